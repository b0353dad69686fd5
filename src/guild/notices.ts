// Reasons whose direct message Discord refused: kept with the member and shown at the next interaction.

import { record } from "../cases/case.ts";
import { put } from "../store/store.ts";
import type { Language } from "../texts.ts";
import { authorView } from "./case-notice.ts";
import type { Guild } from "./guild.ts";
import { caseKey, caseRecord, memberRecord } from "./records.ts";
import type { View } from "./view.ts";

/** The reasons that still wait for a person, oldest first. */
export async function pendingNotices(
	guild: Guild,
	userId: string,
	language: Language,
): Promise<{ number: number; view: View }[]> {
	const member = await guild.store.get(memberRecord, `member/${userId}`);
	const notices: { number: number; view: View }[] = [];
	for (const number of member?.pending ?? []) {
		const record = await guild.store.get(caseRecord, caseKey(number));
		if (record)
			notices.push({ number, view: authorView(record, { id: guild.id, name: guild.platform.guildName() }, language) });
	}
	return notices;
}

/** Marks a waiting reason as shown. */
export function pendingShown(guild: Guild, userId: string, number: number): Promise<void> {
	return guild.run(async () => {
		const member = await guild.store.get(memberRecord, `member/${userId}`);
		if (!member?.pending.includes(number)) return;
		const pending = member.pending.filter((other) => other !== number);
		const shown = await guild.store.get(caseRecord, caseKey(number));
		const read = shown && record(shown, { at: guild.now(), by: userId, kind: "noticeRead", detail: null });
		await guild.store.commit([
			put(memberRecord, `member/${userId}`, { ...member, pending }),
			...(read ? [put(caseRecord, caseKey(number), read)] : []),
		]);
	});
}
