import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type SummaryOptions, summary } from "../../src/language/summary.ts";

const texts = (article: string, options?: SummaryOptions): string[] =>
	summary(article, options).map(({ text }) => text);

const ARTICLE = `Seebrück baut neues Rathaus

Die Stadt Seebrück baut ein neues Rathaus am Marktplatz. Das teilte Bürgermeister Ingo Harms am Montag mit. Der Bau soll 18 Millionen Euro kosten.

Foto: Lena Brandt/Archiv

Die Opposition im Stadtrat kritisierte das neue Rathaus. „Das Geld fehlt in den Schulen“, sagte Fraktionschefin Ute Wendel. Er habe die Bürger getäuscht. Dabei seien die Kosten für das Rathaus seit Jahren bekannt.

Mehr zum Thema – Harms: Wir wissen nicht, was das Rathaus kostet.

Die Bauarbeiten am Marktplatz beginnen im Mai. Das alte Rathaus in Seebrück stammt aus dem Jahr 1962. Der Täter soll geflohen sein.

Schreibe einen Kommentar

Deine E-Mail-Adresse wird nicht veröffentlicht. Das Rathaus in Seebrück am Marktplatz ist neu.`;

describe("a summary", () => {
	test("is verbatim, in order, and as long as asked", () => {
		for (const sentences of [1, 2, 3, 5]) {
			const found = summary(ARTICLE, { sentences });
			expect(found.length).toBeLessThanOrEqual(sentences);
			expect(found.length).toBeGreaterThan(0);
			for (const [i, { text, start, end }] of found.entries()) {
				expect(ARTICLE.slice(start, end)).toBe(text);
				if (i > 0) expect(start).toBeGreaterThanOrEqual(found[i - 1]!.end);
			}
		}
		for (const characters of [40, 120, 300])
			expect(texts(ARTICLE, { characters }).join(" ").length).toBeLessThanOrEqual(characters);
		expect(texts(ARTICLE, { characters: 5 })).toEqual([]);
		expect(texts(ARTICLE, { sentences: 0 })).toEqual([]);
	});
	test("shows a statement only with the sentence that names its source", () => {
		for (const sentences of [1, 2, 3, 4, 6, 20]) {
			const shown = texts(ARTICLE, { sentences });
			const claim = shown.indexOf("Die Stadt Seebrück baut ein neues Rathaus am Marktplatz.");
			if (claim >= 0) expect(shown[claim + 1]).toBe("Das teilte Bürgermeister Ingo Harms am Montag mit.");
		}
		expect(texts(ARTICLE, { sentences: 1 })).not.toContain("Die Stadt Seebrück baut ein neues Rathaus am Marktplatz.");
	});
	test("leaves out claims of nobody, teasers, captions, the title and the comment form", () => {
		const all = texts(ARTICLE, { sentences: 50 }).join("\n");
		for (const never of ["Täter", "Mehr zum Thema", "Foto", "Kommentar", "E-Mail", "ist neu", "baut neues Rathaus"])
			expect(all).not.toContain(never);
		for (const fine of ["Die Bauarbeiten am Marktplatz beginnen im Mai.", "Das Geld fehlt in den Schulen"])
			expect(all).toContain(fine);
	});
	test("shows running indirect speech only behind the sentence that names who speaks", () => {
		for (const sentences of [1, 2, 3, 4, 5, 8]) {
			const shown = texts(ARTICLE, { sentences });
			const running = shown.indexOf("Er habe die Bürger getäuscht.");
			if (running >= 0) expect(shown[running - 1]).toContain("Ute Wendel");
		}
	});
	test("takes two sentences of one quotation together or not at all", () => {
		const article =
			"Der Verein feiert sein Jubiläum im Park. „Wir sind stolz auf den Verein. Das Jubiläum wird groß“, sagte Vorsitzender Nils Abel. Der Park bleibt am Sonntag für den Verkehr gesperrt.";
		const first = "„Wir sind stolz auf den Verein.";
		for (const sentences of [1, 2, 3]) {
			const shown = texts(article, { sentences, title: false });
			expect(shown.includes(first)).toBe(shown.some((text) => text.includes("Nils Abel")));
		}
	});
	test("never begins with a pointer to a sentence it does not show", () => {
		const article =
			"Der Zoo in Grünau hat ein neues Elefantenhaus. Es kostete neun Millionen Euro. Damit ist das Elefantenhaus das teuerste Gebäude im Zoo. Im Gegensatz dazu kostete das Affenhaus wenig.";
		expect(texts(article, { sentences: 1, title: false })).toEqual(["Der Zoo in Grünau hat ein neues Elefantenhaus."]);
		for (const sentences of [1, 2, 3]) {
			const shown = texts(article, { sentences, title: false });
			if (shown.some((text) => text.startsWith("Damit")))
				expect(shown.some((text) => text.startsWith("Es kostete"))).toBe(true);
		}
	});
	test("knows whether the first line is the title", () => {
		const article =
			"Der Hafen von Kieselau wird vertieft\n\nDie Arbeiten am Hafen beginnen im Juni und dauern zwei Jahre.";
		expect(texts(article)).toEqual(["Die Arbeiten am Hafen beginnen im Juni und dauern zwei Jahre."]);
		const sentence =
			"Der Hafen von Kieselau wird vertieft.\n\nDie Arbeiten am Hafen beginnen im Juni und dauern zwei Jahre.";
		expect(texts(sentence)).toHaveLength(2);
		expect(texts(sentence, { title: true })).toHaveLength(1);
	});
	test("of an English article keeps pronouns with their sentence", () => {
		const article =
			"The harbour of Pebble Bay will be dredged next year. It will cost nine million pounds. Fishermen said the harbour was too shallow.";
		expect(texts(article, { sentences: 1, title: false })[0]).not.toMatch(/^It/);
	});
	test("never throws and stays verbatim on any text", () => {
		const piece = fc.oneof(
			fc.string({ unit: "binary" }),
			fc.constantFrom(...ARTICLE.split(/(?<=[ .])/), "„", "“", "“.", "\n\n", "Das teilte sie mit. ", "22. ", "("),
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 60 }), fc.integer({ min: 0, max: 9 }), (list, sentences) => {
				const article = list.join("");
				const found = summary(article, { sentences });
				expect(found.length).toBeLessThanOrEqual(sentences);
				for (const { text, start, end } of found) expect(article.slice(start, end)).toBe(text);
			}),
			{ numRuns: 200 },
		);
	});
});

const SHARED = new URL("../../../shared/", import.meta.url).pathname;
const CORPORA = join(SHARED, "corpora/statements");

describe.skipIf(!existsSync(join(SHARED, "real/article.txt")))("the real article (needs ../shared)", () => {
	test("is summed up with its sources and without teaser and comment heading", () => {
		const article = readFileSync(join(SHARED, "real/article.txt"), "utf8");
		for (const sentences of [1, 2, 3, 5, 8, 30]) {
			const found = texts(article, { sentences });
			const all = found.join(" ");
			expect(all.length).toBeGreaterThan(0);
			expect(all).not.toMatch(/Mehr zum Thema|Schreibe einen|explosive Aussage/);
			expect(/soll erst nach/.test(all)).toBe(
				/^Dies gab der/.test(found[found.findIndex((text) => /soll erst nach/.test(text)) + 1] ?? ""),
			);
			if (/wie Selenskyj erwähnt/.test(all)) expect(all).toMatch(/bekräftigte diese Pläne/);
			if (/Dieser Plan sehe/.test(all)) expect(all).toMatch(/Financial Times berichtete/);
		}
	});
});

describe.skipIf(!existsSync(CORPORA))("the annotated news, train and dev (needs ../shared)", () => {
	const evaluate = (lead: boolean): Record<string, number> & { rouge: number[] } => {
		const folder = mkdtempSync(join(tmpdir(), "summary-"));
		const gold = join(folder, "gold.jsonl");
		writeFileSync(
			gold,
			["train", "dev"].map((part) => readFileSync(join(CORPORA, `${part}.jsonl`), "utf8").trim()).join("\n"),
		);
		const run = (...rest: string[]): string =>
			execFileSync(process.execPath, [join(SHARED, "eval/summary.mjs"), ...(lead ? ["--lead"] : []), ...rest], {
				encoding: "utf8",
				maxBuffer: 1 << 28,
			});
		const answers = run("--input", gold)
			.trim()
			.split("\n")
			.map((line) => {
				const { id, text } = JSON.parse(line);
				return JSON.stringify({ id, sentences: summary(text) });
			});
		const predicted = join(folder, "answers.jsonl");
		writeFileSync(predicted, answers.join("\n"));
		return JSON.parse(run(gold, predicted, "--json"));
	};
	test("keeps sources: orphans, statements shown, dangling starts", { timeout: 60_000 }, () => {
		const result = evaluate(false);
		expect(result.orphanRate).toBeLessThanOrEqual(0.02);
		expect(result.statementsPerArticle).toBeGreaterThanOrEqual(0.6);
		expect(result.danglingPerArticle).toBeLessThanOrEqual(0.05);
		expect(result.notVerbatim).toBe(0);
	});
	test("says what the lead says as often as others", { timeout: 60_000 }, () => {
		expect(evaluate(true).rouge[0]).toBeGreaterThanOrEqual(18.3);
	});
});
