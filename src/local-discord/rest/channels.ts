// Channels; a thread is changed and deleted under the same address (see threads.ts for the rest).
import { channelFor, guildFor } from "../access.ts";
import { createChannel, deleteChannel, deleteOverwrite, putOverwrite, updateChannel } from "../acts/channels.ts";
import { deleteThread, updateThread } from "../acts/threads.ts";
import { channelJson, guildChannelJson } from "../json/channel.ts";
import { channelsOf } from "../json/guild.ts";
import { created, NOTHING, ok, type Route } from "./route.ts";

const C = "/channels/:channel_id";

export const channelRoutes: readonly Route[] = [
	{
		method: "GET",
		path: C,
		operation: "get_channel",
		run: ({ world, params, userId }) => ok(channelJson(world, channelFor(world, params.channel_id!, userId), userId)),
	},
	{
		method: "PATCH",
		path: C,
		operation: "update_channel",
		run: ({ world, params, userId, body, reason }) => {
			const channel = channelFor(world, params.channel_id!, userId);
			const changed = channel.thread
				? updateThread(world, channel.id, userId, body, reason)
				: updateChannel(world, channel.id, userId, body, reason);
			return ok(channelJson(world, changed, userId));
		},
	},
	{
		method: "DELETE",
		path: C,
		operation: "delete_channel",
		run: ({ world, params, userId, reason }) => {
			const channel = channelFor(world, params.channel_id!, userId);
			const json = channelJson(world, channel, userId);
			if (channel.thread) deleteThread(world, channel.id, userId, reason);
			else if (channel.guildId) deleteChannel(world, channel.id, userId, reason);
			return ok(json);
		},
	},
	{
		method: "PUT",
		path: `${C}/permissions/:overwrite_id`,
		operation: "set_channel_permission_overwrite",
		run: ({ world, params, userId, body, reason }) => {
			putOverwrite(world, params.channel_id!, userId, params.overwrite_id!, body, reason);
			return NOTHING;
		},
	},
	{
		method: "DELETE",
		path: `${C}/permissions/:overwrite_id`,
		operation: "delete_channel_permission_overwrite",
		run: ({ world, params, userId, reason }) => {
			deleteOverwrite(world, params.channel_id!, userId, params.overwrite_id!, reason);
			return NOTHING;
		},
	},
	{
		method: "GET",
		path: "/guilds/:guild_id/channels",
		operation: "list_guild_channels",
		run: ({ world, params, userId }) => {
			const guild = guildFor(world, params.guild_id!, userId);
			return ok(
				channelsOf(world, guild)
					.filter((channel) => !channel.thread)
					.map(guildChannelJson),
			);
		},
	},
	{
		method: "POST",
		path: "/guilds/:guild_id/channels",
		operation: "create_guild_channel",
		run: ({ world, params, userId, body, reason }) =>
			created(guildChannelJson(createChannel(world, guildFor(world, params.guild_id!, userId), userId, body, reason))),
	},
];
