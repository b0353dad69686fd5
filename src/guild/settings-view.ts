// Settings as admins read them: what is wrong with a file, what would change, which revisions there are.
import type { GuildSettings } from "../config.ts";
import { actions } from "../rules/registries.ts";
import { defineTexts, type Language, type Say, type Text } from "../texts.ts";
import type { Guild } from "./guild.ts";
import { plain, shorten, when } from "./markdown.ts";
import type { Revision } from "./records.ts";
import type { InForce, SettingsProblem } from "./settings.ts";
import type { SettingsChange } from "./settings-changes.ts";
import type { Proposal } from "./settings-draft.ts";
import { settingsHints } from "./settings-hints.ts";
import { unifiedDiff } from "./unified-diff.ts";
import type { Button, View, ViewFile } from "./view.ts";

const texts = defineTexts({
	de: {
		problems: { one: "Ein Fehler: Es bleibt alles, wie es ist", other: "{n} Fehler: Es bleibt alles, wie es ist" },
		problem: "**Zeile {line}**, Spalte {column}: {message}",
		more: { one: "… und {n} weiterer, siehe Datei.", other: "… und {n} weitere, siehe Datei." },
		mend: "Verbessere die Datei und lade sie noch einmal hoch.",
		title: "Das würde sich ändern",
		same: "Genau so gelten die Einstellungen schon.",
		onlyForm: "Was gilt, bleibt gleich: Nur Kommentare, Reihenfolge oder Schreibweise sind anders.",
		hints: "Bitte beachte",
		take: "Übernehmen",
		leave: "Verwerfen",
		footer: "Verglichen mit: {base}. Es gilt erst, wenn du auf „Übernehmen“ klickst, dann sofort.",
		revision: "Fassung {n}",
		file: "Datei des Betreibers",
		added: "➕ Regel **{name}** kommt dazu: {actions}",
		removed: "➖ Regel **{name}** fällt weg",
		changed: "✏️ Regel **{name}**",
		feedAdded: "➕ Feed {name} kommt dazu",
		feedRemoved: "➖ Feed {name} fällt weg",
		feedChanged: "✏️ Feed {name}",
		watch: "nur beobachtet",
		from: "{before} → {after}",
		nothing: "(ohne Angabe)",
		moreChanges: {
			one: "… und {n} weitere Änderung, siehe Datei.",
			other: "… und {n} weitere Änderungen, siehe Datei.",
		},
		broken:
			"⚠️ Fassung {latest} passt nicht mehr zu dieser Version des Bots, deshalb gilt: {base}. Zeile {line}: {problem}",
		old: "vorher",
		fresh: "nachher",
	},
	en: {
		problems: { one: "One error: everything stays as it is", other: "{n} errors: everything stays as it is" },
		problem: "**Line {line}**, column {column}: {message}",
		more: { one: "… and {n} more, see the file.", other: "… and {n} more, see the file." },
		mend: "Mend the file and upload it again.",
		title: "This would change",
		same: "The settings hold exactly like this already.",
		onlyForm: "What holds stays the same: only comments, order or spelling are different.",
		hints: "Please note",
		take: "Take these settings",
		leave: "Discard",
		footer: "Compared with: {base}. It holds only when you click “Take these settings”, and then at once.",
		revision: "revision {n}",
		file: "the operator's file",
		added: "➕ rule **{name}** is added: {actions}",
		removed: "➖ rule **{name}** goes",
		changed: "✏️ rule **{name}**",
		feedAdded: "➕ feed {name} is added",
		feedRemoved: "➖ feed {name} goes",
		feedChanged: "✏️ feed {name}",
		watch: "only watched",
		from: "{before} → {after}",
		nothing: "(not given)",
		moreChanges: { one: "… and {n} more change, see the file.", other: "… and {n} more changes, see the file." },
		broken:
			"⚠️ Revision {latest} no longer fits this version of the bot, so what holds is: {base}. Line {line}: {problem}",
		old: "before",
		fresh: "after",
	},
});

/** What fits an embed's description with a note and the hints beside it. */
const BODY = 2_600;
const HINTS = 1_000;
const MOST_PROBLEMS = 10;
const VALUE = 150;

/** What is wrong with a text, each error at its line, with the line as it stands there. */
export function problemsView(problems: readonly SettingsProblem[], source: string, language: Language, t: Say): View {
	const lines = source.split(/\r\n?|\n/);
	const say = ({ line, column, message, suggestion }: SettingsProblem): string => {
		const sentence = message[language] + (suggestion ? `. ${suggestion[language]}` : "");
		return t(texts.problem, { line, column, message: plain(shorten(sentence, 400)) });
	};
	const shown = problems.slice(0, MOST_PROBLEMS).map((problem) => {
		const written = lines[problem.line - 1]?.trim() ?? "";
		return `${say(problem)}${written ? `\n${code(written)}` : ""}`;
	});
	const fitted = withinRoom(shown, BODY);
	const left = problems.length - fitted.length;
	const all = problems.map(({ line, column, message, suggestion }) => {
		const sentence = message[language] + (suggestion ? `. ${suggestion[language]}` : "");
		return `${line}:${column}: ${sentence}\n    ${lines[line - 1] ?? ""}\n`;
	});
	return {
		sections: [
			{
				title: t(texts.problems, { n: problems.length }),
				body: [...fitted, left > 0 ? t(texts.more, { n: left }) : ""].filter(Boolean).join("\n"),
				footer: t(texts.mend),
				tone: "severe",
			},
		],
		...(left > 0 ? { files: [{ name: language === "de" ? "fehler.txt" : "errors.txt", text: all.join("\n") }] } : {}),
	};
}

/** The difference that a proposal makes, with its buttons. @param note a sentence above it */
export function proposalView(guild: Guild, proposal: Proposal, language: Language, t: Say, note = ""): View {
	const { id, settings, base, changes } = proposal;
	const diff = differenceFile(base.settings, settings, t);
	// The same, and from the same place: a broken revision may be settled, and the operator's file be followed again.
	const settled = base.problems.length === 0 && (proposal.text === null) === (base.revision === 0);
	if (!diff && changes.length === 0 && settled) return { text: [note, t(texts.same)].filter(Boolean).join("\n") };
	const lines = changes.map((change) => sayChange(change, settings, t));
	const fitted = withinRoom(lines, BODY);
	const left = lines.length - fitted.length;
	const hints = withinRoom(
		settingsHints(guild, settings, language, t).map((hint) => `- ${hint}`),
		HINTS,
	);
	const buttons: Button[] = [
		{ id: `einstellungen:ja:${id}`, label: t(texts.take), style: "success" },
		{ id: "einstellungen:nein", label: t(texts.leave) },
	];
	return {
		...(note ? { text: note } : {}),
		sections: [
			{
				title: t(texts.title),
				body: [...(lines.length > 0 ? fitted : [t(texts.onlyForm)]), left > 0 ? t(texts.moreChanges, { n: left }) : ""]
					.filter(Boolean)
					.join("\n"),
				fields: hints.length > 0 ? [{ name: t(texts.hints), value: hints.join("\n") }] : [],
				footer: t(texts.footer, { base: whence(base, t) }),
				tone: hints.length > 0 ? "warning" : "neutral",
			},
		],
		buttons: [buttons],
		...(diff ? { files: [diff] } : {}),
	};
}

/** Line by line, with what each inherits where that is different too. */
function differenceFile(before: GuildSettings, after: GuildSettings, t: Say): ViewFile | null {
	const [a, b] = [before.written?.text ?? "", after.written?.text ?? ""];
	const text = unifiedDiff(a, b, [t(texts.old), t(texts.fresh)]);
	return text ? { name: "guild.diff", text } : null;
}

/** One change as a line of Discord's markdown, several where values tell more. */
export function sayChange(change: SettingsChange, settings: GuildSettings, t: Say): string {
	const { kind, what, name, parts, came, went } = change;
	const value = (written: string): string => (written === "" ? t(texts.nothing) : code(written));
	const values = (key: string, before: string, after: string): string =>
		`${code(key)}: ${t(texts.from, { before: value(before), after: value(after) })}`;
	if (what === "setting") {
		if (!came || !went) return `✏️ ${parts.map(({ key, before, after }) => values(key, before, after)).join("; ")}`;
		const words = (sign: string, list: readonly string[]) =>
			list.length === 0 ? "" : `${sign} ${shorten(list.map((word) => plain(word)).join(", "), 300)}`;
		return `✏️ ${code(name)}: ${[words("＋", came), words("－", went)].filter(Boolean).join(" ")}`;
	}
	const shown = what === "feed" ? code(name) : plain(name);
	if (kind === "removed") return t(what === "rule" ? texts.removed : texts.feedRemoved, { name: shown });
	if (kind === "added") {
		if (what === "feed") return t(texts.feedAdded, { name: shown });
		return t(texts.added, { name: shown, actions: whatHappens(settings, name, t) });
	}
	const head = t(what === "rule" ? texts.changed : texts.feedChanged, { name: shown });
	return [head, ...parts.map(({ key, before, after }) => `  - ${values(key, before, after)}`)].join("\n");
}

function whatHappens({ rules }: GuildSettings, name: string, t: Say): string {
	const found = rules.rules.find(({ rule }) => rule.name === name);
	if (!found) return "";
	if (found.rule.mode === "watch") return t(texts.watch);
	return found.actions.map(({ action }) => t(actions.get(action)!.title as Text<never>)).join(", ");
}

/** What holds: a revision or the operator's file. */
export function whence({ revision }: Pick<InForce, "revision">, t: Say): string {
	return revision === 0 ? t(texts.file) : t(texts.revision, { n: revision });
}

/** That the latest revision does not hold, and why; "" where it does. */
export function brokenNote(inForce: InForce, language: Language, t: Say): string {
	const [first] = inForce.problems;
	if (!first) return "";
	const { line, message } = first;
	const problem = plain(shorten(message[language], 300));
	return t(texts.broken, { latest: inForce.latest, base: whence(inForce, t), line, problem });
}

const SIGNS = { added: "+", removed: "−", changed: "~" } as const;

/** A revision as an entry of the history. */
export function revisionLines({ number, at, by, note, changes, text }: Revision, holds: boolean, t: Say): string {
	const what = shorten(changes.map(({ kind, name }) => `${SIGNS[kind]} ${name}`).join(", "), 300);
	const head = `**${t(texts.revision, { n: number })}**${holds ? " ✅" : ""} · ${when(at)} · <@${by}>`;
	const lines = [text === null ? t(texts.file) : "", plain(note), what ? plain(what) : ""].filter(Boolean);
	return [head, ...lines.map((line) => `  ${line}`)].join("\n");
}

/** Letters as they stand, in a code span; backticks cannot stand in one. */
function code(written: string): string {
	const letters = shorten(written.replace(/\s+/g, " ").replaceAll("`", "ˋ"), VALUE);
	return `\`${letters || " "}\``;
}

/** As many of the first as there is room for. */
function withinRoom(lines: readonly string[], room: number): string[] {
	let left = room;
	const fitted: string[] = [];
	for (const line of lines) {
		left -= line.length + 1;
		if (left < 0) break;
		fitted.push(line);
	}
	return fitted;
}
