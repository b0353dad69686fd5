// INTERACTION_CREATE: what the bot is told about a command, a click, a submitted modal.
import type { Fields } from "../fields.ts";
import { channelJson } from "../json/channel.ts";
import { messageJson } from "../json/message.ts";
import { bareMemberJson, memberJson, roleJson, userJson } from "../json/people.ts";
import { canView, channelPermissions } from "../permissions.ts";
import type { Channel, World } from "../world.ts";
import type { Interaction } from "./desk.ts";

/** The frame that every interaction has, around its `data`. */
export function interactionJson(world: World, interaction: Interaction, data: Fields): Fields {
	const channel = world.channels.get(interaction.channelId)!;
	const guild = world.guilds.get(interaction.guildId ?? "");
	const user = world.users.get(interaction.userId)!;
	const app = world.application.id;
	const member = guild?.members.get(user.id);
	const clicked = interaction.messageId ? world.messages.get(interaction.messageId) : undefined;
	return {
		id: interaction.id,
		application_id: app,
		type: interaction.type,
		token: interaction.token,
		version: 1,
		data,
		channel_id: channel.id,
		channel: interactionChannelJson(world, channel, user.id),
		app_permissions: String(channelPermissions(world, channel, app)),
		locale: user.locale,
		entitlements: [],
		attachment_size_limit: 10_485_760,
		context: guild ? 0 : 1,
		authorizing_integration_owners: guild ? { 0: guild.id } : { 0: "0" },
		...(guild
			? {
					guild_id: guild.id,
					guild_locale: guild.preferredLocale,
					guild: { id: guild.id, locale: guild.preferredLocale, features: ["COMMUNITY", "NEWS"] },
					member: {
						...memberJson(world, member!),
						permissions: String(channelPermissions(world, channel, user.id)),
					},
				}
			: { user: userJson(user) }),
		...(clicked ? { message: messageJson(world, clicked, { userId: app, content: true }) } : {}),
	};
}

function interactionChannelJson(world: World, channel: Channel, userId: string): Fields {
	if (!channel.guildId) return channelJson(world, channel, world.application.id);
	return { ...channelJson(world, channel, userId), permissions: String(channelPermissions(world, channel, userId)) };
}

/** Collects what a command's options, a select or a context menu point at. */
export class Resolved {
	readonly #world: World;
	readonly #channel: Channel;
	readonly #found: Record<string, Fields> = {};

	constructor(world: World, channel: Channel) {
		this.#world = world;
		this.#channel = channel;
	}

	user(id: string): boolean {
		const user = this.#world.users.get(id);
		if (!user) return false;
		this.#put("users", id, userJson(user));
		const member = this.#world.guilds.get(this.#channel.guildId ?? "")?.members.get(id);
		if (member)
			this.#put("members", id, {
				...bareMemberJson(member),
				permissions: String(channelPermissions(this.#world, this.#channel, id)),
			});
		return true;
	}

	role(id: string): boolean {
		const role = this.#world.guilds.get(this.#channel.guildId ?? "")?.roles.get(id);
		if (role) this.#put("roles", id, roleJson(role));
		return role !== undefined;
	}

	/** @param types of channels that may be chosen; none: any */
	channel(id: string, userId: string, types: readonly unknown[] = []): boolean {
		const channel = this.#world.channels.get(id);
		if (!channel || channel.guildId !== this.#channel.guildId || !canView(this.#world, channel, userId)) return false;
		if (types.length > 0 && !types.includes(channel.type)) return false;
		const json = channelJson(this.#world, channel, userId);
		const { name, type, parent_id, thread_metadata, position, topic, nsfw, flags, last_message_id } = json;
		this.#put("channels", id, {
			id,
			name,
			type,
			parent_id,
			...(channel.thread ? { thread_metadata } : { position, topic, nsfw, last_message_id }),
			flags,
			guild_id: channel.guildId,
			permissions: String(channelPermissions(this.#world, channel, userId)),
			app_permissions: String(channelPermissions(this.#world, channel, this.#world.application.id)),
		});
		return true;
	}

	/** The target of a message command: its content is readable also without the intent. */
	message(id: string): boolean {
		const message = this.#world.messages.get(id);
		if (message)
			this.#put(
				"messages",
				id,
				messageJson(this.#world, message, { userId: this.#world.application.id, content: true }),
			);
		return message !== undefined;
	}

	attachment(id: string, json: Fields): void {
		this.#put("attachments", id, json);
	}

	/** `{resolved}`, or nothing where nothing was pointed at. */
	toJSON(): Fields {
		return Object.keys(this.#found).length > 0 ? { resolved: this.#found } : {};
	}

	#put(kind: string, id: string, json: Fields): void {
		this.#found[kind] ??= {};
		this.#found[kind][id] = json;
	}
}
