import { AFTER_NACH, AFTER_NACH_ENDS, MEDIA, SPOKEN_NOUNS } from "../german/cues.ts";
import { words } from "../languages/language.ts";
import type { Found, Span } from "./found.ts";
import { type Phrase, phraseAt } from "./phrases.ts";
import type { Read } from "./read.ts";
import type { Item } from "./reading.ts";

/** Somebody the article names. `sort` is what a noun like "die Zeitung" can point back to. */
type Entity = {
	name: string;
	gender: "m" | "f" | "n" | "p" | "?";
	sort: string;
	person: boolean;
	at: number;
	keys: readonly string[];
};

const ROLE =
	/(?:minister|sprecher|chef|präsident|kanzler|sekretär|direktor|leiter|trainer|vorsitzender?n?|professor|anwalt|anwält|richter|forscher|politiker|bürgermeister|meister|experte?n?|expert|stürmer|torwart|kapitän|general|kommissar|beauftragter?n?|abgeordneter?n?|senator|botschafter|gouverneur|könig|papst|bischof|pfarrer|arzt|ärzt|autor|redakteur|korrespondent|journalist|manager|unternehmer|gründer|inhaber|geschäftsführer|vorstand|rektor|dekan|lehrer|biologe?n?|virologe?n?|physiker|historiker|ökonom|wirt|landwirt|landrat|landrät|stadtrat|dezernent|kandidat|koordinator|einsatzleiter|kommandeur|offizier|polizist|zeuge?n?|schauspieler|sänger|regisseur|künstler|haupt|führer|obmann|staatschef|premier|rat|rätin)(?:in|innen|s|es)?$/u;
const BODY: readonly [RegExp, string][] = [
	[/(?:zeitung|blatt|magazin|zeitschrift|illustrierte)(?:s|es)?$/u, "paper"],
	[/(?:agentur)$/u, "agency"],
	[/(?:sender|rundfunk|fernsehen|radio)s?$/u, "station"],
	[/(?:ministerium|ministeriums|ressort|ressorts)$/u, "ministry"],
	[/(?:behörde|amt|amtes|amts)$/u, "authority"],
	[/(?:polizei|präsidium|präsidiums)$/u, "police"],
	[/(?:partei|fraktion)$/u, "party"],
	[/(?:konzern|unternehmen|firma|hersteller|betreiber|reederei|bank)(?:s|es)?$/u, "company"],
	[/(?:verband|verein|gewerkschaft|organisation|bund|initiative)(?:s|es)?$/u, "association"],
	[/(?:regierung|kabinett|kabinetts)$/u, "government"],
	[/(?:universität|hochschule|institut|instituts)$/u, "institute"],
	[/(?:gericht|gerichts|gerichtshof|gerichtshofs)$/u, "court"],
	[/(?:portal|portals|blog|blogs)$/u, "site"],
];
const ABBREVIATED: ReadonlyMap<string, string> = new Map(
	[...words("dpa afp ap reuters epd kna tass xinhua apa ansa ddp sid")].map((agency) => [agency, "agency"]),
);

/** Names for the speakers of an article, in its order: pronouns, "die Zeitung", surnames go back to who was named before. */
export function nameSpeakers(text: string, reads: readonly Read[], results: readonly Found[]): Map<Found, string> {
	const known: Entity[] = [];
	const names = new Map<Found, string>();
	const resolved = new Map<string, string>();
	const order = [...results].sort((a, b) => (a.speaker[0]?.[0] ?? Infinity) - (b.speaker[0]?.[0] ?? Infinity));
	let next = 0;
	let last: string | undefined;
	for (const read of reads) {
		const { items } = read.sentence;
		const starts = new Map(items.map((item, i) => [item.start, i]));
		let at = 0;
		const learnUpTo = (limit: number) => {
			for (; at < items.length && items[at]!.start < limit; ) at = learn(text, items, at, known);
		};
		while (next < order.length && order[next]!.speaker.length > 0 && order[next]!.speaker[0]![0] < read.sentence.end) {
			const result = order[next++]!;
			const span = result.speaker[0]!;
			const key = result.speaker.join();
			let name = resolved.get(key);
			if (name === undefined) {
				const i = starts.get(span[0]);
				learnUpTo(span[0]);
				name =
					(i === undefined ? undefined : nameAt(text, items, i, span, known, read, last)) ??
					text.slice(span[0], result.speaker.at(-1)![1]);
				resolved.set(key, name);
			}
			names.set(result, name);
			last = name;
		}
		learnUpTo(Number.POSITIVE_INFINITY);
	}
	return names;
}

/** So many of the last mentions are searched; older ones are forgotten, which keeps long texts linear. */
const MEMORY = 200;

/** Notes the phrase at item `i` if it names somebody; returns the item to go on with. */
function learn(text: string, items: readonly Item[], i: number, known: Entity[]): number {
	const item = items[i]!;
	if (item.kind === "mark" || item.kind === "quote" || item.kind === "paren") return i + 1;
	const phrase = phraseAt(items, i, items.length);
	if (!phrase || phrase.pronoun || phrase.time) return i + 1;
	const entity = entityOf(text, items, phrase);
	if (entity) {
		known.push(entity);
		if (known.length > 2 * MEMORY) known.splice(0, MEMORY);
	}
	return Math.max(i + 1, phrase.core);
}

function sortOf(word: string): string {
	return ABBREVIATED.get(word) ?? BODY.find(([pattern]) => pattern.test(word))?.[1] ?? (MEDIA.has(word) ? "paper" : "");
}

function entityOf(text: string, items: readonly Item[], phrase: Phrase): Entity | null {
	const run = items.slice(phrase.head, phrase.core);
	const head = run[0]!;
	const plain = run.filter((item) => item.kind === "word");
	if (head.kind !== "word" || plain.length === 0)
		return head.kind === "quote" && phrase.head - phrase.start === 1 ? quoted(head, "paper", phrase) : null;
	const quote = run.find((item) => item.kind === "quote");
	const sort = sortOf(head.lower);
	if (quote && (sort || MEDIA.has(head.lower))) return quoted(quote, sort || "paper", phrase);
	const gender = genderOf(phrase, head);
	const role = roleIn(plain, phrase.article);
	const apposed = apposedName(items, phrase);
	if (role >= 0) {
		const tail = plain.slice(role + 1);
		const name = tail.length > 0 ? text.slice(tail[0]!.start, tail.at(-1)!.end) : apposed;
		if (!name) return null;
		return {
			name,
			gender,
			sort: head.lower,
			person: true,
			at: head.start,
			keys: [plain[role]!.lower, plain[role]!.lower.replace(/^.*-/u, ""), ...name.split(" ").slice(-1)],
		};
	}
	if (sort && plain.length > 1) {
		const name = text.slice(plain[1]!.start, plain.at(-1)!.end);
		const station = /^(?:radio|kanal)$/.test(head.lower);
		return {
			name: station ? text.slice(head.start, run.at(-1)!.end) : withNumber(text, run),
			gender,
			sort,
			person: false,
			at: head.start,
			keys: [name],
		};
	}
	if (sort) {
		const name = text.slice(items[phrase.start]!.start, items[phrase.core - 1]!.end);
		const proper =
			phrase.head > phrase.start + (phrase.article ? 1 : 0) || plain[0]!.text.length > 9 || phrase.article === "";
		return proper ? { name: lowerArticle(name), gender, sort, person: false, at: head.start, keys: [head.text] } : null;
	}
	if (phrase.article === "" && plain.length >= 2)
		return {
			name: text.slice(plain[0]!.start, plain.at(-1)!.end),
			gender: "?",
			sort: "",
			person: true,
			at: head.start,
			keys: [plain.at(-1)!.text],
		};
	if (phrase.article !== "" && plain.length >= 2)
		return {
			name: text.slice(plain[0]!.start, plain.at(-1)!.end),
			gender,
			sort: MEDIA_NAME.test(plain.at(-1)!.lower) ? "paper" : "",
			person: false,
			at: head.start,
			keys: [plain.at(-1)!.text],
		};
	if (
		phrase.article === "" &&
		plain.length === 1 &&
		apposed === null &&
		/^\p{Lu}/u.test(head.text) &&
		!/(?:en|ern|innen|ung|heit|keit)$/u.test(head.lower)
	) {
		return { name: head.text, gender: "?", sort: "", person: false, at: head.start, keys: [head.text] };
	}
	return null;
}

/** The last word of the run that says what somebody is; the name stands behind it. -1 where there is none. */
function roleIn(run: readonly Item[], article: string): number {
	const listed = run.findLastIndex((item) => ROLE.test(item.lower));
	if (listed >= 0 || run.length < 3) return listed;
	const first = run[0]!.lower;
	// "der Winzer Korbinian Faltermeier", "Kantorin Lene Vossberg": an unlisted trade before two names.
	const man =
		["der", "dem", "den", "des", "ein", "einem", "einen"].includes(article) &&
		!/e[nrs]?$/u.test(first.replace(/er$/u, ""));
	const woman = first.endsWith("in") && !NAMES_IN_IN.has(first);
	return run.length === 3 && (man || woman) ? 0 : -1;
}

const NAMES_IN_IN = words(
	"martin karin kevin benjamin robin justin katrin kathrin erwin edwin valentin augustin colin marvin jasmin quentin berlin",
);

const MEDIA_NAME =
	/(?:times|post|news|zeitung|kurier|anzeiger|bote|rundschau|nachrichten|spiegel|presse|herald|tribune|journal|chronik|blatt|tageblatt)$/u;

const quoted = (quote: Item, sort: string, phrase: Phrase): Entity => {
	const name = quote.text.replace(/^["„“”»«‚‘']+|["„“”»«‚‘'’]+$/gu, "");
	return { name, gender: genderOf(phrase, quote), sort, person: false, at: quote.start, keys: [name] };
};

function withNumber(text: string, run: readonly Item[]): string {
	const rest = run.slice(1).filter((item) => item.kind !== "paren");
	return text.slice(rest[0]!.start, rest.at(-1)!.end);
}

function apposedName(items: readonly Item[], phrase: Phrase): string | null {
	for (const at of [phrase.core, phrase.end]) {
		if (items[at]?.text !== ",") continue;
		const inner = phraseAt(items, at + 1, items.length);
		const run = inner ? items.slice(inner.head, inner.core).filter((item) => item.kind === "word") : [];
		if (inner && inner.article === "" && inner.head === inner.start && run.length >= 2)
			return run.map((item) => item.text).join(" ");
	}
	return null;
}

function genderOf(phrase: Phrase, head: Item): Entity["gender"] {
	if (/in$/u.test(head.lower) && ROLE.test(head.lower)) return "f";
	if (/^(?:das|ein)$/.test(phrase.article) && phrase.article === "das") return "n";
	if (["der", "dem", "den", "des", "ein", "einen", "einem"].includes(phrase.article)) {
		if (
			phrase.article === "der" &&
			/(?:ung|heit|keit|schaft|tät|ion|zeitung|behörde|agentur|polizei|in)$/u.test(head.lower)
		)
			return "f";
		return /(?:ministerium|ministeriums|amt|amts|gericht|institut|unternehmen|magazin|magazins|portal|blatt)s?$/u.test(
			head.lower,
		)
			? "n"
			: "m";
	}
	if (["die", "eine", "einer"].includes(phrase.article))
		return /(?:en|innen|er)$/u.test(head.lower) && phrase.article === "die" ? "p" : "f";
	return ROLE.test(head.lower) ? "m" : "?";
}

const lowerArticle = (name: string): string =>
	name.replace(/^(?:Der|Die|Das|Ein|Eine)(?= )/u, (article) => article.toLowerCase());
const isSource = (item: Item): boolean =>
	item.noun &&
	(AFTER_NACH.has(item.lower) ||
		SPOKEN_NOUNS.has(item.lower) ||
		AFTER_NACH_ENDS.some((end) => item.lower.endsWith(end)) ||
		/(?:bericht|berichts|artikel|artikels|meldung|kreisen|umfeld)$/u.test(item.lower));

/** Who the speaker is that begins at item `i`. */
function nameAt(
	text: string,
	items: readonly Item[],
	i: number,
	span: Span,
	known: readonly Entity[],
	read: Read,
	last: string | undefined,
): string | undefined {
	const item = items[i]!;
	if (/^(?:demnach|danach|wonach)$/.test(item.lower))
		return known.findLast((entity) => entity.person || entity.sort !== "")?.name;
	const phrase = phraseAt(items, i, items.length);
	if (!phrase) return undefined;
	if (phrase.pronoun) return pronounName(item.lower, known, read);
	if (isSource(items[phrase.head]!)) {
		// "Angaben der Polizei", "einem Bericht des Magazins", "Grupps Meinung": who stands inside.
		for (let j = phrase.head + 1; j < items.length && items[j]!.start < span[1]; j++) {
			const inner = /^(?:von|vom|aus|in|im)$/.test(items[j]!.lower) ? j + 1 : j;
			const source = phraseAt(items, inner, items.length);
			if (source && !source.pronoun && !isSource(items[source.head]!)) return nameOf(text, items, source, span, known);
		}
		// "in der Erklärung": of whoever spoke last.
		return last;
	}
	if (
		items[phrase.core - 1] &&
		isSource(items[phrase.core - 1]!) &&
		phrase.core - phrase.head === 2 &&
		/s$/u.test(items[phrase.head]!.lower)
	) {
		const stem = items[phrase.head]!.text.replace(/s$/u, "");
		return byKey(stem, known) ?? stem;
	}
	if (
		/^(?:sein|seine|seinen|seiner|seinem|ihr|ihre|ihren|ihrer|dessen|deren)$/.test(phrase.article) &&
		isSource(items[phrase.core - 1]!)
	)
		return pronounName(/^(?:s|dessen)/.test(phrase.article) ? "er" : "sie", known, read);
	return nameOf(text, items, phrase, span, known);
}

function nameOf(text: string, items: readonly Item[], phrase: Phrase, span: Span, known: readonly Entity[]): string {
	const entity = entityOf(text, items, phrase);
	if (entity) {
		const longer = known.find(
			(other) =>
				other.name !== entity.name &&
				other.name.length > entity.name.length &&
				entity.person === other.person &&
				other.keys.at(-1) === entity.name,
		);
		return byKey(entity.name, known) ?? longer?.name ?? entity.name;
	}
	const head = items[phrase.head]!;
	const definite = /^(?:der|die|das|dem|den|des|dieser|diese|dieses|diesem|diesen)$/.test(phrase.article);
	const alone = phrase.core - phrase.head === 1 && phrase.head - phrase.start <= 1;
	if (definite && alone) {
		const sort = sortOf(head.lower);
		const same = known.findLast(
			(other) =>
				(sort !== "" && (other.sort === sort || (isMediumSort(sort) && isMediumSort(other.sort)))) ||
				other.keys.includes(head.lower) ||
				other.sort.endsWith(head.lower),
		);
		if (same) return same.name;
	}
	return lowerArticle(text.slice(span[0], Math.min(span[1], items[phrase.end - 1]!.end)));
}

const isMediumSort = (sort: string): boolean => ["paper", "agency", "station", "site"].includes(sort);

const byKey = (name: string, known: readonly Entity[]): string | undefined =>
	known.find((entity) => entity.person && entity.name.includes(" ") && entity.name.endsWith(` ${name}`))?.name;

/** How many sentences back a pronoun can point, in characters of text. */
const REACH = 1500;

function pronounName(pronoun: string, known: readonly Entity[], read: Read): string | undefined {
	const near = known.filter((entity) => entity.at < read.sentence.end && read.sentence.start - entity.at < REACH);
	const fits = (genders: string) => (entity: Entity) => genders.includes(entity.gender);
	if (/^(?:er|dieser|der)$/.test(pronoun))
		return (near.findLast((entity) => entity.person && fits("m?")(entity)) ?? near.findLast(fits("m")))?.name;
	if (/^(?:sie|diese|die)$/.test(pronoun))
		return (
			near.findLast((entity) => entity.person && fits("f")(entity)) ??
			near.findLast(fits("fp")) ??
			near.findLast((entity) => entity.person && fits("?")(entity))
		)?.name;
	if (/^(?:es|das|dieses)$/.test(pronoun)) return near.findLast(fits("n"))?.name;
	return undefined;
}
