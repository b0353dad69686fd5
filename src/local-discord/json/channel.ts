// Channels, threads and direct messages as Discord writes them.
import { type Fields, isoTime, isoTimeOrNull } from "../fields.ts";
import { type Channel, ChannelType, type ForumTag, type World } from "../world.ts";
import { memberJsonOf, userJson } from "./people.ts";

/** Whichever it is: a guild channel, a thread or a direct message, as this user receives it. */
export function channelJson(world: World, channel: Channel, viewerId: string): Fields {
	if (!channel.guildId) return dmJson(world, channel, viewerId);
	return channel.thread ? threadJson(world, channel, viewerId) : guildChannelJson(channel);
}

export function guildChannelJson(channel: Channel): Fields {
	const base: Fields = {
		id: channel.id,
		type: channel.type,
		guild_id: channel.guildId,
		name: channel.name,
		position: channel.position,
		parent_id: channel.parentId,
		flags: channel.flags,
		permission_overwrites: [...channel.overwrites.values()].map((overwrite) => ({
			id: overwrite.id,
			type: overwrite.type,
			allow: String(overwrite.allow),
			deny: String(overwrite.deny),
		})),
	};
	if (channel.type === ChannelType.category) return base;
	const text: Fields = {
		...base,
		topic: channel.topic,
		nsfw: channel.nsfw,
		rate_limit_per_user: channel.slowmode,
		last_message_id: channel.lastMessageId,
		default_thread_rate_limit_per_user: 0,
		...(channel.lastPinAt === null ? {} : { last_pin_timestamp: isoTime(channel.lastPinAt) }),
		...(channel.defaultAutoArchive === null ? {} : { default_auto_archive_duration: channel.defaultAutoArchive }),
	};
	if (channel.type !== ChannelType.forum && channel.type !== ChannelType.media) return text;
	return {
		...text,
		available_tags: channel.tags.map(tagJson),
		default_reaction_emoji: null,
		default_sort_order: null,
		default_forum_layout: 0,
		default_tag_setting: "match_some",
	};
}

function tagJson(tag: ForumTag): Fields {
	return {
		id: tag.id,
		name: tag.name,
		moderated: tag.moderated,
		emoji_id: tag.emojiId,
		emoji_name: tag.emojiName,
	};
}

/** @param viewerId whose membership the answer carries as `member`, if they joined the thread */
export function threadJson(world: World, channel: Channel, viewerId: string | null): Fields {
	const thread = channel.thread!;
	const joined = viewerId !== null && thread.members.has(viewerId);
	return {
		id: channel.id,
		type: channel.type,
		guild_id: channel.guildId,
		parent_id: channel.parentId,
		name: channel.name,
		owner_id: thread.ownerId,
		flags: channel.flags,
		last_message_id: channel.lastMessageId,
		rate_limit_per_user: channel.slowmode,
		message_count: thread.messageCount,
		total_message_sent: thread.totalSent,
		member_count: Math.min(50, thread.members.size),
		thread_metadata: {
			archived: thread.archived,
			archive_timestamp: isoTime(thread.archiveChangedAt),
			auto_archive_duration: thread.autoArchive,
			locked: thread.locked,
			create_timestamp: isoTime(thread.createdAt),
			...(channel.type === ChannelType.privateThread ? { invitable: thread.invitable } : {}),
		},
		...(channel.lastPinAt === null ? {} : { last_pin_timestamp: isoTimeOrNull(channel.lastPinAt) }),
		...(hasTags(world, channel) ? { applied_tags: [...thread.appliedTags] } : {}),
		...(joined ? { member: threadMemberJson(world, channel, viewerId) } : {}),
	};
}

function hasTags(world: World, channel: Channel): boolean {
	const type = channel.parentId ? world.channels.get(channel.parentId)?.type : undefined;
	return type === ChannelType.forum || type === ChannelType.media;
}

export function threadMemberJson(world: World, channel: Channel, userId: string, withMember = false): Fields {
	const guild = world.guilds.get(channel.guildId ?? "");
	const member = withMember && guild ? memberJsonOf(world, guild, userId) : undefined;
	return {
		id: channel.id,
		user_id: userId,
		join_timestamp: isoTime(channel.thread!.members.get(userId) ?? 0),
		flags: 1,
		...(member ? { member } : {}),
	};
}

function dmJson(world: World, channel: Channel, viewerId: string): Fields {
	const others = channel.recipients.filter((id) => id !== viewerId);
	return {
		id: channel.id,
		type: ChannelType.dm,
		flags: 0,
		last_message_id: channel.lastMessageId,
		recipients: others.map((id) => userJson(world.users.get(id)!)),
	};
}
