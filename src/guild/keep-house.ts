// What is kept too long is deleted, by the times in `retention`. Once an hour, in small steps that a restart resumes.
import { z } from "zod";
import { type Case, waits } from "../cases/case.ts";
import type { Report, Reporter } from "../cases/report.ts";
import { dueSteps } from "../cases/steps.ts";
import { anonymised, isAnonymous, keptSince, neededFor, trimmed } from "../cases/trim.ts";
import { type Change, put, type RecordType, remove } from "../store/store.ts";
import { carryOut } from "./carry-out.ts";
import { caseWrites } from "./case-writes.ts";
import { channelKey } from "./feed-poll.ts";
import type { Guild } from "./guild.ts";
import {
	articleRecord,
	caseKey,
	caseRecord,
	linkKey,
	type Member,
	memberRecord,
	recommendationRecord,
} from "./records.ts";
import { reportedKey, reporterKey, reporterRecord, reportKey, reportRecord } from "./report-records.ts";

/** How far the last round came: which part of it is on, and behind which key it goes on. */
const sweepSchema = z.strictObject({
	startedAt: z.number(),
	part: z.enum(["cases", "reports", "members", "articles", "done"]),
	after: z.string().nullable(),
});
export const houseRecord: RecordType<z.infer<typeof sweepSchema>> = { name: "house", version: 1, schema: sweepSchema };

const HOUR = 3_600_000;
/** So many records are looked at in one tick. */
const STEP = 200;

/** Does one step of a round, if one is due. Part of the tick. */
export async function keepHouse(guild: Guild): Promise<void> {
	const now = guild.now();
	const last = await guild.store.get(houseRecord, "house");
	if (last?.part === "done" && now - last.startedAt < HOUR) return;
	const sweep = !last || last.part === "done" ? { startedAt: now, part: "cases" as const, after: null } : last;
	const touched = await guild.run(async () => {
		const { keys, changes, touched } = await PARTS[sweep.part as Part].step(guild, sweep.after);
		const full = keys.length === STEP;
		const next = full ? sweep : { ...sweep, part: PARTS[sweep.part as Part].next };
		const after = full ? keys.at(-1)! : null;
		await guild.store.commit([...changes, put(houseRecord, "house", { ...next, after })]);
		return touched;
	});
	if (touched.length > 0) guild.log.info({ guild: guild.id, part: sweep.part, touched: touched.length }, "kept house");
	if (sweep.part === "cases") for (const number of touched) await carryOut(guild, Number(number));
}

type Part = "cases" | "reports" | "members" | "articles";
interface Step {
	readonly keys: string[];
	readonly changes: Change[];
	/** What was changed, to be told and carried out. */
	readonly touched: string[];
}

const PARTS: Readonly<Record<Part, { next: Part | "done"; step(guild: Guild, after: string | null): Promise<Step> }>> =
	{
		cases: { next: "reports", step: sweepCases },
		reports: { next: "members", step: sweepReports },
		members: { next: "articles", step: sweepMembers },
		articles: { next: "done", step: sweepArticles },
	};

async function sweepCases(guild: Guild, after: string | null): Promise<Step> {
	const { comments, cases } = guild.config.retention;
	const now = guild.now();
	const step: Step = { keys: [], changes: [], touched: [] };
	/** As they are after the changes so far. */
	const known = new Map<string, Member | undefined>();
	for await (const { key, value } of guild.store.list(caseRecord, "case/", page(after))) {
		step.keys.push(key);
		if (isAnonymous(value)) continue;
		const old = (after: number | null) => after !== null && now - keptSince(value) > after;
		if (!old(comments) && !old(cases)) continue;
		const { id } = value.person;
		if (!known.has(id)) known.set(id, await guild.store.get(memberRecord, `member/${id}`));
		const member = known.get(id);
		if (neededFor(value, strikesUntil(member, value.number), now)) continue;
		if (old(cases)) {
			step.changes.push(...forgetCase(value, member, now));
			known.set(id, member && withoutCases(member, [value.number]));
		} else if (value.trimmedAt === null) step.changes.push(...caseWrites(trimmed(value, now)));
		else continue;
		step.touched.push(String(value.number));
	}
	return step;
}

/** When the last strike of a case stops counting (ms); null: never; 0: none counts. */
export function strikesUntil(member: Member | undefined, number: number): number | null {
	const ends = (member?.strikes ?? []).filter((strike) => strike.case === number && !strike.revoked);
	if (ends.some(({ expiresAt }) => expiresAt === null)) return null;
	return Math.max(0, ...ends.map(({ expiresAt }) => expiresAt!));
}

/** The changes that leave of a case only what is counted. */
export function forgetCase(record: Case, member: Member | undefined, now: number): Change[] {
	const { number, person, comment } = record;
	const changes = caseWrites(anonymised(record, now));
	const gone = comment && record.actions.some(({ effects }) => effects.some(({ effect }) => "messageId" in effect));
	if (gone) changes.push(remove(`decided/${comment.messageId}`));
	if (member) changes.push(put(memberRecord, `member/${person.id}`, withoutCases(member, [number])));
	return changes;
}

/** A member's record without these cases. */
export function withoutCases(member: Member, numbers: readonly number[]): Member {
	const kept = (number: number) => !numbers.includes(number);
	return {
		...member,
		cases: member.cases.filter(kept),
		pending: member.pending.filter(kept),
		strikes: member.strikes.filter((strike) => kept(strike.case)),
	};
}

/** Reports go when their time is over and their case waits for nobody; what they say of misuse stays with the reporter. */
async function sweepReports(guild: Guild, after: string | null): Promise<Step> {
	const { reports } = guild.config.retention;
	const step: Step = { keys: [], changes: [], touched: [] };
	const known = new Map<string, Reporter | undefined>();
	for await (const { key, value } of guild.store.list(reportRecord, "report/", page(after))) {
		step.keys.push(key);
		if (reports === null || guild.now() - value.at <= reports) continue;
		const about = await guild.store.get(caseRecord, caseKey(value.case));
		if (about && (waits(about) || dueSteps(about).length > 0)) continue;
		const { id } = value.by;
		if (!known.has(id)) known.set(id, await guild.store.get(reporterRecord, reporterKey(id)));
		const reporter = withoutReports(known.get(id), [value.number]);
		known.set(id, reporter);
		step.changes.push(...forgetReport(value), ...keptReporter(id, reporter, guild.now()));
		step.touched.push(key);
	}
	return step;
}

/** The changes that delete one report, but for what is kept of its reporter. */
export function forgetReport({ number, comment, by }: Report): Change[] {
	return [remove(reportKey(number)), remove(reportedKey(comment.messageId, by.id))];
}

export function withoutReports(reporter: Reporter | undefined, numbers: readonly number[]): Reporter | undefined {
	return reporter && { ...reporter, reports: reporter.reports.filter((number) => !numbers.includes(number)) };
}

/** A reporter of whom nothing is to be remembered is forgotten: no reports, no suspension, no warning. */
export function keptReporter(id: string, reporter: Reporter | undefined, now: number): Change[] {
	if (!reporter) return [];
	const needed = reporter.reports.length > 0 || reporter.misused.length > 0 || (reporter.suspendedUntil ?? 0) > now;
	return [needed ? put(reporterRecord, reporterKey(id), reporter) : remove(reporterKey(id))];
}

async function sweepMembers(guild: Guild, after: string | null): Promise<Step> {
	const { members } = guild.config.retention;
	const now = guild.now();
	const step: Step = { keys: [], changes: [], touched: [] };
	for await (const { key, value } of guild.store.list(memberRecord, "member/", page(after))) {
		step.keys.push(key);
		if (members === null) continue;
		const seen = Math.max(value.seenAt, ...value.strikes.map(({ at }) => at), ...Object.values(value.fired));
		if (seen === 0) step.changes.push(put(memberRecord, key, { ...value, seenAt: now }));
		const { cases, pending, pendingReports, strikes } = value;
		const known = [cases, pending, pendingReports, strikes].some((list) => list.length > 0);
		if (seen === 0 || known || now - seen <= members) continue;
		step.changes.push(remove(key));
		step.touched.push(key);
	}
	return step;
}

async function sweepArticles(guild: Guild, after: string | null): Promise<Step> {
	const { articles } = guild.config.retention;
	const step: Step = { keys: [], changes: [], touched: [] };
	if (articles === null) return step;
	for await (const { key, value } of guild.store.list(articleRecord, "article/", page(after))) {
		step.keys.push(key);
		if (value.state === "due" || value.state === "posted" || guild.now() - value.foundAt <= articles) continue;
		const link = linkKey(value.article.link, channelKey(guild, value.channel));
		step.changes.push(remove(key), ...(link ? [remove(link)] : []));
		if (value.threadId) {
			step.changes.push(remove(`thread/${value.threadId}`));
			for await (const recommended of guild.store.list(recommendationRecord, `recommendation/${value.threadId}/`))
				step.changes.push(remove(recommended.key));
		}
		step.touched.push(key);
	}
	return step;
}

const page = (after: string | null) => ({ limit: STEP, ...(after === null ? {} : { after }) });
