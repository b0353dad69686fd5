// Comments that the newsroom recommends: a line in the thread leads to each, and the discussion's overview names them.
import { put, remove } from "../store/store.ts";
import { defineTexts, type Language, sayIn } from "../texts.ts";
import type { Guild } from "./guild.ts";
import { name, plain, quote, shorten } from "./markdown.ts";
import { type Posted, Refusal } from "./platform.ts";
import {
	type Recommendation,
	recommendationKey,
	recommendationRecord,
	recommendingKey,
	recommendingRecord,
} from "./records.ts";
import type { View } from "./view.ts";

const texts = defineTexts({
	de: {
		title: "Empfehlung der Redaktion",
		read: "Kommentar lesen",
		by: "{author} schreibt:",
		marker: "Empfehlung {id}",
	},
	en: {
		title: "Recommended by the newsroom",
		read: "Read the comment",
		by: "{author} writes:",
		marker: "Recommendation {id}",
	},
});

const QUOTED = 500;

export type Recommended = "recommended" | "already" | "withdrawn" | "notHere" | "unreadable";

/**
 * Recommends a comment under an article, or takes the recommendation back.
 * @param by the moderator's id, from the interaction
 * @throws StoreError, Refusal
 */
export async function recommend(guild: Guild, posted: Posted, by: string): Promise<Recommended> {
	const { comment, author, thread } = posted;
	if (!thread || !(await guild.articleOf(thread.id))) return "notHere";
	const text = comment.parts.find(({ source }) => source === "content")?.text;
	if (!text) return "unreadable";
	const key = recommendationKey(thread.id, comment.id);
	const before = await guild.store.get(recommendationRecord, key);
	if (before && !before.withdrawn) return "already";
	await write(guild, {
		commentId: comment.id,
		threadId: thread.id,
		authorId: author.id,
		authorName: author.displayName,
		text: shorten(text, QUOTED),
		by,
		at: guild.now(),
		attemptedAt: null,
		lineId: null,
		withdrawn: false,
	});
	await showLine(guild, thread.id, comment.id);
	return "recommended";
}

/** Takes a recommendation back: its line goes. @throws StoreError, Refusal */
export async function withdraw(guild: Guild, threadId: string, commentId: string): Promise<Recommended> {
	const before = await guild.store.get(recommendationRecord, recommendationKey(threadId, commentId));
	if (!before || before.withdrawn) return "notHere";
	await write(guild, { ...before, withdrawn: true });
	if (before.lineId) {
		const line = { kind: "deleteMessage" as const, channelId: threadId, messageId: before.lineId };
		await guild.platform.deleteMessage(line, "Wortmeldung: Empfehlung zurückgenommen / recommendation withdrawn");
	}
	return "withdrawn";
}

/** The recommended comments of a thread, the newest first. */
export async function recommendations(guild: Guild, threadId: string): Promise<Recommendation[]> {
	const found: Recommendation[] = [];
	for await (const { value } of guild.store.list(recommendationRecord, `recommendation/${threadId}/`))
		if (!value.withdrawn) found.push(value);
	return found.sort((a, b) => b.at - a.at);
}

/** Posts the lines that a crash or a refusal left out. Part of every tick. */
export async function showRecommendations(guild: Guild): Promise<void> {
	const due: { threadId: string; commentId: string }[] = [];
	for await (const { value } of guild.store.list(recommendingRecord, "recommending/")) due.push(value);
	for (const { threadId, commentId } of due)
		await guild.safely("recommendation", commentId, () => showLine(guild, threadId, commentId));
}

async function showLine(guild: Guild, threadId: string, commentId: string): Promise<void> {
	await guild.alone(`recommendation/${commentId}`, async () => {
		const key = recommendationKey(threadId, commentId);
		const record = await guild.store.get(recommendationRecord, key);
		if (!record || record.withdrawn || record.lineId !== null) return;
		if (record.attemptedAt === null) await write(guild, { ...record, attemptedAt: guild.now() });
		const { language } = guild;
		try {
			const sent = await guild.platform.send({
				to: { channelId: threadId },
				view: lineView(record, guild.platform.messageUrl(threadId, commentId), language),
				nonce: `r${BigInt(commentId).toString(36)}${(record.at % 46_656).toString(36)}`,
				marker: markerOf(record, language),
				attemptedAt: record.attemptedAt,
			});
			await write(guild, { ...record, attemptedAt: record.attemptedAt ?? guild.now(), lineId: sent.messageId });
		} catch (error) {
			if (!(error instanceof Refusal && error.final)) throw error;
			await write(guild, { ...record, withdrawn: true });
			throw error;
		}
	});
}

function lineView(record: Recommendation, url: string, language: Language): View {
	const t = sayIn(language);
	return {
		sections: [
			{
				title: t(texts.title),
				body: `${t(texts.by, { author: name(record.authorName) })}\n${quote(plain(record.text))}`,
				footer: markerOf(record, language),
				tone: "good",
			},
		],
		buttons: [[{ url, label: t(texts.read) }]],
		silent: true,
	};
}

/** By what the line is found again after a crash. */
function markerOf({ commentId }: Recommendation, language: Language): string {
	return sayIn(language)(texts.marker, { id: commentId.slice(-6) });
}

function write(guild: Guild, record: Recommendation): Promise<void> {
	const key = recommendationKey(record.threadId, record.commentId);
	const { threadId, commentId } = record;
	const owed = !record.withdrawn && record.lineId === null;
	return guild.run(() =>
		guild.store.commit([
			put(recommendationRecord, key, record),
			owed
				? put(recommendingRecord, recommendingKey(commentId), { threadId, commentId })
				: remove(recommendingKey(commentId)),
		]),
	);
}
