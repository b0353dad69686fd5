// A reporter objects to the decision on their report; a moderator decides: compare-and-set, report and case in one commit.
import {
	complain,
	type Deciding as Decided,
	decideComplaint,
	decidesComplaint,
	type MayNotComplain,
	mayNotComplain,
} from "../cases/complaint.ts";
import { objectionText } from "../cases/objection.ts";
import type { Report } from "../cases/report.ts";
import { put } from "../store/store.ts";
import { reportOf } from "./amend-report.ts";
import { carryOut } from "./carry-out.ts";
import { caseWrites } from "./case-writes.ts";
import type { Guild } from "./guild.ts";
import { caseKey, caseRecord } from "./records.ts";
import { reportKey, reportRecord } from "./report-records.ts";

/** `none`: there is no such report of theirs, or its case is gone. */
export type NotComplaining = MayNotComplain | { readonly type: "none" };

/** Whether somebody can object to the decision on a report now; null where they can. @param userId from the interaction */
export async function whyNoComplaint(guild: Guild, number: number, userId: string): Promise<NotComplaining | null> {
	const report = await reportOf(guild, number, userId);
	const about = report && (await guild.store.get(caseRecord, caseKey(report.case)));
	return report && about ? mayNotComplain(about, report, guild.now()) : { type: "none" };
}

/** Raises the objection. @param text 1 to 1,500 characters @returns null where it was raised */
export async function complainAbout(
	guild: Guild,
	number: number,
	userId: string,
	text: string,
): Promise<NotComplaining | null> {
	const said = objectionText.parse(text);
	let inCase: number | null = null;
	const not = await guild.run(async () => {
		const why = await whyNoComplaint(guild, number, userId);
		if (why) return why;
		const before = (await reportOf(guild, number, userId))!;
		const about = (await guild.store.get(caseRecord, caseKey(before.case)))!;
		const { record, report } = complain(about, before, said, guild.now());
		await guild.store.commit([...caseWrites(record), put(reportRecord, reportKey(number), report)]);
		inCase = record.number;
		return null;
	});
	if (inCase !== null) await carryOut(guild, inCase);
	return not;
}

export type ComplaintDecision =
	| { readonly type: "decided"; readonly report: Report }
	/** Decided meanwhile, or deleted. */
	| { readonly type: "closed"; readonly by: string | null }
	| { readonly type: "concerned" | "first" | "alone" };

/**
 * Whether a moderator may decide about the objection to the decision on a report.
 * @returns `may`, or what keeps them from it
 */
export async function mayDecideComplaint(guild: Guild, number: number, by: string, isAdmin: boolean) {
	const valid = Number.isSafeInteger(number) && number > 0;
	const report = valid ? await guild.store.get(reportRecord, reportKey(number)) : undefined;
	const about = report && (await guild.store.get(caseRecord, caseKey(report.case)));
	if (!report || !about || report.objection?.state !== "open")
		return { type: "closed" as const, by: report?.objection?.by ?? null };
	return { type: decidesComplaint(about, report, by, isAdmin), about, report };
}

/** Decides it, and carries out what follows. @param deciding.alone an admin says that nobody else can decide */
export async function decideOnComplaint(
	guild: Guild,
	number: number,
	{ isAdmin, ...deciding }: Omit<Decided, "now"> & { readonly isAdmin: boolean },
): Promise<ComplaintDecision> {
	const reason = objectionText.parse(deciding.reason);
	const result = await guild.run(async (): Promise<ComplaintDecision> => {
		const may = await mayDecideComplaint(guild, number, deciding.by, isAdmin);
		if (may.type === "closed") return may;
		if (may.type !== "may" && !(may.type === "alone" && deciding.alone)) return { type: may.type };
		const alone = may.type === "alone";
		const { record, report } = decideComplaint(may.about, may.report, {
			...deciding,
			reason,
			alone,
			now: guild.now(),
		})!;
		await guild.store.commit([...caseWrites(record), put(reportRecord, reportKey(number), report)]);
		return { type: "decided", report };
	});
	if (result.type === "decided") await carryOut(guild, result.report.case);
	return result;
}
