import { OBLIQUE, PREPOSITIONS } from "../german/words.ts";
import { type Entity, entityOf } from "./entities.ts";
import { byNoun, byWord, identify, type Known, mention } from "./known.ts";
import { inNominative } from "./nominative.ts";
import { type Phrase, phraseAt } from "./phrases.ts";
import type { Item } from "./reading.ts";

/** Notes the phrase at item `i` if it names somebody; returns the item to go on with. */
export function learn(text: string, items: readonly Item[], i: number, sentence: number, known: Known): number {
	const item = items[i]!;
	if (item.kind === "mark" || item.kind === "quote" || item.kind === "paren") return i + 1;
	// "…, das dem Sender vorliegt": a pronoun before an article.
	if (/^(?:der|die|das)$/.test(item.lower) && OBLIQUE.has(items[i + 1]?.lower ?? "")) return i + 1;
	const phrase = phraseAt(items, i, items.length);
	if (!phrase || phrase.pronoun || phrase.time) return i + 1;
	const oblique = isOblique(items, i);
	const entity = entityFor(text, items, phrase, known, oblique);
	if (entity) {
		const weight = oblique || !phrase.nominative ? 0 : 1;
		mention(known, { entity, at: item.start, end: items[phrase.core - 1]!.end, sentence, weight });
	}
	return Math.max(i + 1, phrase.core);
}

/** Whether the phrase at item `i` stands behind a preposition or, as a genitive, behind a noun. */
export const isOblique = (items: readonly Item[], i: number): boolean => {
	const before = items[i - 1];
	return (
		before !== undefined &&
		(PREPOSITIONS.has(before.lower) || (before.noun && /^(?:der|des|dem|einer|eines)$/.test(items[i]!.lower)))
	);
};

/** Who the phrase names: somebody known from before, or somebody new. */
export function entityFor(
	text: string,
	items: readonly Item[],
	phrase: Phrase,
	known: Known,
	oblique: boolean,
): Entity | undefined {
	const head = items[phrase.head]!;
	const single = phrase.core - phrase.head === 1;
	if (single && phrase.article === "" && head.kind === "word") {
		const same = byWord(known, head.text);
		if (same) return same;
	}
	const entity = entityOf(text, items, phrase, oblique);
	if (!entity) return undefined;
	// "die Verteidiger Kolbs"
	const owner =
		entity.named && !entity.name.includes(" ") && /..s$/u.test(entity.name) ? byWord(known, entity.name) : undefined;
	if (owner && owner.name !== entity.name && entity.kind === "person")
		return identify(known, {
			...entity,
			named: false,
			name: inNominative(
				text,
				items,
				{ from: phrase.start, head: phrase.head, end: phrase.core, article: phrase.article },
				oblique,
			),
		});
	const definite = /^(?:der|die|das|dem|den|des|dieser|diese|dieses|diesem|diesen)$/.test(phrase.article);
	const alone = !/^(?:des|der|eines|einer|von|vom)$/.test(items[phrase.core]?.lower ?? "");
	if (!entity.named && definite && alone && single && phrase.head - phrase.start === 1) {
		const same = byNoun(known, entity.nouns[0] ?? "", head.start);
		if (same && (entity.kind === same.kind || same.kind === "body")) return same;
	}
	return identify(known, entity);
}
