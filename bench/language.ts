// How many articles a second the reading aids manage, and how their time grows with an article's length.
import { evidence } from "../src/language/evidence.ts";
import { statements } from "../src/language/statements.ts";
import { summary } from "../src/language/summary.ts";

const PLACES = [
	"Hasselbrück",
	"Norderaue",
	"Kaltenmoor",
	"Grambach",
	"Birkenwerd",
	"Moorhusen",
	"Ellerstadt",
	"Terborn",
];
const PEOPLE = [
	"Henning Vosskamp",
	"Mechthild Oertzen",
	"Ayla Demirci",
	"Jost Halbach",
	"Karola Brinkmann",
	"Tobias Rehwald",
];
const OFFICES = ["Bürgermeister", "Landrätin", "Ministerin", "Sprecher", "Vorsitzende", "Anwalt"];
const THINGS = [
	"die Brücke",
	"das Krankenhaus",
	"der Haushalt",
	"die Schule",
	"der Windpark",
	"das Freibad",
	"die Klinik",
	"der Bahnhof",
];
const DEEDS = ["geschlossen", "saniert", "verkauft", "erweitert", "geprüft", "verlegt"];

type Pick = <T>(list: readonly T[]) => T;

const SENTENCES: readonly ((pick: Pick, number: number) => string)[] = [
	(pick, n) => `In ${pick(PLACES)} wird ${pick(THINGS)} im kommenden Jahr für ${n} Millionen Euro ${pick(DEEDS)}.`,
	(pick) =>
		`${pick(OFFICES)} ${pick(PEOPLE)} sagte am Montag in ${pick(PLACES)}, ${pick(THINGS)} sei seit Jahren nicht ${pick(DEEDS)} worden.`,
	(pick) => `„${capital(pick(THINGS))} gehört den Menschen in ${pick(PLACES)}“, erklärte ${pick(PEOPLE)}.`,
	(_pick, n) => `Nach Angaben der Verwaltung wären davon ${n * 37} Haushalte betroffen.`,
	(pick) => `Dies sei mit dem Rat besprochen worden, ${pick(THINGS)} werde trotzdem ${pick(DEEDS)}.`,
	(pick, n) =>
		`Die Zeitung „Bote von ${pick(PLACES)}“ berichtete unter Berufung auf ${n} Mitglieder des Rates, ${pick(THINGS)} solle ${pick(DEEDS)} werden.`,
	(pick, n) =>
		`Am ${1 + (n % 28)}. März trafen sich in ${pick(PLACES)} etwa ${n * 11} Bürger, um über den Plan zu sprechen.`,
];

const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);

/** German news prose of a length in characters, the same for the same seed. */
function article(length: number, seed = 1): string {
	let state = seed;
	const next = (): number => {
		state = (state * 1103515245 + 12345) % 2147483648;
		return state;
	};
	const pick: Pick = (list) => list[Math.floor((next() / 2147483648) * list.length)]!;
	let text = `Streit um den Haushalt in ${pick(PLACES)}\n\n`;
	for (let i = 0; text.length < length; i++)
		text += pick(SENTENCES)(pick, 1 + (next() % 90)) + (i % 4 === 3 ? "\n\n" : " ");
	return text.slice(0, length);
}

const CLAIM = "Das Krankenhaus in Norderaue wird nächstes Jahr für 12 Millionen Euro saniert";
const AIDS: Readonly<Record<string, (text: string) => unknown>> = {
	statements: (text) => statements(text, { language: "de" }),
	summary: (text) => summary(text, { language: "de" }),
	evidence: (text) => evidence(text, CLAIM, { language: "de" }),
};
const LENGTHS = [10_000, 20_000, 50_000, 100_000, 200_000];
const ROUNDS = 5;

/** The best of some rounds in milliseconds: what the machine can do when nobody else wants it. */
function best(run: () => void): number {
	let least = Number.POSITIVE_INFINITY;
	for (let round = 0; round < ROUNDS; round++) {
		const started = performance.now();
		run();
		least = Math.min(least, performance.now() - started);
	}
	return least;
}

/** Prints articles a second, and the time for longer articles as multiples of the time for 10 kB. */
export default async function bench(): Promise<void> {
	const typical = Array.from({ length: 60 }, (_, i) => article(3_000, i + 1));
	console.log("Lesehilfen: Artikel von 3 kB je Sekunde; Zeit als Vielfaches der Zeit für 10 kB (linear: 2 5 10 20)");
	for (const [name, aid] of Object.entries(AIDS)) {
		for (const text of typical) aid(text);
		const speed = (1000 * typical.length) / best(() => typical.forEach(aid));
		const times = LENGTHS.map((length) => {
			const text = article(length);
			return best(() => aid(text));
		});
		const growth = times.map((time, i) => `${LENGTHS[i]! / 1000} kB ${(time / times[0]!).toFixed(1)}`).join("  ");
		console.log(
			`${name.padEnd(12)} ${speed.toFixed(0).padStart(6)}/s   ${growth}   (10 kB: ${times[0]!.toFixed(1)} ms)`,
		);
	}
}
