// Writing, editing and deleting messages, with every check Discord makes. Bots, people and webhooks all pass here.
import { channelFor, isWritable, may, needInChannel } from "../access.ts";
import { refuse } from "../discord-error.ts";
import { type Fields, fieldsOf } from "../fields.ts";
import { formError } from "../form.ts";
import { snapshotJson } from "../json/message.ts";
import { type MessageBody, MessageFlag, type Upload } from "../limits/message.ts";
import { pollJson } from "../limits/poll.ts";
import { Permission } from "../permissions.ts";
import type { Attachment, Channel, Message, MessageInteraction, World } from "../world.ts";
import { announceMessage } from "./announce.ts";
import { filterMessage } from "./automod.ts";
import { needOpenDm } from "./dms.ts";
import { insertMessage } from "./insert.ts";
import { findMentions } from "./mentions.ts";
import { rememberNonce, sameNonce } from "./nonces.ts";
import { isSystem } from "./system-message.ts";

/** What a message is made of besides its body. */
export interface Origin {
	readonly authorId: string;
	readonly type?: number;
	readonly webhook?: Message["webhook"];
	readonly applicationId?: string | null;
	readonly interaction?: MessageInteraction | null;
	readonly ephemeralFor?: string | null;
	/** Flags beyond the body's. */
	readonly flags?: number;
	/** The id, where it is given (the first message of a forum post bears the thread's). */
	readonly id?: string;
}

/** A person or bot writes into a channel. @throws DiscordError with the reason why they may not */
export function writeMessage(
	world: World,
	channelId: string,
	authorId: string,
	body: MessageBody,
	uploads: readonly StoredUpload[],
): Message {
	const channel = channelFor(world, channelId, authorId);
	if (!isWritable(channel.type)) throw refuse(50008);
	needWriting(world, channel, authorId, body, uploads.length);
	const repeated = sameNonce(world, authorId, body);
	if (repeated) return repeated;
	return postMessage(world, channel, { authorId }, body, uploads);
}

/** Puts a message into a channel without asking whether its author may write there (answers, webhooks, system). */
export function postMessage(
	world: World,
	channel: Channel,
	origin: Origin,
	body: MessageBody,
	uploads: readonly StoredUpload[],
): Message {
	const now = world.clock.now();
	const target = referenced(world, channel, origin.authorId, body);
	const forwarded = body.reference?.type === 1 ? target : undefined;
	const repliedTo = forwarded ? undefined : target;
	const mentions = findMentions(
		world,
		channel,
		body.content ?? "",
		body.allowedMentions,
		origin.webhook || origin.interaction ? null : origin.authorId,
		repliedTo,
	);
	const message: Message = {
		id: origin.id ?? world.nextId(),
		channelId: channel.id,
		guildId: channel.guildId,
		type: origin.type ?? (repliedTo ? 19 : 0),
		authorId: origin.authorId,
		webhook: origin.webhook ?? null,
		applicationId: origin.applicationId ?? null,
		content: body.content ?? "",
		createdAt: now,
		editedAt: null,
		tts: body.tts,
		mentionEveryone: mentions.everyone,
		mentions: mentions.users,
		mentionRoles: mentions.roles,
		attachments: uploads.map((upload) => keepAttachment(world, upload, body, origin.ephemeralFor ?? null)),
		embeds: body.embeds ?? [],
		components: body.components ?? [],
		pinnedAt: null,
		flags: (body.flags ?? 0) | (origin.flags ?? 0) | (forwarded ? MessageFlag.hasSnapshot : 0),
		nonce: body.nonce,
		reference: target
			? {
					type: forwarded ? 1 : 0,
					channelId: target.channelId,
					messageId: target.id,
					guildId: target.guildId,
				}
			: null,
		snapshots: forwarded ? [snapshotJson(world, forwarded)] : [],
		threadId: null,
		interaction: origin.interaction ?? null,
		ephemeralFor: origin.ephemeralFor ?? null,
		reactions: [],
		poll: body.poll ? pollJson(body.poll, now) : null,
		votes: new Map(),
	};
	if (isEmpty(message)) throw refuse(50006);
	filterMessage(world, channel, message);
	insertMessage(world, channel, message);
	rememberNonce(world, message);
	return message;
}

/** Edits an own message. @throws DiscordError 50005 for another's, 50083 in an archived and 160005 in a locked thread */
export function editMessage(
	world: World,
	channel: Channel,
	message: Message,
	editorId: string,
	body: MessageBody,
	uploads: readonly StoredUpload[],
): Message {
	if (message.authorId !== editorId || message.webhook) {
		const onlyFlags = body.content === undefined && !body.embeds && !body.components && body.flags !== undefined;
		if (!onlyFlags) throw refuse(50005);
		needInChannel(world, channel, editorId, Permission.MANAGE_MESSAGES);
	}
	if (isSystem(message.type)) throw refuse(50021);
	if (channel.thread?.archived) throw refuse(50083);
	if (channel.thread?.locked && !may(world, channel, editorId, Permission.MANAGE_THREADS)) throw refuse(160005);
	return applyEdit(world, channel, message, body, uploads);
}

/**
 * Changes a message without asking who may (answers of interactions, webhooks).
 * @param counts false for the content of a deferred answer, which is no edit to anybody
 */
export function applyEdit(
	world: World,
	channel: Channel,
	message: Message,
	body: MessageBody,
	uploads: readonly StoredUpload[],
	counts = true,
): Message {
	const kept = body.attachments
		? message.attachments.filter((file) => body.attachments!.some((entry) => entry.id === file.id))
		: message.attachments;
	const attachments = [...kept, ...uploads.map((upload) => keepAttachment(world, upload, body, message.ephemeralFor))];
	const v2 = (body.flags ?? 0) & MessageFlag.componentsV2;
	const after = {
		content: v2 && body.content === undefined ? "" : (body.content ?? message.content),
		embeds: v2 && body.embeds === undefined ? [] : (body.embeds ?? message.embeds),
		components: body.components ?? message.components,
		attachments,
	};
	const changed =
		after.content !== message.content || body.embeds || body.components || body.attachments || uploads.length;
	if (isEmpty({ ...message, ...after })) throw refuse(50006);
	const mentions = findMentions(
		world,
		channel,
		after.content,
		body.allowedMentions,
		message.webhook || message.interaction ? null : message.authorId,
		message.reference?.type === 0 ? world.messages.get(message.reference.messageId ?? "") : undefined,
	);
	const filtered = { ...message, ...after };
	if (after.content !== message.content) filterMessage(world, channel, filtered);
	Object.assign(message, after);
	message.mentions = mentions.users;
	message.mentionRoles = mentions.roles;
	message.mentionEveryone = mentions.everyone;
	if (body.flags !== undefined) {
		const settable = MessageFlag.suppressEmbeds | MessageFlag.componentsV2;
		message.flags = (message.flags & ~MessageFlag.suppressEmbeds) | (body.flags & settable);
		if (message.flags & MessageFlag.suppressEmbeds) message.embeds = [];
	}
	if (changed && counts) message.editedAt = world.clock.now();
	announceMessage(world, "MESSAGE_UPDATE", message);
	return message;
}

/** A file of a request that has its attachment id already, so that embeds can point at it. */
export interface StoredUpload {
	readonly upload: Upload;
	readonly id: string;
}

function keepAttachment(
	world: World,
	{ upload, id }: StoredUpload,
	body: MessageBody,
	ephemeralFor: string | null,
): Attachment {
	const description = body.attachments?.find((entry) => entry.id === upload.index)?.description ?? null;
	const attachment: Attachment = {
		id,
		filename: upload.filename,
		size: upload.data.byteLength,
		contentType: upload.contentType,
		description,
		ephemeral: ephemeralFor !== null,
		data: upload.data,
	};
	world.attachments.set(id, attachment);
	return attachment;
}

function needWriting(world: World, channel: Channel, authorId: string, body: MessageBody, files: number): void {
	if (channel.guildId === null) {
		needOpenDm(world, channel, authorId);
		return;
	}
	const manager = may(world, channel, authorId, Permission.MANAGE_THREADS);
	needInChannel(
		world,
		channel,
		authorId,
		channel.thread ? Permission.SEND_MESSAGES_IN_THREADS : Permission.SEND_MESSAGES,
	);
	if (channel.thread?.locked && !manager) throw refuse(160005);
	if (channel.thread?.locked && channel.thread.archived) throw refuse(50083);
	if (body.embeds && body.embeds.length > 0) needInChannel(world, channel, authorId, Permission.EMBED_LINKS);
	if (files > 0) needInChannel(world, channel, authorId, Permission.ATTACH_FILES);
	if (body.poll) needInChannel(world, channel, authorId, Permission.SEND_POLLS);
	const last = channel.lastWrote.get(authorId);
	const free = world.users.get(authorId)?.bot || may(world, channel, authorId, Permission.BYPASS_SLOWMODE);
	if (channel.slowmode > 0 && last !== undefined && !free && world.clock.now() < last + channel.slowmode * 1000)
		throw refuse(20016);
}

function referenced(world: World, channel: Channel, authorId: string, body: MessageBody): Message | undefined {
	const reference = body.reference;
	if (!reference) return undefined;
	const place = reference.type === 1 ? channelFor(world, reference.channelId ?? channel.id, authorId) : channel;
	if (!may(world, place, authorId, Permission.READ_MESSAGE_HISTORY)) throw refuse(160002);
	const message = world.messages.get(reference.messageId);
	if (message && message.channelId === place.id && message.ephemeralFor === null) return message;
	if (reference.type === 1 || reference.mustExist)
		throw formError(["message_reference"], "REPLIES_UNKNOWN_MESSAGE", "Unknown message");
	return undefined;
}

function isEmpty(
	message: Pick<Message, "content" | "embeds" | "components" | "attachments" | "type"> & Partial<Message>,
): boolean {
	return (
		message.content === "" &&
		message.embeds.length === 0 &&
		message.components.length === 0 &&
		message.attachments.length === 0 &&
		!message.poll &&
		(message.snapshots?.length ?? 0) === 0 &&
		((message.flags ?? 0) & MessageFlag.loading) === 0 &&
		!isSystem(message.type)
	);
}

/** Adds the preview of a link, as Discord does a moment after the message: an update without an edit time. */
export function attachPreview(world: World, messageId: string, embed: Fields): void {
	const message = world.messages.get(messageId);
	if (!message) throw refuse(10008);
	message.embeds = [...message.embeds, { type: "link", ...fieldsOf(embed) }];
	announceMessage(world, "MESSAGE_UPDATE", message);
}
