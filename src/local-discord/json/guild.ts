// A guild as REST and as the gateway's GUILD_CREATE write it.
import { type Fields, isoTime, isoTimeOrNull } from "../fields.ts";
import { canView } from "../permissions.ts";
import type { Channel, Guild, World } from "../world.ts";
import { guildChannelJson, threadJson } from "./channel.ts";
import { memberJson, roleJson } from "./people.ts";

export function guildJson(world: World, guild: Guild): Fields {
	return {
		id: guild.id,
		name: guild.name,
		icon: null,
		description: guild.description,
		home_header: null,
		splash: null,
		discovery_splash: null,
		features: ["COMMUNITY", "NEWS"],
		banner: null,
		owner_id: guild.ownerId,
		application_id: null,
		region: "deprecated",
		afk_channel_id: null,
		afk_timeout: 300,
		system_channel_id: null,
		system_channel_flags: 0,
		widget_enabled: false,
		widget_channel_id: null,
		verification_level: 1,
		roles: [...guild.roles.values()].map(roleJson),
		default_message_notifications: 1,
		mfa_level: 0,
		explicit_content_filter: 0,
		max_presences: null,
		max_members: 500_000,
		max_stage_video_channel_users: 50,
		max_video_channel_users: 25,
		vanity_url_code: null,
		premium_tier: 0,
		premium_subscription_count: 0,
		preferred_locale: guild.preferredLocale,
		rules_channel_id: null,
		safety_alerts_channel_id: null,
		public_updates_channel_id: null,
		premium_progress_bar_enabled: false,
		nsfw: false,
		nsfw_level: 0,
		emojis: [],
		stickers: [],
		incidents_data: incidentsJson(world, guild),
	};
}

/** The pauses in force; null where there is none. */
export function incidentsJson(world: World, guild: Guild): Fields | null {
	const now = world.clock.now();
	const invites = guild.invitesDisabledUntil !== null && guild.invitesDisabledUntil > now;
	const dms = guild.dmsDisabledUntil !== null && guild.dmsDisabledUntil > now;
	if (!invites && !dms) return null;
	return {
		invites_disabled_until: isoTimeOrNull(invites ? guild.invitesDisabledUntil : null),
		dms_disabled_until: isoTimeOrNull(dms ? guild.dmsDisabledUntil : null),
	};
}

/**
 * The guild as GUILD_CREATE brings it: with the channels and active threads the user sees.
 * Without presences a guild comes with the user's own member; all members up to the threshold with GUILD_MEMBERS.
 */
export function guildCreateJson(world: World, guild: Guild, userId: string, withMembers: boolean): Fields {
	const channels = channelsOf(world, guild);
	const own = guild.members.get(userId);
	const members = withMembers ? [...guild.members.values()] : own ? [own] : [];
	return {
		...guildJson(world, guild),
		joined_at: isoTime(own?.joinedAt ?? world.clock.now()),
		large: false,
		unavailable: false,
		member_count: guild.members.size,
		voice_states: [],
		presences: [],
		stage_instances: [],
		guild_scheduled_events: [],
		soundboard_sounds: [],
		members: members.map((member) => memberJson(world, member)),
		channels: channels.filter((channel) => !channel.thread).map(guildChannelJson),
		threads: channels
			.filter((channel) => channel.thread && !channel.thread.archived && canView(world, channel, userId))
			.map((channel) => threadJson(world, channel, userId)),
	};
}

/** All channels and threads of a guild, in the order of their making. */
export function channelsOf(world: World, guild: Guild): Channel[] {
	return [...guild.channels].flatMap((id) => world.channels.get(id) ?? []);
}
