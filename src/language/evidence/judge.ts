// Judges one passage against a claim: how much of the claim it covers, and where it says otherwise.

import type { KnownLanguage } from "../stems.ts";
import { counterpart, otherPartner, sum, swapped, wrongActor } from "./actors.ts";
import { compareNumber } from "./compare-numbers.ts";
import { likeness, spelledApart } from "./match.ts";
import { type Name, namesOf } from "./names.ts";
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
	"leute mensch menschen person personen typ mann frau sache ding dinge machen macht tun geht gehen komm kommen kommt steh stehen mach bleiben gross gut neu ganz viel sagen sagt sagte teilen meinen meint finden findet nennen sehen sieht heisst jahr tag mitte anfang ende bekommen bekommt kriegen kriegt kriegte bekam erhalten erhalt people thing make go get new".split(
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
		const light = (LIGHT.has(term.plain) || LIGHT.has(term.word.stem)) && term.lexeme.particle === "";
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
 * @param before the sentences before it in the same paragraph, nearest first: they may name what the passage calls "sie"
 * @param topic whether a word of the claim stands in the title: what the whole article is about need not be repeated
 * @param known whether a word of the claim stands anywhere in the article
 */
export function judge(
	claim: Claim,
	passage: Reading,
	before: readonly Reading[],
	topic: (term: Term) => boolean,
	known: (term: Term) => boolean,
	language: KnownLanguage,
): Judgement {
	const passageNumbers = numbersOf(passage, language);
	const passageNames = namesOf(passage, language);
	const matches = claim.content.map(({ term, weight, index }) => {
		let { quality, other } = bestMatch(term, passage.terms);
		if (quality < 0.9 && language === "de") quality = Math.max(quality, spelledApart(term, passage.terms));
		before.forEach((reading, distance) => {
			const faded = distance === 0 ? 0.6 : 0.45;
			if (quality < faded) quality = Math.max(quality, faded * bestMatch(term, reading.terms).quality);
		});
		if (quality < 0.5 && topic(term)) quality = 0.5;
		return { term, weight, index, quality, other };
	});

	const sameNoun = (a: string, b: string): boolean =>
		a === b || !a || !b || GENERIC.has(a) || GENERIC.has(b) || nounsMeet(a, b);
	const fates = claim.numbers.map((number) => ({ number, ...compareNumber(number, passageNumbers, sameNoun) }));
	const namesOff = claim.names.flatMap((name) => {
		const own = matches.filter((match) => match.index >= name.first && match.index <= name.last);
		const off = own.filter((match) => match.quality < 0.5);
		if (off.length === 0) return [];
		const counter =
			off.length < own.length
				? otherPartner(own, passage, passageNames)
				: counterpart(claim.reading, name, passage, passageNames, matches);
		return [{ name, own: off, counter }];
	});

	const excluded = new Set(namesOff.filter(({ counter }) => counter).flatMap(({ own }) => own));
	const included = matches.filter((match) => !excluded.has(match));
	const covered = sum(included, (m) => m.weight * m.quality) + NUMBER * fates.filter((f) => f.fate === "equal").length;
	// A number of the same kind in the same place is half a match even where it differs: that is what is being compared.
	const placed =
		PLACED *
		fates.filter((f) => f.fate === "differs" && f.article.unit === f.number.unit && f.number.unit !== "bare").length;
	const asked = sum(included, (m) => m.weight) + placed + NUMBER * fates.filter((f) => f.fate !== "differs").length;
	const rest = asked ? (covered + placed) / asked : 0;
	const score = rest * Math.min(1, (covered + placed) / ENOUGH);
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
	// It must be the same deed: a claim whose verb the passage lacks may speak of something else.
	const verbs = included.filter(({ term, weight }) => !term.capital && weight >= 0.5);
	const deed = verbs.length === 0 || verbs.some((match) => match.quality >= 0.5);
	const sure = deed ? score : score * OTHER_DEED;
	if (against) return { score: sure, reason: "negation", differs: [against] };
	return { score: fates.some((f) => f.fate === "equal") ? score : sure, reason: null, differs: [] };
}

/** Weights of a number, of one that stands in the place of another, and how much must be met to be sure of anything. */
const NUMBER = 1;
const PLACED = 0.6;
const ENOUGH = 1.2;
const OTHER_DEED = 0.75;
const GENERIC = new Set(["mensch", "leut", "person", "burg", "betroff", "people", "person", "mal", "stuck"]);
const nounsMeet = (a: string, b: string): boolean =>
	a.length > 3 && b.length > 3 && (a.endsWith(b) || b.endsWith(a) || (a.slice(0, 6) === b.slice(0, 6) && a.length > 5));
