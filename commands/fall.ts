// /fall: one case, as its person or the moderators may see it; the buttons of held comments.

import type { Case } from "../src/cases/case.ts";
import { type Answer, type Context, defineCommand } from "../src/discord/command.ts";
import { UserError } from "../src/errors.ts";
import { authorView } from "../src/guild/case-notice.ts";
import { caseSection } from "../src/guild/case-view.ts";
import { sayDecided } from "../src/guild/decided-words.ts";
import { ownerOf } from "../src/guild/letter.ts";
import { chosenOr } from "../src/guild/member-language.ts";
import { pendingShown } from "../src/guild/notices.ts";
import { caseKey, caseRecord } from "../src/guild/records.ts";
import { decideHeld } from "../src/guild/review.ts";
import { defineTexts, text } from "../src/texts.ts";

const texts = defineTexts({
	de: {
		none: "Einen Fall {number} gibt es hier nicht, oder er betrifft dich nicht.",
	},
	en: {
		none: "There is no case {number} here, or it does not concern you.",
	},
});

export default defineCommand({
	english: "case",
	description: text("Was wurde entschieden und warum?", "What was decided, and why?"),
	role: "member",
	parts: {
		zeigen: {
			english: "show",
			description: text(
				"Einen Fall zeigen: die eigenen, als Moderation alle.",
				"Show a case: your own, as a moderator any.",
			),
			options: [
				{
					name: "nummer",
					english: "number",
					description: text("Die Nummer aus der Begründung", "The number in the statement of reasons"),
					type: "number",
					required: true,
					min: 1,
				},
			],
			run: (context) => show(context, Number(context.options.nummer)),
		},
	},
	buttons: {
		zeigen: { run: (context) => show(context, Number(context.args[1])) },
		// Cards of the time when these decided at a click; those of today: warteschlange.ts.
		freigeben: { role: "moderator", run: (context) => decide(context, "released") },
		ablehnen: { role: "moderator", run: (context) => decide(context, "rejected") },
	},
});

async function find({ guild, actor }: Context, number: number): Promise<Case> {
	const record =
		Number.isSafeInteger(number) && number > 0 ? await guild.store.get(caseRecord, caseKey(number)) : undefined;
	if (!record || (record.person.id !== actor.id && actor.role === "member")) {
		throw new UserError(texts.none, { number: String(number) });
	}
	return record;
}

async function show(context: Context, number: number): Promise<Answer> {
	const { guild, actor, language, t } = context;
	const record = await find(context, number);
	if (record.person.id !== actor.id) return { view: { sections: [caseSection(record, t, language)] } };
	await pendingShown(guild, actor.id, number);
	return { view: authorView(record, ownerOf(guild), await chosenOr(guild, actor.id, language)) };
}

async function decide(context: Context, decision: "released" | "rejected"): Promise<Answer> {
	const { guild, actor, t } = context;
	const number = Number(context.args[1]);
	await find(context, number);
	return { view: { text: sayDecided(t, number, await decideHeld(guild, number, decision, actor.id)) } };
}
