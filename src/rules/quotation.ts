// Which stretches of a text repeat what somebody else said: quotation marks, and lines that Discord shows as quotes.

/** A stretch of a text, UTF-16 code units, end exclusive. */
export interface Stretch {
	readonly start: number;
	readonly end: number;
}

const CLOSING: Readonly<Record<string, string>> = { "„": "“”", "“": "”", "»": "«", "«": "»", "‚": "‘’", "›": "‹" };
/** Longer than any comment that quotes; an open mark without its partner quotes nothing. */
const LONGEST = 2000;

/**
 * @returns the quoted stretches in order, marks included; lines after "> " and everything after ">>> "
 */
export function quotations(text: string): readonly Stretch[] {
	const found: Stretch[] = [];
	for (const match of text.matchAll(/^(?:>>> [\s\S]*|> .*)$/gm))
		found.push({ start: match.index, end: match.index + match[0].length });
	let open = -1;
	let closing = "";
	for (let index = 0; index < text.length; index++) {
		const character = text[index]!;
		if (open >= 0 && index - open > LONGEST) open = -1;
		if (open >= 0 && closing.includes(character)) {
			found.push({ start: open, end: index + 1 });
			open = -1;
		} else if (open < 0 && (character in CLOSING || character === '"')) {
			open = index;
			closing = character === '"' ? '"' : CLOSING[character]!;
		}
	}
	return found.sort((a, b) => a.start - b.start);
}

/** Whether a stretch lies within one of the quotations. */
export function isQuoted(quoted: readonly Stretch[], start: number, end: number): boolean {
	return quoted.some((stretch) => stretch.start <= start && stretch.end >= end);
}
