import { z } from "zod";
import { duration, sayDurations } from "../../duration.ts";
import { text } from "../../texts.ts";
import { type Amounts, amountsIn, NO_AMOUNTS } from "../amounts.ts";
import { defineCondition, figure } from "../condition.ts";
import type { RecentComment } from "../facts.ts";

const COUNTED = {
	comments: { de: "Kommentare", en: "comments", of: () => 1 },
	links: { de: "Links", en: "links", of: ({ links }) => links },
	mentions: { de: "Erwähnungen", en: "mentions", of: ({ mentions }) => mentions },
	attachments: { de: "Anhänge", en: "attachments", of: ({ attachments }) => attachments },
	stickers: { de: "Sticker", en: "stickers", of: ({ stickers }) => stickers },
	emoji: { de: "Emoji", en: "emoji", of: ({ emoji }) => emoji },
	lines: { de: "Zeilen", en: "lines", of: ({ lines }) => lines },
	characters: { de: "Zeichen", en: "characters", of: ({ characters }) => characters },
} as const satisfies Record<string, { de: string; en: string; of: (amounts: Amounts) => number }>;

const SECOND = { id: "1", channelId: "100000000000000003", authorId: "100000000000000004", joinedAt: null };
const AT = { createdAt: 1_000_000 };
const burst = (count: number, spacing: number, rest: Partial<RecentComment> = {}) => ({
	recent: Array.from({ length: count }, (_, index) => ({
		...SECOND,
		amounts: NO_AMOUNTS,
		fingerprint: "",
		at: 1_000_000 - (count - index) * spacing,
		...rest,
	})),
});

export default defineCondition({
	title: text("Flut", "Flood"),
	description: text(
		"Zu viele Kommentare (oder Links, Erwähnungen, Anhänge, Sticker, Emoji, Zeilen, Zeichen) in kurzer Zeit: eines Mitglieds, in einem Thread oder auf dem ganzen Server.",
		"Too many comments (or links, mentions, attachments, stickers, emoji, lines, characters) in a short time: by a member, in a thread or on the whole server.",
	),
	options: z.strictObject({
		count: z
			.enum(Object.keys(COUNTED) as [keyof typeof COUNTED])
			.default("comments")
			.meta({ description: "Was gezählt wird." }),
		moreThan: z.number().int().min(1).max(100_000).default(5).meta({ description: "Mehr als so viele …" }),
		within: duration({ max: 600_000 }).prefault("10 s").meta({ description: "… in dieser Zeit (höchstens 10 min)." }),
		per: z
			.enum(["member", "memberInThread", "thread", "guild"])
			.default("member")
			.meta({ description: "Von wem oder wo." }),
	}),
	compile({ count, moreThan, within, per }) {
		const { de, en, of } = COUNTED[count];
		const span = sayDurations(within);
		return (comment, { recent, isEdit }) => {
			// An edit is no further comment.
			if (isEdit) return [];
			let sum = of(count === "comments" ? NO_AMOUNTS : amountsIn(comment));
			for (let index = recent.length - 1; index >= 0; index--) {
				const other = recent[index]!;
				// When they were written, not when they came in: neither a late event nor the host's clock makes or hides a flood.
				if (other.id === comment.id || Math.abs(comment.createdAt - other.at) > within) continue;
				if (per.startsWith("member") && other.authorId !== comment.authorId) continue;
				if ((per === "thread" || per === "memberInThread") && other.channelId !== comment.channelId) continue;
				sum += of(other.amounts);
			}
			return sum > moreThan ? [figure(`${sum} ${de} in ${span.de}`, `${sum} ${en} in ${span.en}`)] : [];
		};
	},
	examples: {
		hits: [
			{ options: { moreThan: 3, within: "10 s" }, text: "Und noch einer", comment: AT, facts: burst(3, 1000) },
			{
				options: { per: "thread", moreThan: 3 },
				text: "Ich auch",
				comment: AT,
				facts: burst(3, 1000, { authorId: "9" }),
			},
			{
				options: { count: "links", moreThan: 5, within: "1 min" },
				text: "https://a.example und https://b.example",
				comment: AT,
				facts: burst(2, 5000, { amounts: { ...NO_AMOUNTS, links: 2 } }),
			},
		],
		misses: [
			{ options: { moreThan: 3, within: "10 s" }, text: "Gemächlich", comment: AT, facts: burst(3, 20_000) },
			{ options: { moreThan: 3 }, text: "Andere sind schnell", comment: AT, facts: burst(3, 1000, { authorId: "9" }) },
			{ options: { moreThan: 3 }, text: "Nur verbessert", comment: AT, facts: { ...burst(3, 1000), isEdit: true } },
		],
	},
});
