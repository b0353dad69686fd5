// An interaction that another process received and deferred, as discord.js would have made it here.
import {
	ButtonInteraction,
	type Client,
	ComponentType,
	InteractionType,
	type MessageComponentInteraction,
	ModalSubmitInteraction,
	StringSelectMenuInteraction,
} from "discord.js";

/** discord.js keeps these constructors to itself; they take what Discord sent. */
type Made<T> = new (client: Client, data: Record<string, unknown>) => T;

/** @param raw a button, select or form in direct messages. @throws Error for anything else */
export function revive(
	client: Client,
	raw: Record<string, unknown>,
): MessageComponentInteraction | ModalSubmitInteraction {
	const interaction = new (classOf(raw))(client, raw);
	interaction.deferred = true;
	return interaction;
}

function classOf(raw: Record<string, unknown>): Made<MessageComponentInteraction | ModalSubmitInteraction> {
	if (raw.type === InteractionType.ModalSubmit)
		return ModalSubmitInteraction as unknown as Made<ModalSubmitInteraction>;
	const kind = (raw.data as { component_type?: unknown } | undefined)?.component_type;
	if (kind === ComponentType.Button) return ButtonInteraction as unknown as Made<ButtonInteraction>;
	if (kind === ComponentType.StringSelect)
		return StringSelectMenuInteraction as unknown as Made<StringSelectMenuInteraction>;
	throw new Error(`no interaction of type ${raw.type} with component ${kind} is handed over`);
}
