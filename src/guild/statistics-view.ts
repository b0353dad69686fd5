// Figures in words, with a picture of them. What everybody may see has no rules and no times of single cases in it.
import { median, percentile, type Statistics, total } from "../cases/statistics.ts";
import { defineTexts, type Language, type Say } from "../texts.ts";
import { type Bars, chart } from "./chart.ts";
import { plain } from "./markdown.ts";
import { type Period, slices } from "./period.ts";
import type { Field, View } from "./view.ts";

const texts = defineTexts({
	de: {
		title: "Statistik {from} bis {to}",
		nothing: "In dieser Zeit wurde nichts geschrieben und nichts entschieden.",
		comments: "Kommentare",
		commentsBody: "**{all}** geschrieben, davon **{accepted}** ohne Einwand",
		removed: "Entfernt",
		removedBody: "**{n}**: {machine} automatisch, {hand} von Hand",
		removedBack: "davon später zurückgenommen: {n}",
		waiting: "Von Menschen geprüft",
		held: "Zurückgehalten **{n}**: {released} freigegeben, {rejected} abgelehnt, {open} offen",
		flagged: "Markiert **{n}**: {released} freigegeben, {rejected} abgelehnt, {open} offen",
		reports: "Meldungen",
		reportsBody:
			"**{n}**: {removed} führten zur Entfernung, {agreed} waren berechtigt, der Kommentar ließ sich aber nicht entfernen, {stays} ohne Verstoß, {open} offen",
		reportsShort: "**{n}**: {removed} führten zur Entfernung, {stays} ohne Verstoß, {open} offen",
		objections: "Einsprüche",
		objectionsBody: "**{n}**: {upheld} stattgegeben, {dismissed} abgelehnt, {withdrawn} zurückgezogen, {open} offen",
		times: "Zeit bis zur Entscheidung",
		timesBody: "Hälfte binnen {median}, 90 % binnen {most} ({n} Entscheidungen)",
		rules: "Was am häufigsten griff",
		rule: "{name}: {n}-mal, {removed} entfernt, {back} zurückgenommen",
		watched: "{name}: {n}-mal, nur beobachtet",
		none: "–",
		footer: "Tage in der Zeitzone {zone}. Ausgänge: Stand jetzt.",
		memberFooter: "Tage in der Zeitzone {zone}. Ausgänge: Stand jetzt. Namen stehen hier nie.",
		alt: "Balkendiagramm, {from} bis {to}: {all} Kommentare, davon {removed} entfernt ({machine} automatisch, {hand} von Hand). Die meisten Kommentare: {peak} am {peakDay}.",
		altWeek:
			"Balkendiagramm, {from} bis {to}: {all} Kommentare, davon {removed} entfernt ({machine} automatisch, {hand} von Hand). Die meisten Kommentare: {peak} ab {peakDay}.",
		seconds: "{n} s",
		minutes: "{n} min",
		hours: "{n} h",
		days: { one: "{n} Tag", other: "{n} Tagen" },
	},
	en: {
		title: "Statistics {from} to {to}",
		nothing: "In this time nothing was written and nothing decided.",
		comments: "Comments",
		commentsBody: "**{all}** written, **{accepted}** of them without objection",
		removed: "Removed",
		removedBody: "**{n}**: {machine} automatically, {hand} by hand",
		removedBack: "of these taken back later: {n}",
		waiting: "Checked by people",
		held: "Held **{n}**: {released} approved, {rejected} rejected, {open} open",
		flagged: "Flagged **{n}**: {released} approved, {rejected} rejected, {open} open",
		reports: "Reports",
		reportsBody:
			"**{n}**: {removed} led to removal, {agreed} were right but the comment could not be removed, {stays} without violation, {open} open",
		reportsShort: "**{n}**: {removed} led to removal, {stays} without violation, {open} open",
		objections: "Objections",
		objectionsBody: "**{n}**: {upheld} upheld, {dismissed} dismissed, {withdrawn} withdrawn, {open} open",
		times: "Time to decision",
		timesBody: "half within {median}, 90 % within {most} ({n} decisions)",
		rules: "What applied most often",
		rule: "{name}: {n} times, {removed} removed, {back} taken back",
		watched: "{name}: {n} times, only watched",
		none: "–",
		footer: "Days in the time zone {zone}. Outcomes as of now.",
		memberFooter: "Days in the time zone {zone}. Outcomes as of now. Names never stand here.",
		alt: "Bar chart, {from} to {to}: {all} comments, {removed} of them removed ({machine} automatically, {hand} by hand). Most comments: {peak} on {peakDay}.",
		altWeek:
			"Bar chart, {from} to {to}: {all} comments, {removed} of them removed ({machine} automatically, {hand} by hand). Most comments: {peak} from {peakDay} on.",
		seconds: "{n} s",
		minutes: "{n} min",
		hours: "{n} h",
		days: { one: "{n} day", other: "{n} days" },
	},
});

const MOST_RULES = 8;
const PICTURE = "statistik.png";

export interface Shown {
	readonly statistics: Statistics;
	readonly period: Period;
	/** Also what only moderators see. */
	readonly team: boolean;
	readonly language: Language;
	readonly t: Say;
	/** Makes a PNG of a drawing; null where it cannot. */
	draw(svg: string): Promise<Uint8Array | null>;
}

export async function statisticsView({ statistics, period, team, language, t, draw }: Shown): Promise<View> {
	const all = total(statistics.comments);
	const { machine, hand } = statistics.removed;
	const span = spanOf(period, language);
	const title = t(texts.title, span);
	const fields = fieldsOf(statistics, team, t);
	// Comments and removals are always told; with zeros and nothing else there is nothing to show.
	if (all + total(machine) + total(hand) === 0 && fields.length === 2)
		return { sections: [{ title, body: t(texts.nothing) }] };
	const bars = barsOf(statistics, period);
	const bytes = await draw(chart(bars, language));
	const peak = Math.max(...bars.comments);
	const first = bars.slices[bars.comments.indexOf(peak)]!;
	const description = t(first.kind === "day" ? texts.alt : texts.altWeek, {
		...span,
		all,
		removed: total(machine) + total(hand),
		machine: total(machine),
		hand: total(hand),
		peak,
		peakDay: dateOf(first.first.key, language),
	});
	const footer = t(team ? texts.footer : texts.memberFooter, { zone: period.timeZone });
	return {
		sections: [{ title, fields, footer, tone: "neutral", ...(bytes ? { image: `attachment://${PICTURE}` } : {}) }],
		...(bytes ? { files: [{ name: PICTURE, bytes, description }] } : {}),
	};
}

/** A day in the way of a language, as "22.11.2026". */
export function dateOf(key: string, language: Language): string {
	return language === "de" ? key.split("-").reverse().join(".") : key;
}

export function spanOf({ days }: Period, language: Language): { from: string; to: string } {
	return { from: dateOf(days[0]!.key, language), to: dateOf(days.at(-1)!.key, language) };
}

function barsOf({ comments, removed }: Statistics, period: Period): Bars {
	const cut = slices(period);
	const sums = (counts: readonly number[]) => cut.map(({ range }) => total(counts.slice(...range)));
	return { slices: cut, comments: sums(comments), machine: sums(removed.machine), hand: sums(removed.hand) };
}

/** Comments and removals always; the rest where there was any. */
function fieldsOf(statistics: Statistics, team: boolean, t: Say): Field[] {
	const { removed, removedBack, held, flagged, reports, objections, decisionTimes } = statistics;
	const machine = total(removed.machine);
	const hand = total(removed.hand);
	const back = removedBack.machine + removedBack.hand;
	const removedLines = [
		t(texts.removedBody, { n: machine + hand, machine, hand }),
		back ? t(texts.removedBack, { n: back }) : "",
	];
	const waiting = [
		total({ ...held }) ? t(texts.held, { n: total({ ...held }), ...held }) : "",
		total({ ...flagged }) ? t(texts.flagged, { n: total({ ...flagged }), ...flagged }) : "",
	];
	const n = total(reports);
	const reportLine = t(reports.agreed ? texts.reportsBody : texts.reportsShort, { n, ...reports });
	const times = {
		median: duration(median(decisionTimes) ?? 0, t),
		most: duration(percentile(decisionTimes, 0.9) ?? 0, t),
		n: decisionTimes.length,
	};
	const objected = total(objections);
	const accepted = total(statistics.accepted);
	const rows: [string, string][] = [
		[t(texts.comments), t(texts.commentsBody, { all: total(statistics.comments), accepted })],
		[t(texts.removed), removedLines.filter(Boolean).join("\n")],
		[t(texts.waiting), waiting.filter(Boolean).join("\n")],
		[t(texts.times), decisionTimes.length ? t(texts.timesBody, times) : ""],
		[t(texts.reports), n ? reportLine : ""],
		[t(texts.objections), objected ? t(texts.objectionsBody, { n: objected, ...objections }) : ""],
		[t(texts.rules), team ? ruleLines(statistics, t) : ""],
	];
	return rows.filter(([, value]) => value !== "").map(([name, value]) => ({ name, value }));
}

function ruleLines({ rules }: Statistics, t: Say): string {
	return [...rules]
		.toSorted(([a, x], [b, y]) => y.applied + y.watched - x.applied - x.watched || (a < b ? -1 : 1))
		.slice(0, MOST_RULES)
		.map(([rule, { applied, watched, removed, back }]) => {
			const name = `**${plain(rule)}**`;
			return applied ? t(texts.rule, { name, n: applied, removed, back }) : t(texts.watched, { name, n: watched });
		})
		.join("\n");
}

/** A length of time (ms) in one unit. */
export function duration(ms: number, t: Say): string {
	const seconds = Math.round(ms / 1_000);
	if (seconds < 90) return t(texts.seconds, { n: seconds });
	if (seconds < 90 * 60) return t(texts.minutes, { n: Math.round(seconds / 60) });
	if (seconds < 48 * 3_600) return t(texts.hours, { n: Math.round(seconds / 3_600) });
	return t(texts.days, { n: Math.round(seconds / 86_400) });
}
