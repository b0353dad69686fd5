// What feedsmith found, in one shape for all formats. Still as it came: HTML in titles, dates as text, relative links.
import type { AtomFeed, JsonFeed, MediaNs, RdfFeed, RssFeed } from "feedsmith";

export interface RawItem {
	guid: string | null;
	guidIsLink: boolean;
	title: string;
	titleIsText: boolean;
	link: string | null;
	base: string | null;
	published: string | null;
	updated: string | null;
	summary: string;
	content: string;
	contentIsText: boolean;
	author: string | null;
	categories: string[];
	/** Candidates, best first. */
	images: string[];
	comments: number | null;
}

export interface RawFeed {
	title: string;
	link: string | null;
	base: string | null;
	/** Minutes. */
	ttl: number | null;
	hub: string | null;
	self: string | null;
	older: string | null;
	generator: string;
	author: string | null;
	items: RawItem[];
}

type Links = AtomFeed.Entry<string>["links"];

export function fromRss(feed: RssFeed.Feed<string>): RawFeed {
	const links = feed.atom?.links;
	return {
		title: feed.title ?? feed.dc?.titles?.[0] ?? "",
		link: feed.link ?? href(links, "alternate"),
		base: feed.xml?.base ?? null,
		ttl: typeof feed.ttl === "number" && feed.ttl > 0 ? feed.ttl : null,
		hub: href(links, "hub"),
		self: href(links, "self"),
		older: href(links, "prev-archive") ?? href(links, "next"),
		generator: feed.generator ?? "",
		author: null,
		items: (feed.items ?? []).map(rssItem),
	};
}

function rssItem(item: RssFeed.Item<string>): RawItem {
	const author = item.dc?.creators?.[0] ?? person(item.authors?.[0]) ?? item.atom?.authors?.[0]?.name;
	const enclosure = item.enclosures?.filter((file) => file.type?.startsWith("image/") || isImage(file.url)) ?? [];
	return {
		...EMPTY,
		guid: item.guid?.value ?? item.atom?.id ?? null,
		guidIsLink: item.guid?.isPermaLink !== false,
		title: item.title ?? item.dc?.titles?.[0] ?? item.media?.title?.value ?? "",
		link: item.link ?? href(item.atom?.links, "alternate"),
		base: item.xml?.base ?? null,
		published: item.pubDate ?? item.dc?.dates?.[0] ?? item.atom?.published ?? item.dcterms?.issued?.[0] ?? null,
		updated: item.atom?.updated ?? item.dcterms?.modified?.[0] ?? null,
		summary: item.description ?? item.atom?.summary?.value ?? item.media?.description?.value ?? "",
		content: item.content?.encoded ?? item.atom?.content?.value ?? "",
		author: author ?? null,
		categories: [...(item.categories ?? []).map((category) => category.name ?? ""), ...(item.dc?.subjects ?? [])],
		images: [...mediaImages(item.media), ...enclosure.map((file) => file.url ?? ""), item.itunes?.image ?? ""],
		comments: item.slash?.comments ?? null,
	};
}

export function fromRdf(feed: RdfFeed.Feed<string>): RawFeed {
	const links = feed.atom?.links;
	return {
		title: feed.title ?? feed.dc?.titles?.[0] ?? "",
		link: feed.link ?? null,
		base: feed.xml?.base ?? null,
		ttl: null,
		hub: href(links, "hub"),
		self: href(links, "self"),
		older: href(links, "next"),
		generator: "",
		author: null,
		items: (feed.items ?? []).map((item) => ({
			...EMPTY,
			guid: item.rdf?.about ?? null,
			title: item.title ?? item.dc?.titles?.[0] ?? "",
			link: item.link ?? null,
			base: item.xml?.base ?? null,
			published: item.dc?.dates?.[0] ?? item.dcterms?.issued?.[0] ?? null,
			updated: item.dcterms?.modified?.[0] ?? null,
			summary: item.description ?? item.dc?.descriptions?.[0] ?? "",
			content: item.content?.encoded ?? "",
			author: item.dc?.creators?.[0] ?? null,
			categories: item.dc?.subjects ?? [],
			images: mediaImages(item.media),
			comments: item.slash?.comments ?? null,
		})),
	};
}

export function fromAtom(feed: AtomFeed.Feed<string>): RawFeed {
	return {
		title: feed.title?.value ?? "",
		link: href(feed.links, "alternate"),
		base: feed.xml?.base ?? null,
		ttl: null,
		hub: href(feed.links, "hub"),
		self: href(feed.links, "self"),
		older: href(feed.links, "prev-archive") ?? href(feed.links, "next"),
		generator: feed.generator?.text ?? "",
		author: feed.authors?.[0]?.name ?? null,
		items: (feed.entries ?? []).map(atomEntry),
	};
}

function atomEntry(entry: AtomFeed.Entry<string>): RawItem {
	const images = entry.links?.filter(
		(link) => link.rel === "enclosure" && (link.type?.startsWith("image/") || isImage(link.href)),
	);
	const content = entry.content;
	const isText = content?.type === undefined || content.type === "text" || content.type === "text/plain";
	return {
		...EMPTY,
		guid: entry.id ?? null,
		title: entry.title?.value ?? entry.media?.title?.value ?? "",
		titleIsText: entry.title?.type === undefined || entry.title.type === "text",
		link: href(entry.links, "alternate"),
		base: join(entry.xml?.base, content?.xml?.base),
		published: entry.published ?? entry.dc?.dates?.[0] ?? null,
		updated: entry.updated ?? entry.dcterms?.modified?.[0] ?? null,
		summary:
			entry.summary?.value ?? entry.media?.description?.value ?? entry.media?.groups?.[0]?.description?.value ?? "",
		content: isText || content?.type?.includes("html") ? (content?.value ?? "") : "",
		contentIsText: isText,
		author: entry.authors?.[0]?.name ?? entry.source?.authors?.[0]?.name ?? entry.dc?.creators?.[0] ?? null,
		categories: (entry.categories ?? []).map((category) => category.label ?? category.term ?? ""),
		images: [...mediaImages(entry.media), ...(images ?? []).map((link) => link.href ?? "")],
		comments: entry.slash?.comments ?? entry.thr?.total ?? null,
	};
}

export function fromJson(feed: JsonFeed.Feed<string>): RawFeed {
	return {
		title: feed.title ?? "",
		link: feed.home_page_url ?? null,
		base: null,
		ttl: null,
		hub: feed.hubs?.find((hub) => hub.type?.toLowerCase() === "websub")?.url ?? null,
		self: feed.feed_url ?? null,
		older: feed.next_url ?? null,
		generator: "",
		author: feed.authors?.[0]?.name ?? null,
		items: (feed.items ?? []).map((item) => ({
			...EMPTY,
			guid: item.id ?? null,
			guidIsLink: item.url === undefined,
			title: item.title ?? "",
			titleIsText: true,
			link: item.url ?? item.external_url ?? null,
			published: item.date_published ?? null,
			updated: item.date_modified ?? null,
			summary: item.summary ?? "",
			content: item.content_html ?? item.content_text ?? "",
			contentIsText: item.content_html === undefined,
			author: item.authors?.[0]?.name ?? null,
			categories: item.tags ?? [],
			images: [item.image ?? "", item.banner_image ?? ""],
		})),
	};
}

const EMPTY: RawItem = {
	guid: null,
	guidIsLink: true,
	title: "",
	titleIsText: false,
	link: null,
	base: null,
	published: null,
	updated: null,
	summary: "",
	content: "",
	contentIsText: false,
	author: null,
	categories: [],
	images: [],
	comments: null,
};

/** A link by its relation; one without relation is "alternate", and there a page is preferred to other forms. */
function href(links: Links, rel: string): string | null {
	const fitting = (links ?? []).filter((link) => link.href && (link.rel ?? "alternate").toLowerCase() === rel);
	return (fitting.find((link) => link.type === undefined || /html/.test(link.type)) ?? fitting[0])?.href ?? null;
}

function person(author: { name?: string; email?: string } | undefined): string | undefined {
	return author?.name ?? author?.email?.split("@")[0];
}

function join(outer: string | undefined, inner: string | undefined): string | null {
	if (!inner || !outer) return inner ?? outer ?? null;
	return URL.parse(inner, outer)?.href ?? outer;
}

function mediaImages(media: MediaNs.ItemOrFeed | undefined): string[] {
	if (!media) return [];
	const contents = [...(media.contents ?? []), ...(media.groups ?? []).flatMap((group) => group.contents ?? [])];
	const images = contents
		.filter(
			(file) =>
				file.medium === "image" || file.type?.startsWith("image/") || (!file.medium && !file.type && isImage(file.url)),
		)
		.sort((a, b) => (b.width ?? 0) - (a.width ?? 0));
	const thumbnails = [
		...(media.thumbnails ?? []),
		...contents.flatMap((file) => file.thumbnails ?? []),
		...(media.groups ?? []).flatMap((group) => group.thumbnails ?? []),
	];
	return [...images, ...thumbnails].map((file) => file.url ?? "");
}

function isImage(url: string | undefined): boolean {
	return url !== undefined && /\.(?:jpe?g|png|webp|gif|avif)(?:[?#]|$)/i.test(url.slice(0, 2000));
}
