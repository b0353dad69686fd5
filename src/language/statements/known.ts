import { genderOfFirstName } from "../german/people.ts";
import { type Entity, sortOf } from "./entities.ts";
import type { Gender } from "./nominative.ts";

/** Where an entity is mentioned: from `at` to `end` in the text, in sentence number `sentence`. */
export type Mention = {
	entity: Entity;
	at: number;
	end: number;
	sentence: number;
	/** Whether it speaks there, or stands where a subject stands. */
	weight: 0 | 1 | 2;
};

/** So many of the last mentions are searched; older ones are forgotten, which keeps long texts linear. */
const MEMORY = 120;
/** How many sentences back a pronoun can point. */
const REACH = 3;

/** Whom an article has named so far, each once, and where. */
export type Known = { byName: Map<string, Entity>; bySurname: Map<string, Entity>; mentions: Mention[] };
export const nobodyYet = (): Known => ({ byName: new Map(), bySurname: new Map(), mentions: [] });

const surnameOf = (name: string): string => name.split(" ").at(-1)!;
const given = (name: string): string =>
	name
		.replace(/^(?:(?:Dr|Prof)\.? )+/u, "")
		.split(" ")
		.slice(0, -1)
		.join(" ");

/** The entity known under this name or part of it, its name and gender completed; or the new one, noted. */
export function identify(known: Known, entity: Entity): Entity {
	const same = known.byName.get(entity.name) ?? samePerson(known, entity);
	if (!same) {
		known.byName.set(entity.name, entity);
		if (entity.kind === "person" && entity.named) known.bySurname.set(surnameOf(entity.name), entity);
		return entity;
	}
	if (entity.named && entity.name.length > same.name.length && same.kind === "person") {
		same.name = entity.name;
		known.byName.set(entity.name, same);
		known.bySurname.set(surnameOf(entity.name), same);
	}
	if (same.gender === "?") same.gender = entity.gender;
	for (const noun of entity.nouns) if (!same.nouns.includes(noun) && same.nouns.length < 12) same.nouns.push(noun);
	return same;
}

function samePerson(known: Known, entity: Entity): Entity | undefined {
	if (entity.kind !== "person" || !entity.named) return undefined;
	const surname = surnameOf(entity.name);
	const bare = known.byName.get(surname);
	if (bare?.kind === "thing" && surname !== entity.name) {
		// Only the surname stood before.
		bare.kind = "person";
		bare.gender = entity.gender;
		known.bySurname.set(surname, bare);
		return bare;
	}
	const other = known.bySurname.get(surname);
	if (!other) return undefined;
	const [a, b] = [given(entity.name), given(other.name)];
	return a === "" || b === "" || a === b || a.startsWith(b) || b.startsWith(a) ? other : undefined;
}

export function mention(known: Known, entry: Mention): void {
	known.mentions.push(entry);
	if (known.mentions.length > 2 * MEMORY) known.mentions.splice(0, MEMORY);
}

/** Who is meant by one word that may be a name already known: "Kolb", "Kolbs", "Harlander". */
export function byWord(known: Known, word: string): Entity | undefined {
	const find = (name: string) => known.bySurname.get(name) ?? known.byName.get(name);
	return find(word) ?? (/..s$/u.test(word) ? find(word.slice(0, -1)) : undefined);
}

/** The last one a definite noun can point back to: "das Amt" → the "Gesundheitsamt", "die Zeitung" → any medium. */
export function byNoun(known: Known, noun: string, before: number): Entity | undefined {
	const sort = sortOf(noun);
	const media = isMediumSort(sort);
	for (let i = known.mentions.length - 1; i >= 0; i--) {
		const { entity, at } = known.mentions[i]!;
		if (at >= before || entity.name === "") continue;
		if (
			entity.nouns.some((own) => own === noun || (noun.length > 2 && own.endsWith(noun) && !/^an?w[aä]lt/u.test(noun)))
		)
			return entity;
		if (media && entity.named && isMediumSort(entity.sort)) return entity;
		if (sort === "company" && noun === "unternehmen" && entity.named && entity.sort === "company") return entity;
	}
	return undefined;
}

const isMediumSort = (sort: string): boolean => ["paper", "agency", "station", "site"].includes(sort);

/** The last medium that was named. */
export const lastMedium = (known: Known): Entity | undefined =>
	known.mentions.findLast(({ entity }) => entity.named && isMediumSort(entity.sort))?.entity;

/**
 * Whom a pronoun stands for: of the nearest sentence that mentions somebody of its gender the one who speaks there, else
 * the subject; undefined where two are as likely.
 * @param outside spans (what the pronoun's owner says) whose mentions do not count
 * @param people whether only a person will do
 */
export function byGender(
	known: Known,
	gender: Gender,
	{
		sentence,
		before,
		outside,
		people,
	}: { sentence: number; before: number; outside: readonly (readonly [number, number])[]; people: boolean },
): Entity | undefined {
	let at = known.mentions.length - 1;
	for (let back = 0; back <= REACH && at >= 0; back++) {
		const best = new Map<Entity, number>();
		for (; at >= 0 && known.mentions[at]!.sentence >= sentence - back; at--) {
			const { entity, at: start, weight } = known.mentions[at]!;
			if (start >= before || outside.some(([from, to]) => from <= start && start < to)) continue;
			if (entity.kind === "thing" || (people && entity.kind !== "person") || !fits(entity, gender)) continue;
			best.set(entity, Math.max(best.get(entity) ?? 0, weight));
		}
		if (best.size === 0) continue;
		const most = Math.max(...best.values());
		let first = [...best].filter(([, weight]) => weight === most).map(([entity]) => entity);
		if (first.length > 1) first = first.filter((entity) => entity.kind === "person");
		// "Geschäftsführer des Hauses ist Jan Muster."
		if (first.length > 1) first = first.filter((entity) => entity.named);
		return first.length === 1 ? first[0] : undefined;
	}
	return undefined;
}

const fits = (entity: Entity, gender: Gender): boolean =>
	entity.gender === gender ||
	(entity.gender === "?" &&
		entity.kind === "person" &&
		gender !== "n" &&
		gender !== "p" &&
		genderOfFirstName(entity.name.split(" ")[0]!) === "?");
