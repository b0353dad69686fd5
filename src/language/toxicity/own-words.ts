import { quotationsOf } from "../quotes.ts";

/** Stands for what was left out: words on its two sides are no neighbours. */
export const CUT = "\0";

/** Links; mentions of members, roles and channels; Discord's own emoji and times. None of it is the writer's wording. */
const NOT_WORDING =
	/https?:\/\/\S+|www\.\S+|<a?:\w{1,40}:\d{1,25}>|<[@#][!&]?\d{1,25}>|<t:-?\d{1,20}(?::\w)?>|(?<![\p{L}\p{N}])@[\p{L}\p{N}_]+/gu;
const THROWN = /(?<!\p{L})(?:du|dich|dir|ihr|euch|sie|bist|seid|sind|you)\s+(?:\p{L}{1,30}\s+){0,3}$/iu;
const WORDS = /\p{L}+/gu;

/**
 * A text with everything cut out that its writer did not say in their own words: quotations („…“, lines after "> ", all
 * after ">>> "), links, mentions. One to three quoted words thrown at somebody (Du „Idiot“) stay, as does what follows an
 * opening mark that nothing closes.
 * @returns a text of the same length, `CUT` in every place that was left out, so offsets stay those of the input
 */
export function ownWords(text: string): string {
	const blank = (part: string) => CUT.repeat(part.length);
	let own = text.replace(/^(?:>>> [\s\S]*|> .*)$/gm, blank);
	if (/[„“”‟"»«‚‘’‛›‹]|''/.test(own)) {
		const pieces: string[] = [];
		let done = 0;
		for (const line of own.matchAll(/.+/g)) {
			for (const { start, end, closed } of quotationsOf(own, line.index, line.index + line[0].length)) {
				if (!closed || start < done || isThrown(own, start, end)) continue;
				pieces.push(own.slice(done, start), CUT.repeat(end - start));
				done = end;
			}
		}
		own = pieces.join("") + own.slice(done);
	}
	return own.replace(NOT_WORDING, blank);
}

function isThrown(text: string, start: number, end: number): boolean {
	if (end - start > 60 || (text.slice(start, end).match(WORDS)?.length ?? 0) > 3) return false;
	return THROWN.test(text.slice(Math.max(0, start - 60), start));
}
