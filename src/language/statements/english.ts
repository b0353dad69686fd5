import { AUXILIARY, BREAKS, OPENERS, PRONOUNS, SAID, TOLD } from "../english/cues.ts";
import { english } from "../languages/en.ts";
import { type Found, found, type Span, spanOf } from "./found.ts";
import { passages } from "./passages.ts";
import { type Item, readParagraph, type Sentence } from "./reading.ts";

/**
 * The statements of an English article: quotations and clauses with a verb of saying, and "according to". Less exact than
 * the German rules: no running reported speech, no second hands, no nested statements.
 */
export function findEnglish(text: string, title?: boolean): { results: Found[]; names: Map<Found, string> } {
	const results: Found[] = [];
	const names = new Map<Found, string>();
	const known: string[] = [];
	let index = 0;
	passages(text, title).forEach((passage, number) => {
		for (const sentence of readParagraph(text, passage.start, passage.end, number, index, english)) {
			index++;
			const result = according(sentence) ?? said(sentence) ?? lone(sentence, results.at(-1));
			learn(text, sentence, known);
			if (!result) continue;
			results.push(result);
			const name = nameOf(text, result, known);
			if (name) names.set(result, name);
		}
	});
	return { results, names };
}

const lastOf = (sentence: Sentence): number => {
	let end = sentence.items.length;
	while (end > 0 && /^[.!?]$/.test(sentence.items[end - 1]!.text)) end--;
	return end;
};

/** "According to police, …", "…, according to a report." */
function according(sentence: Sentence): Found | null {
	const { items } = sentence;
	const at = items.findIndex((item, i) => item.lower === "according" && items[i + 1]?.lower === "to");
	if (at < 0) return null;
	const end = lastOf(sentence);
	let to = at + 2;
	while (to < end && items[to]!.text !== ",") to++;
	if (to === at + 2) return null;
	const before = at > 0 && items[at - 1]!.text === "," ? at - 1 : at;
	const quote: Span[] = [];
	if (before > 0) quote.push(spanOf(items, 0, before));
	if (to + 1 < end) quote.push(spanOf(items, to + 1, end));
	if (quote.length === 0) return null;
	return found("indirect", "according", sentence.index, {
		quote,
		cue: [spanOf(items, at, at + 2)],
		frame: [spanOf(items, at, to)],
		speaker: [spanOf(items, at + 2, to)],
	});
}

function said(sentence: Sentence): Found | null {
	const { items } = sentence;
	const end = lastOf(sentence);
	const quotes = items
		.map((item, i) => (item.kind === "quote" && (item.words > 2 || /[,.!?]["“”’']$/.test(item.text)) ? i : -1))
		.filter((i) => i >= 0);
	for (let i = 0; i < end; i++) {
		if (items[i]!.kind !== "word" || items[i]!.noun || !SAID.has(items[i]!.lower)) continue;
		const subject = subjectAt(items, i, end);
		if (!subject) continue;
		const parts = { cue: [spanOf(items, i, i + 1)], speaker: [spanOf(items, ...subject)] };
		if (quotes.length > 0) {
			const inside = quotes.filter((q) => q < subject[0] || q >= subject[1]);
			if (inside.length === 0) continue;
			const frame: Span[] = [];
			let from = 0;
			for (const q of [...inside, end]) {
				if (q > from) frame.push(spanOf(items, from, q));
				from = q + 1;
			}
			return found("direct", "quoted", sentence.index, {
				...parts,
				quote: inside.map((q) => spanOf(items, q, q + 1)),
				frame,
			});
		}
		// "X said (that) …" or "…, X said."
		let after = i + 1;
		if (TOLD.has(items[i]!.lower))
			while (after < end && after < i + 8 && items[after]!.lower !== "that" && items[after]!.text !== ",") after++;
		if (items[after]?.text === ",") after++;
		if (
			after < end &&
			subject[0] < i &&
			/^(?:that|the|a|an|he|she|it|they|we|there|this|these|his|her|its|their|no|some|all|if|whether|\p{Lu}.*|\p{N}.*)$/u.test(
				items[after]!.text,
			)
		) {
			return found("indirect", "said", sentence.index, {
				...parts,
				quote: [spanOf(items, after, end)],
				frame: [spanOf(items, 0, after)],
			});
		}
		if (
			(after >= end - 1 || PREPOSITION.test(items[after]!.lower)) &&
			Math.min(subject[0], i) > 2 &&
			items[Math.min(subject[0], i) - 1]!.text === ","
		) {
			const at = Math.min(subject[0], i);
			return found("indirect", "said", sentence.index, {
				...parts,
				quote: [spanOf(items, 0, at - 1)],
				frame: [spanOf(items, at - 1, end)],
			});
		}
	}
	return null;
}

const PREPOSITION = /^(?:on|in|at|during|after|before|to|by|via|late|early|yesterday|today)$/;

/** The subject before the verb up to the last border, or behind it ("said Jane Roe"). */
function subjectAt(items: readonly Item[], verb: number, end: number): [number, number] | null {
	let to = verb;
	while (to > 0 && AUXILIARY.has(items[to - 1]!.lower)) to--;
	let from = to;
	while (
		from > 0 &&
		items[from - 1]!.kind !== "quote" &&
		!BREAKS.has(items[from - 1]!.lower) &&
		!/^[;:–—]$/.test(items[from - 1]!.text)
	) {
		if (items[from - 1]!.text === "," && !apposition(items, from - 1, to)) break;
		from--;
	}
	while (from < to && items[from]!.kind === "mark") from++;
	if (
		from < to &&
		(PRONOUNS.has(items[from]!.lower) ||
			items
				.slice(from, to)
				.some(
					(item) =>
						item.noun ||
						/^(?:the|a|an)$/.test(item.lower) ||
						item.kind === "number" ||
						item.lower === "police" ||
						item.lower === "officials",
				))
	) {
		return items[from]!.kind === "word" &&
			/^(?:in|on|at|by|for|from|with|after|before|during)$/.test(items[from]!.lower)
			? null
			: [from, to];
	}
	let last = verb + 1;
	while (
		last < end &&
		(items[last]!.kind === "word" || items[last]!.kind === "paren") &&
		!BREAKS.has(items[last]!.lower)
	)
		last++;
	return from === to && last > verb + 1 && items[verb - 1]?.kind === "quote" ? [verb + 1, last] : null;
}

/** "Jane Roe, the mayor, said": a comma that belongs to the subject has its partner right before the verb or a name before it. */
const apposition = (items: readonly Item[], comma: number, verb: number): boolean =>
	comma > 0 && comma < verb - 1 && items[verb - 1]!.text === "," && comma !== verb - 1 && items[comma - 1]!.noun
		? true
		: comma === verb - 1 && items[comma - 1]?.kind === "word";

/** A quotation that stands alone right behind an attributed one. */
function lone(sentence: Sentence, before: Found | undefined): Found | null {
	const quotes = sentence.items.filter((item) => item.kind === "quote");
	if (
		before?.kind !== "direct" ||
		sentence.index - before.sentence > 1 ||
		quotes.length === 0 ||
		sentence.items.some((item) => item.kind !== "quote" && item.kind !== "mark")
	)
		return null;
	return found("direct", "lone", sentence.index, {
		quote: [[quotes[0]!.start, quotes.at(-1)!.end]],
		speaker: before.speaker,
	});
}

/** Notes the names of a sentence: runs of two or more capitals. */
function learn(text: string, { items }: Sentence, known: string[]): void {
	for (let i = 0; i < items.length; i++) {
		if (!isName(items[i]!)) continue;
		let to = i;
		while (to < items.length && isName(items[to]!)) to++;
		if (to - i >= 2) known.push(text.slice(items[i]!.start, items[to - 1]!.end));
		i = to;
	}
}

const isName = (item: Item): boolean => item.kind === "word" && /^\p{Lu}/u.test(item.text) && !OPENERS.has(item.lower);

function nameOf(text: string, result: Found, known: readonly string[]): string | null {
	const span = result.speaker[0];
	if (!span) return null;
	const words = text.slice(span[0], span[1]);
	if (/^(?:he|she)$/i.test(words)) return known.at(-1) ?? null;
	if (/^(?:they|it|we|i|you)$/i.test(words)) return null;
	const run = words
		.match(/\p{Lu}[\p{L}.'’-]*(?: (?:of |the |van |de )?\p{Lu}[\p{L}.'’-]*)*/gu)
		?.filter((name) => !OPENERS.has(name.toLowerCase()));
	const name = run?.sort((a, b) => b.split(" ").length - a.split(" ").length)[0];
	return name ? (known.find((full) => full.endsWith(` ${name}`)) ?? name) : words;
}
