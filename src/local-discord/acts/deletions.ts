// Deleting messages: one by one and in bulk.
import { channelFor, may, messageFor, needInChannel } from "../access.ts";
import { refuse } from "../discord-error.ts";
import { formError } from "../form.ts";
import { Permission } from "../permissions.ts";
import { timeOf } from "../snowflake.ts";
import type { World } from "../world.ts";
import { AuditAction, recordAudit } from "./audit.ts";
import { removeMessage } from "./insert.ts";
import { isSystem } from "./system-message.ts";

const DELETABLE_SYSTEM: readonly number[] = [6, 7, 8, 9, 10, 11, 12, 18, 22, 24, 25, 31, 46];

/** Deletes one message. @throws DiscordError 50013 for another's without MANAGE_MESSAGES, 50021 for a system message */
export function deleteMessage(
	world: World,
	channelId: string,
	messageId: string,
	byId: string,
	reason: string | null,
): void {
	const channel = channelFor(world, channelId, byId);
	const message = messageFor(world, channel, messageId, byId);
	const own = message.authorId === byId && !message.webhook;
	if (!own && message.ephemeralFor !== byId) {
		if (channel.guildId === null) throw refuse(50003);
		needInChannel(world, channel, byId, Permission.MANAGE_MESSAGES);
	}
	if (message.type === 21 || (isSystem(message.type) && !DELETABLE_SYSTEM.includes(message.type))) throw refuse(50021);
	if (channel.thread?.locked && channel.thread.archived && !may(world, channel, byId, Permission.MANAGE_THREADS))
		throw refuse(50083);
	removeMessage(world, channel, message);
	const guild = world.guilds.get(channel.guildId ?? "");
	if (guild && !own && message.ephemeralFor === null)
		recordAudit(world, guild, {
			action: AuditAction.messageDelete,
			by: byId,
			target: message.authorId,
			reason,
			options: { channel_id: channel.id, count: "1" },
		});
}

const FOURTEEN_DAYS = 14 * 24 * 3_600_000;

/** Deletes 2 to 100 messages at once, none older than two weeks. Unknown ids are passed over, as on Discord. */
export function bulkDelete(
	world: World,
	channelId: string,
	ids: readonly string[],
	byId: string,
	reason: string | null,
): void {
	const channel = channelFor(world, channelId, byId);
	const guild = world.guilds.get(channel.guildId ?? "");
	if (!guild) throw refuse(50003);
	needInChannel(world, channel, byId, Permission.MANAGE_MESSAGES);
	if (ids.length < 2 || ids.length > 100) throw refuse(50016);
	if (new Set(ids).size !== ids.length)
		throw formError(["messages"], "SET_TYPE_CONTAINS_DUPLICATES", "List may not contain duplicates.");
	const oldest = world.clock.now() - FOURTEEN_DAYS;
	if (ids.some((id) => timeOf(id) < oldest)) throw refuse(50034);
	const found = ids.flatMap((id) => {
		const message = world.messages.get(id);
		return message?.channelId === channel.id && message.ephemeralFor === null ? [message] : [];
	});
	for (const message of found) removeMessage(world, channel, message, true);
	world.bus.emit({
		t: "MESSAGE_DELETE_BULK",
		guildId: guild.id,
		channelId: channel.id,
		data: () => ({ ids: [...ids], channel_id: channel.id, guild_id: guild.id }),
	});
	recordAudit(world, guild, {
		action: AuditAction.messageBulkDelete,
		by: byId,
		target: channel.id,
		reason,
		options: { count: String(found.length) },
	});
}
