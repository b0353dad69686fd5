// A world in the end, as lines that are the same in every run in which the same came about; and two of them held together.
import type { Case } from "../../src/cases/case.ts";
import { isOver, isTakenBack } from "../../src/cases/take-back.ts";
import { contentOf } from "../../src/guild/case-lines.ts";
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
		.replace(/Nr\. \w+|Empfehlung \d+/g, "Nr. #")
		.replace(/\b\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\b/g, "TIME")
		.replace(/\b\d{1,2}\.(\d{1,2}\.(\d{4})?| [A-Z]\w+( \d{4})?)/g, "DATE")
		.replace(/\s+/g, " ");

/** @param storeUrl of a bot that has stopped */
export async function describeWorld(discord: LocalDiscord, storeUrl: string): Promise<string[]> {
	const store = await openStore(storeUrl, { now: discord.clock.now });
	const lines: string[] = [];
	const cases: Case[] = [];
	for (const id of discord.world.guilds.keys()) {
		const guild = store.guild(id);
		for await (const { value } of guild.list(caseRecord, "case/")) cases.push(value);
		const named = naming(cases);
		for (const one of cases) lines.push(describeCase(one, named));
		for await (const { key, value } of guild.list(memberRecord, "member/")) {
			const strikes = value.strikes.map(({ revoked }) => (revoked ? "revoked" : "strike"));
			// Who was only seen has a record, too.
			if (strikes.length + value.cases.length === 0) continue;
			const name = discord.world.users.get(key.slice(7))?.username;
			lines.push(`member ${name} ${strikes} cases=${value.cases.length} removed=${value.removed}`);
		}
		for await (const { value } of guild.list(reportRecord, "report/")) lines.push(`report by ${value.by.userName}`);
	}
	await store.close();
	return [...lines, ...describeDiscord(discord, cases)].sort();
}

/** Cases by who they are about: two that come about at once take their numbers in any order. */
function naming(cases: readonly Case[]): (text: string) => string {
	const names = new Map<string, string>();
	const counts = new Map<string, number>();
	for (const { number, person } of [...cases].sort((a, b) => a.number - b.number)) {
		const count = (counts.get(person.userName) ?? 0) + 1;
		counts.set(person.userName, count);
		names.set(String(number), `${person.userName}-${count}`);
	}
	return (text) =>
		text.replace(/(Fall |\/einspruch )(\d+)/g, (all, before, number) => `${before}${names.get(number) ?? all}`);
}

function describeCase(one: Case, named: (text: string) => string): string {
	const over = isOver(one);
	const back = one.messages.some(({ kind, progress }) => kind === "repost" && progress.state === "done");
	const actions = one.actions.flatMap((action) => {
		// What was taken back is over, whether it had been done by then or was dropped.
		const ended = isTakenBack(one, action) || (over && (back || action.effects.every(dropped)));
		const states = ended ? ["over"] : action.effects.map(({ progress }) => progress.state);
		return action.undoes && over
			? action.effects.filter(undone).map(() => `un${action.action} NOT DONE`)
			: [`${action.action}:${states}`];
	});
	const messages = one.messages
		.filter(({ kind }) => kind !== "repost" || !over)
		.map(({ kind, progress }) => `${kind}:${progress.state}`);
	const history = one.history.map(({ kind }) => kind);
	const what = `${named(`Fall ${one.number}`)} ${one.decision} ${one.review} ${one.objection?.state}`;
	return `case ${what} | ${actions} | ${history} | ${messages.sort()}`;
}
type Effect = Case["actions"][number]["effects"][number];
const dropped = ({ progress }: Effect) => progress.state === "refused";
const undone = ({ progress }: Effect) => progress.state !== "done";

/** What the team is told of a fault that lasts: there is nothing of it in an undisturbed world. */
const TELLS_OF_FAULTS = /^Discord nimmt die Regeln für AutoMod nicht an/;

/** What stands in Discord. A comment that was put back counts as its author's. */
function describeDiscord(discord: LocalDiscord, cases: readonly Case[]): string[] {
	const { world } = discord;
	const named = naming(cases);
	const lines: string[] = [];
	const reposts = new Map(
		cases.flatMap((one) =>
			one.messages.flatMap(({ kind, messageId }) => (kind === "repost" && messageId ? [[messageId, one]] : [])),
		),
	);
	for (const channel of world.channels.values()) {
		if (channel.thread) lines.push(`thread ${plain(channel.name)} locked=${channel.thread.locked}`);
		const reader = channel.guildId
			? "amira"
			: [...world.users.values()].find(({ id, bot }) => !bot && reads(discord, id, channel.id))?.id;
		if (!reader || !reads(discord, discord.as(reader).id, channel.id)) continue;
		const to = channel.guildId ? plain(channel.name) : `dm ${world.users.get(reader)?.username ?? reader}`;
		for (const message of discord.as(reader).messages(channel.id)) {
			if (((message.flags ?? 0) & 64) !== 0) continue;
			if (TELLS_OF_FAULTS.test(readable(message))) continue;
			const again = reposts.get(message.id);
			const by = again && message.author.bot ? again.person.userName : message.author.username;
			const text = again && message.author.bot ? contentOf(again) : readable(message);
			lines.push(`message in ${to} by ${by}: ${named(plain(text))}`);
		}
	}
	for (const guild of world.guilds.values()) {
		for (const id of guild.bans.keys()) lines.push(`ban ${world.users.get(id)?.username}`);
		for (const [id, member] of guild.members)
			if (member.timedOutUntil && member.timedOutUntil > discord.clock.now())
				lines.push(`timeout ${world.users.get(id)?.username}`);
		for (const rule of guild.automod.values()) lines.push(`automod ${rule.name} ${plain(JSON.stringify(rule))}`);
	}
	return lines;
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
	const [, where] = /^message in (.*? by Wortmeldung):/.exec(line) ?? [];
	return where ? `${where} ${/Fall [\w-]+/.exec(line)?.[0]}` : null;
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
