// Writing, editing and deleting messages, with every check Discord makes. Bots, people and webhooks all pass here.
import { channelFor, isWritable, may, messageFor, needInChannel } from "../access.ts";
import { refuse } from "../discord-error.ts";
import { type Fields, fieldsOf } from "../fields.ts";
import { formError } from "../form.ts";
import { snapshotJson } from "../json/message.ts";
import { type MessageBody, MessageFlag, type Upload } from "../limits/message.ts";
import { pollJson } from "../limits/poll.ts";
import { Permission } from "../permissions.ts";
import type { Attachment, Channel, Message, MessageInteraction, World } from "../world.ts";
import { announceMessage } from "./announce.ts";
import { AuditAction, recordAudit } from "./audit.ts";
import { filterMessage } from "./automod.ts";
import { needOpenDm } from "./dms.ts";
import { insertMessage, removeMessage } from "./insert.ts";
import { findMentions } from "./mentions.ts";
import { rememberNonce, sameNonce } from "./nonces.ts";

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

/** Changes a message without asking who may (answers of interactions, webhooks). */
export function applyEdit(
	world: World,
	channel: Channel,
	message: Message,
	body: MessageBody,
	uploads: readonly StoredUpload[],
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
	if (changed) message.editedAt = world.clock.now();
	announceMessage(world, "MESSAGE_UPDATE", message);
	return message;
}

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
	if (ids.some((id) => Number(BigInt(id) >> 22n) + 1_420_070_400_000 < oldest)) throw refuse(50034);
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

/** Messages Discord writes itself. Replies (19) and answers to commands (20, 23) are ordinary ones. */
export function isSystem(type: number): boolean {
	return ![0, 19, 20, 23].includes(type);
}

const DELETABLE_SYSTEM: readonly number[] = [6, 7, 8, 9, 10, 11, 12, 18, 22, 24, 25, 31, 46];

/** Adds the preview of a link, as Discord does a moment after the message: an update without an edit time. */
export function attachPreview(world: World, messageId: string, embed: Fields): void {
	const message = world.messages.get(messageId);
	if (!message) throw refuse(10008);
	message.embeds = [...message.embeds, { type: "link", ...fieldsOf(embed) }];
	announceMessage(world, "MESSAGE_UPDATE", message);
}
