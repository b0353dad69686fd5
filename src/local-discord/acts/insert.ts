// The two ways the list of messages changes: one comes in, one goes.
import type { Channel, Message, World } from "../world.ts";
import { announceDeletion, announceMessage } from "./announce.ts";
import { joinQuietly, wakeThread } from "./thread-life.ts";

/** Puts a finished message into the state and tells everyone. */
export function insertMessage(world: World, channel: Channel, message: Message): void {
	world.messages.set(message.id, message);
	if (message.ephemeralFor !== null) {
		channel.ephemerals.push(message);
	} else {
		if (channel.thread) wakeThread(world, channel);
		channel.messages.push(message);
		channel.lastMessageId = message.id;
		channel.lastWrote.set(message.authorId, message.createdAt);
		if (channel.thread) {
			if (message.id !== channel.id) {
				channel.thread.messageCount++;
				channel.thread.totalSent++;
			}
			channel.thread.lastActivity = message.createdAt;
			if (!message.webhook) joinQuietly(world, channel, message.authorId);
		}
	}
	announceMessage(world, "MESSAGE_CREATE", message);
}

/** Takes a message out of the state and tells everyone. */
export function removeMessage(world: World, channel: Channel, message: Message, quiet = false): void {
	const list = message.ephemeralFor === null ? channel.messages : channel.ephemerals;
	const index = list.findLastIndex((other) => other.id === message.id);
	if (index >= 0) list.splice(index, 1);
	world.messages.delete(message.id);
	for (const file of message.attachments) world.attachments.delete(file.id);
	if (channel.thread && message.ephemeralFor === null && message.id !== channel.id)
		channel.thread.messageCount = Math.max(0, channel.thread.messageCount - 1);
	if (!quiet) announceDeletion(world, channel, message);
}
