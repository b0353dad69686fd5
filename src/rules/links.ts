// All links of a text: with and without "https://", in angle brackets, behind a label, written with other dots.
import { asciiHost, hostIn, isBareHost, readBare, UNUSUAL } from "./hosts.ts";
import { asLatin, inviteOf, passedOnTo } from "./link-targets.ts";

export interface Link {
	/** As written. */
	readonly text: string;
	readonly start: number;
	readonly end: number;
	/** Lower case, as DNS knows it ("xn--…"), without "www.". */
	readonly host: string;
	/** With a leading slash; query and fragment are left out. */
	readonly path: string;
	/** What covers the link where it is masked: [label](address). */
	readonly label: string | null;
	/** The code of an invitation to a Discord server; null where it is none. */
	readonly invite: string | null;
	/** Where a page leads that only passes on (google.com/url?q=…), as `host`; null for every other link. */
	readonly target: string | null;
}

const SEPARATES = /[\s<>()[\]{}"„“”‚‘’«»|`*,;]/u;
const ASCII_SEPARATES = Array.from({ length: 128 }, (_, unit) => SEPARATES.test(String.fromCharCode(unit)));
const DOTS = /[。．｡]/g;
const LONGEST = 2048;

const NONE: readonly Link[] = [];
/** Cheaper than everything below and true wherever that finds a link. */
const PERHAPS = /[[({]|gg|[.。．｡][^\s.]|:\/\/|d[\s*_~|]{1,4}i[\s*_~|]{1,4}s/i;
const DOT = 46;
const COLON = 58;

/**
 * Every link of a text, in order. One pass over the text; each stretch between separators is looked at once.
 */
export function findLinks(text: string): readonly Link[] {
	// Nearly every comment ends here: no dot within a word, no link.
	if (!PERHAPS.test(text)) return NONE;
	const links = HIDDEN_DOT.test(text) ? hiddenLinks(text) : [];
	if (!/[.。．｡][^\s.]|:\/\//.test(text)) return links;
	if (text.includes("[")) labelled(text, links);
	else besideDots(text, links);
	return links;
}

/** In every link that has no label: a dot within a word, or the beginning of an address. */
const DOTTED = /[.。．｡][^\s.]|:\//g;

/** Adds the links of a text in which nothing can be a label: only stretches with a dot are looked at. */
function besideDots(text: string, links: Link[]): void {
	DOTTED.lastIndex = 0;
	for (let match = DOTTED.exec(text); match !== null; match = DOTTED.exec(text)) {
		let start = match.index;
		let end = start + 1;
		while (start > 0 && !isSeparator(text, start - 1)) start--;
		while (end < text.length && !isSeparator(text, end)) end++;
		const link = readLink(text, start, end, null);
		if (link) links.push(link);
		DOTTED.lastIndex = end;
	}
}

/** Adds the links of any text, with what covers those that are masked. */
function labelled(text: string, links: Link[]): void {
	let bracket = -1;
	let label: { from: number; to: number } | null = null;
	let start = -1;
	let dotted = false;
	for (let index = 0; index <= text.length; index++) {
		if (index < text.length && !isSeparator(text, index)) {
			if (start < 0) {
				start = index;
				dotted = false;
			}
			const unit = text.charCodeAt(index);
			if (unit === DOT || unit === COLON || unit > 0x3000) dotted = true;
			continue;
		}
		if (start >= 0) {
			const link = dotted ? readLink(text, start, index, label) : null;
			if (link) links.push(link);
			start = -1;
			label = null;
		}
		const character = text[index];
		if (character === "[") bracket = index;
		else if (character === "]" && bracket >= 0 && text[index + 1] === "(") label = { from: bracket + 1, to: index };
		else if (character !== "(" && character !== "<") label = null;
	}
}

/** Dots that nobody's client makes a link of, but every reader does: "beispiel[.]de", "discord punkt gg / abc". */
const HIDDEN_DOT =
	/[[({]\s?(?:\.|dot|punkt)\s?[\])}]|discord\s{0,3}(?:\.|dot|punkt)\s{0,3}gg|d[\s*_~|]{1,4}i[\s*_~|]{1,4}s[\s*_~|]{1,4}c|discord[*_~|]{1,3}\s?\.|gg\s?\/\s?[*_~|]{1,3}\w|:\/\/\[/i;
/** "*discord*.gg/**abc**", "d i s c o r d . g g / abc": marks or spaces between the letters. */
const BROKEN_INVITE =
	/d[\s*_~|]{0,4}i[\s*_~|]{0,4}s[\s*_~|]{0,4}c[\s*_~|]{0,4}o[\s*_~|]{0,4}r[\s*_~|]{0,4}d[\s*_~|]{0,4}\.[\s*_~|]{0,4}g[\s*_~|]{0,4}g[\s*_~|]{0,4}\/[\s*_~|]{0,4}[\w-]{2,40}/gi;
/** What an invitation looks like at all, before its marks and spaces are taken out: some are needed, or it is found anyway. */
const IS_BROKEN = /[*_~|]|d\s/i;
const IP6 = /https?:\/\/\[[0-9a-f:.]{2,45}\][^\s<>]*/gi;
const HIDDEN =
	/[\p{L}\p{N}-]{1,63}(?:\s?[[({]\s?(?:\.|dot|punkt)\s?[\])}]\s?[\p{L}\p{N}-]{1,63}){1,5}(?:\s?\/\s?[^\s]{1,200})?|discord(?:\s{1,3}\.\s{0,3}|\s{0,3}\.\s{1,3}|\s{1,3}(?:dot|punkt)\s{1,3})gg\s{0,3}\/\s{0,3}[\w-]{2,40}/giu;

function hiddenLinks(text: string): Link[] {
	const read = (pattern: RegExp, plain: (written: string) => string): Link[] =>
		[...text.matchAll(pattern)].flatMap(({ 0: written, index }) => {
			const address = plain(written);
			const link = address === "" ? null : readLink(address, 0, address.length, null);
			return link === null ? [] : [{ ...link, text: written, start: index, end: index + written.length }];
		});
	const dotted = (written: string): string =>
		written.replace(/\s?[[({]\s?(?:\.|dot|punkt)\s?[\])}]\s?|\s+(?:dot|punkt)\s+/gi, ".").replace(/\s+/g, "");
	const marked = (written: string): string => (IS_BROKEN.test(written) ? written.replace(/[\s*_~|]+/g, "") : "");
	return [...read(HIDDEN, dotted), ...read(BROKEN_INVITE, marked), ...read(IP6, (written) => written)];
}

function isSeparator(text: string, index: number): boolean {
	const unit = text.charCodeAt(index);
	return unit < 128 ? ASCII_SEPARATES[unit]! : SEPARATES.test(text[index]!);
}

function readLink(text: string, from: number, to: number, label: { from: number; to: number } | null): Link | null {
	let end = to;
	while (end > from && ".!?:…'’。．｡".includes(text[end - 1]!)) end--;
	if (end - from < 4 || end - from > LONGEST) return null;
	const bare = readBare(text, from, end);
	if (bare === null) return null;
	if (bare !== undefined) {
		const { host, path, rest } = bare;
		return {
			text: text.slice(from, end),
			start: from,
			end,
			host,
			path,
			label: label && text.slice(label.from, label.to),
			invite: inviteOf(host, path),
			target: rest.includes("?") ? hostIn(passedOnTo(host, path, rest)) : null,
		};
	}
	const written = text.slice(from, end);
	const scheme = written.includes(":") ? (/^h(?:tt|xx)ps?:\/{1,3}/i.exec(written)?.[0] ?? "") : "";
	if (scheme === "" && !/[.。．｡]/.test(written)) return null;
	if (scheme === "" && written.includes("://") && /^[a-z]{3,}:\/\//i.test(written)) return null;
	let address = written.slice(scheme.length);
	if (UNUSUAL.test(address))
		address = address
			.replace(DOTS, ".")
			.replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, "")
			.replace(/\\/g, "/");
	const cut = address.search(/[/?#]/);
	const authority = cut < 0 ? address : address.slice(0, cut);
	const place = authority.slice(authority.lastIndexOf("@") + 1);
	const named = place.includes(":") ? place.replace(/:\d{1,5}$/, "") : place;
	if (named === "") return null;
	if (scheme === "" && (authority.includes("@") || !isBareHost(named, cut >= 0))) return null;
	const host = asciiHost(named);
	if (host === null) return null;
	const path = cut < 0 || address[cut] !== "/" ? "/" : address.slice(cut).split(/[?#]/, 1)[0]!;
	return {
		text: written,
		start: from,
		end,
		host,
		path,
		label: label && text.slice(label.from, label.to),
		invite: inviteOf(host, path) ?? (UNUSUAL.test(named) ? inviteOf(asLatin(named), path) : null),
		target: hostIn(passedOnTo(host, path, cut < 0 ? "" : address.slice(cut))),
	};
}
