// How people write a word by its sound: "Fodse" and "Nuddn" of those who soften p, t and k (Saxony, Franconia, Austria),
// "disch" and "Fich" of those for whom ch and sch are one, "Wixa", "Ahschloch" and "huan" where an r is heard as a vowel.
// Made when lists are compiled, so that finding them costs what listing them would.
// Hand-made from what German dialects do to consonants: https://de.wikipedia.org/wiki/Binnendeutsche_Konsonantenschwächung
// (lenition), https://de.wikipedia.org/wiki/Koronalisierung (ch as sch) and the vocalised r.

type Sound = readonly [RegExp, string];

/** What is heard, and what is written for it. */
const SOUNDS: readonly Sound[] = [
	[/tt/g, "dd"],
	[/t(?![tz]|sch)(?<!tt)/g, "d"],
	[/d$/g, "t"],
	[/tz/g, "ds"],
	[/tz/g, "dz"],
	[/tz/g, "ts"],
	[/tz/g, "z"],
	[/(?<!t)z/g, "ds"],
	[/ck/g, "gg"],
	[/ck/g, "kk"],
	[/ck/g, "k"],
	[/(?<=[aeiou])k(?=[aeiou])/g, "gg"],
	[/(?<=[aeiou])k(?=[aeiou])/g, "ck"],
	[/(?<!c)k/g, "g"],
	[/pp/g, "bb"],
	[/p(?![ph])(?<!pp)/g, "b"],
	[/(?<!s)ch(?!s)/g, "sch"],
	[/sch/g, "ch"],
	[/chs/g, "x"],
	[/chs/g, "xx"],
	[/chs/g, "ks"],
	[/chs/g, "gs"],
	[/er(?![\p{L}])/gu, "a"],
	[/er(?![\p{L}])/gu, "ah"],
	[/a(?=r(?:sch|s))/g, "o"],
	[/ar(?=s)/g, "oa"],
	[/(?<=[aou])r(?=[bcdfgklmnpstwz])/g, ""],
	[/(?<=[aou])r(?=[bcdfgklmnpstwz])/g, "h"],
	[/(?<=[aou])r(?=[bcdfgklmnpstwz])/g, "hr"],
	[/ur(?:e(?=n))?/g, "ua"],
	[/(?<=u)r(?=e)/g, "hr"],
	[/en(?=s|\P{L}|$)/gu, "n"],
	[/e$/g, "n"],
	[/e(?=l(?:n|s)?(?:\P{L}|$))/gu, ""],
	[/ss|ß/g, "s"],
	[/ss|ß/g, "z"],
	[/s(?=[pt])(?<!s)/g, "sch"],
	[/v/g, "f"],
	[/(?<!\p{L})f/gu, "v"],
	[/pf/g, "f"],
	[/ö/g, "e"],
	[/ü/g, "i"],
	[/ä/g, "e"],
	[/ei/g, "ai"],
	[/eu/g, "oi"],
	[/(?<=[aeiou])([dfglmnprst])(?=[aeiou])/g, "$1$1"],
	[/([bdfglmnprt])\1/g, "$1"],
];

/** Letters that are only drawn out a little, one at a time: what is drawn out more is found as stretched. */
const DOUBLED: readonly Sound[] = [
	[/([dfglmnprst])(?=[bcdfgkpstz])(?!\1)(?<!\1\1)/g, "$1$1"],
	[/(?<![aeiou])([aeo])(?![aeiou])/g, "$1$1"],
];

/** Shorter ones are other words. */
const SHORTEST = 5;

/**
 * The ways in which a term may be written by its sound: up to two changes, each at one place or at all.
 * @param term as listed, of one or several words
 */
export function spokenForms(term: string): readonly string[] {
	const written = term.normalize("NFC").toLowerCase();
	const once = new Set(SOUNDS.flatMap((sound) => changed(written, sound)));
	const twice = new Set([...once].flatMap((form) => SOUNDS.map(([heard, spelled]) => form.replace(heard, spelled))));
	const forms = new Set([...once, ...twice, ...DOUBLED.flatMap((sound) => changed(written, sound))]);
	forms.delete(written);
	return [...forms].filter((form) => form.replace(/\P{L}/gu, "").length >= SHORTEST);
}

/** A word changed everywhere, and at each place alone. */
function changed(word: string, [heard, spelled]: Sound): string[] {
	const places = [...word.matchAll(heard)];
	const alone = places.map(({ index, 0: letters, 1: group }) => {
		const written = spelled.replaceAll("$1", group ?? "");
		return word.slice(0, index) + written + word.slice(index + letters.length);
	});
	return places.length > 1 ? [word.replace(heard, spelled), ...alone] : alone;
}
