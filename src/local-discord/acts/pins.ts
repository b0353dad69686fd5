// Pinning messages and taking the pins off.
import { channelFor, messageFor, needInChannel } from "../access.ts";
import { refuse } from "../discord-error.ts";
import { Permission } from "../permissions.ts";
import type { World } from "../world.ts";
import { announceMessage, announcePins } from "./announce.ts";
import { AuditAction, recordAudit } from "./audit.ts";
import { insertMessage } from "./insert.ts";
import { isSystem, systemMessage } from "./system-message.ts";

const MAX_PINS = 250;

/**
 * Pins or unpins a message; a new pin is announced by a system message, as on Discord.
 * @throws DiscordError 50013 without PIN_MESSAGES, 50083 in an archived thread, 30003 beyond 250 pins
 */
export function pinMessage(
	world: World,
	channelId: string,
	messageId: string,
	pinned: boolean,
	byId: string,
	reason: string | null,
): void {
	const channel = channelFor(world, channelId, byId);
	const message = messageFor(world, channel, messageId, byId);
	if (channel.guildId) needInChannel(world, channel, byId, Permission.PIN_MESSAGES);
	if (channel.thread?.archived) throw refuse(50083);
	if (isSystem(message.type)) throw refuse(50021);
	if ((message.pinnedAt !== null) === pinned) return;
	if (pinned && channel.messages.filter((other) => other.pinnedAt !== null).length >= MAX_PINS) throw refuse(30003);
	message.pinnedAt = pinned ? world.clock.now() : null;
	if (pinned) channel.lastPinAt = message.pinnedAt;
	announcePins(world, channel);
	announceMessage(world, "MESSAGE_UPDATE", message);
	const at = { type: 0, channelId: channel.id, messageId: message.id, guildId: channel.guildId } as const;
	if (pinned) insertMessage(world, channel, systemMessage(world, channel, 6, byId, "", at));
	const guild = world.guilds.get(channel.guildId ?? "");
	if (!guild) return;
	recordAudit(world, guild, {
		action: pinned ? AuditAction.messagePin : AuditAction.messageUnpin,
		by: byId,
		target: message.authorId,
		reason,
		options: { channel_id: channel.id, message_id: message.id },
	});
}
