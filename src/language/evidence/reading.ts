// A sentence read for comparing: its words with their roots and what they are exchanged for, its clauses and which of
// them are negated, its numbers.
import { foldMarks, type KnownLanguage, type Word, words } from "../stems.ts";
import { type Quantity, quantities } from "./numbers.ts";
import { isParticle, type Lexeme, lexeme } from "./roots.ts";
import { GROUPS, SCALES } from "./synonyms.ts";

/** A word's place on a scale: words of the same scale speak of the same thing, +1 and -1 in opposite senses. */
export interface ScalePlace {
	readonly scale: number;
	readonly sign: 1 | -1;
	readonly strong: boolean;
}

/** A word read for comparing. */
export interface Term {
	readonly word: Word;
	/** Folded without umlaut marks. */
	readonly plain: string;
	/** The same without the endings of number and case. */
	readonly bare: string;
	readonly lexeme: Lexeme;
	readonly capital: boolean;
	readonly groups: readonly number[];
	readonly places: readonly ScalePlace[];
	readonly clause: number;
	/** A word of negation that denies its clause. */
	readonly negates: boolean;
}

/** A sentence with its words; offsets are those of the text it was cut from. */
export interface Reading {
	readonly text: string;
	readonly start: number;
	readonly end: number;
	readonly terms: readonly Term[];
	readonly clauses: number;
	/** Words and marks at which clauses begin, for what follows a denying verb. */
	readonly openings: readonly string[];
	/** Its last sentence points back at the one before ("Das bestritt sie."). */
	readonly anaphor: boolean;
}

interface Meanings {
	readonly groups: ReadonlyMap<string, readonly number[]>;
	readonly places: ReadonlyMap<string, readonly ScalePlace[]>;
}

const key = (found: Lexeme): string => `${found.particle}+${found.root}`;

function meaningsOf(language: KnownLanguage): Meanings {
	const groups = new Map<string, number[]>();
	const places = new Map<string, ScalePlace[]>();
	GROUPS[language].forEach((line, id) => {
		for (const word of line.split(" ")) push(groups, key(lexeme(word, language)), id);
	});
	const { strong, weak } = SCALES[language];
	[...strong, ...weak].forEach((line, scale) => {
		line.split("|").forEach((end, side) => {
			for (const word of end.trim().split(/\s+/))
				push(places, key(lexeme(word, language)), { scale, sign: side === 0 ? 1 : -1, strong: scale < strong.length });
		});
	});
	return { groups, places };
}

function push<T>(map: Map<string, T[]>, at: string, value: T): void {
	const list = map.get(at);
	if (!list) map.set(at, [value]);
	else if (!list.some((known) => JSON.stringify(known) === JSON.stringify(value))) list.push(value);
}

let meanings: Record<KnownLanguage, Meanings> | undefined;
const NONE: readonly never[] = [];

const NEGATIONS = {
	de: new Set(
		"nicht kein keine keinen keinem keiner keines nie niemals niemand niemanden niemandem nichts ohne weder nirgends nirgendwo keinesfalls keineswegs nix ned net".split(
			" ",
		),
	),
	en: new Set("not no never nobody none nothing without neither cannot n't nor".split(" ")),
};
/** "nicht nur", "nicht mal", "nicht zuletzt", "nicht mehr als": no negation of the clause. */
const NO_NEGATION = new Set("nur mal zuletzt bloss einmal thema problem frage wunder ahnung zweifel only".split(" "));

/** Reads one sentence, or with `anaphor` one and the next that points back at it. */
export function read(
	sentence: { text: string; start: number; end: number },
	language: KnownLanguage,
	anaphor = false,
): Reading {
	meanings ??= { de: meaningsOf("de"), en: meaningsOf("en") };
	const { groups, places } = meanings[language];
	const list = words(sentence.text, language);
	const clauseOf: number[] = [];
	const openings: string[] = [];
	let clause = 0;
	list.forEach((word, i) => {
		const gap = i === 0 ? "" : sentence.text.slice(list[i - 1]!.end, word.start);
		const opens = /[,;:!?()„“”"»«–—.]/.test(gap) && !(gap === ". " && /^\d+$/.test(list[i - 1]!.text));
		if (i > 0 && (opens || BREAKS.has(word.folded))) clause++;
		if (openings.length <= clause) openings.push(word.folded);
		clauseOf.push(clause);
	});
	const count = list.length ? clause + 1 : 0;
	const particles: string[] = new Array(count).fill("");
	const negates: boolean[] = new Array(list.length).fill(false);
	list.forEach((word, i) => {
		const last =
			i === list.length - 1 || clauseOf[i + 1] !== clauseOf[i] || ["und", "oder"].includes(list[i + 1]!.folded);
		if (language === "de" && last && isParticle(word.folded) && !/^\p{Lu}/u.test(word.text))
			particles[clauseOf[i]!] = foldMarks(word.text);
		const negated = NEGATIONS[language].has(word.folded) || /n['’]t$/.test(word.folded);
		if (negated && !NO_NEGATION.has(list[i + 1]?.folded ?? "") && !superlative(list, i)) negates[i] = true;
	});
	const terms = list.map((word, i): Term => {
		const found = lexeme(word.text, language);
		const plain = foldMarks(word.text);
		const capital = /^\p{Lu}/u.test(word.text);
		const apart = particles[clauseOf[i]!];
		const keys = [key(found)];
		if (apart && !capital && found.particle === "" && plain !== apart) keys.unshift(`${apart}+${found.root}`);
		const at = keys.find((candidate) => groups.has(candidate) || places.has(candidate));
		return {
			word,
			plain,
			bare: plain.replace(/(?:en|er|e|n|s)$/, ""),
			lexeme: apart && at === keys[0] && keys.length > 1 ? { root: found.root, particle: apart } : found,
			capital,
			groups: (at && groups.get(at)) || NONE,
			places: (at && places.get(at)) || NONE,
			clause: clauseOf[i]!,
			negates: negates[i]!,
		};
	});
	return {
		text: sentence.text,
		start: sentence.start,
		end: sentence.end,
		terms,
		clauses: count,
		openings,
		anaphor,
	};
}

/** "So hoch war der Pegel seit 1954 nicht mehr" says that it was the highest: nothing is denied. */
function superlative(list: readonly Word[], i: number): boolean {
	const follows = list[i + 1]?.folded;
	if (follows !== "mehr" && !/^(?:nie|noch)$/.test(list[i]!.folded) && list[i - 1]?.folded !== "noch") return false;
	return list
		.slice(Math.max(0, i - 12), i)
		.some((word, k, before) => word.folded === "so" && /^\p{Ll}{3,}$/u.test(before[k + 1]?.text ?? ""));
}

const BREAKS = new Set(["aber", "sondern", "jedoch", "but"]);

/** The numbers of a sentence; offsets are those inside the sentence. */
export function numbersOf(reading: Reading, language: KnownLanguage): Quantity[] {
	return quantities(
		reading.text,
		reading.terms.map((term) => term.word),
		language,
	);
}
