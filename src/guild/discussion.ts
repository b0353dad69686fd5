// The discussion in a thread as it stands now: nothing that was removed, is being looked at or comes from a bot.

import { UserError } from "../errors.ts";
import { type Discussion, discussion } from "../language/discussion.ts";
import { text } from "../texts.ts";
import { formAuthor } from "./form-author.ts";
import type { Guild } from "./guild.ts";
import { Refusal, type ThreadComment } from "./platform.ts";
import { caseKey, caseRecord, decidedRecord } from "./records.ts";

const MOST = 500;

export interface ThreadDiscussion extends Discussion {
	/** What is read of each comment, by its id. */
	readonly texts: ReadonlyMap<string, string>;
	/** Whether there are older comments that were not read. */
	readonly more: boolean;
	/** When the last comment was written; null where there is none. */
	readonly lastAt: number | null;
}

/** @throws UserError where the bot may not read the thread, or it is gone */
export async function threadDiscussion(guild: Guild, threadId: string): Promise<ThreadDiscussion> {
	const { comments, more } = await guild.platform.recentComments(threadId, MOST).catch((error) => {
		if (error instanceof Refusal && error.final) {
			throw new UserError(
				text(
					"Ich darf den Verlauf dieses Threads nicht lesen. Mir fehlt das Recht „Nachrichtenverlauf anzeigen“.",
					"I may not read this thread. I lack the permission “Read Message History”.",
				),
			);
		}
		throw error;
	});
	const standing: ThreadComment[] = [];
	for (const comment of comments) {
		if (!comment.text.trim() || !(await stands(guild, comment.id))) continue;
		const authorId = comment.viaForm ? (await formAuthor(guild, comment.id))?.authorId : comment.authorId;
		if (authorId) standing.push({ ...comment, authorId });
	}
	return {
		...discussion(standing),
		texts: new Map(standing.map(({ id, text: written }) => [id, written])),
		more,
		lastAt: standing.at(-1)?.at ?? null,
	};
}

/** Whether nothing was decided about a comment that would keep it from being shown again elsewhere. */
async function stands(guild: Guild, commentId: string): Promise<boolean> {
	const decided = await guild.store.get(decidedRecord, `decided/${commentId}`);
	const record = decided && (await guild.store.get(caseRecord, caseKey(decided.case)));
	if (!record || record.review === "released") return true;
	return record.review === "none" && record.decision === "allow";
}
