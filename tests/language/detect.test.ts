import fc from "fast-check";
import { expect, test } from "vitest";
import { detect } from "../../src/language/detect.ts";

test.each([
	["Der Gemeinderat von Moorhusen stimmte am Abend für den neuen Radweg.", "de"],
	["gestern war ich im freibad und das wasser war eiskalt", "de"],
	["The council voted for the new cycle path late on Tuesday evening.", "en"],
	["Le conseil municipal a voté mardi soir pour la nouvelle piste cyclable.", "other"],
	["Rada miejska głosowała we wtorek wieczorem za nową ścieżką rowerową.", "other"],
	["Городской совет проголосовал за новую велосипедную дорожку.", "other"],
])("%s is %s", (text, language) => {
	expect(detect(text)).toBe(language);
});

test("what is too short or no language stays open", () => {
	for (const text of [
		"",
		"nice",
		"lol ok",
		"👍👍👍",
		"1234567890 1234567890 1234567890",
		"https://beispiel.example/artikel/ueber-den-radweg",
	])
		expect(detect(text), text).toBeNull();
});

test("links, mentions and code do not decide", () => {
	expect(
		detect("Das steht doch so im Artikel: https://news.example/the-council-voted-for-the-new-cycle-path <@123456>"),
	).toBe("de");
});

test("never throws", () => {
	fc.assert(
		fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) =>
			["de", "en", "other", null].includes(detect(text)),
		),
	);
});
