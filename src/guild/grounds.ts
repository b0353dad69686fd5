// What a comment may be said to break: the server's clauses, a law, something else; as a list to choose from.
import type { Case } from "../cases/case.ts";
import { LEGAL_GROUNDS, legalGround } from "../cases/legal-grounds.ts";
import type { Ground, Report } from "../cases/report.ts";
import type { Broken } from "../cases/review.ts";
import { defineTexts, type Language, sayIn } from "../texts.ts";
import type { Guild } from "./guild.ts";

const texts = defineTexts({
	de: { law: "Rechtswidriger Inhalt", other: "Etwas anderes" },
	en: { law: "Illegal content", other: "Something else" },
});

/** The name under which a law stands among a case's rules. */
const LAW = "gesetz";
/** Discord's lists hold 25. */
const MOST = 25;

export interface Choosable {
	readonly value: string;
	readonly label: string;
	readonly description?: string;
	readonly selected?: boolean;
}

/** The rules that state a clause; several with the same one count once. */
function clauses(guild: Guild): { readonly name: string; readonly clause: string }[] {
	const seen = new Set<string>();
	return guild.rules.rules.flatMap(({ rule: { name, clause } }) => {
		if (!clause || seen.has(clause)) return [];
		seen.add(clause);
		return [{ name, clause }];
	});
}

/** What a reporter may choose from; the answer is read by `groundOf`. */
export function groundChoices(guild: Guild, language: Language): Choosable[] {
	const t = sayIn(language);
	return [
		...clauses(guild)
			.slice(0, MOST - 2)
			.map(({ name, clause }) => ({ value: `r:${name}`, label: clause })),
		{ value: "law", label: t(texts.law) },
		{ value: "other", label: t(texts.other) },
	];
}

/** @returns null for what is no ground (any more) */
export function groundOf(guild: Guild, value: string | undefined): Ground | null {
	if (value === "law") return { kind: "law", law: null };
	if (value === "other") return { kind: "other" };
	const found = value?.startsWith("r:")
		? guild.rules.rules.find(({ rule }) => rule.name === value.slice(2))
		: undefined;
	return found ? { kind: "rule", rule: found.rule.name, clause: found.rule.clause } : null;
}

/** A ground in words, not escaped. */
export function sayGround(ground: Ground, language: Language): string {
	const t = sayIn(language);
	if (ground.kind === "rule") return ground.clause ?? ground.rule;
	if (ground.kind === "other") return t(texts.other);
	const law = legalGround(ground.law);
	return law ? `${t(texts.law)}: ${t(law)}` : t(texts.law);
}

/** Whether two reports say the same is broken. */
export function sameGround(a: Ground, b: Ground): boolean {
	if (a.kind === "rule") return b.kind === "rule" && a.rule === b.rule;
	return a.kind === b.kind && (a as { law?: unknown }).law === (b as { law?: unknown }).law;
}

/** What a moderator may name as broken, the likeliest chosen already; the answer is read by `brokenOf`. */
export function brokenChoices(
	guild: Guild,
	record: Case,
	reports: readonly Report[],
	language: Language,
): { readonly choices: Choosable[]; readonly chosen: string | null } {
	const t = sayIn(language);
	const own = record.rules
		.filter(({ mode, name }) => mode === "enforce" && name !== LAW)
		.map(({ name, clause }) => ({ value: `r:${name}`, label: clause ?? name }));
	const laws = new Set(reports.flatMap(({ ground }) => (ground.kind === "law" && ground.law ? [ground.law] : [])));
	const fixed = [
		...[...laws].flatMap((key) => {
			const law = legalGround(key);
			return law ? [{ value: `l:${key}`, label: t(law) }] : [];
		}),
		{ value: "l:", label: t(texts.law) },
		{ value: "other", label: t(texts.other) },
	];
	const rules = clauses(guild).map(({ name, clause }) => ({ value: `r:${name}`, label: clause }));
	const labels = new Set(own.map(({ label }) => label));
	const others = rules.filter(({ label, value }) => !labels.has(label) && !own.some((one) => one.value === value));
	const listed = [...own, ...others].slice(0, MOST - fixed.length);
	const wanted = own[0]?.value ?? mostReported(reports);
	const all = [...listed, ...fixed];
	const chosen = all.some(({ value }) => value === wanted) ? wanted : null;
	return { choices: all.map((choice) => ({ ...choice, selected: choice.value === chosen })), chosen };
}

function mostReported(reports: readonly Report[]): string | null {
	const counts = new Map<string, number>();
	for (const { ground } of reports) {
		if (ground.kind === "other") continue;
		const value = ground.kind === "rule" ? `r:${ground.rule}` : `l:${ground.law ?? ""}`;
		counts.set(value, (counts.get(value) ?? 0) + 1);
	}
	return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

/** What was chosen; null: nothing that has a name. */
export function brokenOf(guild: Guild, record: Case, value: string | undefined): Broken | null {
	if (value?.startsWith("l:")) {
		const key = value.slice(2);
		const clause = sayGround({ kind: "law", law: Object.hasOwn(LEGAL_GROUNDS, key) ? key : null }, record.language);
		return { name: LAW, clause };
	}
	if (!value?.startsWith("r:")) return null;
	const name = value.slice(2);
	const kept = record.rules.find((rule) => rule.name === name && rule.mode === "enforce");
	const found = kept ?? guild.rules.rules.find(({ rule }) => rule.name === name)?.rule;
	return found ? { name: found.name, clause: found.clause } : null;
}
