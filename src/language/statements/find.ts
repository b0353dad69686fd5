import { paragraphs } from "../sentences.ts";
import { chains } from "./chains.ts";
import type { Found } from "./found.ts";
import { attributed } from "./prepositions.ts";
import { quotations } from "./quotations.ts";
import { readParagraph } from "./reading.ts";
import { reported } from "./reported.ts";
import { type Read, readSentence, sayings } from "./saying.ts";

/** The statements of a German article as the rules find them, in the order of their quotes, with the rule's name. */
export function findStatements(text: string, title?: boolean): Found[] {
	const all = paragraphs(text);
	const reads: Read[] = [];
	all.forEach((paragraph, number) => {
		if (number === 0 && (title ?? all.length > 1) && isTitle(text, paragraph)) return;
		for (const sentence of readParagraph(text, paragraph.start, paragraph.end, number, reads.length))
			reads.push(readSentence(sentence));
	});
	return chains(
		reads.map((read, i) => {
			const own = [...sayings(read, reads[i - 1] ?? null), ...attributed(read)];
			const quoted = quotations(read, own);
			const rest = quoted.some((q) => q.rule !== "nested") ? null : reported(read, own);
			return { read, found: rest ? [...own, rest, ...quotations(read, [...own, rest])] : [...own, ...quoted] };
		}),
	);
}

const isTitle = (text: string, paragraph: { start: number; end: number }): boolean =>
	!/[.!?…:][“”"»«]?$/.test(text.slice(paragraph.start, paragraph.end));
