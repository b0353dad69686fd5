import { z } from "zod";
import { duration } from "../../duration.ts";
import { text } from "../../texts.ts";
import { NO_AMOUNTS } from "../amounts.ts";
import { defineCondition, figure } from "../condition.ts";
import { comparable, distance, fingerprint } from "../fingerprint.ts";
import { plainComment } from "../plain-comment.ts";

/** Bits of 64 in which texts that differ in a word or two stay apart at most. */
const NEAR = 10;

const LINE = "Dieser Bericht ist doch von vorn bis hinten erfunden, das weiß in Klein Süderau jedes Kind.";
const AT = { createdAt: 1_000_000 };
const said = (text: string, authorId = "100000000000000004", channelId = "100000000000000003") => ({
	id: "1",
	channelId,
	authorId,
	at: 990_000,
	fingerprint: fingerprint(plainComment(text)),
	amounts: NO_AMOUNTS,
	joinedAt: null,
});

export default defineCondition({
	title: text("Wiederholung", "Repetition"),
	description: text(
		"Derselbe oder fast derselbe Text wie in den letzten Minuten: von demselben Mitglied oder von mehreren, auch in anderen Kanälen.",
		"The same or nearly the same text as in the last minutes: by the same member or by several, in other channels too.",
	),
	options: z.strictObject({
		times: z.number().int().min(1).max(100).default(1).meta({ description: "So oft schon vorher." }),
		within: duration({ max: 600_000 }).prefault("5 min").meta({ description: "In dieser Zeit (höchstens 10 min)." }),
		by: z
			.enum(["member", "anyone"])
			.default("member")
			.meta({ description: "Von demselben Mitglied oder von irgendwem." }),
		nearly: z.boolean().default(true).meta({ description: "Ob fast Gleiches genügt." }),
		letters: z
			.number()
			.int()
			.min(1)
			.max(2000)
			.default(1)
			.meta({ description: "Erst ab so vielen Zeichen; „Danke!“ schreiben viele." }),
		acrossChannels: z.boolean().default(true).meta({ description: "Ob andere Kanäle mitzählen." }),
	}),
	compile({ times, within, by, nearly, letters, acrossChannels }) {
		return (comment, { recent, isEdit }) => {
			if (isEdit || recent.length < times) return [];
			let mark: string | undefined;
			let count = 0;
			for (let index = recent.length - 1; index >= 0; index--) {
				const other = recent[index]!;
				if (Math.abs(comment.createdAt - other.at) > within) continue;
				if (other.id === comment.id || (by === "member" && other.authorId !== comment.authorId)) continue;
				if (!acrossChannels && other.channelId !== comment.channelId) continue;
				mark ??= fingerprint(comment);
				if (mark === "" || (letters > 1 && comparable(comment).length < letters)) return [];
				if (other.fingerprint === mark || (nearly && distance(other.fingerprint, mark) <= NEAR)) count++;
			}
			return count >= times ? [figure(`${count}-mal schon geschrieben`, `written ${count} times before`)] : [];
		};
	},
	examples: {
		hits: [
			{ options: {}, text: LINE, comment: AT, facts: { recent: [said(LINE)] } },
			{ options: {}, text: `${LINE} 😡😡`, comment: AT, facts: { recent: [said(LINE, undefined, "77")] } },
			{ options: {}, text: LINE.replace("jedes Kind", "jeder"), comment: AT, facts: { recent: [said(LINE)] } },
			{
				options: { by: "anyone", times: 2 },
				text: LINE,
				comment: AT,
				facts: { recent: [said(LINE, "8"), said(LINE, "9")] },
			},
			{ options: {}, text: "🤡🤡🤡🤡", comment: AT, facts: { recent: [said("🤡 🤡")] } },
			{
				options: { by: "anyone", letters: 40 },
				text: LINE,
				comment: AT,
				facts: { recent: [said(LINE, "8")] },
			},
		],
		misses: [
			{ options: {}, text: "👍", comment: AT, facts: { recent: [said("👎")] } },
			{ options: {}, text: "\u200b", comment: AT, facts: { recent: [said("\u200b")] } },
			{ options: { by: "anyone", letters: 40 }, text: "Danke!", comment: AT, facts: { recent: [said("Danke!", "8")] } },
			{ options: {}, text: LINE, comment: AT, facts: { recent: [said(LINE, "9")] } },
			{ options: {}, text: "Danke!", comment: AT, facts: { recent: [said("Danke dir")] } },
			{
				options: {},
				text: "Der Bürgermeister hat heute das neue Freibad eröffnet, endlich wieder schwimmen.",
				comment: AT,
				facts: { recent: [said(LINE)] },
			},
			{
				options: { acrossChannels: false },
				text: LINE,
				comment: AT,
				facts: { recent: [said(LINE, undefined, "77")] },
			},
			{ options: {}, text: LINE, comment: { createdAt: 9_000_000 }, facts: { recent: [said(LINE)] } },
		],
	},
});
