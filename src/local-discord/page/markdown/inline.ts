// Inline markdown as Discord reads it: escapes, code, bold, italic, underline, strike, spoiler, links, mentions, times.
// https://support.discord.com/hc/articles/210298617, https://docs.discord.com/developers/reference#message-formatting
import type { Inline } from "./tree.ts";

const DEEPEST = 12;

interface Rule {
	readonly at: string;
	readonly pattern: RegExp;
	/** @returns null where the match is none after all */
	readonly make: (match: RegExpExecArray, depth: number) => Inline | readonly Inline[] | null;
}

const wrap =
	(kind: "bold" | "italic" | "underline" | "strike" | "spoiler") => (match: RegExpExecArray, depth: number) =>
		({ kind, children: parseInline(match[1]!, depth + 1) }) as Inline;

const RULES: readonly Rule[] = [
	{ at: "\\", pattern: /\\([^\p{L}\p{N}\s])/uy, make: (match) => ({ kind: "text", text: match[1]! }) },
	{
		at: "`",
		pattern: /(`+)([^`]|[^`][\s\S]*?[^`])\1(?!`)/y,
		make: (match) => ({ kind: "code", text: codeText(match[2]!) }),
	},
	{ at: "*", pattern: /\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y, make: wrap("bold") },
	{ at: "*", pattern: /\*(?=\S)((?:\*\*|\\[\s\S]|[^*\\])+?)(?<!\s)\*(?!\*)/y, make: wrap("italic") },
	{ at: "_", pattern: /__((?:\\[\s\S]|[^\\])+?)__(?!_)/y, make: wrap("underline") },
	{ at: "_", pattern: /_((?:__|\\[\s\S]|[^_\\])+?)_(?![\p{L}\p{N}_])/uy, make: wrap("italic") },
	{ at: "~", pattern: /~~((?:\\[\s\S]|[^\\])+?)~~/y, make: wrap("strike") },
	{ at: "|", pattern: /\|\|((?:\\[\s\S]|[^\\])+?)\|\|/y, make: wrap("spoiler") },
	{
		at: "[",
		pattern:
			/\[((?:\\[\s\S]|[^\][\\])+)\]\(\s*<?(https?:\/\/[^\s<>)]+(?:\([^\s<>)]*\))?[^\s<>)]*)>?(?:\s+"[^"]*")?\s*\)/y,
		make: masked,
	},
	{ at: "<", pattern: /<@!?(\d{1,20})>/y, make: (match) => ({ kind: "user", id: match[1]! }) },
	{ at: "<", pattern: /<@&(\d{1,20})>/y, make: (match) => ({ kind: "role", id: match[1]! }) },
	{ at: "<", pattern: /<#(\d{1,20})>/y, make: (match) => ({ kind: "channel", id: match[1]! }) },
	{ at: "<", pattern: /<\/([^<>:]{1,100}):\d{1,20}>/y, make: (match) => ({ kind: "command", name: match[1]! }) },
	{ at: "<", pattern: /<a?:(\w{2,32}):\d{1,20}>/y, make: (match) => ({ kind: "emoji", name: match[1]! }) },
	{ at: "<", pattern: /<t:(-?\d{1,13})(?::([tTdDfFRsS]))?>/y, make: time },
	{ at: "<", pattern: /<(https?:\/\/[^\s<>]+)>/y, make: (match) => link(match[1]!, match[1]!) },
	{ at: "@", pattern: /@(?:everyone|here)/y, make: (match) => ({ kind: "everyone", text: match[0] as "@here" }) },
	{ at: "h", pattern: /https?:\/\/[^\s<>]+/y, make: bareLink },
];

const STARTS = new Map<string, Rule[]>();
for (const rule of RULES) STARTS.set(rule.at, [...(STARTS.get(rule.at) ?? []), rule]);

/** Reads the inline markdown of one line or of several; what is no markdown stays text. Never throws. */
export function parseInline(source: string, depth = 0): Inline[] {
	const out: Inline[] = [];
	let plain = "";
	const flush = () => {
		if (plain) out.push({ kind: "text", text: plain });
		plain = "";
	};
	let index = 0;
	while (index < source.length) {
		const found = depth < DEEPEST ? matchAt(source, index, depth) : null;
		if (!found) {
			plain += source[index++];
			continue;
		}
		for (const node of found.nodes) {
			if (node.kind === "text") plain += node.text;
			else {
				flush();
				out.push(node);
			}
		}
		index += found.length;
	}
	flush();
	return out;
}

function matchAt(source: string, index: number, depth: number): { nodes: readonly Inline[]; length: number } | null {
	const character = source[index]!;
	if (character === "_" && index > 0 && /[\p{L}\p{N}]/u.test(source[index - 1]!)) {
		// a_b_c is a name, not italics
		return { nodes: [{ kind: "text", text: "_" }], length: 1 };
	}
	for (const rule of STARTS.get(character) ?? []) {
		rule.pattern.lastIndex = index;
		const match = rule.pattern.exec(source);
		const made = match && rule.make(match, depth);
		if (!match || !made) continue;
		if (!("kind" in made)) return { nodes: made, length: match[0].length };
		const shorter = made.kind === "link" && rule.at === "h" ? made.href.length : match[0].length;
		return { nodes: [made], length: shorter };
	}
	return null;
}

const codeText = (text: string): string => (/^ .*[^ ].* $/s.test(text) ? text.slice(1, -1) : text);

function link(href: string, label: string): Inline | null {
	return URL.canParse(href) ? { kind: "link", href, children: [{ kind: "text", text: label }] } : null;
}

/** A masked link; as on Discord not when the label itself looks like an address, which could deceive. */
function masked(match: RegExpExecArray, depth: number): Inline | null {
	const [, label, href] = match;
	if (!URL.canParse(href!) || /https?:\/\//i.test(label!)) return null;
	return { kind: "link", href: href!, children: parseInline(label!, depth + 1) };
}

/** A bare address ends before the punctuation of its sentence and before a bracket it did not open. */
function bareLink(match: RegExpExecArray): Inline | null {
	let href = match[0];
	for (;;) {
		const last = href.at(-1)!;
		const opened = last === ")" && href.split("(").length >= href.split(")").length;
		if (opened || !/[.,;:!?'"“”„»«)\]*_~|]/.test(last)) break;
		href = href.slice(0, -1);
	}
	return link(href, href);
}

function time(match: RegExpExecArray): Inline | null {
	const seconds = Number(match[1]);
	return Math.abs(seconds) <= 8.64e12 ? { kind: "time", seconds, style: match[2] ?? "f" } : null;
}
