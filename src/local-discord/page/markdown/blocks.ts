// The blocks of a message: code blocks, quotes, headings, small print, lists, paragraphs.
import { parseInline } from "./inline.ts";
import type { Block, Item } from "./tree.ts";

const FENCE = /```(?:([\w+#.-]{1,20})\n)?([\s\S]*?)```/g;
const HEADING = /^(#{1,3}) +(.+)$/;
const SMALL = /^-# +(.+)$/;
const ITEM = /^( *)(?:([-*])|(\d{1,10})\.) +(.+)$/;

/** Reads a message's markdown. Never throws; time grows about linearly with the text. */
export function parseMarkdown(source: string): Block[] {
	const out: Block[] = [];
	const text = source.replaceAll("\r\n", "\n");
	let from = 0;
	for (const match of text.matchAll(FENCE)) {
		if (match[2]!.trim() === "") continue;
		out.push(...parseLines(text.slice(from, match.index).replace(/\n$/, ""), true));
		out.push({ kind: "codeBlock", language: match[1] ?? "", text: match[2]!.replace(/^\n|\n$/g, "") });
		from = match.index + match[0].length;
		if (text[from] === "\n") from++;
	}
	out.push(...parseLines(text.slice(from), true));
	return out;
}

function parseLines(source: string, mayQuote: boolean): Block[] {
	if (source === "") return [];
	const lines = source.split("\n");
	const out: Block[] = [];
	let paragraph: string[] = [];
	const flush = () => {
		const text = paragraph.join("\n");
		if (text.trim()) out.push({ kind: "paragraph", children: parseInline(text.replace(/^\n+|\n+$/g, "")) });
		paragraph = [];
	};
	for (let index = 0; index < lines.length; index++) {
		const line = lines[index]!;
		const taken = (mayQuote && takeQuote(lines, index)) || takeList(lines, index);
		if (taken) {
			flush();
			out.push(taken.block);
			index += taken.lines - 1;
			continue;
		}
		const heading = HEADING.exec(line);
		const small = SMALL.exec(line);
		if (heading ?? small) flush();
		if (heading) {
			out.push({ kind: "heading", level: heading[1]!.length as 1, children: parseInline(heading[2]!) });
		} else if (small) out.push({ kind: "small", children: parseInline(small[1]!) });
		else paragraph.push(line);
	}
	flush();
	return out;
}

function takeQuote(lines: readonly string[], from: number): { block: Block; lines: number } | null {
	if (lines[from]!.startsWith(">>> ")) {
		const rest = lines.slice(from);
		const text = [rest[0]!.slice(4), ...rest.slice(1)].join("\n");
		return { block: { kind: "quote", children: parseLines(text, false) }, lines: rest.length };
	}
	let count = 0;
	while (/^>(?: |$)/.test(lines[from + count] ?? "") && lines[from] !== ">") count++;
	if (count === 0) return null;
	const text = lines.slice(from, from + count).map((line) => line.slice(2));
	return { block: { kind: "quote", children: parseLines(text.join("\n"), false) }, lines: count };
}

function takeList(lines: readonly string[], from: number): { block: Block; lines: number } | null {
	const items: Item[] = [];
	for (let match = ITEM.exec(lines[from]!); match; match = ITEM.exec(lines[from + items.length] ?? "")) {
		const depth = Math.min(Math.ceil(match[1]!.length / 2), (items.at(-1)?.depth ?? -1) + 1, 10);
		items.push({
			depth,
			ordered: match[2] === undefined,
			number: Number(match[3] ?? 0),
			children: parseInline(match[4]!),
		});
	}
	return items.length ? { block: { kind: "list", items }, lines: items.length } : null;
}
