// One message of Discord judged once: what was judged of it before is not judged again.
import { type Client, GatewayIntentBits, type Message, type PartialMessage } from "discord.js";
import { formAuthor, withAuthor } from "../guild/form-author.ts";
import { mustUseForm } from "../guild/form-mode.ts";
import { point } from "../guild/form-return.ts";
import type { Guild } from "../guild/guild.ts";
import { moderate } from "../guild/moderate.ts";
import { decidedRecord } from "../guild/records.ts";
import type { Comment } from "../rules/comment.ts";
import { authorOf } from "./author.ts";
import { commentOf, readRevision } from "./comment.ts";
import { COMMENTS, threadOf } from "./posted.ts";
import { isGone } from "./refusal.ts";
import { isOwnWebhook } from "./webhooks.ts";

/**
 * Judges a message, unless it was judged in this form.
 * @param mayBeKnown whether it may have been judged before this process remembers: an edit, or one that was missed
 * @throws StoreError, or whatever Discord answers: then it is not judged
 */
export async function judge(
	client: Client,
	guild: Guild,
	event: Message | PartialMessage,
	mayBeKnown: boolean,
): Promise<void> {
	if (event.author?.id === client.user?.id) return;
	const message = await complete(event);
	if (!message?.inGuild() || !COMMENTS.has(message.type) || message.author.id === client.user?.id) return;
	// What came through the form is judged there; here only what changes in it later, such as a preview.
	const form = isOwnWebhook(message) ? await formAuthor(guild, message.id) : undefined;
	if (isOwnWebhook(message) && !form) return;
	const comment = { ...commentOf(message), ...(form ? { authorId: form.authorId } : {}) };
	if (!form && isUnread(message)) return unread(guild, message, comment, mayBeKnown);
	const before =
		guild.memory.revisionOf(comment.id) ??
		(mayBeKnown ? await revisionBefore(guild, message, comment.revision) : undefined);
	// Pins and threads change a message too; only what can be read makes a new revision.
	if (before === comment.revision) return;
	if (before !== undefined) guild.memory.recall(comment.id, before);
	const more = before === undefined ? null : morePreviews(before, comment.revision);
	if (more?.size === 0) return;
	const posted = await withAuthor(guild, { comment, author: await authorOf(message), thread: threadOf(message) });
	await moderate(guild, {
		...posted,
		...(more ? { judged: commentOf(message, more) } : {}),
		...(form ? { form: "posted" as const } : {}),
		language: guild.language,
	});
}

/**
 * Without the message content intent Discord shows nothing of what was written, but for what mentions the bot, and read
 * back over REST where the intent is allowed after all: to judge by such chances would be unjust.
 */
function isUnread(message: Message<true>): boolean {
	return !message.client.options.intents.has(GatewayIntentBits.MessageContent);
}

/**
 * What cannot be read is not judged: no rule says anything, it does not count as having stood, and nothing is held. Where
 * comments have to come through the form it stands all the same, since its author could not be given their text back; a
 * line in the thread points to the form.
 */
async function unread(guild: Guild, message: Message<true>, comment: Comment, mayBeKnown: boolean): Promise<void> {
	const thread = threadOf(message);
	if (!thread || guild.memory.revisionOf(comment.id) !== undefined) return;
	if (mayBeKnown) {
		await guild.progress.load();
		if (BigInt(message.id) <= guild.progress.judgedUpTo(message.channelId)) return;
	}
	const author = await authorOf(message);
	if (await mustUseForm(guild, author, thread.id))
		await guild.alone(`point/${thread.id}`, () => point(guild, thread.id));
}

/** The previews that came later to what was written before; null where something else was written. */
function morePreviews(before: string, now: string): ReadonlySet<string> | null {
	const [was, is] = [readRevision(before), readRevision(now)];
	return was.written === is.written ? is.previews.difference(was.previews) : null;
}

/**
 * The revision that was judged before this process remembers. "" where it was another one that nobody knows any more;
 * undefined where the message was never judged.
 */
async function revisionBefore(guild: Guild, message: Message<true>, now: string): Promise<string | undefined> {
	await guild.progress.load();
	const decided = await guild.store.get(decidedRecord, `decided/${message.id}`);
	if (decided) return decided.revision;
	if (BigInt(message.id) > guild.progress.judgedUpTo(message.channelId)) return undefined;
	const unchanged = message.editedTimestamp === null || message.editedTimestamp < guild.progress.editsSince();
	return unchanged ? readRevision(now).written : "";
}

async function complete(message: Message | PartialMessage): Promise<Message | null> {
	if (!message.partial) return message;
	try {
		return await message.fetch();
	} catch (error) {
		if (isGone(error)) return null;
		throw error;
	}
}
