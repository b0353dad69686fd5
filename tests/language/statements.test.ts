import { describe, expect, it } from "vitest";
import { type Statement, statements } from "../../src/language/statements.ts";
import { type Gold, PASSAGES } from "../fixtures/statements/passages.ts";

const words = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** Token-F1 of two pieces of text. */
function overlap(a: string, b: string): number {
	const rest = words(b);
	const all = words(a).length + rest.length;
	const common = words(a).filter((word) => {
		const at = rest.indexOf(word);
		if (at >= 0) rest.splice(at, 1);
		return at >= 0;
	}).length;
	return all === 0 ? 1 : (2 * common) / all;
}

/** Pairs each gold statement with the one found that is most like it and was not yet taken. */
function pair(gold: readonly Gold[], found: readonly Statement[]): [Gold, Statement | undefined][] {
	const left = [...found];
	return gold.map((wanted) => {
		const likeness = (statement: Statement) =>
			overlap(wanted.quote, statement.quote.text) + (statement.kind === wanted.kind ? 0.5 : 0);
		const best = left
			.filter((statement) => overlap(wanted.quote, statement.quote.text) >= 0.5)
			.sort((a, b) => likeness(b) - likeness(a))[0];
		if (best) left.splice(left.indexOf(best), 1);
		return [wanted, best];
	});
}

const run = (text: string, language: "de" | "en" = "de") => statements(text, { language });
const QUOTES: Record<string, (text: string) => string> = {
	english: (text) => text.replace(/„([^„“]*)“/g, "“$1”"),
	straight: (text) => text.replace(/[„“”»«]/g, '"'),
	guillemets: (text) => text.replace(/„([^„“]*)“/g, "»$1«"),
};

describe("statements", () => {
	it("scores at least .95 on the passages of our own", () => {
		let gold = 0;
		let predicted = 0;
		let quotes = 0;
		let speakers = 0;
		let rest = 0;
		const wrong: string[] = [];
		for (const passage of PASSAGES) {
			const found = run(passage.text, passage.language);
			gold += passage.gold.length;
			predicted += found.length;
			for (const [wanted, got] of pair(passage.gold, found)) {
				if (got && got.kind === wanted.kind && overlap(wanted.quote, got.quote.text) > 0.9) quotes++;
				else wrong.push(`${passage.about}: ${wanted.quote}`);
				if (got && (got.speaker?.text ?? null) === wanted.speaker) speakers++;
				const named = wanted.name === undefined || got?.name === wanted.name;
				const cued = wanted.cue === undefined || got?.cue?.text === wanted.cue;
				const heard = wanted.via === undefined || got?.via.some((part) => part.text === wanted.via);
				if (got && named && cued && heard) rest++;
			}
		}
		expect(PASSAGES.length).toBeGreaterThanOrEqual(40);
		expect(quotes / gold, wrong.join("\n")).toBeGreaterThanOrEqual(0.95);
		expect(quotes / predicted).toBeGreaterThanOrEqual(0.95);
		expect(speakers / gold).toBeGreaterThanOrEqual(0.95);
		expect(rest / gold).toBeGreaterThanOrEqual(0.95);
	});

	it.each(Object.keys(QUOTES))("finds the same with %s quotation marks", (style) => {
		for (const { text } of PASSAGES.filter((passage) => passage.text.includes("„") && !passage.text.includes("‚"))) {
			const plain = (found: Statement[]) =>
				found.map((s) => [s.kind, words(s.quote.text).join(" "), s.speaker && words(s.speaker.text).join(" ")]);
			expect(plain(run(QUOTES[style]!(text)))).toEqual(plain(run(text)));
		}
	});

	it.each([
		["a title that speaks", "Polizei: Fahrer war nüchtern\n\nDer Wagen wurde abgeschleppt."],
		["a programme in marks", "Die Gruppe zeigt das Stück „Der Fährmann von Inselstedt“ im Saal „Goldener Anker“."],
		["a plan", "Der Weg soll breiter werden, und die Laternen sollen heller leuchten."],
		["an ordinary demand of a thing", "Die Brücke verlangt dem Auge einiges ab."],
		["a sentence of a court", "Das Landgericht hat den Müller wegen Diebstahls zu drei Jahren Haft verurteilt."],
		["a demand not made", "Eine Strafe verlangt die Stadt nicht."],
		["das heißt", "Der Markt fällt aus, das heißt, die Händler bleiben daheim."],
		["another language", "La mairie a annoncé que le pont serait fermé, a dit le maire de la ville."],
		["nothing", ""],
	])("finds nothing in %s", (_, text) => {
		expect(statements(text)).toEqual([]);
	});

	it("frames what stands before, behind and inside the words", () => {
		const frame = (text: string) => run(text)[0]?.frame?.text;
		expect(frame("Am Montag sagte die Pastorin, der Turm wanke.")).toBe("Am Montag sagte die Pastorin,");
		expect(frame("Der Turm wanke, sagte die Pastorin am Montag.")).toBe(", sagte die Pastorin am Montag");
		expect(frame("Der Turm wankt nach Angaben der Pastorin seit Jahren.")).toBe("nach Angaben der Pastorin");
		expect(frame("„Er wankt“, sagte sie, „und keiner hilft.“")).toBe(", sagte sie");
	});

	const told = (text: string) => run(text).map(({ kind, quote, speaker }) => [kind, quote.text, speaker?.text ?? null]);

	it("goes on in Konjunktiv behind a semicolon and takes no verb of reported speech for a frame", () => {
		expect(told("Die Försterin sagte, der Wald sei alt; er werde morsch; alle wissen das.")).toEqual([
			["indirect", "der Wald sei alt; er werde morsch", "Die Försterin"],
		]);
		expect(told("Die Försterin teilte mit, man prüfe das, könne es aber nicht zusagen, weil Geld fehle.")).toEqual([
			["indirect", "man prüfe das, könne es aber nicht zusagen, weil Geld fehle", "Die Försterin"],
		]);
		expect(told("Die Försterin versicherte, das bleibe auch so.")).toEqual([
			["indirect", "das bleibe auch so", "Die Försterin"],
		]);
	});

	it("gives the floor to who was last said to say something", () => {
		const before = "Der Müller sagte, der Bach sei leer. ";
		expect(told(`${before}Die Försterin nannte das eine Ausrede. Der Bach sei voll.`).at(-1)).toEqual([
			"freeIndirect",
			"Der Bach sei voll.",
			"Die Försterin",
		]);
		expect(told(`${before}Der Teich sei voll, hieß es. Das Wehr könne man öffnen.`).at(-1)?.[2]).toBeNull();
		expect(told(`${before}Ihm sei versichert worden, dass es regne.`)).toContainEqual([
			"freeIndirect",
			"Ihm sei versichert worden, dass es regne.",
			"Der Müller",
		]);
	});

	it("names the addressee", () => {
		expect(run("Der Trainer sagte den Journalisten, er bleibe.")[0]?.addressee?.text).toBe("den Journalisten");
	});

	it("leaves the title to the caller where he says so", () => {
		const text = "Das Wasser sei sauber, sagte die Amtsärztin Thea Brand.\n\nDie Quelle bleibt offen.";
		expect(run(text)).toHaveLength(1);
		expect(statements(text, { title: true, language: "de" })).toEqual([]);
	});

	it("keeps English apart from German by itself", () => {
		expect(statements("“The dam is safe and it will hold,” said Mayor Ida Holt on Monday.")[0]).toMatchObject({
			kind: "direct",
			name: "Mayor Ida Holt",
		});
	});
});
