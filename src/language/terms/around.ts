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
}

/** Whether a term may count where it was found: offsets in UTF-16 code units, end exclusive. */
export type Fits = (text: string, start: number, end: number) => boolean;

/** Longer words are no neighbours that a list could name. */
const LONGEST = 60;
const BEFORE = /([\p{L}\p{N}]{1,60})(?:[\s*_~|]{1,6}|-)?$/u;
const AFTER = /^(?:[\s*_~|]{1,6}|-)?([\p{L}\p{N}]{1,60})/u;

/** Null where nothing is asked. */
export function compileAround({ onlyAfter, notAfter, onlyBefore, notBefore }: Around): Fits | null {
	if (!onlyAfter && !notAfter && !onlyBefore && !notBefore) return null;
	const [after, noneAfter, before, noneBefore] = [onlyAfter, notAfter, onlyBefore, notBefore].map(
		(words) => words && oneOf(words),
	);
	return (text, start, end) => {
		if (after || noneAfter) {
			const word = fold(BEFORE.exec(text.slice(Math.max(0, start - LONGEST - 6), start))?.[1] ?? "");
			if ((after && !after(word)) || noneAfter?.(word)) return false;
		}
		if (before || noneBefore) {
			const word = fold(AFTER.exec(text.slice(end, end + LONGEST + 6))?.[1] ?? "");
			if ((before && !before(word)) || noneBefore?.(word)) return false;
		}
		return true;
	};
}

function fold(word: string): string {
	return word
		.normalize("NFKC")
		.toLowerCase()
		.replace(/[äöüß]/g, (letter) => (letter === "ß" ? "ss" : `${letter.normalize("NFD")[0]}e`));
}

function oneOf(written: readonly string[]): (word: string) => boolean {
	const whole = new Set<string>();
	const parts: ((word: string) => boolean)[] = [];
	for (const one of written) {
		const bare = fold(one.replaceAll("*", ""));
		const [open, close] = [one.startsWith("*"), one.endsWith("*")];
		if (one === ".") whole.add("");
		else if (one === "#") parts.push((word) => /^\p{N}/u.test(word));
		else if (open && close) parts.push((word) => word.includes(bare));
		else if (open) parts.push((word) => word.endsWith(bare));
		else if (close) parts.push((word) => word.startsWith(bare));
		else whole.add(bare);
	}
	return (word) => whole.has(word) || parts.some((part) => part(word));
}
