// Bytes of a feed or page to text. Labels lie; the order in which to believe them is feeds.md section 5:
// byte order mark, then the bytes themselves where they are UTF-8, then HTTP, then the declaration, then windows-1252.

/**
 * @param bytes a document as it came
 * @param contentType the HTTP header `Content-Type`, if there was one
 * @returns its text without a byte order mark, and the encoding in which it was read
 */
export function decodeBytes(bytes: Uint8Array, contentType?: string | null): { text: string; encoding: string } {
	const marked = byMark(bytes) ?? byPattern(bytes);
	if (marked) return { text: marked.text.replace(/^\ufeff+/, ""), encoding: marked.encoding };
	const labels = [httpLabel(contentType), declaredLabel(bytes)].filter((label) => label !== null);
	const seven = labels.find((label) => /^iso-2022-/.test(label));
	if (seven && bytes.includes(0x1b)) return { text: new TextDecoder(seven).decode(bytes), encoding: seven };
	const utf8 = strict(bytes, "utf-8");
	if (utf8 !== null) return { text: utf8.replace(/^\ufeff+/, ""), encoding: "utf-8" };
	const shape = countUtf8(bytes);
	if (shape.valid > shape.invalid) return { text: mixed(bytes), encoding: "utf-8" };
	for (const label of labels) {
		if (label === "utf-8" || /^utf-16/.test(label)) continue;
		const text = strict(bytes, label);
		if (text !== null) return { text, encoding: label };
	}
	return { text: new TextDecoder("windows-1252").decode(bytes), encoding: "windows-1252" };
}

function strict(bytes: Uint8Array, label: string): string | null {
	try {
		return new TextDecoder(label, { fatal: true }).decode(bytes);
	} catch {
		return null;
	}
}

function byMark(bytes: Uint8Array): { text: string; encoding: string } | null {
	const [a, b, c, d] = bytes;
	if (a === 0xff && b === 0xfe && c === 0 && d === 0) return utf32(bytes, true);
	if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return utf32(bytes, false);
	if (a === 0xff && b === 0xfe) return { text: new TextDecoder("utf-16le").decode(bytes), encoding: "utf-16le" };
	if (a === 0xfe && b === 0xff) return { text: new TextDecoder("utf-16be").decode(bytes), encoding: "utf-16be" };
	return null;
}

/** "<" or "{" with zero bytes around it: UTF-16 or UTF-32 without a mark. */
function byPattern(bytes: Uint8Array): { text: string; encoding: string } | null {
	const first = bytes.subarray(0, 4);
	const starts = (...pattern: number[]) =>
		pattern.length <= bytes.length &&
		pattern.every((value, at) => (value < 0 ? OPENING.has(first[at]!) : first[at] === value));
	if (starts(-1, 0, 0, 0)) return utf32(bytes, true);
	if (starts(0, 0, 0, -1)) return utf32(bytes, false);
	if (starts(-1, 0) && first[2] !== 0) return { text: new TextDecoder("utf-16le").decode(bytes), encoding: "utf-16le" };
	if (starts(0, -1) && first[3] !== undefined)
		return { text: new TextDecoder("utf-16be").decode(bytes), encoding: "utf-16be" };
	return null;
}
const OPENING: ReadonlySet<number> = new Set([0x3c, 0x7b, 0x5b, 0x20, 0x0a, 0x0d, 0x09]);

/** The platform's decoder knows no UTF-32. */
function utf32(bytes: Uint8Array, little: boolean): { text: string; encoding: string } {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const parts: string[] = [];
	for (let at = 0; at + 4 <= bytes.length; at += 4) {
		const point = view.getUint32(at, little);
		parts.push(point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff) ? "\ufffd" : String.fromCodePoint(point));
	}
	return { text: parts.join(""), encoding: little ? "utf-32le" : "utf-32be" };
}

function httpLabel(contentType: string | null | undefined): string | null {
	return known(/charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(contentType ?? "")?.[1]);
}

/** The XML declaration, or what a page declares in its head. */
function declaredLabel(bytes: Uint8Array): string | null {
	const head = new TextDecoder("latin1").decode(bytes.subarray(0, 2048));
	return known(
		/<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([\w.:-]+)/i.exec(head)?.[1] ??
			/<meta[^>]{1,300}?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1],
	);
}

function known(label: string | undefined): string | null {
	if (!label) return null;
	try {
		return new TextDecoder(label.toLowerCase()).encoding;
	} catch {
		return null;
	}
}

/** Length of the UTF-8 sequence that begins at `at`, 0 where none does. */
function sequence(bytes: Uint8Array, at: number): number {
	const lead = bytes[at]!;
	if (lead < 0x80) return 1;
	const length =
		lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
	for (let next = 1; next < length; next++) if ((bytes[at + next]! & 0xc0) !== 0x80) return 0;
	if (length === 3 && ((lead === 0xe0 && bytes[at + 1]! < 0xa0) || (lead === 0xed && bytes[at + 1]! > 0x9f))) return 0;
	if (length === 4 && ((lead === 0xf0 && bytes[at + 1]! < 0x90) || (lead === 0xf4 && bytes[at + 1]! > 0x8f))) return 0;
	return length;
}

function countUtf8(bytes: Uint8Array): { valid: number; invalid: number } {
	let valid = 0;
	let invalid = 0;
	for (let at = 0; at < bytes.length; ) {
		const length = sequence(bytes, at);
		if (length === 0) invalid++;
		else if (length > 1) valid++;
		at += length || 1;
	}
	return { valid, invalid };
}

/** UTF-8 into which single windows-1252 bytes have got (an excerpt cut inside an "ü", an old advertisement). */
function mixed(bytes: Uint8Array): string {
	const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
	const single = new TextDecoder("windows-1252");
	const parts: string[] = [];
	let start = 0;
	for (let at = 0; at < bytes.length; ) {
		const length = sequence(bytes, at);
		if (length === 0) {
			parts.push(utf8.decode(bytes.subarray(start, at)), single.decode(bytes.subarray(at, at + 1)));
			start = at + 1;
		}
		at += length || 1;
	}
	parts.push(utf8.decode(bytes.subarray(start)));
	return parts.join("").replace(/^\ufeff+/, "");
}
