// Disguises as people invent them, each a function of a word and a stream of random numbers below one.

export type Random = () => number;

const at = (random: Random, length: number) => Math.floor(random() * length);
const inner = (random: Random, word: string) => 1 + at(random, word.length - 2);
const swap = (table: Readonly<Record<string, string>>, share: number) => (word: string, random: Random) => {
	const places = [...word].flatMap((letter, index) => (table[letter.toLowerCase()] ? [index] : []));
	if (places.length === 0) return null;
	const chosen = new Set(places.filter(() => random() < share));
	chosen.add(places[at(random, places.length)]!);
	return [...word].map((letter, index) => (chosen.has(index) ? table[letter.toLowerCase()]! : letter)).join("");
};

const CYRILLIC = {
	a: "а",
	c: "с",
	e: "е",
	h: "һ",
	i: "і",
	j: "ј",
	k: "к",
	o: "о",
	p: "р",
	s: "ѕ",
	t: "т",
	u: "υ",
	x: "х",
	y: "у",
};
const LEET = { a: "4", e: "3", i: "1", o: "0", s: "5", t: "7", l: "1" };
const SIGNS = { a: "@", s: "$", i: "!", e: "€", l: "|" };
const ACCENTS = { a: "á", e: "ê", i: "ï", o: "ø", u: "ú", c: "ç", n: "ñ" };

const styled = (base: number) => (word: string) =>
	[...word.normalize("NFC")]
		.map((letter) => {
			const code = letter.toLowerCase().charCodeAt(0) - 97;
			return code >= 0 && code < 26 ? String.fromCodePoint(base + code) : letter;
		})
		.join("");

/** Null where a word has no place for the disguise. */
export const DISGUISES: Readonly<Record<string, (word: string, random: Random) => string | null>> = {
	plain: (word) => word,
	capitals: (word) => word.toUpperCase(),
	alternating: (word) => [...word].map((letter, i) => (i % 2 ? letter.toUpperCase() : letter.toLowerCase())).join(""),
	spaced: (word) => [...word].join(" "),
	dotted: (word) => [...word].join("."),
	dashed: (word) => [...word].join("-"),
	commas: (word) => [...word].join(", "),
	emoji: (word) => [...word].join("👏"),
	"broken by a space": (word, random) => {
		const place = 2 + at(random, word.length - 3);
		return `${word.slice(0, place)} ${word.slice(place)}`;
	},
	"broken by a sign": (word, random) => {
		const place = inner(random, word);
		return word.slice(0, place) + ".-_/|~"[at(random, 6)] + word.slice(place);
	},
	"bold inside": (word, random) => {
		const place = inner(random, word);
		return `${word.slice(0, place)}**${word.slice(place)}**`;
	},
	spoiler: (word) => `||${word}||`,
	struck: (word, random) => {
		const place = inner(random, word);
		return `~~${word.slice(0, place)}~~${word.slice(place)}`;
	},
	"zero-width": (word) => [...word].join("\u200b"),
	"soft hyphens": (word, random) => {
		const place = inner(random, word);
		return `${word.slice(0, place)}\u00ad${word.slice(place)}`;
	},
	"right-to-left marks": (word) => `\u202d${[...word].join("\u2060")}\u202c`,
	stretched: (word, random) => {
		const place = at(random, word.length);
		return word.slice(0, place) + word[place]!.repeat(3 + at(random, 8)) + word.slice(place);
	},
	"stretched everywhere": (word) => [...word].map((letter) => letter.repeat(4)).join(""),
	"one star": (word, random) => {
		const place = inner(random, word);
		return `${word.slice(0, place)}*${word.slice(place + 1)}`;
	},
	"stars in the middle": (word) => {
		const stars = Math.max(1, Math.floor(word.length / 2) - 1);
		const place = Math.ceil((word.length - stars) / 2);
		return word.slice(0, place) + "*".repeat(stars) + word.slice(place + stars);
	},
	"starred vowels": (word) => {
		const masked = word[0] + word.slice(1, -1).replace(/[aeiouäöü]/gi, "*") + word.at(-1);
		return masked === word ? null : masked;
	},
	cyrillic: swap(CYRILLIC, 0.5),
	"cyrillic everywhere": swap(CYRILLIC, 1),
	leet: swap(LEET, 0.5),
	"leet everywhere": (word, random) => {
		const swapped = swap(LEET, 1)(word, random);
		// Three digits in a row are a number and stay one.
		return swapped === null || /\d{3}/.test(swapped) || (swapped.match(/\p{L}/gu)?.length ?? 0) < 2 ? null : swapped;
	},
	signs: swap(SIGNS, 0.5),
	accents: swap(ACCENTS, 0.7),
	zalgo: (word) => [...word].map((letter) => `${letter}\u0335\u0353\u030d`).join(""),
	"full width": (word) => styled(0xff41)(word),
	"bold letters": (word) => styled(0x1d41a)(word),
	fraktur: (word) => styled(0x1d586)(word),
	circled: (word) => styled(0x24d0)(word),
	squared: (word) => styled(0x1f170)(word),
	"without dots": (word) => (/[äöü]/i.test(word) ? word.normalize("NFD").replace(/\u0308/g, "") : null),
	"e for dots": (word) => {
		const table: Record<string, string> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss", Ä: "Ae", Ö: "Oe", Ü: "Ue" };
		const spelled = word.replace(/[äöüßÄÖÜ]/g, (letter) => table[letter]!);
		return spelled === word ? null : spelled;
	},
	decomposed: (word) => (word.normalize("NFD") === word ? null : word.normalize("NFD")),
	plural: (word) => (/(?:ot|ast|ett)$/.test(word) ? `${word}en` : null),
	compound: (word) =>
		/(?:idiot|arschloch|trottel|hurensohn|wichser|schlampe)$/i.test(word) ? `Riesen${word.toLowerCase()}` : null,
	"stretched leet": (word, random) => {
		const leet = swap(LEET, 0.3)(word, random);
		if (leet === null) return null;
		const letters = [...leet].flatMap((letter, index) => (/\p{L}/u.test(letter) ? [index] : []));
		const place = letters[at(random, letters.length)]!;
		return leet.slice(0, place) + leet[place]!.repeat(4) + leet.slice(place + 1);
	},
	"spaced leet": (word, random) => {
		const leet = swap(LEET, 0.3)(word, random);
		return leet === null ? null : [...leet].join(random() < 0.5 ? " " : ".");
	},
	"spaced capitals with signs": (word) => [...word.toUpperCase()].join(" _ "),
};

/** Insults that a newsroom would want found, whatever the list calls them. */
export const INSULTS = [
	"Idiot", "Vollidiot", "Arschloch", "Hurensohn", "Wichser", "Schlampe", "Missgeburt", "Trottel", "Dummkopf", "Schwachkopf",
	"Fotze", "Nutte", "Bastard", "Spast", "Drecksau", "Mistkerl", "Miststück", "Arschgeige", "Blödmann", "Kanake", "Schwuchtel",
	"Drecksack", "Vollpfosten", "Kotzbrocken", "Scheißkerl", "Wixer", "Hackfresse", "Abschaum", "Untermensch", "Dreckskerl",
	"Fettsau", "Flachzange", "Hohlkopf", "Klugscheißer", "Schwanzlutscher", "Nazischwein", "Saftsack", "Volltrottel",
	"Motherfucker", "Asshole", "Bitch", "Judensau", "Arschlöcher", "Hurensöhne",
]; // biome-ignore format: a list
