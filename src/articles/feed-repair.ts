// A feed that is not quite XML made readable, so that one raw "<" in a headline does not cost all the others.
import { isItem, isRoot, local } from "./feed-shape.ts";
import { scanXml } from "./xml-scan.ts";

/** Elements whose content is text or HTML, never further structure. */
const LEAVES = new Set(
	"title link description guid pubdate category comments content:encoded excerpt:encoded dc:creator dc:date dc:subject dc:publisher summary content id updated published issued modified created subtitle name email uri url width height lastbuilddate language copyright generator ttl managingeditor webmaster wfw:commentrss slash:comments media:title media:description media:credit sy:updateperiod sy:updatefrequency docs".split(
		" ",
	),
);
/** Elements that only group others. "author" is text in RSS and a group in Atom. */
const GROUPS = new Set(["author", "contributor", "media:group", "image", "source"]);
const EMPTY = new Set(["enclosure", "media:content", "media:thumbnail", "atom:link", "itunes:image", "cloud"]);

/**
 * Rebuilds a broken RSS, RDF or Atom document entry by entry: the content of known elements is escaped, elements that
 * were never closed are closed, an entry that was cut off by the end of the document is left out.
 * @returns well-formed documents of the same kind: all entries in one, and each entry in one of its own
 */
export function rebuild(text: string): { whole: string; single: string[]; repairs: string[] } {
	const starts: { start: number; name: string }[] = [];
	const ends: number[] = [];
	let rootTag = "";
	let rootName = "";
	let rootEnd = 0;
	let closed = false;
	scanXml(text, (kind, name, start, end) => {
		if (rootTag === "" && kind === "open" && isRoot(name)) {
			rootTag = text.slice(start, end);
			rootName = /^<([^\s>/]+)/.exec(rootTag)![1]!;
			rootEnd = end;
		} else if (isItem(name) && kind === "open") starts.push({ start, name: text.slice(start, end) });
		else if (isItem(name) && kind === "close") ends.push(start);
		else if (kind === "close" && isRoot(name)) {
			closed = true;
			return false;
		}
		return true;
	});
	// A quotation mark that is missing there would make all the rest a part of the attribute.
	if (rootTag === "" || !isSound(rootTag)) {
		rootTag = rootFor(starts[0]?.name ?? "");
		rootName = /^<([^\s>/]+)/.exec(rootTag)![1]!;
	}
	const headEnd = starts[0]?.start ?? text.length;
	const atom = local(rootName.toLowerCase()) === "feed";
	const head = rebuildElements(text.slice(rootEnd, headEnd));
	const items: string[] = [];
	let cutOff = false;
	let nextEnd = 0;
	for (const [index, { start, name }] of starts.entries()) {
		const limit = starts[index + 1]?.start ?? text.length;
		while (nextEnd < ends.length && ends[nextEnd]! < start) nextEnd++;
		const end = nextEnd < ends.length && ends[nextEnd]! < limit ? ends[nextEnd]! : -1;
		if (end === -1 && index === starts.length - 1 && !closed) {
			cutOff = true;
			break;
		}
		const tag = /^<([^\s>/]+)/.exec(name)![1]!;
		items.push(`${name}${rebuildElements(text.slice(start + name.length, end === -1 ? limit : end))}</${tag}>`);
	}
	const open = `${rootTag}${atom ? "" : "<channel>"}${head}`;
	const close = `${atom ? "" : "</channel>"}</${rootName}>`;
	const rdf = local(rootName.toLowerCase()) === "rdf";
	const wrap = (inner: string) => (rdf ? `${open}</channel>${inner}</${rootName}>` : `${open}${inner}${close}`);
	return {
		whole: wrap(items.join("")),
		single: items.map(wrap),
		repairs: [cutOff || !closed ? "cut off" : "broken markup"],
	};
}

/** For a document whose own root element is damaged: feedsmith knows the usual prefixes without their declaration. */
function rootFor(entry: string): string {
	if (/^<(?:\w+:)?entry/i.test(entry)) return '<feed xmlns="http://www.w3.org/2005/Atom">';
	return /rdf:about/i.test(entry)
		? '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
		: '<rss version="2.0">';
}

/** Whether no quotation mark is missing in a tag. */
function isSound(tag: string): boolean {
	return tag.split('"').length % 2 === 1 && tag.split("'").length % 2 === 1;
}

/** The known elements of one entry or of the head, each well-formed; everything else is left out. */
function rebuildElements(block: string): string {
	// Not toLowerCase(): "İ" would grow and move everything behind it.
	const lower = block.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
	const out: string[] = [];
	const missing = new Set<string>();
	const open: string[] = [];
	let at = 0;
	const closingOf = (name: string, from: number) => {
		const found = missing.has(name) ? -1 : lower.indexOf(`</${name}`, from);
		if (found === -1) missing.add(name);
		return found;
	};
	/** Whether the first thing inside is another element. */
	const groups = (name: string, end: number) =>
		/^\s*<[a-z]/.test(lower.slice(end, end + 200)) && closingOf(name, end) !== -1;
	scanXml(block, (kind, name, start, end) => {
		if (start < at) return true;
		const whole = block.slice(start, end);
		const tag =
			kind === "close" || isSound(whole) ? whole : `<${whole.slice(1, 1 + name.length)}${kind === "empty" ? "/" : ""}>`;
		if (kind === "empty" && (LEAVES.has(name) || EMPTY.has(name))) out.push(tag);
		else if (kind === "open" && EMPTY.has(name)) out.push(`${tag.slice(0, -1)}/>`);
		else if (kind === "open" && (LEAVES.has(name) || (GROUPS.has(name) && !groups(name, end)))) {
			const closing = closingOf(name, end);
			const stop = closing === -1 ? nextLeaf(block, end) : closing;
			out.push(tag, escapeContent(block.slice(end, stop)), `</${tag.slice(1, 1 + name.length)}>`);
			at = stop;
		} else if (kind === "open" && GROUPS.has(name)) {
			out.push(tag);
			open.push(tag.slice(1, 1 + name.length));
		} else if (kind === "close" && open.at(-1)?.toLowerCase() === name) out.push(`</${open.pop()}>`);
		return true;
	});
	while (open.length > 0) out.push(`</${open.pop()}>`);
	return out.join("");
}

function nextLeaf(block: string, from: number): number {
	let found = block.length;
	scanXml(
		block,
		(kind, name, start) => {
			if ((kind !== "open" && kind !== "empty") || !(LEAVES.has(name) || EMPTY.has(name))) return true;
			found = start;
			return false;
		},
		from,
	);
	return found;
}

/** Text in which no "<" is left outside of complete CDATA sections. */
function escapeContent(content: string): string {
	if (!content.includes("<")) return content;
	const out: string[] = [];
	let at = 0;
	while (true) {
		const start = content.indexOf("<![CDATA[", at);
		const end = start === -1 ? -1 : content.indexOf("]]>", start);
		const plain = content.slice(at, end === -1 ? content.length : start);
		out.push(
			plain
				.replaceAll("<![CDATA[", "")
				.replace(/<(?!!--)|<!--/g, "&lt;")
				.replaceAll("]]>", ""),
		);
		if (end === -1) return out.join("");
		out.push(content.slice(start, end + 3));
		at = end + 3;
	}
}
