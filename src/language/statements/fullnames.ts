import { genderOfFirstName, MEASURES } from "../german/people.ts";
import { words } from "../languages/language.ts";
import type { Phrase } from "./phrases.ts";
import type { Item } from "./reading.ts";

export const TITLES = words("dr. prof. professor professorin dipl.-ing. dr dipl. pater herr frau herrn");

/** "Tobias Rehwald", "Dr. H. Muster": capitals only, none of them a measure, and no word before that rules a name out. */
export function isFullName(items: readonly Item[], phrase: Phrase, plain: readonly Item[]): boolean {
	const names = plain.filter((item) => !TITLES.has(item.lower));
	const before = items[phrase.start - 1];
	if (names.length === 0 || names.length > 4 || plain.length < 2) return false;
	if (
		before &&
		(before.kind === "number" ||
			CONTRACTED.has(before.lower) ||
			(/^\p{Ll}.*(?:e|en|er|es|em)$/u.test(before.text) && !FREE.has(before.lower) && before.readings.length === 0))
	)
		return false;
	if (
		names.some(
			(item) =>
				MEASURES.has(item.lower) ||
				NO_NAME.test(item.lower) ||
				(item.text === item.text.toUpperCase() && item.text.length > 2),
		)
	)
		return false;
	if (items[phrase.core]?.kind === "number") return false;
	if (plain.some((item) => !item.noun && !TITLES.has(item.lower)) && genderOfFirstName(names[0]!.text) === "?")
		return false;
	if (names.length < plain.length) return true;
	return genderOfFirstName(names[0]!.text) !== "?" || /^\p{Lu}\p{Ll}+$/u.test(names[0]!.text);
}

const CONTRACTED = words("am im zum zur vom beim ins ans aufs fürs ums");
/** Words in -e, -en, -er that may stand before a name without agreeing with it. */
const FREE = words(
	"aber oder wegen gegen neben zwischen unter hinter über außer heute gerade ohne habe hatte habe sagte erklärte später weder zwar gestern morgen",
);
const NO_NAME =
	/(?:ung|ungen|heit|keit|schaft|tät|ion|ionen|ismus|nis|verlust|umsatz|gewinn|kosten|zahlen|menschen|leute|hafen|straße|platz|brücke|fluss|park|kommando|energie|bau|tag|jahr|woche|liga|union|fc|sv|club)$/u;

/** A name is cut before "von der Partei" once it has first and last name; its title stays. */
export function cutName(text: string, run: readonly Item[]): string {
	let end = run.length;
	let names = 0;
	for (let i = 0; i < run.length; i++) {
		const item = run[i]!;
		if (item.kind !== "word" || /^(?:\/|&)$/.test(item.text)) {
			end = i;
			break;
		}
		const particle = !item.noun && /^(?:von|vom|der|aus|zu)$/.test(item.lower);
		if (particle && (names === 0 || (names >= 2 && genderOfFirstName(run[i - 1]!.text) === "?"))) {
			end = i;
			break;
		}
		if (item.noun && !TITLES.has(item.lower)) names++;
	}
	while (end > 0 && !run[end - 1]!.noun && !/^(?:dr|prof)\.?$/.test(run[end - 1]!.lower)) end--;
	let start = 0;
	while (start < end && /^(?:herrn?|frau|professor|professorin|pater)$/.test(run[start]!.lower)) start++;
	return end > start && run[end - 1]!.end - run[start]!.start > 1
		? text.slice(run[start]!.start, run[end - 1]!.end)
		: "";
}
