// How people write a word by its sound, or by how its letters look: "Fodse" and "Nuddn" of those who soften p, t and k (Saxony,
// Franconia, Austria), "disch" and "Fich" of those for whom ch and sch are one, "Wixa", "Ahschloch" and "huan" where an r is
// heard as a vowel, "Photze" and "Vixxer" of those who know a filter reads along, "Schwuchtteln" and "Arshcloch" as well.
// Made when lists are compiled, so that finding them costs what listing them would.
// Hand-made from what German dialects do to consonants: https://de.wikipedia.org/wiki/Binnendeutsche_Konsonantenschwächung
// (lenition), https://de.wikipedia.org/wiki/Koronalisierung (ch as sch) and the vocalised r.

/** What is heard, and what is written for it. */
type Sound = readonly [RegExp, ...string[]];

/** How words end, whatever else is changed. */
const ENDS: readonly Sound[] = [
	[/er(?![\p{L}])/gu, "a", "ah", "or"],
	[/en(?=s|\P{L}|$)/gu, "n"],
	[/e$/g, "n", "ä"],
	[/e(?=l(?:n|s)?(?:\P{L}|$))/gu, ""],
];

/** Many change two of these at once: "Wixa", "Ahschlosch". */
const USUAL: readonly Sound[] = [
	...ENDS,
	[/tt/g, "dd"],
	[/t(?![tz]|sch)(?<!tt)/g, "d"],
	[/d$/g, "t"],
	[/tz/g, "ds", "dz", "ts", "z", "zz"],
	[/(?<!t)z/g, "ds"],
	[/ck(?!s)/g, "gg", "kk", "k"],
	[/cks/g, "x"],
	[/(?<=[aeiou])k(?=[aeiou])/g, "gg", "ck"],
	[/(?<!c)k/g, "g"],
	[/pp/g, "bb"],
	[/p(?![ph])(?<!pp)/g, "b"],
	[/(?<!s)ch(?!s)/g, "sch"],
	[/sch/g, "ch"],
	[/chs/g, "x", "xx", "ks", "gs", "schs"],
	[/a(?=r(?:sch|s))/g, "o"],
	[/ar(?=s)/g, "oa"],
	[/(?<=[aou])r(?=[bcdfgklmnpstwz])/g, "", "h", "hr"],
	[/ur(?:e(?=n))?/g, "ua"],
	[/(?<=u)r(?=e)/g, "hr"],
	[/ss|ß/g, "s", "z"],
	[/(?<!s)s(?=[pt])/g, "sch"],
	[/v/g, "f"],
	[/(?<!p)f+/g, "ph", "v"],
	[/w/g, "v"],
	[/pf/g, "f", "pp"],
	[/ö/g, "e"],
	[/ü/g, "i"],
	[/ä/g, "e"],
	[/ei/g, "ai"],
	[/eu/g, "oi"],
	[/(?<=[aeiou])([dfglmnprst])(?=[aeiou])/g, "$1$1"],
	[/([bdfglmnprt])\1/g, "$1"],
];

/** Enough by themselves; drawn out more a word is found as stretched. */
const SELDOM: readonly Sound[] = [
	[/ck(?!s)/g, "cc", "cck", "ckk", "g", "c"],
	[/cks/g, "xx", "chs", "xs", "ks", "gs", "kks"],
	[/chs/g, "cks", "xs", "hs", "kks", "xxs", "chz", "chss"],
	[/tz/g, "tzz", "c", "ttz", "tts"],
	[/(?<!t)z/g, "ts", "s"],
	[/(?<!c)k/g, "c"],
	[/(?<![gn])g(?!g)/g, "k"],
	[/(?<!d)d(?!d)/g, "t"],
	[/(?<!b)b(?!b)/g, "p", "w"],
	[/(?<!s)ch(?!s)/g, "g", "k", "h", "x", "c"],
	[/sch/g, "sh", "s", "shc", "sc"],
	[/er(?![\p{L}])/gu, "ar", "är", "oa", "ä"],
	[/e$/g, "a", "eh", "ee"],
	[/(?<=\p{L}{8})e$/gu, ""],
	[/en(?=s|\P{L}|$)/gu, "an"],
	[/(?<![scz])s(?=[aeiou])/g, "z", "sch"],
	[/ss|ß/g, "sz", "zz"],
	[/^ver/g, "va", "fa", "vor"],
	[/v/g, "w"],
	[/(?<![aeiouäöü])e(?=[bcdfgklmnprstz])/g, "ä"],
	[/ei/g, "ey", "ay"],
	[/(?<![aeou])i(?!e)/g, "ie", "y", "ü", "l"],
	[/ie/g, "i"],
	[/i(?=o)/g, "j", "ij", "e"],
	[/(?<![aeo])u/g, "v"],
	// "Notte" is the end of "Hugenotte", "Nuette" of "Menuette".
	[/(?<![aeo])u(?=\p{L}{4})/gu, "o", "uh", "oo", "ue"],
	[/oh/g, "oo", "ö"],
	[/(?<=[aeiou])h(?=[bcdfgklmnpstwz])/g, ""],
	[/(?<![aeo])([aeo])(?=[bdfgklmnprst][bdfghklmnprstaeiou])/g, "$1h"],
	[/l(?!l)/g, "i"],
	[/(?<!m)m(?!m)/g, "rn"],
	[/w/g, "vv"],
	[/([bdfgklmnprstzx])(?!\1)(?<!\1\1)/g, "$1$1"],
	[/(?<![aeiou])([aeo])(?![aeiou])/g, "$1$1"],
];

/** Shorter ones are other words. */
const SHORTEST = 5;
/** Words that are still themselves with a letter lost or two exchanged. */
const LONG = 8;

/**
 * The ways in which a term may be written by its sound or look: up to two usual changes, each at one place or at all, or
 * one that is seldom; long words also with a letter lost ("Arschlch") or two exchanged ("Hurnesohn").
 * @param term as listed, of one or several words
 */
export function spokenForms(term: string): readonly string[] {
	const written = term.normalize("NFC").toLowerCase();
	const usual = [...new Set(allChanged(written, USUAL))];
	const seldom = allChanged(written, SELDOM);
	const twice = [
		...usual.flatMap((form) => everywhere(form, USUAL)),
		...seldom.flatMap((form) => everywhere(form, ENDS)),
	];
	const forms = new Set([...usual, ...seldom, ...twice, ...slips(written)]);
	forms.delete(written);
	return [...forms].filter((form) => form.replace(/\P{L}/gu, "").length >= SHORTEST);
}

/** A word with one of some sounds changed everywhere, or at one place alone. */
function allChanged(word: string, sounds: readonly Sound[]): string[] {
	const alone = sounds.flatMap(([heard, ...spelled]) =>
		[...word.matchAll(heard)].flatMap(({ index, 0: letters, 1: group = "" }) =>
			spelled.map(
				(written) => word.slice(0, index) + written.replaceAll("$1", group) + word.slice(index + letters.length),
			),
		),
	);
	return [...alone, ...everywhere(word, sounds)];
}

/** A word with one of some sounds changed wherever it has it. */
function everywhere(word: string, sounds: readonly Sound[]): string[] {
	return sounds.flatMap(([heard, ...spelled]) => spelled.map((written) => word.replace(heard, written)));
}

/** A long word with a letter lost, or two neighbours exchanged; its first letter stays, and the last is not lost. */
function slips(word: string): string[] {
	if (word.length < LONG || !/^\p{L}+$/u.test(word)) return [];
	return Array.from(word.slice(1, -1)).flatMap((letter, before) => {
		const at = before + 1;
		const behind = word.slice(at + 1);
		return [word.slice(0, at) + behind, word.slice(0, at) + behind[0]! + letter + behind.slice(1)];
	});
}
