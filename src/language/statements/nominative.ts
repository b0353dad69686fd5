import { ROLE } from "../german/people.ts";
import { isAdjective } from "./phrases.ts";
import type { Item } from "./reading.ts";

export type Gender = "m" | "f" | "n" | "p" | "?";

const FEMININE =
	/(?:ung|heit|keit|schaft|tät|ion|enz|anz|ei|ie|ik|ur|age|behörde|stadt|bank|partei|firma|kammer|wehr|armee|schule|klinik|aufsicht|jury|uni|gruppe|kirche|initiative|gemeinde|kommune|presse|illustrierte|studie|umfrage|sprache|seite|aussage|auskunft|vorlage|analyse|bahn|börse|kasse|frau|chronik|post|welt)$/u;
const NEUTER =
	/(?:ium|iums|amt|amts|amtes|gerichts?|gerichtes|instituts?|unternehmens?|blatt|blatts|kreuz|kreuzes|blattes|magazins?|portals?|land|lands|landes|haus|hauses|zentrums?|werks?|werkes|büros?|teams?|radios?|fernsehens?|parlaments?|kabinetts?|komitees?|ressorts?|klinikums?|gutachtens?|schreibens?|papiers?|dokuments?|protokolls?|interviews?|ergebnis|ergebnisses|urteils?|militärs?|bündnis|bündnisses)$/u;
const MALE = /(?:mann|herr|vater|bruder|sohn)$/u;
const MASCULINE =
	/(?:kreis|verband|verein|er|or|ist|ent|ant|rat|tag|bund|chef|konzern|club|klub|mann|herr|ling|eur|bericht|artikel|dienst|hof|bezirk|senat|vorstand|anwalt|arzt|brief|beirat|gast|rundfunk|beamte|vorsitzende|abgeordnete|beauftragte|angeklagte|schutz|sohn|freund|wirt|zeuge|experte|kollege|loge|präsident|könig|papst|bischof|minister|vertreter|ausschuss|betrieb|staat|stab|verlag)$/u;
const PLURAL =
	/(?:innen|enten|anten|isten|logen|experten|behörden|ämter|beamten|werke|betriebe|kräfte|leute|eltern|staaten|länder|verbände|parteien|zeugen|kollegen|angaben|kreisen?|berichten?|medien|[lnhtfgsdb]er|[lnhtfgsdb]ern|ärzte|anwälte|räte|angehörigen?|mitglieder|vertreter|städte|gemeinden|fraktionen|gewerkschaften)$/u;
const SINGULAR_IN_ER = /(?:mutter|tochter|schwester|kammer|steuer|mauer|feier|oper|nummer|leiter)$/u;

/** The gender of a noun by its article where that tells, else by its ending. */
export function genderOf(article: string, noun: string): Gender {
	const plural = PLURAL.test(noun) && !SINGULAR_IN_ER.test(noun);
	if (article === "das") return "n";
	if (/^(?:die|diese|keine|alle|beide|einige|mehrere|viele)$/.test(article))
		return plural || /^(?:alle|beide|einige|mehrere|viele)$/.test(article) ? "p" : "f";
	if (/^(?:eine|einer|jede|ihre|seine|unsere)$/.test(article)) return "f";
	const ending = FEMININE.test(noun) || (/in$/u.test(noun) && ROLE.test(noun)) ? "f" : NEUTER.test(noun) ? "n" : null;
	if (/^(?:der|dieser|ihrer|seiner)$/.test(article))
		return ending === "f" ? "f" : plural && article !== "der" ? "p" : "m";
	if (/^(?:den|diesen)$/.test(article)) return plural || /en$/u.test(noun) ? "p" : "m";
	if (/^(?:dem|des|diesem|dieses|ein|einem|eines)$/.test(article)) return ending === "n" ? "n" : "m";
	return ending ?? "?";
}

const DEFINITE: Record<Gender, string> = { m: "der", f: "die", n: "das", p: "die", "?": "" };

/** The nominative of a noun in the genitive or dative singular of masculines and neuters: "Landkreises", "Amtes". */
export function nounStem(word: string, article: string): string {
	if (/^(?:dem|einem|einen|des|eines|diesem|dieses)$/.test(article)) {
		if (/(?:ent|ant|ist|kommandat|soldat|kandidat)en$/u.test(word)) return word.slice(0, -2);
		if (/(?:zeug|kolleg|expert|kund|log|beamt|angestellt|vorsitzend|abgeordnet|beauftragt|angeklagt)en$/u.test(word))
			return word.slice(0, -1);
	}
	if (!/^(?:des|eines|dieses|seines|ihres|keines)$/.test(article)) return word;
	if (/(?:[sßxz]|nis)es$/u.test(word))
		return word
			.replace(/ses$/u, "s")
			.replace(/([ßxz])es$/u, "$1")
			.replace(/niss$/u, "nis");
	if (/[^aeiouäöü]tes$|[dtkfmbpg]es$/u.test(word)) return word.slice(0, -2);
	return word.replace(/(?<=[^s])s$/u, "");
}

/**
 * The phrase from item `from` to its noun `head` in the nominative with its article in lower case, and what follows to `end` as it
 * is: "des Landkreises" → "der Landkreis", "einem Bericht" → "ein Bericht".
 * @param oblique whether the phrase stands in the dative or genitive, so that "der" is feminine
 */
export function inNominative(
	text: string,
	items: readonly Item[],
	{ from, head, end, article }: { from: number; head: number; end: number; article: string },
	oblique: boolean,
): string {
	let last = head;
	// "des Roten Kreuzes", "des Belgrader Rundfunks": the noun is the last one.
	if (
		/(?:en|er)$/u.test(items[head]!.lower) &&
		items[head + 1]?.kind === "word" &&
		items[head + 1]!.noun &&
		head + 1 < end
	)
		last = head + 1;
	const noun = items[last]!;
	const rest = end > last + 1 ? text.slice(noun.end, items[end - 1]!.end) : "";
	const before = items.slice(article ? from + 1 : from, last).map((item) => item.text);
	if (!article) {
		const bare = text.slice(items[from]!.start, noun.end);
		return (oblique ? bare.replace(/(?<=[lnhtfgsdbkm]er)n$/u, "") : bare) + rest;
	}
	const gender =
		oblique && article === "der" && !MALE.test(noun.lower)
			? PLURAL.test(noun.lower)
				? "p"
				: "f"
			: genderOf(article, noun.lower);
	const turned =
		oblique ||
		(article === "der" && gender === "f") ||
		/^(?:dem|des|den|einem|eines|einer|einen|diesem|diesen)$/.test(article);
	if (!turned) return [article, ...before, noun.text].join(" ") + rest;
	const definite = /^d/.test(article);
	const indefinite = /^(?:ein)/.test(article);
	if (!definite && !indefinite) return [article, ...before, noun.text].join(" ") + rest;
	// A name without a telling end has no article: "des Geological Survey".
	const unsure = gender === "m" && /^(?:dem|des)$/.test(article) && !MASCULINE.test(nounStem(noun.lower, article));
	const first = unsure ? "" : definite ? DEFINITE[gender] : gender === "f" ? "eine" : "ein";
	const ending = definite ? "e" : gender === "f" ? "e" : gender === "n" ? "es" : "er";
	const adjectives = items
		.slice(from + 1, last)
		.map((item) =>
			gender !== "p" &&
			(isAdjective(item) || (item.noun && /en$/u.test(item.lower))) &&
			/en$|em$|er$/u.test(item.lower) &&
			turned &&
			article !== "die"
				? item.text.replace(/e[nmr]$/u, ending)
				: item.text,
		);
	return [first, ...adjectives, nounStem(noun.text, article)].filter(Boolean).join(" ") + rest;
}
