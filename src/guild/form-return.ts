// A comment written in the thread where the form is asked for: it is taken away, and its author gets the text back with a
// button that opens the form with it. Nothing is held against them, and no case is made of it.
import { retryDelay } from "../cases/steps.ts";
import { put, remove } from "../store/store.ts";
import { draftOf } from "./form-draft.ts";
import { handedBackView, pointerView } from "./form-view.ts";
import type { Guild } from "./guild.ts";
import type { Incoming } from "./moderate.ts";
import { Refusal } from "./platform.ts";
import { memberRecord, pointerKey, pointerRecord, type Return, returnKey, returnRecord } from "./records.ts";

const POINTER_AGAIN = 600_000;
const MOST_TRIES = 12;

/** Writes down that a comment is to be handed back, with its text, and does it. @throws StoreError */
export async function handBack(guild: Guild, { comment }: Incoming): Promise<void> {
	const text = comment.parts
		.filter(({ source }) => source === "content")
		.map((part) => part.text)
		.join("\n");
	const record: Return = {
		messageId: comment.id,
		threadId: comment.channelId,
		authorId: comment.authorId,
		at: guild.now(),
		attemptedAt: null,
		deleted: false,
		tries: 0,
		nextTry: 0,
	};
	const draft = draftOf({ authorId: comment.authorId, threadId: comment.channelId, text }, guild.now());
	await guild.write([put(returnRecord, returnKey(comment.id), record), ...(text ? [draft] : [])]);
	await finish(guild, comment.id);
}

/** What a crash or a refusal left. Part of every tick. */
export async function handBackAll(guild: Guild): Promise<void> {
	const due: string[] = [];
	for await (const { value } of guild.store.list(returnRecord, "return/")) due.push(value.messageId);
	for (const id of due) await guild.safely("return", id, () => finish(guild, id));
}

async function finish(guild: Guild, messageId: string): Promise<void> {
	await guild.alone(`return/${messageId}`, async () => {
		const key = returnKey(messageId);
		const record = await guild.store.get(returnRecord, key);
		if (!record || record.nextTry > guild.now()) return;
		try {
			if (!record.deleted) {
				const message = { kind: "deleteMessage" as const, channelId: record.threadId, messageId };
				await guild.platform.deleteMessage(message, "Wortmeldung: Formular / form");
				await guild.write([put(returnRecord, key, { ...record, deleted: true, attemptedAt: guild.now() })]);
			}
			await tell(guild, record);
			await guild.write([remove(key)]);
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			const now = (await guild.store.get(returnRecord, key)) ?? record;
			const tries = now.tries + 1;
			// Where the bot may delete nothing, the comment stands: better than a member who is told of something else.
			const given = error.final || tries >= MOST_TRIES;
			if (given) guild.log.warn({ guild: guild.id, message: messageId }, `comment not handed back: ${error.message}`);
			const nextTry = guild.now() + Math.max(error.retryAfter ?? 0, retryDelay(tries));
			await guild.write([given ? remove(key) : put(returnRecord, key, { ...now, tries, nextTry })]);
		}
	});
}

async function tell(guild: Guild, { messageId, threadId, authorId, attemptedAt }: Return): Promise<void> {
	const member = await guild.store.get(memberRecord, `member/${authorId}`);
	const language = member?.language ?? guild.language;
	const marker = `kommentar:schreiben:${guild.id}:${threadId}:${messageId}`;
	const view = handedBackView({ guildName: guild.platform.guildName(), threadId, marker }, language);
	try {
		const nonce = `h${BigInt(messageId).toString(36)}`;
		await guild.platform.send({ to: { userId: authorId }, view, nonce, marker, attemptedAt });
	} catch (error) {
		if (!(error instanceof Refusal && error.reason === "closedDms")) throw error;
		await point(guild, threadId);
	}
}

/** A line in the thread for those who cannot be told in person, not more than one in ten minutes. */
export async function point(guild: Guild, threadId: string): Promise<void> {
	if (await guild.store.get(pointerRecord, pointerKey(threadId))) return;
	await guild.platform.send({
		to: { channelId: threadId },
		view: pointerView(guild.id, threadId, guild.language),
		nonce: `k${BigInt(threadId).toString(36)}${Math.floor(guild.now() / POINTER_AGAIN).toString(36)}`.slice(0, 25),
		marker: "",
		attemptedAt: null,
	});
	const pointed = put(pointerRecord, pointerKey(threadId), { at: guild.now() }, { ttl: POINTER_AGAIN });
	await guild.write([pointed]);
}
