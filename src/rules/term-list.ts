// The form of a term list, config/terms/*.yaml.
import { z } from "zod";
import { foldTerm } from "../language/terms/patterns.ts";
import { ENGLISH_WORDS, readTerm, type TermEntry, type TermList } from "../language/terms.ts";
import { neighboursIn, several, term, written } from "./term-entry.ts";
import { expand, expandAll, FormError, readSets } from "./term-forms.ts";

const language = z.enum(["de", "en"]).meta({ description: "Wessen Endungen die Wörter nehmen." });
const sets = z
	.record(z.string().regex(/^[\p{L}\p{N}-]{1,40}$/u), z.array(z.string().max(300)).min(1).max(2000))
	.default({})
	.meta({ description: "Wörter unter einem Namen; <name> in einem Begriff oder als Nachbar steht für jedes davon." });
const category = z.string().regex(/^[a-zäöüß][a-zäöüß0-9-]{0,39}$/);

const listSchema = z.strictObject({
	language,
	sets,
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
		.meta({ description: "Begriffe nach Kategorie: insult, slur, threat, sexual, extremism, profanity oder eigene." }),
});

const ownListSchema = z.strictObject({
	language: language.default("de"),
	sets,
	allow: z
		.array(written)
		.max(2000)
		.default([])
		.meta({ description: "Wörter, in denen hier nichts zählt, welche Liste auch immer es nennt." }),
	terms: z.record(category, z.array(term).max(2000)).default({}).meta({
		description: "Eigene Begriffe nach Kategorie: insult, slur, threat, sexual, extremism, profanity oder eigene.",
	}),
});

/** A file of config/terms. */
export const termListSchema = listSchema.superRefine(notation(400_000));

/** The words that one server adds to the lists, in guild.yaml. They are compiled for it alone, hence fewer. */
export const ownTermsSchema = ownListSchema.superRefine(notation(10_000));

/** A term list as read from its file. */
export type TermListFile = z.output<typeof listSchema>;

/** A file's terms as the matcher takes them. `name` is the file's name without its ending. */
export function toTermList(name: string, file: Omit<TermListFile, "words"> & Partial<TermListFile>): TermList {
	const { language, words, terms } = file;
	const sets = readSets(file.sets);
	const allow = expandAll(file.allow, sets);
	const entries: TermEntry[] = [];
	const listed = new Set<string>();
	for (const [category, list] of Object.entries(terms)) {
		for (const one of list) {
			const { terms, allow, spoken, ...asked } = several(one);
			const around = neighboursIn(asked, sets);
			for (const term of terms) {
				const [first, ...forms] = expand(term, sets).map(readTerm);
				listed.add(first!.term.toLowerCase());
				entries.push({
					...first!,
					...(forms.length > 0 && { forms: forms.map((form) => form.term) }),
					...(spoken && { spoken }),
					category,
					allow: expandAll(allow, sets),
					...(around && { around }),
				});
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

/** Checks what the notation stands for, since only the list knows its sets. @param most ways to write all terms together */
function notation(most: number) {
	return (file: Omit<TermListFile, "words">, context: z.RefinementCtx): void => {
		let left = most;
		const wrong = (path: (string | number)[], message: string) =>
			context.addIssue({ code: "custom", path, message: message.replace(/^[^/]*$/, "$& / $&") });
		const attempt = <T>(path: (string | number)[], read: () => T): T | null => {
			try {
				return read();
			} catch (error) {
				if (!(error instanceof FormError)) throw error;
				wrong(path, error.message);
				return null;
			}
		};
		const sets = attempt(["sets"], () => readSets(file.sets));
		if (sets === null) return;
		const check = (path: (string | number)[], written: string, each: number) => {
			if (left < 0) return;
			const forms = attempt(path, () => expand(written, sets)) ?? [];
			left -= forms.length * each;
			if (left < 0) wrong(path, TOO_MANY);
			else if (forms.some((form) => foldTerm(readTerm(form).term, new Map()) === null)) wrong(path, NO_LETTERS);
			else if (new Set(forms.map((form) => markOf(form))).size > 1) wrong(path, MIXED);
		};
		for (const [index, word] of file.allow.entries()) check(["allow", index], word, 1);
		for (const [category, list] of Object.entries(file.terms)) {
			for (const [index, one] of list.entries()) {
				const path = ["terms", category, index];
				const { terms, allow, spoken, ...asked } = several(one);
				for (const [place, term] of terms.entries())
					check(
						typeof one === "string" ? path : "terms" in one ? [...path, "terms", place] : [...path, "term"],
						term,
						spoken ? SPOKEN : 1,
					);
				for (const [place, word] of allow.entries()) check([...path, "allow", place], word, 1);
				attempt(path, () => neighboursIn(asked, sets));
			}
		}
	};
}

/** So many ways to write a word by its sound there are, give or take. */
const SPOKEN = 75;
const NO_LETTERS =
	"braucht mindestens zwei Buchstaben und keine Ziffern; für Zahlen gibt es die Bedingung pattern / needs two letters and no digits; for numbers there is the condition pattern";
const TOO_MANY =
	"Ab hier stehen die Begriffe für zu viele Wendungen / From here on the terms stand for too many phrases";
const MIXED = "= und * gelten für alle Wörter eines Begriffs / = and * hold for all words of a term";

function markOf(form: string): string {
	const { mode, endings } = readTerm(form);
	return `${mode} ${endings}`;
}
