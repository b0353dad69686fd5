// Number words: German ones are composed ("achtunddreißigtausend"), English ones stand apart.
import type { KnownLanguage } from "../stems.ts";

const GERMAN_SMALL: Record<string, number> = {
	null: 0,
	ein: 1,
	eins: 1,
	eine: 1,
	einen: 1,
	einem: 1,
	einer: 1,
	zwei: 2,
	zwo: 2,
	drei: 3,
	vier: 4,
	funf: 5,
	sechs: 6,
	sieben: 7,
	acht: 8,
	neun: 9,
	zehn: 10,
	elf: 11,
	zwolf: 12,
	dreizehn: 13,
	vierzehn: 14,
	funfzehn: 15,
	sechzehn: 16,
	siebzehn: 17,
	achtzehn: 18,
	neunzehn: 19,
	zwanzig: 20,
	dreissig: 30,
	vierzig: 40,
	funfzig: 50,
	sechzig: 60,
	siebzig: 70,
	achtzig: 80,
	neunzig: 90,
};
const ENGLISH_SMALL: Record<string, number> = {
	zero: 0,
	one: 1,
	two: 2,
	three: 3,
	four: 4,
	five: 5,
	six: 6,
	seven: 7,
	eight: 8,
	nine: 9,
	ten: 10,
	eleven: 11,
	twelve: 12,
	thirteen: 13,
	fourteen: 14,
	fifteen: 15,
	sixteen: 16,
	seventeen: 17,
	eighteen: 18,
	nineteen: 19,
	twenty: 20,
	thirty: 30,
	forty: 40,
	fifty: 50,
	sixty: 60,
	seventy: 70,
	eighty: 80,
	ninety: 90,
	hundred: 100,
	dozen: 12,
};
const TENS =
	/^(ein|zwei|drei|vier|funf|sechs|sieben|acht|neun)und(zwanzig|dreissig|vierzig|funfzig|sechzig|siebzig|achtzig|neunzig)$/;

/** The number a folded word without umlaut marks spells, or undefined. */
export function numberWord(word: string, language: KnownLanguage): number | undefined {
	if (language === "en") {
		const [tens, ones] = word.split("-");
		if (ones !== undefined)
			return has(ENGLISH_SMALL, tens!) && has(ENGLISH_SMALL, ones)
				? ENGLISH_SMALL[tens!]! + ENGLISH_SMALL[ones]!
				: undefined;
		return has(ENGLISH_SMALL, word) ? ENGLISH_SMALL[word] : undefined;
	}
	return word.length > 60 ? undefined : german(word);
}

const has = (table: Record<string, number>, key: string): boolean => Object.hasOwn(table, key);

function german(word: string): number | undefined {
	if (has(GERMAN_SMALL, word)) return GERMAN_SMALL[word];
	const tens = TENS.exec(word);
	if (tens) return GERMAN_SMALL[tens[1]!]! + GERMAN_SMALL[tens[2]!]!;
	for (const [name, size] of [
		["tausend", 1000],
		["hundert", 100],
	] as const) {
		const at = word.indexOf(name);
		if (at < 0) continue;
		const front = word.slice(0, at);
		const back = word.slice(at + name.length).replace(/^und/, "");
		const times = front === "" ? 1 : german(front);
		const rest = back === "" ? 0 : german(back);
		if (times !== undefined && rest !== undefined && times < 1000 && rest < size) return times * size + rest;
		return undefined;
	}
	return undefined;
}

/** Words behind a number that multiply it. */
export const SCALE_WORDS: Record<string, number> = {
	tausend: 1e3,
	tsd: 1e3,
	thousand: 1e3,
	mio: 1e6,
	million: 1e6,
	millionen: 1e6,
	mrd: 1e9,
	milliarde: 1e9,
	milliarden: 1e9,
	billion: 1e9,
	dutzend: 12,
	millions: 1e6,
	billionen: 1e12,
};

/** Months by folded name, 1 to 12. */
export const MONTHS: Record<string, number> = {
	januar: 1,
	janner: 1,
	februar: 2,
	marz: 3,
	april: 4,
	mai: 5,
	juni: 6,
	juli: 7,
	august: 8,
	september: 9,
	oktober: 10,
	november: 11,
	dezember: 12,
	january: 1,
	february: 2,
	march: 3,
	may: 5,
	june: 6,
	july: 7,
	october: 10,
	december: 12,
};
