// Something wrong in a file that a person wrote: where, what, and what to write instead, in German and English.
import { sayLoose, type Text } from "./texts.ts";

/** A wording in both languages, ready to be shown. */
export interface Said {
	readonly de: string;
	readonly en: string;
}

/** Keys and list positions from the top of a file, e.g. ["feeds", 0, "url"]. */
export type Path = ReadonlyArray<string | number>;

/** Lines and columns count from 1. */
export interface Problem {
	readonly file: string;
	readonly line: number;
	readonly column: number;
	readonly path: Path;
	readonly message: Said;
	readonly suggestion?: Said;
}

/** Says a text in both languages. */
export function both(text: Text, params: Record<string, string | number> = {}): Said {
	return { de: sayLoose("de", text, params), en: sayLoose("en", text, params) };
}

/** A wording that was written as "deutsch / english" in one string, as messages of zod schemas are. */
export function bothOf(message: string): Said {
	const [de, en, ...rest] = message.split(" / ");
	return en !== undefined && rest.length === 0 ? { de: de!, en } : { de: message, en: message };
}

/** The same problem with what to write instead: two sentences, so the first needs no point of its own. */
export function withSuggestion(problem: Problem, suggestion: Said): Problem {
	const { de, en } = problem.message;
	return { ...problem, message: { de: de.replace(/\.$/, ""), en: en.replace(/\.$/, "") }, suggestion };
}

/** One line for a person: `datei:zeile:spalte: deutsch / english`. */
export function sayProblem({ file, line, column, message, suggestion }: Problem): string {
	const say = (language: "de" | "en") => message[language] + (suggestion ? `. ${suggestion[language]}` : "");
	return `${file}:${line}:${column}: ${say("de")} / ${say("en")}`;
}
