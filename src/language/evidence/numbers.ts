// Numbers as a text writes them, made comparable: digits and words, scales, per cent, money, dates, spans of time.
import { foldMarks, type KnownLanguage, stem, type Word } from "../stems.ts";
import { fraction, own, parseDigits } from "./digits.ts";
import { MONTHS, numberWord, SCALE_WORDS } from "./number-words.ts";
import { ABOUT, LENGTH, MONEY, OVER, PERCENT, TIME, UNDER, YEAR_BEFORE } from "./units.ts";

/** What a number counts; `count` are things, told apart by `noun`. */
export type Unit =
	| "percent"
	| "money"
	| "time"
	| "length"
	| "year"
	| "date"
	| "clock"
	| "score"
	| "speed"
	| "count"
	| "bare";

/** A number with its place in the text. `value` is in the unit's smallest sensible measure (days, metres, euros). */
export interface Quantity {
	readonly value: number;
	readonly unit: Unit;
	/** The stem of the noun counted, "" where there is none. */
	readonly noun: string;
	/** How exact it is said to be. */
	readonly bound: "exact" | "about" | "over" | "under";
	/** The preposition before it where it tells two numbers of a sentence apart ("von 140 auf 96"). */
	readonly role: "from" | "to" | "";
	readonly text: string;
	readonly start: number;
	readonly end: number;
	/** Numbers of the words it is made of, in the list they were read from. */
	readonly first: number;
	readonly last: number;
}

/** Reads the numbers of a text from its words. */
export function quantities(text: string, list: readonly Word[], language: KnownLanguage): Quantity[] {
	const found: Quantity[] = [];
	for (let i = 0; i < list.length; i++) {
		const read = readAt(text, list, i, language);
		if (!read) continue;
		found.push(read);
		i = Math.max(i, read.last);
	}
	return found;
}

const DIGITS = /^\d[\d.,:]*$/;

function readAt(text: string, list: readonly Word[], i: number, language: KnownLanguage): Quantity | null {
	const word = list[i]!;
	const gap = (k: number): string => text.slice(list[k]!.end, list[k + 1]?.start ?? text.length);
	const plainWord = foldMarks(word.text);
	const make = (value: number, unit: Unit, last: number, noun = "", first = i): Quantity => ({
		value,
		unit,
		noun,
		...hints(list, i),
		text: text.slice(list[first]!.start, list[last]!.end),
		start: list[first]!.start,
		end: list[last]!.end,
		first,
		last,
	});

	const share = fraction(list, i);
	if (share) return make(share.value * 100, "percent", share.last);
	const colon = /^(\d{1,2}):(\d{1,2})$/.exec(word.text);
	if (colon) {
		const [left, right] = [Number(colon[1]), Number(colon[2])];
		return nextIs(list, i, ["uhr"]) ? make(left * 60 + right, "clock", i + 1) : make(left * 1000 + right, "score", i);
	}
	const spoken = numberWord(plainWord, language);
	let value: number;
	if (DIGITS.test(word.text)) value = parseDigits(word.text, language);
	else if (spoken !== undefined) value = spoken;
	else {
		const glued = attached(word);
		return glued && make(glued.value, glued.unit, i, glued.noun);
	}
	if (!Number.isFinite(value)) return null;
	let last = i;
	// English spells numbers out in several words: "one hundred and forty-six".
	if (language === "en" && spoken !== undefined) {
		while (last + 1 < list.length) {
			const next = foldMarks(list[last + 1]!.text);
			const after =
				next === "and" ? numberWord(foldMarks(list[last + 2]?.text ?? ""), language) : numberWord(next, language);
			if (next === "hundred") value *= 100;
			else if (after !== undefined && after < value) value += after;
			else break;
			last += next === "and" ? 2 : 1;
		}
	}
	const scale = own(SCALE_WORDS, foldMarks(list[last + 1]?.text ?? ""));
	if (scale !== undefined && /^[\s\u00a0.]*$/.test(gap(last))) {
		value *= scale;
		last++;
	}
	const after = list[last + 1];
	const afterPlain = after ? foldMarks(after.text) : "";
	const between = gap(last);
	const month = own(MONTHS, afterPlain);
	if (month !== undefined && /^\.?\s*$/.test(between) && value >= 1 && value <= 31)
		return make(month * 100 + value, "date", last + 1);
	const monthBefore = language === "en" ? own(MONTHS, foldMarks(list[i - 1]?.text ?? "")) : undefined;
	if (monthBefore !== undefined && value <= 31 && scale === undefined)
		return make(monthBefore * 100 + value, "date", last);
	if (["zu", "to", "gegen"].includes(afterPlain) && DIGITS.test(list[last + 2]?.text ?? "") && scale === undefined)
		return make(value * 1000 + Number(list[last + 2]!.text), "score", last + 2, nounAfter(list, last + 2, language));
	const symbol = /^\s?([%€$£])/.exec(between)?.[1];
	if (symbol === "%") return make(value, "percent", last);
	if (symbol || /[€$£]\s?$/.test(text.slice(Math.max(0, word.start - 2), word.start)))
		return make(value, "money", last);
	if (!after || /[.;:!?()\n]/.test(between.replace(/^\.(?=\s?\p{Lu})/u, ".")))
		return make(value, yearLike(word, value) ? "year" : "bare", last);
	const unit = afterPlain.replace(/(?<=.{4})(?:en|n|s)$/, "");
	if (PERCENT.has(unit)) return make(value, "percent", last + 1);
	if (MONEY.has(unit) || MONEY.has(after.stem)) return make(value, "money", last + 1);
	if (afterPlain === "uhr") return make(value * 60, "clock", last + 1);
	if (["bis", "to", "und"].includes(afterPlain) && nextIs(list, last + 2, ["uhr"]))
		return make(value * 60, "clock", last);
	const time = own(TIME, after.stem) ?? own(TIME, unit);
	if (time !== undefined) return make(value * time, "time", last + 1, after.stem);
	const length = own(LENGTH, after.stem) ?? own(LENGTH, afterPlain) ?? own(LENGTH, unit);
	if (length !== undefined) return make(value * length, "length", last + 1);
	if (yearLike(word, value) && !/^\p{Lu}/u.test(after.text)) return make(value, "year", last);
	if (yearLike(word, value) && isYearBefore(list, i)) return make(value, "year", last);
	const noun = nounAfter(list, last, language);
	if (spoken !== undefined && (value === 1 || !noun))
		return noun && value !== 1 ? make(value, "count", last, noun) : null;
	return make(value, noun ? "count" : yearLike(word, value) ? "year" : "bare", last, noun);
}

const yearLike = (word: Word, value: number): boolean =>
	/^(?:1[5-9]|20)\d\d$/.test(word.text) && Number.isInteger(value);
const isYearBefore = (list: readonly Word[], i: number): boolean => YEAR_BEFORE.has(foldMarks(list[i - 1]?.text ?? ""));
const nextIs = (list: readonly Word[], i: number, options: string[]): boolean =>
	options.includes(foldMarks(list[i + 1]?.text ?? ""));

/** The stem of the noun a number counts: the next capitalised word within three (German), the next word (English). */
function nounAfter(list: readonly Word[], last: number, language: KnownLanguage): string {
	for (let k = last + 1; k <= last + 3 && k < list.length; k++) {
		const word = list[k]!;
		if (language === "en") return word.stopword ? "" : stem(word.text, "en");
		if (/^\p{Lu}/u.test(word.text)) return word.stem;
		if (word.stopword && !["der", "den"].includes(word.folded)) return "";
		if (/^\p{L}+(?:te|ten|t)$/u.test(word.text) && word.text.length < 8) return "";
	}
	return "";
}

/** Digits with letters behind: "240m", "12km", "46-Jährigen". */
function attached(word: Word): { value: number; unit: Unit; noun: string } | null {
	const match = /^(\d[\d.,]*)-?(\p{L}+)$/u.exec(word.text);
	if (!match) return null;
	const value = parseDigits(match[1]!, "de");
	const unit = foldMarks(match[2]!);
	const length = own(LENGTH, unit);
	if (length !== undefined) return { value: value * length, unit: "length", noun: "" };
	if (unit.startsWith("jahrig")) return { value: value * 365, unit: "time", noun: "jahr" };
	if (unit === "mio" || unit === "mrd") return { value: value * (unit === "mio" ? 1e6 : 1e9), unit: "bare", noun: "" };
	return null;
}

function hints(list: readonly Word[], i: number): Pick<Quantity, "bound" | "role"> {
	let bound: Quantity["bound"] = "exact";
	for (let k = i - 1; k >= Math.max(0, i - 3); k--) {
		const word = foldMarks(list[k]!.text);
		if (word === "als" || word === "than" || word === "zu" || word === "at") continue;
		if (ABOUT.has(word)) bound = "about";
		else if (OVER.has(word)) bound = "over";
		else if (UNDER.has(word)) bound = "under";
		else if (word === "bis" && k === i - 2) bound = "under";
		break;
	}
	const before = foldMarks(list[i - 1]?.text ?? "");
	return {
		bound,
		role: before === "auf" || before === "to" ? "to" : before === "von" || before === "from" ? "from" : "",
	};
}
