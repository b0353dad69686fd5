// Direct messages: opened by anyone, delivered only where the other side takes them.
import { refuse } from "../discord-error.ts";
import { userJson } from "../json/people.ts";
import { type Channel, ChannelType, type World } from "../world.ts";
import { announceChannel } from "./announce.ts";
import { blankChannel } from "./channels.ts";

/**
 * The direct message of two people, made where there is none. Opening succeeds also where delivery will not.
 * @throws DiscordError 50033 for an unknown recipient or oneself
 */
export function openDm(world: World, userId: string, otherId: string): Channel {
	if (userId === otherId || !world.users.has(otherId) || !world.users.has(userId)) throw refuse(50033);
	const pair = [userId, otherId].sort();
	const key = pair.join(":");
	const known = world.dms.get(key);
	if (known) return world.channels.get(known)!;
	const channel: Channel = { ...blankChannel(world.nextId(), ChannelType.dm, null, ""), recipients: pair };
	world.channels.set(channel.id, channel);
	world.dms.set(key, channel.id);
	announceChannel(world, "CHANNEL_CREATE", channel);
	return channel;
}

/** @throws DiscordError 50278 without a shared guild, 50007 where the other has closed their direct messages */
export function needOpenDm(world: World, channel: Channel, authorId: string): void {
	const otherId = channel.recipients.find((id) => id !== authorId);
	const other = otherId ? world.users.get(otherId) : undefined;
	if (!otherId || !other) throw refuse(50007);
	const shared = [...world.guilds.values()].some((guild) => guild.members.has(authorId) && guild.members.has(otherId));
	if (!shared) throw refuse(50278);
	if (other.dmsClosed) throw refuse(50007);
}

/** Somebody opens or closes their direct messages to people and bots of shared servers. */
export function setDmsClosed(world: World, userId: string, closed: boolean): void {
	const user = world.users.get(userId);
	if (!user) throw refuse(10013);
	user.dmsClosed = closed;
	world.bus.emit({ t: "LOCAL_STATE", guildId: null, channelId: null, data: () => userJson(user) });
}
