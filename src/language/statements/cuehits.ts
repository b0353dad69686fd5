import type { Cue } from "../german/cues.ts";
import { AUXILIARIES, CORRELATES } from "../german/words.ts";
import type { Clause } from "./clauses.ts";
import { isAdjective } from "./phrases.ts";
import type { CueReading, Item } from "./reading.ts";

/** A verb of saying at work in a clause: its words, its finite verb, and whether it stands in the passive. */
export type CueHit = { cue: Cue; words: number[]; finite: number; passive: boolean; correlate: number };

const PASSIVE = new Set(["werden", "sein"]);

/** All verbs of saying in a clause, in order. `end` is where the sentence ends, for a prefix that stands further back. */
export function cueHits(items: readonly Item[], clause: Clause, end: number): CueHit[] {
	const hits: CueHit[] = [];
	for (let i = clause.from; i < clause.to; i++) {
		const item = items[i]!;
		const known = bekannt(items, clause, i);
		if (known) hits.push(known);
		if (item.cues.length === 0 || isAttribute(items, i, clause.to)) continue;
		const hit = bestReading(items, clause, i, end);
		if (hit) hits.push(hit);
	}
	return hits;
}

const BEKANNT: Cue = { lemma: "bekanntwerden", prefix: "", stem: "bekanntwerden", saying: false };

/** "Am Abend wurde bekannt, dass …", "wie bekannt wurde" */
function bekannt(items: readonly Item[], clause: Clause, i: number): CueHit | null {
	if (items[i]!.lower !== "bekannt" && items[i]!.lower !== "bekanntgeworden") return null;
	const words = [i];
	for (let j = clause.from; j < clause.to; j++)
		if (/^(?:wird|wurde|werden|wurden|geworden|worden)$/.test(items[j]!.lower)) words.push(j);
	if (words.length === 1 || items[i - 1]?.lower === "nicht") return null;
	for (let j = clause.from; j < clause.to; j++) if (/^(?:ist|sind|war|waren|sei)$/.test(items[j]!.lower)) words.push(j);
	return { cue: BEKANNT, words: words.sort((a, b) => a - b), finite: clause.finite, passive: true, correlate: -1 };
}

function isAttribute(items: readonly Item[], i: number, to: number): boolean {
	const next = items[i + 1];
	const previous = items[i - 1];
	if (!next || i + 1 >= to || !(next.noun && next.kind === "word")) return false;
	return (
		/(?:te|ten|ter|tes|tem|ene|enen|ener|enes|enem)$/.test(items[i]!.lower) &&
		(previous === undefined || isDeterminer(previous) || isAdjective(previous)) &&
		i > 0 &&
		!previous!.noun &&
		previous!.kind === "word" &&
		isDeterminer(previous!)
	);
}

const isDeterminer = (item: Item): boolean =>
	/^(?:d(?:er|ie|as|en|em|es)|(?:k?ein|sein|ihr|unser)(?:e|er|es|en|em)?|dies(?:e|er|es|en|em))$/.test(item.lower);

function bestReading(items: readonly Item[], clause: Clause, i: number, end: number): CueHit | null {
	const item = items[i]!;
	const auxiliary = auxiliaryOf(items, clause, i);
	let hit: CueHit | null = null;
	for (const reading of item.cues) {
		const words = wordsOf(items, clause, i, end, reading, auxiliary);
		if (!words) continue;
		const better = hit === null || reading.cue.prefix.length > hit.cue.prefix.length;
		if (!better) continue;
		const withAuxiliary = reading.form === "participle" || reading.form === "infinitive";
		const lemma = auxiliary >= 0 ? AUXILIARIES.get(items[auxiliary]!.lower)?.lemma : undefined;
		hit = {
			cue: reading.cue,
			words,
			finite: withAuxiliary && auxiliary >= 0 ? auxiliary : i,
			passive: reading.form === "participle" && lemma !== undefined && PASSIVE.has(lemma),
			correlate: correlateIn(items, clause.from, Math.max(clause.to, (words.at(-1) ?? 0) + 1)),
		};
	}
	return hit;
}

function auxiliaryOf(items: readonly Item[], clause: Clause, i: number): number {
	for (let j = i + 1; j < clause.to && j <= i + 3; j++)
		if (AUXILIARIES.has(items[j]!.lower) && j === clause.finite) return j;
	for (let j = i - 1; j >= clause.from; j--) if (AUXILIARIES.has(items[j]!.lower) && !items[j]!.noun) return j;
	return -1;
}

function wordsOf(
	items: readonly Item[],
	clause: Clause,
	i: number,
	end: number,
	reading: CueReading,
	auxiliary: number,
): number[] | null {
	const { cue, form } = reading;
	if (form === "zu") return [i];
	if ((form === "participle" || form === "infinitive") && !reading.joined && items[i - 1]?.lower !== cue.prefix)
		return null;
	if (form === "participle") {
		if (cue.lemma === "bekennen") return null;
		if (cue.lemma === "raten" && auxiliary >= 0 && AUXILIARIES.get(items[auxiliary]!.lower)!.lemma === "sein")
			return null;
		if (auxiliary < 0) return null;
		const bridge: number[] = [];
		for (let j = i + 1; j < clause.to && j <= i + 2; j++)
			if (["worden", "haben", "lassen"].includes(items[j]!.lower)) bridge.push(j);
		if (!reading.joined) bridge.push(i - 1);
		return [auxiliary, i, ...bridge].sort((a, b) => a - b);
	}
	const modal = auxiliary >= 0 && !["haben", "sein"].includes(AUXILIARIES.get(items[auxiliary]!.lower)!.lemma);
	if (form === "infinitive") {
		if (items[i - 1]?.lower === "zu") return [i - 1, i];
		return modal ? [auxiliary, i].sort((a, b) => a - b) : null;
	}
	// A finite form: not where an auxiliary claims the clause before it and the form may as well be a participle.
	if (auxiliary >= 0 && auxiliary !== i && (form === "present" || reading.joined) && clause.finite !== i) {
		const between = items.slice(Math.min(auxiliary, i), Math.max(auxiliary, i)).some((item) => item.lower === "und");
		if (!between) return null;
	}
	if (items[i - 1]?.lower === "zu" && form === "present") return [i - 1, i];
	if (!reading.joined) {
		const prefix = prefixAt(items, i, end, cue.prefix);
		return prefix < 0 ? null : [i, prefix];
	}
	if (!cue.prefix) {
		if (REFLEXIVE_CHANGES.has(cue.lemma) && items.slice(clause.from, clause.to).some((other) => other.lower === "sich"))
			return null;
		const stray = items[clause.to - 1]!;
		if (clause.to - 1 > i && STRAY.has(stray.lower) && !stray.noun && cue.lemma !== "heißen") return null;
	}
	return [i];
}

/** "sich melden", "sich zeigen", "sich finden" are other verbs. */
const REFLEXIVE_CHANGES = new Set([
	"melden",
	"zeigen",
	"finden",
	"halten",
	"nennen",
	"lesen",
	"sehen",
	"vertreten",
	"erinnern",
	"bestimmen",
]);

/** Prefixes that make another verb of it: "sagte … ab". */
const STRAY = new Set([
	"ab",
	"nach",
	"zu",
	"auf",
	"an",
	"aus",
	"ein",
	"vor",
	"bei",
	"um",
	"durch",
	"los",
	"mit",
	"weg",
	"fort",
]);

/** Where the separable prefix stands: last in the clause, or alone at the beginning or end of a later one. */
function prefixAt(items: readonly Item[], i: number, end: number, prefix: string): number {
	if (items[i - 1]?.lower === prefix) return i - 1;
	for (let j = i + 1; j < end; j++) {
		const item = items[j]!;
		if (item.lower !== prefix) continue;
		const next = items[j + 1];
		const closes = !next || j + 1 >= end || next.kind === "mark" || next.kind === "quote" || next.lower === "und";
		if (closes) return j;
	}
	return -1;
}

function correlateIn(items: readonly Item[], from: number, to: number): number {
	for (let j = to - 1; j >= from; j--) if (CORRELATES.has(items[j]!.lower) && items[j]!.lower !== "es") return j;
	return -1;
}
