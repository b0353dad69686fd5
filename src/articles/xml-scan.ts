// A linear walk over the tags of XML that may be broken: for measuring a feed before it is parsed and for mending it.

export type Markup = "open" | "close" | "empty" | "cdata" | "comment" | "instruction" | "doctype";

/**
 * Walks over the markup of a document. A "<" that begins no tag is passed over as text.
 * @param text the document
 * @param visit called with each piece of markup, its element's name in lower case ("" where it has none) and its place;
 *   returns false to stop
 */
export function scanXml(
	text: string,
	visit: (kind: Markup, name: string, start: number, end: number) => boolean,
	from = 0,
): void {
	// Once an end is known to be missing it is not looked for again, or "<![CDATA[" a million times would take hours.
	const missing = { cdata: false, comment: false };
	let at = text.indexOf("<", from);
	while (at !== -1) {
		let end = -1;
		let kind: Markup = "open";
		let name = "";
		const second = text.charCodeAt(at + 1);
		if (second === 33 /* ! */) {
			if (text.startsWith("<![CDATA[", at)) {
				kind = "cdata";
				end = missing.cdata ? -1 : after(text.indexOf("]]>", at + 9), 3);
				missing.cdata ||= end === -1;
			} else if (text.startsWith("<!--", at)) {
				kind = "comment";
				end = missing.comment ? -1 : after(text.indexOf("-->", at + 4), 3);
				missing.comment ||= end === -1;
			} else if (/^<!doctype/i.test(text.slice(at, at + 9))) {
				kind = "doctype";
				end = endOfDoctype(text, at);
			}
		} else if (second === 63 /* ? */) {
			kind = "instruction";
			end = after(endOfTag(text, at), 1);
		} else {
			const closing = second === 47; /* / */
			const first = text.charCodeAt(closing ? at + 2 : at + 1);
			if (isLetter(first) || first === 95) {
				const close = endOfTag(text, at);
				end = after(close, 1);
				if (close !== -1) {
					kind = closing ? "close" : text.charCodeAt(close - 1) === 47 ? "empty" : "open";
					name = nameAt(text, closing ? at + 2 : at + 1, close);
				}
			}
		}
		if (end === -1) {
			at = text.indexOf("<", at + 1);
			continue;
		}
		if (visit(kind, name, at, end) === false) return;
		at = text.indexOf("<", end);
	}
}

function after(position: number, length: number): number {
	return position === -1 ? -1 : position + length;
}

function isLetter(code: number): boolean {
	return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

function nameAt(text: string, from: number, end: number): string {
	let to = from;
	while (to < end) {
		const code = text.charCodeAt(to);
		if (code <= 32 || code === 47 || code === 62) break;
		to++;
	}
	return text.slice(from, to).toLowerCase();
}

/** The ">" of a tag, those inside quotes skipped. A tag holds no "<", so every stretch is looked at once. */
function endOfTag(text: string, open: number): number {
	const next = text.indexOf("<", open + 1);
	const limit = next === -1 ? text.length : next;
	let first = -1;
	let quote = 0;
	for (let at = open + 1; at < limit; at++) {
		const code = text.charCodeAt(at);
		if (code === 62) {
			if (quote === 0) return at;
			if (first === -1) first = at;
		} else if (quote !== 0) {
			if (code === quote) quote = 0;
		} else if (code === 34 || code === 39) quote = code;
	}
	return first;
}

/** The end of a document type with its internal part, at most 64 kB of it. */
function endOfDoctype(text: string, open: number): number {
	const head = text.slice(open, open + 65_536);
	const bracket = head.indexOf("[");
	const close = head.indexOf(">");
	if (bracket === -1 || (close !== -1 && close < bracket)) return close === -1 ? -1 : open + close + 1;
	const end = /\]\s{0,99}>/.exec(head.slice(bracket));
	return end ? open + bracket + end.index + end[0].length : -1;
}
