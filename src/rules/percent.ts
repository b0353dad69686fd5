// Words written as in addresses: "%49diot". A reader who knows the trick reads them, so the rules do.

/** A decoded text, and where each of its characters (UTF-16 units) begins and ends in the original. */
export interface Decoded {
	readonly text: string;
	readonly from: Int32Array;
	readonly to: Int32Array;
}

/** The text with its percent escapes decoded; null where it has none that are UTF-8. Time grows linearly with the text. */
export function decodePercent(text: string): Decoded | null {
	if (!text.includes("%")) return null;
	let decoded = "";
	let length = 0;
	let from: Int32Array | null = null;
	let to: Int32Array | null = null;
	let done = 0;
	for (let index = text.indexOf("%"); index >= 0; ) {
		const end = escapesEnd(text, index);
		const plain = end > index ? decode(text.slice(index, end)) : null;
		if (plain !== null) {
			// What is decoded is never longer.
			from ??= new Int32Array(text.length);
			to ??= new Int32Array(text.length);
			copy(from, to, length, done, index);
			length += index - done;
			for (let unit = 0; unit < plain.length; unit++, length++) {
				from[length] = index;
				to[length] = end;
			}
			decoded += text.slice(done, index) + plain;
			done = end;
		}
		index = text.indexOf("%", Math.max(end, index + 1));
	}
	if (from === null || to === null) return null;
	copy(from, to, length, done, text.length);
	decoded += text.slice(done);
	return { text: decoded, from: from.subarray(0, decoded.length), to: to.subarray(0, decoded.length) };
}

/** Where the escapes end that begin at an index. */
function escapesEnd(text: string, start: number): number {
	let end = start;
	while (text.charCodeAt(end) === PERCENT && isHex(text.charCodeAt(end + 1)) && isHex(text.charCodeAt(end + 2)))
		end += 3;
	return end;
}

const PERCENT = 37;

/** 0–9, a–f, A–F. */
function isHex(unit: number): boolean {
	return (unit >= 48 && unit < 58) || ((unit | 32) >= 97 && (unit | 32) < 103);
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
