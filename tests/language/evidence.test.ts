import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outcomes } from "../../scripts/evidence-eval.ts";
import { evidence, evidenceInArchive } from "../../src/language/evidence.ts";

const ARTICLE = `Freibad in Ahrfelde öffnet wieder

Das Freibad in Ahrfelde öffnet am 12. Mai nach zweijähriger Sanierung. Die Arbeiten kosteten 3,4 Millionen Euro und damit 400.000 Euro mehr als geplant. Bürgermeisterin Svea Harmsen nannte die Eröffnung einen Festtag.

Die Eintrittspreise steigen nicht. Der Förderverein hatte 1.900 Mitglieder gewonnen und 85.000 Euro gespendet. Kritik kam von der Wählergruppe Unser Ahrfelde, die den Neubau der Rutsche ablehnt.`;

const LABELS = ["supported", "number", "name", "negation", "absent"] as const;

describe("the own set", () => {
	const all = outcomes();
	test.each(["tune", "held"] as const)("is decided right in at least 85 of 100, half %s", (half) => {
		const list = all.filter((outcome) => outcome.half === half);
		const right = list.filter(({ expected, found }) => expected === found).length;
		expect(list.length).toBeGreaterThanOrEqual(75);
		expect(right / list.length).toBeGreaterThanOrEqual(0.85);
		for (const label of LABELS) {
			const own = list.filter(({ expected }) => expected === label);
			expect(own.filter(({ found }) => found === label).length / own.length, label).toBeGreaterThanOrEqual(0.7);
		}
		const passages = list.filter(({ passage }) => passage !== null);
		expect(passages.filter(({ passage }) => passage).length / passages.length).toBeGreaterThanOrEqual(0.95);
	});
	test("English articles work, too", () => {
		const list = all.filter((outcome) => outcome.half === "en");
		expect(list.filter(({ expected, found }) => expected === found).length / list.length).toBeGreaterThanOrEqual(0.8);
	});
});

describe("evidence", () => {
	test("returns verbatim passages, best first, and what differs", () => {
		const result = evidence(ARTICLE, "Die Sanierung hat 4,3 Millionen gekostet");
		expect(result).toMatchObject({ verdict: "contradicted", reason: "number" });
		expect(result.passages[0]!.differs).toEqual([{ claim: "4,3 Millionen", article: "3,4 Millionen Euro" }]);
		for (const { text, start, end } of result.passages) expect(ARTICLE.slice(start, end)).toBe(text);
	});
	test.each([
		["Das Schwimmbad? Die Freibadsanierung hat 3.400.000 € gekostet.", "supported", undefined],
		["Das Freibad macht am zwölften auf, die Eröffnung ist am 12. Mai", "supported", undefined],
		["Die Eintrittspreise werden erhöht", "contradicted", "negation"],
		["Die Eintrittspreise bleiben gleich, die steigen nicht", "supported", undefined],
		["Bürgermeister Jörn Petersen nannte die Eröffnung einen Festtag", "contradicted", "name"],
		["Die Wählergruppe stimmt dem Neubau der Rutsche zu", "contradicted", "negation"],
		["Über 80.000 Euro hat der Förderverein gespendet", "supported", undefined],
		["Der Förderverein hat 9.100 Mitglieder", "contradicted", "number"],
		["Im Sommer soll es Schwimmkurse für Kinder geben", "absent", undefined],
		["Die Wassertemperatur liegt bei 26 Grad", "absent", undefined],
	])("%s → %s", (claim, verdict, reason) => {
		const result = evidence(ARTICLE, claim);
		expect([result.verdict, result.reason]).toEqual([verdict, reason]);
		expect(result.passages.length > 0).toBe(verdict !== "absent");
	});
	test("who did what to whom is not exchanged", () => {
		const article = "Trainerin Oda Frings lobte am Sonntag Torhüterin Mia Kessel.";
		expect(evidence(article, "Frings lobte Kessel").verdict).toBe("supported");
		expect(evidence(article, "Kessel lobte Frings")).toMatchObject({ verdict: "contradicted", reason: "name" });
	});
	test("a claim without content has no evidence", () => {
		for (const claim of ["", "   ", "???", "Das ist doch so!", "🙈"])
			expect(evidence(ARTICLE, claim)).toEqual({ verdict: "absent", passages: [] });
	});
	test("never throws, stays verbatim and within the limit on any text", () => {
		const piece = fc.oneof(
			fc.string({ unit: "binary" }),
			fc.constantFrom(...ARTICLE.split(" "), "nicht", "3,4", "constructor", "__proto__", "„", "“", "\n\n"),
		);
		const text = fc.array(piece, { maxLength: 40 }).map((list) => list.join(" "));
		fc.assert(
			fc.property(text, text, fc.integer({ min: 1, max: 5 }), (article, claim, limit) => {
				const { passages, verdict } = evidence(article, claim, { limit });
				expect(passages.length).toBeLessThanOrEqual(limit);
				expect(passages.length === 0).toBe(verdict === "absent");
				for (const { text: shown, start, end, score } of passages) {
					expect(article.slice(start, end)).toBe(shown);
					expect(score).toBeGreaterThan(0);
					expect(score).toBeLessThanOrEqual(1);
				}
			}),
			{ numRuns: 200 },
		);
	});
});

describe("evidence in an archive", () => {
	const archive = [
		{ id: "bad", text: ARTICLE },
		{
			id: "theater",
			text: "Theater in Ahrfelde schließt\n\nDas Theater in Ahrfelde schließt Ende Juni. Intendant Jost Brehme sprach von 2,1 Millionen Euro Schulden.",
		},
		{
			id: "rutsche",
			text: "Streit um die Rutsche\n\nDie Wählergruppe Unser Ahrfelde lehnt den Neubau der Rutsche ab. Die Stadt hält daran fest.",
		},
	];
	test("finds the articles that bear on the claim, best first", () => {
		const result = evidenceInArchive(archive, "Das Theater hat 2,1 Millionen Euro Schulden");
		expect(result.verdict).toBe("supported");
		expect(result.articles.map(({ id }) => id)).toEqual(["theater"]);
		const both = evidenceInArchive(
			archive,
			"Die Wählergruppe Unser Ahrfelde ist gegen den Neubau der Rutsche und lehnt ihn ab",
		);
		expect(both.articles.map(({ id }) => id).sort()).toEqual(["bad", "rutsche"]);
	});
	test("says so where nothing does", () => {
		expect(evidenceInArchive(archive, "Der Bahnhof bekommt neue Aufzüge")).toEqual({ verdict: "absent", articles: [] });
		expect(evidenceInArchive([], "Das Theater schließt")).toEqual({ verdict: "absent", articles: [] });
	});
});
