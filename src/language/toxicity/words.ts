import {
	DIGIT,
	EXPANDS,
	entryAt,
	expansionOf,
	FOREIGN,
	firstOf,
	kindOf,
	LETTER,
	MARK,
	secondOf,
	UMLAUT,
} from "../terms/letters.ts";
import { LOOKALIKES } from "../terms/lookalikes.ts";
import { withoutNames } from "./names.ts";
import { CUT, ownWords } from "./own-words.ts";

/** A word (or emoji, "!", "…") of a comment: folded, and where it stands (UTF-16 code units, end exclusive). */
export interface Word {
	/** Empty where something was left out: its neighbours are none of each other's. */
	readonly folded: string;
	readonly isWord: boolean;
	/** The word with the name in it, where a name was left out; only the trainer may look at it. */
	readonly named?: string;
	readonly start: number;
	readonly end: number;
}

/** Digits and signs in a letter's place, read so only between two letters: numbers stay numbers. */
const LEET: Readonly<Record<string, string>> = {
	0: "o",
	1: "i",
	3: "e",
	4: "a",
	5: "s",
	7: "t",
	"@": "a",
	$: "s",
	"€": "e",
};
const PIECE =
	/(?:\p{L}[ .*_-]){2,}\p{L}(?![\p{L}\p{M}\p{N}])|(?:\p{L}|[013457@$€](?=\p{L}{1,20}[013457@$€]\p{L}))(?:[\p{L}\p{M}\p{Cf}*]|[013457@$€](?=\p{L}))*|\p{N}+|!+|\?+|\.{2,}|…|\p{Extended_Pictographic}|\0+/gu;
const CAMEL = /(?<=\p{Ll}\p{Ll})(?=\p{Lu}\p{Ll})/u;

/**
 * The words of a comment that are its writer's own and name nobody, folded: case, accents, look-alike letters, digits for
 * letters, stretched and spaced words.
 */
export function wordsOf(text: string): readonly Word[] {
	const own = ownWords(text);
	const words: Word[] = [];
	for (const match of own.matchAll(PIECE)) {
		const [piece] = match;
		const start = match.index;
		const end = start + piece.length;
		if (piece[0] === CUT) words.push({ folded: "", isWord: false, start, end });
		else if (!/\p{L}/u.test(piece)) words.push({ folded: signOf(piece), isWord: false, start, end });
		else if (own[start - 1] === "#" && CAMEL.test(piece)) {
			let at = start;
			for (const part of piece.split(CAMEL)) {
				addWord(words, part, at);
				at += part.length;
			}
		} else addWord(words, piece, start);
	}
	return words;
}

function addWord(words: Word[], piece: string, start: number): void {
	const end = start + piece.length;
	const folded = foldWord(piece);
	if (folded === "") return;
	const rest = withoutNames(folded);
	if (rest.length === 1 && rest[0] === folded) {
		words.push({ folded, isWord: true, start, end });
		return;
	}
	words.push({ folded: "", isWord: false, named: folded, start, end });
	for (const part of rest)
		words.push({ folded: part, isWord: true, start, end }, { folded: "", isWord: false, start, end });
}

function signOf(piece: string): string {
	const first = piece[0]!;
	if (first === "!" || first === "?") return piece.length > 1 ? first + first : first;
	if (first === "." || first === "…") return "...";
	return /^\p{N}/u.test(piece) ? "0" : piece;
}

/** A word in a–z, umlauts and ß as two letters, and "*" for starred-out letters; letters of other scripts as they are. */
export function foldWord(written: string): string {
	let folded = "";
	const word = unspaced(written);
	for (let index = 0; index < word.length; index++) {
		const point = word.codePointAt(index)!;
		const character = word[index]!;
		const entry = entryAt(word, index);
		const kind = kindOf(entry);
		if (kind === LETTER || kind === UMLAUT) {
			folded += letter(firstOf(entry));
			if (secondOf(entry) !== 0) folded += letter(secondOf(entry));
		} else if (kind === MARK) {
			if (point === 0x308 && /[aou]$/.test(folded)) folded += "e";
		} else if (kind === EXPANDS) for (const symbol of expansionOf(point)) folded += letter(symbol);
		else if (kind === FOREIGN) {
			const looks = LOOKALIKES.get(point);
			folded += looks === undefined ? String.fromCodePoint(point).toLowerCase() : letter(looks);
		} else if (kind === DIGIT || character in LEET) folded += LEET[character] ?? "";
		else if (character === "*" && !folded.endsWith("*")) folded += "*";
		if (point > 0xffff) index++;
	}
	return folded.replace(/([aeiou])\1{2,}/g, "$1").replace(/([^aeiou])\1{2,}/g, "$1$1");
}

/** "I d i o t" → "Idiot"; "Leser*innen" → "Leserinnen", no letters are starred out there, nor by markdown's marks at the end. */
function unspaced(word: string): string {
	if (/^\p{L}[ .*_-]\p{L}[ .*_-]\p{L}(?:$|[ .*_-])/u.test(word)) return word.replace(/[ .*_-]/g, "");
	return word.replace(/\*(?=in(?:nen)?$)/i, "").replace(/(?<!\*)\*{1,2}$/, "");
}

function letter(symbol: number): string {
	return String.fromCharCode(96 + symbol);
}
