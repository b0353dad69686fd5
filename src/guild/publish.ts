// Articles on their way: post → thread → first line. Each step is written down before the next is taken, so that a crash
// resumes at the right one; a step that may have happened is looked for before it is repeated.

import { retryDelay } from "../cases/case.ts";
import { messageOf } from "../errors.ts";
import { put, remove } from "../store/store.ts";
import { text } from "../texts.ts";
import { articleView, threadName, welcomeView } from "./article-view.ts";
import type { Guild } from "./guild.ts";
import { Refusal } from "./platform.ts";
import { type ArticleRecord, articleKey, articleRecord, dueRecord, type Problem, threadRecord } from "./records.ts";

const PROBLEM = text("Discord hat abgelehnt: {detail}", "Discord refused: {detail}");
const NO_CHANNEL = text(
	"Den Kanal „{channel}“ gibt es hier nicht. Trag in der Konfiguration einen vorhandenen Kanal ein oder nutze /feed add.",
	"There is no channel “{channel}” here. Name an existing channel in the configuration or use /feed add.",
);

/** Takes the next steps of every article that owes one, oldest first. */
export async function publish(guild: Guild): Promise<void> {
	const keys: string[] = [];
	for await (const { value } of guild.store.list(dueRecord, "due/")) keys.push(value.article);
	const records = await Promise.all(keys.map((key) => guild.store.get(articleRecord, articleKey(key))));
	const waiting = records.filter((record) => record !== undefined);
	waiting.sort((a, b) => (a.article.published ?? a.foundAt) - (b.article.published ?? b.foundAt));
	for (const { article } of waiting) await guild.safely("article", article.key, () => advance(guild, article.key));
}

/** One article, step by step, until nothing is owed or a step has to wait. */
async function advance(guild: Guild, key: string): Promise<void> {
	for (;;) {
		const record = await guild.store.get(articleRecord, articleKey(key));
		if (!record || record.nextTry > guild.now()) return;
		const step = nextStep(record);
		if (!step) {
			await guild.run(() => guild.store.commit([remove(`due/${key}`)]));
			return;
		}
		if (record.attemptedAt === null) {
			await write(guild, key, (before) => ({ ...before, attemptedAt: guild.now() }));
		}
		try {
			const done = await STEPS[step](guild, record);
			await write(guild, key, (before) => ({
				...before,
				...done,
				attemptedAt: null,
				tries: 0,
				nextTry: 0,
				problem: null,
			}));
			guild.observe({ type: "article", guildId: guild.id, step, record });
		} catch (error) {
			await noteProblem(guild, key, error);
			return;
		}
	}
}

type StepName = "post" | "thread" | "welcome" | "edit";

function nextStep(record: ArticleRecord): StepName | null {
	if (record.state === "due") return "post";
	if (record.state === "posted") return record.threadId ? "welcome" : "thread";
	return record.editedAt !== record.shownEdit ? "edit" : null;
}

const STEPS: Record<StepName, (guild: Guild, record: ArticleRecord) => Promise<Partial<ArticleRecord>>> = {
	async post(guild, record) {
		const channel = guild.platform.channel(record.channel);
		if (!channel) throw new NoChannel(record.channel);
		const { article } = record;
		const view = articleView(article, guild.language);
		if (channel.kind === "forum") {
			const sent = await guild.platform.postToForum({
				channelId: channel.id,
				title: article.title,
				view,
				tags: article.categories,
				archiveAfter: archiveAfter(guild),
				attemptedAt: record.attemptedAt,
				marker: `:${article.key}`,
			});
			return { state: "posted", ...posted(guild, sent), threadId: sent.channelId };
		}
		const sent = await guild.platform.send({
			to: { channelId: channel.id },
			view,
			nonce: nonceOf("a", article.key, channel.id),
			marker: `:${article.key}`,
			attemptedAt: record.attemptedAt,
		});
		if (channel.kind === "announcement") await guild.platform.crosspost(sent);
		return { state: "posted", ...posted(guild, sent) };
	},
	async thread(guild, record) {
		const threadId = await guild.platform.openThread({
			channelId: record.channelId!,
			messageId: record.messageId!,
			title: threadName(record.article, guild.language),
			archiveAfter: archiveAfter(guild),
		});
		// The index first: a comment that comes in now must find its article.
		await guild.run(() =>
			guild.store.commit([put(threadRecord, `thread/${threadId}`, { article: record.article.key })]),
		);
		return { threadId };
	},
	async welcome(guild, record) {
		const { article, threadId } = record;
		await guild.platform.send({
			to: { channelId: threadId! },
			view: welcomeView(article, guild.language, guild.config.discussion.welcome ?? null),
			nonce: nonceOf("w", article.key, threadId!),
			marker: `:${article.key}`,
			attemptedAt: record.attemptedAt,
		});
		await guild.run(() => guild.store.commit([put(threadRecord, `thread/${threadId}`, { article: article.key })]));
		return { state: "open" };
	},
	async edit(guild, record) {
		const { article, channelId, messageId, editedAt } = record;
		await guild.platform.edit(
			{ channelId: channelId!, messageId: messageId! },
			articleView(article, guild.language, editedAt),
		);
		return { shownEdit: editedAt };
	},
};

/** Minutes without a comment until a thread leaves the list. */
const archiveAfter = (guild: Guild): number => guild.config.discussion.archiveAfter / 60_000;

function posted(guild: Guild, sent: { channelId: string; messageId: string }): Partial<ArticleRecord> {
	return { channelId: sent.channelId, messageId: sent.messageId, postedAt: guild.now() };
}

/** At most 25 characters: Discord's limit for a nonce. The key's head is enough within one channel. */
function nonceOf(kind: string, key: string, channelId: string): string {
	return `${kind}${key.slice(0, 11)}${BigInt(channelId).toString(36)}`.slice(0, 25);
}

class NoChannel extends Error {
	readonly channel: string;
	constructor(channel: string) {
		super(`no channel ${channel}`);
		this.channel = channel;
	}
}

function write(guild: Guild, key: string, how: (before: ArticleRecord) => ArticleRecord): Promise<void> {
	return guild.run(async () => {
		const before = await guild.store.get(articleRecord, articleKey(key));
		if (before) await guild.store.commit([put(articleRecord, articleKey(key), how(before))]);
	});
}

async function noteProblem(guild: Guild, key: string, error: unknown): Promise<void> {
	const known = error instanceof Refusal || error instanceof NoChannel;
	if (!known) guild.log.error({ guild: guild.id, article: key, err: error }, "article step failed unexpectedly");
	else guild.log.warn({ guild: guild.id, article: key }, messageOf(error));
	const at = guild.now();
	const problem: Problem =
		error instanceof NoChannel
			? { at, de: NO_CHANNEL.de, en: NO_CHANNEL.en, params: { channel: error.channel } }
			: { at, de: PROBLEM.de, en: PROBLEM.en, params: { detail: messageOf(error) } };
	const wait = error instanceof Refusal ? (error.retryAfter ?? 0) : 0;
	await write(guild, key, (before) => ({
		...before,
		tries: before.tries + 1,
		nextTry: at + Math.max(wait, retryDelay(before.tries + 1)),
		problem,
	}));
}
