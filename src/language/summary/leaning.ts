// Which sentence leans on another one: for its source, for what its first word points at, for the rest of a quotation.
import { readingsOf } from "../german/forms.ts";
import { quotationsOf } from "../quotes.ts";
import { paragraphs } from "../sentences.ts";
import type { Statement } from "../statements.ts";
import type { KnownLanguage } from "../stems.ts";
import type { Prose } from "./prose.ts";

/**
 * What a sentence needs beside it to be read as the article means it: the numbers of other sentences, or `"never"` where
 * its source is too far away or unknown.
 */
export type Leaning = readonly number[] | "never";

const OPENS: Record<KnownLanguage, RegExp> = {
	de: /^(?:["„“”»«‚‘'(]\s*)*(?:er|sie|es|dies|diese[mnrs]?|das|jene[mnrs]?|dabei|damit|dadurch|demnach|danach|daraufhin|deshalb|daher|darum|deswegen|außerdem|zudem|auch|doch|aber|allerdings|dagegen|dennoch|trotzdem|jedoch|sein|seine[mnrs]?|ihr|ihre[mnrs]?|ihm|ihn|ihnen|hingegen|ferner|weiter|weiters|weiterhin|weitere|darüber|dazu|davon|dafür|daran|darauf|daraus|darin|darunter|dahinter|so|hier|dort|dann|nun|deren|dessen|beide|letztere[rs]?|andere|ebenso|gleichzeitig|zugleich|stattdessen|vielmehr|insgesamt|denn|und|oder|schließlich|somit|folglich|also|solche[rs]?|derartige|hierzu|hierbei|hierfür|dem|den|der(?=\s+(?:hat|habe|ist|war|hatte|sei)\b)|später|zuvor|vorher|inzwischen|erst|wenig später|kurz (?:darauf|danach|zuvor)|unterdessen|indes|indessen|ansonsten|sonst|lediglich|zum einen|zum anderen|einerseits|andererseits|ähnlich|anders|ein anderer|ein weiterer|eine weitere|ein zweiter|weitergehend|immerhin|nur|einer von ihnen|der genannte|genannter|erstere|vor allem|insbesondere|unter anderem|zweitens|drittens|wie|dabei|solch|derselbe|dieselbe|dasselbe)(?![\p{L}\p{N}_-])/iu,
	en: /^(?:["“”'(]\s*)*(?:he|she|it|they|this|that|these|those|his|her|their|its|but|however|also|so|then|there|thus|therefore|moreover|meanwhile|instead|both|such|and|or|yet|still|later|earlier|nevertheless|another)(?![\p{L}\p{N}_-])/iu,
};
/** A pointer among the first words: "Im Gegensatz dazu …", "Neben diesen Plänen …". */
const EARLY: Record<KnownLanguage, RegExp> = {
	de: /^(?:[^\s,;:]+\s+){1,3}?(?:dies|diese[mnrs]?|dazu|davon|dafür|dessen|jene[mnrs]?)(?![\p{L}\p{N}_-])(?!\s+(?:jahr|jahres|monat|monats|woche|tag|tage|mittwoch|donnerstag|freitag|samstag|sonntag|montag|dienstag|sommer|winter|herbst|frühjahr|frühling|morgen|abend|wochenende))/iu,
	en: /^(?:[^\s,;:]+\s+){1,3}?(?:this|that|these|those)(?![\p{L}\p{N}_-])(?!\s+(?:year|month|week|day|morning|evening))/iu,
};
/** A person who is only a pronoun, early in the first clause: "Nach Ansicht der Kammer hatte er …". */
const HE: Record<KnownLanguage, RegExp> = {
	de: /^(?:[\p{Ll}]*[^\s,;:„“”"»«]+\s+){1,6}?(?:er|ihm|ihn)(?![\p{L}\p{N}_-])/u,
	en: /^(?:[^\s,;:“”"]+\s+){1,5}?(?:he|she|him)(?![\p{L}\p{N}_-])/u,
};
/** Konjunktiv I of the verbs that carry reported speech: without a source in the sentence it is somebody's claim. */
const SUBJUNCTIVE =
	/(?<![\p{L}\p{N}])(?:sei|seien|habe|werde|könne|müsse|solle|wolle|dürfe|möge|wisse)(?![\p{L}\p{N}])/u;
const FIRST_PERSON = /(?<![\p{L}\p{N}])ich(?![\p{L}\p{N}])/iu;
const SUPPOSED =
	/(?<![\p{L}\p{N}])(?:soll|sollen|solle|sollten|sollte|will|wollen|angeblich|mutmaßlich|offenbar|anscheinend|dürfte|dürften|würde|würden|hätte|hätten|wäre|wären|könnte|könnten|müsste|müssten)(?![\p{L}\p{N}])/u;
/** Outside of what has its source these stay claims: "soll … haben", "angeblich". */
const SOLL = /(?<![\p{L}\p{N}])(?:soll|sollen|angeblich|mutmaßlich)(?![\p{L}\p{N}])/u;
/** "Als Grund wurde … genannt": somebody says it, but nobody is named. */
const NOBODY =
	/(?<!\p{L})(?:wird|werden|wurde|wurden|worden)(?!\p{L}).*(?<!\p{L})(?:genannt|vorgeworfen|gesprochen|ausgegangen|vermutet|befürchtet|berichtet|angenommen|erwartet|behauptet|kritisiert|spekuliert|gerechnet|angezweifelt|bestritten|gewarnt|gemeldet|beschuldigt|verdächtigt)(?!\p{L})/su;
const PRONOUN =
	/^(?:er|sie|es|wir|ich|man|dieser|diese|dieses|der|die|das|dem|den|denen|deren|ihm|ihr|ihnen|letzterer|letztere|welcher|welche|he|she|they|it|who|this|these)$/iu;
/** "Dies teilte die Behörde mit": the source of the sentence before it. */
const CLOSES =
	/^(?:dies|das|so|this|that)\s+(?:\p{L}+\s+){0,2}?(?:teilt|gab|gibt|sagt|erklär|bericht|meld|bestätig|geht|ging|beton|schreib|schrieb|kündig|verkünd|äußer|erfuhr|begründ|ergab|ergib|ergeben|zeig|stell|verlaut|hieß|heißt|räum|gestand|wurde|sind|ist|hat|haben|hatte|steht|said|was|is|according)/iu;
/** "Die Zahlen stellte der Präsident des Amtes in Berlin vor." */
const ANNOUNCED =
	/(?<![\p{L}])(?:dies|das|die|diese[ns]?|seine|ihre)\s+(?:\p{Ll}+\s+)?(?:entscheidung|entschluss|ergebnis|ergebnisse|zahlen|angaben|daten|informationen|information|meldung|nachricht|plan|pläne|zahl|neuigkeit|maßnahme|maßnahmen|entwicklung|einschätzung|details|vorwürfe|erkenntnisse)(?!\p{L})/iu;
const ANNOUNCES =
	/(?<!\p{L})(?:(?:gab|gaben|gibt|hat|hatte|haben)\b.*\b(?:bekannt|bekannt ?gegeben|bekannt ?gab)|stellt?e?n?\b.*\bvor\b|teilt?e?n?\b.*\bmit\b|(?:veröffentlich|verkünd|meldet|bestätigt|berichtet|nannte|nennt)\p{L}*)/iu;
/** A speaker that only points back at somebody named before: "der Erklärung", "dieser Studie", "die Zeitung". */
const POINTS_BACK =
	/^(?:(?:den |die |der )?(?:angaben|worten|meinung|ansicht|auffassung|bericht|aussage) )?(?:dies\p{L}*\s.+|(?:der|die|das|dem|den|des)\s+(?:\p{L}*(?:erklärung|mitteilung|bericht|berichts|zeitung|blatt|blattes|sender|senders|behörde|agentur|magazin|magazins|studie|schreiben|artikel|dokument|papier|umfrage|sprecher|sprecherin|sprechers|autor|autoren|mann|frau|politiker|politikerin|minister|ministerin|organisation|partei|unternehmen|konzern|firma|verein|gericht|richter|partie|anwalt|verteidiger|trainer|präsident|präsidentin|vorsitzende|chef|chefin|forscher|wissenschaftler|experten|angaben)))$/iu;
const QUOTED_WORDS = 4;

/**
 * What each sentence leans on.
 * @param found the article's statements
 */
export function leanings(
	article: string,
	list: readonly Prose[],
	found: readonly Statement[],
	language: KnownLanguage,
): Leaning[] {
	const needs = list.map(() => new Set<number>());
	const never = new Set<number>();
	const covered: [number, number][][] = list.map(() => []);
	const sourced = new Set<number>();
	const at = (offset: number): number => locate(list, offset);
	const lean = (from: number, to: number): void => {
		if (from === to) return;
		const [low, high] = from < to ? [from, to] : [to, from];
		if (to < 0 || high - low > 1 || !list[high]!.follows) never.add(from);
		else needs[from]!.add(to);
	};

	for (const statement of found) {
		const spans = statement.quote.spans;
		for (let i = 0; i < list.length; i++) {
			if (!spans.some(([start, end]) => start < list[i]!.end && end > list[i]!.start)) continue;
			for (const span of spans) covered[i]!.push(span);
			const speaker = statement.speaker?.spans[0];
			if (!speaker) {
				never.add(i);
				continue;
			}
			const home = at(speaker[0]);
			const speakerText = statement.speaker?.text ?? "";
			if (home === i && !PRONOUN.test(speakerText)) sourced.add(i);
			if (home < 0) never.add(i);
			else lean(i, home);
			// A pronoun is a source only on paper: who it is stands in the sentence before.
			if (PRONOUN.test(speakerText) || POINTS_BACK.test(speakerText)) {
				if (home > 0) lean(i, home - 1);
				else if (PRONOUN.test(speakerText)) never.add(i);
			}
		}
	}

	for (const [start, end] of quotationSpans(article)) {
		const first = at(start);
		const last = at(end - 1);
		const words = article.slice(start, end).match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
		if (first !== last) {
			for (let i = Math.max(0, Math.min(first, last)); i <= Math.max(first, last); i++) {
				if (first < 0 || last < 0 || last - first > 1) never.add(i);
				else lean(i, i === first ? last : first);
			}
		} else if (
			first >= 0 &&
			words >= QUOTED_WORDS &&
			!covered[first]!.some(([a, b]) => a < end && b > start) &&
			!sourced.has(first)
		) {
			never.add(first);
		}
	}

	const attributed = (i: number): boolean => covered[i]!.length > 0 && !sourced.has(i);
	list.forEach((sentence, i) => {
		if (
			OPENS[language].test(sentence.text) ||
			HE[language].test(sentence.text) ||
			EARLY[language].test(sentence.text)
		) {
			if (sentence.follows && i > 0) needs[i]!.add(i - 1);
			else never.add(i);
		}
		if (closes(sentence.text)) {
			// "… Das berichtete der Bote.": the source of the sentences before it, as far as they have none of their own.
			for (let k = i - 1; k >= 0 && i - k <= REACH && list[k + 1]!.follows; k--) {
				if (k < i - 1 && list[k]!.paragraph !== list[i]!.paragraph) break;
				if (k === i - 1) needs[k]!.add(i);
				else never.add(k);
			}
		}
		if (sentence.afterColon) never.add(i);
		if (language !== "de") return;
		// Where a statement with its source covers the mood, the sentence is safe; what lies outside it is somebody's claim.
		const outside = withoutQuotations(without(sentence, covered[i]!));
		const reported = isReported(outside) && !FIRST_PERSON.test(outside);
		const supposed = (!sourced.has(i) && SUPPOSED.test(outside)) || SOLL.test(outside);
		const nobody = !sourced.has(i) && NOBODY.test(outside) && !/(?<!\p{L})(?:vo[nm]|durch)(?!\p{L})/u.test(outside);
		if ((reported || supposed || nobody) && !attributed(i)) never.add(i);
	});
	return list.map((_, i) => (never.has(i) ? "never" : [...needs[i]!].sort((x, y) => x - y)));
}

/** How far back "Das berichtete der Bote." may reach. */
const REACH = 4;
const closes = (text: string): boolean => CLOSES.test(text) || (ANNOUNCED.test(text) && ANNOUNCES.test(text));

/** Whether a text has a verb in Konjunktiv I: the forms that are nothing else ("sei", "zeige"), nouns aside. */
const isReported = (text: string): boolean =>
	SUBJUNCTIVE.test(text) || (text.match(/(?<![\p{L}\p{N}-])\p{Ll}{3,}e(?![\p{L}\p{N}-])/gu) ?? []).some(onlyFirst);

const onlyFirst = (word: string): boolean => {
	const readings = readingsOf(word);
	return readings.length > 0 && readings.every((reading) => reading.form === "first");
};

/** A sentence's text with the given spans of the article blanked. */
function without(sentence: Prose, spans: readonly [number, number][]): string {
	let text = sentence.text;
	for (const [start, end] of spans) {
		const from = Math.max(0, start - sentence.start);
		const to = Math.min(text.length, end - sentence.start);
		if (from < to) text = text.slice(0, from) + " ".repeat(to - from) + text.slice(to);
	}
	return text;
}

const withoutQuotations = (text: string): string => text.replace(/[„“»"][^„“”»«"]*[“”«"]/gu, " ");

function quotationSpans(article: string): [number, number][] {
	return paragraphs(article).flatMap(({ start, end }) =>
		quotationsOf(article, start, end)
			.filter(({ depth }) => depth === 0)
			.map((quotation): [number, number] => [quotation.start, quotation.end]),
	);
}

/** The number of the sentence that holds an offset, or -1. */
function locate(list: readonly Prose[], offset: number): number {
	let low = 0;
	let high = list.length - 1;
	while (low <= high) {
		const middle = (low + high) >> 1;
		const { start, end } = list[middle]!;
		if (offset < start) high = middle - 1;
		else if (offset >= end) low = middle + 1;
		else return middle;
	}
	return -1;
}
