// Whether the numbers of a claim are those of a sentence.
import type { Quantity } from "./numbers.ts";

/** How a number of the claim fares: it stands there, another one stands in its place, or none of its kind does. */
export type NumberFate =
	| { fate: "equal"; article: Quantity }
	| { fate: "differs"; article: Quantity }
	| { fate: "missing" };

/**
 * @param claimed a number of the claim
 * @param others the sentence's numbers
 * @param sameNoun whether two nouns (stems) are the same thing counted
 */
export function compareNumber(
	claimed: Quantity,
	others: readonly Quantity[],
	sameNoun: (a: string, b: string) => boolean,
): NumberFate {
	const comparable = others.filter((other) => sameKind(claimed, other, sameNoun));
	const equal = comparable.find((other) => agrees(claimed, other));
	// "auf 140 gesunken" where the article has "von 140 auf 96".
	if (equal && claimed.role && equal.role && equal.role !== claimed.role) {
		const right = comparable.find((other) => other.role === claimed.role);
		if (right && !agrees(claimed, right)) return { fate: "differs", article: right };
	}
	if (equal) return { fate: "equal", article: equal };
	const closest = comparable
		.filter((other) => other.unit === claimed.unit || other.unit !== "bare")
		.sort((a, b) => rank(claimed, a) - rank(claimed, b))[0];
	return closest ? { fate: "differs", article: closest } : { fate: "missing" };
}

const rank = (claimed: Quantity, other: Quantity): number =>
	(claimed.noun && claimed.noun === other.noun ? 0 : 2) +
	(claimed.role === other.role ? 0 : 1) +
	(claimed.unit === other.unit ? 0 : 1);

function sameKind(a: Quantity, b: Quantity, sameNoun: (a: string, b: string) => boolean): boolean {
	if (a.unit === "count" && b.unit === "count") return sameNoun(a.noun, b.noun) || (a.value === b.value && a.value > 9);
	if (a.unit === b.unit) return true;
	if (a.unit === "bare" || b.unit === "bare") {
		const other = a.unit === "bare" ? b : a;
		if (other.unit === "year" || other.unit === "date" || other.unit === "score" || other.unit === "clock")
			return false;
		return a.value === b.value || other.unit === "money" || other.unit === "count";
	}
	// "58 000 Räder" and "58.000 verkaufte Fahrräder zu je 400 Euro": a count may lose its noun, money may not become time.
	return (
		a.unit !== "year" &&
		b.unit !== "year" &&
		(a.unit === "count" || b.unit === "count") &&
		a.value === b.value &&
		a.value > 31
	);
}

/** Whether a claim's number says what the article's says, given how exact each claims to be. */
export function agrees(claimed: Quantity, article: Quantity): boolean {
	const [a, b] = [claimed.value, article.value];
	if (a === b) return true;
	if (["year", "date", "clock", "score"].includes(claimed.unit)) return false;
	const ratio = b / a;
	if (claimed.bound === "about") return ratio > 0.88 && ratio < 1.13;
	if (claimed.bound === "over") return ratio >= 1 && ratio < 2;
	if (claimed.bound === "under") return ratio <= 1 && ratio > 0.5;
	if (claimed.unit === "percent" || claimed.unit === "time") return Math.abs(ratio - 1) < 0.015;
	return rounded(a, b);
}

/** Whether `a` is `b` rounded to fewer figures ("60.000" for 58.300); small whole numbers are not rounded. */
function rounded(a: number, b: number): boolean {
	if (b < 20 && Number.isInteger(b)) return false;
	const figures = significant(a);
	return figures < significant(b) && Number(b.toPrecision(figures)) === a && Math.abs(a / b - 1) < 0.1;
}

const significant = (value: number): number =>
	value.toPrecision(12).replace(/e.*$/, "").replace(".", "").replace(/^0+/, "").replace(/0+$/, "").length;
