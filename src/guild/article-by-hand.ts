// An article that somebody brings by its address, without a feed.
import type { FeedItem } from "../articles/article.ts";
import { shortHash } from "../articles/hash.ts";
import { keysOf } from "../articles/identity.ts";
import { toArticle } from "../articles/read.ts";
import { canonicalUrl } from "../articles/url.ts";
import { UserError } from "../errors.ts";
import { text } from "../texts.ts";
import { newRecord } from "./feed-arrivals.ts";
import { channelKey, linked, owe } from "./feed-poll.ts";
import type { Guild } from "./guild.ts";
import { publish } from "./publish.ts";
import { type ArticleRecord, articleKey, articleRecord, linkKey, linkRecord } from "./records.ts";

const NO_ARTICLE = text(
	"Auf dieser Seite finde ich keinen Artikel. Nimm die Adresse eines einzelnen Artikels, nicht die einer Übersicht.",
	"I find no article on this page. Use the address of a single article, not that of an overview.",
);

export type ByHand =
	| { readonly type: "published"; readonly record: ArticleRecord }
	| { readonly type: "there"; readonly record: ArticleRecord };

/**
 * Reads a page and posts its article, with a thread, as if a feed had brought it.
 * @param channel an id
 * @throws UserError where the page cannot be read or holds no article
 */
export async function publishByHand(guild: Guild, address: string, channel: string, by: string): Promise<ByHand> {
	const read = await guild.desk.page(canonicalUrl(address.trim()) ?? address.trim());
	if (read.status === "failed") throw new UserError(read.text, read.params);
	const { page } = read;
	if (!page.title || page.paragraphs.length === 0) throw new UserError(NO_ARTICLE);
	const link = canonicalUrl(page.canonical) ?? canonicalUrl(read.url) ?? read.url;
	const keys = keysOf({ guid: null, link, title: page.title, text: page.paragraphs.join("\n"), home: "" });
	const item: FeedItem = {
		key: shortHash(keys[0] ?? link),
		keys,
		weakKeys: [],
		guid: null,
		title: page.title,
		link,
		published: null,
		updated: null,
		summary: "",
		content: "",
		author: page.byline ?? null,
		categories: [],
		image: page.image ?? null,
		comments: null,
		hash: "",
	};
	const article = toArticle(item, { extracted: page, feedTitle: "", firstSeen: guild.now() });
	const found = await guild.run(async () => {
		const index = linkKey(article.link, channelKey(guild, channel));
		const twin = index ? (await guild.store.get(linkRecord, index))?.article : undefined;
		const there = await guild.store.get(articleRecord, articleKey(twin ?? article.key));
		if (there && (twin || channelKey(guild, there.channel) === channel)) return there;
		const key = there ? shortHash(article.key, channel) : article.key;
		const record = newRecord({ ...article, key }, { feedId: "", channel, now: guild.now(), postedBy: by });
		await guild.store.commit([...owe(record), ...linked(guild, record)]);
		return record.article.key;
	});
	if (typeof found !== "string") return { type: "there", record: found };
	await publish(guild);
	return { type: "published", record: (await guild.store.get(articleRecord, articleKey(found)))! };
}
