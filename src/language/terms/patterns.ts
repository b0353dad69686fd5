// Listed terms as the automaton's patterns. A term is folded by the same table as the texts it is compared with.
import { LONGEST } from "./automaton.ts";
import { formsOf, readTerm, type TermEntry, type TermList, type TermMode } from "./entry.ts";
import { DIGIT, EXPANDS, entryAt, expansionOf, FOREIGN, firstOf, kindOf, LETTER, secondOf, UMLAUT } from "./letters.ts";

/** One way to write one term. */
export interface Pattern {
	readonly symbols: Uint8Array;
	/** Whether it is compared with texts as they are, or with texts whose runs of a letter were squeezed; or both. */
	readonly plain: boolean;
	readonly squeezed: boolean;
	/** How often each letter stands in the term, for squeezed patterns. */
	readonly runs: Uint8Array;
	/** By letter: whether a new word of the term begins there. */
	readonly breaks: Uint8Array | null;
	readonly mode: TermMode;
	readonly endings: boolean;
	/** Index of the entry that it writes. */
	readonly entry: number;
	/** Set where the pattern does not accuse but excuses: the entry it excuses, or -1 for the whole list. */
	readonly excuses: number | null;
	readonly list: number;
}

/** Letters outside a–z that lists use, numbered from 27. */
export type Alphabet = Map<number, number>;

/** The symbol of a letter outside a–z, upper or lower case; 0 where no list uses it. */
export function listedSymbol(alphabet: Alphabet, point: number): number {
	return alphabet.size === 0 ? 0 : (alphabet.get(lowerCase(point)) ?? 0);
}

function lowerCase(point: number): number {
	return String.fromCodePoint(point).normalize("NFKC").toLowerCase().codePointAt(0)!;
}

/** A term's letters, and at which of them a new word begins; null where the term has a digit or under two letters. */
export function foldTerm(
	term: string,
	alphabet: Alphabet,
	umlauts: "ae" | "a" = "ae",
): { symbols: number[]; breaks: number[] } | null {
	const symbols: number[] = [];
	const breaks: number[] = [];
	const text = term.normalize("NFC");
	for (let index = 0; index < text.length; index++) {
		const entry = entryAt(text, index);
		const point = text.codePointAt(index)!;
		if (point > 0xffff) index++;
		switch (kindOf(entry)) {
			case LETTER:
			case UMLAUT: {
				symbols.push(firstOf(entry));
				const second = secondOf(entry);
				if (second > 0 && (kindOf(entry) === LETTER || umlauts === "ae")) symbols.push(second);
				break;
			}
			case EXPANDS:
				symbols.push(...expansionOf(point));
				break;
			case FOREIGN: {
				let symbol = alphabet.get(lowerCase(point));
				if (symbol === undefined) {
					symbol = 27 + alphabet.size;
					alphabet.set(lowerCase(point), symbol);
				}
				symbols.push(symbol);
				break;
			}
			case DIGIT:
				return null;
			default:
				if (symbols.length > 0 && breaks.at(-1) !== symbols.length) breaks.push(symbols.length);
		}
	}
	if (symbols.length < 2 || symbols.length > LONGEST) return null;
	return { symbols, breaks: breaks.filter((at) => at < symbols.length) };
}

/**
 * All patterns of some lists; `alphabet` grows by the letters outside a–z that they use.
 * @param from the numbers of the first entry and list
 */
export function patternsOf(
	lists: readonly TermList[],
	alphabet: Alphabet,
	from: { readonly entry: number; readonly list: number },
): { patterns: Pattern[]; entries: [TermEntry, number][] } {
	const patterns: Pattern[] = [];
	const entries: [TermEntry, number][] = [];
	for (const [place, { entries: own, allow }] of lists.entries()) {
		const list = from.list + place;
		for (const entry of own) {
			const number = from.entry + entries.length;
			entries.push([entry, list]);
			for (const term of formsOf(entry)) patterns.push(...write({ ...entry, term }, number, list, null, alphabet));
			patterns.push(...excusesOf(entry.allow, number, list, alphabet));
		}
		patterns.push(...excusesOf(allow, -1, list, alphabet));
	}
	return { patterns, entries };
}

/** The patterns of words that excuse an entry, or a whole list (-1). */
export function excusesOf(allow: readonly string[], entry: number, list: number, alphabet: Alphabet): Pattern[] {
	return allow.flatMap((word) => write(readTerm(word), entry, list, entry, alphabet));
}

/** Long words are also known without their umlauts' dots ("Arschlocher"); in short ones that makes other words. */
const LONG = 7;

function write(
	{ term, mode, endings }: Pick<TermEntry, "term" | "mode" | "endings">,
	entry: number,
	list: number,
	excuses: number | null,
	alphabet: Alphabet,
): Pattern[] {
	const written: Pattern[] = [];
	const seen = new Set<string>();
	for (const umlauts of ["ae", "a"] as const) {
		const folded = foldTerm(term, alphabet, umlauts);
		// What excuses "abschäumen" must not excuse "Abschaum".
		if (folded === null || (umlauts === "a" && (folded.symbols.length < LONG || excuses !== null))) continue;
		const { symbols, breaks } = folded;
		const key = symbols.join();
		if (seen.has(key)) continue;
		seen.add(key);
		const shared = { mode, endings, entry, excuses, list };
		const squeezed = squeezeSymbols(symbols, breaks);
		const same = squeezed.symbols.length === symbols.length;
		written.push({
			...shared,
			symbols: Uint8Array.from(symbols),
			plain: true,
			squeezed: same,
			runs: squeezed.runs,
			breaks: marks(breaks, symbols.length),
		});
		if (!same && squeezed.symbols.length > 1)
			written.push({
				...shared,
				...squeezed,
				plain: false,
				squeezed: true,
				breaks: marks(squeezed.breaks, squeezed.symbols.length),
			});
	}
	return written;
}

function marks(breaks: readonly number[], length: number): Uint8Array | null {
	if (breaks.length === 0) return null;
	const marked = new Uint8Array(length);
	for (const at of breaks) marked[at] = 1;
	return marked;
}

function squeezeSymbols(symbols: readonly number[], breaks: readonly number[]) {
	const squeezed: number[] = [];
	const runs: number[] = [];
	const moved: number[] = [];
	for (const [index, symbol] of symbols.entries()) {
		const opens = breaks.includes(index);
		if (opens) moved.push(squeezed.length);
		if (!opens && squeezed.at(-1) === symbol) runs[runs.length - 1]!++;
		else {
			squeezed.push(symbol);
			runs.push(1);
		}
	}
	return { symbols: Uint8Array.from(squeezed), runs: Uint8Array.from(runs), breaks: moved };
}
