// What stands beside a term: "du Esel" is an insult, "Hast du Esel gesehen?" a question; "Ich bring dich um!" is a threat,
// "Ich bring dich um acht zum Bahnhof" a favour. Looked at only where a term was found, so it costs nothing otherwise.

/**
 * Conditions on the neighbouring words, each a list of `Wort`, `Wort*`, `*wort`, `*wort*`, `#` (a number) or `.` (none: the
 * clause begins or ends there). Those that are left out ask nothing.
 */
export interface Around {
	readonly onlyAfter?: readonly string[] | undefined;
	readonly notAfter?: readonly string[] | undefined;
	readonly onlyBefore?: readonly string[] | undefined;
	readonly notBefore?: readonly string[] | undefined;
	/** One word of each list must stand in the same sentence, before or behind the term. */
	readonly near?: readonly (readonly string[])[] | undefined;
	/** None of them may stand there. */
	readonly notNear?: readonly string[] | undefined;
}

/** Whether a term may count where it was found: offsets in UTF-16 code units, end exclusive. */
export type Fits = (text: string, start: number, end: number) => boolean;

/** Longer words are no neighbours that a list could name. */
const LONGEST = 60;
const BEFORE = /([\p{L}\p{N}](?:[\p{L}\p{N}*@$€_]{0,58}[\p{L}\p{N}])?)(?:[\s*_~|]{1,6}|-)?$/u;
const AFTER = /^(?:[\s*_~|]{1,6}|-)?([\p{L}\p{N}](?:[\p{L}\p{N}*@$€_]{0,58}[\p{L}\p{N}])?)/u;

/** So far to each side of a term its sentence is looked through. */
const NEARBY = 160;
const WORD = /[\p{L}\p{N}\p{M}@$€*_]+/gu;

/** Null where nothing is asked. */
export function compileAround({ onlyAfter, notAfter, onlyBefore, notBefore, near, notNear }: Around): Fits | null {
	if (!onlyAfter && !notAfter && !onlyBefore && !notBefore && !near && !notNear) return null;
	const wanted = near?.map(oneOf);
	const unwanted = notNear && oneOf(notNear);
	const [after, noneAfter, before, noneBefore] = [onlyAfter, notAfter, onlyBefore, notBefore].map(
		(words) => words && oneOf(words),
	);
	return (text, start, end) => {
		if (after || noneAfter) {
			const word = plain(BEFORE.exec(text.slice(Math.max(0, start - LONGEST - 6), start))?.[1] ?? "");
			if ((after && !after(word)) || noneAfter?.(word)) return false;
		}
		if (before || noneBefore) {
			const word = plain(AFTER.exec(text.slice(end, end + LONGEST + 6))?.[1] ?? "");
			if ((before && !before(word)) || noneBefore?.(word)) return false;
		}
		if (wanted || unwanted) {
			const words = nearby(text, start, end);
			// In this order: most places lack what is wanted, and the unwanted words are many.
			if (wanted?.some((list) => !words.some(list))) return false;
			if (unwanted && words.some(unwanted)) return false;
		}
		return true;
	};
}

/** The latest answer: several terms ask about the same place. */
let latest: { text: string; start: number; end: number; words: readonly string[] } | null = null;

/** The words of the sentence around a term, without those of the term. */
function nearby(text: string, start: number, end: number): readonly string[] {
	if (latest !== null && latest.start === start && latest.end === end && latest.text === text) return latest.words;
	const before = text.slice(Math.max(0, start - NEARBY), start);
	const after = text.slice(end, end + NEARBY);
	let from = before.length;
	while (from > 0 && !endsSentence(before, from - 1)) from--;
	let to = 0;
	while (to < after.length && !endsSentence(after, to)) to++;
	const words = `${before.slice(from)} ${after.slice(0, to)}`.match(WORD)?.map(plain) ?? [];
	latest = { text, start, end, words };
	return words;
}

function endsSentence(text: string, index: number): boolean {
	const sign = text[index]!;
	if (sign === "\n") return true;
	return (sign === "." || sign === "!" || sign === "?") && (index + 1 === text.length || /\s/.test(text[index + 1]!));
}

/** A word without digits and signs in the place of its letters. */
function plain(word: string): string {
	const folded = fold(word);
	return /^\p{L}+$/u.test(folded) || !/\p{L}/u.test(folded)
		? folded
		: folded.replace(/[0134578@$€]/g, (sign) => IN_PLACE[sign]!);
}

const IN_PLACE: Readonly<Record<string, string>> = {
	0: "o", 1: "i", 3: "e", 4: "a", 5: "s", 7: "t", 8: "b", "@": "a", $: "s", "€": "e",
}; // biome-ignore format: a table

function fold(word: string): string {
	const lower = word.toLowerCase();
	if (/^[a-z0-9]*$/.test(lower)) return lower;
	return word
		.normalize("NFKC")
		.toLowerCase()
		.replace(/[äöüß]/g, (letter) => (letter === "ß" ? "ss" : `${letter.normalize("NFD")[0]}e`));
}

function oneOf(written: readonly string[]): (word: string) => boolean {
	const whole = new Set<string>();
	const begins = new Set<string>();
	const ends = new Set<string>();
	const inside: string[] = [];
	let number = false;
	for (const one of written) {
		const bare = fold(one.replaceAll("*", ""));
		const [open, close] = [one.startsWith("*"), one.endsWith("*")];
		if (one === ".") whole.add("");
		else if (one === "#") number = true;
		else if (open && close) inside.push(bare);
		else if (open) ends.add(bare);
		else if (close) begins.add(bare);
		else whole.add(bare);
	}
	// Of hundreds of beginnings only those of a length that occurs are asked for.
	const [long, longEnds] = [begins, ends].map((all) => [...new Set([...all].map(({ length }) => length))]);
	return (word) =>
		whole.has(word) ||
		(number && /^\p{N}/u.test(word)) ||
		long!.some((length) => length <= word.length && begins.has(word.slice(0, length))) ||
		longEnds!.some((length) => length <= word.length && ends.has(word.slice(word.length - length))) ||
		inside.some((part) => word.includes(part)) ||
		(word.includes("*") && [...whole].some((one) => isMasked(word, one)));
}

/** Whether a word is another one with letters left out: "J*den". */
function isMasked(masked: string, word: string): boolean {
	if (masked.length !== word.length) return false;
	let open = 0;
	for (const [index, letter] of [...masked].entries()) {
		if (letter === "*" || letter === "_") open++;
		else if (letter !== word[index]) return false;
	}
	return open <= word.length / 2;
}
