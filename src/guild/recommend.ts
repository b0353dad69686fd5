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
	let already = false;
	await guild.alone(`recommendation/${comment.id}`, async () => {
		await removeLine(guild, thread.id, comment.id);
		already = (await guild.store.get(recommendationRecord, key)) !== undefined;
		if (already) return;
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
	});
	if (already) return "already";
	await showLine(guild, thread.id, comment.id);
	return "recommended";
}

/** Takes a recommendation back: its line goes, and what it quoted is forgotten. @throws StoreError, Refusal */
export async function withdraw(guild: Guild, threadId: string, commentId: string): Promise<Recommended> {
	const key = recommendationKey(threadId, commentId);
	// A line that was being posted when a crash came is found first, so that it can go.
	const halfway = await guild.store.get(recommendationRecord, key);
	if (halfway && !halfway.withdrawn && halfway.attemptedAt !== null) await showLine(guild, threadId, commentId);
	let withdrawn: Recommended = "notHere";
	await guild.alone(`recommendation/${commentId}`, async () => {
		const before = await guild.store.get(recommendationRecord, key);
		if (!before || before.withdrawn) return;
		withdrawn = "withdrawn";
		await write(guild, { ...before, text: "", withdrawn: true });
		await removeLine(guild, threadId, commentId);
	});
	return withdrawn;
}

/** Takes the line of a withdrawn recommendation away. Runs inside `guild.alone`. */
async function removeLine(guild: Guild, threadId: string, commentId: string): Promise<void> {
	const key = recommendationKey(threadId, commentId);
	const record = await guild.store.get(recommendationRecord, key);
	if (!record?.withdrawn) return;
	const done = () => guild.write([remove(key), remove(recommendingKey(commentId))]);
	if (record.lineId === null) return done();
	try {
		const line = { kind: "deleteMessage" as const, channelId: threadId, messageId: record.lineId };
		await guild.platform.deleteMessage(line, "Wortmeldung: Empfehlung zurückgenommen / recommendation withdrawn");
		await done();
	} catch (error) {
		if (error instanceof Refusal && error.final) await done();
		throw error;
	}
}

/** The recommended comments of a thread, the newest first. */
export async function recommendations(guild: Guild, threadId: string): Promise<Recommendation[]> {
	const found: Recommendation[] = [];
	for await (const { value } of guild.store.list(recommendationRecord, `recommendation/${threadId}/`))
		if (!value.withdrawn) found.push(value);
	return found.sort((a, b) => b.at - a.at);
}

/** The latest recommendations of all threads. */
export async function latestRecommended(guild: Guild, most: number): Promise<Recommendation[]> {
	const found: Recommendation[] = [];
	for await (const { value } of guild.store.list(recommendationRecord, "recommendation/", { reverse: true })) {
		if (!value.withdrawn) found.push(value);
		if (found.length === most) break;
	}
	return found;
}

/** Posts and takes away the lines that a crash or a refusal left. Part of every tick. */
export async function showRecommendations(guild: Guild): Promise<void> {
	const due: { threadId: string; commentId: string }[] = [];
	for await (const { value } of guild.store.list(recommendingRecord, "recommending/")) due.push(value);
	for (const { threadId, commentId } of due)
		await guild.safely("recommendation", commentId, async () => {
			await showLine(guild, threadId, commentId);
			await guild.alone(`recommendation/${commentId}`, () => removeLine(guild, threadId, commentId));
		});
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
			await guild.write([remove(key), remove(recommendingKey(commentId))]);
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
	const owed = record.withdrawn || record.lineId === null;
	return guild.run(() =>
		guild.store.commit([
			put(recommendationRecord, key, record),
			owed
				? put(recommendingRecord, recommendingKey(commentId), { threadId, commentId })
				: remove(recommendingKey(commentId)),
		]),
	);
}
