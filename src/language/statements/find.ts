import { chains } from "./chains.ts";
import { citing } from "./citing.ts";
import type { Found } from "./found.ts";
import { nameSpeakers } from "./names.ts";
import { passages } from "./passages.ts";
import { attributed } from "./prepositions.ts";
import { quotations } from "./quotations.ts";
import { type Read, readSentence } from "./read.ts";
import { readParagraph } from "./reading.ts";
import { reported } from "./reported.ts";
import { sayings } from "./saying.ts";
import { secondHand } from "./secondhand.ts";

/** The statements of a German article as the rules find them, in the order of their quotes, and their speakers' names. */
export function findStatements(text: string, title?: boolean): { results: Found[]; names: Map<Found, string> } {
	const reads: Read[] = [];
	passages(text, title).forEach((passage, number) => {
		for (const sentence of readParagraph(text, passage.start, passage.end, number, reads.length))
			reads.push(readSentence(sentence));
	});
	let before: Found[] = [];
	const results = chains(
		reads.map((read, i) => {
			const found = inSentence(read, reads[i - 1] ?? null);
			secondHand(read, found, before);
			if (found.length > 0) before = found;
			return { read, found };
		}),
	);
	return { results, names: nameSpeakers(text, reads, results) };
}

/** The statements one sentence holds, by the rules from sure to less sure. */
function inSentence(read: Read, previous: Read | null): Found[] {
	const cited = citing(read);
	const own = [...(cited ? [cited] : sayings(read, previous)), ...attributed(read)];
	const quoted = quotations(read, own);
	if (quoted.some((quotation) => quotation.rule !== "nested")) return [...own, ...quoted];
	const position = reported(read, own);
	return position ? [...own, position, ...quotations(read, [...own, position])] : [...own, ...quoted];
}
