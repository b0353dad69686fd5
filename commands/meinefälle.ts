// /meinefälle: what was decided about oneself, each with its reasons and how to object; also what was taken back.
import { type Answer, type Context, defineCommand } from "../src/discord/command.ts";
import { authorView } from "../src/guild/case-notice.ts";
import { ownerOf } from "../src/guild/letter.ts";
import { chosenOr } from "../src/guild/member-language.ts";
import { lineOfCase } from "../src/guild/my-cases.ts";
import { pendingShown } from "../src/guild/notices.ts";
import { caseKey, caseRecord, memberRecord } from "../src/guild/records.ts";
import { casesOf } from "../src/guild/standing.ts";
import type { Button } from "../src/guild/view.ts";
import { defineTexts, sayIn, text } from "../src/texts.ts";

const texts = defineTexts({
	de: {
		title: "Deine Fälle auf {guild}",
		intro:
			"Was über dich entschieden wurde, das Neueste zuerst. Wähle einen Fall, um die Begründung zu lesen und Einspruch einzulegen.",
		none: "Über dich ist hier nichts entschieden worden. So soll es sein.",
		choose: "Einen Fall ansehen",
		page: "Seite {page} von {pages}",
		before: "Neuere",
		after: "Ältere",
		gone: "Diesen Fall gibt es nicht mehr, oder er betrifft dich nicht.",
		language: "Sprache / Language",
		data: "Meine Daten",
	},
	en: {
		title: "Your cases on {guild}",
		intro: "What was decided about you, the newest first. Choose a case to read the reasons and to object.",
		none: "Nothing was decided about you here. As it should be.",
		choose: "Look at a case",
		page: "Page {page} of {pages}",
		before: "Newer",
		after: "Older",
		gone: "This case no longer exists, or it does not concern you.",
		language: "Sprache / Language",
		data: "My data",
	},
});

const A_PAGE = 8;

export default defineCommand({
	english: "mycases",
	description: text("Was wurde über dich entschieden, und warum?", "What was decided about you, and why?"),
	role: "member",
	action: {
		english: "mycases",
		description: text("Was wurde über dich entschieden, und warum?", "What was decided about you, and why?"),
		run: (context) => list(context, 0),
	},
	buttons: {
		zeigen: { run: (context) => list(context, 0) },
		seite: { update: true, run: (context) => list(context, Number.parseInt(context.args[1] ?? "", 10) || 0) },
		fall: { run: (context) => show(context, Number(context.values[0] ?? context.args[1])) },
	},
});

async function list(context: Context, asked: number): Promise<Answer> {
	const { guild, actor } = context;
	const language = await chosenOr(guild, actor.id, context.language);
	const t = sayIn(language);
	const member = await guild.store.get(memberRecord, `member/${actor.id}`);
	const numbers = [...(member?.cases ?? [])].reverse();
	const pages = Math.max(1, Math.ceil(numbers.length / A_PAGE));
	const page = Math.min(Math.max(0, asked), pages - 1);
	const records = await casesOf(guild, numbers.slice(page * A_PAGE, (page + 1) * A_PAGE));
	const mine = records.filter(({ person }) => person.id === actor.id);
	if (mine.length === 0) return { view: { text: t(texts.none) } };
	const lines = mine.map((record) => lineOfCase(record, language, guild.now()));
	const turn = (to: number, label: string): Button => ({
		id: `meinefälle:seite:${guild.id}:${to}`,
		label,
		disabled: to < 0 || to >= pages,
	});
	const paging = pages > 1 ? [[turn(page - 1, t(texts.before)), turn(page + 1, t(texts.after))]] : [];
	return {
		view: {
			sections: [
				{
					title: t(texts.title, { guild: guild.platform.guildName() }),
					body: t(texts.intro),
					fields: lines.map(({ title, state }) => ({ name: title, value: state })),
					...(pages > 1 ? { footer: t(texts.page, { page: page + 1, pages }) } : {}),
				},
			],
			buttons: [
				...paging,
				[
					{ id: `sprache:waehlen:${guild.id}:${language === "de" ? "en" : "de"}`, label: t(texts.language) },
					{ id: `meinedaten:zeigen:${guild.id}`, label: t(texts.data) },
				],
			],
			selects: [
				{
					id: `meinefälle:fall:${guild.id}`,
					of: "choices",
					placeholder: t(texts.choose),
					choices: mine.map(({ number }, index) => ({ value: String(number), label: lines[index]!.title })),
				},
			],
		},
	};
}

async function show({ guild, actor, ...context }: Context, number: number): Promise<Answer> {
	const language = await chosenOr(guild, actor.id, context.language);
	const record = number > 0 ? await guild.store.get(caseRecord, caseKey(number)) : undefined;
	if (record?.person.id !== actor.id) return { view: { text: sayIn(language)(texts.gone) } };
	await pendingShown(guild, actor.id, number);
	return { view: authorView(record, ownerOf(guild), language) };
}
