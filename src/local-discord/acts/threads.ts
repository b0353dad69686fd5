// Threads: from a message, in a forum, on their own; changed, locked, archived, deleted.
// https://docs.discord.com/developers/topics/threads
import { channelFor, may, messageFor, needInChannel } from "../access.ts";
import { refuse } from "../discord-error.ts";
import { type Fields, stringsOf } from "../fields.ts";
import { Form, formError } from "../form.ts";
import { threadJson } from "../json/channel.ts";
import { type MessageBody, MessageFlag } from "../limits/message.ts";
import { Permission } from "../permissions.ts";
import { type Channel, ChannelType, type Guild, type Message, type World } from "../world.ts";
import { announceMessage, announceThread } from "./announce.ts";
import { AuditAction, changesBetween, recordAudit } from "./audit.ts";
import { ARCHIVE_MINUTES, blankChannel, forgetChannel } from "./channels.ts";
import { insertMessage } from "./insert.ts";
import { type Origin, postMessage, type StoredUpload } from "./messages.ts";
import { systemMessage } from "./system-message.ts";
import { activeThreads, isThreadType, setArchived } from "./thread-life.ts";

/** Discord's cap of active threads in a guild (observed, not documented). */
const MAX_ACTIVE = 1000;
const FORUM_FLAG_REQUIRE_TAG = 1 << 4;
const POST_FLAG_PINNED = 1 << 1;

/** Opens the thread of a message; its id is the message's. @throws DiscordError 160004 where there is one already */
export function startThreadFromMessage(
	world: World,
	channelId: string,
	messageId: string,
	byId: string,
	body: Fields,
	reason: string | null,
): Channel {
	const parent = channelFor(world, channelId, byId);
	if (parent.type !== ChannelType.text && parent.type !== ChannelType.announcement) throw refuse(50024);
	needInChannel(world, parent, byId, Permission.CREATE_PUBLIC_THREADS);
	const message = messageFor(world, parent, messageId, byId);
	if (message.threadId || world.channels.has(message.id)) throw refuse(160004);
	if (message.ephemeralFor !== null || (message.type !== 0 && message.type !== 19 && message.type !== 20))
		throw refuse(50068);
	const type = parent.type === ChannelType.announcement ? ChannelType.announcementThread : ChannelType.publicThread;
	const thread = newThread(world, parent, message.id, type, byId, body);
	message.threadId = thread.id;
	message.flags |= MessageFlag.hasThread;
	addThread(world, thread, byId, reason);
	announceMessage(world, "MESSAGE_UPDATE", message);
	const starter = systemMessage(world, thread, 21, message.authorId, "", {
		type: 0,
		channelId: parent.id,
		messageId: message.id,
		guildId: parent.guildId,
	});
	insertMessage(world, thread, starter);
	thread.thread!.messageCount = 0;
	thread.thread!.totalSent = 0;
	return thread;
}

/** Opens a thread that belongs to no message. */
export function startThread(
	world: World,
	channelId: string,
	byId: string,
	body: Fields,
	reason: string | null,
): Channel {
	const parent = channelFor(world, channelId, byId);
	if (parent.type !== ChannelType.text && parent.type !== ChannelType.announcement) throw refuse(50024);
	const isPrivate = parent.type === ChannelType.text && body.type !== ChannelType.publicThread;
	const type =
		parent.type === ChannelType.announcement
			? ChannelType.announcementThread
			: isPrivate
				? ChannelType.privateThread
				: ChannelType.publicThread;
	needInChannel(world, parent, byId, isPrivate ? Permission.CREATE_PRIVATE_THREADS : Permission.CREATE_PUBLIC_THREADS);
	const thread = newThread(world, parent, world.nextId(), type, byId, body);
	addThread(world, thread, byId, reason);
	if (!isPrivate) {
		const reference = { type: 0, channelId: thread.id, messageId: null, guildId: thread.guildId } as const;
		insertMessage(world, parent, systemMessage(world, parent, 18, byId, thread.name, reference));
	}
	return thread;
}

/** Opens a forum post: a thread whose first message bears its id. @throws DiscordError 40067 where a tag is required */
export function startForumPost(
	world: World,
	channelId: string,
	byId: string,
	body: Fields,
	message: MessageBody,
	uploads: readonly StoredUpload[],
	reason: string | null,
): { thread: Channel; message: Message } {
	const parent = channelFor(world, channelId, byId);
	if (!isForum(parent)) throw refuse(50024);
	needInChannel(world, parent, byId, Permission.SEND_MESSAGES);
	if (message.embeds?.length) needInChannel(world, parent, byId, Permission.EMBED_LINKS);
	if (uploads.length > 0) needInChannel(world, parent, byId, Permission.ATTACH_FILES);
	const moderated = may(world, parent, byId, Permission.MANAGE_THREADS);
	return addForumPost(world, parent, { authorId: byId }, moderated, body, message, uploads, reason);
}

/** Puts a post into a forum without asking who may (webhooks). @param moderated whether moderated tags may be used */
export function addForumPost(
	world: World,
	parent: Channel,
	origin: Origin,
	moderated: boolean,
	body: Fields,
	message: MessageBody,
	uploads: readonly StoredUpload[],
	reason: string | null,
): { thread: Channel; message: Message } {
	const byId = origin.authorId;
	const tags = readTags(parent, moderated, body.applied_tags);
	if (tags.length === 0 && (parent.flags & FORUM_FLAG_REQUIRE_TAG) !== 0) throw refuse(40067);
	const thread = newThread(world, parent, world.nextId(), ChannelType.publicThread, byId, body);
	thread.thread!.appliedTags = tags;
	addThread(world, thread, byId, reason);
	try {
		const first = postMessage(world, thread, { ...origin, id: thread.id }, message, uploads);
		parent.lastMessageId = thread.id;
		return { thread, message: first };
	} catch (error) {
		forgetChannel(world, world.guilds.get(thread.guildId!)!, thread);
		throw error;
	}
}

/** Changes a thread: name, archive, lock, slow mode, tags. @throws DiscordError 50083 in an archived one, 50013 */
export function updateThread(
	world: World,
	threadId: string,
	byId: string,
	body: Fields,
	reason: string | null,
): Channel {
	const thread = channelFor(world, threadId, byId);
	const state = thread.thread!;
	const guild = world.guilds.get(thread.guildId!)!;
	const manager = may(world, thread, byId, Permission.MANAGE_THREADS);
	const owner = state.ownerId === byId;
	const form = new Form();
	const name = form.text(["name"], body.name, { min: 1, max: 100 });
	const archive = form.choice<number>(["auto_archive_duration"], body.auto_archive_duration, ARCHIVE_MINUTES);
	const slowmode = form.integer(["rate_limit_per_user"], body.rate_limit_per_user, { min: 0, max: 21_600 });
	form.done();
	const opens = body.archived === false;
	const writer = may(world, thread, byId, Permission.SEND_MESSAGES_IN_THREADS);
	const onlyOpens = opens && Object.keys(body).every((key) => key === "archived" || body[key] === undefined);
	if (!manager && !owner && !(onlyOpens && writer)) throw refuse(50013);
	if (state.locked && !manager) throw refuse(160005);
	if (body.locked !== undefined && body.locked !== state.locked && !manager) throw refuse(50013);
	if (slowmode !== undefined && !manager) throw refuse(50013);
	if (state.archived && !opens) throw refuse(50083);
	const before = snapshotOf(world, thread);
	if (body.applied_tags !== undefined)
		state.appliedTags = readTags(world.channels.get(thread.parentId!)!, manager, body.applied_tags);
	if (name !== undefined && name !== thread.name) {
		thread.name = name;
		insertMessage(world, thread, systemMessage(world, thread, 4, byId, name, null));
	}
	if (archive !== undefined) state.autoArchive = archive;
	if (slowmode !== undefined) thread.slowmode = slowmode;
	if (typeof body.invitable === "boolean") state.invitable = body.invitable;
	if (typeof body.flags === "number" && manager) pin(world, thread, body.flags);
	if (typeof body.locked === "boolean") state.locked = body.locked;
	if (typeof body.archived === "boolean") setArchived(world, thread, body.archived);
	const changes = changesBetween(before, snapshotOf(world, thread));
	if (changes.length > 0) {
		announceThread(world, "THREAD_UPDATE", thread);
		recordAudit(world, guild, { action: AuditAction.threadUpdate, by: byId, target: thread.id, reason, changes });
	}
	return thread;
}

/** Deletes a thread; the message it began with stays. */
export function deleteThread(world: World, threadId: string, byId: string, reason: string | null): Channel {
	const thread = channelFor(world, threadId, byId);
	const guild = world.guilds.get(thread.guildId!)!;
	needInChannel(world, thread, byId, Permission.MANAGE_THREADS);
	world.bus.emit({
		t: "THREAD_DELETE",
		guildId: guild.id,
		channelId: thread.id,
		data: () => ({ id: thread.id, guild_id: guild.id, parent_id: thread.parentId, type: thread.type }),
	});
	forgetChannel(world, guild, thread);
	const starter = world.messages.get(thread.id);
	if (starter) {
		starter.threadId = null;
		starter.flags &= ~MessageFlag.hasThread;
		announceMessage(world, "MESSAGE_UPDATE", starter);
	}
	recordAudit(world, guild, { action: AuditAction.threadDelete, by: byId, target: thread.id, reason });
	return thread;
}

function newThread(world: World, parent: Channel, id: string, type: number, byId: string, body: Fields): Channel {
	const form = new Form();
	const name = form.text(["name"], body.name, { min: 1, max: 100, required: true }) ?? "";
	const archive = form.choice<number>(["auto_archive_duration"], body.auto_archive_duration, ARCHIVE_MINUTES);
	const slowmode = form.integer(["rate_limit_per_user"], body.rate_limit_per_user, { min: 0, max: 21_600 });
	form.done();
	if (activeThreads(world, parent.guildId!).length >= MAX_ACTIVE)
		throw refuse(parent.type === ChannelType.announcement ? 160007 : 160006);
	const now = world.clock.now();
	const thread = blankChannel(id, type, parent.guildId, name);
	thread.parentId = parent.id;
	thread.slowmode = slowmode ?? 0;
	thread.thread = {
		ownerId: byId,
		archived: false,
		locked: false,
		autoArchive: archive ?? parent.defaultAutoArchive ?? 4320,
		archiveChangedAt: now,
		createdAt: now,
		// A webhook opens posts, but is nobody's member.
		members: new Map(world.users.has(byId) ? [[byId, now]] : []),
		messageCount: 0,
		totalSent: 0,
		appliedTags: [],
		invitable: body.invitable !== false,
		lastActivity: now,
	};
	return thread;
}

function addThread(world: World, thread: Channel, byId: string, reason: string | null): void {
	const guild = world.guilds.get(thread.guildId!) as Guild;
	world.channels.set(thread.id, thread);
	guild.channels.add(thread.id);
	announceThread(world, "THREAD_CREATE", thread);
	recordAudit(world, guild, { action: AuditAction.threadCreate, by: byId, target: thread.id, reason });
}

const isForum = (channel: Channel): boolean => channel.type === ChannelType.forum || channel.type === ChannelType.media;

function readTags(parent: Channel, moderated: boolean, value: unknown): string[] {
	const tags = stringsOf(value);
	if (tags.length > 5) throw formError(["applied_tags"], "BASE_TYPE_BAD_LENGTH", "Must be between 0 and 5 in length.");
	for (const [index, id] of tags.entries()) {
		const tag = parent.tags.find((candidate) => candidate.id === id);
		if (!tag) throw formError(["applied_tags", index], "INVALID_TAG", "Unknown tag");
		if (tag.moderated && !moderated) throw refuse(50013);
	}
	return tags;
}

function pin(world: World, thread: Channel, flags: number): void {
	const pinned = (flags & POST_FLAG_PINNED) !== 0;
	if (pinned) {
		const other = activeThreads(world, thread.guildId!).find(
			(post) => post.parentId === thread.parentId && post !== thread && (post.flags & POST_FLAG_PINNED) !== 0,
		);
		if (other) throw refuse(30047);
	}
	thread.flags = pinned ? thread.flags | POST_FLAG_PINNED : thread.flags & ~POST_FLAG_PINNED;
}

function snapshotOf(world: World, thread: Channel): Fields {
	const { name, rate_limit_per_user, applied_tags, flags, thread_metadata } = threadJson(world, thread, null);
	const { archived, locked, auto_archive_duration, invitable } = thread_metadata as Fields;
	return { name, rate_limit_per_user, applied_tags, flags, archived, locked, auto_archive_duration, invitable };
}

/** @throws DiscordError 50024 where the channel is no thread */
export function threadFor(world: World, channelId: string, userId: string): Channel {
	const channel = channelFor(world, channelId, userId);
	if (!isThreadType(channel.type)) throw refuse(50024);
	return channel;
}
