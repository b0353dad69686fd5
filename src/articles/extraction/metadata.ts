// Who published what when: from JSON-LD, OpenGraph and meta tags, then from what the page itself shows.
import { httpUrl } from "../url.ts";
import { gather, type Head } from "./head.ts";
import { type LinkedData, linkedDataOf } from "./json-ld.ts";
import { plain } from "./marks.ts";
import { publishedOf } from "./published.ts";
import { type Element, textOf, tidy } from "./tree.ts";

export interface Metadata {
	readonly title: string | null;
	readonly byline: string | null;
	/** ISO 8601 in UTC. */
	readonly published: string | null;
	readonly site: string | null;
	readonly canonical: string | null;
	readonly image: string | null;
	/** What relative addresses on the page are relative to. */
	readonly base: string | null;
	/** The page's own descriptions, for recognising the introduction. */
	readonly description: string | null;
	readonly linkedData: LinkedData;
}

/**
 * @param tree a whole page
 * @param url where the page was fetched from: the base of relative addresses and what a canonical one must agree with
 */
export function metadataOf(tree: Element, url: string | null): Metadata {
	const head = gather(tree);
	const data = linkedDataOf(tree);
	const meta = (...names: string[]) => {
		for (const name of names) {
			const value = tidy(head.meta.get(name) ?? "");
			if (value) return value;
		}
		return null;
	};
	const base = httpUrl(head.base, url) ?? url;
	const site =
		siteName(meta("og:site_name")) ?? data.publisher ?? meta("application-name", "publisher", "dc.publisher");
	return {
		title: titleOf(head, data, meta("og:title", "twitter:title", "dc.title"), site),
		byline: bylineOf(
			head,
			data,
			meta("author", "article:author", "dc.creator", "parsely-author", "sailthru.author"),
			site,
		),
		published: publishedOf(head, data.published, meta),
		site,
		base,
		canonical: canonicalOf(head.canonical, meta("og:url") ?? data.url, base, url),
		image: httpUrl(
			meta("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src") ?? data.image,
			base,
		),
		description: tidy([meta("og:description"), meta("description"), data.description].join(" ")) || null,
		linkedData: data,
	};
}

/** A site's name; some sites give their address instead. */
function siteName(value: string | null): string | null {
	return value && /^https?:/iu.test(value) ? (URL.parse(value)?.hostname.replace(/^www\./u, "") ?? null) : value;
}

/** Separators between a headline and the site's name in a page's title. */
const SEPARATOR = /\s+[|–—·•»:-]{1,2}\s+|\s?[|]\s?/u;

function titleOf(head: Head, data: LinkedData, social: string | null, site: string | null): string | null {
	const candidates = [data.headline && tidy(data.headline), social, head.title].filter(
		(title) => title && title.length < 1_000,
	);
	const headlines = head.headlines.map(textOf).filter((line) => line.length > 2 && line.length < 300);
	// The headline that the page shows, where the page's own data says the same, possibly with the site's name.
	const shown = headlines.find((line) => candidates.some((title) => isHeadlineOf(plain(line), plain(title!))));
	if (shown) return shown;
	const title = candidates[0] ?? (headlines.length === 1 ? headlines[0]! : null);
	return title ? withoutSite(title, site) : null;
}

function isHeadlineOf(line: string, title: string): boolean {
	return line.length > 3 && (line === title || (line.length >= title.length * 0.45 && title.includes(line)));
}

function withoutSite(title: string, site: string | null): string {
	const parts = title.split(SEPARATOR).filter((part) => part);
	if (parts.length < 2) return title;
	const name = site ? plain(site) : null;
	const isSite = (part: string) => {
		const words = plain(part);
		return name
			? words === name || (words.length > 3 && (name.includes(words) || words.includes(name)))
			: /^(?:www\.)?[\w-]+\.\p{L}{2,}$/u.test(part);
	};
	if (isSite(parts.at(-1)!)) return title.slice(0, title.lastIndexOf(parts.at(-1)!)).replace(/[\s|–—·•»:-]+$/u, "");
	if (isSite(parts[0]!)) return title.slice(parts[0]!.length).replace(/^[\s|–—·•»:-]+/u, "");
	return title;
}

function bylineOf(head: Head, data: LinkedData, named: string | null, site: string | null): string | null {
	const shown = head.bylines.slice(0, 5).map((element) => element.attributes.content ?? textOf(element));
	for (const candidate of [data.author, named, ...shown]) {
		const name = cleanByline(candidate);
		if (name && (!site || plain(name) !== plain(site))) return name;
	}
	return null;
}

function cleanByline(value: string | null | undefined): string | null {
	if (!value || value.length > 400) return null;
	const name = tidy(value)
		.replace(
			/^(?:(?:ein (?:gast)?(?:beitrag|artikel) )?(?:erstellt |publiziert |veröffentlicht )?von|by|autor(?:in|en)?|text|geschrieben von|verfasst von|posted by)\s?:?\s+/iu,
			"",
		)
		.replace(
			/\s*[|·•–,(-]?\s*(?:(?:am|veröffentlicht|aktualisiert|stand|vom)\b.*|(?:(?:mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun)\p{L}*,? )?\d{1,2}\.?\s?(?:\d{1,2}\.|\p{L}{3,9}).*)$/iu,
			"",
		)
		.replace(/[\s,;|·•:–-]+$/u, "");
	if (
		name.length < 2 ||
		name.length > 120 ||
		/^https?:|@|^(?:fotos?|bild|©|illustration)\b|^(?:\w*admin\w*|name\b.*|root|webmaster|user|gast|publiziert|erstellt|veröffentlicht|redakteur|autor(?:in)?|author)$/iu.test(
			name,
		)
	)
		return null;
	return /\p{L}{2}/u.test(name) ? name : null;
}

/** The page's own address: its canonical link where that stays on the same site, otherwise the address it was fetched from. */
function canonicalOf(
	link: string | null,
	declared: string | null,
	base: string | null,
	url: string | null,
): string | null {
	for (const candidate of [link, declared]) {
		const target = httpUrl(candidate, base);
		if (target && (!url || isSamePlace(target, url))) return target;
	}
	return httpUrl(url);
}

function isSamePlace(target: string, url: string): boolean {
	const a = URL.parse(target);
	const b = URL.parse(url);
	if (!a || !b) return false;
	const [hostA, hostB] = [bare(a.hostname), bare(b.hostname)];
	if (hostA !== hostB && !hostA.endsWith(`.${hostB}`) && !hostB.endsWith(`.${hostA}`)) return false;
	// A template that names the front page as every article's canonical address is broken.
	return !(a.pathname === "/" && !a.search && (b.pathname !== "/" || b.search));
}

const bare = (host: string) => host.replace(/^(?:www|m|mobil|mobile|amp)\./u, "");
