// Figures about the moderation of a span of time, added up case by case and report by report. Events count in the span
// in which they happened; what became of them is as it is now.
import {
	type CaseFigures,
	type Decider,
	decidedByMachine,
	decisions,
	isNewComment,
	isTakenBack,
	measures,
	removal,
} from "./figures.ts";
import type { Report, ReportState } from "./report.ts";

/** Numbers of days by index, and of everything by name. */
export interface Statistics {
	/** Against which nothing was said, by day. */
	readonly accepted: number[];
	/** All that came in, by day: the accepted ones and those that a rule had something to say about. */
	readonly comments: number[];
	readonly removed: Readonly<Record<Decider, number[]>>;
	/** Of the removed ones, later taken back. */
	readonly removedBack: Record<Decider, number>;
	readonly held: Outcomes;
	readonly flagged: Outcomes;
	/** By rule: how often it applied, and how often it only watched. */
	readonly rules: Map<string, { applied: number; watched: number; removed: number; back: number }>;
	readonly measures: Map<string, MeasureCount>;
	readonly reports: Record<ReportState, number>;
	/** By ground: "law/241", "rule/beleidigungen", "other". */
	readonly reportsByGround: Map<string, Record<ReportState, number>>;
	/** From a report to the decision about it (ms). */
	readonly reportTimes: number[];
	readonly objections: Record<ObjectionState, number>;
	/** Against what a machine had decided. */
	readonly objectionsToMachine: Record<ObjectionState, number>;
	readonly objectionTimes: number[];
	/** From when a comment began to wait to a person's decision (ms). */
	readonly decisionTimes: number[];
	/** Cases that were opened: by a machine, and those of them that were taken back in the end. */
	readonly machineCases: { decided: number; takenBack: number };
	readonly misuse: { marked: number; warned: number; suspended: number };
}

export interface Outcomes {
	open: number;
	released: number;
	rejected: number;
}
export type ObjectionState = "open" | "upheld" | "dismissed" | "withdrawn";

export interface MeasureCount {
	readonly action: string;
	readonly rule: string;
	machine: number;
	hand: number;
	onReport: number;
	back: number;
}

/** @param days how many */
export function noStatistics(days: number): Statistics {
	const zeros = () => Array.from({ length: days }, () => 0);
	return {
		accepted: zeros(),
		comments: zeros(),
		removed: { machine: zeros(), hand: zeros() },
		removedBack: { machine: 0, hand: 0 },
		held: { open: 0, released: 0, rejected: 0 },
		flagged: { open: 0, released: 0, rejected: 0 },
		rules: new Map(),
		measures: new Map(),
		reports: noReports(),
		reportsByGround: new Map(),
		reportTimes: [],
		objections: noObjections(),
		objectionsToMachine: noObjections(),
		objectionTimes: [],
		decisionTimes: [],
		machineCases: { decided: 0, takenBack: 0 },
		misuse: { marked: 0, warned: 0, suspended: 0 },
	};
}

const noReports = (): Record<ReportState, number> => ({ open: 0, removed: 0, agreed: 0, stays: 0 });
const noObjections = (): Record<ObjectionState, number> => ({ open: 0, upheld: 0, dismissed: 0, withdrawn: 0 });

/** Adds comments of a day against which nothing was said. */
export function addAccepted(to: Statistics, day: number, count: number): void {
	to.accepted[day]! += count;
	to.comments[day]! += count;
}

/** Adds what of a case happened in the span. @param dayOf the number of the day of an instant (ms), -1 outside the span */
export function addCase(to: Statistics, record: CaseFigures, dayOf: (at: number) => number): void {
	const day = dayOf(record.openedAt);
	if (day >= 0) addOpened(to, record, day);
	const gone = removal(record);
	const goneOn = gone ? dayOf(gone.at) : -1;
	if (gone && goneOn >= 0) {
		to.removed[gone.by][goneOn]! += gone.count;
		if (gone.back) to.removedBack[gone.by] += gone.count;
	}
	for (const { at, by, action, rule, back, onReport } of measures(record)) {
		if (dayOf(at) < 0) continue;
		const key = `${action}\n${rule}`;
		const count = to.measures.get(key) ?? { action, rule, machine: 0, hand: 0, onReport: 0, back: 0 };
		count[by]++;
		if (onReport) count.onReport++;
		if (back) count.back++;
		to.measures.set(key, count);
	}
	for (const { at, waited } of decisions(record)) if (dayOf(at) >= 0) to.decisionTimes.push(waited);
	for (const objection of record.objection ? [...record.objection.earlier, record.objection] : []) {
		if (dayOf(objection.at) >= 0) {
			to.objections[objection.state]++;
			if (decidedByMachine(record)) to.objectionsToMachine[objection.state]++;
		}
		if (objection.decidedAt !== null && dayOf(objection.decidedAt) >= 0)
			to.objectionTimes.push(objection.decidedAt - objection.at);
	}
}

function addOpened(to: Statistics, record: CaseFigures, day: number): void {
	if (isNewComment(record)) to.comments[day]!++;
	const outcome = record.review === "none" ? null : record.review;
	if (outcome && record.origin.by !== "report") {
		if (record.decision === "hold") to.held[outcome]++;
		else if (record.decision !== "remove" || outcome === "rejected") to.flagged[outcome]++;
	}
	if (decidedByMachine(record)) {
		to.machineCases.decided++;
		if (isTakenBack(record)) to.machineCases.takenBack++;
	}
	if (record.origin.by !== "rule" && record.origin.by !== "automod") return;
	for (const { name, mode } of record.rules) {
		const count = to.rules.get(name) ?? { applied: 0, watched: 0, removed: 0, back: 0 };
		if (mode === "watch") count.watched++;
		else {
			count.applied++;
			if (removal(record)) count.removed++;
			if (isTakenBack(record)) count.back++;
		}
		to.rules.set(name, count);
	}
}

/**
 * Adds a report of the span.
 * @param state what became of it
 * @param decidedAt when a person or, before it was made, a rule decided (ms); null where nobody has
 */
export function addReport(
	to: Statistics,
	report: Pick<Report, "at" | "ground">,
	state: ReportState,
	decidedAt: number | null,
) {
	const { ground } = report;
	const name =
		ground.kind === "law" ? `law/${ground.law ?? ""}` : ground.kind === "rule" ? `rule/${ground.rule}` : "other";
	const counts = to.reportsByGround.get(name) ?? noReports();
	counts[state]++;
	to.reportsByGround.set(name, counts);
	to.reports[state]++;
	if (decidedAt !== null) to.reportTimes.push(Math.max(0, decidedAt - report.at));
}

/** The middle one of some numbers, between the two in the middle where they are even; null of none. */
export function median(numbers: readonly number[]): number | null {
	const sorted = numbers.toSorted((a, b) => a - b);
	const middle = sorted.length >> 1;
	if (sorted.length === 0) return null;
	return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The number that a share (0 to 1) of all does not exceed, by nearest rank; null of none. */
export function percentile(numbers: readonly number[], share: number): number | null {
	const sorted = numbers.toSorted((a, b) => a - b);
	return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

export const total = (counts: readonly number[] | Readonly<Record<string, number>>): number =>
	Object.values(counts).reduce((sum, n) => sum + n, 0);
