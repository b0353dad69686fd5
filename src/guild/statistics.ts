// Gathers the figures of a period from what the guild keeps: the days' counts, its cases and its reports.
import { type CaseFigures, caseFiguresSchema } from "../cases/figures.ts";
import { type Report, type ReportState, reportState } from "../cases/report.ts";
import { addAccepted, addCase, addReport, noStatistics, type Statistics } from "../cases/statistics.ts";
import type { RecordType } from "../store/store.ts";
import { dayKey, dayRecord } from "./day-counts.ts";
import type { Guild } from "./guild.ts";
import { dayIndex, type Period } from "./period.ts";
import { caseKey, caseRecord } from "./records.ts";
import { reporterRecord, reportRecord } from "./report-records.ts";

/** A case as statistics read it: most of it is not even looked at. */
const figuresRecord = { ...caseRecord, schema: caseFiguresSchema } satisfies RecordType<CaseFigures>;

const DAY = 86_400_000;
/** What happens late in a case (an objection within six months and its decision) still finds it. */
const LATE = 215 * DAY;
/** After so many records others get their turn. */
const BREATH = 200;

/** So long (ms) a result is good enough: everybody may ask, and every answer reads months of cases. */
const GOOD_FOR = 30_000;
const known = new WeakMap<Guild, Map<string, { readonly until: number; readonly result: Promise<Statistics> }>>();

/** The figures of a period, at most half a minute old. @throws StoreError */
export function gatherRecent(guild: Guild, period: Period): Promise<Statistics> {
	const results = known.get(guild) ?? new Map();
	known.set(guild, results);
	for (const [key, { until }] of results) if (until <= guild.now()) results.delete(key);
	const key = `${period.from} ${period.to}`;
	const result: Promise<Statistics> = results.get(key)?.result ?? gather(guild, period);
	results.set(key, results.get(key) ?? { until: guild.now() + GOOD_FOR, result });
	result.catch(() => results.delete(key));
	return result;
}

/** The figures of a period as they are now. @throws StoreError */
export async function gather(guild: Guild, period: Period): Promise<Statistics> {
	// What was counted in the last seconds, too.
	await guild.flush();
	const statistics = noStatistics(period.days.length);
	const dayOf = (at: number) => dayIndex(period, at);
	await addDays(guild, period, statistics);
	for await (const record of newestFirst(guild, figuresRecord, "case/", ({ openedAt }) => openedAt, period.from - LATE))
		if (record.openedAt < period.to) addCase(statistics, record, dayOf);
	for await (const report of newestFirst(guild, reportRecord, "report/", ({ at }) => at, period.from - LATE)) {
		if (report.misuse && dayOf(report.misuse.at) >= 0) statistics.misuse.marked++;
		if (dayOf(report.at) >= 0) addReport(statistics, report, ...(await outcomeOf(guild, report)));
	}
	await addMisuse(guild, dayOf, statistics);
	return statistics;
}

async function addDays(guild: Guild, { days }: Period, statistics: Statistics): Promise<void> {
	const index = new Map(days.map(({ key }, i) => [key, i]));
	const first = days[0]!.key;
	for await (const { key, value } of guild.store.list(dayRecord, "day/", { reverse: true })) {
		if (key < dayKey(first)) return;
		const day = index.get(key.slice("day/".length));
		if (day !== undefined) addAccepted(statistics, day, value.accepted);
	}
}

/** Records that are numbered as they came, from the newest back to a time. */
async function* newestFirst<T>(
	guild: Guild,
	type: RecordType<T>,
	prefix: string,
	at: (value: T) => number,
	until: number,
): AsyncGenerator<T> {
	let read = 0;
	for await (const { value } of guild.store.list(type, prefix, { reverse: true })) {
		if (at(value) < until) return;
		yield value;
		// A store on this machine answers at once: without this nothing else would get its turn.
		if (++read % BREATH === 0) await new Promise<void>((resolve) => setImmediate(resolve));
	}
}

async function outcomeOf(guild: Guild, report: Report): Promise<[ReportState, number | null]> {
	const record = await guild.store.get(caseRecord, caseKey(report.case));
	if (!record) return ["open", null];
	const state = reportState(record);
	if (state === "open") return [state, null];
	const decided = record.history.findLast(({ kind }) => kind === "released" || kind === "rejected");
	return [state, decided?.at ?? record.openedAt];
}

/** Of each reporter the last warning and the last suspension are known, by what holds for suspensions now. */
async function addMisuse(guild: Guild, dayOf: (at: number) => number, { misuse }: Statistics): Promise<void> {
	const { suspendFor } = guild.config.reports.misuse;
	for await (const { value } of guild.store.list(reporterRecord, "reporter/")) {
		if (value.warnedAt !== null && dayOf(value.warnedAt) >= 0) misuse.warned++;
		if (value.suspendedUntil !== null && dayOf(value.suspendedUntil - suspendFor) >= 0) misuse.suspended++;
	}
}
