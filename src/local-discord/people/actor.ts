// A person at their Discord client: the tests and the page act through this. What Discord refuses, it refuses here too.
import type { APIMessage } from "discord-api-types/v10";
import { channelFor, may, messageFor, needInChannel } from "../access.ts";
import { deleteMessage } from "../acts/deletions.ts";
import { openDm, setDmsClosed } from "../acts/dms.ts";
import { joinGuild, removeMember } from "../acts/members.ts";
import { editMessage, writeMessage } from "../acts/messages.ts";
import { vote } from "../acts/polls.ts";
import { addReaction, removeReaction } from "../acts/reactions.ts";
import { startForumPost, startThread, startThreadFromMessage, updateThread } from "../acts/threads.ts";
import { messageContext, storeUploads } from "../acts/uploads.ts";
import { refuse } from "../discord-error.ts";
import type { Fields } from "../fields.ts";
import type { InteractionDesk, OpenModal } from "../interactions/desk.ts";
import { readMessage, type Upload } from "../limits/message.ts";
import { Permission } from "../permissions.ts";
import type { Channel, Message, World } from "../world.ts";
import { asSeen, type ModalView } from "./interaction-result.ts";
import { createInteractions, type PersonInteractions } from "./interactions.ts";
import { createModeration, type PersonModeration } from "./moderation.ts";

export interface FileToSend {
	readonly filename: string;
	readonly data: Uint8Array | string;
	readonly contentType?: string;
	readonly description?: string;
}

export interface SayExtra {
	readonly files?: readonly FileToSend[];
	readonly poll?: Fields;
	/** Only a bot's message may have these. */
	readonly embeds?: Fields[];
	readonly components?: Fields[];
	readonly allowedMentions?: Fields;
	readonly flags?: number;
}

export interface ThreadChange {
	readonly archived?: boolean;
	readonly locked?: boolean;
	readonly name?: string;
	/** Seconds between two messages of one person, 0 to 21600. */
	readonly slowmode?: number;
	/** Names or ids of the forum's tags, instead of those the post has. */
	readonly tags?: readonly string[];
}

export interface Actor extends PersonInteractions, PersonModeration {
	readonly id: string;
	/** @throws DiscordError with the reason why this person may not write there */
	say(channelId: string, content: string, extra?: SayExtra): APIMessage;
	reply(messageId: string, content: string, extra?: SayExtra): APIMessage;
	forward(messageId: string, toChannelId: string): APIMessage;
	edit(messageId: string, content: string): APIMessage;
	delete(messageId: string): void;
	react(messageId: string, emoji: string): void;
	unreact(messageId: string, emoji: string): void;
	/** Chooses these answers of a poll and no others. @param answers their numbers, from 1 */
	vote(messageId: string, answers: readonly number[]): void;
	/** Opens a thread under a message. @returns its id */
	startThread(messageId: string, name: string): string;
	/** Opens a thread without a message. @returns its id */
	startLooseThread(channelId: string, name: string): string;
	/** @param tags names of the forum's tags @returns the post's id */
	startPost(forumId: string, name: string, content: string, tags?: readonly string[]): string;
	/** Archives, locks, renames, slows down a thread, as far as this person may. */
	changeThread(threadId: string, change: ThreadChange): void;
	/** @returns the direct message's channel id */
	openDm(otherId: string): string;
	/** What this person sees in a channel, oldest first, with the answers only they see. */
	messages(channelId: string, page?: { before?: string; limit?: number }): APIMessage[];
	/** The modal in front of this person, if any. */
	openModal(): ModalView | undefined;
	/** @param guildId default: the first guild there is */
	join(guildId?: string): void;
	leave(guildId: string): void;
	/** Sets the language of this person's client, as Discord names it ("de", "en-GB"). */
	speak(locale: string): void;
	/** Whether strangers and bots of a shared server may write to this person. */
	closeDms(closed?: boolean): void;
}

/** @throws DiscordError 10013 for an unknown user */
export function createActor(world: World, desk: InteractionDesk, userId: string): Actor {
	if (!world.users.has(userId)) throw refuse(10013);
	const find = (messageId: string): Message => {
		const message = world.messages.get(messageId);
		if (!message) throw refuse(10008);
		return messageFor(world, channelFor(world, message.channelId, userId), messageId, userId);
	};
	const write = (channelId: string, body: Fields, extra: SayExtra): APIMessage => {
		const uploads = storeUploads(world, (extra.files ?? []).map(toUpload));
		const attachments = (extra.files ?? []).map((file, index) => ({
			id: String(index),
			description: file.description,
		}));
		const { embeds, components, poll, flags, allowedMentions } = extra;
		const fields = { ...body, embeds, components, poll, flags, allowed_mentions: allowedMentions, attachments };
		const read = readMessage(fields, messageContext(world, channelId, uploads, "message"));
		return asSeen(world, writeMessage(world, channelId, userId, read, uploads), userId);
	};
	return {
		id: userId,
		...createInteractions(world, desk, userId),
		...createModeration(world, userId),
		say: (channelId, content, extra = {}) => write(channelId, { content }, extra),
		reply: (messageId, content, extra = {}) => {
			const target = find(messageId);
			return write(target.channelId, { content, message_reference: { message_id: messageId } }, extra);
		},
		forward: (messageId, toChannelId) => {
			const target = find(messageId);
			const reference = { type: 1, message_id: messageId, channel_id: target.channelId };
			return write(toChannelId, { message_reference: reference }, {});
		},
		edit: (messageId, content) => {
			const message = find(messageId);
			const channel = world.channels.get(message.channelId)!;
			const read = readMessage({ content }, messageContext(world, channel.id, [], "message", message.flags));
			return asSeen(world, editMessage(world, channel, message, userId, read, []), userId);
		},
		delete: (messageId) => deleteMessage(world, find(messageId).channelId, messageId, userId, null),
		react: (messageId, emoji) => addReaction(world, find(messageId).channelId, messageId, emoji, userId),
		unreact: (messageId, emoji) => removeReaction(world, find(messageId).channelId, messageId, emoji, userId, userId),
		vote: (messageId, answers) => vote(world, find(messageId), userId, answers),
		startThread: (messageId, name) =>
			startThreadFromMessage(world, find(messageId).channelId, messageId, userId, { name }, null).id,
		startLooseThread: (channelId, name) => startThread(world, channelId, userId, { name, type: 11 }, null).id,
		startPost: (forumId, name, content, tags = []) => {
			const forum = channelFor(world, forumId, userId);
			const ids = tagIds(forum, tags);
			const read = readMessage({ content }, messageContext(world, forumId, [], "message"));
			return startForumPost(world, forumId, userId, { name, applied_tags: ids }, read, [], null).thread.id;
		},
		changeThread: (threadId, change) => {
			const { slowmode, tags, ...plain } = change;
			const forum = world.channels.get(channelFor(world, threadId, userId).parentId ?? "");
			const body = {
				...plain,
				...(slowmode === undefined ? {} : { rate_limit_per_user: slowmode }),
				...(tags && forum ? { applied_tags: tagIds(forum, tags) } : {}),
			};
			updateThread(world, threadId, userId, body, null);
		},
		openDm: (otherId) => openDm(world, userId, otherId).id,
		messages: (channelId, page = {}) => readMessages(world, userId, channelId, page),
		openModal: () => newestModal(desk, userId),
		join: (guildId) => {
			const guild = guildId ? world.guilds.get(guildId) : [...world.guilds.values()][0];
			if (!guild) throw refuse(10004);
			joinGuild(world, guild, userId);
		},
		leave: (guildId) => {
			const guild = world.guilds.get(guildId);
			if (!guild?.members.has(userId)) throw refuse(10004);
			if (guild.ownerId === userId) throw refuse(50055);
			removeMember(world, guild, userId);
		},
		speak: (locale) => {
			world.users.get(userId)!.locale = locale;
		},
		closeDms: (closed = true) => setDmsClosed(world, userId, closed),
	};
}

function tagIds(forum: Channel, names: readonly string[]): string[] {
	return names.map((name) => forum.tags.find((tag) => tag.name === name)?.id ?? name);
}

function toUpload(file: FileToSend, index: number): Upload {
	return {
		index: String(index),
		filename: file.filename,
		contentType: file.contentType ?? "application/octet-stream",
		data: typeof file.data === "string" ? new TextEncoder().encode(file.data) : file.data,
	};
}

function readMessages(
	world: World,
	userId: string,
	channelId: string,
	{ before, limit = 100 }: { before?: string; limit?: number },
): APIMessage[] {
	const channel = channelFor(world, channelId, userId);
	needInChannel(world, channel, userId, Permission.VIEW_CHANNEL);
	const shared = may(world, channel, userId, Permission.READ_MESSAGE_HISTORY) ? channel.messages : [];
	const own = channel.ephemerals.filter((message) => message.ephemeralFor === userId);
	const older = (message: Message) => !before || BigInt(message.id) < BigInt(before);
	// Only the page's end is needed: a channel may hold thousands of messages.
	const end = before ? shared.findIndex((message) => !older(message)) : shared.length;
	const recent = shared.slice(Math.max(0, (end < 0 ? shared.length : end) - limit), end < 0 ? shared.length : end);
	const merged = [...recent, ...own.filter(older)].sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
	return merged.slice(-limit).map((message) => asSeen(world, message, userId));
}

function newestModal(desk: InteractionDesk, userId: string): ModalView | undefined {
	const mine: OpenModal[] = [...desk.modals.values()].filter(({ interaction }) => interaction.userId === userId);
	const newest = mine.at(-1);
	return newest && ({ id: newest.interaction.id, ...newest.modal } as unknown as ModalView);
}
