import { paragraphs } from "../sentences.ts";
import { chains } from "./chains.ts";
import { citing } from "./citing.ts";
import type { Found } from "./found.ts";
import { attributed } from "./prepositions.ts";
import { quotations } from "./quotations.ts";
import { readParagraph } from "./reading.ts";
import { reported } from "./reported.ts";
import { type Read, readSentence, sayings } from "./saying.ts";
import { secondHand } from "./secondhand.ts";

/** The statements of a German article as the rules find them, in the order of their quotes, with the rule's name. */
export function findStatements(text: string, title?: boolean): Found[] {
	const all = paragraphs(text);
	const reads: Read[] = [];
	all.forEach((paragraph, number) => {
		if (number === 0 && (title ?? all.length > 1) && isTitle(text, paragraph)) return;
		for (const sentence of readParagraph(text, paragraph.start, paragraph.end, number, reads.length))
			reads.push(readSentence(sentence));
	});
	let before: Found[] = [];
	return chains(
		reads.map((read, i) => {
			const found = inSentence(read, reads[i - 1] ?? null);
			secondHand(read, found, before);
			if (found.length > 0) before = found;
			return { read, found };
		}),
	);
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

const isTitle = (text: string, paragraph: { start: number; end: number }): boolean =>
	!/[.!?…:][“”"»«]?$/.test(text.slice(paragraph.start, paragraph.end));
