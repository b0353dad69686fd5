import { MEDIA } from "../german/cues.ts";
import {
	ADVERBS,
	AUXILIARIES,
	GENITIVE,
	NOMINATIVE,
	OBLIQUE,
	PERSONAL,
	PREPOSITIONS,
	PRONOUNS,
	TIME_NOUNS,
} from "../german/words.ts";
import { words } from "../languages/language.ts";
import type { Item } from "./reading.ts";

/** A noun phrase as item numbers `[start, end)`. */
export type Phrase = {
	start: number;
	end: number;
	/** Where the phrase without its attributes ends. */
	core: number;
	/** The article, lower case, or "". */
	article: string;
	/** The first noun of its noun run, or the pronoun. */
	head: number;
	pronoun: boolean;
	/** False where the article rules out a subject ("dem", "einen"). */
	nominative: boolean;
	time: boolean;
};

const PARTICLES = words("van von de del della di du da la le bin ibn al el ter ten y dos");
const isWord = (item: Item | undefined): item is Item => item?.kind === "word";
const hasVerbReading = (item: Item): boolean => item.readings.some((reading) => reading.form !== "participle");

/** Whether a lower-case word can be an adjective or participle before a noun. */
export function isAdjective(item: Item | undefined): boolean {
	if (!isWord(item) || item.noun) return false;
	const word = item.lower;
	if (
		NOMINATIVE.has(word) ||
		OBLIQUE.has(word) ||
		PREPOSITIONS.has(word) ||
		PRONOUNS.has(word) ||
		ADVERBS.has(word) ||
		AUXILIARIES.has(word)
	)
		return false;
	return /(?:e|en|er|es|em|[^aeiou]s)$/u.test(word) && word.length > 3;
}

const isNumber = (item: Item | undefined): boolean => item?.kind === "number";

/**
 * Reads the noun phrase that begins at item `i`, with genitives and attached phrases behind it, or null.
 * @param to items from here on are out of reach
 * @param wide also take phrases with other prepositions ("in Köln"), as before the finite verb
 */
export function phraseAt(items: readonly Item[], i: number, to: number, wide = false): Phrase | null {
	const first = items[i];
	if (!first || i >= to) return null;
	let at = i;
	let article = "";
	if (isWord(first) && !first.noun) {
		if (PERSONAL.has(first.lower)) return single(i, true);
		if (first.lower === "ihr" || NOMINATIVE.has(first.lower) || OBLIQUE.has(first.lower)) {
			article = first.lower;
			at++;
			if (
				isWord(items[at]) &&
				(OBLIQUE.has(items[at]!.lower) || NOMINATIVE.has(items[at]!.lower)) &&
				!items[at]!.noun &&
				at < to
			)
				at++;
		} else if (PRONOUNS.has(first.lower)) return single(i, true);
	}
	at = skipModifiers(items, at, to, article !== "");
	const head = at;
	at = nounRun(items, at, to);
	if (at === head) {
		if (article && (PRONOUNS.has(article) || ["der", "die", "das", "denen", "deren"].includes(article)))
			return single(i, NOMINATIVE.has(article));
		return null;
	}
	const core = at;
	at = attributes(items, head, at, to, wide);
	const nominative = article === "" || NOMINATIVE.has(article);
	const time = isTime(items, i, head, core);
	return { start: i, end: at, core, article, head, pronoun: false, nominative, time };
}

const single = (i: number, nominative: boolean): Phrase => ({
	start: i,
	end: i + 1,
	core: i + 1,
	article: "",
	head: i,
	pronoun: true,
	nominative,
	time: false,
});

function isTime(items: readonly Item[], start: number, head: number, core: number): boolean {
	const noun = items[head]!.lower;
	if (noun === "presse" || MEDIA.has(noun)) return false;
	return TIME_NOUNS.has(noun) && (start !== head || core - head <= 2 || isNumber(items[head + 1]));
}

function skipModifiers(items: readonly Item[], from: number, to: number, article: boolean): number {
	let at = from;
	for (let steps = 0; at < to && steps < 8; steps++) {
		const item = items[at]!;
		if (item.noun) break;
		if (isNumber(item)) {
			// "drei", "72.000", "4." before a noun; a bare number is none of ours.
			if (items[at + 1] && at + 1 < to) at++;
			else break;
			continue;
		}
		if (!isWord(item)) break;
		const adjective = isAdjective(item) && !(hasVerbReading(item) && !nounFollows(items, at + 1, to));
		if (adjective && nounFollows(items, at + 1, to)) at++;
		else if (article && adverbsBefore(items, at, to)) at++;
		else if (
			["und", "oder", "bzw.", "sowie", "bis"].includes(item.lower) &&
			at > from &&
			isAdjective(items[at + 1]) &&
			nounFollows(items, at + 2, to)
		)
			at++;
		else if (article && PREPOSITIONS.has(item.lower)) {
			// "die in Berlin erscheinende Zeitung": article, phrase, participle, noun.
			const inner = phraseAt(items, at + 1, to);
			if (inner && inner.end - at < 6 && isAdjective(items[inner.core]) && nounFollows(items, inner.core + 1, to))
				at = inner.core;
			else break;
		} else break;
	}
	return at;
}

/** "namentlich nicht genannten Manager": adverbs before an adjective with its noun. */
function adverbsBefore(items: readonly Item[], at: number, to: number): boolean {
	for (let j = at; j < to && j < at + 4; j++) {
		const item = items[j]!;
		if (isAdjective(item) && nounFollows(items, j + 1, to)) return j > at;
		if (item.kind !== "word" || item.noun || PREPOSITIONS.has(item.lower) || AUXILIARIES.has(item.lower)) return false;
		if (!ADVERBS.has(item.lower) && item.readings.length > 0) return false;
	}
	return false;
}

function nounFollows(items: readonly Item[], at: number, to: number): boolean {
	for (let j = at; j < to && j < at + 4; j++) {
		const item = items[j]!;
		if (item.noun) return true;
		if (!isAdjective(item) && !isNumber(item) && !["und", "oder", "bzw."].includes(item.lower)) return false;
	}
	return false;
}

const SHORT_NAME = 7;

function nounRun(items: readonly Item[], from: number, to: number): number {
	let at = from;
	while (at < to) {
		const item = items[at]!;
		if (item.kind === "word" && item.noun) at++;
		else if (item.kind === "quote" && item.words <= SHORT_NAME && !/^\P{L}*\p{Ll}/u.test(item.text)) at++;
		else if (item.kind === "paren" && at > from) at++;
		else if (
			isNumber(item) &&
			at > from &&
			items[at - 1]!.noun &&
			!/[.]$/.test(item.text) &&
			!(items[at + 1]?.kind === "word" && items[at + 1]!.noun)
		)
			at++;
		else if (
			at > from &&
			isWord(item) &&
			PARTICLES.has(item.lower) &&
			items[at - 1]!.kind === "word" &&
			nameGoesOn(items, at, to)
		)
			at++;
		else if (
			at > from &&
			item.text === "-" &&
			items[at - 1]!.end === item.start &&
			items[at + 1]?.start === item.end &&
			items[at + 1]!.noun
		)
			at++;
		else if (at > from && item.text === "&" && items[at + 1]?.noun) at++;
		else if (at > from && item.kind === "mark" && item.text === "/" && items[at + 1]?.noun) at++;
		else break;
	}
	return at;
}

/** "Ursula von der Leyen", "Heike van Laak": only particles up to the next capital. */
function nameGoesOn(items: readonly Item[], at: number, to: number): boolean {
	let j = at + 1;
	while (j < to && isWord(items[j]) && (PARTICLES.has(items[j]!.lower) || items[j]!.lower === "der") && !items[j]!.noun)
		j++;
	return j < to && j - at <= 3 && isWord(items[j]) && items[j]!.noun;
}

const WIDE_STOP = new Set([
	"gegenüber",
	"laut",
	"nach",
	"seit",
	"vor",
	"während",
	"am",
	"trotz",
	"wegen",
	"bis",
	"angesichts",
	"aufgrund",
	"zufolge",
]);

/** Offices and bodies that have their field behind "für". */
const OFFICES =
	/(?:minister|ministerin|ministerium|ministeriums|sprecher|sprecherin|experte|expertin|experten|beauftragte[rn]?|amt|amts|amtes|verband|verbands|kommissar|kommissarin|direktor|direktorin|institut|instituts|behörde|abteilung|agentur|stelle|zentrum|zentrums|gesellschaft|ausschuss|ausschusses|rat|rats|rates|staatssekretär|staatssekretärin|kommission|professor|professorin|koordinator|koordinatorin|stiftung)$/u;

const isMedium = (item: Item): boolean =>
	item.noun && (MEDIA.has(item.lower) || /(?:zeitung|magazin|sender|agentur|blatt|portal)$/.test(item.lower));

function attributes(items: readonly Item[], head: number, from: number, to: number, wide: boolean): number {
	let at = from;
	for (let steps = 0; at < to && steps < 8; steps++) {
		const item = items[at]!;
		if (!isWord(item) || item.noun) break;
		if (GENITIVE.has(item.lower)) {
			// "sagte Jana Muster der Zeitung „Bote“": behind a full name that is whom she told.
			if (item.lower === "der" && from - head >= 2 && items[at + 1] && isMedium(items[at + 1]!)) break;
			const inner = plainPhrase(items, at, to);
			if (!inner) break;
			at = inner;
		} else if (
			["von", "vom"].includes(item.lower) ||
			(item.lower === "für" && OFFICES.test(items[at - 1]!.lower)) ||
			(wide && PREPOSITIONS.has(item.lower) && !WIDE_STOP.has(item.lower))
		) {
			const inner = plainPhrase(items, at + 1, to);
			if (!inner) break;
			if (!wide && items[at + 1] && TIME_NOUNS.has(items[at + 1]!.lower)) break;
			at = inner;
		} else if (["und", "oder", "sowie", "bzw."].includes(item.lower)) {
			const next = items[at + 1];
			if (!next || (isWord(next) && !next.noun && (ADVERBS.has(next.lower) || PERSONAL.has(next.lower)))) break;
			const inner = plainPhrase(items, at + 1, to);
			if (!inner) break;
			at = inner;
		} else break;
	}
	return at;
}

/** The end of a phrase without attributes at `i`, or 0. */
function plainPhrase(items: readonly Item[], i: number, to: number): number {
	let at = i;
	const first = items[at];
	if (!first || at >= to) return 0;
	if (isWord(first) && !first.noun && (NOMINATIVE.has(first.lower) || OBLIQUE.has(first.lower))) at++;
	at = skipModifiers(items, at, to, at > i);
	const end = nounRun(items, at, to);
	return end > at ? end : 0;
}

const ABSTRACT =
	/(?:ung|ungen|heit|heiten|keit|keiten|tät|täten|ion|ionen|ismus|nis|nisse|schäden|kosten|pläne|plan|preis|preise|zahl|zahlen|gesetz|haltung|idee|projekt|vorwurf|vorwürfe|entwurf|urteil|vorschlag|vorschläge|kritik|krise|angebot)$/u;
const BODIES =
	/(?:regierung|zeitung|kommission|organisation|verwaltung|opposition|fraktion|delegation|leitung|union|koalition|redaktion|abteilung|föderation|stiftung|institution|direktion|vereinigung|vertretung|station|bewegung|führung|bevölkerung|versammlung|nation|nationen|spitzenorganisation|inspektion|division)$/u;

/** Whether the head of a phrase is a thing or an idea rather than somebody who could speak. */
export function isAbstract(items: readonly Item[], phrase: { start: number; end: number }): boolean {
	for (let i = phrase.start; i < phrase.end; i++) {
		const item = items[i]!;
		if (!item.noun) continue;
		return ABSTRACT.test(item.lower) && !BODIES.test(item.lower);
	}
	return false;
}
