// What WordPress and its plug-ins put at the end of texts in feeds, and what is left of a text that was cut there.

const FOOTER =
	/\s*(?:(?:Der Beitrag|Der Artikel|The post)\s.{1,400}?\s(?:(?:erschien zuerst|ist zuerst erschienen) (?:auf|bei)|appeared first on)\s.{1,200}|(?:Quelle|Source):\s*https?:\S{1,500})\s*$/su;
const CUT =
	/\s*(?:\[(?:…|\.\.\.)\]|(?:…|\.\.\.)\s*(?:weiter ?lesen|mehr(?: lesen)?|read more|continue reading)|(?:weiter ?lesen|mehr lesen|read more|continue reading|zum (?:ganzen )?artikel)(?:\s.{0,100})?)\s*[»→>]*\s*$/iu;

/** "Der Beitrag … erschien zuerst auf …" removed from the end of a plain text. */
export function withoutFooter(text: string): string {
	const end = text.slice(-1000);
	if (!/erschien|appeared first|quelle:|source:/i.test(end)) return text;
	const kept = end.replace(FOOTER, "");
	return kept.length === end.length ? text : text.slice(0, text.length - end.length) + kept;
}

/** Whether a plain text says that it goes on elsewhere: "[…]", "Weiterlesen". */
export function isCut(text: string): boolean {
	return CUT.test(text.slice(-300)) || /(?:…|\.\.\.)\s*$/.test(text);
}

/** A teaser without "[…]" and "Weiterlesen"; one that stops inside a sentence ends with "…". */
export function withoutCut(text: string): string {
	const end = text.slice(-300);
	const kept = end.replace(CUT, "");
	if (kept.length === end.length) return text;
	const rest = `${text.slice(0, text.length - end.length)}${kept}`.trimEnd();
	return rest === "" || /[.!?…:“”"»«]$/u.test(rest) ? rest : `${rest} …`;
}
