// What people wrote last in a thread, read back from Discord page by page.
import { MessageType, PermissionFlagsBits, type TextBasedChannel } from "discord.js";
import { Refusal, type ThreadComment } from "../guild/platform.ts";
import { isOwnWebhook } from "./webhooks.ts";

const PAGE = 100;
/** Threads where bots write most are not searched for ever. */
const MOST_PAGES = 10;

/**
 * @param limit of people's comments
 * @returns oldest first; `more` where older messages were not looked at
 * @throws Refusal where the bot may not read the history: Discord would answer with an empty list and no error
 */
export async function recentComments(
	channel: TextBasedChannel,
	limit: number,
): Promise<{ comments: ThreadComment[]; more: boolean }> {
	const me = channel.client.user;
	if (!channel.isDMBased() && !channel.permissionsFor(me.id)?.has(PermissionFlagsBits.ReadMessageHistory))
		throw new Refusal("missingPermission", 50013, "cannot read the history");
	const found: ThreadComment[] = [];
	let before: string | undefined;
	for (let page = 0; page < MOST_PAGES; page++) {
		const messages = await channel.messages.fetch({ limit: PAGE, cache: false, ...(before ? { before } : {}) });
		for (const message of messages.values()) {
			before = before === undefined || BigInt(message.id) < BigInt(before) ? message.id : before;
			const viaForm = isOwnWebhook(message);
			const byPerson = !message.author.bot && message.webhookId === null;
			if (!(byPerson || viaForm) || (message.type !== MessageType.Default && message.type !== MessageType.Reply))
				continue;
			if (found.length >= limit) return { comments: found.reverse(), more: true };
			found.push({
				id: message.id,
				authorId: message.author.id,
				text: message.content,
				at: message.createdTimestamp,
				replyTo: message.reference?.type === 0 ? (message.reference.messageId ?? null) : null,
				mentions: [...message.mentions.users.keys()],
				viaForm,
			});
		}
		if (messages.size < PAGE) return { comments: found.reverse(), more: false };
	}
	return { comments: found.reverse(), more: true };
}
