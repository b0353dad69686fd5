// The language of what the bot writes a member: chosen with /sprache, else as their Discord was last seen, else as given.
import { put } from "../store/store.ts";
import type { Language } from "../texts.ts";
import type { Guild } from "./guild.ts";
import { emptyMember, memberRecord } from "./records.ts";

/** What somebody sees who acts now. @param shown the language of their Discord, from the interaction */
export async function chosenOr(guild: Guild, userId: string, shown: Language): Promise<Language> {
	return (await guild.store.get(memberRecord, `member/${userId}`))?.language ?? shown;
}

/** What is written to somebody. @param otherwise where nothing is known: the case's */
export async function languageFor(guild: Guild, userId: string, otherwise: Language): Promise<Language> {
	const member = await guild.store.get(memberRecord, `member/${userId}`);
	return member?.language ?? member?.heard ?? otherwise;
}

/** Chooses the language; null: as their Discord is. */
export function chooseLanguage(guild: Guild, userId: string, language: Language | null): Promise<void> {
	return guild.run(async () => {
		const member = (await guild.store.get(memberRecord, `member/${userId}`)) ?? emptyMember();
		if (member.language === language) return;
		await guild.store.commit([put(memberRecord, `member/${userId}`, { ...member, language, seenAt: guild.now() })]);
	});
}

/** Notes the language of a member's Discord, where it is not the server's own or was another one before. */
export async function hearLanguage(guild: Guild, userId: string, language: Language): Promise<void> {
	const known = await guild.store.get(memberRecord, `member/${userId}`);
	if ((known?.heard ?? guild.language) === language) return;
	await guild.run(async () => {
		const member = (await guild.store.get(memberRecord, `member/${userId}`)) ?? emptyMember();
		const changed = { ...member, heard: language, seenAt: guild.now() };
		await guild.store.commit([put(memberRecord, `member/${userId}`, changed)]);
	});
}
