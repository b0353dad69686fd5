// The bot's answers: the first one, its edits, follow-ups. https://docs.discord.com/developers/interactions/receiving-and-responding

import { removeMessage } from "../acts/insert.ts";
import { applyEdit, postMessage, type StoredUpload } from "../acts/messages.ts";
import { messageContext } from "../acts/uploads.ts";
import { refuse } from "../discord-error.ts";
import { type Fields, fieldsOf, listOf, numberOf } from "../fields.ts";
import { Form, formError } from "../form.ts";
import { MessageFlag, readMessage } from "../limits/message.ts";
import { readModal } from "../limits/modal.ts";
import type { Channel, Message, World } from "../world.ts";
import { type Interaction, type InteractionDesk, InteractionType } from "./desk.ts";

const Callback = { pong: 1, message: 4, defer: 5, deferUpdate: 6, update: 7, choices: 8, modal: 9 } as const;

/**
 * The first answer to an interaction.
 * @returns the type of the answer and the message it made or changed
 * @throws DiscordError 10062, 40060, 50035
 */
export function answerFirst(
	world: World,
	desk: InteractionDesk,
	id: string,
	token: string,
	body: Fields,
	uploads: readonly StoredUpload[],
): { interaction: Interaction; type: number; message: Message | null } {
	const interaction = desk.forFirstAnswer(id, token);
	const type = numberOf(body.type, 0);
	const fromMessage = interaction.messageId !== null;
	const allowed: readonly number[] =
		interaction.type === InteractionType.autocomplete
			? [Callback.choices]
			: [
					Callback.message,
					Callback.defer,
					...(fromMessage ? [Callback.deferUpdate, Callback.update] : []),
					...(interaction.type === InteractionType.modal ? [] : [Callback.modal]),
				];
	if (!allowed.includes(type))
		throw formError(["type"], "BASE_TYPE_CHOICES", `Value must be one of {${allowed.join(", ")}}.`);
	const data = fieldsOf(body.data);
	const channel = world.channels.get(interaction.channelId);
	if (!channel) throw refuse(10003);
	switch (type) {
		case Callback.choices: {
			const choices = readChoices(data);
			desk.settle(interaction, { kind: "choices", choices });
			return { interaction, type, message: null };
		}
		case Callback.modal: {
			const form = new Form();
			const modal = readModal(form, ["data"], data);
			form.done();
			desk.modals.set(interaction.id, { interaction, modal });
			world.bus.emit({
				t: "LOCAL_MODAL_OPEN",
				guildId: interaction.guildId,
				channelId: null,
				only: [interaction.userId],
				data: () => ({ interactionId: interaction.id, channelId: channel.id, modal: { id: interaction.id, ...modal } }),
			});
			desk.settle(interaction, { kind: "modal", modal: { id: interaction.id, ...modal } });
			return { interaction, type, message: null };
		}
		case Callback.deferUpdate:
			interaction.originalId = interaction.messageId;
			interaction.waiting = true;
			desk.settle(interaction, { kind: "none", ...original(world, interaction) });
			return { interaction, type, message: null };
		case Callback.update: {
			const target = world.messages.get(interaction.messageId!);
			if (!target) throw refuse(10008);
			const read = readMessage(data, messageContext(world, channel.id, uploads, "interaction", target.flags), ["data"]);
			const message = applyEdit(world, channel, target, read, uploads);
			interaction.originalId = target.id;
			desk.settle(interaction, { kind: "update", message });
			return { interaction, type, message };
		}
		case Callback.defer: {
			const flags = numberOf(data.flags) & MessageFlag.ephemeral;
			const empty = readMessage({}, messageContext(world, channel.id, [], "interaction"));
			const message = answerMessage(world, channel, interaction, { ...empty, flags: flags | MessageFlag.loading }, []);
			interaction.originalId = message.id;
			interaction.waiting = true;
			desk.settle(interaction, { kind: "deferred", message });
			return { interaction, type, message };
		}
		default: {
			const read = readMessage(data, messageContext(world, channel.id, uploads, "interaction"), ["data"]);
			const message = answerMessage(world, channel, interaction, read, uploads);
			interaction.originalId = message.id;
			desk.settle(interaction, { kind: "message", message });
			return { interaction, type, message };
		}
	}
}

/** A message after the first answer. The first one after a deferral takes its place. */
export function followUp(
	world: World,
	desk: InteractionDesk,
	token: string,
	body: Fields,
	uploads: readonly StoredUpload[],
): Message {
	const interaction = desk.forFollowUp(token);
	const channel = world.channels.get(interaction.channelId);
	if (!channel) throw refuse(10003);
	const pending = interaction.waiting && interaction.originalId !== interaction.messageId;
	if (pending) return editAnswer(world, desk, token, "@original", body, uploads);
	const read = readMessage(body, messageContext(world, channel.id, uploads, "interaction"));
	const message = answerMessage(world, channel, interaction, read, uploads, true);
	interaction.followUps.push(message.id);
	desk.finish(interaction);
	return message;
}

/** Edits the original answer or a follow-up. @throws DiscordError 50027, 10015, 10008 */
export function editAnswer(
	world: World,
	desk: InteractionDesk,
	token: string,
	messageId: string,
	body: Fields,
	uploads: readonly StoredUpload[],
): Message {
	const interaction = desk.forFollowUp(token);
	const { channel, message } = answerOf(world, interaction, messageId);
	const read = readMessage(body, messageContext(world, channel.id, uploads, "interaction", message.flags));
	const loading = (message.flags & MessageFlag.loading) !== 0;
	if (!loading) {
		applyEdit(world, channel, message, read, uploads);
	} else {
		message.flags &= ~MessageFlag.loading;
		try {
			applyEdit(world, channel, message, read, uploads, false);
		} catch (error) {
			message.flags |= MessageFlag.loading;
			throw error;
		}
	}
	if (message.id === interaction.originalId) desk.finish(interaction);
	return message;
}

export function deleteAnswer(world: World, desk: InteractionDesk, token: string, messageId: string): void {
	const interaction = desk.forFollowUp(token);
	const { channel, message } = answerOf(world, interaction, messageId);
	removeMessage(world, channel, message);
	if (message.id === interaction.originalId) desk.finish(interaction);
}

/** The original answer or a follow-up. */
export function answerOf(
	world: World,
	interaction: Interaction,
	messageId: string,
): { channel: Channel; message: Message } {
	const id = messageId === "@original" ? interaction.originalId : messageId;
	const mine = id !== null && (id === interaction.originalId || interaction.followUps.includes(id));
	const message = mine ? world.messages.get(id) : undefined;
	const channel = message ? world.channels.get(message.channelId) : undefined;
	if (!message || !channel) throw refuse(10008);
	return { channel, message };
}

function answerMessage(
	world: World,
	channel: Channel,
	interaction: Interaction,
	body: ReturnType<typeof readMessage>,
	uploads: readonly StoredUpload[],
	isFollowUp = false,
): Message {
	const flags = body.flags ?? 0;
	const ephemeral = (flags & MessageFlag.ephemeral) !== 0;
	if (!isFollowUp) interaction.ephemeral = ephemeral;
	const source = interaction.messageId ? world.messages.get(interaction.messageId) : undefined;
	const isReply = isFollowUp || (source !== undefined && interaction.type === InteractionType.component);
	const type = isReply
		? 19
		: interaction.type === InteractionType.command
			? interaction.meta.name === null
				? 0
				: 20
			: 0;
	const message = postMessage(
		world,
		channel,
		{
			authorId: world.application.id,
			applicationId: world.application.id,
			interaction: interaction.meta,
			webhook: null,
			type: type === 20 && (interaction.meta.targetMessageId || interaction.meta.targetUserId) ? 23 : type,
			ephemeralFor: ephemeral ? interaction.userId : null,
		},
		body,
		uploads,
	);
	return message;
}

function original(world: World, interaction: Interaction): { message?: Message } {
	const message = interaction.messageId ? world.messages.get(interaction.messageId) : undefined;
	return message ? { message } : {};
}

function readChoices(data: Fields): Fields[] {
	const form = new Form();
	form.list(["data", "choices"], data.choices, { max: 25, required: true });
	const choices = listOf(data.choices);
	for (const [index, choice] of choices.entries()) {
		form.text(["data", "choices", index, "name"], choice.name, { min: 1, max: 100, required: true });
		if (typeof choice.value === "string")
			form.text(["data", "choices", index, "value"], choice.value, { min: 1, max: 100 });
		else if (typeof choice.value !== "number") form.required(["data", "choices", index, "value"]);
	}
	form.done();
	return choices;
}
