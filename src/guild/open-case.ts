// A verdict becomes a case: everything that it owes is in one commit before anything is done.
import { type Case, type CaseMessage, fresh, owed } from "../cases/case.ts";
import { attempt, nextStep } from "../cases/steps.ts";
import { rungReached, validStrikes } from "../cases/strikes.ts";
import type { Comment } from "../rules/comment.ts";
import { plan } from "../rules/compile.ts";
import type { Effect } from "../rules/effect.ts";
import type { Facts } from "../rules/facts.ts";
import type { PlannedAction, Verdict } from "../rules/verdict.ts";
import { put } from "../store/store.ts";
import { caseWrites } from "./case-writes.ts";
import type { Guild } from "./guild.ts";
import type { Incoming } from "./moderate.ts";
import { decidedRecord, emptyMember, guildRecord, type Member, memberRecord } from "./records.ts";
import { toneOf } from "./tone.ts";

/** The name under which the ladder's actions stand in a case. */
export const LADDER = "strikes";

/** An outburst in several comments within this time counts once. */
const BURST_MS = 60_000;

/** Opens the case in one commit; null where this revision was decided before. Runs inside `guild.run`. */
export async function openCase(guild: Guild, incoming: Incoming, verdict: Verdict, facts: Facts): Promise<Case | null> {
	const { comment, author } = incoming;
	const decided = await guild.store.get(decidedRecord, `decided/${comment.id}`);
	if (decided?.revision === comment.revision) return null;
	const meta = (await guild.store.get(guildRecord, "meta")) ?? { nextCase: 1 };
	const member = (await guild.store.get(memberRecord, `member/${author.id}`)) ?? emptyMember();
	const number = meta.nextCase;
	// One outburst in several comments counts once.
	const burst = member.strikes.some(({ at, revoked }) => !revoked && facts.now - at < BURST_MS);
	const given = burst ? 0 : strikesOf(guild, verdict.actions);
	const actions = withLadder(guild, verdict.actions, validStrikes(member.strikes, facts.now), given);
	const record = begun(
		newCase(guild, incoming, { verdict, facts, number, strikes: given, actions, member }),
		facts.now,
	);
	await guild.store.commit([
		...caseWrites(record),
		put(guildRecord, "meta", { ...meta, nextCase: number + 1 }),
		put(decidedRecord, `decided/${comment.id}`, { revision: comment.revision, case: number }),
		put(memberRecord, `member/${author.id}`, countedFor(guild, member, record, verdict, facts.now)),
	]);
	return record;
}

/** Its first effect follows at once: with the note of that in the same commit it waits for the disk only once. */
function begun(record: Case, now: number): Case {
	const step = nextStep(record, now);
	if (step?.type !== "effect") return record;
	const { effect } = record.actions[step.action]!.effects[step.index]!;
	// An answer would be looked for before it is sent.
	return effect.kind === "reply" ? record : attempt(record, step, now);
}

/** The strikes that actions give by themselves: those of the one that gives most. */
export function strikesOf(guild: Guild, actions: readonly PlannedAction[]): number {
	return Math.max(0, ...actions.map(({ action, options }) => guild.action(action).strikes?.(options) ?? 0));
}

/** The actions of the rules and of the ladder's rung; of two timeouts the longer one, as between two rules. */
export function withLadder(
	guild: Guild,
	actions: readonly PlannedAction[],
	before: number,
	given: number,
): readonly PlannedAction[] {
	const rung = rungReached(guild.config.strikes.ladder, before, before + given);
	const all = new Map(actions.map((action) => [action.action, action]));
	for (const then of rung?.then ?? []) {
		const added = plan(LADDER, then);
		const present = all.get(added.action);
		const { combine } = guild.action(added.action);
		if (!present) all.set(added.action, added);
		else if (combine) {
			const options = combine(present.options as never, added.options as never);
			all.set(added.action, { ...(options === added.options ? added : present), options });
		}
	}
	return [...all.values()].sort((a, b) => guild.action(a.action).order - guild.action(b.action).order);
}

/** The member with this case's strikes counted, and when each rule acted against them last. */
function countedFor(guild: Guild, member: Member, record: Case, verdict: Verdict, now: number): Member {
	const { expireAfter } = guild.config.strikes;
	const expiresAt = expireAfter === null ? null : now + expireAfter;
	const strike = { case: record.number, at: now, expiresAt, revoked: false };
	// Only rules that did act: one that rests must not rest the longer for being hit again.
	const acted = verdict.actions.filter(({ action }) => guild.action(action).target === "member");
	return {
		...member,
		seenAt: now,
		cases: [...member.cases, record.number],
		strikes: [...member.strikes, ...Array.from({ length: record.strikes }, () => strike)],
		removed: member.removed + (verdict.decision === "remove" ? 1 : 0),
		fired: { ...member.fired, ...Object.fromEntries(acted.map(({ rule }) => [rule, now])) },
	};
}

interface Decided {
	readonly verdict: Verdict;
	readonly facts: Facts;
	readonly number: number;
	readonly strikes: number;
	readonly actions: readonly PlannedAction[];
	readonly member: Member;
}

function newCase(
	guild: Guild,
	incoming: Incoming,
	{ verdict, facts, number, strikes, actions: planned, member }: Decided,
): Case {
	const { comment, author, thread, language } = incoming;
	const { now } = facts;
	// AutoMod has done what concerns the comment.
	const left = planned.filter(({ action }) => !incoming.blocked || guild.action(action).target !== "comment");
	const actions = left.map(({ rule, action, options }) => {
		const { confirm: proposed, effects: effectsOf } = guild.action(action);
		const nothingThere = incoming.form === "unposted" && guild.action(action).target === "comment";
		const effects: Effect[] = nothingThere ? [] : effectsOf(options, comment, facts);
		const own = (options as { text?: unknown }).text;
		const text = typeof own === "string" ? own : null;
		return {
			rule,
			action,
			proposed,
			undoes: false,
			text,
			effects: effects
				.filter((effect) => !incoming.blocked || !("messageId" in effect))
				.map((effect) => ({ effect, progress: fresh() })),
		};
	});
	const needsPerson = verdict.decision === "hold" || verdict.decision === "unchecked" || verdict.decision === "flag";
	const alerts = planned.filter(({ action }) => action === "notify");
	const kinds: CaseMessage["kind"][] = [];
	const restricts = actions.some(({ action, proposed }) => !proposed && guild.action(action).restricts);
	if (incoming.blocked || restricts) kinds.push("notice");
	// An alert is the same card, with a ping. It is owed also where there is no channel for it yet: somebody must decide.
	if (alerts.length > 0) kinds.push("alert");
	else if (needsPerson || actions.some(({ proposed }) => proposed)) kinds.push("review");
	if (guild.config.channels.log !== null) kinds.push("log");
	return {
		number,
		openedAt: now,
		origin: { by: incoming.blocked ? "automod" : "rule", personId: null },
		decision: verdict.decision,
		rules: verdict.rules.map(({ name, clause, mode }) => ({ name, clause, mode })),
		matches: verdict.matches.map((match) => ({ ...match })),
		person: { id: author.id, userName: author.userName, displayName: author.displayName },
		comment: {
			...snapshot(comment, thread?.id ?? null, incoming.form ?? (incoming.viaForm ? "posted" : undefined)),
			unposted: incoming.form === "unposted" || incoming.blocked !== undefined,
		},
		swept: [],
		actions,
		messages: kinds.map((kind) => owed(kind)),
		strikes,
		mentions: alerts.flatMap(({ options }) => (options as { role?: string }).role ?? []),
		reason: null,
		toxicity: needsPerson ? toneOf(comment) : null,
		claim: null,
		escalatedAt: null,
		reports: [],
		objection: null,
		trimmedAt: null,
		review: needsPerson ? "open" : "none",
		problem: verdict.problem ?? null,
		language: member.language ?? member.heard ?? language,
		history: [{ at: now, by: "bot", kind: "opened", detail: null }],
	};
}

/** What a case keeps of a comment. @param article the thread it stands in */
export function snapshot(
	comment: Comment,
	article: string | null,
	form?: Incoming["form"],
): NonNullable<Case["comment"]> {
	return {
		messageId: comment.id,
		channelId: comment.channelId,
		parentId: comment.parentId,
		revision: comment.revision,
		createdAt: comment.createdAt,
		editedAt: comment.editedAt,
		parts: comment.parts.map(({ source, text }) => ({ source, text })),
		attachments: comment.attachments.map(({ name }) => name),
		article,
		viaForm: form !== undefined,
		unposted: form === "unposted",
	};
}
