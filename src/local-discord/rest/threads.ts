// Threads and forum posts.
import { channelFor, guildFor, may, needInChannel } from "../access.ts";
import { joinQuietly, leaveQuietly } from "../acts/thread-life.ts";
import { startForumPost, startThread, startThreadFromMessage, threadFor } from "../acts/threads.ts";
import { messageContext, storeUploads } from "../acts/uploads.ts";
import { refuse } from "../discord-error.ts";
import { fieldsOf, isFields } from "../fields.ts";
import { formError } from "../form.ts";
import { threadJson, threadMemberJson } from "../json/channel.ts";
import { channelsOf } from "../json/guild.ts";
import { messageJson } from "../json/message.ts";
import { readMessage } from "../limits/message.ts";
import { canView, Permission } from "../permissions.ts";
import { type Channel, ChannelType } from "../world.ts";
import { type Call, created, NOTHING, ok, queryNumber, type Reply, type Route } from "./route.ts";
import { viewerOf } from "./viewer.ts";

const C = "/channels/:channel_id";

export const threadRoutes: readonly Route[] = [
	{
		method: "POST",
		path: `${C}/threads`,
		operation: "create_thread",
		limit: [50, 300],
		run: (call) => openThread(call),
	},
	{
		method: "POST",
		path: `${C}/messages/:message_id/threads`,
		operation: "create_thread_from_message",
		limit: [50, 300],
		run: ({ world, params, userId, body, reason }) => {
			const thread = startThreadFromMessage(world, params.channel_id!, params.message_id!, userId, body, reason);
			return created(threadJson(world, thread, userId));
		},
	},
	{
		method: "GET",
		path: `${C}/thread-members`,
		operation: "list_thread_members",
		run: ({ world, params, userId, query }) => {
			const thread = threadFor(world, params.channel_id!, userId);
			const withMember = query.get("with_member") === "true";
			return ok([...thread.thread!.members.keys()].map((id) => threadMemberJson(world, thread, id, withMember)));
		},
	},
	{
		method: "GET",
		path: `${C}/thread-members/:user_id`,
		operation: "get_thread_member",
		run: ({ world, params, userId, query }) => {
			const thread = threadFor(world, params.channel_id!, userId);
			const id = params.user_id === "@me" ? userId : params.user_id!;
			if (!thread.thread!.members.has(id)) throw refuse(10007);
			return ok(threadMemberJson(world, thread, id, query.get("with_member") === "true"));
		},
	},
	{
		method: "PUT",
		path: `${C}/thread-members/@me`,
		operation: "join_thread",
		run: ({ world, params, userId }) => {
			const thread = threadFor(world, params.channel_id!, userId);
			if (thread.thread!.archived) throw refuse(50083);
			joinQuietly(world, thread, userId);
			return NOTHING;
		},
	},
	{
		method: "DELETE",
		path: `${C}/thread-members/@me`,
		operation: "leave_thread",
		run: ({ world, params, userId }) => {
			const thread = threadFor(world, params.channel_id!, userId);
			if (thread.thread!.archived) throw refuse(50083);
			leaveQuietly(world, thread, userId);
			return NOTHING;
		},
	},
	{
		method: "PUT",
		path: `${C}/thread-members/:user_id`,
		operation: "add_thread_member",
		run: ({ world, params, userId }) => {
			const thread = threadFor(world, params.channel_id!, userId);
			if (thread.thread!.archived) throw refuse(50083);
			needInChannel(world, thread, userId, Permission.SEND_MESSAGES_IN_THREADS);
			if (!world.guilds.get(thread.guildId!)?.members.has(params.user_id!)) throw refuse(10007);
			if (thread.thread!.members.size >= 1000) throw refuse(30033);
			joinQuietly(world, thread, params.user_id!);
			return NOTHING;
		},
	},
	{
		method: "DELETE",
		path: `${C}/thread-members/:user_id`,
		operation: "delete_thread_member",
		run: ({ world, params, userId }) => {
			const thread = threadFor(world, params.channel_id!, userId);
			if (thread.thread!.archived) throw refuse(50083);
			if (thread.thread!.ownerId !== userId) needInChannel(world, thread, userId, Permission.MANAGE_THREADS);
			leaveQuietly(world, thread, params.user_id!);
			return NOTHING;
		},
	},
	{
		method: "GET",
		path: `${C}/threads/archived/public`,
		operation: "list_public_archived_threads",
		run: (call) => archived(call, false),
	},
	{
		method: "GET",
		path: `${C}/threads/archived/private`,
		operation: "list_private_archived_threads",
		run: (call) => {
			const parent = channelFor(call.world, call.params.channel_id!, call.userId);
			needInChannel(call.world, parent, call.userId, Permission.MANAGE_THREADS);
			return archived(call, true);
		},
	},
	{
		method: "GET",
		path: `${C}/threads/search`,
		operation: "thread_search",
		run: (call) => searchThreads(call),
	},
	{
		method: "GET",
		path: "/guilds/:guild_id/threads/active",
		operation: "get_active_guild_threads",
		run: ({ world, params, userId }) => {
			const guild = guildFor(world, params.guild_id!, userId);
			const threads = channelsOf(world, guild)
				.filter((channel) => channel.thread && !channel.thread.archived && canView(world, channel, userId))
				.sort(newestFirst);
			return ok({ ...threadList({ world, userId }, threads), has_more: false });
		},
	},
];

function openThread(call: Call): Reply {
	const { world, params, userId, body, reason } = call;
	const parent = channelFor(world, params.channel_id!, userId);
	if (parent.type !== ChannelType.forum && parent.type !== ChannelType.media)
		return created(threadJson(world, startThread(world, parent.id, userId, body, reason), userId));
	if (!isFields(body.message)) throw formError(["message"], "BASE_TYPE_REQUIRED", "This field is required");
	const uploads = storeUploads(world, call.uploads);
	const content = fieldsOf(body.message);
	const read = readMessage(
		{ ...content, attachments: content.attachments ?? body.attachments },
		messageContext(world, parent.id, uploads, "message"),
		["message"],
	);
	const { thread, message } = startForumPost(world, parent.id, userId, body, read, uploads, reason);
	return created({ ...threadJson(world, thread, userId), message: messageJson(world, message, viewerOf(call)) });
}

function archived(call: Call, wantPrivate: boolean): Reply {
	const { world, params, userId, query } = call;
	const parent = channelFor(world, params.channel_id!, userId);
	needInChannel(world, parent, userId, Permission.READ_MESSAGE_HISTORY);
	const limit = queryNumber(query, "limit", 50, 2, 100);
	const before = Date.parse(query.get("before") ?? "") || Number.POSITIVE_INFINITY;
	const found = childrenOf(call, parent)
		.filter((thread) => thread.thread!.archived && (thread.type === ChannelType.privateThread) === wantPrivate)
		.filter((thread) => thread.thread!.archiveChangedAt < before)
		.sort((a, b) => b.thread!.archiveChangedAt - a.thread!.archiveChangedAt);
	return ok({ ...threadList(call, found.slice(0, limit)), has_more: found.length > limit });
}

function searchThreads(call: Call): Reply {
	const { world, params, userId, query } = call;
	const parent = channelFor(world, params.channel_id!, userId);
	if (!may(world, parent, userId, Permission.READ_MESSAGE_HISTORY)) throw refuse(50013);
	const limit = queryNumber(query, "limit", 25, 1, 25);
	const offset = queryNumber(query, "offset", 0, 0, 9975);
	const name = query.get("name")?.toLowerCase();
	const tags = query.getAll("tag");
	const all = query.get("tag_setting") === "match_all";
	const wantArchived = query.get("archived");
	const fits = (thread: Channel) => {
		const own = thread.thread!.appliedTags;
		const tagged =
			tags.length === 0 || (all ? tags.every((tag) => own.includes(tag)) : tags.some((tag) => own.includes(tag)));
		const named = !name || thread.name.toLowerCase().includes(name);
		const age = wantArchived === null || String(thread.thread!.archived) === wantArchived;
		return tagged && named && age;
	};
	const ascending = query.get("sort_order") === "asc";
	const found = childrenOf(call, parent).filter(fits).sort(newestFirst);
	if (ascending) found.reverse();
	const page = found.slice(offset, offset + limit);
	return ok({
		...threadList(call, page),
		first_messages: page.flatMap((thread) => {
			const first = world.messages.get(thread.id);
			return first ? [messageJson(world, first, viewerOf(call))] : [];
		}),
		has_more: found.length > offset + limit,
		total_results: found.length,
	});
}

function childrenOf({ world, userId }: Pick<Call, "world" | "userId">, parent: Channel): Channel[] {
	const guild = world.guilds.get(parent.guildId ?? "");
	if (!guild) return [];
	return channelsOf(world, guild).filter(
		(channel) => channel.thread && channel.parentId === parent.id && canView(world, channel, userId),
	);
}

function threadList({ world, userId }: Pick<Call, "world" | "userId">, threads: readonly Channel[]): object {
	return {
		threads: threads.map((thread) => threadJson(world, thread, userId)),
		members: threads
			.filter((thread) => thread.thread!.members.has(userId))
			.map((thread) => threadMemberJson(world, thread, userId)),
	};
}

function newestFirst(a: Channel, b: Channel): number {
	return BigInt(a.id) < BigInt(b.id) ? 1 : -1;
}
