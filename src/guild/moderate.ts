// Message → verdict → case → actions. The case with all it owes is committed before anything is done; what a crash leaves
// due is carried out by the next tick.
import { attempt, type Case, type CaseMessage, nextStep, type Step, type StepOutcome, settle } from "../cases/case.ts";
import { validStrikes } from "../cases/strikes.ts";
import { messageOf } from "../errors.ts";
import type { Comment } from "../rules/comment.ts";
import { evaluate } from "../rules/evaluate.ts";
import type { Author, Facts, RecentComment, ThreadFacts } from "../rules/facts.ts";
import type { Verdict } from "../rules/verdict.ts";
import { put, remove } from "../store/store.ts";
import type { Language } from "../texts.ts";
import { logView, noticeView, outcomeView, repostView, reviewView } from "./case-view.ts";
import type { Guild } from "./guild.ts";
import { openCase } from "./open-case.ts";
import { carryOutEffect, Refusal, type Send } from "./platform.ts";
import { caseKey, caseRecord, emptyMember, memberRecord, openRecord } from "./records.ts";
import type { View } from "./view.ts";

/** A comment as it came in, with what only the event knew. */
export interface Incoming {
	readonly comment: Comment;
	readonly author: Author;
	readonly thread: { readonly id: string; readonly title: string; readonly createdAt: number } | null;
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
	const recent = guild.memory.recent(guild.now(), comment.id);
	guild.memory.remember(comment);
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
	const facts = await gatherFacts(guild, incoming, recent, isEdit);
	const verdict = evaluate(guild.rules, comment, facts);
	if (verdict.rules.length === 0 && verdict.decision === "allow") {
		if (!isEdit) guild.memory.accept(comment.authorId);
		guild.observe({ type: "allowed", guildId: guild.id, authorId: comment.authorId, channelId: comment.channelId });
		return { verdict, record: null };
	}
	const record = await guild.run(() => openCase(guild, incoming, verdict, facts));
	if (record) await carryOut(guild, record.number);
	return { verdict, record };
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

async function threadFacts(guild: Guild, thread: NonNullable<Incoming["thread"]>): Promise<ThreadFacts> {
	const found = await guild.articleOf(thread.id);
	return {
		...thread,
		article: found && {
			key: found.article.key,
			feed: found.feedId,
			categories: found.article.categories,
			publishedAt: found.article.published,
		},
	};
}

/**
 * Carries out what a case owes, step by step, each outcome written down before the next step. Stops at a step that has
 * to wait; the next tick goes on there. Two calls for the same case do not run side by side.
 */
export async function carryOut(guild: Guild, number: number): Promise<void> {
	await guild.alone(`case/${number}`, async () => {
		for (;;) {
			const record = await guild.store.get(caseRecord, caseKey(number));
			if (!record) return;
			const step = nextStep(record);
			if (!step) {
				await guild.run(() => guild.store.commit([remove(`open/${caseKey(number)}`)]));
				guild.observe({ type: "case", guildId: guild.id, record });
				return;
			}
			if (step.progress.nextTry > guild.now()) return;
			if (step.type === "message" && step.progress.attemptedAt === null) {
				await guild.run(() => change(guild, number, (now) => attempt(now, step, guild.now())));
			}
			const outcome = await tryStep(guild, record, step);
			await guild.run(() => finishStep(guild, number, step, outcome));
			if (outcome.type !== "done") {
				guild.log.warn({ guild: guild.id, case: number, step: step.type, outcome: outcome.type }, outcome.detail);
			}
			if (outcome.type === "failed") return;
		}
	});
}

/** Reads, changes and writes a case. Runs inside `guild.run`. */
export async function change(guild: Guild, number: number, how: (record: Case) => Case): Promise<Case | null> {
	const record = await guild.store.get(caseRecord, caseKey(number));
	if (!record) return null;
	const changed = how(record);
	await guild.store.commit([
		put(caseRecord, caseKey(number), changed),
		...(nextStep(changed) ? [put(openRecord, `open/${caseKey(number)}`, { number })] : []),
	]);
	return changed;
}

async function finishStep(guild: Guild, number: number, step: Step, outcome: StepOutcome): Promise<void> {
	const record = await change(guild, number, (before) => settle(before, step, outcome, guild.now()));
	const kind = step.type === "message" ? record?.messages[step.index]?.kind : undefined;
	if (!record || (kind !== "notice" && kind !== "outcome") || outcome.type !== "refused") return;
	const key = `member/${record.person.id}`;
	const member = (await guild.store.get(memberRecord, key)) ?? emptyMember();
	if (member.pending.includes(number)) return;
	await guild.store.commit([put(memberRecord, key, { ...member, pending: [...member.pending, number] })]);
}

async function tryStep(guild: Guild, record: Case, step: Step): Promise<StepOutcome> {
	try {
		if (step.type === "message") return await sendMessage(guild, record, step);
		const { effect } = record.actions[step.action]!.effects[step.index]!;
		await carryOutEffect(guild.platform, effect, `Wortmeldung · Fall ${record.number}`);
		return { type: "done" };
	} catch (error) {
		if (error instanceof Refusal && error.final) return { type: "refused", detail: error.message };
		if (error instanceof Refusal) return { type: "failed", detail: error.message, retryAfter: error.retryAfter };
		guild.log.error({ guild: guild.id, case: record.number, err: error }, "step failed unexpectedly");
		return { type: "failed", detail: messageOf(error) };
	}
}

/** Discord takes two messages of one author with the same nonce for one, in whatever channel. */
const NONCES: Record<CaseMessage["kind"], string> = {
	notice: "n",
	log: "l",
	review: "v",
	alert: "a",
	repost: "p",
	outcome: "o",
	card: "c",
};

async function sendMessage(guild: Guild, record: Case, step: Step & { type: "message" }): Promise<StepOutcome> {
	const { kind, progress } = record.messages[step.index]!;
	const { log, review, alertRole } = guild.channels();
	const nonce = `${NONCES[kind]}${BigInt(guild.id).toString(36)}-${record.number.toString(36)}`;
	const send = async (to: Send["to"], view: View, marker = `:${guild.id}:${record.number}`): Promise<StepOutcome> => ({
		type: "done",
		...(await guild.platform.send({ to, view, nonce, marker, attemptedAt: progress.attemptedAt })),
	});
	const noChannel: StepOutcome = { type: "refused", detail: "kein Kanal eingestellt / no channel set" };
	const owner = { id: guild.id, name: guild.platform.guildName() };
	switch (kind) {
		case "notice":
			return send({ userId: record.person.id }, noticeView(record, owner, record.language));
		case "outcome":
			return send({ userId: record.person.id }, outcomeView(record, owner, record.language));
		case "log":
			return log ? send({ channelId: log }, logView(record, guild.id, guild.language)) : noChannel;
		case "review":
		case "alert": {
			const channelId = review ?? log;
			const pings = kind === "alert" ? [...record.mentions, ...(alertRole ? [alertRole] : [])] : [];
			return channelId ? send({ channelId }, reviewView(record, guild.id, guild.language, pings)) : noChannel;
		}
		case "repost": {
			const { view, marker } = repostView(record, guild.language);
			return record.comment ? send({ channelId: record.comment.channelId }, view, marker) : noChannel;
		}
		case "card": {
			for (const card of record.messages) {
				if ((card.kind !== "review" && card.kind !== "alert") || !card.channelId || !card.messageId) continue;
				await guild.platform.edit(
					{ channelId: card.channelId, messageId: card.messageId },
					reviewView(record, guild.id, guild.language),
				);
			}
			return { type: "done" };
		}
	}
}
