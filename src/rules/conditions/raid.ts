import { z } from "zod";
import { duration, sayDurations } from "../../duration.ts";
import { text } from "../../texts.ts";
import { NO_AMOUNTS } from "../amounts.ts";
import { defineCondition, figure } from "../condition.ts";
import type { RecentComment } from "../facts.ts";

const NOW = 1_000_000_000;
/** So many others who joined this long before they wrote. */
const crowd = (members: number, joinedAgo: number, spacing = 1000) => ({
	comment: { createdAt: NOW },
	facts: {
		now: NOW,
		author: { joinedAt: NOW - joinedAgo },
		recent: Array.from(
			{ length: members },
			(_, index): RecentComment => ({
				id: String(index),
				channelId: "100000000000000003",
				authorId: String(index),
				joinedAt: NOW - joinedAgo,
				at: NOW - (index + 1) * spacing,
				fingerprint: "",
				amounts: NO_AMOUNTS,
			}),
		),
	},
});

export default defineCondition({
	title: text("Ansturm", "Raid"),
	description: text(
		"Viele, die gerade erst beigetreten sind, schreiben in kurzer Zeit; der Kommentar kommt von einem davon. Wer nur beitritt und nichts schreibt, zählt nicht.",
		"Many who have only just joined write within a short time, and the comment is by one of them. Whoever joins and writes nothing does not count.",
	),
	options: z.strictObject({
		members: z
			.number()
			.int()
			.min(2)
			.max(500)
			.default(5)
			.meta({ description: "Ab so vielen verschiedenen neuen Mitgliedern, das eigene mitgezählt." }),
		joinedWithin: duration()
			.prefault("10 min")
			.meta({ description: "Neu ist, wer vor höchstens so langer Zeit beigetreten ist." }),
		within: duration({ max: 600_000 })
			.prefault("1 min")
			.meta({ description: "In dieser Zeit haben alle geschrieben (höchstens 10 min)." }),
	}),
	compile({ members, joinedWithin, within }) {
		const span = sayDurations(within);
		const isNew = (joinedAt: number | null, at: number) => joinedAt !== null && at - joinedAt <= joinedWithin;
		return ({ authorId, createdAt }, { author, recent }) => {
			if (!isNew(author.joinedAt, createdAt)) return [];
			const seen = new Set([authorId]);
			for (const other of recent)
				if (Math.abs(createdAt - other.at) <= within && isNew(other.joinedAt, other.at)) seen.add(other.authorId);
			const n = seen.size;
			return n >= members
				? [figure(`${n} neue Mitglieder schreiben in ${span.de}`, `${n} new members write within ${span.en}`)]
				: [];
		};
	},
	examples: {
		hits: [
			{ options: {}, text: "Jetzt alle", ...crowd(4, 60_000) },
			{ options: { members: 2, joinedWithin: "1 Tag" }, text: "Ich auch", ...crowd(1, 3_600_000) },
		],
		misses: [
			{ options: {}, text: "Nur drei", ...crowd(2, 60_000) },
			{ options: {}, text: "Lange dabei", ...crowd(9, 7_200_000) },
			{ options: {}, text: "Nach und nach", ...crowd(9, 60_000, 50_000) },
		],
	},
});
