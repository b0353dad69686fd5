// The guild's SetupPlatform over discord.js.
import {
	ChannelType,
	type Guild as DiscordGuild,
	GatewayIntentBits,
	type GuildMember,
	OverwriteType,
	PermissionFlagsBits,
	type Role,
	type TextChannel,
} from "discord.js";
import { Refusal } from "../guild/platform.ts";
import type { SetupPlatform } from "../guild/setup-platform.ts";
import { isModerator, lackingRights, missingForTelling } from "./permissions.ts";
import { refusalOf } from "./refusal.ts";

const REASON = "Wortmeldung: /einrichten / setup";
/** What the bot is given in a channel that it makes for the team. */
const OWN = [
	PermissionFlagsBits.ViewChannel,
	PermissionFlagsBits.SendMessages,
	PermissionFlagsBits.EmbedLinks,
	PermissionFlagsBits.ReadMessageHistory,
];

/** @param guild the guild as discord.js has it; throws where it is not available */
export function setupPlatform(guild: () => DiscordGuild): SetupPlatform {
	const me = (): GuildMember => {
		const found = guild().members.me;
		if (!found) throw new Refusal("transient", 0, "the bot's own membership is not known yet");
		return found;
	};
	const everybodySees = (channel: Pick<TextChannel, "permissionsFor">): boolean =>
		channel.permissionsFor(guild().roles.everyone)?.has(PermissionFlagsBits.ViewChannel) ?? false;
	return {
		team(channelId) {
			const channel = guild().channels.cache.get(channelId);
			if (!channel) return null;
			const missing = missingForTelling(channel, me()) as never;
			return { missing, open: everybodySees(channel as TextChannel) };
		},
		lacks: (needs) => lackingRights(needs, me().permissions) as never,
		reads: () => guild().client.options.intents.has(GatewayIntentBits.MessageContent),
		rolesAbove() {
			const own = me();
			if (own.id === guild().ownerId) return [];
			const above = (role: Role) =>
				role.comparePositionTo(own.roles.highest) > 0 && !role.managed && !isModerator(role.permissions);
			return [...guild().roles.cache.filter(above).values()].map(({ name }) => name);
		},
		async createTeamChannel(name, topic) {
			const there = guild().channels.cache.find(
				(channel) => channel.type === ChannelType.GuildText && channel.name === name,
			);
			if (there && !everybodySees(there as TextChannel)) return there.id;
			const team = guild().roles.cache.filter((role) => isModerator(role.permissions) && !role.managed);
			const allowed = [...team.values()].map(({ id }) => ({
				id,
				type: OverwriteType.Role as const,
				allow: [PermissionFlagsBits.ViewChannel],
			}));
			try {
				const made = await guild().channels.create({
					name,
					topic,
					type: ChannelType.GuildText,
					reason: REASON,
					permissionOverwrites: [
						{ id: guild().roles.everyone.id, type: OverwriteType.Role, deny: [PermissionFlagsBits.ViewChannel] },
						// Nobody can give what they do not have.
						{ id: me().id, type: OverwriteType.Member, allow: OWN.filter((right) => me().permissions.has(right)) },
						...allowed,
					],
				});
				return made.id;
			} catch (error) {
				throw refusalOf(error);
			}
		},
		greetingChannel() {
			const { systemChannel, publicUpdatesChannel, channels } = guild();
			const texts = [...channels.cache.values()].filter((channel) => channel.type === ChannelType.GuildText);
			const order = [publicUpdatesChannel, systemChannel, ...texts.toSorted((a, b) => a.rawPosition - b.rawPosition)];
			return order.find((channel) => channel && missingForTelling(channel, me()).length === 0)?.id ?? null;
		},
	};
}
