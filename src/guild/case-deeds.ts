// What moderators do to a case that is there: a note, another reason, all of it taken back, a ban or timeout ended early, a
// proposal carried out. Whatever it was before stays in the history.
import { record as append, type Case, type CaseMessage, fresh, owed } from "../cases/case.ts";
import { isOpenProposal, isOver, isTakenBack } from "../cases/take-back.ts";
import { UserError } from "../errors.ts";
import { defineTexts, type Text } from "../texts.ts";
import { carryOut } from "./carry-out.ts";
import { caseWrites } from "./case-writes.ts";
import type { Guild } from "./guild.ts";
import { restricts } from "./hand-case.ts";
import { needMayAct, needRights } from "./may-act.ts";
import { caseKey, caseRecord } from "./records.ts";
import { takeBackAll } from "./undo.ts";

const texts = defineTexts({
	de: {
		none: "Einen Fall {number} gibt es hier nicht.",
		own: "Über einen Fall, der dich selbst betrifft, entscheidet jemand anderes.",
		over: "Fall {number} ist schon zurückgenommen.",
		objected:
			"Zu Fall {number} liegt ein Einspruch vor. Entscheide über ihn; wird ihm stattgegeben, ist alles zurückgenommen.",
		waits:
			"Über Fall {number} ist noch nicht entschieden. Entscheide auf seiner Karte im Moderationskanal; `/warteschlange` führt hin.",
		nothing: "In Fall {number} ist nichts geschehen, was sich zurücknehmen ließe.",
		sameReason: "Das ist schon die Begründung von Fall {number}.",
		gone: "Dieser Vorschlag steht nicht mehr offen.",
		notStanding: "In Fall {number} gilt kein Bann mehr.",
	},
	en: {
		none: "There is no case {number} here.",
		own: "Somebody else decides about a case that concerns you.",
		over: "Case {number} has been taken back already.",
		objected: "There is an objection to case {number}. Decide about it; upholding it takes everything back.",
		waits: "Case {number} is not decided yet. Decide on its card in the moderation channel; `/queue` leads there.",
		nothing: "Nothing was done in case {number} that could be taken back.",
		sameReason: "That is the reason of case {number} already.",
		gone: "This proposal is not open any more.",
		notStanding: "No ban holds in case {number} any more.",
	},
});

const fail = (wording: Text<"number"> | Text<never>, number: number): never => {
	throw new UserError(wording as Text, { number: String(number) });
};

/** @throws UserError where there is no such case */
export async function caseBy(guild: Guild, number: number): Promise<Case> {
	const valid = Number.isSafeInteger(number) && number > 0 && number < 1e9;
	return (valid ? await guild.store.get(caseRecord, caseKey(number)) : undefined) ?? fail(texts.none, number);
}

/** Reads the case in the guild's turn, changes and commits it, and carries out what it then owes. */
async function changed(guild: Guild, number: number, how: (before: Case) => Case): Promise<Case> {
	await guild.run(async () => guild.store.commit(caseWrites(how(await caseBy(guild, number)))));
	await carryOut(guild, number);
	return caseBy(guild, number);
}

const messages = (guild: Guild, ...kinds: CaseMessage["kind"][]) =>
	[...kinds, ...(guild.config.channels.log === null ? [] : (["decided"] as const))].map((kind) => owed(kind));

/** A word among moderators. @param by the moderator's id, from the interaction */
export function addNote(guild: Guild, number: number, by: string, words: string): Promise<Case> {
	return changed(guild, number, (before) =>
		append(before, { at: guild.now(), by, kind: "note", detail: words.trim().slice(0, 1000) }),
	);
}

/** Another reason for the member; they are told. @throws UserError where it is the same, or about the moderator */
export function changeReason(guild: Guild, number: number, by: string, reason: string): Promise<Case> {
	return changed(guild, number, (before) => {
		if (before.person.id === by) fail(texts.own, number);
		if (isOver(before)) fail(texts.over, number);
		// Whoever decides gives the reason with the decision.
		if (before.review === "open") fail(texts.waits, number);
		if (before.reason === reason) fail(texts.sameReason, number);
		const event = { at: guild.now(), by, kind: "reason" as const, detail: before.reason };
		const told = before.messages.some(({ kind }) => kind === "notice" || kind === "outcome");
		const owes = told ? messages(guild, "newReason") : messages(guild);
		return append({ ...before, reason, messages: [...before.messages, ...owes] }, event);
	});
}

/** What stands in the way of taking a case back, if anything. @throws UserError */
export async function needMayTakeBack(guild: Guild, record: Case, by: string): Promise<void> {
	if (record.person.id === by) fail(texts.own, record.number);
	if (isOver(record)) fail(texts.over, record.number);
	if (record.review === "open") fail(texts.waits, record.number);
	if (record.objection?.state === "open") fail(texts.objected, record.number);
	const standing = record.actions.filter((action) => !action.undoes && !isTakenBack(record, action));
	// A ban that was lifted still stands against the person.
	const acted = record.actions.some(({ proposed, undoes }) => !proposed && !undoes);
	if (!acted && record.strikes === 0) fail(texts.nothing, record.number);
	const needs = standing
		.filter(({ proposed }) => !proposed)
		.flatMap(({ action }) => (guild.action(action).undo ? guild.action(action).needs : []));
	await needRights(guild, by, [...new Set(needs)]);
}

/** Takes everything back: each action undone, the comment put back where possible, strikes revoked, the member told. */
export async function takeBackByHand(guild: Guild, number: number, by: string, words: string | null): Promise<Case> {
	await needMayTakeBack(guild, await caseBy(guild, number), by);
	const later = await guild.run(async () => {
		const before = await caseBy(guild, number);
		if (isOver(before)) fail(texts.over, number);
		if (before.objection?.state === "open") fail(texts.objected, number);
		const told = before.messages.some(({ kind }) => kind === "notice" || kind === "outcome");
		const { record, changes, later } = await takeBackAll(guild, before, {
			by,
			event: "undone",
			detail: words,
			messages: [...(told ? (["takenBack"] as const) : []), ...messages(guild).map(({ kind }) => kind)],
		});
		await guild.store.commit([...changes, ...caseWrites(record)]);
		return later;
	});
	await carryOut(guild, number);
	for (const other of later) await carryOut(guild, other);
	return caseBy(guild, number);
}

/**
 * Ends a ban or timeout of a case early; the rest of it stands.
 * @param done it was done in Discord's own interface already
 */
export async function lift(
	guild: Guild,
	number: number,
	action: "ban" | "timeout",
	{ by, why, done }: { by: string; why: string | null; done: boolean },
): Promise<Case> {
	return changed(guild, number, (before) => {
		const standing = before.actions.findLast((one) => one.action === action && stands(before, one));
		if (!standing) return done ? before : fail(texts.notStanding, number);
		const now = guild.now();
		const undoing = guild.action(action).undo?.(standing.effects.map(({ effect }) => effect)) ?? [];
		const progress = done ? { ...fresh(), state: "done" as const, at: now } : fresh();
		const effects = undoing.map((effect) => ({ effect, progress }));
		const lifted: Case = {
			...before,
			actions: [...before.actions, { ...standing, undoes: true, proposed: false, text: null, effects }],
			messages: [...before.messages, owed("card"), ...messages(guild)],
		};
		const title = String(guild.action(action).title[guild.language]);
		return append(lifted, { at: now, by, kind: "lifted", detail: why ? `${title}: ${why}` : title });
	});
}

/** Whether an action of a case was done and holds. */
export function stands(record: Case, action: Case["actions"][number]): boolean {
	const done = action.effects.some(({ progress }) => progress.state === "done");
	return done && !action.undoes && !action.proposed && !isTakenBack(record, action);
}

/** The latest case of somebody in which such an action holds; null where there is none. */
export async function standingCase(guild: Guild, cases: readonly number[], action: string): Promise<Case | null> {
	for (const number of cases.slice(-100).reverse()) {
		const record = await guild.store.get(caseRecord, caseKey(number));
		if (record?.actions.some((one) => one.action === action && stands(record, one))) return record;
	}
	return null;
}

/**
 * Carries out what a rule or the ladder proposed; rank and rights are those of now.
 * @param index of the action in the case
 * @throws UserError where it may not be done, or is not open any more
 */
export async function carryOutProposal(guild: Guild, number: number, index: number, by: string): Promise<Case> {
	const seen = await caseBy(guild, number);
	if (!isOpenProposal(seen, index)) fail(texts.gone, number);
	await needMayAct(guild, by, seen.person.id, [seen.actions[index]!.action]);
	return changed(guild, number, (before) => {
		if (!isOpenProposal(before, index)) fail(texts.gone, number);
		const actions = before.actions.map((action, at) => (at === index ? { ...action, proposed: false } : action));
		const proposal = actions[index]!;
		const kinds: CaseMessage["kind"][] = [...(restricts(guild, [proposal]) ? (["notice"] as const) : []), "card"];
		const acted: Case = { ...before, actions, messages: [...before.messages, ...messages(guild, ...kinds)] };
		return append(acted, { at: guild.now(), by, kind: "acted", detail: proposal.action });
	});
}
