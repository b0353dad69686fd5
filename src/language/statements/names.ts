import { AFTER_NACH, AFTER_NACH_ENDS, SPOKEN_NOUNS } from "../german/cues.ts";
import { AUXILIARIES, PREPOSITIONS } from "../german/words.ts";
import { type Entity, withGenitive } from "./entities.ts";
import type { Found } from "./found.ts";
import { byGender, byNoun, byWord, identify, type Known, lastMedium, mention, nobodyYet } from "./known.ts";
import { entityFor, isOblique, learn } from "./mentions.ts";
import { type Gender, inNominative } from "./nominative.ts";
import { isAbstract, type Phrase, phraseAt } from "./phrases.ts";
import type { Read } from "./read.ts";
import type { Item } from "./reading.ts";

/** How many sentences "in der Erklärung" and "demnach" look back for who spoke. */
const FLOOR = 3;

type Place = { text: string; items: readonly Item[]; read: Read; known: Known; result: Found };
type Named = Entity | string | undefined;

/**
 * Names for the speakers of an article: one for each through the whole article, the fullest it gives. Pronouns, "die
 * Zeitung", surnames and sources ("Angaben der Stadt") go back to who was named before; what stays open has no name.
 */
export function nameSpeakers(text: string, reads: readonly Read[], results: readonly Found[]): Map<Found, string> {
	const known = nobodyYet();
	const named = new Map<Found, Entity | string>();
	const resolved = new Map<string, Named>();
	const order = results
		.filter((result) => result.speaker.length > 0)
		.sort((a, b) => a.speaker[0]![0] - b.speaker[0]![0]);
	let next = 0;
	let last: { named: Entity | string; sentence: number } | undefined;
	for (const read of reads) {
		const { items, index, end } = read.sentence;
		const starts = new Map(items.map((item, i) => [item.start, i]));
		let at = 0;
		const learnUpTo = (limit: number) => {
			while (at < items.length && items[at]!.start < limit) at = learn(text, items, at, index, known);
		};
		while (next < order.length && order[next]!.speaker[0]![0] < end) {
			const result = order[next++]!;
			const [start, stop] = result.speaker[0]!;
			const key = `${start} ${stop}`;
			if (!resolved.has(key)) {
				const i = starts.get(start);
				learnUpTo(start);
				const floor = last && index - last.sentence <= FLOOR ? last.named : undefined;
				const name = i === undefined ? undefined : nameAt({ text, items, read, known, result }, i, stop, floor);
				resolved.set(key, name);
				if (typeof name === "object")
					mention(known, { entity: name, at: start, end: result.speaker.at(-1)![1], sentence: index, weight: 2 });
			}
			const name = resolved.get(key);
			if (name !== undefined) {
				named.set(result, name);
				last = { named: name, sentence: index };
			}
		}
		learnUpTo(Number.POSITIVE_INFINITY);
	}
	return new Map([...named].map(([result, name]) => [result, typeof name === "string" ? name : name.name]));
}

const isSource = (item: Item | undefined): boolean =>
	item?.noun === true &&
	(AFTER_NACH.has(item.lower) ||
		SPOKEN_NOUNS.has(item.lower) ||
		AFTER_NACH_ENDS.some((end) => item.lower.endsWith(end)) ||
		/(?:bericht|berichts|artikel|artikels|meldung|kreisen|umfeld|schreiben|papier|brief|(?<!auf)sicht|rechnung)$/u.test(
			item.lower,
		));

/** What somebody issues and is later called by: "hieß es in der Erklärung". */
const ISSUED =
	/(?:erklärung|mitteilung|bericht|schreiben|stellungnahme|papier|artikel|meldung|brief|botschaft|antwort|angaben|begründung|darstellung|einschätzung|ansicht|meinung|auffassung|auskunft|worten|aussagen?|verlautbarung|rede|ankündigung)$/u;

/** Who the speaker is that begins at item `i` and ends at `stop`. */
function nameAt(place: Place, i: number, stop: number, floor: Entity | string | undefined): Named {
	const { items, known, result } = place;
	const item = items[i]!;
	if (/^(?:demnach|danach|wonach)$/.test(item.lower)) return floor;
	const phrase = phraseAt(items, i, items.length);
	if (!phrase) return undefined;
	if (phrase.pronoun) return pronoun(place, i);
	const head = items[phrase.head]!;
	const last = items[phrase.core - 1]!;
	const oblique = ["laut", "nach", "zufolge"].includes(result.rule) || isOblique(items, i);
	const abstract = oblique && isAbstract(items, { start: phrase.head, end: phrase.core });
	if (!isSource(head) && !isSource(last) && !abstract) return plainName(place, phrase, stop, oblique);
	// "seinen Angaben", "ihrer Meinung", "eigenen Angaben"
	if (/^(?:sein|seine[nrm]?|dessen)$/.test(phrase.article)) return whose(place, "m", i);
	if (/^(?:ihr|ihre[nrm]?|deren)$/.test(phrase.article)) return whose(place, "f", i) ?? whose(place, "p", i);
	if (items.slice(i, phrase.head).some((word) => /^eigene/.test(word.lower))) return own(place, i);
	// "Grupps Meinung", "Unternehmensangaben"
	if (phrase.core - phrase.head === 2 && !isSource(head) && /s$/u.test(head.lower))
		return byWord(known, head.text) ?? head.text.replace(/s$/u, "");
	for (let j = phrase.head + 1; j < items.length && items[j]!.start < stop; j++) {
		const inner = /^(?:von|vom|seitens)$/.test(items[j]!.lower) ? j + 1 : j;
		if (inner === j && PREPOSITIONS.has(items[j]!.lower)) break;
		const source = phraseAt(items, inner, items.length);
		if (source?.pronoun) continue;
		if (
			source &&
			!source.time &&
			(inner > j || source.article !== "" || (j === phrase.head + 1 && /s$/u.test(items[source.core - 1]!.lower))) &&
			!isSource(items[source.head])
		)
			return plainName(place, source, stop, true);
	}
	const compound = /^(.{3,}?)s?(?:angaben|auskunft|mitteilung|informationen|ansicht|sicht)$/u.exec(head.text);
	if (compound && phrase.core - phrase.head === 1 && /^\p{Lu}/u.test(compound[1]!))
		return compoundOwner(known, compound[1]!, head.start);
	const definite = /^(?:der|die|das|dem|den|dieser|diese|dieses|diesem|diesen)$/.test(phrase.article);
	if (definite && phrase.head - phrase.start === 1 && ISSUED.test(head.lower)) {
		const medium = /bericht|artikel|meldung/u.test(head.lower) ? lastMedium(known) : undefined;
		return medium ?? floor;
	}
	if (head.lower === "angaben" || head.lower === "vernehmen") return undefined;
	return plainName(place, phrase, stop, oblique);
}

/** "Unternehmensangaben" → who "das Unternehmen" is, "Polizeiangaben" → the police. */
function compoundOwner(known: Known, first: string, before: number): Named {
	const noun = first.toLowerCase();
	const same = byNoun(known, noun, before);
	if (same) return same;
	const article = { polizei: "die", feuerwehr: "die", unternehmen: "das", behörden: "die", stadt: "die" }[noun];
	return article ? `${article} ${first}` : undefined;
}

/** "nach eigenen Angaben": of the subject, which stands before it or behind the verb. */
function own({ text, items, read, known }: Place, i: number): Named {
	const clause = read.clauses.find((c) => c.from <= i && i < c.to);
	// In reported speech the one who speaks may be meant as well.
	if (!clause || clause.mood === "1") return undefined;
	for (let j = clause.from + (items[clause.from - 1]?.text === "," ? 1 : 0); j < clause.to; j++) {
		const before = items[j - 1];
		if (before && j > clause.from && PREPOSITIONS.has(before.lower)) continue;
		const phrase = j < i || j > i + 1 ? phraseAt(items, j, clause.to) : null;
		if (!phrase || phrase.pronoun || phrase.time || !items[phrase.head]!.noun) continue;
		const entity = entityFor(text, items, phrase, known, isOblique(items, j));
		if (entity && entity.kind !== "thing") return entity;
		j = phrase.core - 1;
	}
	return undefined;
}

function plainName(place: Place, phrase: Phrase, stop: number, oblique: boolean): Named {
	const { text, items, known } = place;
	const entity = entityFor(text, items, phrase, known, oblique);
	const after = withGenitive(items, phrase);
	const joined = items[after]?.lower === "und" && items[after]!.start < stop;
	if (entity && joined) {
		const second = phraseAt(items, after + 1, items.length);
		const other = second && !second.pronoun ? entityFor(text, items, second, known, oblique) : undefined;
		return other && other !== entity
			? `${entity.name} und ${other.name}`
			: text.slice(items[phrase.start]!.start, stop);
	}
	if (entity) return entity;
	const whole = { from: phrase.start, head: phrase.head, end: joined ? phrase.end : after, article: phrase.article };
	const name = inNominative(text, items, whole, oblique);
	return identify(known, {
		name,
		gender: "?",
		kind: "thing",
		named: false,
		sort: "",
		nouns: [items[phrase.head]!.lower],
	});
}

function whose({ read, known, items }: Place, gender: Gender, i: number): Named {
	const { index } = read.sentence;
	return byGender(known, gender, { sentence: index, before: items[i]!.start, outside: [], people: false });
}

function pronoun(place: Place, i: number): Named {
	const { items, read, known, result } = place;
	const { lower, start } = items[i]!;
	const here = { sentence: read.sentence.index, before: start, outside: result.quote, people: false };
	// A relative pronoun: who stands right before the comma.
	if (items[i - 1]?.text === "," || PREPOSITIONS.has(items[i - 1]?.lower ?? "")) {
		if (/^(?:der|die|das|dem|denen|welche[rsmn]?|dessen|deren)$/.test(lower)) {
			const comma = items[i - 1]!.text === "," ? i - 1 : i - 2;
			const near = known.mentions.findLast(({ end }) => end === items[comma - 1]?.end)?.entity;
			const genders = { der: "m?", die: "fp?", das: "n?", dem: "mn?", denen: "p?" }[lower];
			return near && (genders === undefined || genders.includes(near.gender)) ? near : undefined;
		}
	}
	const people = result.kind === "direct" && result.cue.length > 0;
	if (/^(?:er|dieser|der)$/.test(lower)) return byGender(known, "m", { ...here, people });
	if (/^(?:sie|diese|die)$/.test(lower)) {
		const plural = isPlural(read, i);
		return byGender(known, plural ? "p" : "f", { ...here, people: people && !plural });
	}
	return /^(?:es|dieses)$/.test(lower) ? byGender(known, "n", here) : undefined;
}

/** Whether the verb of the pronoun at item `i` is in the plural. */
function isPlural(read: Read, i: number): boolean {
	const { items } = read.sentence;
	const clause = read.clauses.find((c) => c.from <= i && i < c.to);
	const verb = clause && clause.finite >= 0 ? items[clause.finite]! : items[i - 1];
	if (!verb) return false;
	const auxiliary = AUXILIARIES.get(verb.lower);
	if (auxiliary) return auxiliary.plural;
	return verb.cues.some((cue) => cue.plural) || /(?:ten|eten)$/u.test(verb.lower);
}
