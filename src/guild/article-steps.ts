// The steps that bring an article into Discord and keep it true there. Each can be repeated without harm; which one is
// next follows from the record alone.

import { put } from "../store/store.ts";
import { text } from "../texts.ts";
import { articleView, forumName, noteMarker, noteView, threadName, welcomeView } from "./article-view.ts";
import { closingAt, closingTime } from "./closing.ts";
import type { Guild } from "./guild.ts";
import type { ChannelInfo, Refusal } from "./platform.ts";
import {
	type ArticleNote,
	type ArticleRecord,
	type FeedOptions,
	feedKey,
	feedRecord,
	NO_OPTIONS,
	threadRecord,
} from "./records.ts";

export type StepName = "post" | "edit" | "thread" | "welcome" | "note" | "crosspost" | "rename";

/** What a step that is done changes in the record as it is by then. */
export type Done = (now: ArticleRecord) => Partial<ArticleRecord>;

/** Nothing can be done about an article until somebody changes the server or the settings. */
export class Misfit extends Error {
	readonly wording: ReturnType<typeof text>;
	readonly params: Readonly<Record<string, string>>;
	constructor(wording: ReturnType<typeof text>, params: Readonly<Record<string, string>>) {
		super(String(wording.en));
		this.name = "Misfit";
		this.wording = wording;
		this.params = params;
	}
}

const NO_CHANNEL = text(
	"Den Kanal „{channel}“ gibt es hier nicht. Ändere ihn mit `/feed bearbeiten` (oder in der Konfiguration); die Artikel warten so lange.",
	"There is no channel “{channel}” here. Change it with `/feed edit` (or in the configuration); the articles wait until then.",
);
const NOT_THAT_KIND = {
	forum: text(
		"Der Kanal „{channel}“ ist kein Forum, so wie es beim Feed eingestellt ist. Wähle einen anderen Kanal oder eine andere Art.",
		"The channel “{channel}” is no forum, as the feed's settings say. Choose another channel or another mode.",
	),
	announcement: text(
		"Der Kanal „{channel}“ ist kein Ankündigungskanal, so wie es beim Feed eingestellt ist. Wähle einen anderen Kanal oder eine andere Art.",
		"The channel “{channel}” is no announcement channel, as the feed's settings say. Choose another channel or another mode.",
	),
	text: text(
		"In „{channel}“ kann ich keine Artikel mit Thread posten. Wähle einen Textkanal oder eine andere Art.",
		"I cannot post articles with a thread in “{channel}”. Choose a text channel or another mode.",
	),
} as const;

/** The step that an article owes next; null where all is done. */
export function nextStep(record: ArticleRecord): StepName | null {
	if (record.state === "due") return "post";
	if (record.state === "skipped") return null;
	if (record.editedAt !== record.shownEdit) return "edit";
	if (record.state === "posted") return record.threadId ? "welcome" : "thread";
	if (record.notes.length > 0) return record.threadId ? "note" : null;
	if (record.crosspost === "owed") return "crosspost";
	// Last of all: Discord allows two new names in ten minutes, and nothing is to wait for that.
	return record.threadId && record.threadName !== wantedName(record) ? "rename" : null;
}

/** How a thread is called: in a forum by the headline, under a post as an invitation. */
function wantedName(record: ArticleRecord): string {
	return isForumPost(record) ? forumName(record) : threadName(record);
}

const isForumPost = (record: ArticleRecord): boolean => record.channelId === record.threadId;

/** What a feed's settings say about its articles. */
export async function optionsOf(guild: Guild, record: ArticleRecord): Promise<FeedOptions> {
	if (record.feedId === "") return NO_OPTIONS;
	return (await guild.store.get(feedRecord, feedKey(record.feedId)))?.options ?? NO_OPTIONS;
}

/** The channel an article goes to, fit for it. @throws Misfit */
function channelFor(guild: Guild, record: ArticleRecord, options: FeedOptions): ChannelInfo {
	const channel = guild.platform.channel(record.channel);
	if (!channel) throw new Misfit(NO_CHANNEL, { channel: record.channel });
	const mode = options.mode ?? (channel.kind as FeedOptions["mode"]);
	const fits = mode === channel.kind || (mode === "text" && channel.kind === "announcement");
	const known = mode === "forum" || mode === "announcement" || mode === "text";
	if (!fits || !known) throw new Misfit(NOT_THAT_KIND[known ? mode : "text"], { channel: channel.name });
	return channel;
}

/** Every step by its name. They throw Refusal where Discord refuses and Misfit where a person has to act. */
export const STEPS: Record<StepName, (guild: Guild, record: ArticleRecord) => Promise<Done>> = {
	async post(guild, record) {
		const { article } = record;
		const options = await optionsOf(guild, record);
		const channel = channelFor(guild, record, options);
		const role = options.roleMention ? guild.platform.role(options.roleMention) : null;
		const view = articleView(record, guild.language, { template: options.template, role });
		// What was shown may be old by the time it stands there.
		const shown = (now: ArticleRecord, sent: { channelId: string; messageId: string }): Partial<ArticleRecord> => ({
			state: "posted",
			channelId: sent.channelId,
			messageId: sent.messageId,
			postedAt: guild.now(),
			editedAt: now.article.hash !== article.hash || now.withdrawnAt !== record.withdrawnAt ? guild.now() : null,
		});
		const marker = `quellen:zeigen:${article.key}`;
		const { attemptedAt } = record;
		if (channel.kind === "forum") {
			const sent = await guild.platform.postToForum({
				channelId: channel.id,
				title: forumName(record),
				view,
				tags: tagsOf(article.categories, options.tags),
				archiveAfter: archiveAfter(guild),
				attemptedAt,
				marker,
			});
			await indexThread(guild, sent.channelId, article.key);
			return (now) => ({ ...shown(now, sent), threadId: sent.channelId, threadName: forumName(record) });
		}
		const nonce = nonceOf("a", article.key, channel.id);
		const sent = await guild.platform.send({ to: { channelId: channel.id }, view, nonce, marker, attemptedAt });
		const crosspost = channel.kind === "announcement" && options.mode !== "text" ? "owed" : null;
		return (now) => ({ ...shown(now, sent), crosspost });
	},
	async edit(guild, record) {
		const { channelId, messageId, editedAt } = record;
		const { template, roleMention } = await optionsOf(guild, record);
		const role = roleMention ? guild.platform.role(roleMention) : null;
		await guild.platform.edit(
			{ channelId: channelId!, messageId: messageId! },
			articleView(record, guild.language, { template, role }),
		);
		return () => ({ shownEdit: editedAt });
	},
	async thread(guild, record) {
		const name = threadName(record);
		const threadId = await guild.platform.openThread({
			channelId: record.channelId!,
			messageId: record.messageId!,
			title: name,
			archiveAfter: archiveAfter(guild),
		});
		// The index first: a comment that comes in now must find its article.
		await indexThread(guild, threadId, record.article.key);
		return () => ({ threadId, threadName: name });
	},
	async welcome(guild, { article, threadId, attemptedAt, postedAt }) {
		await guild.platform.send({
			to: { channelId: threadId! },
			view: welcomeView(article, guild.language, guild.config.discussion.welcome ?? null, {
				guildId: guild.id,
				threadId: threadId!,
			}),
			nonce: nonceOf("w", article.key, threadId!),
			marker: `regeln:zeigen:${article.key}`,
			attemptedAt,
		});
		const end = closingTime(guild, postedAt ?? guild.now());
		if (end !== null) await guild.write([closingAt(threadId!, end)]);
		return () => ({ state: "open" });
	},
	async note(guild, { article, threadId, notes, attemptedAt }) {
		const note = notes[0] as ArticleNote;
		await guild.platform.send({
			to: { channelId: threadId! },
			view: noteView(note, guild.language),
			nonce: nonceOf("u", note.at.toString(36).slice(-9), article.key),
			marker: noteMarker(note, guild.language),
			attemptedAt,
		});
		return (now) => ({ notes: now.notes.filter(({ at, kind }) => at !== note.at || kind !== note.kind) });
	},
	async crosspost(guild, { channelId, messageId }) {
		await guild.platform.crosspost({ channelId: channelId!, messageId: messageId! });
		return () => ({ crosspost: "done" });
	},
	async rename(guild, record) {
		const name = wantedName(record);
		await guild.platform.renameThread(record.threadId!, name);
		return () => ({ threadName: name });
	},
};

/**
 * What a step's failure means where the step can be left out: its thing is gone, or trying further is in vain.
 * @returns null where it is to be tried again
 */
export function withoutStep(step: StepName, error: Refusal, record: ArticleRecord): Done | null {
	if (step === "crosspost" && (error.final || record.tries >= MOST_CROSSPOST_TRIES))
		return () => ({ crosspost: "failed" });
	if (step === "rename" && error.final) return (now) => ({ threadName: wantedName(now) });
	if (error.reason === "gone") {
		if (step === "edit") return () => ({ shownEdit: record.editedAt });
		// Somebody deleted the post or the thread meanwhile: that was a decision.
		if (step === "thread" || step === "welcome") return () => ({ state: "open", threadId: null });
		if (step === "note") return () => ({ notes: [] });
	}
	if (step === "thread" && error.reason === "tooManyThreads" && record.tries >= MOST_THREAD_TRIES)
		return () => ({ state: "open" });
	return null;
}

const MOST_CROSSPOST_TRIES = 12;
const MOST_THREAD_TRIES = 8;

async function indexThread(guild: Guild, threadId: string, article: string): Promise<void> {
	await guild.write([put(threadRecord, `thread/${threadId}`, { article })]);
}

/** The tags wanted: those that the settings name for the article's categories, then the categories themselves. */
function tagsOf(categories: readonly string[], tags: FeedOptions["tags"]): string[] {
	const chosen = new Map(Object.entries(tags ?? {}).map(([category, tag]) => [category.toLowerCase(), tag]));
	const named = categories.flatMap((category) => chosen.get(category.toLowerCase()) ?? []);
	const any = chosen.get("*");
	const wanted = [...named, ...categories];
	return [...new Set(any && named.length === 0 ? [...wanted, any] : wanted)];
}

/** Minutes without a comment until a thread leaves the list. */
const archiveAfter = (guild: Guild): number => guild.config.discussion.archiveAfter / 60_000;

/** At most 25 characters: Discord's limit for a nonce. The key's head is enough within one channel. */
function nonceOf(kind: string, key: string, place: string): string {
	const where = /^\d+$/.test(place) ? BigInt(place).toString(36) : place;
	return `${kind}${key.slice(0, 11)}${where}`.slice(0, 25);
}
