// How much of what a comment has: what floods are made of.
import type { Comment } from "./comment.ts";
import { partsIn, WRITTEN } from "./parts.ts";
import { linksIn } from "./scan.ts";

export interface Amounts {
	readonly links: number;
	readonly mentions: number;
	readonly attachments: number;
	readonly stickers: number;
	readonly emoji: number;
	/** Written ones, empty ones counted. */
	readonly lines: number;
	readonly characters: number;
}

// Flags are two letters, families are joined people: RGI_Emoji counts each as one. Discord also draws the ones that Unicode
// shows as text unless asked otherwise (❤ without U+FE0F), but not the signs of print.
const EMOJI =
	/<a?:\w{2,32}:\d{17,20}>|\p{RGI_Emoji}|[[\p{Emoji}&&\p{Extended_Pictographic}]--[©®™‼⁉ℹ〰〽]](?!\uFE0E)/gv;
/** Nearly every comment has no character beyond Latin. */
const PERHAPS_EMOJI = /[<\u00a9-\uffff]/;

/** The emoji of a text, the server's own as well. */
export function emojiIn(text: string): number {
	return PERHAPS_EMOJI.test(text) ? (text.match(EMOJI)?.length ?? 0) : 0;
}

/** The lines of a text, empty ones counted. */
export function linesIn(text: string): number {
	let lines = 1;
	for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
	return lines;
}

export const NO_AMOUNTS: Amounts = {
	links: 0,
	mentions: 0,
	attachments: 0,
	stickers: 0,
	emoji: 0,
	lines: 0,
	characters: 0,
};

/** Everything that is counted in a comment. */
export function amountsIn(comment: Comment): Amounts {
	let [links, emoji, lines, characters] = [0, 0, 0, 0];
	for (let part = 0; part < comment.parts.length; part++) links += linksIn(comment, part).length;
	for (const [, { text }] of partsIn(comment, WRITTEN)) {
		emoji += emojiIn(text);
		lines += linesIn(text);
		characters += text.length;
	}
	const { mentions, attachments, stickers } = comment;
	return {
		links,
		mentions: mentions.users.length + mentions.roles.length,
		attachments: attachments.length,
		stickers: stickers.length,
		emoji,
		lines,
		characters,
	};
}
