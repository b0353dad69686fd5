import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { sayProblem } from "../../src/problem.ts";
import { nearest } from "../../src/spelling.ts";
import { readYaml } from "../../src/yaml.ts";
import { checkYaml } from "../../src/yaml-check.ts";

/** "line:column German" of every problem of a file. */
const told = (source: string) =>
	readYaml(source, "x.yaml").problems.map(({ line, column, message }) => `${line}:${column} ${message.de}`);

describe("YAML's traps are refused where they stand", () => {
	test.each([
		["a:\n  b: 1\n  a: 2\n  b: 3\n", "4:3", /„b“ steht hier zum zweiten Mal, zuerst in Zeile 2/],
		['a: 1\n"a": 2', "2:1", /zum zweiten Mal/],
		["a:\n\tb: 1\n", "2:1", /Tabulatoren/],
		["- gut\n- *schlecht*\n", "2:3", /Verweise/],
		["- &anker wert\n", "1:3", /Verweise/],
		["a: @alle\n", "1:4", /nicht mit „@“/],
		["a: !wichtig ja\n", "1:4", /nicht mit „!“/],
		["a: !!js/function x\n", "1:4", /nicht mit „!“/],
		["a: 1\nb: 'offen\nc: 2\n", "2:4", /schließende Zeichen/],
		["a: 1\nb: [1, 2\nc: 2\n", "2:4", /schließende Zeichen/],
		["a: eins: zwei\n", "1:4", /zwei Doppelpunkte/],
		["a: 'x' y\n", "1:8", /hinter dem Wert/],
		['a: "\\d+"\n', "1:5", /„\\“/],
		["a: 1\n---\nb: 1\n", "2:1", /ein zweites/],
		["a: 1\n   b: 2\n", "1:4", /Einrückung/],
		["- a\nb: 1\n", "2:1", /Einrückung/],
		["- a: 1\n  b: 2\n c: 3\n", "3:1", /Einrückung/],
		["- a:1\n  b: 2\n", "1:3", /hinter „a“ fehlt der Doppelpunkt oder das Leerzeichen/],
		["- a: 1\n  b\n", "2:3", /hinter „b“ fehlt der Doppelpunkt/],
		["a: ['x' 'y']\n", "1:9", /fehlt ein Komma/],
		["a: [b, c,#d]\n", "1:10", /ab „#“ ist der Rest der Zeile ein Kommentar/],
		["a: - b\n", "1:4", /eine Liste mit „-“ beginnt in der nächsten Zeile/],
		["? [a]\n: 1\n", "1:3", /einfaches Wort/],
		["%KI 1\na: 1\n", "1:1", /„%“/],
		["log: #moderation\n", "1:1", /„#moderation“ ist hier nur ein Kommentar/],
		["[".repeat(100_000), "1:", /zu tief/],
		["{a: ".repeat(50_000), "1:", /zu tief/],
		[" ".repeat(8_000_001), "1:1", /größer als 8.000.000/],
	])("%#", (source, place, message) => {
		const problems = told(source);
		expect(problems[0]).toMatch(message);
		expect(problems[0]!.startsWith(place)).toBe(true);
	});

	test("what to do instead quotes the value alone", () => {
		const tips = (source: string) => readYaml(source, "x.yaml").problems.map(({ suggestion }) => suggestion?.de);
		expect(tips("a: [@alle da, b]\n")).toEqual(['Ist Text gemeint, gehört er in Anführungszeichen: "@alle da"']);
		expect(tips("a: @alle, auch [ihr]\n")).toEqual([
			'Ist Text gemeint, gehört er in Anführungszeichen: "@alle, auch [ihr]"',
		]);
	});

	test("and what only looks like one is read", () => {
		const { data, problems } = readYaml(
			'\ufeffa: "*wort*"\r\nb: ~ # nichts\r\nc: "#kanal"\r\nd: Ja\r\ne: 22:00\r\nf: a#b\r\n__proto__: 1\r\n',
			"x.yaml",
		);
		expect(problems).toEqual([]);
		expect(data).toEqual(
			JSON.parse('{"a":"*wort*","b":null,"c":"#kanal","d":"Ja","e":"22:00","f":"a#b","__proto__":1}'),
		);
		expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
	});

	test("many keys and many entries take time in proportion", () => {
		const keys = Array.from({ length: 30_000 }, (_, i) => `k${i}: x\n`).join("");
		const start = performance.now();
		expect(told(`${keys}k7: y\n`)[0]).toMatch(/^30001:1 .*Zeile 8$/);
		expect(performance.now() - start).toBeLessThan(5_000);
	});
});

const schema = z.strictObject({
	name: z.string().min(2).max(5).optional(),
	channel: z.string().optional(),
	count: z.int().min(1).max(9).optional(),
	on: z.boolean().optional(),
	level: z.enum(["low", "middle", "high"]).optional(),
	list: z
		.array(z.strictObject({ url: z.url(), kind: z.string() }))
		.max(2)
		.optional(),
	step: z
		.union([z.enum(["go"]), z.strictObject({ wait: z.number().optional(), turn: z.enum(["left"]).optional() })])
		.optional(),
	words: z
		.record(
			z.string().regex(/^[a-z]+$/, "nur Buchstaben, da steht „{value}“ / only letters, there is “{value}”"),
			z.number(),
		)
		.optional(),
	deep: z.strictObject({ inner: z.string().optional() }).optional(),
});

test.each([
	["name: 5", "1:7", "hier gehört ein Text hin, da steht eine Zahl", 'In Anführungszeichen setzen: "5"'],
	[
		"channel: 123456789012345678",
		"1:10",
		"hier gehört ein Text hin, da steht eine Zahl",
		'In Anführungszeichen setzen: "123456789012345678"',
	],
	["name: x", "1:7", "mindestens 2 Zeichen"],
	["name: ''", "1:7", "mindestens 2 Zeichen"],
	["name: zu lang hier", "1:7", "höchstens 5 Zeichen"],
	["name:", "1:6", "hier fehlt der Wert, ein Text"],
	["count: 10", "1:8", "höchstens 9, da steht 10"],
	["count: 5 Mal", "1:8", "hier gehört eine Zahl hin, da steht ein Text", "Schreibe 5"],
	["count: 1.5", "1:8", "hier gehört eine ganze Zahl hin, da steht eine Zahl"],
	["on: ja", "1:5", "hier gehört true oder false hin, da steht ein Text", "Schreibe true"],
	["on: Off", "1:5", "hier gehört true oder false hin, da steht ein Text", "Schreibe false"],
	["level: hihg", "1:8", "„hihg“ ist hier nicht möglich, sondern nur: low, middle, high", "Meintest du „high“?"],
	["level: xyz", "1:8", "„xyz“ ist hier nicht möglich, sondern nur: low, middle, high"],
	["lst: 1", "1:1", "unbekannter Schlüssel „lst“", "Meintest du „list“?"],
	["inner: x", "1:1", "unbekannter Schlüssel „inner“", "„inner“ gehört unter „deep“"],
	[
		"zzz: 1",
		"1:1",
		"unbekannter Schlüssel „zzz“",
		"Hier gibt es: name, channel, count, on, level, list, step, words, deep",
	],
	[
		"__proto__: 1",
		"1:1",
		"unbekannter Schlüssel „__proto__“",
		"Hier gibt es: name, channel, count, on, level, list, step, words, deep",
	],
	["list:\n  - url: x\n    kind: a", "2:10", "keine vollständige Adresse wie https://zeitung.example/feed"],
	["list:\n  - url: https://a.example\n", "2:5", "der Schlüssel „kind“ fehlt"],
	["list:\n  - url: https://a.example\n    knid: a", "3:5", "unbekannter Schlüssel „knid“", "Meintest du „kind“?"],
	["list: {}", "1:7", "hier gehört eine Liste hin, da steht ein Block mit Schlüsseln", "Vor jeden Eintrag gehört „- “"],
	["list: a", "1:7", "hier gehört eine Liste hin, da steht ein Text", "In eckige Klammern setzen: [a]"],
	["list: [1]", "1:8", "hier gehört ein Block mit Schlüsseln hin, da steht eine Zahl", "Hier gibt es: url, kind"],
	["deep: x", "1:7", "hier gehört ein Block mit Schlüsseln hin, da steht ein Text", "Schreibe { inner: x }"],
	[
		"step: { wait: 0,5 }",
		"1:17",
		"unbekannter Schlüssel „5“",
		"Zahlen mit Punkt schreiben, 0.5 statt 0,5; ein Komma trennt hier zwei Angaben",
	],
	[
		"Länge: 1",
		"1:1",
		"unbekannter Schlüssel „Länge“",
		"Hier gibt es: name, channel, count, on, level, list, step, words, deep",
	],
	["Wörter: {}", "1:1", "unbekannter Schlüssel „Wörter“", "Meintest du „words“?"],
	["step: og", "1:7", "„og“ ist hier nicht möglich, sondern nur: go", "Meintest du „go“?"],
	["step: turn", "1:7", "„turn“ ist hier nicht möglich, sondern nur: go", "„turn“ braucht weitere Angaben: turn: …"],
	["step: { wiat: 1 }", "1:9", "unbekannter Schlüssel „wiat“", "Meintest du „wait“?"],
	["step: { turn: right }", "1:15", "„right“ ist hier nicht möglich, sondern nur: left"],
	[
		"step: 3",
		"1:7",
		"hier gehört ein Text oder ein Block mit Schlüsseln hin, da steht eine Zahl",
		'In Anführungszeichen setzen: "3"',
	],
	["words:\n  a1: 2", "2:3", "nur Buchstaben, da steht „a1“"],
	["words:\n  a: x", "2:6", "hier gehört eine Zahl hin, da steht ein Text"],
	[
		"- a",
		"1:1",
		"hier gehört ein Block mit Schlüsseln hin, da steht eine Liste",
		"Hier gibt es: name, channel, count, on, level, list, step, words, deep",
	],
])("%j", (source, place, message, suggestion?: string) => {
	const { problems } = checkYaml(schema, readYaml(source, "x.yaml"));
	expect(problems.map((p) => [`${p.line}:${p.column}`, p.message.de, p.suggestion?.de])).toEqual([
		[place, message, suggestion],
	]);
	expect(problems[0]!.message.en).not.toBe(problems[0]!.message.de);
});

test("every error is told, in the order of the file, as file:line:column: deutsch / english", () => {
	const { problems, value } = checkYaml(schema, readYaml("name: x\ncount: viele\nlevle: low\n", "a/b.yaml"));
	expect(value).toBeUndefined();
	expect(problems.map(sayProblem)).toEqual([
		"a/b.yaml:1:7: mindestens 2 Zeichen / at least 2 characters",
		"a/b.yaml:2:8: hier gehört eine Zahl hin, da steht ein Text / a number belongs here, there is a text",
		'a/b.yaml:3:1: unbekannter Schlüssel „levle“. Meintest du „level“? / unknown key "levle". Did you mean "level"?',
	]);
	expect(checkYaml(schema, readYaml("", "x.yaml"))).toEqual({ value: {}, problems: [] });
});

test("any text is read or refused within the file, and any data checked", () => {
	const piece = fc.constantFrom(
		"a",
		"list",
		"url",
		":",
		" ",
		"\n",
		"  ",
		"- ",
		"[",
		"]",
		"{",
		"}",
		"'",
		'"',
		"#",
		"&x",
		"*x",
		"!t",
		"|",
		">",
		"\t",
		",",
		"?",
		"---",
		"%",
		"\u0000",
		"ä",
		"😀",
		"1",
		"~",
		"step",
		"wait",
		"\r",
	);
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
			const source = pieces.join("");
			const lines = source.split("\n");
			for (const { line, column, message } of checkYaml(schema, readYaml(source, "x")).problems) {
				expect(line).toBeLessThanOrEqual(Math.max(1, lines.length));
				expect(column).toBeLessThanOrEqual((lines[line - 1] ?? "").length + 1);
				expect(message.de.length).toBeGreaterThan(0);
			}
		}),
		{ numRuns: 2_000 },
	);
});

test("a word is taken for another only when it is near", () => {
	const words = ["language", "log", "channel", "channels"];
	expect(
		["langauge", "Language", "LOG", "lgo", "chanel", "channles", "kanal", "sprache", ""].map((word) =>
			nearest(word, words),
		),
	).toEqual(["language", "language", "log", "log", "channel", "channels", undefined, undefined, undefined]);
});
