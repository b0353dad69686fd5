// YAML as people write it, with the place of every key and value, so that whatever is wrong can be shown where it stands.
// YAML's traps are refused rather than guessed at: aliases (and their bombs), tags, repeated keys, tabs, two documents.
import {
	type Document,
	isAlias,
	isMap,
	isNode,
	isScalar,
	isSeq,
	LineCounter,
	type Pair,
	parseDocument,
	visit,
} from "yaml";
import { both, type Path, type Problem, type Said } from "./problem.ts";
import { defineTexts } from "./texts.ts";
import { opening, syntaxProblem } from "./yaml-syntax.ts";

/** A file that was read. With problems, `data` is what could be made of it. */
export interface YamlFile {
	file: string;
	/** As it was read. */
	text: string;
	data: unknown;
	problems: Problem[];
	/** Where the value at a path begins, or its key; of what is not there, where it should be. */
	at(path: Path, what?: "key" | "value"): { line: number; column: number };
	/** The value's letters as they stand in the file. */
	source(path: Path): string;
}

/** Files above this size are no configuration. Characters. */
export const MAX_YAML = 8_000_000;

const TEXTS = defineTexts({
	de: {
		tooLong: "die Datei ist größer als {n} Zeichen",
		tooDeep: "die Datei ist zu tief verschachtelt",
		duplicate: "„{key}“ steht hier zum zweiten Mal, zuerst in Zeile {line}",
		alias: "Verweise (*name) und Anker (&name) sind in der Konfiguration nicht erlaubt",
		quote: "Ist Text gemeint, gehört er in Anführungszeichen: {text}",
		comment: "„{word}“ ist hier nur ein Kommentar, der Wert fehlt",
		commentTip: "Namen von Kanälen ohne „#“ schreiben; einen Kommentar mit Leerzeichen hinter „#“",
		complexKey: "ein Schlüssel muss ein einfaches Wort sein",
	},
	en: {
		tooLong: "the file is longer than {n} characters",
		tooDeep: "the file is nested too deeply",
		duplicate: '"{key}" appears here for the second time, first in line {line}',
		alias: "aliases (*name) and anchors (&name) are not allowed in the configuration",
		quote: "If text is meant, put it in quotes: {text}",
		comment: '"{word}" is only a comment here, the value is missing',
		commentTip: 'Write names of channels without "#", and a comment with a space behind "#"',
		complexKey: "a key must be a simple word",
	},
});

/**
 * Reads YAML. Never throws: what is wrong is in `problems`.
 * @param file its name, for the problems
 */
export function readYaml(source: string, file: string): YamlFile {
	const lines = new LineCounter();
	const position = (offset: number) => {
		const { line, col } = lines.linePos(offset);
		return { line: Math.max(1, line), column: Math.max(1, col) };
	};
	const problems: Problem[] = [];
	const add = (offset: number, message: Said, suggestion?: Said) =>
		problems.push({ file, ...position(offset), path: [], message, ...(suggestion && { suggestion }) });
	const nothing = (): YamlFile => ({
		file,
		text: source,
		data: undefined,
		problems,
		at: () => ({ line: 1, column: 1 }),
		source: () => "",
	});

	if (source.length > MAX_YAML) {
		add(0, both(TEXTS.tooLong, { n: MAX_YAML }));
		return nothing();
	}
	try {
		const document = parseDocument(source, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
		// Errors after the first of a kind follow from it.
		const [first] = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0]);
		if (first) add(opening(document, first), ...syntaxProblem(first, source));
		else
			for (const { offset, message, suggestion } of traps(document, source, position)) add(offset, message, suggestion);
		return {
			file,
			text: source,
			data: problems.length > 0 ? undefined : document.toJS({ maxAliasCount: 0 }),
			problems,
			at: (path, what = "value") => position(offsetOf(document, path, what)),
			source: (path) => sourceOf(document, source, path),
		};
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		add(0, both(TEXTS.tooDeep));
		return nothing();
	}
}

interface Trap {
	offset: number;
	message: Said;
	suggestion?: Said;
}

/** What is valid YAML and still never meant. */
function traps(document: Document.Parsed, source: string, position: (offset: number) => { line: number }): Trap[] {
	const found: Trap[] = [];
	const quoted = (offset: number) =>
		both(TEXTS.quote, { text: JSON.stringify(/^[^\n#,\]}]{0,60}/.exec(source.slice(offset))![0].trim()) });
	visit(document, {
		Alias(_, { range }) {
			found.push({ offset: range![0], message: both(TEXTS.alias), suggestion: quoted(range![0]) });
		},
		Node(_, node) {
			if (isAlias(node) || !node.anchor) return;
			const offset = source.lastIndexOf(`&${node.anchor}`, node.range![0]);
			found.push({ offset: Math.max(0, offset), message: both(TEXTS.alias), suggestion: quoted(Math.max(0, offset)) });
		},
		Map(_, map) {
			// The parser's own check compares each key with all others; a file of many keys would take minutes.
			const first = new Map<string, number>();
			for (const { key, value } of map.items as Pair[]) {
				const offset = isNode(key) ? key.range![0] : map.range![0];
				// "log: #moderation" is what people write for a channel, and YAML reads nothing.
				const word = /^\s*:[ \t]+(#[^\s#]+)[ \t]*(?:\n|$)/.exec(
					source.slice(isNode(key) ? key.range![1] : offset, offset + 300),
				);
				if (word && (value === null || (isScalar(value) && value.value === null)))
					found.push({ offset, message: both(TEXTS.comment, { word: word[1]! }), suggestion: both(TEXTS.commentTip) });
				if (!isScalar(key)) {
					found.push({ offset, message: both(TEXTS.complexKey) });
					continue;
				}
				const name = String(key.value);
				const before = first.get(name);
				if (before === undefined) first.set(name, offset);
				else {
					const line = position(before).line;
					found.push({ offset, message: both(TEXTS.duplicate, { key: name, line: String(line) }) });
				}
			}
		},
	});
	return found;
}

/** The key and the value at a path, and the innermost node on the way there. */
function find(
	document: Document.Parsed,
	path: Path,
): { key?: unknown; value?: unknown; last: unknown; found: boolean } {
	let key: unknown;
	let value: unknown = document.contents;
	let last: unknown = value;
	for (const step of path) {
		if (isMap(value)) {
			const pair = value.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
			if (!pair) return { last, found: false };
			({ key, value } = pair);
			last = value ?? key;
		} else if (isSeq(value) && isNode(value.items[Number(step)])) {
			key = value.items[Number(step)];
			value = key;
			last = value;
		} else return { last, found: false };
	}
	return { key, value, last, found: true };
}

function offsetOf(document: Document.Parsed, path: Path, what: "key" | "value"): number {
	const { key, value, last, found } = find(document, path);
	const node = !found ? last : what === "key" ? (key ?? value) : isNode(value) ? value : key;
	return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}

function sourceOf(document: Document.Parsed, source: string, path: Path): string {
	const { value } = find(document, path);
	return isNode(value) && value.range ? source.slice(value.range[0], value.range[1]) : "";
}
