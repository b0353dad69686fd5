// Judges one passage against a claim: how much of the claim it covers, and where it says otherwise.

import type { KnownLanguage } from "../stems.ts";
import { compareNumber } from "./compare-numbers.ts";
import { likeness, spelledApart } from "./match.ts";
import { isActor, type Name, namesOf, shareWord } from "./names.ts";
import type { Quantity } from "./numbers.ts";
import { opposition, type Pair } from "./polarity.ts";
import { numbersOf, type Reading, read, type Term } from "./reading.ts";

/** A claim read once for all passages. */
export interface Claim {
	readonly reading: Reading;
	readonly numbers: readonly Quantity[];
	readonly names: readonly Name[];
	/** The content words with their weights; words of numbers are not among them. */
	readonly content: readonly { term: Term; weight: number; index: number }[];
}

/** Why a passage contradicts. */
export type Reason = "number" | "name" | "negation";

/** What stands in the claim and what in the article instead. */
export interface Difference {
	readonly claim: string;
	readonly article: string;
}

/** `score` is the covered share of the claim, 0 to 1; `reason` is null where nothing speaks against it. */
export interface Judgement {
	readonly score: number;
	readonly reason: Reason | null;
	readonly differs: readonly Difference[];
}

const LIGHT = new Set(
	"leute mensch menschen person personen typ mann frau sache ding dinge machen macht tun geht gehen komm kommen kommt steh stehen mach bleiben gross gut neu ganz viel sagen sagt sagte teilen meinen meint finden findet nennen sehen sieht heisst jahr tag people thing make go get new".split(
		" ",
	),
);

/** Reads a claim. */
export function readClaim(text: string, language: KnownLanguage): Claim {
	const reading = read({ text, start: 0, end: text.length }, language);
	const numbers = numbersOf(reading, language);
	const inNumber = new Set(
		numbers.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, k) => first + k)),
	);
	const content = reading.terms.flatMap((term, index) => {
		if (inNumber.has(index) || term.word.stopword || NEGATOR.test(term.word.folded) || /^[\d.,]+$/.test(term.plain))
			return [];
		const light = LIGHT.has(term.plain) || LIGHT.has(term.word.stem);
		return [{ term, index, weight: light ? 0.25 : term.capital || term.plain.length > 9 ? 1 : 0.75 }];
	});
	return { reading, numbers, names: namesOf(reading, language), content };
}

const NEGATOR = /^(?:nicht|nichts|niemand\p{L}*|ohne|weder|nie|niemals|nix|not|never|nobody|without)$/u;

/** The best word of a passage for a word of the claim. */
function bestMatch(term: Term, terms: readonly Term[]): { quality: number; other: Term | null } {
	let quality = 0;
	let other: Term | null = null;
	for (const candidate of terms) {
		const value = likeness(term, candidate);
		if (value > quality) {
			quality = value;
			other = candidate;
			if (value === 1) break;
		}
	}
	return { quality, other };
}

/**
 * Judges a passage.
 * @param before the sentence before it in the same paragraph, which may name what the passage calls "sie" or "dort"
 * @param known whether a word of the claim stands anywhere in the article
 */
export function judge(
	claim: Claim,
	passage: Reading,
	before: Reading | null,
	known: (term: Term) => boolean,
	language: KnownLanguage,
): Judgement {
	const passageNumbers = numbersOf(passage, language);
	const passageNames = namesOf(passage, language);
	const matches = claim.content.map(({ term, weight, index }) => {
		let { quality, other } = bestMatch(term, passage.terms);
		if (quality < 0.9 && language === "de") quality = Math.max(quality, spelledApart(term, passage.terms));
		if (quality < 0.5 && before) quality = Math.max(quality, 0.6 * bestMatch(term, before.terms).quality);
		return { term, weight, index, quality, other };
	});

	const sameNoun = (a: string, b: string): boolean => a === b || !a || !b || GENERIC.has(a) || nounsMeet(a, b);
	const fates = claim.numbers.map((number) => ({ number, ...compareNumber(number, passageNumbers, sameNoun) }));
	const namesOff = claim.names.flatMap((name) => {
		const own = matches.filter((match) => match.index >= name.first && match.index <= name.last);
		const last = own.at(-1);
		if (!last || last.quality >= 0.5) return [];
		return [
			{
				name,
				own,
				counter: counterpart(
					claim.reading,
					name,
					passage,
					passageNames,
					matches.map((m) => m.other),
				),
			},
		];
	});

	const excluded = new Set(namesOff.filter(({ counter }) => counter).flatMap(({ own }) => own));
	const included = matches.filter((match) => !excluded.has(match));
	const covered = sum(included, (m) => m.weight * m.quality) + NUMBER * fates.filter((f) => f.fate === "equal").length;
	const asked =
		sum(included, (m) => m.weight) +
		NUMBER * fates.filter((f) => f.fate === "equal").length +
		MISSING * fates.filter((f) => f.fate === "missing").length;
	const rest = asked ? covered / asked : 0;
	const strength = Math.min(1, covered / 1.2);
	const score = rest * strength;
	const hits = included.filter((m) => m.quality >= 0.5 && m.weight >= 0.5).length;

	const wrongNumber = fates.flatMap((f) =>
		f.fate === "differs" ? [{ claim: f.number.text, article: f.article.text }] : [],
	);
	if (wrongNumber.length && hits >= 1) return { score, reason: "number", differs: wrongNumber };
	const wrongName = namesOff.flatMap(({ name, counter }) => (counter ? [{ claim: name.text, article: counter }] : []));
	if (wrongName.length && hits >= 1) return { score, reason: "name", differs: wrongName };
	const role = wrongActor(claim, passage, passageNames, matches, known) ?? swapped(claim, passage);
	if (role) return { score: Math.max(score, role.score), reason: "name", differs: [role.difference] };
	const pairs: Pair[] = matches.flatMap(({ term, other, quality, weight }) =>
		other && quality >= 0.5 ? [{ claim: term, article: other, weight: weight * quality }] : [],
	);
	const against = opposition(claim.reading, passage, pairs);
	if (against) return { score, reason: "negation", differs: [against] };
	return { score, reason: null, differs: [] };
}

const NUMBER = 1;
const MISSING = 1;
const GENERIC = new Set(["mensch", "leut", "person", "burg", "betroff", "people", "person", "mal", "stuck"]);
const sum = <T>(list: readonly T[], value: (item: T) => number): number =>
	list.reduce((total, item) => total + value(item), 0);
const nounsMeet = (a: string, b: string): boolean =>
	a.length > 3 && b.length > 3 && (a.endsWith(b) || b.endsWith(a) || (a.slice(0, 6) === b.slice(0, 6) && a.length > 5));

interface Match {
	readonly term: Term;
	readonly weight: number;
	readonly index: number;
	readonly quality: number;
	readonly other: Term | null;
}

/** The name that stands in the passage where the claim has another one, or null. */
function counterpart(
	claim: Reading,
	name: Name,
	passage: Reading,
	names: readonly Name[],
	matched: readonly (Term | null)[],
): string | null {
	const wanted = claim.terms.slice(name.first, name.last + 1);
	const free = names.filter((other) => {
		const terms = passage.terms.slice(other.first, other.last + 1);
		return !terms.some((term) => matched.includes(term)) && !shareWord(wanted, terms) && !shareWord(claim.terms, terms);
	});
	const before = claim.terms[name.first - 1];
	const headOf = (reading: Reading, other: Name): string =>
		other.head || reading.terms[other.first - 1]?.word.stem || "";
	const sameHead = free.find((other) => other.head && name.head && stemsMeet(other.head, name.head));
	if (sameHead) return sameHead.text;
	const sameBefore =
		before && !before.word.stopword ? free.find((other) => headOf(passage, other) === before.word.stem) : undefined;
	if (sameBefore) return sameBefore.text;
	const samePreposition = name.preposition
		? free.find(
				(other) =>
					other.preposition === name.preposition || (PLACE.has(name.preposition) && PLACE.has(other.preposition)),
			)
		: undefined;
	if (samePreposition) return samePreposition.text;
	const several = name.last > name.first;
	const sameShape = free.find(
		(other) =>
			(several && other.last > other.first) ||
			(!name.preposition && !other.preposition && (other.head !== "") === (name.head !== "")),
	);
	return sameShape?.text ?? null;
}

const PLACE = new Set(["in", "aus", "bei", "nach", "zwischen", "über", "von", "from", "at", "to"]);
const stemsMeet = (a: string, b: string): boolean =>
	a === b || a.endsWith(b) || b.endsWith(a) || a.startsWith(b) || b.startsWith(a);

/** Who is said to act is not who acts, while all else agrees: "Der Elternrat begrüßt …" against "Der Lehrerverband …". */
function wrongActor(
	claim: Claim,
	passage: Reading,
	names: readonly Name[],
	matches: readonly Match[],
	known: (term: Term) => boolean,
): { score: number; difference: Difference } | null {
	const subject = matches.find(({ index, term }) => term.capital && index <= 3);
	if (!subject || subject.term.clause !== 0) return null;
	const rest = matches.filter((match) => match !== subject && match.weight >= 0.5);
	if (rest.length < 1) return null;
	const share = sum(rest, (m) => m.weight * m.quality) / sum(rest, (m) => m.weight);
	const actor = isActor(subject.term.word.text) || !known(subject.term);
	if (subject.quality < 0.4 && actor && share >= 0.8 && sum(rest, (m) => m.weight * m.quality) >= 1.5) {
		const instead = firstActor(passage, names, matches);
		if (instead) return { score: share, difference: { claim: subject.term.word.text, article: instead } };
	}
	// The claim's actor stands in the passage, but in another clause, which says something else of him.
	if (subject.other && isActor(subject.term.word.text) && share >= 0.7) {
		const clauses = rest.filter((m) => m.other).map((m) => m.other!.clause);
		const there = clauses[0];
		if (there !== undefined && clauses.every((clause) => clause === there) && there !== subject.other.clause) {
			const opener = passage.terms.find((term) => term.clause === there && term.capital && isActor(term.word.text));
			const own = passage.terms.findIndex((term) => term === subject.other);
			const opens = passage.terms
				.slice(Math.max(0, own - 2), own)
				.every((term) => term.clause !== subject.other!.clause || term.word.stopword);
			if (opener && opens && !RELATIVE.has(passage.openings[there] ?? ""))
				return { score: share, difference: { claim: subject.term.word.text, article: opener.word.text } };
		}
	}
	return null;
}

const RELATIVE = new Set(["dass", "ob", "wie", "weil", "wenn", "der", "die", "das", "den", "dem"]);

/** The first acting noun or name of a passage that no word of the claim meets. */
function firstActor(passage: Reading, names: readonly Name[], matches: readonly Match[]): string | null {
	for (let i = 0; i < Math.min(passage.terms.length, 8); i++) {
		const term = passage.terms[i]!;
		if (!term.capital || matches.some((match) => match.other === term)) continue;
		const name = names.find((candidate) => candidate.first <= i && i <= candidate.last);
		if (name) return name.text;
		if (isActor(term.word.text)) return term.word.text;
		if (i > 0 && /^(?:der|die|das)$/.test(passage.terms[i - 1]!.word.folded)) return term.word.text;
	}
	return null;
}

const PASSIVE = new Set(["wurde", "wurden", "wird", "werden", "worden", "von", "vom", "was", "were", "by"]);

/** "A entlässt B" against "B entlässt A": two bare names in exchanged order around the same verb, no passive. */
function swapped(claim: Claim, passage: Reading): { score: number; difference: Difference } | null {
	const own = claim.content.filter(({ term }) => term.capital);
	if (own.length !== 2 || claim.reading.terms.some((term) => PASSIVE.has(term.word.folded))) return null;
	if (own[0]!.index > 1) return null;
	const verb = claim.content.find(({ term }) => !term.capital && term.plain.length > 3);
	if (!verb) return null;
	const at = (wanted: Term): number => passage.terms.findIndex((term) => term.plain === wanted.plain);
	const [a, b] = [at(own[0]!.term), at(own[1]!.term)];
	const v = passage.terms.findIndex((term) => likeness(verb.term, term) >= 0.9);
	if (a < 0 || b < 0 || v < 0 || b > a || b > 4) return null;
	if (!(b < v && v < a) || passage.terms.some((term) => PASSIVE.has(term.word.folded))) return null;
	return { score: 1, difference: { claim: own[0]!.term.word.text, article: own[1]!.term.word.text } };
}
