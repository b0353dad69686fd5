// The text of an article, from a whole web page or from the HTML of a feed item.
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";

/** An article's link to another article, as "Mehr zum Thema" and "Ähnliche Beiträge" give them. */
export interface Related {
	readonly title: string;
	readonly url: string;
}

/** What a careful reader would copy from a page (DESIGN.md section 6). */
export interface Extracted {
	readonly title: string | null;
	readonly byline: string | null;
	/** ISO 8601 in UTC. */
	readonly published: string | null;
	readonly site: string | null;
	readonly canonical: string | null;
	readonly paragraphs: readonly string[];
	/** The paragraphs joined by an empty line, without the title. */
	readonly text: string;
	readonly related: readonly Related[];
	readonly image: string | null;
}

export interface ExtractedFragment {
	readonly paragraphs: readonly string[];
	readonly text: string;
	readonly related: readonly Related[];
	readonly image: string | null;
}

const TAIL =
	/^(schreibe? (einen|deinen) kommentar|kommentar (verfassen|schreiben|hinterlassen)|leave a (reply|comment)|ähnliche (beiträge|artikel)|mehr zum thema|das könnte (sie|dich) auch interessieren|lesen sie auch|der beitrag .* erschien zuerst auf)/iu;

/** First version: Readability and a German tail cutter. */
export function extract(html: string, options: { url?: string } = {}): Extracted {
	const { document } = parseHTML(html);
	const article = new Readability(document as never).parse();
	const fragment = extractFragment(article?.content ?? "", options);
	return {
		title: article?.title ?? null,
		byline: article?.byline ?? null,
		published: article?.publishedTime ?? null,
		site: article?.siteName ?? null,
		canonical: options.url ?? null,
		...fragment,
	};
}

export function extractFragment(html: string, options: { url?: string } = {}): ExtractedFragment {
	const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
	const paragraphs: string[] = [];
	const related: Related[] = [];
	let image: string | null = null;
	for (const block of document.querySelectorAll("p, li, h2, h3, h4, blockquote, pre, img")) {
		if (block.tagName === "IMG") {
			image ??= block.getAttribute("src");
			continue;
		}
		const line = (block.textContent ?? "").replace(/\s+/gu, " ").trim();
		if (!line || block.querySelector("p")) continue;
		if (!TAIL.test(line)) {
			paragraphs.push(line);
			continue;
		}
		for (const link of block.querySelectorAll("a[href]")) {
			const target = URL.parse(link.getAttribute("href") ?? "", options.url ?? undefined);
			if (target) related.push({ title: (link.textContent ?? "").trim(), url: target.href });
		}
	}
	return { paragraphs, text: paragraphs.join("\n\n"), related, image };
}
