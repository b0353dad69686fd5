// A case that a person opens: by hand through the bot, or found in Discord's own audit log.
import { type Case, type CaseAction, type CaseEvent, type CaseMessage, owed } from "../cases/case.ts";
import type { Guild } from "./guild.ts";
import { snapshot } from "./open-case.ts";
import type { Posted } from "./platform.ts";
import type { Member } from "./records.ts";

export interface HandCase {
	readonly number: number;
	readonly origin: Case["origin"];
	readonly person: Case["person"];
	readonly posted?: Posted | null;
	readonly swept?: Case["swept"];
	readonly actions: readonly CaseAction[];
	readonly strikes?: number;
	readonly rule: { readonly name: string; readonly clause: string | null } | null;
	readonly reason: string | null;
	readonly member: Member;
	/** Beside what is owed anyway: the reasons where it restricts, a card where something is proposed, the log. */
	readonly history?: readonly CaseEvent[];
}

/** The case with all that it owes; to be committed with `caseWrites`. */
export function handCase(guild: Guild, parts: HandCase): Case {
	const { number, origin, person, posted = null, swept = [], actions, strikes = 0, rule, reason, member } = parts;
	const now = guild.now();
	return {
		number,
		openedAt: now,
		origin,
		decision: removes(guild, actions) ? "remove" : "allow",
		rules: rule ? [{ ...rule, mode: "enforce" }] : [],
		matches: [],
		person,
		comment: posted && snapshot(posted.comment, posted.thread?.id ?? null, posted.viaForm ? "posted" : undefined),
		swept: [...swept],
		actions: [...actions],
		messages: messagesFor(guild, actions).map((kind) => owed(kind)),
		strikes,
		mentions: [],
		reason,
		toxicity: null,
		claim: null,
		escalatedAt: null,
		reports: [],
		objection: null,
		trimmedAt: null,
		review: "none",
		problem: null,
		language: member.language ?? member.heard ?? guild.language,
		history: [{ at: now, by: origin.personId ?? "bot", kind: "opened", detail: null }, ...(parts.history ?? [])],
	};
}

function messagesFor(guild: Guild, actions: readonly CaseAction[]): CaseMessage["kind"][] {
	return [
		...(restricts(guild, actions) ? (["notice"] as const) : []),
		...(actions.some(({ proposed }) => proposed) ? (["review"] as const) : []),
		...(guild.config.channels.log === null ? [] : (["log"] as const)),
	];
}

/** Whether what is done restricts somebody, so that they are owed the reasons. */
export function restricts(guild: Guild, actions: readonly CaseAction[]): boolean {
	return actions.some(({ action, proposed, undoes }) => !proposed && !undoes && guild.action(action).restricts);
}

/** Whether what is done takes comments away. */
export function removes(guild: Guild, actions: readonly CaseAction[]): boolean {
	return actions.some(
		({ action, proposed, undoes }) => !proposed && !undoes && guild.action(action).decision === "remove",
	);
}

/** The member without comments among those that stood. Some of them may be counted in memory only, so far. */
export function withoutStood(guild: Guild, personId: string, member: Member, comments: number): Member {
	return { ...member, accepted: Math.max(member.accepted - comments, -guild.memory.acceptedSince(personId)) };
}

/** The member with a case on their record. @param removed how many comments it takes away */
export function withCase(guild: Guild, member: Member, number: number, strikes: number, removed: number): Member {
	const { expireAfter } = guild.config.strikes;
	const now = guild.now();
	const expiresAt = expireAfter === null ? null : now + expireAfter;
	const strike = { case: number, at: now, expiresAt, revoked: false };
	const known = member.cases.includes(number);
	return {
		...member,
		seenAt: now,
		cases: known ? member.cases : [...member.cases, number],
		strikes: [...member.strikes, ...Array.from({ length: strikes }, () => strike)],
		removed: member.removed + removed,
	};
}
