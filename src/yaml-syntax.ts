// What is no YAML at all, in words for somebody who has never heard of a flow sequence.
import { type Document, isAlias, isScalar, visit, type YAMLError } from "yaml";
import { both, type Said } from "./problem.ts";
import { defineTexts } from "./texts.ts";

const TEXTS = defineTexts({
	de: {
		tooDeep: "die Datei ist zu tief verschachtelt",
		tab: "Tabulatoren sind in YAML nicht als Einrückung erlaubt",
		tabTip: "Leerzeichen statt Tabulatoren verwenden, zwei je Ebene",
		alias: "Verweise (*name) und Anker (&name) sind in der Konfiguration nicht erlaubt",
		quote: "Ist Text gemeint, gehört er in Anführungszeichen: {text}",
		tag: "ein Wert darf nicht mit „!“ beginnen",
		reserved: "ein Wert darf ohne Anführungszeichen nicht mit „{sign}“ beginnen",
		unclosed: "hier fehlt das schließende Zeichen: ein Anführungszeichen oder eine Klammer",
		indent: "die Einrückung stimmt nicht: was zusammengehört, muss in derselben Spalte beginnen",
		noColon: "hinter „{word}“ fehlt der Doppelpunkt oder das Leerzeichen danach",
		comma: "zwischen zwei Einträgen fehlt ein Komma",
		commentIn: "ab „#“ ist der Rest der Zeile ein Kommentar",
		colon: "zwei Doppelpunkte in einer Zeile: so ist unklar, was Schlüssel und was Wert ist",
		colonTip: "Den Wert in Anführungszeichen setzen oder in die nächste Zeile schreiben",
		escape: "unbekannte Zeichenfolge mit „\\“ in doppelten Anführungszeichen",
		escapeTip: "Einfache Anführungszeichen verwenden: '…'; in ihnen ist „\\“ ein gewöhnliches Zeichen",
		documents: "nur ein Dokument je Datei: hier beginnt mit „---“ ein zweites",
		directive: "Zeilen, die mit „%“ beginnen, sind nicht erlaubt",
		extra: "hinter dem Wert steht noch etwas",
		extraTip: "Den ganzen Wert in Anführungszeichen setzen: in doppelte, wenn er einfache enthält, und umgekehrt",
		listBelow: "eine Liste mit „-“ beginnt in der nächsten Zeile",
		syntax: "das ist kein gültiges YAML ({detail})",
	},
	en: {
		tooDeep: "the file is nested too deeply",
		tab: "YAML does not allow tabs as indentation",
		tabTip: "Use spaces instead of tabs, two for each level",
		alias: "aliases (*name) and anchors (&name) are not allowed in the configuration",
		quote: "If text is meant, put it in quotes: {text}",
		tag: 'a value must not begin with "!"',
		reserved: 'without quotes a value must not begin with "{sign}"',
		unclosed: "a closing quote or bracket is missing here",
		indent: "the indentation is wrong: what belongs together must begin in the same column",
		noColon: 'the colon, or the space after it, is missing behind "{word}"',
		comma: "a comma is missing between two entries",
		commentIn: 'from "#" on the rest of the line is a comment',
		colon: "two colons in one line: it is unclear what is key and what is value",
		colonTip: "Put the value in quotes or on the next line",
		escape: 'unknown sequence with "\\" in double quotes',
		escapeTip: "Use single quotes: '…'; within them \"\\\" is an ordinary character",
		documents: 'only one document a file: "---" begins a second one here',
		directive: 'lines that begin with "%" are not allowed',
		extra: "something stands behind the value",
		extraTip: "Put the whole value in quotes: in double ones if it has single ones in it, and vice versa",
		listBelow: 'a list with "-" begins on the next line',
		syntax: "this is not valid YAML ({detail})",
	},
});

/** What the parser refuses, in words: the message, and where there is one what to do. @param source the whole file */
export function syntaxProblem({ code, message, pos: [offset] }: YAMLError, source: string): [Said, Said?] {
	const here = source.slice(offset, offset + 200);
	const last = (...signs: string[]) => Math.max(...signs.map((sign) => source.lastIndexOf(sign, offset - 1)));
	// Within brackets a value ends before the next one.
	const inBrackets = last("[", "{") > last("]", "}", "\n");
	const word = () => JSON.stringify((inBrackets ? /^.?[^\n,\]}]{0,60}/ : /^.?[^\n#]{0,60}/).exec(here)![0].trim());
	const keyed = () => /^\s*([^\s:]{0,60})/.exec(here)![1]!;
	switch (code) {
		case "TAB_AS_INDENT":
			return [both(TEXTS.tab), both(TEXTS.tabTip)];
		case "BAD_SCALAR_START":
			return [both(TEXTS.reserved, { sign: source[offset]! }), both(TEXTS.quote, { text: word() })];
		case "TAG_RESOLVE_FAILED":
			return [both(TEXTS.tag), both(TEXTS.quote, { text: word() })];
		case "BAD_ALIAS":
			return [both(TEXTS.alias), both(TEXTS.quote, { text: word() })];
		case "MISSING_CHAR":
			if (/directives/.test(message)) return [both(TEXTS.directive)];
			if (/without - indicator/.test(message)) return [both(TEXTS.indent)];
			if (/followed by map values/.test(message)) return [both(TEXTS.noColon, { word: keyed() })];
			if (/^Missing , /.test(message)) return [both(TEXTS.comma)];
			if (/^Comments must/.test(message)) return [both(TEXTS.commentIn), both(TEXTS.quote, { text: word() })];
			return [both(TEXTS.unclosed)];
		case "MULTILINE_IMPLICIT_KEY":
			return [both(TEXTS.noColon, { word: keyed() })];
		case "BAD_DIRECTIVE":
			return [both(TEXTS.directive)];
		case "BLOCK_AS_IMPLICIT_KEY":
			// The same complaint for "a: b: c" and for a value that runs on into an indented key.
			return /^[^\n]*:/.test(source.slice(offset)) ? [both(TEXTS.colon), both(TEXTS.colonTip)] : [both(TEXTS.indent)];
		case "BAD_DQ_ESCAPE":
			return [both(TEXTS.escape), both(TEXTS.escapeTip)];
		case "MULTIPLE_DOCS":
			return [both(TEXTS.documents)];
		case "BAD_INDENT":
			return /end with a/.test(message) ? [both(TEXTS.unclosed)] : [both(TEXTS.indent)];
		case "UNEXPECTED_TOKEN":
			if (/block-seq-ind on same line/.test(message)) return [both(TEXTS.listBelow)];
			return source.slice(source.lastIndexOf("\n", offset - 1) + 1, offset).trim() === ""
				? [both(TEXTS.indent)]
				: [both(TEXTS.extra), both(TEXTS.extraTip)];
		case "RESOURCE_EXHAUSTION":
			return [both(TEXTS.tooDeep)];
		default:
			if (/call stack/.test(message)) return [both(TEXTS.tooDeep)];
			return [both(TEXTS.syntax, { detail: message.split("\n")[0]! })];
	}
}

/** Where a quote or bracket that is never closed was opened; the parser only knows where it noticed. */
export function opening(document: Document.Parsed, { code, pos: [offset], message }: YAMLError): number {
	if (!/end with a|closing/.test(message) || (code !== "MISSING_CHAR" && code !== "BAD_INDENT")) return offset;
	let start = offset;
	visit(document, {
		Node(_, node) {
			const open = isScalar(node) ? node.type?.startsWith("QUOTE") : !isAlias(node) && node.flow;
			if (open && node.range![0] < offset && node.range![1] >= offset - 1) start = node.range![0];
		},
	});
	return start;
}
