import { paragraphs, type Stretch } from "../sentences.ts";

/** Beginnings of lines that point elsewhere or label something: teasers, captions, sources, forms. */
const LABELS =
	/^(?:mehr (?:zum thema|dazu|lesen)|lesen sie|lies auch|lesen auch|siehe auch|auch interessant|weiterlesen|weiter lesen|zum thema|dazu passend|passend dazu|(?:foto|bild|bilder|video|grafik|archivbild|symbolbild|quellen?|anzeige|werbung|related|read more|see also|photo|source|schreibe? einen kommentar|kommentar schreiben|leave a (?:comment|reply)|kommentare|teilen|newsletter|themenverwandt\p{L}*|weitere artikel))(?=$|[\s:–—-])/iu;
const COMPLETE = /[.!?…:][)\]“”"»«’‘']*$/u;
const HEADING_WORDS = 14;

/**
 * The paragraphs that are running text: no title, no teaser, caption, heading or form.
 * @param title whether the first line is the title; undefined: it is one if more follows and it ends like none of a sentence
 */
export function passages(text: string, title?: boolean): Stretch[] {
	const all = paragraphs(text);
	return all.filter((paragraph, number) => {
		const complete = COMPLETE.test(paragraph.text);
		if (number === 0 && title === true) return false;
		if (number === 0 && title === undefined && all.length > 1 && !complete) return false;
		if (LABELS.test(paragraph.text) && (!complete || /^[^.!?]{0,60}[:–—-]/u.test(paragraph.text))) return false;
		return complete || paragraph.text.split(/\s+/u).length > HEADING_WORDS || all.length === 1;
	});
}
