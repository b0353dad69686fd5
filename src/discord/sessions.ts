// The guilds of a client as its sessions with Discord come and go.
import { type Client, type Guild as DiscordGuild, Status } from "discord.js";

export interface Sessions {
	/** A new session shows this guild: at the start, and after one was lost. What happened before is not repeated to it. */
	shown(guildId: string): void;
	/** The bot was invited. */
	joined(guild: DiscordGuild): void;
	left(guildId: string): void;
	/** The connection is gone; it comes back as the old session (`resumed`, nothing is lost) or as a new one (`shown`). */
	interrupted(guildId: string): void;
	resumed(guildId: string): void;
}

export function followSessions(client: Client, sessions: Sessions): void {
	const each = (shard: number, tell: (guildId: string) => void): void => {
		for (const { id, shardId } of client.guilds.cache.values()) if (shardId === shard) tell(id);
	};
	/** A new session's guilds come one by one, in large bots for seconds, and once more together at the end. */
	const come = new Set<string>();
	client.on("shardReady", (shard) => each(shard, (id) => come.delete(id) || sessions.shown(id)));
	client.on("shardReconnecting", (shard) =>
		each(shard, (id) => {
			come.delete(id);
			sessions.interrupted(id);
		}),
	);
	client.on("shardResume", (shard) => each(shard, (id) => sessions.resumed(id)));
	client.on("guildAvailable", ({ id, shard }) => {
		if (shard.status !== Status.Ready) come.add(id);
		sessions.shown(id);
	});
	client.on("guildCreate", (guild) => sessions.joined(guild));
	client.on("guildDelete", ({ id }) => sessions.left(id));
}

/** Hears nothing more that would be work; what has begun can still talk to Discord. */
export function deafen(client: Client): void {
	for (const event of [
		"messageCreate",
		"messageUpdate",
		"interactionCreate",
		"autoModerationActionExecution",
		"guildAuditLogEntryCreate",
	] as const)
		client.removeAllListeners(event);
}
