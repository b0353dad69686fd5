// Words, their folded forms and their stems: what comparing two texts rests on. Folded forms are for comparing only and
// are never shown: offsets always point into the original text.
import { stemmer as english } from "@orama/stemmers/english";
import { stemmer as german } from "@orama/stemmers/german";

/** The languages the engines know. */
export type KnownLanguage = "de" | "en";

/** One word of a text. `start` and `end` are UTF-16 offsets, end exclusive; `stem` is folded and stemmed. */
export interface Word {
	readonly text: string;
	readonly start: number;
	readonly end: number;
	readonly folded: string;
	readonly stem: string;
	readonly stopword: boolean;
}

const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const PLAIN = /^[a-zäöü]+$/;

/** Folds a word for comparing: compatibility forms, lower case, ß as ss, invisible characters gone. Umlauts stay. */
export function fold(text: string): string {
	const lower = text.toLowerCase();
	if (PLAIN.test(lower)) return lower;
	return lower.normalize("NFKC").replace(INVISIBLE, "").toLowerCase().replaceAll("ß", "ss");
}

/** Folds further for loose comparing: umlauts and accents lose their marks ("Perić" and "Peric", "fährt" and "fahrt"). */
export function foldMarks(text: string): string {
	return fold(text).normalize("NFD").replace(/\p{M}/gu, "");
}

const STEMMERS = { de: german, en: english };
const CACHE_LIMIT = 20_000;
const caches = { de: new Map<string, string>(), en: new Map<string, string>() };

/**
 * The stem of a word: Snowball's German or English algorithm (https://snowballstem.org) on the folded word.
 * Words of more than 60 letters are returned folded: nothing to gain, and the stemmers backtrack on them.
 */
export function stem(word: string, language: KnownLanguage): string {
	const folded = fold(word);
	if (folded.length > 60) return folded;
	const cache = caches[language];
	const known = cache.get(folded);
	if (known !== undefined) return known;
	const result = foldMarks(STEMMERS[language](folded));
	if (cache.size >= CACHE_LIMIT) cache.clear();
	cache.set(folded, result);
	return result;
}

const WORD =
	/[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}\u00ad\u200b]*(?:['’.,:](?=[\p{N}])[\p{N}]+|['’\-‐‑][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;

/** The words of a text with offsets: letters and digits, inner hyphens and apostrophes, numbers with their separators. */
export function words(text: string, language: KnownLanguage): Word[] {
	const found: Word[] = [];
	for (const match of text.matchAll(WORD)) {
		const folded = fold(match[0]);
		found.push({
			text: match[0],
			start: match.index,
			end: match.index + match[0].length,
			folded,
			stem: stem(match[0], language),
			stopword: STOPWORDS[language].has(folded),
		});
	}
	return found;
}

const split = (list: string): string[] => list.trim().split(/\s+/);

/** Words that carry no content of their own, folded. */
export const STOPWORDS: Record<KnownLanguage, ReadonlySet<string>> = {
	de: new Set(
		split(`der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines und oder aber
		denn sondern doch jedoch sowie als wie wenn weil dass daß da damit ob obwohl während bevor nachdem bis seit sobald
		solange falls indem in im ins an am ans auf aufs aus bei beim mit nach von vom zu zum zur für fürs über unter vor
		hinter neben zwischen durch durchs gegen ohne um wegen trotz laut gegenüber innerhalb ausserhalb ab ich du er sie es
		wir ihr mich dich ihn uns euch mir dir ihm ihnen sich mein meine meinem meinen meiner dein deine sein seine seinem
		seinen seiner seines ihre ihrem ihren ihrer ihres unser unsere unserem unseren unserer euer eure dieser diese dieses
		diesem diesen jener jene jenes jenem jenen welcher welche welches welchem welchen wer wen wem wessen was man jemand
		etwas alle alles allem allen aller jede jeder jedes jedem jeden viele vielen vieler manche manchen einige einigen
		mehrere mehr sehr so zu auch nur noch schon erst mal eben halt ja nein nicht nie niemals nun jetzt dann dort hier
		da dabei dafür dagegen daher darauf daraus darin darum darüber davon davor dazu dadurch deshalb deswegen trotzdem
		also etwa rund circa ca fast kaum ganz gar immer wieder weiter bereits bisher zuletzt selbst sogar dessen deren
		denen wo wohin woher warum wann wieso weshalb worden geworden wird werde werden wirst wurde wurden würde würden
		bin bist ist sind seid war waren wäre wären gewesen sei seien habe hast hat haben habt hatte hatten hätte hätten
		gehabt kann kannst können könnt konnte konnten könnte könnten muss müssen musst musste mussten müsste müssten soll
		sollen sollst sollte sollten will wollen willst wollte wollten darf dürfen durfte durften dürfte dürften mag mögen
		möchte möchten lassen lässt beim bzw usw etc dr herr frau gibt gab geben gäbe gebe worden beide beiden beider
		gibts gehts hats ists haste nochmal bzw ach na wohl angeblich übrigens einfach eigentlich wirklich überhaupt zwar
		dennoch ausserdem zudem allerdings hingegen weiterhin ferner künftig insgesamt laut artikel steht drin`),
	),
	en: new Set(
		split(`a an the and or but nor so yet if because as while until though although of at by for with about against
		between into through during before after above below to from up down in out on off over under again further then once
		here there when where why how all any both each few more most other some such no not only own same than too very can
		will just should now i me my we our you your he him his she her it its they them their what which who whom this that
		these those am is are was were be been being have has had having do does did doing would could may might must shall
		also said say says told per us mr mrs ms dr article never`),
	),
};

const LINKS = ["", "s", "es", "n", "en", "e", "er", "ns"];
const MIN_PART = 4;

/**
 * Splits a German compound into parts that are known stems, joined by linking elements ("Krankenhaus" + s + "schließung").
 * @param word the stem or folded form of the compound, without umlaut marks
 * @param known says whether a piece is the stem of a word in the texts at hand: they are the dictionary
 * @param most the most parts
 * @returns the parts from left to right, empty where the word cannot be split into known parts altogether
 */
export function compoundParts(word: string, known: (piece: string) => boolean, most = 4): string[] {
	if (most < 2 || word.length < 2 * MIN_PART || word.length > 60) return [];
	for (let cut = word.length - MIN_PART; cut >= MIN_PART; cut--) {
		const head = word.slice(cut);
		if (!known(head)) continue;
		const front = word.slice(0, cut);
		const left = unlinked(front, known);
		if (left) return [left, head];
		for (const link of LINKS) {
			const rest = link && front.endsWith(link) ? front.slice(0, -link.length) : link ? "" : front;
			if (rest.length < 2 * MIN_PART) continue;
			const parts = compoundParts(rest, known, most - 1);
			if (parts.length) return [...parts, head];
		}
	}
	return [];
}

/** A front part without its linking element where that is known, else undefined. */
function unlinked(front: string, known: (piece: string) => boolean): string | undefined {
	for (const link of LINKS) {
		if (!front.endsWith(link)) continue;
		const piece = link ? front.slice(0, -link.length) : front;
		if (piece.length >= MIN_PART && known(piece)) return piece;
	}
	return undefined;
}
