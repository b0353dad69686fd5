import { expect, test } from "vitest";
import { namedBy } from "../../src/guild/passages.ts";

const part = (text: string) => ({ text, spans: [[0, text.length] as [number, number]] });

test("a resolved name counts, else the article's words; a pronoun alone names nobody", () => {
	expect(namedBy({ name: "Jana Kolb", speaker: part("sie") })).toBe("Jana Kolb");
	expect(namedBy({ name: null, speaker: part("der  Betreiber") })).toBe("der Betreiber");
	expect(namedBy({ name: null, speaker: part("Er") })).toBe("");
	expect(namedBy({ name: null, speaker: null })).toBe("");
});
