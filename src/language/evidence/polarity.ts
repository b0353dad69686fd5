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
		if (weight < 0.35 * whole || own.length === 0) continue;
		// "Die Preise bleiben gleich, die steigen nicht": a clause whose verb nothing meets cannot be denied.
		const verbs = claim.terms.filter((term) => term.clause === clause && isVerb(term));
		if (own.length < pairs.length && verbs.length > 0 && !own.some((pair) => verbs.includes(pair.claim))) continue;
		if (unmetTarget(claim, clause, own)) continue;
		const there = new Set(clausesOf(own));
		const here = own.filter((pair) => there.has(pair.article.clause));
		const left = negatives(claim, [clause]);
		const right = negatives(sentence, [...there]);
		const opposites = here.filter(({ claim: a, article: b }) => weakOpposites(a, b) || un(a, b) || un(b, a));
		if ((left.length + right.length + opposites.length) % 2 === 0) continue;
		if (opposites.length === 0 && excused(claim, [clause], left.length, sentence, [...there], pairs)) continue;
		const say = (terms: readonly Term[], side: "claim" | "article"): string =>
			[...terms, ...opposites.map((pair) => pair[side])].map((term) => term.word.text).join(" ") ||
			firstWord(here, side);
		return { claim: say(left, "claim"), article: say(right, "article") };
	}
	return null;
}

const firstWord = (pairs: readonly Pair[], side: "claim" | "article"): string =>
	(pairs.find((pair) => !pair[side].capital) ?? pairs[0])?.[side].word.text ?? "";

const isVerb = (term: Term): boolean => !term.capital && !term.word.stopword && !term.negates && term.plain.length > 3;

/** "wird nicht teurer": what the claim denies is the word behind its negation, and nothing in the sentence meets it. */
function unmetTarget(claim: Reading, clause: number, pairs: readonly Pair[]): boolean {
	const at = claim.terms.findIndex((term) => term.clause === clause && term.negates);
	if (at < 0) return false;
	const target = claim.terms.slice(at + 1, at + 3).find((term) => term.clause === clause && !term.word.stopword);
	return (
		target !== undefined && isContent(target) && !pairs.some((pair) => pair.claim === target && pair.weight >= 0.55)
	);
}

const isContent = (term: Term): boolean => term.plain.length > 3 && !/\d/.test(term.plain);

/** The clauses of the sentence that carry at least a third of what meets a clause of the claim. */
function clausesOf(pairs: readonly Pair[]): number[] {
	const weights = new Map<number, number>();
	let whole = 0;
	for (const { article, weight } of pairs) {
		weights.set(article.clause, (weights.get(article.clause) ?? 0) + weight);
		whole += weight;
	}
	return [...weights].filter(([, weight]) => weight >= 0.33 * whole).map(([clause]) => clause);
}

const VOTES = new Set(["stimm", "votier", "sprech"]);
const BACK = /^(?:das|dies|vorwurf|vorwürfe|darstellung|this|that)$/;

/** The words that negate some clauses taken together, denials that govern them included; each counts once. */
function negatives(reading: Reading, clauses: readonly number[]): Term[] {
	const found = new Set<Term>();
	for (const clause of clauses) {
		for (const term of own(reading, clause)) found.add(term);
		const opening = reading.openings[clause] ?? "";
		if (clause > 0 && (/^(?:dass|daß|ob|that)$/.test(opening) || infinitive(reading, clause)))
			for (const term of denials(reading, clause - 1)) found.add(term);
		// "Sie habe es zugesagt. Die Ministerin bestritt das."
		const last = reading.clauses - 1;
		if (
			reading.anaphor &&
			clause < last &&
			reading.terms.some((term) => term.clause === last && BACK.test(term.word.folded))
		)
			for (const term of own(reading, last)) found.add(term);
	}
	return [...found];
}

function own(reading: Reading, clause: number): Term[] {
	const terms = reading.terms.filter((term) => term.clause === clause);
	const votes = terms.some((other) => VOTES.has(other.lexeme.root));
	return terms.filter(
		(term) => term.negates || (votes && /^(?:gegen|dagegen|against)$/.test(term.word.folded)) || denies(term),
	);
}

const denies = (term: Term): boolean => term.places.some((place) => place.strong && place.sign === -1);
const denials = (reading: Reading, clause: number): Term[] =>
	reading.terms.filter((term) => term.clause === clause && denies(term));
const infinitive = (reading: Reading, clause: number): boolean =>
	reading.terms.some(
		(term) =>
			term.clause === clause &&
			(term.word.folded === "zu" || /^(?:ab|an|auf|aus|ein|mit|vor|zurück)zu\p{L}{3}/u.test(term.word.folded)),
	);

const weakOpposites = (a: Term, b: Term): boolean =>
	a.places.some((x) => !x.strong && b.places.some((y) => y.scale === x.scale && y.sign !== x.sign));

/**
 * A negation on one side and a word of ending, forbidding or lacking on the other that nothing meets: "fährt kein Zug
 * mehr" and "ist unterbrochen" may well say the same.
 */
function excused(
	claim: Reading,
	left: readonly number[],
	negated: number,
	sentence: Reading,
	right: readonly number[],
	pairs: readonly Pair[],
): boolean {
	const [even, clauses, side] =
		negated % 2 === 0 ? ([claim, left, "claim"] as const) : ([sentence, right, "article"] as const);
	return even.terms.some(
		(term) =>
			clauses.includes(term.clause) &&
			term.places.some((place) => !place.strong && place.sign === -1) &&
			!pairs.some((pair) => pair[side] === term),
	);
}
