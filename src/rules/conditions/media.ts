import { z } from "zod";
import { text } from "../../texts.ts";
import { defineCondition, figure } from "../condition.ts";

const NAMES = {
	sticker: { de: "Sticker", en: "sticker" },
	poll: { de: "Umfrage", en: "poll" },
	forward: { de: "Weitergeleitetes", en: "forwarded message" },
	embed: { de: "Vorschau", en: "embed" },
} as const;

export default defineCondition({
	title: text("Sticker, Umfragen, Weitergeleitetes", "Stickers, polls, forwards"),
	description: text(
		"Der Kommentar besteht nicht nur aus Text: Er hat einen Sticker, eine Umfrage, etwas Weitergeleitetes oder eine Vorschau.",
		"The comment is more than text: it has a sticker, a poll, something forwarded or an embed.",
	),
	options: z.strictObject({
		has: z
			.array(z.enum(["sticker", "poll", "forward", "embed"]))
			.min(1)
			.meta({ description: "Eines davon genügt." }),
	}),
	compile({ has }) {
		return ({ stickers, hasPoll, hasForward, hasEmbed, parts }) => {
			const present = has.find((kind) => {
				if (kind === "sticker") return stickers.length > 0;
				if (kind === "poll") return hasPoll;
				// A picture or a GIF alone has no text.
				if (kind === "forward" ? hasForward : hasEmbed) return true;
				return parts.some(({ source }) => source === kind);
			});
			return present === undefined ? [] : [figure(NAMES[present].de, NAMES[present].en)];
		};
	},
	examples: {
		hits: [
			{ options: { has: ["sticker"] }, text: "", comment: { stickers: ["Winken"] } },
			{ options: { has: ["poll"] }, text: "Was meint ihr?", comment: { hasPoll: true } },
			{ options: { has: ["embed"] }, text: "https://gif.example/1", comment: { hasEmbed: true } },
			{ options: { has: ["forward"] }, text: "", comment: { hasForward: true } },
			{ options: { has: ["forward"] }, text: "", comment: { parts: [{ source: "forward", text: "Seht mal" }] } },
		],
		misses: [
			{ options: { has: ["sticker", "poll", "forward", "embed"] }, text: "Nur Text" },
			{ options: { has: ["poll"] }, text: "", comment: { stickers: ["Winken"] } },
		],
	},
});
