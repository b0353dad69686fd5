// Words written as in addresses: "%49diot". A reader who knows the trick reads them, so the rules do.

/** A decoded text, and where each of its characters (UTF-16 units) begins and ends in the original. */
export interface Decoded {
	readonly text: string;
	readonly from: readonly number[];
	readonly to: readonly number[];
}

const ESCAPES = /(?:%[0-9a-f]{2})+/gi;

/** The text with its percent escapes decoded; null where it has none that are UTF-8. Time grows linearly with the text. */
export function decodePercent(text: string): Decoded | null {
	if (!text.includes("%")) return null;
	let decoded = "";
	const from: number[] = [];
	const to: number[] = [];
	let done = 0;
	const copy = (end: number) => {
		for (; done < end; done++) {
			decoded += text[done];
			from.push(done);
			to.push(done + 1);
		}
	};
	let found = false;
	for (const { 0: escapes, index } of text.matchAll(ESCAPES)) {
		let plain: string;
		try {
			plain = decodeURIComponent(escapes);
		} catch {
			continue;
		}
		found = true;
		copy(index);
		decoded += plain;
		done = index + escapes.length;
		for (let unit = 0; unit < plain.length; unit++) {
			from.push(index);
			to.push(done);
		}
	}
	if (!found) return null;
	copy(text.length);
	return { text: decoded, from, to };
}
