import { NO_INFINITIVE } from "../german/cues.ts";
import { COMPLEMENTIZERS, COORDINATIONS } from "../german/words.ts";
import type { Clause } from "./clauses.ts";
import { cueHits } from "./cuehits.ts";
import type { Read } from "./read.ts";
import type { Item } from "./reading.ts";

/** Nothing but quotations (and marks) from item `from` to `to`. */
export const isQuote = (items: readonly Item[], from: number, to: number): boolean => {
	let quoted = false;
	for (let i = from; i < to; i++) {
		if (items[i]!.kind === "quote") quoted = true;
		else if (items[i]!.kind !== "mark") return false;
	}
	return quoted;
};

/** Whether what begins at clause `k` can be what is said. */
export function complement(read: Read, k: number, cue: { lemma: string; saying: boolean } | null): boolean {
	const { items } = read.sentence;
	const clause = read.clauses[k];
	if (!clause) return false;
	const first = items[clause.from]!;
	if (first.kind === "quote" && first.words > 2) return true;
	if (COORDINATIONS.has(first.lower) && first.lower !== "denn") return false;
	if (clause.kind === "sub") {
		if (["dass", "daß", "ob"].includes(first.lower)) return cue !== null;
		if (COMPLEMENTIZERS.has(first.lower)) return cue !== null && ASKING.has(cue.lemma);
		if (!["wenn", "falls", "sobald", "sofern", "solange", "als"].includes(first.lower)) return false;
		return (
			cue?.saying === true &&
			read.clauses.slice(k + 1).some((c) => c.kind === "main" && c.mood !== "i" && c.mood !== "")
		);
	}
	if (clause.kind === "infinitive")
		return cue !== null && !NO_INFINITIVE.has(cue.lemma) && !["um", "ohne", "anstatt", "statt"].includes(first.lower);
	if (clause.kind === "main") {
		if (clause.finite === clause.from) return false;
		if (clause.mood === "1") return true;
		return cue?.saying === true && !secondVerb(items, clause);
	}
	if (
		clause.kind === "fragment" &&
		cue?.saying &&
		items.slice(clause.from, clause.to).some((item) => item.kind === "quote" && item.words > 1)
	)
		return true;
	if (clause.kind === "fragment")
		return (
			cue !== null &&
			read.clauses
				.slice(k + 1, k + 5)
				.some((c) => c.kind === "main" && (c.mood === "1" || c.mood === "2") && c.finite > c.from)
		);
	return false;
}

/** Verbs that take "wer", "wie", "welche"; behind others these begin relative clauses. */
const ASKING = new Set([
	"fragen",
	"nachfragen",
	"wissen",
	"erklären",
	"sagen",
	"verraten",
	"erläutern",
	"erfahren",
	"mitteilen",
	"bekanntgeben",
	"erzählen",
	"schildern",
	"berichten",
	"feststellen",
	"klarmachen",
	"klarstellen",
	"ankündigen",
	"darlegen",
]);

/** A second verb of the same subject without one of its own: "…, lobte aber die Pläne". */
const secondVerb = (items: readonly Item[], clause: Clause): boolean =>
	clause.finite === clause.from || items[clause.from]!.readings.length > 0;

/** The number of the item where what is said ends, from clause `k` on. */
export function complementEnd(read: Read, k: number, framed: boolean): number {
	const { items } = read.sentence;
	for (let m = k + 1; m < read.clauses.length; m++) {
		const clause = read.clauses[m]!;
		// Behind a semicolon it goes on only in Konjunktiv.
		if (clause.before === ";" && !(clause.kind === "main" && clause.mood === "1")) return clause.from - 1;
		const first = clause.from + (COORDINATIONS.has(items[clause.from]!.lower) ? 1 : 0);
		if (clause.kind === "main" && clause.mood === "i" && clause.finite === first) {
			// The main clause goes on behind an embedded statement; or the speaker does something else ("…, und kündigte an").
			if (!framed && first === clause.from) return clause.from - 1;
			if (framed && cueHits(items, clause, read.end).some((hit) => hit.finite === clause.finite))
				return clause.from - 1;
		}
	}
	return read.end;
}

/** Where the frame of clause `k` begins. */
export function frameStart(read: Read, k: number, busyUntil: number): number {
	const clause = read.clauses[k]!;
	let start = clause.from;
	for (let j = k - 1; j > busyUntil; j--) {
		const c = read.clauses[j]!;
		if ([";", ":"].includes(read.clauses[j + 1]!.before)) break;
		start = c.from;
	}
	return start;
}

/** Where the words before clause `k` begin that it can claim: the sentence, or behind a semicolon or colon. */
export function quoteStart(read: Read, k: number): number {
	for (let j = k; j > 0; j--) if ([";", ":"].includes(read.clauses[j]!.before)) return read.clauses[j]!.from;
	return read.clauses[0]!.from;
}

export const hasMain = (read: Read, from: number, clause: Clause): boolean =>
	read.clauses.some((c) => c.kind === "main" && c.from >= from && c.from <= clause.from);
