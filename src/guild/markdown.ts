// Text from articles and members, made harmless for Discord's markdown.

/** Escapes Discord's markdown and takes the life out of mentions and addresses; shows exactly the letters that came in. */
export function plain(text: string): string {
	return (
		unmarked(text)
			// A bare address would become a link and a preview.
			.replace(/(https?):\/\//gi, "$1:\u200b//")
			.replace(/\b(discord)(\.gg|(?:app)?\.com\/invite)/gi, "$1\u200b$2")
	);
}

/** As `plain`, but addresses stay alive: for text that a person approved. */
export function plainWithLinks(text: string): string {
	return unmarked(text).replace(/https?:\/\/\S+/gi, (address) => address.replace(/\\([_*~()[\]|])/g, "$1"));
}

function unmarked(text: string): string {
	return (
		withoutControls(text)
			.replace(/[\\*_~`|[\]()]/g, "\\$&")
			.replace(/</g, "\\<")
			// Block syntax counts only at the start of a line.
			.replace(/^(\s*)(#{1,3}\s|>|-#|[-+]\s)/gm, "$1\\$2")
			.replace(/^(\s*\d+)([.)]\s)/gm, "$1\\$2")
			.replace(/@(everyone|here)/g, "@\u200b$1")
	);
}

/** A person's or feed's name inside a sentence: escaped, and isolated so that right-to-left letters cannot turn the rest. */
export function name(text: string): string {
	return `\u2068${plain(text.replace(/\s+/g, " ").trim())}\u2069`;
}

/** Drops what cannot be seen but changes what is: control characters, bidi overrides, zero-width. Line breaks stay. */
export function withoutControls(text: string): string {
	return text
		.replace(/\r\n?/g, "\n")
		.replace(
			/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g,
			(c) => (c === "\t" ? " " : ""),
		);
}

/** A block quotation of already escaped text. */
export function quote(text: string): string {
	return text
		.split("\n")
		.map((line) => `> ${line}`)
		.join("\n");
}

/** A link with an escaped label; brackets in the address are encoded so that they cannot end it. */
export function link(label: string, url: string): string {
	return `[${plain(label.replace(/\s+/g, " ").trim())}](${url.replace(/[()<>\s]/g, (c) => encodeURIComponent(c).replace("(", "%28").replace(")", "%29"))})`;
}

/** Cuts at a length in UTF-16 units without splitting a character, at a word's end where one is near, and adds "…". */
export function shorten(text: string, length: number): string {
	if (text.length <= length) return text;
	const room = length - 1;
	const cut = [...new Intl.Segmenter("de").segment(text.slice(0, room + 32))].reduce(
		(end, { index, segment }) => (index + segment.length <= room ? index + segment.length : end),
		0,
	);
	const head = text.slice(0, cut);
	const space = head.lastIndexOf(" ");
	const word = space > room * 0.7 ? head.slice(0, space) : head;
	return `${word.replace(/[\s\\]+$/, "")}…`;
}

/** A point in time as Discord shows it in each reader's own zone. `style`: R relative, f date and time, D date. */
export function when(ms: number, style: "R" | "f" | "D" | "t" = "f"): string {
	return `<t:${Math.floor(ms / 1000)}:${style}>`;
}
