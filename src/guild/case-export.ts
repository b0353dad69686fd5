// Cases as files: one as JSON and Markdown, a list as CSV.
import type { Case } from "../cases/case.ts";
import { actionState } from "../cases/case.ts";
import { actions } from "../rules/registries.ts";
import { defineTexts, type Language, sayIn } from "../texts.ts";
import { contentOf } from "./case-lines.ts";
import { plain, quote } from "./markdown.ts";
import type { ViewFile } from "./view.ts";

const texts = defineTexts({
	de: {
		title: "Fall {number}",
		person: "Mitglied",
		opened: "Eröffnet",
		decidedBy: "Entschieden durch",
		machine: "eine Regel, automatisch",
		hand: "die Moderation",
		decision: "Entscheidung",
		rules: "Regeln",
		reason: "Begründung",
		comment: "Kommentar",
		actions: "Maßnahmen",
		done: "geschehen",
		refused: "nicht ausgeführt",
		due: "steht aus",
		proposed: "vorgeschlagen",
		dropped: "vorgeschlagen, nicht ausgeführt",
		undoes: "zurückgenommen",
		history: "Verlauf",
		bot: "Bot",
	},
	en: {
		title: "Case {number}",
		person: "Member",
		opened: "Opened",
		decidedBy: "Decided by",
		machine: "a rule, automatically",
		hand: "the moderators",
		decision: "Decision",
		rules: "Rules",
		reason: "Reason",
		comment: "Comment",
		actions: "Actions",
		done: "done",
		refused: "not carried out",
		due: "to be done",
		proposed: "proposed",
		dropped: "proposed, not done",
		undoes: "taken back",
		history: "History",
		bot: "bot",
	},
});

const time = (ms: number): string => new Date(ms).toISOString().replace(".000Z", "Z");

/** One case, complete for machines and readable for people. */
export function caseFiles(record: Case, language: Language): ViewFile[] {
	const name = `fall-${record.number}`;
	return [
		{ name: `${name}.json`, text: `${JSON.stringify(record, null, "\t")}\n` },
		{ name: `${name}.md`, text: caseMarkdown(record, language) },
	];
}

function caseMarkdown(record: Case, language: Language): string {
	const t = sayIn(language);
	const machine = record.origin.by === "rule" || record.origin.by === "automod";
	const { person } = record;
	const content = contentOf(record);
	const acted = record.actions.map((action) => {
		const title = actions.get(action.action)?.title;
		const is = actionState(action);
		const proposal = is === "refused" ? texts.dropped : texts.proposed;
		const state = action.proposed ? proposal : action.undoes ? texts.undoes : texts[is];
		return `- ${title ? t(title) : action.action}: ${t(state)}`;
	});
	const history = record.history.map(({ at, by, kind, detail }) => {
		const who = by === "bot" ? t(texts.bot) : by;
		return `- ${time(at)} · ${who} · ${kind}${detail ? `: ${plain(detail.replace(/\s+/g, " "))}` : ""}`;
	});
	const block = (title: string, lines: readonly string[]) => (lines.length > 0 ? [`## ${title}`, ...lines, ""] : []);
	return [
		`# ${t(texts.title, { number: String(record.number) })}`,
		"",
		`- ${t(texts.person)}: ${plain(person.displayName)} (${plain(person.userName)}, ${person.id})`,
		`- ${t(texts.opened)}: ${time(record.openedAt)}`,
		`- ${t(texts.decidedBy)}: ${t(machine ? texts.machine : texts.hand)}${record.origin.personId ? ` (${record.origin.personId})` : ""}`,
		`- ${t(texts.decision)}: ${record.decision}`,
		"",
		...block(
			t(texts.rules),
			record.rules.map(({ name, clause }) => `- ${plain(name)}${clause ? `: ${plain(clause)}` : ""}`),
		),
		...block(t(texts.reason), record.reason ? [quote(plain(record.reason))] : []),
		...block(t(texts.comment), content ? [quote(plain(content))] : []),
		...block(t(texts.actions), acted),
		...block(t(texts.history), history),
	].join("\n");
}

const COLUMNS = [
	"number",
	"opened",
	"person",
	"userName",
	"origin",
	"moderator",
	"decision",
	"rules",
	"actions",
	"strikes",
	"reason",
	"review",
	"objection",
	"undone",
] as const;

/** Many cases, one a row; RFC 4180, with a header. */
export function casesCsv(cases: readonly Case[]): string {
	const rows = cases.map((record) => {
		const did = record.actions.filter(({ proposed, undoes }) => !proposed && !undoes).map(({ action }) => action);
		const row: Record<(typeof COLUMNS)[number], string | number> = {
			number: record.number,
			opened: time(record.openedAt),
			person: record.person.id,
			userName: record.person.userName,
			origin: record.origin.by,
			moderator: record.origin.personId ?? "",
			decision: record.decision,
			rules: record.rules.map(({ name }) => name).join(" "),
			actions: did.join(" "),
			strikes: record.strikes,
			reason: record.reason ?? "",
			review: record.review,
			objection: record.objection?.state ?? "",
			undone: record.history.some(({ kind }) => kind === "undone" || kind === "upheld") ? "yes" : "",
		};
		return COLUMNS.map((column) => cell(row[column])).join(",");
	});
	return `${[COLUMNS.join(","), ...rows].join("\r\n")}\r\n`;
}

/** A spreadsheet would compute what begins like a formula: a nickname must not. */
function cell(value: string | number): string {
	const text = String(value);
	const harmless = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
