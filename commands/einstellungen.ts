// /einstellungen: the server's settings as a file, out and in, with every change shown before it holds, and back again.
import { type Answer, type Choice, type Context, defineCommand, type Option } from "../src/discord/command.ts";
import { UserError } from "../src/errors.ts";
import { shorten } from "../src/guild/markdown.ts";
import type { Revision } from "../src/guild/records.ts";
import { loadSettings, MOST_REVISIONS, revisions } from "../src/guild/settings.ts";
import { accept, checkSettings, propose, readUpload, textOf } from "../src/guild/settings-draft.ts";
import { brokenNote, problemsView, proposalView, revisionLines, whence } from "../src/guild/settings-view.ts";
import { defineTexts, type Say, text } from "../src/texts.ts";

const texts = defineTexts({
	de: {
		inForce:
			"Diese Einstellungen gelten: **{base}**. Ändere die Datei und lade sie mit `/einstellungen hochladen` wieder hoch; ich zeige dir erst, was sich ändern würde.",
		older: "Die Einstellungen von **{base}**. `/einstellungen zurück` bringt sie wieder in Kraft.",
		inherits:
			"Abschnitte, die in ihr fehlen, gelten aus der Datei des Betreibers; sie liegt als `betreiber.yaml` dabei.",
		none: "Diese Einstellungen liegen nicht als Datei vor.",
		saved: "Übernommen: **{base}**. {what}",
		at: {
			one: "{n} Änderung gilt ab sofort; Feeds folgen in den nächsten Sekunden.",
			other: "{n} Änderungen gelten ab sofort; Feeds folgen in den nächsten Sekunden.",
		},
		form: "An dem, was gilt, hat sich nichts geändert.",
		discarded: "Verworfen. Es bleibt alles, wie es ist.",
		moved:
			"Inzwischen hat <@{by}> **Fassung {n}** gespeichert. Deine Datei habe ich deshalb noch nicht übernommen; so unterscheidet sie sich von dem, was jetzt gilt:",
		movedFile:
			"Inzwischen hat sich die Datei des Betreibers geändert. Deine habe ich deshalb noch nicht übernommen; so unterscheidet sie sich von dem, was jetzt gilt:",
		history: "Fassungen der Einstellungen",
		noHistory:
			"Hier hat noch niemand Einstellungen hochgeladen; es gilt die Datei des Betreibers. `/einstellungen herunterladen` gibt sie dir.",
		legend: "✅ gilt · die letzten {most} Fassungen bleiben",
		newer: "Neuere",
		earlier: "Ältere",
		noRevision: "Diese Fassung kenne ich nicht. Wähle eine aus der Liste, die beim Tippen erscheint.",
		back: "Zurück zu {base}",
		file: "Datei des Betreibers",
		revision: "Fassung {n}",
	},
	en: {
		inForce:
			"These settings hold: **{base}**. Change the file and upload it with `/settings upload`; I show you first what would change.",
		older: "The settings of **{base}**. `/settings rollback` brings them back into force.",
		inherits: "Sections that it lacks hold as in the operator's file, which comes with it as `betreiber.yaml`.",
		none: "These settings do not exist as a file.",
		saved: "Taken: **{base}**. {what}",
		at: {
			one: "{n} change holds from now on; feeds follow within seconds.",
			other: "{n} changes hold from now on; feeds follow within seconds.",
		},
		form: "What holds has not changed.",
		discarded: "Discarded. Everything stays as it is.",
		moved:
			"Meanwhile <@{by}> has saved **revision {n}**. So I have not taken your file yet; this is how it differs from what holds now:",
		movedFile:
			"Meanwhile the operator's file has changed. So I have not taken yours yet; this is how it differs from what holds now:",
		history: "Revisions of the settings",
		noHistory:
			"Nobody has uploaded settings here yet; the operator's file holds. `/settings download` gives it to you.",
		legend: "✅ holds · the last {most} revisions are kept",
		newer: "Newer",
		earlier: "Older",
		noRevision: "I do not know this revision. Choose one from the list that appears while you type.",
		back: "Back to {base}",
		file: "the operator's file",
		revision: "revision {n}",
	},
});

const PER_PAGE = 8;

const revisionOption: Option = {
	name: "fassung",
	english: "revision",
	description: text("Welche Fassung?", "Which revision?"),
	type: "text",
	max: 20,
	autocomplete: async ({ guild, t }, typed): Promise<Choice[]> => {
		const choices: Choice[] = [];
		for await (const one of revisions(guild, { limit: 24 }))
			choices.push({ name: nameOf(one, t), value: String(one.number) });
		choices.push({ name: t(texts.file), value: "0" });
		return choices.filter(({ name }) => name.toLowerCase().includes(typed.trim().toLowerCase()));
	},
};

const noteOption: Option = {
	name: "notiz",
	english: "note",
	description: text("Warum, für den Verlauf", "Why, for the history"),
	type: "text",
	max: 200,
};

export default defineCommand({
	english: "settings",
	description: text(
		"Einstellungen dieses Servers herunterladen, ändern, zurücknehmen",
		"Download, change, roll back this server's settings",
	),
	role: "admin",
	parts: {
		herunterladen: {
			english: "download",
			description: text("Die Einstellungen als Datei", "The settings as a file"),
			options: [revisionOption],
			run: download,
		},
		hochladen: {
			english: "upload",
			description: text(
				"Geänderte Einstellungen prüfen, vergleichen und übernehmen",
				"Check, compare and take changed settings",
			),
			options: [
				{
					name: "datei",
					english: "file",
					description: text("Die geänderte guild.yaml", "The changed guild.yaml"),
					type: "file",
					required: true,
				},
				noteOption,
			],
			run: upload,
		},
		verlauf: {
			english: "history",
			description: text("Wer wann was geändert hat", "Who changed what and when"),
			run: (context) => history(context, null),
		},
		zurück: {
			english: "rollback",
			description: text("Eine frühere Fassung wieder in Kraft setzen", "Bring an earlier revision back into force"),
			options: [{ ...revisionOption, required: true }],
			run: rollBack,
		},
	},
	buttons: {
		ja: { role: "admin", update: true, run: take },
		nein: { role: "admin", update: true, run: async ({ t }) => ({ view: { text: t(texts.discarded) } }) },
		seite: { role: "admin", update: true, run: (context) => history(context, Number(context.args[0]) || null) },
	},
});

async function download({ guild, options, language, t }: Context): Promise<Answer> {
	await loadSettings(guild);
	const inForce = guild.inForce!;
	const asked = options.fassung === undefined ? null : numberOf(options.fassung);
	const source = await sourceOf();
	if (source === null) throw new UserError(texts.none);
	const { written } = inForce.settings;
	const lacks =
		asked === null &&
		written &&
		written.inherits !== null &&
		written.sections.length < Object.keys(written.data).length;
	const base = asked === null ? whence(inForce, t) : whence({ revision: asked }, t);
	const lines = [
		asked === null ? brokenNote(inForce, language, t) : "",
		t(asked === null ? texts.inForce : texts.older, { base }),
		lacks ? t(texts.inherits) : "",
	];
	const files = [{ name: "guild.yaml", text: source }];
	if (lacks && written.inherits) files.push({ name: "betreiber.yaml", text: written.inherits });
	return { view: { text: lines.filter(Boolean).join("\n"), files } };

	/** Of a text that does not hold because it passes no more, that text: it is what is to be mended. */
	async function sourceOf(): Promise<string | null> {
		const number = asked ?? (inForce.problems.length > 0 ? inForce.latest : inForce.revision);
		return (await textOf(guild, number)) ?? guild.source.file.written?.text ?? null;
	}
}

async function upload({ guild, options, actor, language, t }: Context): Promise<Answer> {
	const source = await readUpload(guild, String(options.datei));
	const { value, problems } = await checkSettings(guild, source);
	if (!value) return { view: problemsView(problems, source, language, t) };
	const note = String(options.notiz ?? "").trim();
	const proposal = await propose(guild, { text: source, settings: value, by: actor, note });
	return { view: proposalView(guild, proposal, language, t) };
}

async function rollBack({ guild, options, actor, language, t }: Context): Promise<Answer> {
	const number = numberOf(options.fassung);
	const source = await textOf(guild, number);
	const checked = source === null ? null : await checkSettings(guild, source);
	if (source !== null && !checked?.value) return { view: problemsView(checked!.problems, source, language, t) };
	const note = t(texts.back, { base: whence({ revision: number }, t) });
	const settings = checked?.value ?? guild.source.file;
	const proposal = await propose(guild, { text: source, settings, by: actor, note });
	return { view: proposalView(guild, proposal, language, t) };
}

async function take({ guild, args, actor, language, t }: Context): Promise<Answer> {
	const accepted = await accept(guild, args[0] ?? "", actor);
	if (accepted.type === "moved") {
		const { latest, proposal } = accepted;
		const note = latest ? t(texts.moved, { by: latest.by, n: latest.number }) : t(texts.movedFile);
		return { view: proposalView(guild, proposal, language, t, note) };
	}
	const { changes, number } = accepted;
	const what = changes.length > 0 ? t(texts.at, { n: changes.length }) : t(texts.form);
	const base = t(texts.revision, { n: number });
	return { view: { text: t(texts.saved, { base, what }) } };
}

/** @param before only those older than this one */
async function history({ guild, language, t }: Context, before: number | null): Promise<Answer> {
	await loadSettings(guild);
	const inForce = guild.inForce!;
	const shown: Revision[] = [];
	const from = before === null ? {} : { before };
	for await (const one of revisions(guild, { ...from, limit: PER_PAGE + 1 })) shown.push(one);
	if (shown.length === 0 && before === null) return { view: { text: t(texts.noHistory) } };
	const more = shown.length > PER_PAGE;
	const page = shown.slice(0, PER_PAGE);
	const holds = inForce.problems.length > 0 ? inForce.revision : inForce.latest;
	const buttons = [
		{
			id: `einstellungen:seite:${before === null ? 0 : before + PER_PAGE}`,
			label: t(texts.newer),
			disabled: before === null || before > inForce.latest,
		},
		{ id: `einstellungen:seite:${page.at(-1)?.number ?? 1}:2`, label: t(texts.earlier), disabled: !more },
	];
	return {
		view: {
			sections: [
				{
					title: t(texts.history),
					body: [brokenNote(inForce, language, t), ...page.map((one) => revisionLines(one, one.number === holds, t))]
						.filter(Boolean)
						.join("\n"),
					footer: t(texts.legend, { most: MOST_REVISIONS }),
				},
			],
			...(more || before !== null ? { buttons: [buttons] } : {}),
		},
	};
}

function nameOf({ number, at, note }: Revision, t: Say): string {
	const date = new Date(at).toISOString().slice(0, 16).replace("T", " ");
	return shorten([t(texts.revision, { n: number }), `${date} UTC`, note].filter(Boolean).join(" · "), 100);
}

/** @throws UserError for what is no number of a revision */
function numberOf(given: unknown): number {
	const number = /\d+/.exec(String(given))?.[0];
	if (number === undefined) throw new UserError(texts.noRevision);
	return Number(number);
}
