// Letters written in two pieces ("u" and two dots, as macOS and some keyboards send them) are put together, so that a
// pattern finds "übel" however it was typed.

/** A text in composed form, and where each of its characters (UTF-16 units) begins and ends in the original. */
export interface Composed {
	readonly text: string;
	readonly from: readonly number[];
	readonly to: readonly number[];
}

const LETTER_WITH_MARKS = /[^\u0300-\u036F][\u0300-\u036F]+/g;

/** @returns null where the text is composed already. Time grows linearly with the text */
export function compose(text: string): Composed | null {
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
