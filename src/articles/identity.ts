// Which entries are the same article (feeds.md rule 1). An entry has several keys, any of which is enough; dates are
// never one of them, and a key that two entries of one document share says nothing there.
import { shortHash } from "./hash.ts";
import { linkIdentity, pathIdentity, wordpressPost } from "./url.ts";

/** What identity is made from. */
export interface Identifiable {
	guid: string | null;
	link: string;
	title: string;
	/** The plain text of teaser and content. */
	text: string;
	/** The website's own address: a guid or link equal to it names no article. */
	home: string;
}

/**
 * The keys of one entry, strongest first, each "kind:hash":
 * - `p` WordPress' post number, from guid or link: survives a change of headline, slug, scheme
 * - `g` guid
 * - `l` canonical link
 * - `m` headline and path: survives the move to another host with new guids
 * - `h` headline and a long text: survives the move to another address
 * - `t` headline alone, only where there is neither guid nor link
 */
export function keysOf(item: Identifiable): string[] {
	const keys: string[] = [];
	const post = wordpressPost(item.guid) ?? wordpressPost(item.link);
	if (post) keys.push(`p:${shortHash(post)}`);
	const guid = guidIdentity(item.guid, item.home);
	if (guid) keys.push(`g:${shortHash(guid)}`);
	const link = linkIdentity(item.link);
	if (link) keys.push(`l:${shortHash(link)}`);
	const title = titleIdentity(item.title);
	const path = item.link ? pathIdentity(item.link) : null;
	if (path && title.length >= 10) keys.push(`m:${shortHash(title, path)}`);
	if (item.text.length >= LONG_TEXT && title) keys.push(`h:${shortHash(title, withoutCounters(item.text))}`);
	if (!guid && !link && title) keys.push(`t:${shortHash(title)}`);
	return keys;
}

/** A shorter text may be the same every week ("Die Nachrichten des Tages im Überblick"). */
const LONG_TEXT = 300;

/** The guid without what flips from poll to poll: scheme, "www.", `&amp;`, a slash at the end. Null where it is none. */
function guidIdentity(guid: string | null, home: string): string | null {
	const value = guid?.trim().replaceAll("&amp;", "&") ?? "";
	if (value === "" || /^(?:null|undefined|none|guid|id|0+)$/i.test(value)) return null;
	if (!/^https?:\/\//i.test(value)) return value;
	// An address that names a whole website is no name for an article.
	if (linkIdentity(value) === null || (home !== "" && linkIdentity(value) === linkIdentity(home))) return null;
	return value.replace(/^https?:\/\/(?:www\.)?/i, "").replace(/\/$/, "");
}

/** A headline as it is compared: letters and digits in lower case. */
export function titleIdentity(title: string): string {
	return title
		.normalize("NFKC")
		.toLowerCase()
		.replaceAll("ß", "ss")
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.trim();
}

/** Text without the numbers that a website changes by itself: comments, views, minutes to read. */
export function withoutCounters(text: string): string {
	return text
		.replace(
			/\b\d[\d.]*\s*(?:kommentare?|comments?|aufrufe?|views?|leser|likes?|shares?|mal (?:gelesen|geteilt)|minuten?(?: lesezeit)?|min\.?(?: lesezeit| read)?)(?![\p{L}\p{N}])/giu,
			"",
		)
		.replace(/(?:kommentare|comments|aufrufe|lesezeit)\s*[:(]\s*[\d.]+\)?/giu, "");
}

/** What a reader would notice of an article: headline, teaser and text, spaces and counters aside. */
export function contentHash(title: string, teaser: string, text: string): string {
	const tidy = (value: string) =>
		withoutCounters(value)
			.replace(/\s\s+|[^\S ]/g, " ")
			.trim();
	return shortHash(tidy(title), tidy(teaser), tidy(text));
}

/**
 * Keeps, for each entry, the keys that no other entry of the document has; of two entries that are the same article the
 * first stays.
 * @param entries the keys and headline of each entry, in the document's order
 * @returns for each entry its keys, or null for a repetition; and the keys that were repeated
 */
export function strongKeys(entries: readonly { keys: readonly string[]; title: string }[]): {
	keys: (string[] | null)[];
	weak: string[];
} {
	const owners = new Map<string, number[]>();
	for (const [index, entry] of entries.entries()) {
		for (const key of entry.keys) {
			const known = owners.get(key);
			if (known) known.push(index);
			else owners.set(key, [index]);
		}
	}
	const titles = entries.map((entry) => titleIdentity(entry.title));
	const dropped = new Set<number>();
	for (const [index, entry] of entries.entries()) {
		for (const key of entry.keys) {
			const shared = owners.get(key)!;
			for (const earlier of shared) {
				if (earlier >= index || dropped.has(index)) break;
				if (dropped.has(earlier)) continue;
				// An old and a new headline of one article stand side by side; on more entries it is a broken feed.
				const likely = titles[earlier] === titles[index] ? 1 : shared.length === 2 ? 2 : null;
				if (likely !== null && sameArticle(entries[earlier]!.keys, entry.keys, likely)) dropped.add(index);
			}
		}
	}
	const weak: string[] = [];
	for (const [key, indexes] of owners) if (indexes.filter((index) => !dropped.has(index)).length > 1) weak.push(key);
	const weakSet = new Set(weak);
	return {
		keys: entries.map((entry, index) => {
			if (dropped.has(index)) return null;
			const strong = entry.keys.filter((key) => !weakSet.has(key));
			// Nothing it has is its own: all of it together may be.
			return strong.length > 0 ? strong : [`c:${shortHash(titles[index]!, ...entry.keys)}`];
		}),
		weak,
	};
}

/** Whether no identifying key of two entries contradicts the other's, and at least `least` kinds of them agree. */
function sameArticle(a: readonly string[], b: readonly string[], least: number): boolean {
	let shared = 0;
	for (const kind of ["p:", "g:", "l:"]) {
		const one = a.find((key) => key.startsWith(kind));
		const other = b.find((key) => key.startsWith(kind));
		if (one && other && one !== other) return false;
		if (one && one === other) shared++;
	}
	return shared >= least || (a.length === b.length && a.every((key) => b.includes(key)));
}
