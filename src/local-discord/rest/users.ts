// Users, the bot's own account and application, direct messages.
import { openDm } from "../acts/dms.ts";
import { removeMember } from "../acts/members.ts";
import { applicationFlags } from "../application.ts";
import { refuse } from "../discord-error.ts";
import { textOf } from "../fields.ts";
import { Form } from "../form.ts";
import { channelJson } from "../json/channel.ts";
import { ownUserJson, userJson } from "../json/people.ts";
import { guildPermissions } from "../permissions.ts";
import type { World } from "../world.ts";
import { NOTHING, ok, queryNumber, type Route } from "./route.ts";

export const userRoutes: readonly Route[] = [
	{
		method: "GET",
		path: "/users/@me",
		operation: "get_my_user",
		run: ({ world, userId }) => ok(ownUserJson(world.users.get(userId)!)),
	},
	{
		method: "PATCH",
		path: "/users/@me",
		operation: "update_my_user",
		run: ({ world, userId, body }) => {
			const form = new Form();
			const name = form.text(["username"], body.username, { min: 2, max: 32 });
			form.done();
			const user = world.users.get(userId)!;
			if (name) user.username = name;
			world.bus.emit({
				t: "USER_UPDATE",
				guildId: null,
				channelId: null,
				only: [userId],
				data: () => ownUserJson(user),
			});
			return ok(ownUserJson(user));
		},
	},
	{
		method: "GET",
		path: "/users/@me/guilds",
		operation: "list_my_guilds",
		run: ({ world, userId, query }) => {
			const limit = queryNumber(query, "limit", 200, 1, 200);
			const guilds = [...world.guilds.values()].filter((guild) => guild.members.has(userId)).slice(0, limit);
			return ok(
				guilds.map((guild) => ({
					id: guild.id,
					name: guild.name,
					icon: null,
					banner: null,
					owner: guild.ownerId === userId,
					permissions: String(guildPermissions(world, guild, userId)),
					features: ["COMMUNITY", "NEWS"],
					...(query.get("with_counts") === "true"
						? { approximate_member_count: guild.members.size, approximate_presence_count: guild.members.size }
						: {}),
				})),
			);
		},
	},
	{
		method: "DELETE",
		path: "/users/@me/guilds/:guild_id",
		operation: "leave_guild",
		run: ({ world, userId, params }) => {
			const guild = world.guilds.get(params.guild_id!);
			if (!guild?.members.has(userId)) throw refuse(10004);
			removeMember(world, guild, userId);
			return NOTHING;
		},
	},
	{
		method: "POST",
		path: "/users/@me/channels",
		operation: "create_dm",
		limit: [10, 10],
		run: ({ world, userId, body }) => ok(channelJson(world, openDm(world, userId, textOf(body.recipient_id)), userId)),
	},
	{
		method: "GET",
		path: "/users/:user_id",
		operation: "get_user",
		run: ({ world, params }) => {
			const user = world.users.get(params.user_id!);
			if (!user) throw refuse(10013);
			return ok(userJson(user));
		},
	},
	{
		method: "GET",
		path: "/applications/@me",
		operation: "get_my_application",
		run: ({ world }) => ok(applicationJson(world)),
	},
	{
		method: "GET",
		path: "/oauth2/applications/@me",
		operation: "get_my_oauth2_application",
		run: ({ world }) => ok(applicationJson(world)),
	},
];

function applicationJson(world: World): object {
	const app = world.application;
	return {
		id: app.id,
		name: app.name,
		icon: null,
		description: "",
		type: null,
		bot: userJson(world.users.get(app.id)!),
		bot_public: false,
		bot_require_code_grant: false,
		integration_types_config: { 0: {} },
		verify_key: "0".repeat(64),
		flags: applicationFlags(world),
		flags_new: String(applicationFlags(world)),
		redirect_uris: [],
		interactions_endpoint_url: null,
		role_connections_verification_url: null,
		owner: userJson(world.users.get(app.ownerId) ?? world.users.get(app.id)!),
		approximate_guild_count: world.guilds.size,
		approximate_user_install_count: 0,
		approximate_user_authorization_count: 0,
		event_webhooks_url: null,
		event_webhooks_status: 1,
		event_webhooks_types: [],
		explicit_content_filter: 0,
		team: null,
		eligible_oauth2_scopes: [],
		summary: "",
	};
}
