import { isSpace } from "./part.ts";

/** A quotation with its marks, `[start, end)`; `closed` is false where the closing mark is missing. */
export type Quotation = { start: number; end: number; depth: number; closed: boolean };

const DOUBLE = '„“”‟"»«';
const SINGLE = "‚‘’‛›‹";

/**
 * Finds the quotations of one paragraph in every style („ “, “ ”, " ", » «, « », ‚ ‘, › ‹), nested ones included. No mark
 * has a side of its own (“ closes in German and opens in English): the neighbours and the open quotations decide.
 * @param from,to the paragraph inside the text
 * @returns the quotations in order of their start; one left open at the end reaches to the end of the paragraph
 */
export function quotationsOf(text: string, from: number, to: number): Quotation[] {
	const found: Quotation[] = [];
	const open: { at: number; mark: string }[] = [];
	const close = (end: number, closed: boolean) => {
		const opened = open.pop()!;
		found.push({ start: opened.at, end, depth: open.length, closed });
	};
	for (let at = from; at < to; at++) {
		let mark = text[at]!;
		let width = 1;
		if (mark === "'" && text[at + 1] === "'" && at + 1 < to) {
			mark = '"';
			width = 2;
		}
		const single = SINGLE.includes(mark);
		if (!single && !DOUBLE.includes(mark)) continue;
		const side = sideOf(text, at, width, from, to, mark, open.at(-1)?.mark);
		if (side === "open" && open.length < 4) open.push({ at, mark });
		else if (side === "close") {
			// A single mark closes only a single one; a double mark also closes what was forgotten inside it.
			while (!single && open.length > 1 && SINGLE.includes(open.at(-1)!.mark)) open.pop();
			if (open.length > 0 && (!single || SINGLE.includes(open.at(-1)!.mark))) {
				if (single || !SINGLE.includes(open.at(-1)!.mark)) close(at + width, true);
			}
		}
		at += width - 1;
	}
	const outer = open.find((opened) => !SINGLE.includes(opened.mark));
	if (outer) {
		const inner = found.filter((quotation) => quotation.start > outer.at);
		for (const quotation of inner) quotation.depth = Math.max(0, quotation.depth - open.length);
		if (inner.length === 0 && outer.at < to - 1) found.push({ start: outer.at, end: to, depth: 0, closed: false });
	}
	return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

function sideOf(
	text: string,
	at: number,
	width: number,
	from: number,
	to: number,
	mark: string,
	opened: string | undefined,
): "open" | "close" | null {
	const before = at > from ? text[at - 1]! : " ";
	const after = at + width < to ? text[at + width]! : " ";
	const gapBefore = isSpace(before.charCodeAt(0)) || "([{–—-/".includes(before);
	const gapAfter = isSpace(after.charCodeAt(0)) || ".,;:!?)]}–—/".includes(after);
	if (mark === "„" || mark === "‚") return mark === "‚" && !gapBefore && !DOUBLE.includes(before) ? null : "open";
	if (SINGLE.includes(mark)) {
		const letterAfter = /\p{L}|\p{N}/u.test(after);
		if (opened !== undefined && SINGLE.includes(opened)) return letterAfter ? null : "close";
		if ((mark === "’" || mark === "‹") && !gapBefore && !DOUBLE.includes(before)) return null;
		return (gapBefore || DOUBLE.includes(before)) && letterAfter ? "open" : null;
	}
	if (gapBefore && !gapAfter) return "open";
	if (!gapBefore && gapAfter) return opened === undefined ? null : "close";
	if (opened === undefined) return gapAfter && !gapBefore ? null : "open";
	return "close";
}
