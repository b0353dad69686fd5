// Words written as in addresses: "%49diot". A reader who knows the trick reads them, so the rules do.

/** A decoded text, and where each of its characters (UTF-16 units) begins and ends in the original. */
export interface Decoded {
	readonly text: string;
	readonly from: Int32Array;
	readonly to: Int32Array;
}

const ESCAPES = /(?:%[0-9a-f]{2})+/gi;

/** The text with its percent escapes decoded; null where it has none that are UTF-8. Time grows linearly with the text. */
export function decodePercent(text: string): Decoded | null {
	if (!text.includes("%")) return null;
	let decoded = "";
	let from: Int32Array | null = null;
	let to: Int32Array | null = null;
	let done = 0;
	ESCAPES.lastIndex = 0;
	for (let match = ESCAPES.exec(text); match !== null; match = ESCAPES.exec(text)) {
		const { 0: escapes, index } = match;
		const plain = decode(escapes);
		if (plain === null) continue;
		// What is decoded is never longer.
		from ??= new Int32Array(text.length);
		to ??= new Int32Array(text.length);
		copy(from, to, decoded.length, done, index);
		decoded += text.slice(done, index);
		done = index + escapes.length;
		from.fill(index, decoded.length, decoded.length + plain.length);
		to.fill(done, decoded.length, decoded.length + plain.length);
		decoded += plain;
	}
	if (from === null || to === null) return null;
	copy(from, to, decoded.length, done, text.length);
	decoded += text.slice(done);
	return { text: decoded, from: from.subarray(0, decoded.length), to: to.subarray(0, decoded.length) };
}

/** Characters that stand for themselves, from one place of the text to another. */
function copy(from: Int32Array, to: Int32Array, at: number, start: number, end: number): void {
	for (let index = start; index < end; index++) {
		from[at + index - start] = index;
		to[at + index - start] = index + 1;
	}
}

/** Null where the bytes are no UTF-8. */
function decode(escapes: string): string | null {
	if (escapes.length === 3 && escapes.charCodeAt(1) < 56)
		return String.fromCharCode(Number.parseInt(escapes.slice(1), 16));
	try {
		return decodeURIComponent(escapes);
	} catch {
		return null;
	}
}
