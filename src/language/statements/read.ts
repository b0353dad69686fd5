import { type Clause, clausesOf } from "./clauses.ts";
import type { Sentence } from "./reading.ts";

/** A sentence with its clauses; `end` is the number of its closing mark (or of items where it has none). */
export type Read = { sentence: Sentence; clauses: Clause[]; end: number };

export function readSentence(sentence: Sentence): Read {
	let end = sentence.items.length;
	while (end > 0 && /^(?:[.!?]|\.{2,})$/.test(sentence.items[end - 1]!.text)) end--;
	return { sentence, clauses: clausesOf(sentence), end };
}
