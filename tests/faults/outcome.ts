// A world in the end, as lines that are the same in every run in which the same came about; and two of them held together.

import { caseRecord, memberRecord } from "../../src/guild/records.ts";
import { reportRecord } from "../../src/guild/report-records.ts";
import type { LocalDiscord } from "../../src/local-discord/server.ts";
import { openStore } from "../../src/store/store.ts";
import { readable } from "../flows/flow.ts";

/** What differs from run to run: ids, ports, times. */
const plain = (text: string): string =>
	text
		.replace(/\d{17,20}/g, "#")
		.replace(/127\.0\.0\.1:\d+/g, "HOST")
		.replace(/<t:\d+/g, "<t")
		.replace(/\b\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\b/g, "TIME")
		.replace(/\b\d{1,2}\.(\d{1,2}\.(\d{4})?| [A-Z]\w+( \d{4})?)/g, "DATE")
		.replace(/\s+/g, " ");

/** @param storeUrl of a bot that has stopped */
export async function describeWorld(discord: LocalDiscord, storeUrl: string): Promise<string[]> {
	const { world } = discord;
	const lines: string[] = [];
	for (const channel of world.channels.values()) {
		const to = channel.guildId ? channel.name : "dm";
		if (channel.thread) lines.push(`thread ${plain(channel.name)} locked=${channel.thread.locked}`);
		const reader = channel.guildId
			? "amira"
			: [...world.users.values()].find(({ id, bot }) => !bot && reads(discord, id, channel.id))?.id;
		if (!reader || !reads(discord, discord.as(reader).id, channel.id)) continue;
		for (const message of discord.as(reader).messages(channel.id)) {
			if (((message.flags ?? 0) & 64) !== 0) continue;
			const to_ = channel.guildId ? plain(to) : `dm ${world.users.get(reader)?.username ?? reader}`;
			lines.push(`message in ${to_} by ${message.author.username}: ${plain(readable(message))}`);
		}
	}
	for (const guild of world.guilds.values()) {
		for (const id of guild.bans.keys()) lines.push(`ban ${world.users.get(id)?.username}`);
		for (const [id, member] of guild.members)
			if (member.timedOutUntil && member.timedOutUntil > discord.clock.now())
				lines.push(`timeout ${world.users.get(id)?.username}`);
	}
	const store = await openStore(storeUrl, { now: discord.clock.now });
	for (const id of world.guilds.keys()) {
		const guild = store.guild(id);
		for await (const { value } of guild.list(caseRecord, "case/")) {
			const actions = value.actions.map(
				({ action, undoes, effects }) =>
					`${undoes ? "un" : ""}${action}:${effects.map(({ progress }) => progress.state)}`,
			);
			const history = value.history.map(({ kind }) => kind);
			const messages = value.messages.map(({ kind, progress }) => `${kind}:${progress.state}`).sort();
			lines.push(
				`case ${value.decision} ${value.person.userName} ${actions} | ${history} | ${messages} | ${value.objection?.state}`,
			);
		}
		for await (const { key, value } of guild.list(memberRecord, "member/")) {
			const strikes = value.strikes.map(({ revoked }) => (revoked ? "revoked" : "strike"));
			lines.push(`member ${world.users.get(key.slice(7))?.username} ${strikes} cases=${value.cases.length}`);
		}
		for await (const { value } of guild.list(reportRecord, "report/")) lines.push(`report by ${value.by.userName}`);
	}
	await store.close();
	return lines.sort();
}

function reads(discord: LocalDiscord, userId: string, channelId: string): boolean {
	try {
		discord.as(userId).messages(channelId, { limit: 1 });
		return true;
	} catch {
		return false;
	}
}

export interface Difference {
	/** There without the fault, and not with it. */
	readonly lost: string[];
	/** There more often than without the fault. */
	readonly doubled: string[];
	/** Messages that are there in other words: they tell what was true when they were written ("noch nicht zugestellt"). */
	readonly reworded: { readonly before: string; readonly after: string }[];
}

/** What a message is, whatever its words: where it stands, by whom, about which case. */
const place = (line: string): string | null => {
	const [, where] = /^message in (.*? by [^:]+):/.exec(line) ?? [];
	return where ? `${where} ${/Fall \d+/.exec(line)?.[0]}` : null;
};

/** Holds a world in which something went wrong against one in which nothing did. */
export function compare(undisturbed: readonly string[], disturbed: readonly string[]): Difference {
	const left = [...undisturbed];
	const more = disturbed.filter((line) => {
		const at = left.indexOf(line);
		if (at >= 0) left.splice(at, 1);
		return at < 0;
	});
	const reworded: { before: string; after: string }[] = [];
	const lost = left.filter((before) => {
		const where = place(before);
		const at = where === null ? -1 : more.findIndex((line) => place(line) === where);
		if (at >= 0) reworded.push({ before, after: more.splice(at, 1)[0]! });
		return at < 0;
	});
	return { lost, doubled: more, reworded };
}
