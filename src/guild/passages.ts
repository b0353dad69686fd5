// Who says what in an article, as lists to show: each statement with the passage it stands in.
import { type Statement, statements } from "../language/statements.ts";
import { foldMarks } from "../language/stems.ts";
import type { ReadableText } from "./reading.ts";

/** A statement with the stretch of text that holds it and the words that attribute it. */
export interface Attributed {
	readonly kind: Statement["kind"];
	/** Not verbatim as a whole, but with a quotation inside. */
	readonly partlyVerbatim: boolean;
	/** Verbatim. */
	readonly passage: string;
	/** In the readable text. */
	readonly start: number;
	readonly end: number;
	/** How the article calls the speaker here, where the name is not to be seen in that; "" where it is. */
	readonly words: string;
	/** The second hands it came through. */
	readonly via: readonly string[];
}

export interface Speaker {
	/** "" for what cannot be attributed. */
	readonly name: string;
	readonly said: readonly Attributed[];
}

/** Whoever is only a pronoun in the article, and could not be resolved, is nobody a reader could look up. */
const PRONOUN = /^(?:er|sie|es|wir|ich|man|dieser?|diese[mns]|jener?|he|she|it|they|we)$/iu;

/** Who makes a statement, as a reader is told: the resolved name, else the article's words; "" where nobody is named. */
export function namedBy({ name, speaker }: Pick<Statement, "name" | "speaker">): string {
	const said = one(name ?? speaker?.text ?? "");
	return PRONOUN.test(said) ? "" : said;
}

/** The speakers in the order of their first statement, what cannot be attributed last. */
export function speakersOf(readable: ReadableText): Speaker[] {
	const { text, title, language } = readable;
	const groups = new Map<string, { name: string; said: Attributed[] }>();
	for (const statement of statements(text, { title, language })) {
		const name = namedBy(statement);
		const key = foldMarks(name);
		const group = groups.get(key) ?? { name, said: [] };
		groups.set(key, group);
		add(group.said, attributed(text, statement, name));
	}
	return [...groups.values()].sort((a, b) => Number(a.name === "") - Number(b.name === ""));
}

/** A statement inside another one of the same speaker stands in the same passage and is shown once. */
function add(said: Attributed[], entry: Attributed): void {
	const outside = said.findIndex((other) => other.start <= entry.start && other.end >= entry.end);
	const inside = said.findIndex((other) => other.start >= entry.start && other.end <= entry.end);
	const at = outside >= 0 ? outside : inside;
	if (at < 0) said.push(entry);
	else said[at] = together(outside >= 0 ? said[at]! : entry, outside >= 0 ? entry : said[at]!);
}

const together = (outer: Attributed, inner: Attributed): Attributed => ({
	...outer,
	partlyVerbatim: outer.partlyVerbatim || (outer.kind !== "direct" && inner.kind === "direct"),
	via: [...new Set([...outer.via, ...inner.via])],
});

const one = (text: string): string => text.replace(/\s+/g, " ").trim();

function attributed(text: string, { kind, quote, cue, frame, speaker, via }: Statement, name: string): Attributed {
	const spans = [quote, frame, cue].flatMap((part) => part?.spans ?? []);
	const start = Math.min(...spans.map(([from]) => from));
	const end = withStop(text, Math.max(...spans.map(([, to]) => to)));
	const words = one(speaker?.text ?? "");
	return {
		kind,
		partlyVerbatim: false,
		passage: one(text.slice(start, end)),
		start,
		end,
		words: differ(words, name) ? words : "",
		via: via.map((part) => one(part.text)),
	};
}

/** "Wallrodt" and "Bürgermeisterin Thea Wallrodt" are recognisably "Thea Wallrodt"; "sie" is not. */
function differ(words: string, name: string): boolean {
	const [a, b] = [foldMarks(words), foldMarks(name)].map((text) => ` ${text} `);
	return words !== "" && !a!.includes(b!) && !b!.includes(a!);
}

/** The stop of the sentence belongs to what is shown of it. */
function withStop(text: string, end: number): number {
	return end + (/^[.!?…]["“”»«‘’]?/.exec(text.slice(end, end + 2))?.[0].length ?? 0);
}
