// A transparency report in the categories of the Digital Services Act (articles 15 and 24): notices by ground and outcome,
// own-initiative measures by kind and rule, automation and its errors, complaints, times, misuse. No names, no contents.
import { legalGround } from "../cases/legal-grounds.ts";
import { median, type Statistics, total } from "../cases/statistics.ts";
import { defineTexts, say, type Text } from "../texts.ts";
import type { Guild } from "./guild.ts";
import { dayAt, type Period } from "./period.ts";

const texts = defineTexts({
	de: {
		title: "Transparenzbericht",
		period: "Zeitraum",
		method:
			"Gezählt wird, was in diesem Zeitraum geschah; Ausgänge sind der Stand bei der Abfrage. Maßnahmen sind Beschränkungen von Kommentaren und Mitgliedern; „automatisch“ heißt: durch eine Regel oder Discords AutoMod ohne einen Menschen. Zeiten sind Mediane.",
		gone: "Meldungen vor dem {day} sind nach den Einstellungen dieses Servers gelöscht (retention.reports) und fehlen hier.",
		comments: "Kommentare",
		notices: "Meldungen (Art. 16, 15 Abs. 1 lit. b)",
		measures: "Maßnahmen (Art. 15 Abs. 1 lit. c)",
		automation: "Automatische Mittel und ihre Fehler (Art. 15 Abs. 1 lit. e)",
		complaints: "Einsprüche (Art. 20, 15 Abs. 1 lit. d)",
		misuse: "Missbrauch von Meldungen (Art. 23, 24 Abs. 1 lit. b)",
		ground: "Grund",
		measure: "Maßnahme",
		rule: "Regel",
		figure: "Angabe",
		value: "Wert",
		number: "Anzahl",
		removed: "entfernt",
		agreed: "berechtigt, nicht entfernt",
		stays: "kein Verstoß",
		open: "offen",
		machine: "automatisch",
		hand: "von Hand",
		onReport: "nach Meldung",
		back: "zurückgenommen",
		all: "gesamt",
		written: "geschrieben",
		accepted: "ohne Einwand",
		noticeTime: "Stunden bis zur Entscheidung über eine Meldung",
		decisionTime: "Stunden bis zur Entscheidung über Zurückgehaltenes und Markiertes",
		share: "Anteil automatischer Maßnahmen",
		machineCases: "automatisch entschiedene Fälle",
		machineBack: "davon zurückgenommen",
		machineObjected: "Einsprüche dagegen",
		machineUpheld: "davon stattgegeben",
		errorShare: "Anteil zurückgenommener automatischer Fälle",
		received: "eingegangen",
		upheld: "stattgegeben",
		dismissed: "abgelehnt",
		withdrawn: "zurückgezogen",
		complaintTime: "Stunden bis zur Entscheidung",
		marked: "offensichtlich unbegründete Meldungen",
		warned: "Verwarnungen",
		suspended: "Aussetzungen",
		other: "Etwas anderes",
		law: "Rechtswidriger Inhalt, ohne Angabe",
		byRule: "Regel „{name}“",
		noRule: "ohne Angabe",
		none: "keine",
	},
	en: {
		title: "Transparency report",
		period: "Period",
		method:
			"What happened in this period is counted; outcomes are as of the query. Measures are restrictions of comments and members; “automatic” means by a rule or Discord's AutoMod without a person. Times are medians.",
		gone: "Notices before {day} have been deleted as this server's settings say (retention.reports) and are missing here.",
		comments: "Comments",
		notices: "Notices (art. 16, 15(1)(b))",
		measures: "Measures (art. 15(1)(c))",
		automation: "Automated means and their errors (art. 15(1)(e))",
		complaints: "Complaints (art. 20, 15(1)(d))",
		misuse: "Misuse of notices (art. 23, 24(1)(b))",
		ground: "Ground",
		measure: "Measure",
		rule: "Rule",
		figure: "Figure",
		value: "Value",
		number: "Number",
		removed: "removed",
		agreed: "justified, not removed",
		stays: "no violation",
		open: "open",
		machine: "automatic",
		hand: "by hand",
		onReport: "after a notice",
		back: "taken back",
		all: "total",
		written: "written",
		accepted: "without objection",
		noticeTime: "hours to the decision on a notice",
		decisionTime: "hours to the decision on what was held or flagged",
		share: "share of automatic measures",
		machineCases: "cases decided automatically",
		machineBack: "of these taken back",
		machineObjected: "complaints against them",
		machineUpheld: "of these upheld",
		errorShare: "share of automatic cases taken back",
		received: "received",
		upheld: "upheld",
		dismissed: "dismissed",
		withdrawn: "withdrawn",
		complaintTime: "hours to the decision",
		marked: "manifestly unfounded notices",
		warned: "warnings",
		suspended: "suspensions",
		other: "Something else",
		law: "Illegal content, unspecified",
		byRule: "rule “{name}”",
		noRule: "unspecified",
		none: "none",
	},
});

type Key = keyof typeof texts;
/** A label in both languages, or a number; null where there is nothing to tell. */
type Cell = { readonly de: string; readonly en: string } | number | null;

interface Table {
	readonly title: Key;
	readonly columns: readonly Key[];
	/** The first cells are labels, the rest figures. */
	readonly rows: readonly (readonly Cell[])[];
}

/** @returns the report as Markdown with German and English headings, and as CSV: section, item, figure, value */
export function transparencyReport(
	guild: Guild,
	period: Period,
	statistics: Statistics,
): { markdown: string; csv: string } {
	const tables = tablesOf(guild, statistics);
	return { markdown: markdownOf(guild, period, tables), csv: csvOf(period, tables) };
}

const said = (key: Key): { de: string; en: string } => ({
	de: say("de", texts[key] as Text<never>),
	en: say("en", texts[key] as Text<never>),
});

function tablesOf(guild: Guild, statistics: Statistics): Table[] {
	const { reports, reportsByGround, objections, objectionsToMachine, machineCases, misuse } = statistics;
	const measures = [...statistics.measures.values()]
		.filter(({ action }) => guild.action(action).restricts)
		.toSorted((a, b) => compare(a.action, b.action) || compare(a.rule, b.rule));
	const machine = measures.reduce((sum, one) => sum + one.machine, 0);
	const hand = measures.reduce((sum, one) => sum + one.hand, 0);
	const grounds = [...reportsByGround].toSorted(([a], [b]) => compare(a, b));
	const states = ["removed", "agreed", "stays", "open"] as const;
	const figures = (title: Key, ...rows: [Key, number | null][]): Table => ({
		title,
		columns: ["figure", "value"],
		rows: rows.map(([key, value]) => [said(key), value]),
	});
	return [
		figures("comments", ["written", total(statistics.comments)], ["accepted", total(statistics.accepted)]),
		{
			title: "notices",
			columns: ["ground", "number", ...states],
			rows: [
				...grounds.map(([ground, counts]) => [groundName(ground), total(counts), ...states.map((s) => counts[s])]),
				[said("all"), total(reports), ...states.map((s) => reports[s])],
			],
		},
		figures(
			"notices",
			["noticeTime", hours(statistics.reportTimes)],
			["decisionTime", hours(statistics.decisionTimes)],
		),
		{
			title: "measures",
			columns: ["measure", "rule", "number", "machine", "hand", "onReport", "back"],
			rows: measures.map((one) => {
				const { title } = guild.action(one.action);
				const name = { de: say("de", title), en: say("en", title) };
				const rule = one.rule ? { de: one.rule, en: one.rule } : said("noRule");
				return [name, rule, one.machine + one.hand, one.machine, one.hand, one.onReport, one.back];
			}),
		},
		figures(
			"automation",
			["share", share(machine, machine + hand)],
			["machineCases", machineCases.decided],
			["machineBack", machineCases.takenBack],
			["errorShare", share(machineCases.takenBack, machineCases.decided)],
			["machineObjected", total(objectionsToMachine)],
			["machineUpheld", objectionsToMachine.upheld],
		),
		figures(
			"complaints",
			["received", total(objections)],
			["upheld", objections.upheld],
			["dismissed", objections.dismissed],
			["withdrawn", objections.withdrawn],
			["open", objections.open],
			["complaintTime", hours(statistics.objectionTimes)],
		),
		figures("misuse", ["marked", misuse.marked], ["warned", misuse.warned], ["suspended", misuse.suspended]),
	];
}

/** The same on every machine, whatever its language. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const round = (n: number, places: number): number => Math.round(n * 10 ** places) / 10 ** places;
const share = (part: number, whole: number): number | null => (whole === 0 ? null : round(part / whole, 4));
function hours(times: readonly number[]): number | null {
	const middle = median(times);
	return middle === null ? null : round(middle / 3_600_000, 2);
}

function groundName(ground: string): { de: string; en: string } {
	const [kind = "", ...rest] = ground.split("/");
	const name = rest.join("/");
	if (kind === "rule") return { de: say("de", texts.byRule, { name }), en: say("en", texts.byRule, { name }) };
	if (kind !== "law") return said("other");
	const law = legalGround(name);
	return law ? { de: say("de", law), en: say("en", law) } : said("law");
}

function markdownOf(guild: Guild, { days, from, timeZone }: Period, tables: readonly Table[]): string {
	const { reports: kept } = guild.config.retention;
	const keptSince = kept === null ? 0 : guild.now() - kept;
	const gone = from < keptSince ? { day: dayAt(keptSince, timeZone) } : null;
	const lines = [
		`# ${bilingual(said("title"))}: ${escaped(guild.platform.guildName())}`,
		"",
		`${bilingual(said("period"))}: ${days[0]!.key} – ${days.at(-1)!.key} (${timeZone})`,
		"",
		said("method").de,
		"",
		said("method").en,
		...(gone ? ["", say("de", texts.gone, gone), "", say("en", texts.gone, gone)] : []),
	];
	let before: Key | null = null;
	for (const { title, columns, rows } of tables) {
		if (title !== before) lines.push("", `## ${bilingual(said(title))}`);
		before = title;
		if (rows.length === 0) {
			lines.push("", bilingual(said("none")));
			continue;
		}
		const cells = rows.map(
			(row) => `| ${row.map((cell) => (typeof cell === "object" ? labelOf(cell) : cell)).join(" | ")} |`,
		);
		const heads = columns.map((key) => bilingual(said(key)));
		lines.push(
			"",
			`| ${heads.join(" | ")} |`,
			`|${rows[0]!.map((cell) => (isLabel(cell) ? "---" : "--:")).join("|")}|`,
			...cells,
		);
	}
	return `${lines.join("\n")}\n`;
}

const isLabel = (cell: Cell): boolean => typeof cell === "object" && cell !== null;
const bilingual = ({ de, en }: { de: string; en: string }): string => (de === en ? de : `${de} / ${en}`);
const labelOf = (cell: Exclude<Cell, number>): string => (cell === null ? "–" : escaped(bilingual(cell)));
const escaped = (text: string): string => text.replace(/[\r\n]+/g, " ").replace(/[\\|*_`<>[\]#]/g, "\\$&");

function csvOf({ days }: Period, tables: readonly Table[]): string {
	const lines = [["from", "to", "section", "item", "figure", "value"]];
	const [from, to] = [days[0]!.key, days.at(-1)!.key];
	for (const { title, columns, rows } of tables)
		for (const row of rows) {
			const labels = row.filter(isLabel) as { en: string }[];
			const item = labels.map(({ en }) => en).join(" / ");
			for (const [i, cell] of row.entries())
				if (!isLabel(cell)) lines.push([from, to, title, item, columns[i]!, cell === null ? "" : String(cell)]);
		}
	return `${lines.map((line) => line.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

/** What a spreadsheet would take for a formula (an admin's rule may be called "=…") is shown as text. */
function csvCell(text: string): string {
	const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
