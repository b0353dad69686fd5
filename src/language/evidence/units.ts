// What numbers count, and the words before them that say how exact they are. Folded, without umlaut marks.
import { MONTHS } from "./number-words.ts";

const table = (lines: string): Record<string, number> =>
	Object.fromEntries(
		lines.split(",").flatMap((line) => {
			const [value, ...names] = line.trim().split(" ");
			return names.map((name) => [name, Number(value)]);
		}),
	);
const set = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** Spans of time in days, by stem. */
export const TIME = table(
	"1 tag day, 7 woch week, 30 monat month, 365 jahr year, 0.0416666666666667 stund hour, 0.0006944444444444 minut minute",
);
/** Lengths in metres. */
export const LENGTH = table(
	"1 m met meter metern metr, 1000 km kilomet kilometr kilometer, 0.01 cm zentimet, 1609 mil mile",
);
export const MONEY = set("euro eur dollar pfund pound frank franken cent krone kron yen rubel");
export const PERCENT = set("prozent percent prozentpunkt");
export const ABOUT = set("etwa rund circa ca fast knapp ungefahr gut about around nearly almost roughly");
export const OVER = set("uber mehr mindestens wenigstens ab over more least");
export const UNDER = set("unter weniger hochstens maximal under less most fewer");
/** Words before a four-figure number that make it a year. */
export const YEAR_BEFORE: ReadonlySet<string> = new Set([
	..."im in jahr jahre seit anno bis ab von nach vor herbst sommer winter fruhjahr since year until by from".split(" "),
	...Object.keys(MONTHS),
]);
