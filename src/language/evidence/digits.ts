// Digits as German and English group them, and fractions in words.
import { foldMarks, type KnownLanguage, type Word } from "../stems.ts";

/** The value of digits with separators: "1.500.000" and "6,4" in German, the other way round in English. */
export function parseDigits(text: string, language: KnownLanguage): number {
	const clean = text.replace(/[.,:]$/, "");
	const [group, decimal] = language === "de" ? [".", ","] : [",", "."];
	// "4.5" in a German text is a decimal, "4.500" a group, whatever the comma would say.
	const grouped = new RegExp(`^\\d{1,3}(?:\\${group}\\d{3})+(?:\\${decimal}\\d+)?$`);
	if (grouped.test(clean)) return Number(clean.replaceAll(group, "").replace(decimal, "."));
	return Number(clean.replace(",", "."));
}

const PARTS: Record<string, number> = {
	drittel: 3,
	viertel: 4,
	funftel: 5,
	sechstel: 6,
	zehntel: 10,
	third: 3,
	thirds: 3,
	quarter: 4,
	quarters: 4,
};
const SMALL: Record<string, number> = {
	ein: 1,
	einem: 1,
	eines: 1,
	a: 1,
	one: 1,
	zwei: 2,
	two: 2,
	drei: 3,
	three: 3,
	vier: 4,
	four: 4,
	funf: 5,
	five: 5,
	zehn: 10,
	ten: 10,
};

/** "ein Drittel", "die Hälfte", "zwei von drei": the share and the number of its last word, or null. */
export function fraction(list: readonly Word[], i: number): { value: number; last: number } | null {
	const [first, second, third] = [0, 1, 2].map((step) => foldMarks(list[i + step]?.text ?? "")) as [
		string,
		string,
		string,
	];
	if (first === "halfte" || first === "half") return { value: 0.5, last: i };
	const above = own(SMALL, first);
	if (above === undefined) return null;
	const part = own(PARTS, second);
	if (part !== undefined && above < part) return { value: above / part, last: i + 1 };
	// Small numbers only: larger ones are counts of seats or votes.
	const whole = own(SMALL, third);
	return whole !== undefined && whole > above && ["von", "of", "in"].includes(second)
		? { value: above / whole, last: i + 2 }
		: null;
}

/** A table's own entry: words like "constructor" have none. */
export const own = (table: Record<string, number>, key: string): number | undefined =>
	Object.hasOwn(table, key) ? table[key] : undefined;
