// A listed term: how it is written in a list and what the matcher makes of it.
import type { Around } from "./around.ts";
import { spokenForms } from "./spoken.ts";

/**
 * Which part of a word the term must be: the whole word (with its endings), its beginning, its end (with its endings),
 * or any part. Written as in Discord's AutoMod: `Wort`, `Wort*`, `*wort`, `*wort*`; `=Wort` is the word without endings.
 */
export type TermMode = "exact" | "prefix" | "suffix" | "anywhere";

export interface TermEntry {
	/** As written, without the marks. May be several words. */
	readonly term: string;
	/** Other ways to write it, without the marks; found alike. */
	readonly forms?: readonly string[];
	/** Whether it is found as well where it is written by its sound ("Fodse"). */
	readonly spoken?: boolean;
	readonly mode: TermMode;
	/** Whether the language's endings may follow (Idiot, Idioten, Idiotin); only for `exact` and `suffix`. */
	readonly endings: boolean;
	readonly category: string;
	/** Words in which the term is harmless, in the same notation: "Scheibe", "Marsch*". */
	readonly allow: readonly string[];
	/** Which words must or must not stand beside it; without it any may. */
	readonly around?: Around;
}

export interface TermList {
	readonly name: string;
	/** Whose endings its words take. */
	readonly language: "de" | "en";
	readonly entries: readonly TermEntry[];
	/** Words in which no term of this list counts. */
	readonly allow: readonly string[];
}

/** Reads the notation of a term: `Wort`, `=Wort`, `Wort*`, `*wort`, `*wort*`. */
export function readTerm(written: string): { term: string; mode: TermMode; endings: boolean } {
	const text = written.trim();
	const strict = text.startsWith("=");
	const open = text.startsWith("*");
	const close = text.length > 1 && text.endsWith("*");
	const term = text.slice(strict || open ? 1 : 0, close ? -1 : undefined).trim();
	const mode = open ? (close ? "anywhere" : "suffix") : close ? "prefix" : "exact";
	return { term, mode, endings: !strict && !close };
}

/** Every way in which an entry's term is written, as listed first. */
export function formsOf({ term, forms = [], spoken }: TermEntry): readonly string[] {
	const written = [term, ...forms];
	return spoken ? [...new Set([...written, ...written.flatMap(spokenForms)])] : written;
}
