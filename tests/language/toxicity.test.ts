import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readModel, writeModel } from "../../src/language/toxicity/model.ts";
import { namesIn, withoutNames } from "../../src/language/toxicity/names.ts";
import { CUT, ownWords } from "../../src/language/toxicity/own-words.ts";
import { shippedModel } from "../../src/language/toxicity/shipped.ts";
import { wordsOf } from "../../src/language/toxicity/words.ts";
import { toxicity } from "../../src/language/toxicity.ts";

const score = (text: string) => toxicity(text).score;
const folded = (text: string) => wordsOf(text).map((word) => word.folded || "_");
const top = (percent: number) => shippedModel().top.find((one) => one.percent === percent)!.score;

test.each([
	"Haltet doch endlich euer dummes Maul, ihr verlogenes Pack!",
	"Was für ein widerlicher Heuchler, dieser Trottel gehört weggesperrt.",
	"Du bist so ein Idiot",
	"Ein Verein voller Volltrottel und Schwachköpfe!",
])("is among the highest tenth: %s", (text) => {
	expect(score(text)).toBeGreaterThan(top(10));
});

test.each([
	"Danke für den Artikel, das war gut erklärt.",
	"Die Grünen haben im Stadtrat von Lannburg zugestimmt, die CDU war dagegen.",
	"Wann fährt eigentlich der nächste Bus nach Oberwalden?",
	"Der Bürgermeister eröffnet am Montag die neue Brücke.",
	"Italien exportiert Müll, berichtet der Lannburger Bote.",
	"Ich sehe das anders: Die Sanierung ist zu teuer und kommt zu spät.",
])("is below the threshold: %s", (text) => {
	expect(score(text)).toBeLessThan(0.5);
});

test.each(["I d i o t", "I.d.i.o.t", "1d1ot", "Idiooooot", "ІDIOT", "Idi\u200bot", "𝗜𝗱𝗶𝗼𝘁", "I*d*i*o*t"])(
	"reads the disguise %s as the word",
	(disguise) => {
		expect(score(`Du bist so ein ${disguise}`)).toBeCloseTo(score("Du bist so ein Idiot"), 10);
	},
);

test("numbers and gendered forms stay what they are", () => {
	expect(folded("5er, G20, 3 Uhr")).toEqual(["0", "er", "g", "0", "0", "uhr"]);
	expect(folded("Leser*innen")).toEqual(folded("Leserinnen"));
	expect(folded("Das ist *wichtig* und **neu**")).toEqual(folded("Das ist wichtig und neu"));
});

test.each([
	["Er nannte ihn „einen dummen Idioten ohne Verstand“.", "Er nannte ihn „einen klugen Kopf aus gutem Haus“."],
	["> Du Idiot, halt dein Maul\nDas geht nicht.", "> Guten Tag\nDas geht nicht."],
	["@vollidiot Guten Morgen", "@erna Guten Morgen"],
	["Siehe https://beispiel.invalid/idiot jetzt", "Siehe https://beispiel.invalid/ jetzt"],
	["<:idiot:100000000000000001> Guten Morgen", "<:sonne:100000000000000001> Guten Morgen"],
])("what is not the writer's own does not count: %s", (one, other) => {
	expect(score(one)).toBe(score(other));
});

test("quoting is no disguise: thrown at somebody, or never closed, the word counts", () => {
	expect(score("Du „Idiot“")).toBeGreaterThan(top(10));
	expect(score("„Du Idiot, halt dein dummes Maul")).toBeGreaterThan(top(10));
	expect(score("Er schrieb „Idiot“ an die Tafel.")).toBe(score("Er schrieb „Hallo“ an die Tafel."));
});

const PARTIES = ["Merkel", "Habeck", "Weidel", "Trump", "Erdogan", "CDU", "SPD", "AfD", "FDP", "Grüne"];
const GROUPS = ["Muslime", "Juden", "Türken", "Syrer", "Deutsche", "Flüchtlinge", "Frauen", "Polen", "Migranten"];

test("that somebody is named lowers the score, and only that", () => {
	const model = shippedModel();
	const lowered = (text: string) => toxicity(text, { ...model, spared: 0 }).score - toxicity(text).score;
	expect(lowered("Die Frauen und die SPD sind an allem schuld, widerlich!")).toBeGreaterThan(0.01);
	expect(lowered("Die anderen sind an allem schuld, widerlich!")).toBe(0);
});

test("who is named changes nothing, not even in a compound", () => {
	const sentences = [
		(name: string) => `Gestern haben wir wieder lange über ${name} gesprochen.`,
		(name: string) => `${name} sind an allem schuld, widerlich!`,
		(name: string) => `Heute: ${name}.`,
	];
	for (const sentence of sentences)
		for (const name of [...PARTIES, ...GROUPS, ...GROUPS.map((group) => `#${group}`), "Linksgrüne", "Südeuropäer"])
			expect(score(sentence(name)), name).toBeCloseTo(score(sentence("Merkel")), 12);
	expect(score("Merkel")).toBe(0);
	expect(withoutNames("wirtschaftsfluechtlinge")).toEqual(["wirtschafts"]);
	expect(withoutNames("merkeldiktatur")).toEqual(["diktatur"]);
	expect(withoutNames("afrikanischen")).toEqual([]);
	expect(namesIn("islamkritiker")).toEqual(["islam"]);
	for (const word of ["metropolen", "trumpf", "gruendung", "strumpf", "christian", "fassade", "roman", "genitalien"])
		expect(withoutNames(word), word).toEqual([word]);
});

test("tells which parts drove the score, none where nothing did", () => {
	const text = "Guten Tag. Der Beitrag ist von einem widerlichen Heuchler geschrieben, schade.";
	const { parts } = toxicity(text);
	expect(
		parts
			.slice(0, 2)
			.map((part) => part.text)
			.sort(),
	).toEqual(["Heuchler", "widerlichen"]);
	for (const { text: piece, start, end } of parts) expect(text.slice(start, end)).toBe(piece);
	expect(toxicity("").parts).toEqual([]);
	expect(toxicity("> Du Idiot").parts).toEqual([]);
	expect(toxicity("Du bist ein I d i o t!").parts[0]!.text).toBe("I d i o t");
});

const hostile = fc.oneof(
	fc.string({ unit: "binary", maxLength: 300 }),
	fc
		.array(fc.constantFrom(..."„“”\"»«‚‘'>@#*<:\n .!?01$aßäМ\u0308\u200b😀🖕\ud83d\0", "du ", "Idiot", "Merkel"), {
			maxLength: 200,
		})
		.map((pieces) => pieces.join("")),
);

test("any text gets a score from 0 to 1 and parts that are in it, the same every time", () => {
	fc.assert(
		fc.property(hostile, (text) => {
			const { score, parts } = toxicity(text);
			expect(score).toBeGreaterThanOrEqual(0);
			expect(score).toBeLessThanOrEqual(1);
			expect(ownWords(text)).toHaveLength(text.length);
			for (const part of parts) expect(text.slice(part.start, part.end)).toBe(part.text);
			expect(parts.reduce((sum, { weight }) => sum + weight, 0)).toBeLessThanOrEqual(1 + 1e-9);
			expect(toxicity(text)).toEqual({ score, parts });
		}),
		{ numRuns: 400 },
	);
});

test("work grows with the text's length, no faster", { retry: 2 }, () => {
	for (const piece of ["a ", "„a ", "du „x“ ", '"', "idiot ", "#aaBb", "f*", "1a", "\n> ", "merkel", "ß"]) {
		const milliseconds = (length: number) => {
			const text = piece.repeat(length / piece.length);
			let best = Number.POSITIVE_INFINITY;
			for (let round = 0; round < 3; round++) {
				const from = performance.now();
				toxicity(text);
				best = Math.min(best, performance.now() - from);
			}
			return best;
		};
		milliseconds(64_000);
		// 64 times the text; quadratic would be 4,096 times the work. Wide enough for a busy machine.
		expect(milliseconds(64_000), piece).toBeLessThan(500 * Math.max(0.1, milliseconds(1_000)));
	}
});

test("the file of weights names its source, fits the issue's 512 KB and survives a round trip", () => {
	const model = shippedModel();
	const file = writeModel(model);
	expect(file.length).toBeLessThanOrEqual(512_000);
	expect(readModel(file)).toEqual(model);
	expect(new TextDecoder().decode(file.subarray(0, 200))).toContain("GermEval 2018 training data by Michael Wiegand");
	expect(model.notice).toMatch(/CC BY 4\.0.*Changed: reduced to hashed feature weights/);
	expect(() => readModel(file.subarray(0, 1000))).toThrow(/do not fit/);
	expect(CUT).toHaveLength(1);
});

test("the command line gives each line its score", () => {
	const cli = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));
	const texts = ["Guten Morgen, liebe Redaktion", "Du bist so ein Idiot", ""];
	const input = texts.map((text, id) => JSON.stringify({ id, text })).join("\n");
	const { stdout, status } = spawnSync(process.execPath, [cli, "toxicity"], { input, encoding: "utf8" });
	const answers = stdout.trim().split("\n");
	expect(status).toBe(0);
	expect(answers.map((line) => JSON.parse(line))).toEqual(texts.map((text, id) => ({ id, score: score(text) })));
});
