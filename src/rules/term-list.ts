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
	.meta({
		// As much as editors can check: two letters.
		pattern: "[^0-9*=\\s].*[^0-9*=\\s]",
		description: "Wort · =Wort (ohne Endungen) · Wort* (Wortanfang) · *wort (Wortende) · *wort* (überall)",
	});

const neighbours = z
	.array(z.string().regex(/^(?:\.|#|\*?[\p{L}\p{N}]+\*?)$/u, "ein Wort, Wort*, *wort, # oder . / one word, # or ."))
	.min(1)
	.max(500)
	.optional();

const conditions = {
	allow: z.array(written).max(500).default([]).meta({ description: "Wörter, in denen der Begriff harmlos ist." }),
	onlyAfter: neighbours.meta({
		description: "Zählt nur direkt hinter einem dieser Wörter (auch Wort*, *wort; #: eine Zahl; .: der Satz beginnt).",
	}),
	notAfter: neighbours.meta({ description: "Zählt nicht direkt hinter diesen Wörtern („Hast du Esel gesehen?“)." }),
	onlyBefore: neighbours.meta({
		description: "Zählt nur direkt vor einem dieser Wörter (auch Wort*, *wort; #: eine Zahl; .: der Satz endet).",
	}),
	notBefore: neighbours.meta({ description: "Zählt nicht direkt vor diesen Wörtern („Ich bring dich um acht hin“)." }),
};

const term = z.union([
	written,
	z.strictObject({ term: written, ...conditions }),
	z.strictObject({
		terms: z.array(written).min(1).max(5000).meta({ description: "Mehrere Begriffe, für die dasselbe gilt." }),
		...conditions,
	}),
]);

const language = z.enum(["de", "en"]).meta({ description: "Wessen Endungen die Wörter nehmen." });
const category = z.string().regex(/^[a-zäöüß][a-zäöüß0-9-]{0,39}$/);

export const termListSchema = z.strictObject({
	language,
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
		.record(category, z.array(term).max(100_000))
		.default({})
		.meta({ description: "Begriffe nach Kategorie: insult, slur, threat, sexual, profanity oder eigene." }),
});

/** The words that one server adds to the lists, in guild.yaml. They are compiled for it alone, hence fewer. */
export const ownTermsSchema = z.strictObject({
	language: language.default("de"),
	allow: z
		.array(written)
		.max(2000)
		.default([])
		.meta({ description: "Wörter, in denen hier nichts zählt, welche Liste auch immer es nennt." }),
	terms: z
		.record(category, z.array(term).max(2000))
		.default({})
		.meta({ description: "Eigene Begriffe nach Kategorie: insult, slur, threat, sexual, profanity oder eigene." }),
});

/** A term list as read from its file. */
export type TermListFile = z.output<typeof termListSchema>;

/** A file's terms as the matcher takes them. `name` is the file's name without its ending. */
export function toTermList(name: string, { language, words, allow, terms }: TermListFile): TermList {
	const entries: TermEntry[] = [];
	const listed = new Set<string>();
	for (const [category, list] of Object.entries(terms)) {
		for (const one of list) {
			const { terms, allow, ...around } = typeof one === "string" ? { terms: [one], allow: [] } : several(one);
			for (const term of terms) {
				const read = readTerm(term);
				listed.add(read.term.toLowerCase());
				const asks = Object.values(around).some((words) => words !== undefined);
				entries.push({ ...read, category, allow, ...(asks && { around }) });
			}
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

type Written = Exclude<z.output<typeof term>, string>;

function several(one: Written): Extract<Written, { terms: string[] }> {
	if ("terms" in one) return one;
	const { term, ...rest } = one;
	return { terms: [term], ...rest };
}
