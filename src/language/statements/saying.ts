import { closing } from "./closing.ts";
import { cueHits } from "./cuehits.ts";
import type { Found } from "./found.ts";
import { byMood, convinced } from "./moods.ts";
import { byNoun } from "./nouns.ts";
import { opening } from "./opening.ts";
import type { Read } from "./read.ts";
import { thus } from "./thus.ts";
import { asWie } from "./wie.ts";

/** Statements introduced by a verb of saying with the words before or behind it, and by "wie X mitteilte". */
export function sayings(read: Read, previous: Read | null): Found[] {
	const results: Found[] = [];
	const { clauses } = read;
	let busyUntil = -1;
	for (let k = 0; k < clauses.length; k++) {
		const clause = clauses[k]!;
		for (const hit of cueHits(read.sentence.items, clause, read.end).reverse()) {
			const result =
				thus(read, previous, clause, hit) ??
				asWie(read, k, hit) ??
				closing(read, k, hit) ??
				opening(read, k, hit, busyUntil);
			if (!result) continue;
			goOn(read, hit.finite, result, results.at(-1));
			results.push(result);
			busyUntil = k;
			break;
		}
		if (busyUntil !== k) {
			const generic = convinced(read, k) ?? byNoun(read, k) ?? byMood(read, k, results);
			if (generic) {
				results.push(generic);
				busyUntil = k;
			}
		}
	}
	return results;
}

/** "X sagte, …, und kündigte an, …": the second verb has the speaker of the first, whose words end before "und". */
function goOn(read: Read, verb: number, result: Found, before: Found | undefined): void {
	const { items } = read.sentence;
	const and = items[verb - 1];
	if (!before || result.rule !== "opening" || and?.lower !== "und") return;
	const last = before.quote.at(-1)!;
	if (last[0] >= and.start || last[1] <= and.start) return;
	last[1] = items[verb - 2]!.text === "," ? items[verb - 3]!.end : items[verb - 2]!.end;
	result.speaker = before.speaker;
	result.frame = [[and.start, result.frame.at(-1)![1]]];
}
