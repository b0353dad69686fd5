// Commands, menus, buttons, selects and modals, as a person uses them.
import { channelFor, may, messageFor } from "../access.ts";
import { DiscordError, refuse } from "../discord-error.ts";
import { type Fields, listOf, numberOf, textOf } from "../fields.ts";
import { clientError, fillOptions, findLeaf, type OptionValue } from "../interactions/command-options.ts";
import { type Interaction, type InteractionDesk, InteractionType, type Outcome } from "../interactions/desk.ts";
import { fillModal, type ModalFile, type ModalValues, resolveSelected } from "../interactions/modal-values.ts";
import { interactionJson, Resolved } from "../interactions/payload.ts";
import { attachmentJson } from "../json/message.ts";
import { allComponents } from "../limits/parts.ts";
import { Permission } from "../permissions.ts";
import type { Channel, Command, Message, MessageInteraction, World } from "../world.ts";
import { CommandType, findCommand } from "./commands.ts";
import { type InteractionResult, interactionResult } from "./interaction-result.ts";

export type Options = Readonly<Record<string, OptionValue>>;

export interface Choices {
	readonly kind: "choices" | "failed";
	readonly choices: { name: string; value: string | number }[];
}

export interface PersonInteractions {
	/** @param name with its sub-commands: "feed add" */
	command(channelId: string, name: string, options?: Options): Promise<InteractionResult>;
	/** @param focused the option being typed; what is typed stands in `options` */
	autocomplete(channelId: string, name: string, options: Options, focused: string): Promise<Choices>;
	click(messageId: string, customId: string): Promise<InteractionResult>;
	select(messageId: string, customId: string, values: readonly string[]): Promise<InteractionResult>;
	submitModal(modalId: string, values: ModalValues): Promise<InteractionResult>;
	messageMenu(name: string, messageId: string): Promise<InteractionResult>;
	/** @param channelId where the menu is opened; default: the first channel this person sees */
	userMenu(name: string, userId: string, channelId?: string): Promise<InteractionResult>;
}

export function createInteractions(world: World, desk: InteractionDesk, userId: string): PersonInteractions {
	const begin = async (
		start: {
			type: number;
			channel: Channel;
			message?: Message | undefined;
			meta?: Partial<MessageInteraction>;
		},
		data: Fields,
	): Promise<{ interaction: Interaction; outcome: Outcome }> => {
		const meta: MessageInteraction = {
			id: world.nextId(),
			type: start.type,
			userId,
			name: null,
			guildId: start.channel.guildId,
			targetMessageId: null,
			targetUserId: null,
			interactedMessageId: null,
			triggering: null,
			...start.meta,
		};
		const begun = desk.begin(
			{
				type: start.type,
				userId,
				guildId: start.channel.guildId,
				channelId: start.channel.id,
				messageId: start.message?.id ?? null,
				meta,
			},
			(interaction) => interactionJson(world, interaction, data),
		);
		const outcome = await begun.outcome;
		if (outcome.kind === "failed")
			world.bus.emit({
				t: "LOCAL_INTERACTION_FAILED",
				guildId: start.channel.guildId,
				channelId: null,
				only: [userId],
				data: () => ({
					interactionId: meta.id,
					channelId: start.channel.id,
					messageId: start.message?.id ?? null,
					name: meta.name,
				}),
			});
		return { interaction: begun.interaction, outcome };
	};
	const show = async (begun: Promise<{ interaction: Interaction; outcome: Outcome }>): Promise<InteractionResult> => {
		const { interaction, outcome } = await begun;
		return interactionResult(world, desk, interaction, outcome);
	};
	const keepFile = (channelId: string) => (file: ModalFile) => keep(world, channelId, file);
	const chat = (channelId: string, name: string, options: Options, focused?: string) => {
		const channel = channelFor(world, channelId, userId);
		needTextBox(world, channel, userId);
		const [first = "", ...path] = name.replace(/^\//, "").trim().split(/\s+/);
		const command = findCommand(world, channel, userId, CommandType.chatInput, first);
		const leaf = findLeaf(command.definition, path);
		const resolved = new Resolved(world, channel);
		const filled = fillOptions(leaf.options, options, resolved, userId, keepFile(channelId), focused);
		const data = { ...commandData(command), options: leaf.wrap(filled), ...resolved.toJSON() };
		return { channel, data, meta: { name: [first, ...path].join(" ") } };
	};
	const menu = (type: number, channel: Channel, name: string, targetId: string): Promise<InteractionResult> => {
		const command = findCommand(world, channel, userId, type, name);
		const resolved = new Resolved(world, channel);
		const known = type === CommandType.message ? resolved.message(targetId) : resolved.user(targetId);
		if (!known) throw refuse(type === CommandType.message ? 10008 : 10013);
		const target = type === CommandType.message ? { targetMessageId: targetId } : { targetUserId: targetId };
		return show(
			begin(
				{ type: InteractionType.command, channel, meta: { name, ...target } },
				{ ...commandData(command), target_id: targetId, ...resolved.toJSON() },
			),
		);
	};
	const component = (messageId: string, customId: string): { channel: Channel; message: Message; found: Fields } => {
		const { channel, message } = visible(world, userId, messageId);
		const found = allComponents(message.components).find((part) => part.custom_id === customId);
		if (!found) throw clientError(`The message has no component "${customId}".`);
		if (found.disabled === true) throw clientError(`"${customId}" is disabled.`);
		return { channel, message, found };
	};
	return {
		async command(channelId, name, options = {}) {
			const { channel, data, meta } = chat(channelId, name, options);
			return show(begin({ type: InteractionType.command, channel, meta }, data));
		},
		async autocomplete(channelId, name, options, focused) {
			const { channel, data, meta } = chat(channelId, name, options, focused);
			const { outcome } = await begin({ type: InteractionType.autocomplete, channel, meta }, data);
			return {
				kind: outcome.kind === "choices" ? "choices" : "failed",
				choices: (outcome.choices ?? []) as { name: string; value: string | number }[],
			};
		},
		async click(messageId, customId) {
			const { channel, message, found } = component(messageId, customId);
			if (found.type !== 2) throw clientError(`"${customId}" is no button.`);
			const meta = { interactedMessageId: message.id };
			const data = { id: found.id, component_type: 2, custom_id: customId };
			return show(begin({ type: InteractionType.component, channel, message, meta }, data));
		},
		async select(messageId, customId, values) {
			const { channel, message, found } = component(messageId, customId);
			const type = numberOf(found.type);
			if (![3, 5, 6, 7, 8].includes(type)) throw clientError(`"${customId}" is no select menu.`);
			if (values.length < numberOf(found.min_values, 1) || values.length > numberOf(found.max_values, 1))
				throw clientError(`"${customId}": wrong number of values.`);
			const resolved = new Resolved(world, channel);
			for (const value of values) {
				if (type === 3 && !listOf(found.options).some((option) => option.value === value))
					throw clientError(`"${value}" is no choice of "${customId}".`);
				resolveSelected(found, value, resolved, userId);
			}
			const data = {
				id: found.id,
				component_type: type,
				custom_id: customId,
				values: [...values],
				...resolved.toJSON(),
			};
			return show(
				begin({ type: InteractionType.component, channel, message, meta: { interactedMessageId: message.id } }, data),
			);
		},
		async submitModal(modalId, values) {
			const open = desk.modals.get(modalId);
			if (!open || open.interaction.userId !== userId) throw clientError("This modal is not open.");
			const channel = channelFor(world, open.interaction.channelId, userId);
			const resolved = new Resolved(world, channel);
			const components = fillModal(open.modal, values, resolved, userId, keepFile(channel.id));
			desk.modals.delete(modalId);
			const message = open.interaction.messageId ? world.messages.get(open.interaction.messageId) : undefined;
			const data = { custom_id: open.modal.custom_id, components, ...resolved.toJSON() };
			const meta = { triggering: open.interaction.meta };
			return show(begin({ type: InteractionType.modal, channel, message, meta }, data));
		},
		async messageMenu(name, messageId) {
			const { channel } = visible(world, userId, messageId);
			return menu(CommandType.message, channel, name, messageId);
		},
		async userMenu(name, targetId, channelId) {
			const channel = channelId ? channelFor(world, channelId, userId) : firstChannel(world, userId, targetId);
			return menu(CommandType.user, channel, name, targetId);
		},
	};
}

function commandData(command: Command): Fields {
	return {
		id: command.id,
		name: command.definition.name,
		type: command.definition.type,
		...(command.guildId ? { guild_id: command.guildId } : {}),
	};
}

function visible(world: World, userId: string, messageId: string): { channel: Channel; message: Message } {
	const message = world.messages.get(messageId);
	if (!message) throw refuse(10008);
	const channel = channelFor(world, message.channelId, userId);
	return { channel, message: messageFor(world, channel, messageId, userId) };
}

/** A command is typed where one writes: without the right to write there is no text box. */
function needTextBox(world: World, channel: Channel, userId: string): void {
	if (!channel.guildId) return;
	const writing = channel.thread ? Permission.SEND_MESSAGES_IN_THREADS : Permission.SEND_MESSAGES;
	if (!may(world, channel, userId, writing)) throw refuse(50013);
	if (channel.thread?.locked && !may(world, channel, userId, Permission.MANAGE_THREADS)) throw refuse(160005);
}

function firstChannel(world: World, userId: string, targetId: string): Channel {
	for (const channel of world.channels.values()) {
		const guild = world.guilds.get(channel.guildId ?? "");
		if (!guild?.members.has(targetId) || channel.type !== 0) continue;
		if (may(world, channel, userId, Permission.VIEW_CHANNEL)) return channel;
	}
	throw refuse(50001);
}

function keep(world: World, channelId: string, file: ModalFile): { id: string; json: Fields } {
	const data = typeof file.data === "string" ? new TextEncoder().encode(file.data) : file.data;
	const attachment = {
		id: world.nextId(),
		filename: textOf(file.filename),
		size: data.byteLength,
		contentType: file.contentType ?? "application/octet-stream",
		description: null,
		ephemeral: true,
		data,
	};
	if (data.byteLength > 10 * 1024 * 1024) throw new DiscordError(413, 40005, "Request entity too large");
	world.attachments.set(attachment.id, attachment);
	return { id: attachment.id, json: attachmentJson(world, channelId, attachment) };
}
