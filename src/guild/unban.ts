// Lifting a ban by hand: in the case that it belongs to, or in one of its own where the ban is older than the bot's memory.
import { actionState, type Case, type CaseAction, fresh } from "../cases/case.ts";
import { UserError } from "../errors.ts";
import { put } from "../store/store.ts";
import { text } from "../texts.ts";
import { askDiscord } from "./ask-discord.ts";
import { carryOut } from "./carry-out.ts";
import { caseBy, lift, standingCase } from "./case-deeds.ts";
import { caseWrites } from "./case-writes.ts";
import type { Guild } from "./guild.ts";
import { BY_HAND } from "./hand.ts";
import { handCase, withCase } from "./hand-case.ts";
import { shorten } from "./markdown.ts";
import { needRights } from "./may-act.ts";
import { emptyMember, guildRecord, memberRecord } from "./records.ts";

const NOT_BANNED = text(
	"So jemand ist hier nicht gebannt. Wähl die Person aus der Liste, die beim Tippen erscheint.",
	"Nobody like that is banned here. Choose the person from the list that appears while you type.",
);

/** Those who are banned and fit what was typed; nobody for whom the moderator may not ban themselves. */
export async function banChoices(guild: Guild, by: string, typed: string): Promise<{ name: string; value: string }[]> {
	if ((await guild.platform.lacking(by, ["BanMembers"])).length > 0) return [];
	const wanted = typed.toLowerCase().trim();
	const bans = await guild.platform.bans();
	return bans
		.filter((ban) => `${ban.displayName} ${ban.userName} ${ban.id}`.toLowerCase().includes(wanted))
		.slice(0, 25)
		.map(({ id, userName, displayName, reason }) => ({
			name: shorten(`${displayName} (${userName})${reason ? `: ${reason}` : ""}`, 100),
			value: id,
		}));
}

/**
 * @param wanted an id, or the exact user name
 * @returns the case; `known` where it was there before, `lifted` where Discord has done it
 * @throws UserError where nobody like that is banned, or rights are missing
 */
export async function unban(
	guild: Guild,
	wanted: string,
	by: string,
	why: string | null,
): Promise<{ record: Case; known: boolean; lifted: boolean }> {
	await needRights(guild, by, ["BanMembers"]);
	const bans = await askDiscord(() => guild.platform.bans());
	const name = wanted
		.trim()
		.replace(/^<@!?(\d+)>$/, "$1")
		.replace(/^@/, "")
		.toLowerCase();
	const ban = bans.find(({ id, userName }) => id === name || userName.toLowerCase() === name);
	if (!ban) throw new UserError(NOT_BANNED);
	const member = await guild.store.get(memberRecord, `member/${ban.id}`);
	const before = await standingCase(guild, member?.cases ?? [], "ban");
	const record = before
		? await lift(guild, before.number, "ban", { by, why, done: false })
		: await openForUnban(guild, ban, by, why);
	const undoing = record.actions.findLast(({ undoes, action }) => undoes && action === "ban");
	return { record, known: before !== null, lifted: undoing !== undefined && actionState(undoing) === "done" };
}

async function openForUnban(
	guild: Guild,
	{ id, userName, displayName }: { id: string; userName: string; displayName: string },
	by: string,
	why: string | null,
): Promise<Case> {
	const action: CaseAction = {
		rule: BY_HAND,
		action: "ban",
		proposed: false,
		undoes: true,
		text: null,
		effects: [{ effect: { kind: "unbanMember", userId: id }, progress: fresh() }],
	};
	const number = await guild.run(async () => {
		const meta = (await guild.store.get(guildRecord, "meta")) ?? { nextCase: 1 };
		const member = (await guild.store.get(memberRecord, `member/${id}`)) ?? emptyMember();
		const record = handCase(guild, {
			number: meta.nextCase,
			origin: { by: "person", personId: by },
			person: { id, userName, displayName },
			actions: [action],
			rule: null,
			reason: null,
			member,
			history: why ? [{ at: guild.now(), by, kind: "note", detail: why }] : [],
		});
		await guild.store.commit([
			...caseWrites(record),
			put(guildRecord, "meta", { ...meta, nextCase: meta.nextCase + 1 }),
			put(memberRecord, `member/${id}`, withCase(guild, member, record.number, 0, 0)),
		]);
		return record.number;
	});
	await carryOut(guild, number);
	return caseBy(guild, number);
}
