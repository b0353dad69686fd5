// The notation of term lists: alternatives, sets, neighbours in the same sentence, spellings by sound.
import { expect, test } from "vitest";
import { compileTerms } from "../../src/language/terms.ts";
import { ownTermsSchema, toTermList } from "../../src/rules/term-list.ts";

const list = (file: object) => toTermList("eigene", ownTermsSchema.parse(file));
const finds = (file: object) => {
	const matcher = compileTerms([list(file)]);
	return (text: string) => matcher.scan(text).map(({ start, end }) => text.slice(start, end));
};

test("alternatives and sets stand for every phrase; one entry stays one term", () => {
	const terms = { threat: ["=(ich|wir) (stech|steche) <dich> (noch |)ab"] };
	const found = finds({ sets: { dich: ["dich", "euch"] }, terms });
	for (const text of ["Ich stech dich ab", "wir steche euch noch ab", "1ch st3ch d1ch ab", "ich st*ch dich ab"])
		expect(found(text)).toEqual([text]);
	for (const text of ["Ich stech ihn ab", "er stech dich ab", "Ich stech dich doch ab"])
		expect(found(text)).toEqual([]);
	const { entries } = list({ sets: { dich: ["dich", "euch"] }, terms });
	expect(entries).toHaveLength(1);
	expect(entries[0]!.forms).toHaveLength(15);
});

test("near and notNear look through the term's sentence, in disguise as well, and no farther", () => {
	const near = [["sollte", "gehört"], ["<leute>"]];
	const term = { term: "an die Wand", near, notNear: ["Fahrrad*"] };
	const found = finds({ sets: { leute: ["Politiker*", "sowas"] }, terms: { threat: [term] } });
	expect(found("Sowas sollte man an die Wand stellen!")).toEqual(["an die Wand"]);
	expect(found("Die Politikerin gehört, sag ich, an die Wand.")).toEqual(["an die Wand"]);
	expect(found("S0was s0llte man an die W4nd stellen")).toEqual(["an die W4nd"]);
	expect(found("S*was sollte man an die Wand stellen")).toEqual(["an die Wand"]);
	expect(found("Das sollte man an die Wand stellen. Die Politiker kommen.")).toEqual([]);
	expect(found("Die Politiker stehen. Sowas steht an die Wand gelehnt.")).toEqual([]);
	expect(found("Sowas wie Fahrräder: Ein Fahrrad sollte man an die Wand stellen.")).toEqual([]);
});

test("words are found as they are spoken, only where it is asked for", () => {
	const words = [
		"Fodse",
		"Votze",
		"Schwuchdl",
		"Nuddnsöhne",
		"Ahschloch",
		"Oaschloch",
		"Huansohn",
		"figg disch",
		"Wixxer",
	];
	const terms = ["Fotze", "Schwuchtel", "Nuttensöhne", "Arschloch", "Hurensohn", "fick dich", "Wichser"];
	const found = finds({ terms: { insult: [{ terms, spoken: true }] } });
	for (const word of words) expect(found(`Ach ${word}!`)).toEqual([word]);
	const plain = finds({ terms: { insult: terms } });
	for (const word of words) expect(plain(`Ach ${word}!`)).toEqual([]);
});

test.each([
	["ich <stech> dich", /steht nicht unter sets/],
	["ich (stech dich", /ohne Partner/],
	[`${"(a|b|c|d|e|f|g|h)".repeat(5)}`, /mehr als/],
	["(=Wort|*wort)", /gelten für alle/],
	["(1|2)3", /mindestens zwei Buchstaben/],
])("“%s” is refused", (term, why) => {
	const { success, error } = ownTermsSchema.safeParse({ terms: { insult: ["Wort", { term }] } });
	expect(success).toBe(false);
	expect(error!.issues).toEqual([
		expect.objectContaining({ path: ["terms", "insult", 1, "term"], message: expect.stringMatching(why) }),
	]);
});
