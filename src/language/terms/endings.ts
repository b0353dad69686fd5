// The endings that may follow a listed word: plurals, cases, feminine forms, diminutives.

const ENDINGS = {
	de: "e en n er ern em es s ens in innen inn chen lein chens leins",
	en: "s es ed d er ers ing ings in",
} as const;

/** Letters of a word's ending as one number, five bits a letter; six letters at most. */
export function packEnding(symbols: ArrayLike<number>, start: number, end: number): number {
	let packed = 0;
	for (let index = start; index < end; index++) packed = (packed << 5) | symbols[index]!;
	return packed;
}

export const LONGEST_ENDING = 6;

/** The packed endings of a language, also with doubled letters squeezed ("inen"), as stretched words end. */
export function endingsOf(language: "de" | "en"): ReadonlySet<number> {
	return PACKED[language];
}

function packed(language: "de" | "en"): ReadonlySet<number> {
	const all = new Set<number>();
	for (const ending of ENDINGS[language].split(" ")) {
		for (const form of [ending, ending.replace(/(.)\1/g, "$1")]) {
			const symbols = [...form].map((letter) => letter.charCodeAt(0) - 96);
			if (symbols.length <= LONGEST_ENDING) all.add(packEnding(symbols, 0, symbols.length));
		}
	}
	return all;
}

const PACKED = { de: packed("de"), en: packed("en") };
