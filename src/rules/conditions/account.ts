import { z } from "zod";
import { duration, sayDurations } from "../../duration.ts";
import { text } from "../../texts.ts";
import { defineCondition, figure } from "../condition.ts";

const DAY = 86_400_000;
const aged = (accountDays: number, memberDays: number | null) => ({
	facts: {
		now: 1000 * DAY,
		author: {
			accountCreatedAt: (1000 - accountDays) * DAY,
			joinedAt: memberDays === null ? null : (1000 - memberDays) * DAY,
		},
	},
});

export default defineCondition({
	title: text("Konto", "Account"),
	description: text(
		"Das Konto oder die Mitgliedschaft ist jünger oder älter als eine Zeit.",
		"The account or the membership is younger or older than a span of time.",
	),
	options: z
		.strictObject({
			youngerThan: duration().optional().meta({ description: "Das Konto ist jünger." }),
			olderThan: duration().optional().meta({ description: "Das Konto ist älter." }),
			memberFor: z
				.strictObject({
					lessThan: duration().optional().meta({ description: "Noch nicht so lange auf dem Server." }),
					moreThan: duration().optional().meta({ description: "Schon länger auf dem Server." }),
				})
				.optional(),
		})
		.meta({ minProperties: 1 })
		.refine(({ memberFor, ...age }) => Object.values({ ...age, ...memberFor }).some((span) => span !== undefined), {
			message: "nennt keine Zeit / names no span of time",
		}),
	compile({ youngerThan, olderThan, memberFor = {} }) {
		const { lessThan, moreThan } = memberFor;
		return (_comment, { now, author }) => {
			const age = now - author.accountCreatedAt;
			// Discord did not say when they joined: nothing to hold against them, and nothing in their favour.
			const stay = author.joinedAt === null ? null : now - author.joinedAt;
			if (youngerThan !== undefined && age >= youngerThan) return [];
			if (olderThan !== undefined && age <= olderThan) return [];
			if (lessThan !== undefined && (stay === null || stay >= lessThan)) return [];
			if (moreThan !== undefined && (stay === null || stay <= moreThan)) return [];
			const whole = (ms: number) => sayDurations(Math.max(60_000, ms - (ms % (ms >= DAY ? DAY : 60_000))));
			const [account, member] = [whole(age), stay === null ? null : whole(stay)];
			return [
				figure(
					`Konto seit ${account.de}${member ? `, Mitglied seit ${member.de}` : ""}`,
					`account for ${account.en}${member ? `, member for ${member.en}` : ""}`,
				),
			];
		};
	},
	examples: {
		hits: [
			{ options: { youngerThan: "7 Tage" }, text: "Hallo", ...aged(2, 1) },
			{ options: { memberFor: { lessThan: "1 h" } }, text: "Hallo", ...aged(900, 0) },
			{ options: { olderThan: "30 Tage" }, text: "Hallo", ...aged(31, null) },
		],
		misses: [
			{ options: { youngerThan: "7 Tage" }, text: "Hallo", ...aged(8, 1) },
			{ options: { memberFor: { lessThan: "1 Tag" } }, text: "Hallo", ...aged(8, null) },
			{ options: { youngerThan: "7 Tage", memberFor: { lessThan: "1 h" } }, text: "Hallo", ...aged(2, 1) },
		],
	},
});
