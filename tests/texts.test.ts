import { expect, test } from "vitest";
import { defineTexts, languageOf, say } from "../src/texts.ts";

const texts = defineTexts({
	de: { hello: "Hallo {name}", comments: { one: "{n} Kommentar", other: "{n} Kommentare" }, plain: "Ja" },
	en: { hello: "Hello {name}", comments: { one: "{n} comment", other: "{n} comments" }, plain: "Yes" },
});

test("texts say placeholders, plurals and numbers as each language writes them", () => {
	expect(say("de", texts.hello, { name: "Ada" })).toBe("Hallo Ada");
	expect(say("de", texts.comments, { n: 1 })).toBe("1 Kommentar");
	expect(say("de", texts.comments, { n: 1234 })).toBe("1.234 Kommentare");
	expect(say("en", texts.comments, { n: 1234 })).toBe("1,234 comments");
	expect(say("en", texts.plain)).toBe("Yes");
});

test("a text with different placeholders in its two languages is a type error", () => {
	defineTexts({
		de: { a: "Hallo {name}" },
		// @ts-expect-error English lacks {name}
		en: { a: "Hello" },
	});
	// @ts-expect-error the parameter is required
	say("de", texts.hello);
	expect(languageOf("de")).toBe("de");
	expect(languageOf("fr")).toBe("en");
	expect(languageOf(null)).toBe("de");
});
