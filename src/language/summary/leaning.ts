// Which sentence leans on another one: for its source, for what its first word points at, for the rest of a quotation.
import { readingsOf } from "../german/forms.ts";
import { AUXILIARIES } from "../german/words.ts";
import { quotationsOf } from "../quotes.ts";
import { paragraphs } from "../sentences.ts";
import type { Statement } from "../statements.ts";
import type { KnownLanguage } from "../stems.ts";
import {
	ANNOUNCED,
	ANNOUNCES,
	CLOSES,
	EARLY,
	FIRST_PERSON,
	HE,
	NOBODY,
	OPENS,
	POINTS_BACK,
	PRONOUN,
	SOLL,
	SUBJUNCTIVE,
	SUPPOSED,
} from "./pointers.ts";
import type { Prose } from "./prose.ts";

/**
 * What a sentence needs beside it to be read as the article means it: the numbers of other sentences, or `"never"` where
 * its source is too far away or unknown.
 */
export type Leaning = readonly number[] | "never";

/** Sentences of more characters are never shown, nor searched for signs of speech. */
const LONG = 1200;
const QUOTED_WORDS = 4;

/**
 * What each sentence leans on.
 * @param found the article's statements
 */
export function leanings(
	article: string,
	list: readonly Prose[],
	found: readonly Statement[],
	language: KnownLanguage,
): Leaning[] {
	const needs = list.map(() => new Set<number>());
	const never = new Set<number>();
	const covered: [number, number][][] = list.map(() => []);
	const sourced = new Set<number>();
	const at = (offset: number): number => locate(list, offset);
	const lean = (from: number, to: number): void => {
		if (from === to) return;
		const [low, high] = from < to ? [from, to] : [to, from];
		if (to < 0 || high - low > 1 || !list[high]!.follows) never.add(from);
		else needs[from]!.add(to);
	};

	for (const statement of found) {
		const spans = statement.quote.spans;
		for (const i of touched(list, spans)) {
			for (const span of spans) covered[i]!.push(span);
			const speaker = statement.speaker?.spans[0];
			if (!speaker) {
				never.add(i);
				continue;
			}
			const home = at(speaker[0]);
			const speakerText = statement.speaker?.text ?? "";
			if (home === i && !PRONOUN.test(speakerText)) sourced.add(i);
			if (home < 0) never.add(i);
			else lean(i, home);
			// A pronoun is a source only on paper: who it is stands in the sentence before.
			if (PRONOUN.test(speakerText) || POINTS_BACK.test(speakerText)) {
				if (home > 0) lean(i, home - 1);
				else if (PRONOUN.test(speakerText)) never.add(i);
			}
		}
	}

	for (const [start, end] of quotationSpans(article)) {
		const first = at(start);
		const last = at(end - 1);
		const words = article.slice(start, end).match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
		if (first !== last) {
			for (let i = Math.max(0, Math.min(first, last)); i <= Math.max(first, last); i++) {
				if (first < 0 || last < 0 || last - first > 1) never.add(i);
				else lean(i, i === first ? last : first);
			}
		} else if (
			first >= 0 &&
			words >= QUOTED_WORDS &&
			!covered[first]!.some(([a, b]) => a < end && b > start) &&
			!sourced.has(first)
		) {
			never.add(first);
		}
	}

	const attributed = (i: number): boolean => covered[i]!.length > 0 && !sourced.has(i);
	list.forEach((sentence, i) => {
		if (
			OPENS[language].test(sentence.text) ||
			pointingThat(sentence.text) ||
			HE[language].test(sentence.text) ||
			EARLY[language].test(sentence.text)
		) {
			if (sentence.follows && i > 0) needs[i]!.add(i - 1);
			else never.add(i);
		}
		if (closes(sentence.text)) {
			// "… Das berichtete der Bote.": the source of the sentences before it, as far as they have none of their own.
			for (let k = i - 1; k >= 0 && i - k <= REACH && list[k + 1]!.follows; k--) {
				if (k < i - 1 && list[k]!.paragraph !== list[i]!.paragraph) break;
				if (k === i - 1) needs[k]!.add(i);
				else never.add(k);
			}
		}
		if (sentence.afterColon || sentence.text.length >= LONG) never.add(i);
		if (language !== "de" || never.has(i)) return;
		// Where a statement with its source covers the mood, the sentence is safe; what lies outside it is somebody's claim.
		const outside = withoutQuotations(without(sentence, covered[i]!));
		const reported = isReported(outside) && !FIRST_PERSON.test(outside);
		const supposed = (!sourced.has(i) && SUPPOSED.test(outside)) || SOLL.test(outside);
		const nobody = !sourced.has(i) && NOBODY.test(outside) && !/(?<!\p{L})(?:vo[nm]|durch)(?!\p{L})/u.test(outside);
		if ((reported || supposed || nobody) && !attributed(i)) never.add(i);
	});
	return list.map((_, i) => (never.has(i) ? "never" : [...needs[i]!].sort((x, y) => x - y)));
}

/** How far back "Das berichtete der Bote." may reach. */
const REACH = 4;
const closes = (text: string): boolean =>
	text.length < LONG && (CLOSES.test(text) || (ANNOUNCED.test(text) && ANNOUNCES.test(text)));

/** Whether a text has a verb in Konjunktiv I: the forms that are nothing else ("sei", "zeige"), nouns aside. */
const isReported = (text: string): boolean =>
	SUBJUNCTIVE.test(text) || (text.match(/(?<![\p{L}\p{N}-])\p{Ll}{3,}e(?![\p{L}\p{N}-])/gu) ?? []).some(onlyFirst);

/** "Das sagte …", "Das ist …": a pronoun, where "Das Gericht …" and "Das neue Gesetz …" are none. */
function pointingThat(text: string): boolean {
	const next = /^(?:["„“”»«‚‘'(]\s*)*(?:das|den|dem)\s+(\p{Ll}+)/iu.exec(text)?.[1];
	return next !== undefined && (AUXILIARIES.has(next) || readingsOf(next).some(({ form }) => form !== "participle"));
}

const onlyFirst = (word: string): boolean => {
	const readings = readingsOf(word);
	return readings.length > 0 && readings.every((reading) => reading.form === "first");
};

/** A sentence's text with the given spans of the article blanked. */
function without(sentence: Prose, spans: readonly [number, number][]): string {
	let text = sentence.text;
	for (const [start, end] of spans) {
		const from = Math.max(0, start - sentence.start);
		const to = Math.min(text.length, end - sentence.start);
		if (from < to) text = text.slice(0, from) + " ".repeat(to - from) + text.slice(to);
	}
	return text;
}

const withoutQuotations = (text: string): string => text.replace(/[„“»"][^„“”»«"]*[“”«"]/gu, " ");

function quotationSpans(article: string): [number, number][] {
	return paragraphs(article).flatMap(({ start, end }) =>
		quotationsOf(article, start, end)
			.filter(({ depth }) => depth === 0)
			.map((quotation): [number, number] => [quotation.start, quotation.end]),
	);
}

/** The numbers of the sentences that some spans touch. */
function touched(list: readonly Prose[], spans: readonly [number, number][]): number[] {
	const found = new Set<number>();
	for (const [start, end] of spans)
		for (let i = after(list, start); i < list.length && list[i]!.start < end; i++) found.add(i);
	return [...found];
}

/** The number of the first sentence that ends behind an offset. */
function after(list: readonly Prose[], offset: number): number {
	let low = 0;
	let high = list.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (list[middle]!.end > offset) high = middle;
		else low = middle + 1;
	}
	return low;
}

/** The number of the sentence that holds an offset, or -1. */
function locate(list: readonly Prose[], offset: number): number {
	const i = after(list, offset);
	return i < list.length && list[i]!.start <= offset ? i : -1;
}
