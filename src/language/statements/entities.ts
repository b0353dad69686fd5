import { BODY, genderOfFirstName, MEDIUM_SORTS, ROLE, TRADE } from "../german/people.ts";
import { words } from "../languages/language.ts";
import { cutName, isFullName, TITLES } from "./fullnames.ts";
import { type Gender, genderOf, inNominative, nounStem } from "./nominative.ts";
import { type Phrase, phraseAt } from "./phrases.ts";
import type { Item } from "./reading.ts";

/** Somebody or something the article names; `name` grows to the fullest form met. */
export type Entity = {
	name: string;
	gender: Gender;
	/** A thing ("ein Gutachten") may be a source but is nobody a pronoun can stand for. */
	kind: "person" | "body" | "thing";
	/** Whether it has a name of its own ("Jana Kolb", "Landgericht Norderaue"), not only a noun ("ein Sprecher"). */
	named: boolean;
	/** What sort of body, "" for others. */
	sort: string;
	/** The nouns it was called by, lower case ("gesundheitsamt", "vermittler"). */
	nouns: string[];
};

const ABBREVIATED = words("dpa afp ap reuters epd kna tass xinhua apa ansa ddp sid");
const OUTLET =
	/(?:times|post|news|zeitung|kurier|anzeiger|bote|boten|rundschau|nachrichten|spiegel|presse|herald|tribune|journal|chronik|blatt|tageblatt)$/u;

export function sortOf(word: string): string {
	return ABBREVIATED.has(word) ? "agency" : (BODY.find(([pattern]) => pattern.test(word))?.[1] ?? "");
}

/** Who or what a phrase names. @param oblique whether it stands behind a preposition or as a genitive */
export function entityOf(text: string, items: readonly Item[], phrase: Phrase, oblique: boolean): Entity | null {
	const run = items.slice(phrase.head, phrase.core);
	const plain = run.filter((item) => item.kind === "word" && item.text !== "-");
	const head = run[0]!;
	const { article } = phrase;
	if (head.kind === "quote")
		return phrase.head - phrase.start <= 1 && article !== "" ? medium(unquoted(head), "paper", "?") : null;
	if (head.kind !== "word" || plain.length === 0) return null;
	const role = roleIn(plain, article);
	if (role >= 0) return person(text, items, phrase, plain, role, oblique);
	const noun = nounStem(head.lower, article);
	const sort = sortOf(noun);
	const gender = genderOf(article, noun);
	const quote = run.find((item) => item.kind === "quote");
	if (quote && sort) return medium(unquoted(quote), sort, gender, noun);
	if (sort && plain.length > 1) {
		const rest = text.slice(run[1]!.start, lastOf(run).end);
		if (MEDIUM_SORTS.has(sort) && !/^(?:radio|kanal)$/.test(noun)) return medium(rest, sort, gender, noun);
		const whole = sort === "company" ? rest : `${nounStem(head.text, article)} ${rest}`;
		return { name: whole, gender, kind: "body", named: true, sort, nouns: [noun] };
	}
	if (OUTLET.test(lastOf(plain).lower) && plain.length >= 2)
		return medium(text.slice(head.start, lastOf(run).end), "paper", gender);
	if (sort) {
		const bare = { from: phrase.start, head: phrase.head, end: withGenitive(items, phrase), article };
		return { name: inNominative(text, items, bare, oblique), gender, kind: "body", named: false, sort, nouns: [noun] };
	}
	if (article === "" && phrase.head === phrase.start && isFullName(items, phrase, plain)) {
		const first = plain.find((item) => !TITLES.has(item.lower))!;
		const name = cutName(text, run);
		return { name, gender: genderOfFirstName(first.text), kind: "person", named: true, sort: "", nouns: [] };
	}
	return null;
}

/** The end of the phrase with its genitive: "die Werbegemeinschaft der Händler". */
export function withGenitive(items: readonly Item[], phrase: Phrase): number {
	const inner = /^(?:des|der|eines|einer)$/.test(items[phrase.core]?.lower ?? "")
		? phraseAt(items, phrase.core, phrase.end)
		: null;
	return inner && !inner.pronoun ? inner.core : phrase.core;
}

const lastOf = <T>(list: readonly T[]): T => list[list.length - 1]!;
const unquoted = (quote: Item): string => quote.text.replace(/^["„“”»«‚‘']+|["„“”»«‚‘'’]+$/gu, "");
const medium = (name: string, sort: string, gender: Gender, noun = ""): Entity => ({
	name: name.replace(/(?<=\bB)oten$/u, "ote"),
	gender,
	kind: "body",
	named: true,
	sort,
	nouns: noun ? [noun] : [],
});

function person(
	text: string,
	items: readonly Item[],
	phrase: Phrase,
	plain: readonly Item[],
	role: number,
	oblique: boolean,
): Entity | null {
	const { article } = phrase;
	const noun = plain[role]!;
	const called = nounStem(noun.lower, article);
	const behind = items.slice(phrase.head, phrase.core).filter((item) => item.start > noun.start);
	// "warf der Ministerin Wortbruch vor": a single noun behind a dative is as likely what she is accused of.
	const object =
		!oblique &&
		behind.length === 1 &&
		(/^(?:dem|den)$/.test(article) || (article === "der" && /in$/u.test(noun.lower)));
	const own = !object && behind[0]?.kind === "word" && behind[0].noun ? cutName(text, behind) : "";
	const name = own || apposedName(text, items, phrase);
	const nouns = [called, called.replace(/^.*-/u, "")];
	let gender: Gender = /(?:in|frau)$/u.test(called) ? "f" : genderOf(article, called);
	if (/innen$/u.test(called)) gender = "p";
	if (name) {
		const first = name.split(" ").find((word) => !TITLES.has(word.toLowerCase())) ?? name;
		if (gender !== "f") gender = /^(?:die|der)$/.test(article) && /nde$|te$/u.test(called) ? "?" : "m";
		if (gender === "m" && article === "die") gender = "f";
		const given = name.includes(" ") ? genderOfFirstName(first) : "?";
		if (given !== "?" && (gender === "?" || article === "" || oblique)) gender = given;
		return { name, gender, kind: "person", named: true, sort: "", nouns };
	}
	// "als Koordinator", "Autorin mehrerer Bücher": what somebody is, not somebody.
	if (article === "") return null;
	const end = object ? phrase.head + 1 : phrase.end;
	const bare = { from: phrase.start, head: phrase.head, end, article };
	return { name: inNominative(text, items, bare, oblique), gender, kind: "person", named: false, sort: "", nouns };
}

/** The last word of the run that says what somebody is; the name stands behind it. -1 where there is none. */
function roleIn(run: readonly Item[], article: string): number {
	const listed = run.findLastIndex((item, i) => {
		if (!ROLE.test(item.lower) || sortOf(item.lower) === "council") return false;
		// A surname like "Richter" or "Bauer" behind a first name is none.
		return i === 0 || genderOfFirstName(run[i - 1]!.text) === "?";
	});
	if (listed >= 0) return listed;
	const names = run.filter((item) => !TITLES.has(item.lower));
	if (names.length < 3) return -1;
	const first = run[0]!;
	if (genderOfFirstName(first.text) !== "?" && !/in$/u.test(first.lower)) return -1;
	const given = genderOfFirstName(names[1]!.text) !== "?";
	// "Winzer Korbinian Faltermeier", "Kantorin Lene Vossberg": an unlisted trade before two names.
	return TRADE.test(first.lower) && sortOf(first.lower) === "" && (given || article !== "" || first.text.length > 7)
		? 0
		: -1;
}

/** "die Leiterin des Hauses, Jana Kolb,", "der Vermittler, der frühere Minister Olof Sandgren,": the name behind the comma. */
function apposedName(text: string, items: readonly Item[], phrase: Phrase): string {
	let at = phrase.end;
	if (items[phrase.core]?.text === ",") at = phrase.core;
	// "die Bürgermeisterin von Grambach, Ayla Demirci"
	while (at < items.length && at < phrase.end + 4 && items[at]!.text !== ",") {
		if (!/^(?:von|vom|in|im|für|aus|des|der)$/.test(items[at]!.lower) && !items[at]!.noun) return "";
		at++;
	}
	if (items[at]?.text !== ",") return "";
	const inner = phraseAt(items, at + 1, items.length);
	if (!inner || inner.pronoun || inner.core >= items.length || !/^[,.:]$/.test(items[inner.core]?.text ?? "."))
		if (!inner || items[inner.core]?.kind === "word") return "";
	const entity = inner && entityOf(text, items, inner, false);
	const run = items.slice(inner.head, inner.core);
	// "der 17-jährige Levin Harms"
	if (!entity && run.length === 2 && genderOfFirstName(run[0]!.text) !== "?") return cutName(text, run);
	return entity?.kind === "person" && entity.named && entity.name.includes(" ") ? entity.name : "";
}
