// Listed terms as AutoMod's keywords and patterns. Each stands for texts in which our own matcher finds the term as well:
// AutoMod may find less (no disguises), never more. How AutoMod normalises letters is not documented, so German spellings
// (ä/ae, ß/ss) are written out.
import { foldTerm } from "../language/terms/patterns.ts";
import { formsOf, readTerm, type TermEntry, type TermList } from "../language/terms.ts";
import type { NativeForm } from "./condition.ts";

/** https://docs.discord.com/developers/resources/auto-moderation#auto-moderation-rule-object-trigger-metadata */
export const LONGEST_KEYWORD = 60;
export const LONGEST_PATTERN = 260;

/** One listed term in the form of AutoMod's keywords: in lower case, with `*` at its open ends. */
export interface NativeTerm {
	/** How many spellings are tried before it: 0 for the term as listed. */
	readonly round: number;
	readonly keyword: string;
	/** Whose endings may follow; null: none. */
	readonly endings: "de" | "en" | null;
	/** Whether one of them is spelled out in the keyword. */
	readonly ended: boolean;
	/** Which listed term this spells, to count them. */
	readonly entry: TermEntry;
	/** Harmless words that contain it, in AutoMod's notation. */
	readonly allow: readonly string[];
}

/** The endings that are spelled out for keywords, the most frequent first. */
const ENDINGS = {
	de: ["en", "e", "n", "s", "er", "in", "innen", "ern", "es", "em"],
	en: ["s", "ed", "ing", "er", "ers"],
};

type Wanted = Extract<NativeForm, { kind: "terms" }>;

/**
 * The keywords for a condition, those of the terms as listed first, then other spellings and endings.
 * @returns `entries`: how many listed terms the condition means
 */
export function nativeTerms(lists: readonly TermList[], wanted: Wanted): { terms: NativeTerm[]; entries: number } {
	const terms: NativeTerm[] = [];
	let entries = 0;
	const meant = (list: TermList) => wanted.lists?.includes(list.name) ?? true;
	const isCovered = coversOf(lists.filter((list) => !meant(list)).flatMap((list) => list.entries));
	for (const list of lists.filter(meant)) {
		const excuses = excusesOf(list.allow);
		for (const entry of list.entries) {
			if (wanted.categories && !wanted.categories.includes(entry.category)) continue;
			entries++;
			const allow = allowFor(entry, [...excuses.for(entry), ...entry.allow]);
			// AutoMod does not know what stands beside a word. Of overlapping terms of one category our matcher tells only the longest, which may be another list's.
			if (allow === null || entry.around || isCovered(entry)) continue;
			// With an ending the term would reach beyond the harmless word that excuses it.
			const ending = entry.endings && allow.length === 0;
			const endings = ending ? list.language : null;
			for (const [place, term] of [entry.term, ...(entry.forms ?? [])].entries())
				for (const [round, { keyword, ended }] of spellings(
					{ ...entry, term, endings: ending },
					list.language,
				).entries())
					terms.push({ round: place + round, keyword, ended, endings, entry, allow });
		}
	}
	return { terms: terms.sort((a, b) => a.round - b.round), entries };
}

/** The ways to write a term, as listed first. None for one that AutoMod's notation cannot say. */
function spellings({ term, mode, endings }: TermEntry, language: "de" | "en") {
	if (/[*\p{Cf}\p{M}]/u.test(term.normalize("NFC"))) return [];
	const ends = endings ? ["", ...ENDINGS[language]] : [""];
	const before = mode === "suffix" || mode === "anywhere" ? "*" : "";
	const after = mode === "prefix" || mode === "anywhere" ? "*" : "";
	const bare = [...germanSpellings(term)];
	const all = ends.flatMap((ending) =>
		bare.map((form) => ({ keyword: `${before}${form}${ending}${after}`, ended: ending !== "" })),
	);
	return all.filter(({ keyword }) => keyword.length <= LONGEST_KEYWORD);
}

/** A word as it is, with ae for ä, with ss for ß, and with ä for ae where that may be meant. */
function germanSpellings(word: string): Set<string> {
	const listed = word.normalize("NFC").toLowerCase().replace(/\s+/gu, " ");
	const plain = listed.replace(/[äöü]/g, (letter) => `${BARE[letter as keyof typeof BARE]}e`);
	const dotted = listed.replace(/(?<![aeqäö])[aou]e/g, ([vowel]) => DOTTED[vowel as keyof typeof DOTTED]);
	return new Set([listed, plain, dotted].flatMap((form) => [form, form.replaceAll("ß", "ss")]));
}

const BARE = { ä: "a", ö: "o", ü: "u" } as const;
const DOTTED = { a: "ä", o: "ö", u: "ü" } as const;

/** A term's letters as the matcher compares them, with and without the dots of umlauts. */
function folds(term: string): string[] {
	const letters = (["ae", "a"] as const).map((umlauts) => foldTerm(term, new Map(), umlauts)?.symbols ?? []);
	return [...new Set(letters.map((symbols) => String.fromCharCode(...symbols.map((symbol) => 96 + symbol))))];
}

/** What `lettersOf` found before: lists are read once and asked about for every server. */
const foundBefore = new WeakMap<TermEntry, readonly string[]>();

/** The letters of every way to write an entry's term. */
function lettersOf(entry: TermEntry): readonly string[] {
	const before = foundBefore.get(entry);
	if (before !== undefined) return before;
	const letters = formsOf(entry).flatMap(folds);
	foundBefore.set(entry, letters);
	return letters;
}

/** The harmless words of a list, to be asked which of them matter for a term. */
function excusesOf(allow: readonly string[]): { for(entry: TermEntry): string[] } {
	const folded = allow.map((word) => ({
		word,
		letters: folds(readTerm(word).term),
		open: isOpen(readTerm(word).mode),
	}));
	const everything = folded.flatMap(({ letters }) => letters).join("\n");
	const open = folded.filter((excuse) => excuse.open);
	return {
		for(entry) {
			const letters = lettersOf(entry);
			const touching = (excuse: (typeof folded)[number]) =>
				excuse.letters.some((own) =>
					letters.some((other) => own.includes(other) || (excuse.open && other.includes(own))),
				);
			const near = letters.some((other) => everything.includes(other)) ? folded : open;
			const joined = isOpen(entry.mode) ? open : [];
			return [...new Set([...near.filter(touching), ...joined].map(({ word }) => word))];
		},
	};
}

/**
 * The allow list that a term's excuses make; null where AutoMod's cannot say it: an excuse with an open end covers the
 * whole word around it, and may excuse a term that is itself only part of a word.
 */
function allowFor(entry: TermEntry, excuses: readonly string[]): string[] | null {
	const read = excuses.map(readTerm);
	if (isOpen(entry.mode) && read.some(({ mode }) => isOpen(mode))) return null;
	const spelled = [
		...new Set(read.flatMap(({ term }) => [...germanSpellings(term), ...germanSpellings(undotted(term))])),
	];
	if (spelled.some((word) => word.length > LONGEST_KEYWORD - 2 || word.includes("*"))) return null;
	// Open at both ends: more is excused than by our matcher, never less.
	return spelled.map((word) => `*${word}*`);
}

function undotted(word: string): string {
	return word.normalize("NFC").replace(/[äöü]/gi, (letter) => BARE[letter.toLowerCase() as keyof typeof BARE]);
}

function isOpen(mode: TermEntry["mode"]): boolean {
	return mode !== "exact";
}

/** The terms of lists that the condition does not mean, to be asked whether one may cover a term of the same category. */
function coversOf(others: readonly TermEntry[]): (entry: TermEntry) => boolean {
	const byCategory = Map.groupBy(others, ({ category }) => category);
	const known = new Map(
		[...byCategory].map(([category, entries]) => [
			category,
			{
				open: entries.some(({ mode }) => isOpen(mode)),
				letters: entries.flatMap(lettersOf).join("\n"),
			},
		]),
	);
	return (entry) => {
		const same = known.get(entry.category);
		if (!same) return false;
		const letters = lettersOf(entry);
		return same.open || isOpen(entry.mode) || letters.some((own) => same.letters.includes(own));
	};
}
