// A reporter adds to their report: the law that is broken, with all that a notice should say, or an explanation.

import { owed } from "../cases/case.ts";
import { type LegalGround, legalGround } from "../cases/legal-grounds.ts";
import type { Report } from "../cases/report.ts";
import { put } from "../store/store.ts";
import { carryOut } from "./carry-out.ts";
import { caseWrites } from "./case-writes.ts";
import type { Guild } from "./guild.ts";
import { caseKey, caseRecord } from "./records.ts";
import { reportKey, reportRecord } from "./report-records.ts";

export interface Amendment {
	readonly explanation: string;
	/** A law by its key, confirmed in good faith; null where only the explanation is added. */
	readonly law: string | null;
	readonly name: string | null;
	readonly email: string | null;
}

/** A report of somebody's own; null where it is not theirs. */
export async function reportOf(guild: Guild, number: number, userId: string): Promise<Report | null> {
	const valid = Number.isSafeInteger(number) && number > 0;
	const report = valid ? await guild.store.get(reportRecord, reportKey(number)) : undefined;
	return report && report.by.id === userId ? report : null;
}

/**
 * @param userId who amends, from the interaction
 * @returns null where it is not theirs; `decided` where it is too late to be taken into account
 */
export async function amendReport(
	guild: Guild,
	number: number,
	userId: string,
	{ explanation, law, name, email }: Amendment,
): Promise<{ readonly type: "amended" | "decided"; readonly report: Report } | null> {
	const result = await guild.run(async () => {
		const report = await reportOf(guild, number, userId);
		if (!report) return null;
		const record = await guild.store.get(caseRecord, caseKey(report.case));
		if (record?.review !== "open") return { type: "decided" as const, report };
		const known = law !== null && legalGround(law) ? (law as LegalGround) : null;
		const amended: Report = {
			...report,
			explanation,
			...(known === null
				? {}
				: { ground: { kind: "law" as const, law: known }, name, email, goodFaithAt: guild.now() }),
		};
		await guild.store.commit([
			put(reportRecord, reportKey(number), amended),
			...caseWrites({ ...record, messages: [...record.messages, owed("card")] }),
		]);
		return { type: "amended" as const, report: amended };
	});
	if (result?.type === "amended") await carryOut(guild, result.report.case);
	return result;
}
