// Whether a claim and a sentence say the same thing with opposite sense: words of negation, denying verbs, opposites.
import { un } from "./match.ts";
import type { Reading, Term } from "./reading.ts";

/** A word of the claim and the word of the sentence that meets it. */
export interface Pair {
	readonly claim: Term;
	readonly article: Term;
	readonly weight: number;
}

/** What negates, for showing: the words themselves, or the pair of opposites. */
export interface Opposition {
	readonly claim: string;
	readonly article: string;
}

/**
 * Compares clause by clause, as each clause of the claim is met by one clause of the sentence.
 * @returns what stands against what, or null where both say it or nothing can be told
 */
export function opposition(claim: Reading, sentence: Reading, pairs: readonly Pair[]): Opposition | null {
	const whole = pairs.reduce((sum, pair) => sum + pair.weight, 0);
	for (let clause = 0; clause < claim.clauses; clause++) {
		const own = pairs.filter((pair) => pair.claim.clause === clause);
		const weight = own.reduce((sum, pair) => sum + pair.weight, 0);
		if (weight < 0.35 * whole) continue;
		const at = heaviest(own);
		if (at === null) continue;
		const here = own.filter((pair) => pair.article.clause === at);
		const left = negatives(claim, clause);
		const right = negatives(sentence, at);
		let flips = left.length + right.length;
		const opposites = here.filter(({ claim: a, article: b }) => weakOpposites(a, b) || un(a, b) || un(b, a));
		flips += opposites.length;
		if (flips % 2 === 0) continue;
		if (!opposites.length && excused(claim, clause, left.length, sentence, at, right.length, here)) continue;
		return {
			claim: [...left, ...opposites.map((pair) => pair.claim.word.text)].join(" ") || firstWord(here, "claim"),
			article: [...right, ...opposites.map((pair) => pair.article.word.text)].join(" ") || firstWord(here, "article"),
		};
	}
	return null;
}

const firstWord = (pairs: readonly Pair[], side: "claim" | "article"): string =>
	(pairs.find((pair) => !pair[side].capital) ?? pairs[0])?.[side].word.text ?? "";

function heaviest(pairs: readonly Pair[]): number | null {
	const weights = new Map<number, number>();
	for (const pair of pairs) weights.set(pair.article.clause, (weights.get(pair.article.clause) ?? 0) + pair.weight);
	let best: number | null = null;
	for (const [clause, weight] of weights) if (best === null || weight > weights.get(best)!) best = clause;
	return best;
}

const NEGATION =
	/^(?:nicht|kein(?:e[nmrs]?)?|nie|niemals|niemand(?:e[nm])?|nichts|ohne|weder|nirgends|nirgendwo|keinesfalls|keineswegs|nix|ned|net|not|no|never|nobody|none|nothing|without|neither|cannot|nor|\p{L}+n['’]t)$/u;
const VOTES = new Set(["stimm", "votier", "aussprech", "sprech"]);

/** The words that negate a clause, a denial that governs it included. */
function negatives(reading: Reading, clause: number): string[] {
	const found = own(reading, clause);
	const opening = reading.openings[clause] ?? "";
	if (clause > 0 && /^(?:dass|daß|ob|that|es|sie|er)$/.test(opening)) found.push(...denials(reading, clause - 1));
	else if (clause > 0 && infinitive(reading, clause)) found.push(...denials(reading, clause - 1));
	// "Sie habe es zugesagt. Die Ministerin bestritt das."
	if (clause < reading.clauses - 1) {
		const last = reading.clauses - 1;
		const back = reading.terms.some(
			(term) => term.clause === last && /^(?:das|dies|vorwurf|vorwürfe|darstellung|this|that)$/.test(term.word.folded),
		);
		if (back && reading.anaphor) found.push(...denials(reading, last));
	}
	return found;
}

function own(reading: Reading, clause: number): string[] {
	const found: string[] = [];
	const terms = reading.terms.filter((term) => term.clause === clause);
	let left = reading.negations[clause] ?? 0;
	for (const term of terms) {
		if (left > 0 && NEGATION.test(term.word.folded)) {
			found.push(term.word.text);
			left--;
		} else if (
			/^(?:gegen|dagegen|against)$/.test(term.word.folded) &&
			terms.some((other) => VOTES.has(other.lexeme.root))
		)
			found.push(term.word.text);
		else if (denies(term)) found.push(term.word.text);
	}
	return found;
}

const denies = (term: Term): boolean => term.places.some((place) => place.strong && place.sign === -1);
const denials = (reading: Reading, clause: number): string[] =>
	reading.terms.filter((term) => term.clause === clause && denies(term)).map((term) => term.word.text);
const infinitive = (reading: Reading, clause: number): boolean =>
	reading.terms
		.filter((term) => term.clause === clause)
		.some(
			(term) => term.word.folded === "zu" || /^(?:ab|an|auf|aus|ein|mit|vor|zurück)zu\p{L}{3}/u.test(term.word.folded),
		);

const weakOpposites = (a: Term, b: Term): boolean =>
	a.places.some((x) => !x.strong && b.places.some((y) => y.scale === x.scale && y.sign !== x.sign));

/**
 * A negation on one side and a word of ending, forbidding or lacking on the other that nothing meets: "fährt kein Zug
 * mehr" and "ist unterbrochen" may well say the same.
 */
function excused(
	claim: Reading,
	clause: number,
	left: number,
	sentence: Reading,
	at: number,
	right: number,
	pairs: readonly Pair[],
): boolean {
	const [even, number, side] = left % 2 === 0 ? [claim, clause, "claim" as const] : [sentence, at, "article" as const];
	if (left % 2 === right % 2) return false;
	return even.terms.some(
		(term) =>
			term.clause === number &&
			term.places.some((place) => !place.strong && place.sign === -1) &&
			!pairs.some((pair) => pair[side] === term && pair.weight > 0.5),
	);
}
