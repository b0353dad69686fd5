// Which sentences of an article may stand in a summary at all: running prose, not the furniture around it.
import { languageOf } from "../languages/detect.ts";
import { paragraphs, sentences } from "../sentences.ts";
import type { KnownLanguage } from "../stems.ts";

/** A sentence of the article's prose; `paragraph` counts from 0, `place` is its number within the paragraph. */
export interface Prose {
	readonly text: string;
	readonly start: number;
	readonly end: number;
	readonly paragraph: number;
	readonly place: number;
	/** Whether the sentence before it in the list is also the one before it in the text. */
	readonly follows: boolean;
	/** The paragraph before it ends with a colon: what it says is an item of what was announced there. */
	readonly afterColon: boolean;
}

/** Lines that lead away from the article. */
const TEASER =
	/^[\s>*•▸►→–-]*(?:mehr zum thema|mehr zu[mr]?\b|mehr dazu|mehr lesen|lesen sie (?:auch|mehr|hier|dazu)|lies (?:auch|mehr)|siehe auch|weitere (?:artikel|beiträge|meldungen|nachrichten|themen)|auch interessant|zum thema\b|passend dazu|verwandte (?:artikel|themen)|das könnte (?:sie|dich)|empfohlene[rn]? |hier geht es zu|newsletter|anzeige|werbung|quellen?:|links?:|folgen sie uns|folge uns|related|read (?:more|also)|see also|more on this|sign up|advertisement|sources?:)/iu;
/** Headings and notes of a comment form. */
const FORM =
	/^(?:schreiben? (?:sie )?(?:einen|ihren|deinen) kommentar|kommentar (?:schreiben|verfassen|hinterlassen|abgeben)|kommentiere|kommentare?(?: \(\d+\))?$|\d+ kommentare?$|antwort(?:en)?(?: abbrechen| schreiben)?$|deine e-mail-adresse|ihre e-mail-adresse|erforderliche felder|jetzt kommentieren|leave a (?:reply|comment)|(?:post|write) a comment|comments?(?: \(\d+\))?$|your email address)/iu;
/** Captions and credits. */
const CAPTION =
	/^(?:foto|fotos|bild|bilder|archivbild|archivfoto|symbolbild|grafik|karte|video|screenshot|photo|image|credit|©|\(c\))\b\s*(?:\([^)]*\)\s*)?[:©]|^(?:©|\(c\))|(?:\(|\b)(?:foto|bild|quelle|symbolbild|archivbild|archivfoto|photo|credit):?\s*[^()]{0,60}\)?\s*$|[–|/]\s*(?:symbolbild|archivbild|archivfoto|foto|©)[^.]*$/iu;
const ENDS = /[.!?…](?:["“”»«’‘')\]›‹]|\[\d+\])*$/u;
const LEAST_WORDS = 4;

/** Short lines below each other are a list or a table. */
const isList = (sentence: string): boolean =>
	sentence.includes("\n") && sentence.split("\n").some((line) => line.trim().length < 40);

/** An end that may be an ordinal's ("im 22.") or lies inside a parenthesis: the sentence may go on behind it. */
const isBroken = (sentence: string): boolean =>
	/(?<![\d.,:])\d{1,3}\.$/.test(sentence) ||
	/^\p{Ll}/u.test(sentence) ||
	(sentence.match(/\(/g)?.length ?? 0) > (sentence.match(/\)/g)?.length ?? 0);

/** Whether a line is not the article's own prose: a teaser, a form's heading, a caption. */
export const isFurniture = (line: string): boolean => {
	const head = line.slice(0, 200);
	return TEASER.test(head) || FORM.test(head) || (line.length < 400 && CAPTION.test(line));
};

/**
 * The title of an article's text: its first line where that ends like no sentence and more follows.
 * @param first says whether the first line is the title; by default the text decides
 */
export function titleOf(article: string, first?: boolean): { text: string; end: number } | null {
	const all = paragraphs(article);
	const line = all[0];
	if (!line || first === false) return null;
	if (first === true || (all.length > 1 && !ENDS.test(line.text) && !/:$/.test(line.text)))
		return { text: line.text, end: line.end };
	return null;
}

/** The sentences of an article's prose in order, without title, headings, lists, captions, teasers and forms. */
export function proseOf(article: string, options: { title?: boolean; language?: KnownLanguage } = {}): Prose[] {
	const language = options.language ?? languageOf(article) ?? "de";
	const title = titleOf(article, options.title);
	const found: Prose[] = [];
	const all = sentences(article, language);
	let next = 0;
	let stop = false;
	let lastEnd = -1;
	let colon = false;
	for (const [number, paragraph] of paragraphs(article).entries()) {
		const own = [];
		while (next < all.length && all[next]!.start < paragraph.end) own.push(all[next++]!);
		if (title && paragraph.start < title.end) continue;
		// What stands below the heading of a comment form is no longer the article.
		if (FORM.test(paragraph.text.slice(0, 200))) stop = true;
		if (stop || isFurniture(paragraph.text)) continue;
		const afterColon = colon;
		colon = paragraph.text.endsWith(":");
		let broken = false;
		own.forEach((sentence, place) => {
			const words = sentence.text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
			// A cut inside a sentence leaves two halves that nobody wrote: neither may be shown.
			const before = broken;
			broken = isBroken(sentence.text);
			if (before || broken) {
				lastEnd = -1;
				return;
			}
			const follows = found.length > 0 && lastEnd === found.at(-1)!.end;
			lastEnd = sentence.end;
			if (words < LEAST_WORDS || isList(sentence.text) || !ENDS.test(sentence.text) || isFurniture(sentence.text))
				return;
			found.push({ ...sentence, paragraph: number, place, follows, afterColon: afterColon && place === 0 });
		});
	}
	return found;
}
