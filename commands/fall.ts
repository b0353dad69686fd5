// /fall: one case, as its person or the moderators may see it; the buttons of held comments.

import type { Case } from "../src/cases/case.ts";
import { type Answer, type Context, defineCommand, type Form, type Option, say } from "../src/discord/command.ts";
import { clauseOption, given, reasonOption, spanOption } from "../src/discord/hand-options.ts";
import { UserError } from "../src/errors.ts";
import {
	addNote,
	carryOutProposal,
	caseBy,
	changeReason,
	needMayTakeBack,
	takeBackByHand,
} from "../src/guild/case-deeds.ts";
import { caseFiles, casesCsv } from "../src/guild/case-export.ts";
import { type CaseFilter, caseListView, findCases, ruleHash, unpacked } from "../src/guild/case-list.ts";
import { authorView } from "../src/guild/case-notice.ts";
import { casePage } from "../src/guild/case-page.ts";
import { sayDecided } from "../src/guild/decided-words.ts";
import { doneView, takenBackWords } from "../src/guild/hand-view.ts";
import { groundsIfAny, groundsOf, spanOf } from "../src/guild/hand-words.ts";
import { ownerOf } from "../src/guild/letter.ts";
import { chosenOr } from "../src/guild/member-language.ts";
import { pendingShown } from "../src/guild/notices.ts";
import { caseKey, caseRecord } from "../src/guild/records.ts";
import { decideHeld } from "../src/guild/review.ts";
import { defineTexts, text } from "../src/texts.ts";

const texts = defineTexts({
	de: {
		none: "Einen Fall {number} gibt es hier nicht, oder er betrifft dich nicht.",
		noted: "Notiz zu Fall {number} vermerkt. Sie steht nur für die Moderation in `/fall zeigen`.",
		reason: "Fall {number} hat jetzt diese Begründung; die alte bleibt im Verlauf. Das Mitglied erfährt es.",
		undoTitle: "Fall {number} zurücknehmen?",
		undoLabel: "Ein Wort an das Mitglied (freiwillig)",
		undoHint: "Alles wird rückgängig gemacht, auch Strikes; der Kommentar kommt zurück, wo es geht.",
		exported: "Fall {number} als JSON für Programme und als Markdown zum Lesen.",
		list: { one: "{n} Fall als CSV.", other: "{n} Fälle als CSV." },
	},
	en: {
		none: "There is no case {number} here, or it does not concern you.",
		noted: "Note on case {number} kept. Only moderators see it, in `/case show`.",
		reason: "Case {number} has this reason now; the old one stays in its history. The member is told.",
		undoTitle: "Take back case {number}?",
		undoLabel: "A word to the member (if you like)",
		undoHint: "Everything is undone, strikes too; the comment comes back where that is possible.",
		exported: "Case {number} as JSON for programs and as Markdown to read.",
		list: { one: "{n} case as CSV.", other: "{n} cases as CSV." },
	},
});

const numberOption: Option = {
	name: "nummer",
	english: "number",
	description: text("Die Nummer des Falls", "The case's number"),
	type: "number",
	required: true,
	min: 1,
};

const SINCE = { least: 60_000, most: 3_650 * 86_400_000 };

const filterOptions: readonly Option[] = [
	{
		name: "person",
		english: "person",
		description: text("Nur über diese Person", "Only about this person"),
		type: "user",
	},
	{ ...clauseOption, description: text("Nur nach dieser Regel", "Only by this rule") },
	{
		name: "stand",
		english: "state",
		description: text("Nur in diesem Stand", "Only in this state"),
		type: "text",
		choices: [
			{ value: "open", name: text("wartet auf eine Entscheidung", "waits for a decision") },
			{ value: "stands", name: text("gilt", "stands") },
			{ value: "over", name: text("zurückgenommen oder freigegeben", "taken back or approved") },
			{ value: "objected", name: text("mit offenem Einspruch", "with an open objection") },
		],
	},
	{
		name: "durch",
		english: "by",
		description: text("Wer hat entschieden?", "Who decided?"),
		type: "text",
		choices: [
			{ value: "machine", name: text("eine Regel", "a rule") },
			{ value: "hand", name: text("ein Mensch", "a person") },
		],
	},
	spanOption(
		"seit",
		"since",
		text("Nur aus dieser Zeit, zum Beispiel „7 Tage“", "Only of this time, for example “7 days”"),
		SINCE,
	),
];

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
		liste: {
			english: "list",
			description: text("Fälle suchen (Moderation)", "Search for cases (moderators)"),
			role: "moderator",
			options: filterOptions,
			run: (context) => list(context, filterOf(context), 0),
		},
		notiz: {
			english: "note",
			description: text("Etwas für die Moderation vermerken (Moderation)", "Keep a note among moderators (moderators)"),
			role: "moderator",
			options: [
				numberOption,
				{
					name: "text",
					english: "text",
					description: text("Die Notiz; das Mitglied liest sie nicht", "The note; the member does not read it"),
					type: "text",
					required: true,
					max: 1000,
				},
			],
			async run({ guild, options, actor, t }) {
				const { number } = await addNote(guild, Number(options.nummer), actor.id, String(options.text));
				return say(t(texts.noted, { number: String(number) }));
			},
		},
		grund: {
			english: "reason",
			description: text(
				"Die Begründung ändern; das Mitglied erfährt es (Moderation)",
				"Change the reason; the member is told (moderators)",
			),
			role: "moderator",
			options: [numberOption, { ...reasonOption, required: true }],
			async run(context) {
				const { guild, options, actor, t } = context;
				const { reason } = groundsOf(guild, { reason: given(context, "grund") });
				const { number } = await changeReason(guild, Number(options.nummer), actor.id, reason ?? "");
				return say(t(texts.reason, { number: String(number) }));
			},
		},
		zurücknehmen: {
			english: "undo",
			description: text("Alles an einem Fall rückgängig machen (Moderation)", "Undo everything in a case (moderators)"),
			role: "moderator",
			options: [numberOption],
			form: (context) => askUndo(context, Number(context.options.nummer)),
		},
		exportieren: {
			english: "export",
			description: text(
				"Einen Fall als Datei, oder ohne Nummer eine Liste als CSV (Moderation)",
				"A case as a file, or without a number a list as CSV (moderators)",
			),
			role: "moderator",
			options: [{ ...numberOption, required: false }, ...filterOptions],
			run: exportCases,
		},
	},
	buttons: {
		zeigen: { run: (context) => show(context, Number(context.args[1])) },
		seite: {
			role: "moderator",
			update: true,
			run: (context) => list(context, unpacked(context.args.slice(2)), Math.max(0, Number(context.args[1]) || 0)),
		},
		zurücknehmen: { role: "moderator", form: (context) => askUndo(context, Number(context.args[1])) },
		ausführen: {
			role: "moderator",
			async run({ guild, args, actor, t }) {
				const record = await carryOutProposal(guild, Number(args[1]), Number(args[2]), actor.id);
				return { view: doneView(guild, { type: "added", record }, t) };
			},
		},
		// Cards of the time when these decided at a click; those of today: warteschlange.ts.
		freigeben: { role: "moderator", run: (context) => decide(context, "released") },
		ablehnen: { role: "moderator", run: (context) => decide(context, "rejected") },
	},
	forms: {
		zurücknehmen: {
			role: "moderator",
			async run({ guild, args, fields, actor, t }) {
				const record = await takeBackByHand(guild, Number(args[1]), actor.id, fields.wort?.trim() || null);
				return say(takenBackWords(record, t));
			},
		},
	},
});

function filterOf(context: Context): CaseFilter {
	const { guild, options, now } = context;
	const since = given(context, "seit");
	const rule = groundsIfAny(guild, { clause: given(context, "regel") }).rule?.name;
	return {
		person: given(context, "person"),
		rule: rule && ruleHash(rule),
		state: options.stand as CaseFilter["state"],
		by: options.durch as CaseFilter["by"],
		since: since ? now - spanOf(since, SINCE) : undefined,
	};
}

async function list({ guild, t }: Context, filter: CaseFilter, page: number): Promise<Answer> {
	return { view: await caseListView(guild, filter, page, t) };
}

/** As many as one export holds. */
const MOST_EXPORTED = 3_000;

async function exportCases(context: Context): Promise<Answer> {
	const { guild, options, t, language } = context;
	if (options.nummer !== undefined) {
		const record = await caseBy(guild, Number(options.nummer));
		return { view: { text: t(texts.exported, { number: String(record.number) }), files: caseFiles(record, language) } };
	}
	const { found } = await findCases(guild, filterOf(context), MOST_EXPORTED);
	return { view: { text: t(texts.list, { n: found.length }), files: [{ name: "faelle.csv", text: casesCsv(found) }] } };
}

/** The form is the confirmation: sending it off takes the case back. */
async function askUndo({ guild, actor, t }: Context, number: number): Promise<Form> {
	await needMayTakeBack(guild, await caseBy(guild, number), actor.id);
	return {
		id: `fall:zurücknehmen:${guild.id}:${number}`,
		title: t(texts.undoTitle, { number: String(number) }),
		fields: [
			{ type: "text", id: "wort", label: t(texts.undoLabel), description: t(texts.undoHint), long: true, max: 500 },
		],
	};
}

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
	if (record.person.id !== actor.id) return { view: casePage(guild, record, t, language) };
	await pendingShown(guild, actor.id, number);
	return { view: authorView(record, ownerOf(guild), await chosenOr(guild, actor.id, language)) };
}

async function decide(context: Context, decision: "released" | "rejected"): Promise<Answer> {
	const { guild, actor, t } = context;
	const number = Number(context.args[1]);
	await find(context, number);
	return { view: { text: sayDecided(t, number, await decideHeld(guild, number, decision, actor.id)) } };
}
