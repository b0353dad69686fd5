// Lists of feeds as every feed reader reads and writes them (OPML 2.0).
import { generateOpml, type Opml, parseOpml } from "feedsmith";
import { UserError } from "../errors.ts";
import { defineTexts } from "../texts.ts";
import { decodeBytes } from "./decode.ts";
import { shapeOf, tidyOpml } from "./feed-shape.ts";
import { cleanCharacters, decodeEntities } from "./plain-text.ts";
import { httpUrl } from "./url.ts";

export interface ListedFeed {
	url: string;
	title: string;
	/** The website, "" where it is not named. */
	link: string;
	/** The folders it lies in, outermost first. */
	folders: string[];
}

const texts = defineTexts({
	de: {
		noOpml: "Das ist keine OPML-Liste. Exportiere sie in deinem Feedreader als OPML und schick mir diese Datei.",
		tooLarge: "Die Liste ist zu groß (mehr als {n} Feeds oder 2 MB). Teile sie auf.",
		noFeeds: "In der Liste steht kein einziger Feed mit einer Adresse (xmlUrl).",
	},
	en: {
		noOpml: "This is not an OPML list. Export it from your feed reader as OPML and send me that file.",
		tooLarge: "The list is too large (more than {n} feeds or 2 MB). Split it up.",
		noFeeds: "There is not a single feed with an address (xmlUrl) in the list.",
	},
});

const MAX_FEEDS = 500;

/**
 * @param bytes the file as it was uploaded
 * @returns its feeds, each address once
 * @throws UserError saying what is wrong with the list
 */
export function readOpml(bytes: Uint8Array): ListedFeed[] {
	if (bytes.length > 2_000_000) throw new UserError(texts.tooLarge, { n: MAX_FEEDS });
	const text = tidyOpml(decodeBytes(bytes).text);
	const shape = shapeOf(text, { depth: 64, elements: 20_000, tag: 65_536 });
	if (shape.root !== "opml") throw new UserError(texts.noOpml);
	if (shape.depth > 64 || shape.elements > 20_000 || shape.longestTag > 65_536)
		throw new UserError(texts.tooLarge, { n: MAX_FEEDS });
	let document: Opml.Document<string>;
	try {
		document = parseOpml<string>(text);
	} catch (error) {
		throw new UserError(texts.noOpml, {}, { cause: error });
	}
	const feeds = new Map<string, ListedFeed>();
	const walk = (outlines: readonly Opml.Outline<string>[], folders: string[]) => {
		for (const outline of outlines) {
			const name = cleanCharacters(decodeEntities(outline.title ?? outline.text ?? ""))
				.replace(/\s+/g, " ")
				.trim();
			const url = httpUrl(outline.xmlUrl);
			if (url && !feeds.has(url)) feeds.set(url, { url, title: name, link: httpUrl(outline.htmlUrl) ?? "", folders });
			if (outline.outlines) walk(outline.outlines, url ? folders : [...folders, name].filter(Boolean));
		}
	};
	walk(document.body?.outlines ?? [], []);
	if (feeds.size === 0) throw new UserError(texts.noFeeds);
	if (feeds.size > MAX_FEEDS) throw new UserError(texts.tooLarge, { n: MAX_FEEDS });
	return [...feeds.values()];
}

/** @returns the list as an OPML document; feeds of one folder stand together */
export function writeOpml(feeds: readonly ListedFeed[], title: string): string {
	const root: Opml.Outline<Date>[] = [];
	const folders = new Map<string, Opml.Outline<Date>[]>();
	for (const feed of feeds) {
		let level = root;
		for (const [depth, name] of feed.folders.entries()) {
			const path = feed.folders.slice(0, depth + 1).join("\u0000");
			let inside = folders.get(path);
			if (!inside) {
				inside = [];
				folders.set(path, inside);
				level.push({ text: name, title: name, outlines: inside });
			}
			level = inside;
		}
		level.push({
			type: "rss",
			text: feed.title,
			title: feed.title,
			xmlUrl: feed.url,
			...(feed.link ? { htmlUrl: feed.link } : {}),
		});
	}
	return generateOpml({ head: { title }, body: { outlines: root } });
}
