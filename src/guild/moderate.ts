// Message → verdict → case → actions. The case with all it owes is committed before anything is done; what a crash leaves
// due is carried out by the next tick.
import type { Case } from "../cases/case.ts";
import { validStrikes } from "../cases/strikes.ts";
import { type Block, verdictOnBlocked } from "../rules/blocked.ts";
import type { Comment } from "../rules/comment.ts";
import { evaluate } from "../rules/evaluate.ts";
import type { Facts, RecentComment, ThreadFacts } from "../rules/facts.ts";
import type { Verdict } from "../rules/verdict.ts";
import type { Language } from "../texts.ts";
import { markBadge } from "./badge.ts";
import { carryOut } from "./carry-out.ts";
import { feedId } from "./feed-admin.ts";
import { mustUseForm } from "./form-mode.ts";
import { handBack } from "./form-return.ts";
import type { Guild } from "./guild.ts";
import { openCase } from "./open-case.ts";
import type { Posted } from "./platform.ts";
import { emptyMember, feedKey, feedRecord, memberRecord } from "./records.ts";
import { loadSettings } from "./settings.ts";
import { watchFlood } from "./slow-mode.ts";

/** A comment as it came in, with what only the event knew. */
export interface Incoming extends Posted {
	/** What was judged of it before, where it says the same and only shows more now (a link's preview that came late). */
	readonly judged?: Comment | undefined;
	/** Discord's AutoMod kept it from appearing, by these rules. */
	readonly blocked?: readonly Block[];
	/** It came through the form, and stands under the author's name or nowhere so far. */
	readonly form?: "posted" | "unposted";
	/** The author's language, where Discord said it. */
	readonly language: Language;
}

/**
 * Judges a comment that was written or edited and carries out what follows. Repeated events of the same revision do
 * nothing a second time.
 * @returns the verdict and, where it led to one, the case
 * @throws StoreError when the store is broken: then nothing was decided
 */
export async function moderate(guild: Guild, incoming: Incoming): Promise<{ verdict: Verdict; record: Case | null }> {
	const { comment } = incoming;
	const before = guild.memory.revisionOf(comment.id);
	// Noted before anything is waited for: comments of a flood arrive while the first is still being judged.
	const recent = guild.memory.recent(comment);
	guild.memory.remember(comment, incoming.author.joinedAt);
	try {
		return await judge(guild, incoming, recent, before !== undefined);
	} catch (error) {
		// Not judged: the same event, or the next look, may try again.
		guild.memory.forget(comment.id);
		throw error;
	}
}

async function judge(
	guild: Guild,
	incoming: Incoming,
	recent: readonly RecentComment[],
	isEdit: boolean,
): Promise<{ verdict: Verdict; record: Case | null }> {
	const { comment } = incoming;
	if (!guild.inForce) await loadSettings(guild);
	const first = verdictOn(guild, incoming, await gatherFacts(guild, incoming, recent, isEdit));
	if (isHarmless(first)) {
		if (!isEdit && (await belongsInForm(guild, incoming))) {
			await handBack(guild, incoming);
			return { verdict: first, record: null };
		}
		if (!isEdit) await accepted(guild, incoming);
		guild.observe({ type: "allowed", guildId: guild.id, authorId: comment.authorId, channelId: comment.channelId });
		return { verdict: first, record: null };
	}
	// Once more with nobody in between: strikes and cooldowns of comments that came at the same moment count.
	const { verdict, record } = await guild.run(async () => {
		const facts = await gatherFacts(guild, incoming, recent, isEdit);
		const verdict = verdictOn(guild, incoming, facts);
		return { verdict, record: isHarmless(verdict) ? null : await openCase(guild, incoming, verdict, facts) };
	});
	if (record) await carryOut(guild, record.number);
	// A rule that only watches changes nothing, nor what counts as having stood.
	const watched = verdict.decision === "allow" && verdict.rules.every(({ mode }) => mode === "watch");
	if (watched && !isEdit) await accepted(guild, incoming);
	const stands = verdict.decision !== "remove" && verdict.decision !== "hold";
	if (stands && !isEdit && (await belongsInForm(guild, incoming))) await handBack(guild, incoming);
	return { verdict, record };
}

/** What the rules say about a comment that is not there yet; nothing is remembered and nothing follows. */
export async function wouldSay(guild: Guild, incoming: Incoming): Promise<{ verdict: Verdict; facts: Facts }> {
	const facts = await gatherFacts(guild, incoming, guild.memory.recent(incoming.comment), false);
	return { verdict: verdictOn(guild, incoming, facts), facts };
}

/** What the rules say; of what was judged before and shows more now, only rules count that did not apply to it then. */
function verdictOn(guild: Guild, { comment, judged, blocked }: Incoming, facts: Facts): Verdict {
	if (blocked) return verdictOnBlocked(guild.rules, comment, blocked, facts);
	if (!judged) return evaluate(guild.rules, comment, facts);
	const known = new Set(evaluate(guild.rules, judged, facts).rules.map(({ name }) => name));
	const rules = guild.rules.rules.filter(({ rule }) => !known.has(rule.name));
	return evaluate({ ...guild.rules, rules }, comment, facts);
}

/** What follows for a comment against which nothing is said. */
async function accepted(guild: Guild, incoming: Incoming): Promise<void> {
	const { comment, thread, form } = incoming;
	guild.memory.accept(comment.authorId);
	guild.days.accept(comment.createdAt, guild.config.discussion.timeZone);
	if (!thread) return;
	await guild.safely("slow mode", thread.id, () => watchFlood(guild, thread.id));
	// In the form the badge stands in the name.
	if (form === undefined) await guild.safely("badge", comment.id, () => markBadge(guild, incoming));
}

/** Whether a comment was written in a thread whose comments come through the form. */
async function belongsInForm(guild: Guild, { form, author, thread }: Incoming): Promise<boolean> {
	return form === undefined && thread !== null && (await mustUseForm(guild, author, thread.id));
}

function isHarmless({ rules, decision }: Verdict): boolean {
	return rules.length === 0 && decision === "allow";
}

async function gatherFacts(
	guild: Guild,
	incoming: Incoming,
	recent: readonly RecentComment[],
	isEdit: boolean,
): Promise<Facts> {
	const { author, thread } = incoming;
	const now = guild.now();
	const member = (await guild.store.get(memberRecord, `member/${author.id}`)) ?? emptyMember();
	return {
		now,
		author,
		recent,
		thread: thread && (await threadFacts(guild, thread)),
		strikes: validStrikes(member.strikes, now),
		accepted: member.accepted + guild.memory.acceptedSince(author.id),
		removed: member.removed,
		isEdit,
		lastFired: member.fired,
	};
}

/** What the rules may know of a thread. */
export async function threadFacts(guild: Guild, thread: NonNullable<Incoming["thread"]>): Promise<ThreadFacts> {
	const found = await guild.articleOf(thread.id);
	const feed = found && (await guild.store.get(feedRecord, feedKey(found.feedId)));
	return {
		...thread,
		article: found && {
			key: found.article.key,
			link: found.article.link,
			feed: found.feedId,
			// Its address as the settings have it, also where the website has moved since.
			feedNames: feed
				? [
						feed.poll.url,
						feed.title,
						...guild.config.feeds.map(({ url }) => url).filter((url) => feedId(url) === feed.id),
					]
				: [],
			categories: found.article.categories,
			publishedAt: found.article.published,
		},
	};
}
