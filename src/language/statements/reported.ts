import type { Clause } from "./clauses.ts";
import { frameStart } from "./complement.ts";
import { type CueHit, cueHits } from "./cuehits.ts";
import { type Found, found, spanOf } from "./found.ts";
import { isAbstract } from "./phrases.ts";
import type { Read } from "./read.ts";
import type { Item } from "./reading.ts";
import { subjectOf } from "./roles.ts";

/** What a verb needs beside its subject to report a position: a preposition, "als", or an object ("+"). */
const NEEDS: Readonly<Record<string, string>> = {
	fordern: "+",
	verlangen: "+",
	kritisieren: "+",
	ablehnen: "+",
	begrüßen: "+",
	verurteilen: "+",
	zurückweisen: "+",
	befürchten: "+",
	fürchten: "+",
	bemängeln: "+",
	beklagen: "+",
	bedauern: "+",
	loben: "+",
	würdigen: "+",
	vorschlagen: "+",
	vorwerfen: "+",
	auffordern: "+",
	befürworten: "+",
	ankündigen: "+",
	angeben: "+",
	empfehlen: "+",
	dementieren: "+",
	beziffern: "auf mit",
	schätzen: "auf",
	sprechen: "von",
	ausgehen: "von",
	rechnen: "mit",
	berichten: "von über",
	warnen: "vor",
	appellieren: "an",
	plädieren: "für",
	aufrufen: "zu zum zur",
	verweisen: "auf",
	hinweisen: "auf",
	begründen: "mit",
	bezeichnen: "als",
	bewerten: "als",
	werten: "als",
	drohen: "mit",
	erinnern: "an",
};

/** "Die Opposition fordert Neuwahlen.": a position reported without its words. Only whole sentences whose subject is sure. */
export function reported(read: Read, others: readonly Found[]): Found | null {
	const { items, index } = read.sentence;
	for (let k = 0; k < read.clauses.length; k++) {
		const clause = read.clauses[k]!;
		if (clause.kind !== "main" || clause.finite < 0) continue;
		for (const hit of cueHits(items, clause, read.end)) {
			const needs = NEEDS[hit.cue.lemma];
			if (needs === undefined || hit.passive || clause.mood === "1" || denies(items, clause, hit)) continue;
			const from = frameStart(read, k, -1);
			const subject = subjectOf(items, from, hit.finite, clause.to);
			if (
				!subject ||
				items[subject.start]!.lower === "man" ||
				isAbstract(items, subject) ||
				!fulfils(items, clause, hit.finite, subject, needs)
			)
				continue;
			const quote = spanOf(items, read.clauses[0]!.from, items.length);
			if (others.some((other) => other.rule !== "nested" && other.quote.some(([a, b]) => a < quote[1] && b > quote[0])))
				return null;
			return found("reported", "reported", index, {
				quote: [quote],
				speaker: [spanOf(items, subject.start, subject.end)],
			});
		}
	}
	return null;
}

/** "verlangt nicht", "verurteilte ihn zu drei Jahren Haft": no position. */
function denies(items: readonly Item[], clause: Clause, hit: CueHit): boolean {
	const rest = items.slice(clause.from, clause.to);
	if (hit.cue.lemma === "verurteilen") return rest.some((item) => /^(?:zu|zur)$/.test(item.lower));
	return DEMANDS.has(hit.cue.lemma) && rest.some((item) => /^(?:nicht|niemand)$/.test(item.lower));
}
const DEMANDS = new Set(["fordern", "verlangen", "ankündigen", "empfehlen", "vorschlagen"]);

function fulfils(
	items: readonly Item[],
	clause: Clause,
	finite: number,
	subject: { start: number; end: number },
	needs: string,
): boolean {
	const rest = items.slice(clause.from, clause.to).filter((_, j) => {
		const i = clause.from + j;
		return i !== finite && !(subject.start <= i && i < subject.end);
	});
	if (needs === "+") return rest.some((item) => item.noun);
	const wanted = needs.split(" ");
	return rest.some((item, j) => wanted.includes(item.lower) && j + 1 < rest.length);
}
