// Which definition an interaction belongs to.
import type {
	AutocompleteInteraction,
	BaseInteraction,
	ButtonInteraction,
	ChatInputCommandInteraction,
	ContextMenuCommandInteraction,
	MessageComponentInteraction,
	ModalSubmitInteraction,
} from "discord.js";
import type { Guild } from "../guild/guild.ts";
import type { Action, Command, Deed, MenuEntry, Role } from "./command.ts";

/** An interaction that wants an answer. */
export type Answerable =
	| ChatInputCommandInteraction
	| ContextMenuCommandInteraction
	| MessageComponentInteraction
	| ButtonInteraction
	| ModalSubmitInteraction;

export interface Found {
	readonly guild: Guild | undefined;
	/** In direct messages, the guild that the id names; null elsewhere. */
	readonly direct: string | null;
	readonly role: Role;
	readonly args: readonly string[];
	readonly update: boolean;
	readonly deed: Deed;
}

interface Known {
	readonly commands: ReadonlyMap<string, Command>;
	guild(id: string): Guild | undefined;
}

/** Whether this is an interaction that wants an answer. */
export function isAnswerable(interaction: BaseInteraction): interaction is Answerable {
	return (
		interaction.isChatInputCommand() ||
		interaction.isContextMenuCommand() ||
		interaction.isMessageComponent() ||
		interaction.isModalSubmit()
	);
}

/** What an interaction asks for; null where no command knows it (any more). */
export function route({ commands, guild: guildOf }: Known, interaction: Answerable): Found | null {
	const guild = interaction.guildId ? guildOf(interaction.guildId) : undefined;
	if (interaction.isMessageComponent() || interaction.isModalSubmit()) {
		const [name = "", part = "", ...args] = interaction.customId.split(":");
		const command = commands.get(name);
		const parts = (interaction.isModalSubmit() ? command?.forms : command?.buttons) ?? {};
		// "constructor" is no button.
		const found = Object.hasOwn(parts, part) ? parts[part] : undefined;
		if (!command || !found) return null;
		// In direct messages the id itself says which guild it belongs to.
		const direct = !interaction.guildId && /^\d{17,20}$/.test(args[0] ?? "") ? args[0]! : null;
		const owner = guild ?? (args[0] ? guildOf(args[0]) : undefined);
		return { guild: owner, direct, role: found.role ?? "member", args, update: found.update === true, deed: found };
	}
	if (interaction.isContextMenuCommand()) {
		const kind = interaction.isUserContextMenuCommand() ? "user" : "message";
		const named = ({ name }: MenuEntry) => name.de === interaction.commandName;
		const command = [...commands.values()].find((command) => command[kind] && named(command[kind]));
		const entry = command?.[kind];
		return entry
			? { guild, direct: null, role: entry.role ?? command.role, args: [], update: false, deed: entry }
			: null;
	}
	const found = slash(commands, interaction);
	return found && { guild, direct: null, role: found.role, args: [], update: false, deed: found.action };
}

/** The slash command or the part of one, and who may use it. */
export function slash(
	commands: ReadonlyMap<string, Command>,
	interaction: ChatInputCommandInteraction | AutocompleteInteraction,
): { readonly action: Action; readonly role: Role } | null {
	const command = commands.get(interaction.commandName);
	const part = interaction.options.getSubcommand(false);
	const action = part ? command?.parts?.[part] : command?.action;
	return command && action ? { action, role: action.role ?? command.role } : null;
}
