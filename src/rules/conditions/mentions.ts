import { z } from "zod";
import { text } from "../../texts.ts";
import { defineCondition, figure } from "../condition.ts";

/** Discord's AutoMod takes no higher limit. */
const MOST_NATIVE = 50;
const MANY = text(
	"Als Grenze erlaubt AutoMod höchstens 50 Erwähnungen.",
	"AutoMod allows a limit of 50 mentions at most.",
);

export default defineCondition({
	title: text("Erwähnungen", "Mentions"),
	description: text(
		"Der Kommentar erwähnt zu viele Mitglieder und Rollen oder versucht, alle anzupingen.",
		"The comment mentions too many members and roles, or tries to ping everybody.",
	),
	options: z.strictObject({
		moreThan: z.number().int().min(0).max(100).default(5).meta({ description: "Mehr als so viele verschiedene." }),
		everyone: z.boolean().default(true).meta({ description: "Ob @everyone und @here genügen." }),
	}),
	compile({ moreThan, everyone }) {
		return ({ mentions, parts }) => {
			const count = mentions.users.length + mentions.roles.length;
			if (count > moreThan) return [figure(`${count} Erwähnungen`, `${count} mentions`)];
			if (!everyone) return [];
			for (let part = 0; part < parts.length; part++) {
				const { text, source } = parts[part]!;
				if (source !== "content" || !text.includes("@")) continue;
				const match = /@(?:everyone|here)(?![\p{L}\p{N}_])/u.exec(text);
				if (match) return [{ part, text: match[0], start: match.index, end: match.index + match[0].length }];
			}
			return mentions.everyone ? [figure("@everyone", "@everyone")] : [];
		};
	},
	// @everyone by itself is nothing that AutoMod counts; that stays with the bot.
	native: ({ moreThan }) => (moreThan > MOST_NATIVE ? { reason: MANY } : { kind: "mentions", moreThan }),
	examples: {
		hits: [
			{ options: {}, text: "@everyone schaut mal her" },
			{ options: { moreThan: 1 }, text: "<@100000000000000011> und <@&100000000000000012>" },
		],
		misses: [
			{ options: {}, text: "<@100000000000000011> hat recht" },
			{ options: { everyone: false }, text: "@here ist erlaubt" },
			{ options: {}, text: "Schreib an info@hereford.invalid" },
		],
	},
});
