// What people do in Discord's own interface, from its audit log: heard as it happens, and read back after a silence.
import {
	AuditLogEvent,
	type Client,
	type Guild as DiscordGuild,
	type GuildAuditLogsEntry,
	PermissionFlagsBits,
	SnowflakeUtil,
} from "discord.js";
import { type Deed, deedInDiscord, readUpTo, setReadUpTo } from "../guild/discord-deeds.ts";
import type { Guild } from "../guild/guild.ts";
import type { Listener } from "./events.ts";

const PAGE = 100;
/** After a longer silence what happened before is history. */
const LONGEST_BACK = 7 * 86_400_000;
const MOST_PAGES = 20;
const READ_AGAIN = 30_000;

/** Those entries that may be about a member. */
const KINDS = [
	AuditLogEvent.MemberKick,
	AuditLogEvent.MemberBanAdd,
	AuditLogEvent.MemberBanRemove,
	AuditLogEvent.MemberUpdate,
] as const;

export interface Auditing {
	/** Events were lost, or may have been: the next `catchUp` reads the log since the last entry that was seen. */
	missed(guild: Guild): void;
	/** Never throws; part of every tick. */
	catchUp(guild: Guild): Promise<void>;
}

/** Makes cases of what moderators do in Discord itself. */
export function followAuditLog(client: Client, listener: Listener): Auditing {
	const owed = new Map<string, number>();
	const running = new Map<string, Promise<void>>();

	client.on("guildAuditLogEntryCreate", (entry, { id }) => {
		const guild = listener.stopping() ? undefined : listener.guild(id);
		const deed = guild && deedOf(entry, client.user?.id);
		if (!guild || !deed) return;
		// What could not be written down is read back.
		const work = deedInDiscord(guild, deed).catch((error) => {
			listener.log.warn({ guild: id, entry: entry.id, err: error }, "audit log entry could not be kept yet");
			owed.set(id, 0);
		});
		listener.track(work);
	});

	async function readBack(guild: Guild): Promise<void> {
		const due = owed.get(guild.id);
		if (due === undefined || due > guild.now() || listener.stopping()) return;
		owed.set(guild.id, guild.now() + READ_AGAIN);
		const server = client.guilds.cache.get(guild.id);
		if (!server?.available) return;
		const complete = await readLog(client, server, guild, () => listener.stopping());
		if (complete) owed.delete(guild.id);
	}

	return {
		missed: (guild) => void owed.set(guild.id, 0),
		catchUp(guild) {
			const before = running.get(guild.id);
			if (before) return before;
			const work = guild.safely("audit log", "", () => readBack(guild)).finally(() => running.delete(guild.id));
			running.set(guild.id, work);
			return work;
		},
	};
}

/** @returns whether nothing is left to be read */
async function readLog(client: Client, server: DiscordGuild, guild: Guild, stopping: () => boolean): Promise<boolean> {
	// Without the right there is nothing to read, and nothing was heard either.
	if (!server.members.me?.permissions.has(PermissionFlagsBits.ViewAuditLog)) return true;
	const idAt = (timestamp: number) => String(SnowflakeUtil.generate({ timestamp }));
	const known = await readUpTo(guild);
	if (known === null) {
		// What was done before the bot kept the log is history.
		await setReadUpTo(guild, idAt(guild.now()));
		return true;
	}
	const earliest = idAt(Math.max(guild.now() - LONGEST_BACK, server.joinedTimestamp ?? 0));
	let after = BigInt(known) > BigInt(earliest) ? known : earliest;
	for (let page = 0; page < MOST_PAGES; page++) {
		const log = await server.fetchAuditLogs({ after, limit: PAGE });
		const entries = [...log.entries.values()].sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
		for (const entry of entries) {
			if (stopping()) return false;
			const deed = deedOf(entry, client.user?.id);
			if (deed) await deedInDiscord(guild, deed);
		}
		const last = entries.at(-1)?.id;
		if (last === undefined) return true;
		await setReadUpTo(guild, last);
		after = last;
		if (entries.length < PAGE) return true;
	}
	return false;
}

/** What an entry says was done to whom; null for what is no moderation of a person, or was done by this bot. */
function deedOf(entry: GuildAuditLogsEntry, botId: string | undefined): Deed | null {
	const { action, executorId, targetId, reason } = entry;
	if (!executorId || !targetId || executorId === botId || !KINDS.some((kind) => kind === action)) return null;
	const target = entry.target as { username?: unknown; displayName?: unknown } | null;
	const named = (value: unknown) => (typeof value === "string" ? value : null);
	const common = {
		entryId: entry.id,
		at: entry.createdTimestamp,
		by: executorId,
		personId: targetId,
		userName: named(target?.username),
		displayName: named(target?.displayName),
		reason: reason ?? null,
	};
	if (action === AuditLogEvent.MemberKick) return { ...common, kind: "kick", until: null };
	if (action === AuditLogEvent.MemberBanAdd) return { ...common, kind: "ban", until: null };
	if (action === AuditLogEvent.MemberBanRemove) return { ...common, kind: "unban", until: null };
	const change = entry.changes.find(({ key }) => key === "communication_disabled_until");
	if (!change) return null;
	const until = typeof change.new === "string" ? Date.parse(change.new) : Number.NaN;
	return Number.isFinite(until)
		? { ...common, kind: "timeout", until }
		: { ...common, kind: "timeoutLifted", until: null };
}
