// The articles a guild knows.
import { UserError } from "../errors.ts";
import { text } from "../texts.ts";
import type { Guild } from "./guild.ts";
import { type ArticleRecord, articleKey, articleRecord } from "./records.ts";

/** Every article of the guild, the one found last first. */
export async function articles(guild: Guild): Promise<ArticleRecord[]> {
	const found: ArticleRecord[] = [];
	for await (const { value } of guild.store.list(articleRecord, "article/")) found.push(value);
	return found.sort((a, b) => b.foundAt - a.foundAt);
}

/**
 * The article that a command is about: the one named, else the one of the thread it was called in.
 * @param key an article's key, as an option or a button carries it
 * @throws UserError where there is neither
 */
export async function chosenArticle(
	guild: Guild,
	key: string | undefined,
	channelId: string | null,
): Promise<ArticleRecord> {
	const found = key
		? await guild.store.get(articleRecord, articleKey(key)).catch(() => undefined)
		: channelId
			? await guild.articleOf(channelId)
			: null;
	if (found) return found;
	throw new UserError(
		key
			? text(
					"Diesen Artikel kenne ich nicht. Wähle einen aus der Liste, die beim Tippen erscheint.",
					"I do not know this article. Choose one from the list that appears while you type.",
				)
			: text(
					"Hier wird kein Artikel besprochen. Rufe den Befehl im Thread eines Artikels auf oder wähle bei „artikel“ einen aus.",
					"No article is discussed here. Use the command in an article's thread, or choose one with the option “article”.",
				),
	);
}
