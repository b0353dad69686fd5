// What people do in Discord's own interface, from its audit log: heard as it happens, and read back after a silence.
import { AuditLogEvent, type Client, type GuildAuditLogsEntry } from "discord.js";
import { type Deed, deedInDiscord, readUpTo, setReadUpTo } from "../guild/discord-deeds.ts";
import { snowflakeAt } from "../guild/progress.ts";
import type { AuditLog } from "./audit-log.ts";
import type { Listener } from "./events.ts";

/** After a longer silence what happened before is history. */
const LONGEST_BACK = 7 * 86_400_000;

/** Those entries that may be about a member. */
const KINDS = [
	AuditLogEvent.MemberKick,
	AuditLogEvent.MemberBanAdd,
	AuditLogEvent.MemberBanRemove,
	AuditLogEvent.MemberUpdate,
] as const;

/** Makes cases of what moderators do in Discord itself. */
export function followAuditLog(client: Client, listener: Listener, log: AuditLog): void {
	client.on("guildAuditLogEntryCreate", (entry, { id }) => {
		const guild = listener.stopping() ? undefined : listener.guild(id);
		const deed = guild && deedOf(entry, client.user?.id);
		if (!guild || !deed) return;
		// What could not be written down is read back.
		const work = deedInDiscord(guild, deed).catch((error) => {
			listener.log.warn({ guild: id, entry: entry.id, err: error }, "audit log entry could not be kept yet");
			log.missed(guild);
		});
		listener.track(work);
	});
	log.add({
		async from(guild) {
			const known = await readUpTo(guild);
			if (known === null) {
				// What was done before the bot kept the log is history.
				await setReadUpTo(guild, String(snowflakeAt(guild.now())));
				return null;
			}
			const joined = client.guilds.cache.get(guild.id)?.joinedTimestamp ?? 0;
			const earliest = snowflakeAt(Math.max(guild.now() - LONGEST_BACK, joined));
			return BigInt(known) > earliest ? BigInt(known) : earliest;
		},
		async take(guild, entry) {
			const deed = deedOf(entry, client.user?.id);
			if (deed) await deedInDiscord(guild, deed);
		},
		upTo: setReadUpTo,
	});
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
