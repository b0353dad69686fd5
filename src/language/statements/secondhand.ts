import { MEDIA } from "../german/cues.ts";
import { PREPOSITIONS } from "../german/words.ts";
import type { Found, Span } from "./found.ts";
import { spanOf } from "./found.ts";
import { phraseAt } from "./phrases.ts";
import type { Read } from "./read.ts";
import type { Item } from "./reading.ts";

const inside = (spans: readonly Span[], at: Span): boolean => spans.some(([from, to]) => from <= at[0] && at[1] <= to);

/** Marks through whom the statements of a sentence came; `before` are those of the sentence before it. */
export function secondHand(read: Read, own: Found[], before: readonly Found[]): void {
	for (let i = 0; i < read.end; i++) {
		const appeal = appealAt(read, i) ?? reliance(read, i);
		if (appeal) attach(own.length > 0 ? own : appeal.next ? before.slice(-1) : [], appeal.source);
	}
	for (const result of own) {
		if (result.rule === "nested" || result.kind === "reported") continue;
		const source = heardFrom(read, result) ?? toldTo(read, result) ?? through(read, result);
		if (source) result.via.push([source]);
	}
	reportOf(read, own);
}

function attach(statements: readonly Found[], source: Span): void {
	for (const statement of statements) {
		if (statement.kind === "reported" || inside(statement.speaker, source) || inside(statement.quote, source)) continue;
		if (!statement.via.some((spans) => inside(spans, source))) statement.via.push([source]);
	}
}

/** "unter Berufung auf X", "mit Verweis auf X" */
function appealAt(read: Read, i: number): { source: Span; next: boolean } | null {
	const { items } = read.sentence;
	if (
		!/^(?:unter|mit)$/.test(items[i]!.lower) ||
		!/^(?:berufung|verweis|bezug|hinweis|bezugnahme)$/.test(items[i + 1]?.lower ?? "") ||
		items[i + 2]?.lower !== "auf"
	)
		return null;
	const phrase = phraseAt(items, i + 3, read.end);
	return phrase ? { source: spanOf(items, phrase.start, phrase.end), next: false } : null;
}

const RIGHTS =
	/(?:recht|rechte|gesetz|gesetze|pflicht|paragraf|paragraph|artikel|verfassung|grundgesetz|grundrecht|vertrag|tradition|freiheit)$/;

/** "beruft sich dabei auf X", "der sich auf X stützt" */
function reliance(read: Read, i: number): { source: Span; next: boolean } | null {
	const { items } = read.sentence;
	if (items[i]!.lower !== "auf") return null;
	const clause = read.clauses.find((c) => c.from <= i && i < c.to);
	if (!clause) return null;
	const words = items.slice(clause.from, clause.to);
	if (
		!words.some((item) => item.lower === "sich") ||
		!words.some((item) =>
			/^(?:beruft|berief|berufen|beriefen|stützt|stützte|stützen|stützten|bezieht|bezog|beziehen|bezogen|berufe|stütze|beziehe)$/.test(
				item.lower,
			),
		)
	)
		return null;
	const phrase = phraseAt(items, i + 1, clause.to);
	if (!phrase || RIGHTS.test(items[phrase.head]!.lower)) return null;
	return { source: spanOf(items, phrase.start, phrase.end), next: true };
}

/** "wie M aus X erfuhr": whence the medium has it. */
function heardFrom(read: Read, result: Found): Span | null {
	const { items } = read.sentence;
	const learns = items.some(
		(item) =>
			/^(?:erfuhr|erfuhren|erfahren|erfährt|hört|hörte|gehört)$/.test(item.lower) &&
			inside(result.frame, [item.start, item.end]),
	);
	const informed =
		result.rule === "nach" &&
		items.some((item) => /informationen$/.test(item.lower) && inside(result.speaker, [item.start, item.end]));
	if (!learns && !informed) return null;
	for (let i = 0; i < read.end - 1; i++) {
		const item = items[i]!;
		if (item.lower === "aus" || (item.lower === "von" && (learns || stems(items, i)))) {
			const phrase = phraseAt(items, i + 1, read.end);
			if (!phrase || phrase.time) continue;
			const span = spanOf(items, phrase.start, phrase.end);
			if (
				learns
					? inside(result.frame, span) && !inside(result.speaker, span)
					: item.start >= result.frame[0]![0] && item.start <= result.frame.at(-1)![1] + 8
			)
				return span;
		}
	}
	return null;
}

/** "Informationen von M, die von X stammen" */
const stems = (items: readonly Item[], i: number): boolean =>
	items[i - 1]?.lower === "die" &&
	items.slice(i, i + 8).some((item) => /^(?:stammen|kommen|stammten)$/.test(item.lower));

const isMediumAt = (items: readonly Item[], i: number): boolean => {
	const item = items[i];
	return (
		item !== undefined &&
		(item.kind === "quote" ||
			(item.noun &&
				(MEDIA.has(item.lower) ||
					/(?:zeitung|magazin|sender|agentur|blatt|portal|rundfunk|fernsehen)s?$/.test(item.lower) ||
					item.lower === "sendung")))
	);
};

/** "sagte der Zeitung M", "gegenüber M", "im Gespräch mit M", "in der Sendung M": the medium the words were said to. */
function toldTo(read: Read, result: Found): Span | null {
	const { items } = read.sentence;
	if (!["opening", "closing", "colon", "wie", "mood"].includes(result.rule)) return null;
	for (let i = 0; i < read.end; i++) {
		const item = items[i]!;
		if (
			item.kind !== "word" ||
			!inside(result.frame, [item.start, item.end]) ||
			inside(result.speaker, [item.start, item.end])
		)
			continue;
		const marker =
			item.lower === "gegenüber" ||
			(/^(?:gespräch|interview|telefonat)$/.test(item.lower) && items[i + 1]?.lower === "mit");
		const at = marker ? (item.lower === "gegenüber" ? i + 1 : i + 2) : i;
		const dative =
			/^(?:der|dem|den)$/.test(item.lower) && isMediumAt(items, i + 1) && !PREPOSITIONS.has(items[i - 1]?.lower ?? "");
		const show =
			/^(?:in|im|bei|beim)$/.test(item.lower) &&
			items.slice(i + 1, i + 3).some((_, j) => /sendung$|talkshow$|podcast$|interview$/.test(items[i + 1 + j]!.lower));
		if (!marker && !dative && !show) continue;
		const phrase = phraseAt(items, show && !marker ? i + 1 : at, read.end);
		if (!phrase) continue;
		let named = false;
		for (let j = phrase.start; j < phrase.end; j++)
			if (isMediumAt(items, j) || /^(?:radio|kanal|tv|zdf|ard|cnn|bbc|ntv|rtl)$/.test(items[j]!.lower)) named = true;
		if (!named) continue;
		const span = spanOf(items, phrase.start, phrase.end);
		return result.speaker.some(([from, to]) => from < span[1] && span[0] < to) ? null : span;
	}
	return null;
}

const joined = new WeakMap<Read, string>();

/** The words of a sentence in lower case between blanks, put together once. The map only spares work; the answer is the same without it. */
function wordsOf(read: Read): string {
	let line = joined.get(read);
	if (line === undefined) {
		line = ` ${read.sentence.items.map((item) => item.lower).join(" ")} `;
		joined.set(read, line);
	}
	return line;
}

/** "ließ über seinen Anwalt mitteilen", "einem Gutachten, das dem Blatt vorliegt" */
function through(read: Read, result: Found): Span | null {
	const { items } = read.sentence;
	// Asked once a sentence: hundreds of statements in an endless one would each look through all its words.
	if (!/ (?:ließ|ließen|lässt|lassen|vorliegt|vorliegen|vorlag|vorlagen) /.test(wordsOf(read))) return null;
	const lets = items.some(
		(item) => /^(?:ließ|ließen|lässt|lassen)$/.test(item.lower) && inside(result.frame, [item.start, item.end]),
	);
	for (let i = 0; i < read.end - 1; i++) {
		if (lets && ["über", "durch"].includes(items[i]!.lower)) {
			const phrase = phraseAt(items, i + 1, read.end);
			if (phrase && !phrase.time && inside(result.frame, spanOf(items, phrase.start, phrase.end)))
				return spanOf(items, phrase.start, phrase.end);
		}
		if (
			/^(?:vorliegt|vorliegen|vorlag|vorlagen)$/.test(items[i]!.lower) &&
			inside(result.frame, [items[i]!.start, items[i]!.end])
		) {
			for (let j = i - 1; j > Math.max(0, i - 8); j--) {
				const phrase = /^(?:dem|der)$/.test(items[j]!.lower) ? phraseAt(items, j, i) : null;
				if (phrase && phrase.end === i) return spanOf(items, phrase.start, phrase.end);
			}
		}
	}
	return null;
}

/** "Laut einem Bericht von M sagte N, …": what N said came through M. */
function reportOf(read: Read, own: readonly Found[]): void {
	const { items } = read.sentence;
	const source = own.find((result) => ["laut", "nach", "zufolge"].includes(result.rule));
	if (!source) return;
	const first = items.findIndex((item) => item.start >= source.speaker[0]![0]);
	for (let i = first; i < read.end && items[i]!.end <= source.speaker.at(-1)![1]; i++) {
		if (!/^(?:von|vom|des|der)$/.test(items[i]!.lower) && !isMediumAt(items, i)) continue;
		const phrase = phraseAt(items, /^vo/.test(items[i]!.lower) ? i + 1 : i, read.end);
		if (!phrase) continue;
		for (const result of own)
			if (["opening", "closing"].includes(result.rule) && result.via.length === 0)
				result.via.push([spanOf(items, phrase.start, Math.min(phrase.end, phrase.core + 4))]);
		return;
	}
}
