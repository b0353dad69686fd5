// Comments from the form on their way into the thread: written down, posted under the author's name, judged like any
// other. What a crash or a refusal leaves is taken up by the next tick.
import { retryDelay } from "../cases/steps.ts";
import { put, remove } from "../store/store.ts";
import { readPosted } from "./form-author.ts";
import { draftOf } from "./form-draft.ts";
import type { Guild } from "./guild.ts";
import { moderate } from "./moderate.ts";
import { Refusal, type Sent } from "./platform.ts";
import { draftKey, type Submission, submissionKey, submissionRecord } from "./records.ts";
import { postUnderName } from "./under-name.ts";

/** Longer than this nobody waits for a comment to appear; its text is then kept as a draft. */
const LONGEST = 86_400_000;

export type Delivered =
	| { readonly type: "posted"; readonly sent: Sent }
	/** Discord or the way there failed; it is tried again. */
	| { readonly type: "waiting" }
	/** Discord will not take it; the text is a draft again. */
	| { readonly type: "refused"; readonly why: Refusal };

/** Writes a comment down as one that is to be posted; what its author had as a draft is used up. */
export function accept(guild: Guild, submission: Submission): Promise<void> {
	return guild.run(() =>
		guild.store.commit([
			put(submissionRecord, submissionKey(submission.id), submission),
			remove(draftKey(submission.authorId, submission.threadId)),
		]),
	);
}

/** Takes the steps that a comment from the form still owes. @throws StoreError */
export async function deliver(guild: Guild, id: string): Promise<Delivered> {
	let delivered: Delivered = { type: "waiting" };
	await guild.alone(`submission/${id}`, async () => {
		const submission = await guild.store.get(submissionRecord, submissionKey(id));
		if (!submission || submission.nextTry > guild.now()) return;
		try {
			const sent = submission.messageId
				? { channelId: submission.threadId, messageId: submission.messageId }
				: await post(guild, submission);
			await judge(guild, submission, sent);
			await guild.write([remove(submissionKey(id))]);
			delivered = { type: "posted", sent };
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			delivered = await later(guild, submission, error);
		}
	});
	return delivered;
}

/** Everything from the form that is still on its way. Part of every tick. */
export async function deliverAll(guild: Guild): Promise<void> {
	const due: string[] = [];
	for await (const { value } of guild.store.list(submissionRecord, "submission/")) due.push(value.id);
	for (const id of due) await guild.safely("submission", id, async () => void (await deliver(guild, id)));
}

async function post(guild: Guild, submission: Submission): Promise<Sent> {
	const { id, authorId, threadId, text, attemptedAt } = submission;
	const key = submissionKey(id);
	if (attemptedAt === null)
		await guild.write([put(submissionRecord, key, { ...submission, attemptedAt: guild.now() })]);
	const author = { id: authorId, userName: submission.userName, displayName: submission.name };
	const sent = await postUnderName(guild, author, { threadId, text, attemptedAt }, key);
	const now = (await guild.store.get(submissionRecord, key)) ?? submission;
	await guild.write([put(submissionRecord, key, { ...now, messageId: sent.messageId })]);
	return sent;
}

async function judge(guild: Guild, { text }: Submission, sent: Sent): Promise<void> {
	const posted = await readPosted(guild, sent.channelId, sent.messageId);
	// Deleted again meanwhile.
	if (!posted) return;
	const { comment } = posted;
	const readable = comment.parts.some(({ source }) => source === "content");
	await moderate(guild, {
		...posted,
		comment: readable ? comment : { ...comment, parts: [{ source: "content", text }, ...comment.parts] },
		form: "posted",
		language: guild.language,
	});
}

async function later(guild: Guild, submission: Submission, why: Refusal): Promise<Delivered> {
	const key = submissionKey(submission.id);
	const now = (await guild.store.get(submissionRecord, key)) ?? submission;
	const tries = now.tries + 1;
	const posted = now.messageId !== null;
	if (!posted && (why.final || guild.now() - now.at > LONGEST)) {
		await guild.write([remove(key), draftOf(now, guild.now())]);
		return { type: "refused", why };
	}
	const nextTry = guild.now() + Math.max(why.retryAfter ?? 0, retryDelay(tries));
	await guild.write([put(submissionRecord, key, { ...now, tries, nextTry })]);
	return { type: "waiting" };
}
