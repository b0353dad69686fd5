// A text as it is read: letters written in two pieces ("u" and two dots, as macOS and some keyboards send them) put together,
// without what nobody sees between them, so that a pattern finds "übel" however it was typed.

/** A text in composed form, and where each of its characters (UTF-16 units) begins and ends in the original. */
export interface Composed {
	readonly text: string;
	readonly from: readonly number[];
	readonly to: readonly number[];
}

const LETTER_WITH_MARKS = /[^\u0300-\u036F][\u0300-\u036F]+/g;

/** What shows as nothing, and what Discord takes for emphasis: "**id**iot" and "id\u200biot" are read "idiot". */
const UNSEEN = /\p{Default_Ignorable_Code_Point}+|\*+|~~+|\|\|+|`+|__+|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
const PERHAPS_UNSEEN = /[\p{Default_Ignorable_Code_Point}*_~|`]/u;
const IGNORABLE = /^\p{Default_Ignorable_Code_Point}/u;

/**
 * A text without what nobody sees, composed. A single sign of emphasis emphasises nothing and stays.
 * @returns null where that is the text as it stands. Time grows linearly with the text
 */
export function asRead(text: string): Composed | null {
	if (!PERHAPS_UNSEEN.test(text)) return asWritten(text);
	const unseen = [...text.matchAll(UNSEEN)];
	const signs = unseen.filter(([run]) => !IGNORABLE.test(run));
	const gone = signs.length > 1 ? unseen : unseen.filter(([run]) => IGNORABLE.test(run));
	if (gone.length === 0) return asWritten(text);
	let left = "";
	const at: number[] = [];
	const copy = (start: number, end: number): void => {
		left += text.slice(start, end);
		for (let unit = start; unit < end; unit++) at.push(unit);
	};
	let done = 0;
	for (const { 0: run, index } of gone) {
		copy(done, index);
		done = index + run.length;
	}
	copy(done, text.length);
	const composed = asWritten(left);
	const to = at.map((unit) => unit + 1);
	if (composed === null) return { text: left, from: at, to };
	return {
		text: composed.text,
		from: composed.from.map((unit) => at[unit]!),
		to: composed.to.map((unit) => to[unit - 1]!),
	};
}

/** @returns null where the text is composed already. Time grows linearly with the text */
export function asWritten(text: string): Composed | null {
	if (!/[\u0300-\u036F]/.test(text) || text.normalize("NFC") === text) return null;
	let composed = "";
	const from: number[] = [];
	const to: number[] = [];
	let done = 0;
	const copy = (end: number): void => {
		for (; done < end; done++) {
			composed += text[done];
			from.push(done);
			to.push(done + 1);
		}
	};
	for (const { 0: pieces, index } of text.matchAll(LETTER_WITH_MARKS)) {
		copy(index);
		const whole = pieces.normalize("NFC");
		composed += whole;
		for (let unit = 0; unit < whole.length; unit++) {
			from.push(index);
			to.push(index + pieces.length);
		}
		done = index + pieces.length;
	}
	copy(text.length);
	return { text: composed, from, to };
}
