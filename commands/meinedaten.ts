// /meinedaten: what is kept about oneself, as a file; and deleting it, but for what a running objection or a standing
// restriction needs.
import { type Answer, type Context, defineCommand } from "../src/discord/command.ts";
import { sayDuration } from "../src/duration.ts";
import { when } from "../src/guild/markdown.ts";
import { chosenOr } from "../src/guild/member-language.ts";
import { deletable, exportOf, forgetPerson, type Staying } from "../src/guild/personal-data.ts";
import { defineTexts, type Language, type Say, sayIn, text } from "../src/texts.ts";

const texts = defineTexts({
	de: {
		title: "Deine Daten auf {guild}",
		body: "Gespeichert ist nur, was die Moderation braucht: Zähler und Verwarnungen, die Fälle über dich mit den betroffenen Kommentaren, deine Meldungen und Entwürfe, deine Sprache. Was du sonst schreibst, liegt allein bei Discord.",
		kept: "Wie lange",
		keptLines:
			"- Wortlaut von Kommentaren in Fällen: {comments}\n- Fälle: {cases}, danach ohne Namen\n- Meldungen: {reports}\n- Zähler, wenn nichts mehr von dir kommt: {members}",
		forEver: "ohne festes Ende",
		export: "Als Datei herunterladen",
		delete: "Löschen …",
		file: "Das ist alles, was hier über dich gespeichert ist.",
		ask: "Deine Daten löschen?",
		nothing: "Fälle gibt es keine; gelöscht werden Zähler und Einstellungen.",
		go: {
			one: "Gelöscht werden Zähler und Einstellungen und {n} Fall samt Kommentar. Einspruch ist dagegen dann nicht mehr möglich.",
			other:
				"Gelöscht werden Zähler und Einstellungen und {n} Fälle samt Kommentaren. Einspruch ist dagegen dann nicht mehr möglich.",
		},
		none: "Gelöscht werden Zähler und Einstellungen.",
		undoable: "Das lässt sich nicht rückgängig machen.",
		stays: "Was vorerst bleibt",
		stayObjection: "- Fall {number}: bis über deinen Einspruch entschieden ist",
		stayReview: "- Fall {number}: bis ein Mensch darüber entschieden hat",
		staySteps: "- Fall {number}: bis er abgeschlossen ist",
		stayUntil: "- Fall {number}: bis {until}, so lange gilt, was darin entschieden wurde",
		stayOpen: "- Fall {number}: solange gilt, was darin entschieden wurde (Bann oder Rolle, ohne festes Ende)",
		stayMore: { one: "- und {n} weiterer Fall", other: "- und {n} weitere Fälle" },
		stayLater: "Danach kannst du auch das löschen; sonst geschieht es nach der Aufbewahrungszeit von selbst.",
		yes: "Ja, löschen",
		done: "Gelöscht. Gespeichert ist hier nur noch, was du gemeldet hast und worüber noch niemand entschieden hat, und welche Kommentare aus dem Formular dir gehören, solange sie stehen.",
		doneBut: "Gelöscht, bis auf das, was vorerst bleiben muss:",
		discord: "Deine Kommentare und unsere Direktnachrichten liegen bei Discord; dort kannst du sie selbst löschen.",
	},
	en: {
		title: "Your data on {guild}",
		body: "Only what moderation needs is kept: counters and warnings, the cases about you with the comments concerned, your reports and drafts, your language. Whatever else you write is with Discord alone.",
		kept: "For how long",
		keptLines:
			"- wording of comments in cases: {comments}\n- cases: {cases}, then without names\n- reports: {reports}\n- counters, when nothing more comes from you: {members}",
		forEver: "with no fixed end",
		export: "Download as a file",
		delete: "Delete …",
		file: "This is everything that is kept about you here.",
		ask: "Delete your data?",
		nothing: "There are no cases; counters and settings will be deleted.",
		go: {
			one: "Counters and settings will be deleted, and {n} case with its comment. You can then no longer object to it.",
			other:
				"Counters and settings will be deleted, and {n} cases with their comments. You can then no longer object to them.",
		},
		none: "Counters and settings will be deleted.",
		undoable: "This cannot be undone.",
		stays: "What stays for now",
		stayObjection: "- case {number}: until your objection is decided",
		stayReview: "- case {number}: until a person has decided about it",
		staySteps: "- case {number}: until it is finished",
		stayUntil: "- case {number}: until {until}, as long as its decision holds",
		stayOpen: "- case {number}: as long as its decision holds (ban or role, with no fixed end)",
		stayMore: { one: "- and {n} more case", other: "- and {n} more cases" },
		stayLater: "After that you can delete it too; otherwise it happens by itself when its time is over.",
		yes: "Yes, delete",
		done: "Deleted. All that is still kept is what you reported and nobody has decided yet, and which comments from the form are yours, as long as they stand.",
		doneBut: "Deleted, except for what has to stay for now:",
		discord: "Your comments and our direct messages are with Discord; you can delete them there yourself.",
	},
});

/** So many cases are named one by one. */
const NAMED = 12;

export default defineCommand({
	english: "mydata",
	description: text("Was hier über dich gespeichert ist", "What is kept about you here"),
	role: "member",
	parts: {
		zeigen: {
			english: "show",
			description: text("Was ist gespeichert, und wie lange?", "What is kept, and for how long?"),
			run: show,
		},
		exportieren: {
			english: "export",
			description: text("Alles über dich als Datei", "Everything about you as a file"),
			run: download,
		},
		löschen: {
			english: "delete",
			description: text("Löschen, was über dich gespeichert ist", "Delete what is kept about you"),
			run: askToDelete,
		},
	},
	buttons: {
		zeigen: { run: show },
		exportieren: { run: download },
		loeschen: { run: askToDelete },
		geloescht: { update: true, run: forget },
	},
});

async function languageOf({ guild, actor, language }: Context): Promise<Language> {
	return chosenOr(guild, actor.id, language);
}

async function show(context: Context): Promise<Answer> {
	const { guild } = context;
	const language = await languageOf(context);
	const t = sayIn(language);
	const { comments, cases, reports, members } = guild.config.retention;
	const long = (ms: number | null) => (ms === null ? t(texts.forEver) : sayDuration(ms, language, 1));
	return {
		view: {
			sections: [
				{
					title: t(texts.title, { guild: guild.platform.guildName() }),
					body: t(texts.body),
					fields: [
						{
							name: t(texts.kept),
							value: t(texts.keptLines, {
								comments: long(comments),
								cases: long(cases),
								reports: long(reports),
								members: long(members),
							}),
						},
					],
					footer: t(texts.discord),
				},
			],
			buttons: [
				[
					{ id: `meinedaten:exportieren:${guild.id}`, label: t(texts.export) },
					{ id: `meinedaten:loeschen:${guild.id}`, label: t(texts.delete), style: "danger" },
				],
			],
		},
	};
}

async function download(context: Context): Promise<Answer> {
	const { guild, actor } = context;
	const t = sayIn(await languageOf(context));
	const data = await exportOf(guild, actor.id);
	const file = { name: `wortmeldung-${actor.id}.json`, text: `${JSON.stringify(data, null, "\t")}\n` };
	return { view: { text: t(texts.file), files: [file] } };
}

async function askToDelete(context: Context): Promise<Answer> {
	const { guild, actor } = context;
	const t = sayIn(await languageOf(context));
	const { go, stay } = await deletable(guild, actor.id);
	const what = go.length > 0 ? t(texts.go, { n: go.length }) : t(stay.length > 0 ? texts.none : texts.nothing);
	return {
		view: {
			sections: [
				{
					title: t(texts.ask),
					body: `${what} ${t(texts.undoable)}`,
					fields: staying(stay, t),
					footer: t(texts.discord),
					tone: "warning",
				},
			],
			buttons: [[{ id: `meinedaten:geloescht:${guild.id}`, label: t(texts.yes), style: "danger" }]],
		},
	};
}

async function forget(context: Context): Promise<Answer> {
	const { guild, actor } = context;
	const t = sayIn(await languageOf(context));
	const stay = await forgetPerson(guild, actor.id);
	if (stay.length === 0) return { view: { text: `${t(texts.done)} ${t(texts.discord)}` } };
	return { view: { text: t(texts.doneBut), sections: [{ fields: staying(stay, t), footer: t(texts.discord) }] } };
}

function staying(stay: readonly Staying[], t: Say): { name: string; value: string }[] {
	if (stay.length === 0) return [];
	const lines = stay.slice(0, NAMED).map(({ number, needed: { why, until } }) => {
		const params = { number: String(number) };
		if (why === "objection") return t(texts.stayObjection, params);
		if (why === "review") return t(texts.stayReview, params);
		if (why === "steps") return t(texts.staySteps, params);
		return until === null ? t(texts.stayOpen, params) : t(texts.stayUntil, { ...params, until: when(until, "D") });
	});
	if (stay.length > NAMED) lines.push(t(texts.stayMore, { n: stay.length - NAMED }));
	return [{ name: t(texts.stays), value: `${lines.join("\n")}\n${t(texts.stayLater)}` }];
}
