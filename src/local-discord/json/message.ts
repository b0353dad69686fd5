// A message as one viewer receives it: content is blank for a bot without the intent, except where Discord makes one.
import type { Viewer } from "../bus.ts";
import { type Fields, isoTime, isoTimeOrNull } from "../fields.ts";
import type { Attachment, Message, MessageInteraction, Reaction, World } from "../world.ts";
import { threadJson } from "./channel.ts";
import { bareMemberJson, userJson } from "./people.ts";

/** Whether this viewer reads the content (https://docs.discord.com/developers/events/gateway#message-content-intent). */
export function readsContent(message: Message, viewer: Viewer): boolean {
	return (
		viewer.content ||
		message.guildId === null ||
		message.authorId === viewer.userId ||
		message.ephemeralFor !== null ||
		message.mentions.includes(viewer.userId)
	);
}

/** The message as REST answers it. @param nested whether it stands in another message (then without its own reference) */
export function messageJson(world: World, message: Message, viewer: Viewer, nested = false): Fields {
	const clear = readsContent(message, viewer);
	const thread = message.threadId ? world.channels.get(message.threadId) : undefined;
	const json: Fields = {
		id: message.id,
		channel_id: message.channelId,
		type: message.type,
		author: authorJson(world, message),
		content: clear ? message.content : "",
		timestamp: isoTime(message.createdAt),
		edited_timestamp: isoTimeOrNull(message.editedAt),
		tts: message.tts,
		mention_everyone: message.mentionEveryone,
		mentions: message.mentions.flatMap((id) => {
			const user = world.users.get(id);
			return user ? [userJson(user)] : [];
		}),
		mention_roles: [...message.mentionRoles],
		attachments: clear ? message.attachments.map((file) => attachmentJson(world, message.channelId, file)) : [],
		embeds: clear ? message.embeds : [],
		components: clear ? message.components : [],
		pinned: message.pinnedAt !== null,
		flags: message.flags,
	};
	if (message.nonce !== null) json.nonce = message.nonce;
	if (message.webhook) json.webhook_id = message.webhook.id;
	if (message.applicationId) json.application_id = message.applicationId;
	if (message.reactions.length > 0) json.reactions = message.reactions.map((r) => reactionJson(r, viewer.userId));
	if (message.poll && clear) json.poll = pollWithVotes(message, viewer.userId);
	if (thread?.thread) json.thread = threadJson(world, thread, viewer.userId);
	if (message.reference) {
		json.message_reference = {
			type: message.reference.type,
			channel_id: message.reference.channelId,
			...(message.reference.messageId ? { message_id: message.reference.messageId } : {}),
			...(message.reference.guildId ? { guild_id: message.reference.guildId } : {}),
		};
	}
	if (message.snapshots.length > 0) json.message_snapshots = clear ? message.snapshots : message.snapshots.map(blank);
	if (message.interaction) {
		json.interaction_metadata = interactionMetadataJson(world, message.interaction, message.id);
		if (message.interaction.type === 2 && message.interaction.name !== null)
			json.interaction = {
				id: message.interaction.id,
				type: 2,
				name: message.interaction.name,
				user: userJson(world.users.get(message.interaction.userId)!),
			};
	}
	if (!nested && (message.type === 19 || message.type === 21) && message.reference?.messageId) {
		const target = world.messages.get(message.reference.messageId);
		json.referenced_message = target ? messageJson(world, target, viewer, true) : null;
	}
	return json;
}

/** The message as MESSAGE_CREATE and MESSAGE_UPDATE bring it: with guild, member and the mentions' members. */
export function messageEventJson(world: World, message: Message, viewer: Viewer): Fields {
	const json = messageJson(world, message, viewer);
	const channel = world.channels.get(message.channelId);
	json.channel_type = channel?.type ?? 0;
	if (message.ephemeralFor !== null || !message.guildId) return json;
	json.guild_id = message.guildId;
	const guild = world.guilds.get(message.guildId);
	const member = message.webhook ? undefined : guild?.members.get(message.authorId);
	if (member) json.member = { ...bareMemberJson(member), mute: false, deaf: false };
	json.mentions = (json.mentions as Fields[]).map((user) => {
		const mentioned = guild?.members.get(user.id as string);
		return mentioned ? { ...user, member: { ...bareMemberJson(mentioned), mute: false, deaf: false } } : user;
	});
	return json;
}

function authorJson(world: World, message: Message): Fields {
	if (!message.webhook) return userJson(world.users.get(message.authorId)!);
	return {
		id: message.webhook.id,
		username: message.webhook.name,
		discriminator: "0000",
		global_name: null,
		avatar: null,
		primary_guild: null,
		bot: true,
		public_flags: 0,
		flags: 0,
	};
}

export function attachmentJson(world: World, channelId: string, file: Attachment): Fields {
	const url = `${world.baseUrl}/attachments/${channelId}/${file.id}/${encodeURIComponent(file.filename)}`;
	return {
		id: file.id,
		filename: file.filename,
		size: file.size,
		url,
		proxy_url: url,
		content_type: file.contentType,
		...(file.description === null ? {} : { description: file.description }),
		...(file.ephemeral ? { ephemeral: true } : {}),
	};
}

function reactionJson(reaction: Reaction, viewerId: string): Fields {
	return {
		emoji: { id: reaction.emojiId, name: reaction.emojiName },
		count: reaction.users.size,
		count_details: { burst: 0, normal: reaction.users.size },
		burst_colors: [],
		me_burst: false,
		me: reaction.users.has(viewerId),
	};
}

function pollWithVotes(message: Message, viewerId: string): Fields {
	const counts = [...message.votes].map(([id, voters]) => ({ id, count: voters.size, me_voted: voters.has(viewerId) }));
	const results = { ...(message.poll!.results as Fields), answer_counts: counts };
	return { ...message.poll, results };
}

function blank(snapshot: Fields): Fields {
	const message = snapshot.message as Fields;
	return { message: { ...message, content: "", embeds: [], attachments: [], components: [] } };
}

/** What was forwarded: the message without its author. */
export function snapshotJson(world: World, message: Message): Fields {
	const json = messageJson(world, message, { userId: message.authorId, content: true }, true);
	const { type, content, mentions, mention_roles, attachments, embeds, timestamp, edited_timestamp } = json;
	const { flags, components } = json;
	return {
		message: {
			type,
			content,
			mentions,
			mention_roles,
			attachments,
			embeds,
			timestamp,
			edited_timestamp,
			flags,
			components,
		},
	};
}

function interactionMetadataJson(world: World, interaction: MessageInteraction, messageId: string): Fields {
	const owners: Fields = interaction.guildId ? { 0: interaction.guildId } : { 1: interaction.userId };
	const json: Fields = {
		id: interaction.id,
		type: interaction.type,
		user: userJson(world.users.get(interaction.userId)!),
		authorizing_integration_owners: owners,
	};
	if (interaction.interactedMessageId) json.interacted_message_id = interaction.interactedMessageId;
	if (interaction.targetMessageId) json.target_message_id = interaction.targetMessageId;
	if (interaction.targetUserId && world.users.has(interaction.targetUserId))
		json.target_user = userJson(world.users.get(interaction.targetUserId)!);
	if (interaction.triggering)
		json.triggering_interaction_metadata = interactionMetadataJson(world, interaction.triggering, messageId);
	return json;
}
