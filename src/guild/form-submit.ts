// A comment from the form before it appears: what the rules say decides whether it is posted, or handed back to its author
// with the clause to revise it or to send it for review.

import type { Case } from "../cases/case.ts";
import type { Comment } from "../rules/comment.ts";
import { plan } from "../rules/compile.ts";
import type { Verdict } from "../rules/verdict.ts";
import { remove } from "../store/store.ts";
import { carryOut } from "./carry-out.ts";
import { draftFor, draftOf } from "./form-draft.ts";
import { accept, type Delivered, deliver } from "./form-post.ts";
import type { Guild } from "./guild.ts";
import { type Incoming, wouldSay } from "./moderate.ts";
import { openCase } from "./open-case.ts";
import type { ChannelInfo, MemberInfo } from "./platform.ts";
import { draftKey } from "./records.ts";

/** What can be posted again as one message. */
export const LONGEST_COMMENT = 2_000;

export interface Written {
	/** The interaction's id; the same for every try. */
	readonly id: string;
	readonly authorId: string;
	readonly threadId: string;
	readonly text: string;
}

/** Why nobody, or not this person, can comment here now. */
export type Closed =
	| { readonly type: "noThread" }
	| { readonly type: "closed" }
	| { readonly type: "timedOut"; readonly until: number }
	| { readonly type: "tooMany" };

export type Submitted =
	| Delivered
	| Closed
	/** The rules object; the text is kept as a draft. */
	| { readonly type: "stopped"; readonly verdict: Verdict; readonly comment: Comment };

/** So many tries within the time: enough for a lively discussion, too few to sound out the rules. */
const MOST_TRIES = 10;
const TRIES_WITHIN = 600_000;
const tries = new WeakMap<Guild, Map<string, readonly number[]>>();

/**
 * Judges a comment from the form and posts it where the rules say nothing against it. What only a person may look at
 * (flagged, unchecked) is posted and goes to the reviewers as ever.
 * @throws StoreError, Refusal when Discord cannot say who writes and where
 */
export async function submit(guild: Guild, written: Written): Promise<Submitted> {
	const place = await openFor(guild, written);
	if ("type" in place) return place;
	if (isTooFast(guild, written.authorId)) return { type: "tooMany" };
	const incoming = incomingFrom(guild, written, place);
	const { verdict } = await wouldSay(guild, incoming);
	if (stops(guild, verdict)) {
		await guild.write([draftOf(written, guild.now())]);
		return { type: "stopped", verdict, comment: incoming.comment };
	}
	const { member } = place;
	await accept(guild, {
		...written,
		userName: member.userName,
		name: member.displayName,
		avatarUrl: member.avatarUrl,
		at: guild.now(),
		attemptedAt: null,
		messageId: null,
		tries: 0,
		nextTry: 0,
	});
	return deliver(guild, written.id);
}

export type Sent = Closed | { readonly type: "noDraft" } | { readonly type: "sent"; readonly record: Case };

/** Puts a draft that the rules objected to before the moderators, as its author wants it. @throws StoreError, Refusal */
export async function sendForReview(guild: Guild, written: Omit<Written, "text">): Promise<Sent> {
	const text = await draftFor(guild, written.authorId, written.threadId);
	if (text === null) return { type: "noDraft" };
	const place = await openFor(guild, written);
	if ("type" in place) return place;
	const incoming = incomingFrom(guild, { ...written, text }, place);
	const { verdict, facts } = await wouldSay(guild, incoming);
	const held: Verdict = {
		...verdict,
		decision: "hold",
		rules: verdict.rules.filter(({ mode }) => mode === "enforce"),
		actions: [plan(verdict.rules[0]?.name ?? "", "hold")],
	};
	const record = await guild.run(async () => {
		const opened = await openCase(guild, incoming, held, facts);
		if (opened) await guild.store.commit([remove(draftKey(written.authorId, written.threadId))]);
		return opened;
	});
	if (!record) return { type: "noDraft" };
	await carryOut(guild, record.number);
	return { type: "sent", record };
}

/** Whether the rules say something against a text that is not there yet. */
export function stops(guild: Guild, { decision, actions }: Verdict): boolean {
	return decision === "remove" || decision === "hold" || actions.some(({ action }) => guild.action(action).restricts);
}

interface Place {
	readonly channel: ChannelInfo;
	readonly member: MemberInfo;
}

/** Whether this person may comment there now. @throws Refusal when Discord cannot say who writes and where */
export async function openFor(
	guild: Guild,
	{ authorId, threadId }: Pick<Written, "authorId" | "threadId">,
): Promise<Place | Closed> {
	const [channel, member] = await Promise.all([guild.platform.place(threadId), guild.platform.member(authorId)]);
	if (!channel?.thread || !member || !(await guild.articleOf(threadId))) return { type: "noThread" };
	if (!(await guild.platform.maySee(authorId, threadId))) return { type: "noThread" };
	if (channel.thread.locked) return { type: "closed" };
	const until = member.timedOutUntil;
	return until !== null && until > guild.now() ? { type: "timedOut", until } : { channel, member };
}

/** Counts one more try of this person. @returns whether these were too many lately */
export function isTooFast(guild: Guild, authorId: string): boolean {
	const now = guild.now();
	const all = tries.get(guild) ?? new Map<string, readonly number[]>();
	tries.set(guild, all);
	for (const [id, times] of all) if ((times.at(-1) ?? 0) < now - TRIES_WITHIN) all.delete(id);
	const recent = [...(all.get(authorId) ?? []).filter((at) => at > now - TRIES_WITHIN), now];
	all.set(authorId, recent.slice(-MOST_TRIES - 1));
	return recent.length > MOST_TRIES;
}

function incomingFrom(guild: Guild, { id, authorId, threadId, text }: Written, { channel, member }: Place): Incoming {
	const now = guild.now();
	return {
		comment: {
			id,
			guildId: guild.id,
			channelId: threadId,
			parentId: channel.parentId,
			categoryId: channel.categoryId,
			authorId,
			parts: [
				{ source: "content", text },
				{ source: "nickname", text: member.displayName },
			],
			createdAt: now,
			editedAt: null,
			revision: `form-${id}`,
			mentions: {
				users: [...new Set([...text.matchAll(/<@!?(\d{17,20})>/g)].map((match) => match[1]!))],
				roles: [...new Set([...text.matchAll(/<@&(\d{17,20})>/g)].map((match) => match[1]!))],
				everyone: /@(?:everyone|here)\b/.test(text),
			},
			attachments: [],
			stickers: [],
			hasPoll: false,
			replyTo: null,
		},
		author: { ...member, id: authorId },
		thread: { id: threadId, title: channel.name, createdAt: channel.thread!.createdAt },
		form: "unposted",
		language: guild.language,
	};
}
