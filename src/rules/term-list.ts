// The form of a term list, config/terms/*.yaml.
import { z } from "zod";
import { foldTerm } from "../language/terms/patterns.ts";
import { ENGLISH_WORDS, readTerm, type TermEntry, type TermList } from "../language/terms.ts";

const written = z
	.string()
	.min(2)
	.max(120)
	.refine((term) => foldTerm(readTerm(term).term, new Map()) !== null, {
		message:
			"braucht mindestens zwei Buchstaben und keine Ziffern; für Zahlen gibt es die Bedingung pattern / needs two letters and no digits; for numbers there is the condition pattern",
	})
	.meta({ description: "Wort · =Wort (ohne Endungen) · Wort* (Wortanfang) · *wort (Wortende) · *wort* (überall)" });

const term = z.union([
	written,
	z.strictObject({
		term: written,
		allow: z.array(written).max(500).default([]).meta({ description: "Wörter, in denen der Begriff harmlos ist." }),
	}),
]);

export const termListSchema = z.strictObject({
	language: z.enum(["de", "en"]).meta({ description: "Wessen Endungen die Wörter nehmen." }),
	words: z
		.strictObject({
			from: z.literal("bad-words"),
			category: z.string().min(1).max(40),
			except: z.array(z.string().min(1)).max(2000).default([]),
		})
		.optional()
		.meta({ description: "Die englischen Wörter von bad-words, ohne die genannten." }),
	allow: z
		.array(written)
		.max(5000)
		.default([])
		.meta({ description: "Wörter, in denen nichts aus dieser Liste zählt." }),
	terms: z
		.record(z.string().regex(/^[a-zäöüß][a-zäöüß0-9-]{0,39}$/), z.array(term).max(100_000))
		.default({})
		.meta({ description: "Begriffe nach Kategorie: insult, slur, threat, sexual, profanity oder eigene." }),
});

/** A term list as read from its file. */
export type TermListFile = z.output<typeof termListSchema>;

/** A file's terms as the matcher takes them. `name` is the file's name without its ending. */
export function toTermList(name: string, { language, words, allow, terms }: TermListFile): TermList {
	const entries: TermEntry[] = [];
	const listed = new Set<string>();
	for (const [category, list] of Object.entries(terms)) {
		for (const one of list) {
			const { term, allow: own } = typeof one === "string" ? { term: one, allow: [] } : one;
			const read = readTerm(term);
			listed.add(read.term.toLowerCase());
			entries.push({ ...read, category, allow: own });
		}
	}
	if (words !== undefined) {
		const except = new Set(words.except.map((word) => word.toLowerCase()));
		for (const word of ENGLISH_WORDS)
			if (!except.has(word) && !listed.has(word))
				entries.push({ term: word, mode: "exact", endings: false, category: words.category, allow: [] });
	}
	return { name, language, allow, entries };
}
