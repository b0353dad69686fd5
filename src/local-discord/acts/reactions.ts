// Reactions: at most twenty different ones a message.
import { channelFor, messageFor, needInChannel } from "../access.ts";
import { refuse } from "../discord-error.ts";
import { Permission } from "../permissions.ts";
import type { Channel, Message, World } from "../world.ts";
import { guildOf } from "./announce.ts";

/** @param emoji as in the address: a character, or `name:id` */
export function addReaction(world: World, channelId: string, messageId: string, emoji: string, userId: string): void {
	const channel = channelFor(world, channelId, userId);
	needInChannel(world, channel, userId, Permission.READ_MESSAGE_HISTORY);
	const message = messageFor(world, channel, messageId, userId);
	if (channel.thread?.archived) throw refuse(50083);
	const [name = "", id = null] = emoji.split(":") as [string, string | null];
	let reaction = message.reactions.find((known) => known.emojiName === name && known.emojiId === id);
	if (!reaction) {
		needInChannel(world, channel, userId, Permission.ADD_REACTIONS);
		if (message.reactions.length >= 20) throw refuse(30010);
		if (id === null && !/\p{Extended_Pictographic}|\p{Regional_Indicator}|[\d#*]\ufe0f?\u20e3/u.test(name))
			throw refuse(10014);
		reaction = { emojiName: name, emojiId: id, users: new Set() };
		message.reactions.push(reaction);
	}
	if (reaction.users.has(userId)) return;
	reaction.users.add(userId);
	announce(world, "MESSAGE_REACTION_ADD", channel, message, userId, { name, id });
}

/** @param byId who takes it away: the reacting person, or somebody with MANAGE_MESSAGES */
export function removeReaction(
	world: World,
	channelId: string,
	messageId: string,
	emoji: string,
	userId: string,
	byId: string,
): void {
	const channel = channelFor(world, channelId, byId);
	const message = messageFor(world, channel, messageId, byId);
	if (userId !== byId) needInChannel(world, channel, byId, Permission.MANAGE_MESSAGES);
	const [name = "", id = null] = emoji.split(":") as [string, string | null];
	const reaction = message.reactions.find((known) => known.emojiName === name && known.emojiId === id);
	if (!reaction?.users.delete(userId)) return;
	if (reaction.users.size === 0) message.reactions.splice(message.reactions.indexOf(reaction), 1);
	announce(world, "MESSAGE_REACTION_REMOVE", channel, message, userId, { name, id });
}

function announce(
	world: World,
	t: "MESSAGE_REACTION_ADD" | "MESSAGE_REACTION_REMOVE",
	channel: Channel,
	message: Message,
	userId: string,
	emoji: { name: string; id: string | null },
): void {
	world.bus.emit({
		t,
		guildId: channel.guildId,
		channelId: channel.id,
		data: () => ({
			user_id: userId,
			channel_id: channel.id,
			message_id: message.id,
			...guildOf(channel),
			emoji,
			message_author_id: message.authorId,
			burst: false,
			type: 0,
		}),
	});
}
