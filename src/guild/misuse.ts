// A moderator calls a report manifestly unfounded, or takes that back; what follows for the reporter is decided with it.
import { record as append, owed } from "../cases/case.ts";
import { type MisuseStep, misused, newReporter, notMisused, type Report } from "../cases/report.ts";
import { put } from "../store/store.ts";
import { carryOut } from "./carry-out.ts";
import { caseWrites } from "./case-writes.ts";
import type { Guild } from "./guild.ts";
import { caseKey, caseRecord } from "./records.ts";
import { reporterKey, reporterRecord, reportKey, reportRecord } from "./report-records.ts";

export type MisuseResult =
	| { readonly type: MisuseStep | "takenBack"; readonly report: Report }
	| { readonly type: "own" };

/**
 * Marks a report as misuse, or unmarks it where it is marked.
 * @param by the moderator's id, from the interaction
 * @returns null where there is no such report in that case
 */
export async function toggleMisuse(
	guild: Guild,
	number: number,
	caseNumber: number,
	by: string,
): Promise<MisuseResult | null> {
	const result = await guild.run(async (): Promise<MisuseResult | null> => {
		const report = await guild.store.get(reportRecord, reportKey(number));
		const record = await guild.store.get(caseRecord, caseKey(caseNumber));
		if (!report || !record || report.case !== caseNumber) return null;
		// Neither the reported person nor the reporter judges the report.
		if (record.person.id === by || report.by.id === by) return { type: "own" };
		const now = guild.now();
		const key = reporterKey(report.by.id);
		const reporter = (await guild.store.get(reporterRecord, key)) ?? newReporter();
		const marking = report.misuse === null;
		const marked = { ...report, misuse: marking ? { at: now, by } : null };
		const next = marking
			? misused(reporter, report, guild.config.reports.misuse, now)
			: { reporter: notMisused(reporter, number), step: "takenBack" as const };
		const told = next.step === "warned" || next.step === "suspended" ? [owed("misuse", String(number))] : [];
		const kind = marking ? "misused" : "notMisused";
		const changed = append(
			{ ...record, messages: [...record.messages, ...told] },
			{ at: now, by, kind, detail: String(number) },
		);
		await guild.store.commit([
			...caseWrites(changed),
			put(reportRecord, reportKey(number), marked),
			put(reporterRecord, key, next.reporter),
		]);
		return { type: next.step, report: marked };
	});
	await carryOut(guild, caseNumber);
	return result;
}
