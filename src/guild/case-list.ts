// Finding cases: by person, rule, state, who decided, since when; newest first, a page at a time.
import { shortHash } from "../articles/hash.ts";
import type { Case } from "../cases/case.ts";
import { isOver } from "../cases/take-back.ts";
import { actions } from "../rules/registries.ts";
import { defineTexts, type Say, type Text } from "../texts.ts";
import type { Guild } from "./guild.ts";
import { name, plain, shorten, when } from "./markdown.ts";
import { caseKey, caseRecord, guildRecord, memberRecord } from "./records.ts";
import type { Button, View } from "./view.ts";

const texts = defineTexts({
	de: {
		title: "Fälle",
		none: "Kein Fall passt dazu.",
		open: "wartet",
		over: "zurückgenommen",
		released: "freigegeben",
		rejected: "abgelehnt",
		objected: "Einspruch",
		byMachine: "Regel",
		byHand: "von Hand",
		reported: "gemeldet",
		watched: "nur beobachtet",
		before: "Neuere",
		after: "Ältere",
		page: "Seite {page}",
		far: "Ältere als Fall {number} habe ich nicht durchgesehen; grenze die Suche ein.",
	},
	en: {
		title: "Cases",
		none: "No case fits.",
		open: "waits",
		over: "taken back",
		released: "approved",
		rejected: "rejected",
		objected: "objection",
		byMachine: "rule",
		byHand: "by hand",
		reported: "reported",
		watched: "only watched",
		before: "Newer",
		after: "Older",
		page: "Page {page}",
		far: "I did not look at cases older than {number}; narrow the search.",
	},
});

export type State = "open" | "stands" | "over" | "objected";
export type Origin = "machine" | "hand";

export interface CaseFilter {
	readonly person?: string | undefined;
	/** The short hash of a rule's name: a button's id has no room for the name. */
	readonly rule?: string | undefined;
	readonly state?: State | undefined;
	readonly by?: Origin | undefined;
	/** Milliseconds since 1970. */
	readonly since?: number | undefined;
}

export const ruleHash = (rule: string): string => shortHash(rule).slice(0, 8);

const PER_PAGE = 10;
/** One search looks at so many cases. */
const MOST_LOOKED_AT = 3_000;

/**
 * The cases that fit, newest first.
 * @param most of them at most
 * @returns also the number of the oldest case that was looked at, where not all were
 */
export async function findCases(
	guild: Guild,
	filter: CaseFilter,
	most: number,
): Promise<{ found: Case[]; stoppedAt: number | null }> {
	const found: Case[] = [];
	const numbers = filter.person ? await casesOf(guild, filter.person) : await allCases(guild);
	let looked = 0;
	for (const number of numbers) {
		if (found.length >= most) break;
		if (looked++ >= MOST_LOOKED_AT) return { found, stoppedAt: number + 1 };
		const record = await guild.store.get(caseRecord, caseKey(number));
		if (!record) continue;
		if (filter.since !== undefined && record.openedAt < filter.since) break;
		if (fits(record, filter)) found.push(record);
	}
	return { found, stoppedAt: null };
}

async function casesOf(guild: Guild, personId: string): Promise<number[]> {
	return [...((await guild.store.get(memberRecord, `member/${personId}`))?.cases ?? [])].reverse();
}

async function allCases(guild: Guild): Promise<number[]> {
	const last = ((await guild.store.get(guildRecord, "meta"))?.nextCase ?? 1) - 1;
	return Array.from({ length: last }, (_, index) => last - index);
}

function fits(record: Case, { rule, state, by }: CaseFilter): boolean {
	const machine = record.origin.by === "rule" || record.origin.by === "automod";
	if (by !== undefined && (by === "machine") !== machine) return false;
	if (rule !== undefined && !record.rules.some(({ name }) => ruleHash(name) === rule)) return false;
	switch (state) {
		case undefined:
			return true;
		case "open":
			return record.review === "open";
		case "objected":
			return record.objection?.state === "open";
		case "over":
			return isOver(record);
		case "stands":
			return !isOver(record) && record.review !== "open";
	}
}

/** One case in one line. @param who whether the person is named */
export function caseLine(record: Case, t: Say, who = true): string {
	const { origin, person, rules, review, objection } = record;
	const did = record.actions.flatMap(({ action, proposed, undoes }) => {
		const definition = proposed || undoes ? undefined : actions.get(action);
		return definition && !definition.internal ? [t(definition.title)] : [];
	});
	const state: Text<never> | null = isOver(record)
		? review === "released"
			? texts.released
			: texts.over
		: objection?.state === "open"
			? texts.objected
			: review === "open"
				? texts.open
				: review === "rejected"
					? texts.rejected
					: null;
	const watched = rules.length > 0 && rules.every(({ mode }) => mode === "watch");
	const by =
		origin.by === "rule" || origin.by === "automod"
			? `${t(texts.byMachine)} ${rules.map((one) => name(one.name)).join(", ")}`
			: `${origin.personId ? `<@${origin.personId}>` : t(origin.by === "report" ? texts.reported : texts.byHand)}${rules[0] ? ` (${plain(shorten(rules[0].clause ?? rules[0].name, 40))})` : ""}`;
	const parts = [
		`**${record.number}**`,
		when(record.openedAt, "R"),
		who ? `<@${person.id}>` : "",
		[...new Set(did)].join(", ") || (watched ? t(texts.watched) : ""),
		by,
		state ? `*${t(state)}*` : "",
	];
	return parts.filter(Boolean).join(" · ");
}

/** A page of the list with buttons to turn it. */
export async function caseListView(guild: Guild, filter: CaseFilter, page: number, t: Say): Promise<View> {
	const { found, stoppedAt } = await findCases(guild, filter, (page + 1) * PER_PAGE + 1);
	const shown = found.slice(page * PER_PAGE, (page + 1) * PER_PAGE);
	const lines = shown.map((record) => caseLine(record, t));
	if (stoppedAt !== null && shown.length < PER_PAGE) lines.push(`-# ${t(texts.far, { number: String(stoppedAt) })}`);
	const turn = (to: number, label: string, disabled: boolean): Button => ({
		id: `fall:seite:${guild.id}:${to}:${packed(filter)}`,
		label,
		disabled,
	});
	const more = found.length > (page + 1) * PER_PAGE;
	return {
		sections: [
			{
				title: t(texts.title),
				body: lines.join("\n") || t(texts.none),
				...(page > 0 || more ? { footer: t(texts.page, { page: page + 1 }) } : {}),
			},
		],
		...(page > 0 || more
			? { buttons: [[turn(Math.max(0, page - 1), t(texts.before), page === 0), turn(page + 1, t(texts.after), !more)]] }
			: {}),
	};
}

/** A filter in a button's id. */
export function packed({ person, rule, state, by, since }: CaseFilter): string {
	return [person, rule, state, by, since?.toString(36)].map((part) => part ?? "").join(":");
}

/** A filter out of a button's arguments. */
export function unpacked([person, rule, state, by, since]: readonly string[]): CaseFilter {
	const at = since ? Number.parseInt(since, 36) : Number.NaN;
	return {
		...(person && /^\d{17,20}$/.test(person) ? { person } : {}),
		...(rule ? { rule } : {}),
		...(isState(state) ? { state } : {}),
		...(by === "machine" || by === "hand" ? { by } : {}),
		...(Number.isFinite(at) ? { since: at } : {}),
	};
}

function isState(state: string | undefined): state is State {
	return state === "open" || state === "stands" || state === "over" || state === "objected";
}
