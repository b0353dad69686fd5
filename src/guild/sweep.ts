// Clearing away many comments at once: found and shown first, confirmed for exactly those, then one case for each member,
// with the list of what went; carried out step by step, so that a crash in between loses nothing.
import { type Case, type CaseAction, fresh } from "../cases/case.ts";
import { UserError } from "../errors.ts";
import { evaluate } from "../rules/evaluate.ts";
import { plainFacts } from "../rules/plain-comment.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { type Change, put, remove } from "../store/store.ts";
import { defineTexts } from "../texts.ts";
import { askDiscord } from "./ask-discord.ts";
import { carryOut } from "./carry-out.ts";
import { contentOf } from "./case-lines.ts";
import { caseWrites } from "./case-writes.ts";
import { formAuthor } from "./form-author.ts";
import type { Guild } from "./guild.ts";
import { BY_HAND } from "./hand.ts";
import { handCase, withCase, withoutStood } from "./hand-case.ts";
import { INTENT_TTL, intentId, OVER, type Sweep, sweepKey, sweepRecord, waitingFor } from "./hand-intent.ts";
import { type Grounds, groundsOf, type TypedGrounds } from "./hand-words.ts";
import { mayNotActOn, needRights } from "./may-act.ts";
import { snapshot } from "./open-case.ts";
import type { Standing } from "./platform.ts";
import { caseKey, caseRecord, decidedRecord, emptyMember, guildRecord, memberRecord, threadRecord } from "./records.ts";

const texts = defineTexts({
	de: {
		noFilter:
			"Sag, was weg soll: von einer Person, mit einem Text oder nach einer Regel. Alles auf einmal räume ich nicht auf.",
		noRule: "Diese Regel kenne ich nicht. Wähl eine aus der Liste, die beim Tippen erscheint.",
		nothing: "Dazu finde ich nichts, was ich entfernen darf.",
	},
	en: {
		noFilter: "Say what is to go: by a person, with a text, or by a rule. I do not clear everything away at once.",
		noRule: "I do not know this rule. Choose one from the list that appears while you type.",
		nothing: "I find nothing there that I may remove.",
	},
});

export interface SweepWanted {
	/** Where: a channel or thread, or null for all discussion threads. */
	readonly channelId: string | null;
	readonly personId?: string | undefined;
	/** Part of the comment. */
	readonly text?: string | undefined;
	/** A rule's name. */
	readonly rule?: string | undefined;
	/** So many of the latest messages of each place are looked at. */
	readonly limit: number;
	/** Milliseconds since 1970. */
	readonly since: number | null;
	readonly typed: TypedGrounds;
	/** The moderator's id, from the interaction. */
	readonly by: string;
}

export interface SweepShown {
	readonly id: string;
	readonly sweep: Sweep;
	/** What would have fitted and stays. */
	readonly spared: { readonly pinned: number; readonly ranked: number };
}

/** One sweep takes so many at most; the newest threads are looked at. */
export const MOST_SWEPT = 300;
const MOST_THREADS = 50;
const PER_CALL = 100;

/** Finds what fits and keeps it until it is confirmed. @throws UserError with what is in the way */
export async function showSweep(guild: Guild, wanted: SweepWanted): Promise<SweepShown> {
	const { by, personId, text, rule, limit, since } = wanted;
	if (!personId && !text?.trim() && !rule) throw new UserError(texts.noFilter);
	const only = rule ? ruleSetOf(guild, rule) : null;
	// A sweep by a rule says by itself which one was broken.
	const grounds = groundsOf(guild, { ...wanted.typed, clause: wanted.typed.clause ?? rule });
	await needRights(guild, by, ["ManageMessages"]);
	const fold = (words: string) => words.normalize("NFKC").toLocaleLowerCase("de");
	const fits = ({ comment, author }: Standing): boolean => {
		if (personId ? author.id !== personId : author.isBot) return false;
		if (text?.trim() && !fold(contentOf({ comment: snapshot(comment, null), swept: [] })).includes(fold(text.trim())))
			return false;
		if (!only) return true;
		const facts = plainFacts({ now: guild.now(), author: { id: author.id, userName: author.userName } });
		return evaluate(only, comment, facts).rules.length > 0;
	};
	const found: Sweep["found"] = [];
	const spared = { pinned: 0, ranked: 0 };
	const allowed = new Map<string, boolean>();
	const mayGo = async (authorId: string): Promise<boolean> => {
		const known = allowed.get(authorId);
		if (known !== undefined) return known;
		const not = await askDiscord(() => mayNotActOn(guild, by, authorId));
		// Colleagues are spared unless they are named.
		const colleague = personId
			? false
			: (await askDiscord(() => guild.platform.member(authorId)))?.isModerator === true;
		allowed.set(authorId, !not && !colleague);
		return !not && !colleague;
	};
	for (const channelId of await placesOf(guild, wanted)) {
		const there = await askDiscord(() => guild.platform.standing(channelId, { limit, since }));
		const standing = await Promise.all(there.map((one) => withWriter(guild, one)));
		for (const one of standing.filter(fits).reverse()) {
			const { comment, author, pinned } = one;
			const starter = comment.id === channelId;
			if (pinned || starter) spared.pinned++;
			else if (!(await mayGo(author.id))) spared.ranked++;
			else if (found.length < MOST_SWEPT)
				found.push({
					channelId,
					messageId: comment.id,
					revision: comment.revision,
					at: comment.createdAt,
					text: contentOf({ comment: snapshot(comment, null), swept: [] }).slice(0, 2_000),
					person: { id: author.id, userName: author.userName, displayName: author.displayName },
				});
		}
	}
	if (found.length === 0) throw new UserError(texts.nothing);
	found.sort((a, b) => a.at - b.at);
	const id = intentId(guild, by, String(found.length), found[0]!.messageId);
	const sweep: Sweep = { by, reason: grounds.reason, rule: grounds.rule && { ...grounds.rule }, found, limit, since };
	await guild.write([put(sweepRecord, sweepKey(id), sweep, { ttl: INTENT_TTL })]);
	return { id, sweep, spared };
}

/** What came through the form belongs to whoever wrote it. */
async function withWriter(guild: Guild, one: Standing): Promise<Standing> {
	const form = one.author.isBot ? await formAuthor(guild, one.comment.id) : undefined;
	if (!form) return one;
	const { authorId: id, userName, displayName } = form;
	const author = { ...one.author, id, userName, displayName, isBot: false };
	return { ...one, comment: { ...one.comment, authorId: id }, author };
}

async function placesOf(guild: Guild, { channelId, by }: SweepWanted): Promise<string[]> {
	if (channelId !== null) return [channelId];
	const places: string[] = [];
	for await (const { key } of guild.store.list(threadRecord, "thread/", { reverse: true })) {
		const id = key.slice(key.lastIndexOf("/") + 1);
		if (places.length === MOST_THREADS) break;
		if (await guild.platform.sees(by, id).catch(() => false)) places.push(id);
	}
	return places;
}

function ruleSetOf(guild: Guild, name: string): RuleSet {
	const found = guild.rules.rules.find(({ rule }) => rule.name === name.trim().toLowerCase());
	if (!found) throw new UserError(texts.noRule);
	return { rules: [found] };
}

export interface Swept {
	readonly cases: readonly Case[];
	/** What was changed or gone since the preview, and stayed as it was. */
	readonly left: number;
}

/** Does what was shown, once, to what still is as it was shown. @throws UserError where it is over or may not be done */
export async function confirmSweep(guild: Guild, id: string, by: string): Promise<Swept> {
	const sweep = await waitingFor(guild, sweepRecord, "sweep", id, by);
	await needRights(guild, by, ["ManageMessages"]);
	for (const personId of new Set(sweep.found.map(({ person }) => person.id)))
		if (await askDiscord(() => mayNotActOn(guild, by, personId))) throw new UserError(OVER);
	const same = await unchanged(guild, sweep);
	const numbers = await guild.run(async () => {
		if (!(await guild.store.get(sweepRecord, sweepKey(id)))) throw new UserError(OVER);
		return open(guild, sweep, same, id);
	});
	const cases: Case[] = [];
	for (const number of numbers) {
		await carryOut(guild, number);
		cases.push((await guild.store.get(caseRecord, caseKey(number)))!);
	}
	return { cases, left: sweep.found.length - same.length };
}

async function unchanged(guild: Guild, { found }: Sweep): Promise<Sweep["found"]> {
	const places = Map.groupBy(found, ({ channelId }) => channelId);
	const same: Sweep["found"] = [];
	for (const [channelId, list] of places) {
		// From the oldest that was shown on, however much was written since.
		const span = { limit: 1_000, since: Math.min(...list.map(({ at }) => at)) - 1_000 };
		const standing = await askDiscord(() => guild.platform.standing(channelId, span));
		const now = new Map(standing.map(({ comment, pinned }) => [comment.id, pinned ? "" : comment.revision]));
		same.push(...list.filter(({ messageId, revision }) => now.get(messageId) === revision));
	}
	return same;
}

/** One case for each member, all in one commit. Runs inside `guild.run`. */
async function open(guild: Guild, sweep: Sweep, found: Sweep["found"], id: string): Promise<number[]> {
	const meta = (await guild.store.get(guildRecord, "meta")) ?? { nextCase: 1 };
	const changes: Change[] = [remove(sweepKey(id))];
	const numbers: number[] = [];
	for (const [personId, list] of Map.groupBy(found, ({ person }) => person.id)) {
		const member = (await guild.store.get(memberRecord, `member/${personId}`)) ?? emptyMember();
		const number = meta.nextCase + numbers.length;
		const grounds: Grounds = { reason: sweep.reason, rule: sweep.rule };
		const record = handCase(guild, {
			number,
			origin: { by: "person", personId: sweep.by },
			person: list[0]!.person,
			swept: list.map(({ channelId, messageId, at, text }) => ({ channelId, messageId, at, text })),
			actions: [removal(grounds, list)],
			...grounds,
			member,
		});
		numbers.push(number);
		changes.push(
			...caseWrites(record),
			put(
				memberRecord,
				`member/${personId}`,
				withCase(guild, withoutStood(guild, personId, member, list.length), number, 0, list.length),
			),
			...list.map(({ messageId, revision }) => put(decidedRecord, `decided/${messageId}`, { revision, case: number })),
		);
	}
	changes.push(put(guildRecord, "meta", { ...meta, nextCase: meta.nextCase + numbers.length }));
	await guild.store.commit(changes);
	return numbers;
}

function removal({ rule }: Grounds, list: Sweep["found"]): CaseAction {
	const effects = [...Map.groupBy(list, ({ channelId }) => channelId)].flatMap(([channelId, own]) =>
		Array.from({ length: Math.ceil(own.length / PER_CALL) }, (_, index) => ({
			effect: {
				kind: "deleteMessages" as const,
				channelId,
				messageIds: own.slice(index * PER_CALL, (index + 1) * PER_CALL).map(({ messageId }) => messageId),
			},
			progress: fresh(),
		})),
	);
	return { rule: rule?.name ?? BY_HAND, action: "remove", proposed: false, undoes: false, text: null, effects };
}
