// HTML, or text that someone escaped once too often, to plain text. Linear in the input: it reads hostile feeds.
import { Parser } from "htmlparser2";

const SILENT = /^(?:script|style|template|noscript|iframe|svg|math|title|head|object|select|textarea)$/;
const BLOCK =
	/^(?:address|article|aside|blockquote|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|tr|ul)$/;

/**
 * @param html HTML or text; entities may be escaped twice (`M&amp;uuml;nchen`)
 * @returns one line of text: no tags, no entities, no control, bidi or zero-width characters, single spaces
 */
export function plainText(html: string): string {
	return toText(html).replace(/\s+/g, " ").trim();
}

/**
 * @param html HTML or text
 * @returns its paragraphs as plain text, empty ones left out
 */
export function plainParagraphs(html: string): string[] {
	return toText(html)
		.split("\n\n")
		.map((paragraph) => paragraph.replace(/\s+/g, " ").trim())
		.filter(Boolean);
}

/** Removes what no reader sees but what can disguise a name or turn a line around. */
export function cleanCharacters(value: string): string {
	if (!SUSPICIOUS.test(value)) return value;
	return (
		value
			.replace(/[\u0080-\u009f]/g, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80]!)
			.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, "")
			// Soft hyphen, zero-width space and non-joiner, word joiner, BOM, marks and embeddings of direction, tags.
			.replace(
				/[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/g,
				"",
			)
			.replace(/[\u{e0000}-\u{e001f}]/gu, "")
			.toWellFormed()
	);
}

/** Anything that is neither plain Latin nor common punctuation; most texts hold none. */
const SUSPICIOUS = /[^\t\n\r\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]/;

/** C1 controls are in practice windows-1252 that somebody took for ISO 8859-1; "" where that has no character. */
const WINDOWS_1252 = [..."€\u0000‚ƒ„…†‡ˆ‰Š‹Œ\u0000Ž\u0000\u0000‘’“”•–—˜™š›œ\u0000žŸ"].map((c) =>
	c === "\u0000" ? "" : c,
);

function toText(html: string): string {
	if (!/[<&]/.test(html)) return cleanCharacters(html);
	const once = withoutEscapedMarkup(decodeEntities(stripTags(html)));
	return cleanCharacters(/&[#a-zA-Z]/.test(once) ? withoutEscapedMarkup(decodeEntities(once)) : once);
}

/** Markup that appears only after decoding counts as such where an element is opened and closed; a lone "<b>" is a word. */
function withoutEscapedMarkup(value: string): string {
	const markup =
		/<(p|b|i|em|strong|a|span|div|h[1-6]|ul|li|blockquote)\b[^<>]{0,1000}>[^<]{0,10000}<\/\1\s{0,9}>|<br\s{0,9}\/?>/i;
	return markup.test(value) ? stripTags(value) : value;
}

/** Decodes entities once, those without their semicolon too ("&uuml"), as browsers do. */
export function decodeEntities(value: string): string {
	return value.includes("&")
		? value.replace(/&(?:#[xX]?[0-9a-fA-F]{1,10}|[a-zA-Z][a-zA-Z0-9]{1,40});?/g, decodeEntity)
		: value;
}

const decoded = new Map<string, string>();

/** `htmlparser2` knows all 2,231 names. */
function decodeEntity(entity: string): string {
	let text = decoded.get(entity);
	if (text === undefined) {
		text = "";
		const parser = new Parser({ ontext: (data) => (text += data) }, { decodeEntities: true });
		parser.end(entity);
		if (decoded.size > 2000) decoded.clear();
		decoded.set(entity, text);
	}
	return text;
}

function stripTags(html: string): string {
	const unclosed = new Set<string>();
	let lower = "";
	const parts: string[] = [];
	let at = 0;
	const skipTo = (closing: string, from: number): number => {
		if (unclosed.has(closing)) return -1;
		lower ||= html.toLowerCase();
		const end = lower.length === html.length ? lower.indexOf(closing, from) : html.indexOf(closing, from);
		if (end === -1) unclosed.add(closing);
		return end;
	};
	while (at < html.length) {
		const open = html.indexOf("<", at);
		parts.push(open === -1 ? html.slice(at) : html.slice(at, open));
		if (open === -1) break;
		if (html.startsWith("<!--", open)) {
			const end = skipTo("-->", open + 4);
			if (end === -1) break;
			at = end + 3;
			continue;
		}
		if (html.startsWith("<![CDATA[", open)) {
			at = open + 9;
			const end = skipTo("]]>", at);
			if (end !== -1) {
				parts.push(html.slice(at, end));
				at = end + 3;
			}
			continue;
		}
		const name = /^<[/!?]?([a-zA-Z][a-zA-Z0-9:-]*)/.exec(html.slice(open, open + 40))?.[1]?.toLowerCase();
		const end = name === undefined ? -1 : endOfTag(html, open);
		if (end === -1) {
			// No tag: "1 < 2", "<3", a "<" at the end.
			parts.push("<");
			at = open + 1;
			continue;
		}
		at = end + 1;
		if (SILENT.test(name!) && html[open + 1] !== "/" && html[end - 1] !== "/") {
			const closing = skipTo(`</${name}`, at);
			if (closing !== -1) at = closing;
		} else if (name === "br") parts.push("\n");
		else if (BLOCK.test(name!)) parts.push("\n\n");
		else if (name === "td" || name === "th") parts.push(" ");
	}
	return parts.join("");
}

/** Where a tag ends, ">" inside quotes skipped; -1 where it does not within what a tag can sensibly hold. */
function endOfTag(html: string, open: number): number {
	const next = html.indexOf("<", open + 1);
	const last = next === -1 ? html.length : Math.min(html.length, next + 2048);
	let first = -1;
	let quote = "";
	for (let at = open + 1; at < last; at++) {
		const character = html[at]!;
		if (character === ">") {
			if (quote === "") return at;
			if (first === -1) first = at;
		} else if (quote) {
			if (character === quote) quote = "";
		} else if ((character === '"' || character === "'") && /[=\s]/.test(html[at - 1]!)) quote = character;
		else if (character === "<") return -1;
	}
	return quote ? first : -1;
}
