// Who acts: whether a claim names another person, place or house than the passage in the same role.
import type { Claim, Difference } from "./judge.ts";
import { likeness } from "./match.ts";
import { isActor, type Name, shareWord } from "./names.ts";
import type { Reading, Term } from "./reading.ts";

/** The sum of a value over a list. */
export const sum = <T>(list: readonly T[], value: (item: T) => number): number =>
	list.reduce((total, item) => total + value(item), 0);

/** A content word of a claim with the word of the passage that meets it best. */
export interface Match {
	readonly term: Term;
	readonly weight: number;
	readonly index: number;
	readonly quality: number;
	readonly other: Term | null;
}

/** The name that stands in the passage where the claim has another one, or null. */
export function counterpart(
	claim: Reading,
	name: Name,
	passage: Reading,
	names: readonly Name[],
	matches: readonly Match[],
): string | null {
	const matched = matches.map((match) => match.other);
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
export function wrongActor(
	claim: Claim,
	passage: Reading,
	names: readonly Name[],
	matches: readonly Match[],
	known: (term: Term) => boolean,
): { score: number; difference: Difference } | null {
	const adjective = wrongAdjective(claim, passage);
	if (adjective)
		return { score: sum(matches, (m) => m.weight * m.quality) / sum(matches, (m) => m.weight), difference: adjective };
	const subject = matches.find(({ index, term, weight }) => term.capital && index <= 3 && weight >= 0.5);
	if (subject?.term.clause !== 0) return null;
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
			const own = passage.terms.indexOf(subject.other);
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
		if (name && !name.preposition) return name.text;
		if (isActor(term.word.text)) return term.word.text;
		if (
			i > 0 &&
			/^(?:der|die|das)$/.test(passage.terms[i - 1]!.word.folded) &&
			!PLACE.has(passage.terms[i - 2]?.word.folded ?? "")
		)
			return term.word.text;
	}
	return null;
}

const PASSIVE = new Set(["wurde", "wurden", "wird", "werden", "worden", "von", "vom", "was", "were", "by"]);

/** "A entlässt B" against "B entlässt A": two bare names in exchanged order around the same verb, no passive. */
export function swapped(claim: Claim, passage: Reading): { score: number; difference: Difference } | null {
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

/** "die trestische Präsidentin" against "die korvanische Präsidentin": another country's before the same noun. */
function wrongAdjective(claim: Claim, passage: Reading): Difference | null {
	const terms = claim.reading.terms;
	for (let i = 0; i + 1 < terms.length; i++) {
		if (!COUNTRY.test(terms[i]!.plain) || !terms[i + 1]!.capital) continue;
		const noun = passage.terms.findIndex((term) => term.plain === terms[i + 1]!.plain);
		const other = passage.terms[noun - 1];
		if (!other || !COUNTRY.test(other.plain) || other.word.stem === terms[i]!.word.stem) continue;
		if (!passage.terms.some((term) => term.word.stem === terms[i]!.word.stem))
			return { claim: terms[i]!.word.text, article: other.word.text };
	}
	return null;
}

const COUNTRY = /.{3}isch(?:e[nmrs]?)?$/;

/** "Südwind Energie" against "Nordlicht Energie": a name of several words shares one with a name of the passage. */
export function otherPartner(own: readonly Match[], passage: Reading, names: readonly Name[]): string | null {
	const met = own.filter((match) => match.quality >= 0.5 && match.other);
	const name = names.find((candidate) => {
		const terms = passage.terms.slice(candidate.first, candidate.last + 1);
		return (
			terms.length > 1 &&
			met.some((match) => terms.includes(match.other!)) &&
			!terms.every((term) => met.some((match) => match.other === term))
		);
	});
	return name?.text ?? null;
}
