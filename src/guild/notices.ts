// What could not be delivered by direct message: kept with the person it is for and shown at their next interaction.
import { type Case, type CaseMessage, record } from "../cases/case.ts";
import { ofRef } from "../cases/complaint.ts";
import { put } from "../store/store.ts";
import type { Language } from "../texts.ts";
import { messageKinds } from "./case-messages.ts";
import { authorView } from "./case-notice.ts";
import type { Guild } from "./guild.ts";
import { ownerOf } from "./letter.ts";
import { caseKey, caseRecord, emptyMember, type Member, memberRecord } from "./records.ts";
import { answerView } from "./report-letters.ts";
import { reportKey, reportRecord } from "./report-records.ts";
import type { View } from "./view.ts";

/** Something that waits for a person: the reasons of a case, or the answer to a report. */
export interface Pending {
	readonly of: "case" | "report";
	/** The case's, or the report's. */
	readonly number: number;
}

/** Keeps a message that Discord would not deliver, if it is one that is kept. Runs inside `guild.run`. */
export async function keepForLater(guild: Guild, { number, person }: Case, { kind, ref }: CaseMessage): Promise<void> {
	const { kept } = messageKinds[kind];
	if (kept === null) return;
	const report = kept === "reporter" ? await guild.store.get(reportRecord, reportKey(ofRef(ref).report)) : undefined;
	if (kept === "reporter" && !report) return;
	const key = `member/${report ? report.by.id : person.id}`;
	const member = (await guild.store.get(memberRecord, key)) ?? emptyMember();
	const list: keyof Member = report ? "pendingReports" : "pending";
	const what = report ? report.number : number;
	if (member[list].includes(what)) return;
	await guild.store.commit([put(memberRecord, key, { ...member, [list]: [...member[list], what] })]);
}

/** What still waits for a person, oldest first. */
export async function pendingNotices(
	guild: Guild,
	userId: string,
	language: Language,
): Promise<(Pending & { view: View })[]> {
	const member = await guild.store.get(memberRecord, `member/${userId}`);
	const theirs = member?.language ?? language;
	const notices: (Pending & { view: View })[] = [];
	const owner = ownerOf(guild);
	for (const number of member?.pending ?? []) {
		const found = await guild.store.get(caseRecord, caseKey(number));
		if (found) notices.push({ of: "case", number, view: authorView(found, owner, theirs) });
	}
	for (const number of member?.pendingReports ?? []) {
		const report = await guild.store.get(reportRecord, reportKey(number));
		if (report) notices.push({ of: "report", number, view: await answerView(guild, report, theirs) });
	}
	return notices;
}

/** Marks what waited as shown. */
export function pendingShown(guild: Guild, userId: string, number: number, of: Pending["of"] = "case"): Promise<void> {
	return guild.run(async () => {
		const key = `member/${userId}`;
		const member = await guild.store.get(memberRecord, key);
		const list = of === "case" ? "pending" : "pendingReports";
		if (!member?.[list].includes(number)) return;
		const rest = member[list].filter((other) => other !== number);
		const shown = of === "case" ? await guild.store.get(caseRecord, caseKey(number)) : undefined;
		const read = shown && record(shown, { at: guild.now(), by: userId, kind: "noticeRead", detail: null });
		await guild.store.commit([
			put(memberRecord, key, { ...member, [list]: rest }),
			...(read ? [put(caseRecord, caseKey(number), read)] : []),
		]);
	});
}
