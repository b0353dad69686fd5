// What a moderator does by hand becomes a case, or part of the one that is there: of two moderators who act at once, both
// act in one case, and nothing is done twice.
import { record as append, type Case, type CaseAction, type CaseMessage, fresh, owed } from "../cases/case.ts";
import { validStrikes } from "../cases/strikes.ts";
import { isOver, isTakenBack } from "../cases/take-back.ts";
import { UserError } from "../errors.ts";
import { plainComment, plainFacts } from "../rules/plain-comment.ts";
import type { PlannedAction } from "../rules/verdict.ts";
import { type Change, put, remove } from "../store/store.ts";
import { carryOut } from "./carry-out.ts";
import { caseWrites } from "./case-writes.ts";
import type { Guild } from "./guild.ts";
import { handCase, removes, restricts, withCase, withoutStood } from "./hand-case.ts";
import { intentKey, intentRecord, OVER } from "./hand-intent.ts";
import { strikesOf, withLadder } from "./open-case.ts";
import type { Posted } from "./platform.ts";
import { caseKey, caseRecord, decidedRecord, emptyMember, guildRecord, type Member, memberRecord } from "./records.ts";

export interface ByHand {
	readonly person: Case["person"];
	/** The comment it is about. */
	readonly posted: Posted | null;
	/** In the order in which they are told; see `plan` in rules/compile.ts. */
	readonly actions: readonly PlannedAction[];
	/** The rule whose clause was broken; null where none is named. */
	readonly rule: { readonly name: string; readonly clause: string | null } | null;
	/** The moderator's words for the member. */
	readonly reason: string | null;
	/** The moderator's id, from the interaction. */
	readonly by: string;
	/** Add to this case rather than open or look for one. */
	readonly into?: number;
	/** The preview that was confirmed; see hand-intent.ts. */
	readonly intent?: string;
}

export type ByHandResult =
	| { readonly type: "opened" | "added"; readonly record: Case }
	/** All of it is done or under way already in this case. */
	| { readonly type: "already"; readonly record: Case };

/** Two moderators who act on somebody within this time mean the same thing. */
const AT_ONCE_MS = 60_000;

/**
 * Does by hand what a moderator decided: opens a case or adds to the one there is, and carries it out. Rank must have been
 * checked (`mayNotActOn`).
 * @throws UserError where the preview was confirmed before, StoreError when nothing was decided
 */
export async function actByHand(guild: Guild, deed: ByHand): Promise<ByHandResult> {
	const result = await guild.run(async (): Promise<ByHandResult> => {
		if (deed.intent !== undefined && !(await guild.store.get(intentRecord, intentKey(deed.intent))))
			throw new UserError(OVER);
		const before = await existing(guild, deed);
		return before ? addTo(guild, before, deed) : open(guild, deed);
	});
	await carryOut(guild, result.record.number);
	return { ...result, record: (await guild.store.get(caseRecord, caseKey(result.record.number))) ?? result.record };
}

async function existing(guild: Guild, { into, posted, person, by }: ByHand): Promise<Case | null> {
	if (into !== undefined) return (await guild.store.get(caseRecord, caseKey(into))) ?? null;
	if (posted) {
		const decided = await guild.store.get(decidedRecord, `decided/${posted.comment.id}`);
		const found = decided && (await guild.store.get(caseRecord, caseKey(decided.case)));
		// What was approved or taken back is over; whoever acts then decides anew.
		return found?.comment?.revision === posted.comment.revision && !isOver(found) ? found : null;
	}
	const member = await guild.store.get(memberRecord, `member/${person.id}`);
	for (const number of member?.cases.slice(-3) ?? []) {
		const found = await guild.store.get(caseRecord, caseKey(number));
		const { by: how, personId } = found?.origin ?? {};
		const byOther = how === "person" && personId !== by && found?.comment === null && found.swept.length === 0;
		if (found && byOther && guild.now() - found.openedAt < AT_ONCE_MS && !isOver(found)) return found;
	}
	return null;
}

async function open(guild: Guild, deed: ByHand): Promise<ByHandResult> {
	const { person, posted, by } = deed;
	const meta = (await guild.store.get(guildRecord, "meta")) ?? { nextCase: 1 };
	const member = await memberOf(guild, person.id);
	const number = meta.nextCase;
	const { actions, strikes } = counted(guild, deed, member);
	const origin = { by: "person", personId: by } as const;
	const record = handCase(guild, { ...deed, number, origin, actions, strikes, member });
	const removed = posted && removes(guild, actions) ? 1 : 0;
	await guild.store.commit([
		...caseWrites(record),
		put(guildRecord, "meta", { ...meta, nextCase: number + 1 }),
		...(posted
			? [put(decidedRecord, `decided/${posted.comment.id}`, { revision: posted.comment.revision, case: number })]
			: []),
		put(
			memberRecord,
			`member/${person.id}`,
			withCase(guild, withoutStood(guild, person.id, member, removed), number, strikes, removed),
		),
		...spent(deed),
	]);
	return { type: "opened", record };
}

/** A preview is confirmed once. */
const spent = ({ intent }: ByHand): Change[] => (intent === undefined ? [] : [remove(intentKey(intent))]);

async function addTo(guild: Guild, before: Case, deed: ByHand): Promise<ByHandResult> {
	const standing = new Set(before.actions.filter(standsIn(before)).map(({ action }) => action));
	const fresh = deed.actions.filter(({ action }) => !standing.has(action));
	if (fresh.length === 0) {
		await guild.store.commit(spent(deed));
		return { type: "already", record: before };
	}
	const member = await memberOf(guild, before.person.id);
	const { actions, strikes } = counted(guild, { ...deed, actions: fresh }, member);
	const rule = deed.rule;
	const known = rule === null || before.rules.some(({ name }) => name === rule.name);
	const kinds: CaseMessage["kind"][] = ["card"];
	if (restricts(guild, actions)) kinds.unshift("notice");
	if (guild.config.channels.log !== null) kinds.push("log");
	const away = removes(guild, actions);
	const removed = away && before.decision !== "remove" && before.comment !== null ? 1 : 0;
	// What was only watched had stood; what was flagged counts when somebody approves it.
	const stood = before.decision === "allow" && before.rules.every(({ mode }) => mode === "watch") ? removed : 0;
	const changed: Case = {
		...before,
		decision: away ? "remove" : before.decision,
		// Nobody need decide any more whether it stays.
		review: away && before.review === "open" ? "rejected" : before.review,
		claim: away ? null : before.claim,
		rules: known ? before.rules : [...before.rules, { ...rule, mode: "enforce" }],
		actions: [...before.actions, ...actions],
		messages: [...before.messages, ...kinds.map((kind) => owed(kind))],
		strikes: before.strikes + strikes,
		reason: deed.reason ?? before.reason,
	};
	const detail = fresh.map(({ action }) => action).join(", ");
	const record = append(changed, { at: guild.now(), by: deed.by, kind: "acted", detail });
	await guild.store.commit([
		...caseWrites(record),
		put(
			memberRecord,
			`member/${before.person.id}`,
			withCase(guild, withoutStood(guild, before.person.id, member, stood), record.number, strikes, removed),
		),
		...spent(deed),
	]);
	return { type: "added", record };
}

/** Actions that were neither refused nor taken back. */
function standsIn(record: Case): (action: CaseAction) => boolean {
	return (action) =>
		!action.undoes &&
		!action.proposed &&
		!isTakenBack(record, action) &&
		!action.effects.some(({ progress }) => progress.state === "refused");
}

/**
 * What a person decided to do to somebody, with what the ladder adds to it: as actions of a case, and the strikes it gives.
 */
export function counted(
	guild: Guild,
	deed: Pick<ByHand, "posted" | "person" | "actions">,
	member: Member,
): { actions: CaseAction[]; strikes: number } {
	const { posted, person } = deed;
	const now = guild.now();
	const strikes = strikesOf(guild, deed.actions);
	const planned = withLadder(guild, deed.actions, validStrikes(member.strikes, now), strikes);
	const comment = posted?.comment ?? plainComment("", { authorId: person.id, guildId: guild.id });
	const facts = plainFacts({ now, author: posted?.author ?? { id: person.id } });
	const actions = planned.map(({ rule, action, options }): CaseAction => {
		const definition = guild.action(action);
		// What a person does needs no further confirmation; what the ladder adds is the machine's.
		const proposed = definition.confirm && !deed.actions.some((own) => own.action === action);
		const text = (options as { text?: unknown }).text;
		return {
			rule,
			action,
			proposed,
			undoes: false,
			text: typeof text === "string" ? text : null,
			effects: definition.effects(options, comment, facts).map((effect) => ({ effect, progress: fresh() })),
		};
	});
	return { actions, strikes };
}

async function memberOf(guild: Guild, id: string): Promise<Member> {
	return (await guild.store.get(memberRecord, `member/${id}`)) ?? emptyMember();
}
