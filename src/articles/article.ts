// What an article is to the rest of Wortmeldung, and what a feed says about one. Plain JSON: both are stored.
import * as z from "zod";

/** A link that the article offers as further reading; kept, never part of the text. */
export const relatedSchema = z.strictObject({ title: z.string(), url: z.string() });

export const articleSchema = z.strictObject({
	/** Short, [a-z0-9], given when the article is first seen and kept when its headline or address changes. */
	key: z.string().regex(/^[a-z0-9]+$/),
	/** Every strong key that ever named it (see identity.ts), "g:…", "p:…", "l:…", … */
	keys: z.array(z.string()),
	title: z.string(),
	/** Canonical http(s) address. */
	link: z.string(),
	/** Milliseconds since 1970, never after the moment the article was first seen. */
	published: z.number().nullable(),
	updated: z.number().nullable(),
	/** Plain text, at most a paragraph. */
	teaser: z.string(),
	/** The full text, its paragraphs joined by an empty line; "" where none could be had. */
	text: z.string(),
	paragraphs: z.array(z.string()),
	author: z.string().nullable(),
	publisher: z.string().nullable(),
	categories: z.array(z.string()),
	image: z.string().nullable(),
	related: z.array(relatedSchema),
	/** Of title, teaser and text without any date: differs when a reader would see a difference. */
	hash: z.string(),
});
export type Article = z.infer<typeof articleSchema>;
export type Related = z.infer<typeof relatedSchema>;

/** One entry of a feed. */
export interface FeedItem {
	/** Made from its strongest key; `changes()` replaces it by the key under which the article is already known. */
	key: string;
	/** The keys that are unique inside this document, strongest first. */
	keys: string[];
	/** Keys that another entry of the document has too: remembered, but they prove nothing. */
	weakKeys: string[];
	guid: string | null;
	title: string;
	/** Canonical http(s) address, "" where the entry has none. */
	link: string;
	published: number | null;
	updated: number | null;
	/** The teaser as plain text. */
	summary: string;
	/** The full text as HTML where the feed carries it, else "". */
	content: string;
	author: string | null;
	categories: string[];
	image: string | null;
	/** How many comments the website counts, where it says so. */
	comments: number | null;
	/** Of teaser and text, without headline, date or counter. */
	hash: string;
}

export type FeedFormat = "rss" | "atom" | "rdf" | "json";

export interface ParsedFeed {
	title: string;
	/** The website's address, "" where the feed does not say. */
	link: string;
	format: FeedFormat;
	/** Milliseconds for which the feed asks not to be read again. */
	ttl: number | null;
	/** WebSub hub, and the address under which to subscribe. */
	hub: string | null;
	self: string | null;
	/** Where older articles are to be had, for filling a gap. */
	older: string | null;
	/** What had to be repaired for it to be read: [] for a well-formed feed. */
	repairs: string[];
	articles: FeedItem[];
	/** Set by withOlder(): how many of the articles come from the feed's first page. */
	firstPage?: number;
}
