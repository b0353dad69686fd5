// Names of persons, places and organisations by their shape: runs of capitals, the title or kind of house before them
// ("Landrat X", "Klinikum X"), a preposition of place without an article ("in X"). German writes every noun with a
// capital, so shape alone is a guess; what is compared are places of the same kind, not lists of names.
import { foldMarks, type KnownLanguage } from "../stems.ts";
import { numberWord } from "./number-words.ts";
import type { Reading, Term } from "./reading.ts";

/** A name in a sentence: the numbers of its words, the word that says what it names, the preposition before it. */
export interface Name {
	readonly first: number;
	readonly last: number;
	readonly text: string;
	/** The stem of the title or kind before it ("landrat", "klinikum"), "" for none. */
	readonly head: string;
	readonly preposition: string;
}

const TITLE =
	/(?:minister|ministerin|präsident|präsidentin|kanzler|kanzlerin|rat|rätin|meister|meisterin|chef|chefin|leiter|leiterin|sprecher|sprecherin|richter|richterin|trainer|trainerin|anwalt|anwältin|verteidiger|verteidigerin|verwalter|verwalterin|direktor|direktorin|vorsitzende|vorsitzender|vorsitzenden|sekretär|sekretärin|kapitän|kapitänin|gründer|gründerin|arzt|ärztin|professor|professorin|forscher|forscherin|führer|führerin|general|könig|königin|papst|bischof|bischöfin|kämmerer|kämmerin|abgeordnete|abgeordneter|senator|senatorin|autor|autorin|unternehmer|unternehmerin|meteorologe|meteorologin|experte|expertin|star|dr|prof|frau|herr|herrn|councillor|president|minister|secretary|executive|mayor|director|judge|chairman|captain|coach)$/iu;
const HOUSE =
	/(?:stadt|kreis|land|landgericht|amtsgericht|gericht|klinik|klinikum|krankenhaus|universität|uni|hochschule|schule|kita|firma|konzern|hersteller|betreiber|partei|verein|viertel|stadtteil|ortsteil|gemeinde|insel|agentur|nachrichtenagentur|sender|zeitung|institut|gewerkschaft|organisation|hilfsorganisation|initiative|bürgerinitiative|wetterdienst|zweitligist|bundesligist|club|team|bank|port|university|company|operator)$/iu;
const PLACES = {
	de: new Set("in aus bei nach von zwischen über beim bis vor gegen".split(" ")),
	en: new Set("in from at to near between via of".split(" ")),
};
const DETERMINER =
	/^(?:der|die|das|den|dem|des|ein|eine|einen|einem|einer|eines|kein|keine|keinen|keinem|keiner|mein|meine|dein|sein|seine|seinen|seinem|seiner|ihr|ihre|ihren|ihrem|ihrer|unser|unsere|dieser|diese|dieses|diesen|diesem|jeder|jede|jedes|alle|allen|viele|vielen|mehr|zwei|beide|im|am|aufs|ans|durchs|fürs|ums|zum|zur|vom|beim|ins|the|a|an|this|that|his|her|their|its|our)$/u;
const COMMON =
	/(?:ungen|ung|heit|heiten|keit|keiten|schaft|schaften|tionen|tion|ismus|ität|nis|nisse|tum|ling|chen|lein|zeug|werk|werke)$/u;

/** The names of a sentence, left to right. */
export function namesOf(reading: Reading, language: KnownLanguage): Name[] {
	const { terms, text } = reading;
	const found: Name[] = [];
	for (let i = 0; i < terms.length; i++) {
		if (!nameLike(terms[i]!)) continue;
		let last = i;
		while (last + 1 < terms.length && nameLike(terms[last + 1]!) && joined(text, terms[last]!, terms[last + 1]!))
			last++;
		const name = nameIn(reading, i, last, language);
		if (name) found.push(name);
		i = last;
	}
	return found;
}

const ANYBODY = /^(?:leute|menschen|mensch|mann|frau|frauen|personen|typ|people)$/;
const nameLike = (term: Term): boolean =>
	term.capital &&
	!(term.word.stopword && term.word.text.length > 2 && !TITLE.test(term.word.text)) &&
	!/\d/.test(term.word.text) &&
	!ANYBODY.test(term.plain) &&
	!isNumber(term);
const joined = (text: string, a: Term, b: Term): boolean =>
	/^[ \u00a0]$/.test(text.slice(a.word.end, b.word.start)) || text.slice(a.word.end, b.word.start) === ". ";

function nameIn(reading: Reading, from: number, to: number, language: KnownLanguage): Name | null {
	const { terms } = reading;
	const before = terms[from - 1]?.word.folded ?? "";
	let first = from;
	let head = "";
	while (first < to && (TITLE.test(terms[first]!.word.text) || HOUSE.test(terms[first]!.word.text))) {
		head = terms[first]!.word.stem;
		first++;
	}
	const adjectiveBefore =
		/(?:e|en|er|es|em)$/.test(before) && !DETERMINER.test(before) && terms[from - 1]?.capital === false;
	const determined = DETERMINER.test(before) || (adjectiveBefore && !terms[from - 1]!.word.stopword);
	// "der Vermittler Olof Sandgren", "die Firma Kranich Bau": the first of several capitals behind an article says what it is.
	if (!head && determined && to - first >= 1) {
		head = terms[first]!.word.stem;
		first++;
	}
	const single = first === to;
	const preposition = PLACES[language].has(before) && !head ? before : "";
	const whole = terms[first]!.word.text;
	if (language === "de" && single && !head) {
		if (determined || COMMON.test(whole.toLowerCase()) || TITLE.test(whole)) return null;
		if (!preposition && from > 0 && !startsClause(terms, from))
			return preceded(terms, from) ? null : make(reading, first, to, head, preposition);
	}
	return make(reading, first, to, head, preposition);
}

const startsClause = (terms: readonly Term[], i: number): boolean =>
	i === 0 || terms[i - 1]!.clause !== terms[i]!.clause;
const isNumber = (term: Term): boolean =>
	/\d/.test(term.plain) || numberWord(term.plain, "de") !== undefined || numberWord(term.plain, "en") !== undefined;
/** A noun behind a number or an adjective is counted or described: no name. */
const preceded = (terms: readonly Term[], i: number): boolean =>
	isNumber(terms[i - 1]!) || /(?:e|en|er|es|em)$/.test(terms[i - 1]!.plain);

function make(reading: Reading, first: number, last: number, head: string, preposition: string): Name {
	const start = reading.terms[first]!.word.start;
	const end = reading.terms[last]!.word.end;
	return { first, last, text: reading.text.slice(start, end), head, preposition };
}

/** Whether a noun names someone who acts: a party, council, bank, ministry, a person by office. Folded. */
export const isActor = (word: string): boolean =>
	TITLE.test(word) ||
	HOUSE.test(word) ||
	/(?:rat|verband|partei|union|liste|ministerium|amt|behörde|kammer|staatsanwaltschaft|verteidigung|opposition|regierung|koalition|kasse|bank|polizei|feuerwehr|bahn|verlag|liga|initiative|verein|fraktion|gewerkschaft)$/u.test(
		word.toLowerCase(),
	);

/** Whether two names share a word. */
export function shareWord(a: readonly Term[], b: readonly Term[]): boolean {
	return a.some((x) => b.some((y) => similar(x.plain, y.plain)));
}

const similar = (a: string, b: string): boolean =>
	a === b || (a.length > 3 && foldMarks(`${a}s`) === b) || (b.length > 3 && `${b}s` === a);
