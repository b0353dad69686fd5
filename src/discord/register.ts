// The commands as Discord wants them registered: German names, explicit German and English localisations.
import {
	type APIApplicationCommandOption,
	ApplicationCommandType,
	InteractionContextType,
	type Locale,
	PermissionFlagsBits,
	type RESTPutAPIApplicationCommandsJSONBody,
	ApplicationCommandOptionType as Type,
} from "discord.js";
import type { Text } from "../texts.ts";
import type { Action, Command, Option, Role } from "./command.ts";

const PERMISSIONS: Record<Role, string | null> = {
	member: null,
	moderator: String(PermissionFlagsBits.ModerateMembers),
	admin: String(PermissionFlagsBits.ManageGuild),
};

const TYPES = {
	text: Type.String,
	number: Type.Integer,
	channel: Type.Channel,
	user: Type.User,
	role: Type.Role,
	boolean: Type.Boolean,
	file: Type.Attachment,
} as const;

/** @param commands by their German names @returns the body of a bulk registration */
export function registration(commands: ReadonlyMap<string, Command>): RESTPutAPIApplicationCommandsJSONBody {
	const body: RESTPutAPIApplicationCommandsJSONBody = [];
	for (const [name, command] of commands) {
		const common = {
			default_member_permissions: PERMISSIONS[command.role],
			contexts: [InteractionContextType.Guild],
		};
		if (command.action || command.parts) {
			const options = command.parts
				? Object.entries(command.parts).map(([part, action]) => ({
						type: Type.Subcommand as const,
						...named(part, action.english),
						...described(action.description),
						options: optionsOf(action) as never[],
					}))
				: optionsOf(command.action!);
			body.push({
				type: ApplicationCommandType.ChatInput,
				...named(name, command.english),
				...described(command.description),
				options: options as APIApplicationCommandOption[],
				...common,
			});
		}
		const menus = [
			[ApplicationCommandType.Message, command.message],
			[ApplicationCommandType.User, command.user],
		] as const;
		for (const [type, entry] of menus) {
			if (!entry) continue;
			const rights = { default_member_permissions: PERMISSIONS[entry.role ?? command.role] };
			body.push({ type, ...named(String(entry.name.de), String(entry.name.en)), ...common, ...rights });
		}
	}
	return body;
}

function optionsOf(action: Action): APIApplicationCommandOption[] {
	// Discord wants the required options first.
	const sorted = [...(action.options ?? [])].sort((a, b) => Number(b.required ?? false) - Number(a.required ?? false));
	return sorted.map(optionOf);
}

function optionOf(option: Option): APIApplicationCommandOption {
	const range = option.type === "number" ? ["min_value", "max_value"] : ["min_length", "max_length"];
	return {
		type: TYPES[option.type],
		...named(option.name, option.english),
		...described(option.description),
		required: option.required ?? false,
		...(option.autocomplete ? { autocomplete: true } : {}),
		...(option.choices
			? {
					choices: option.choices.map(({ value, name }) => ({
						value,
						name: String(name.de),
						name_localizations: localized(name),
					})),
				}
			: {}),
		...(option.min === undefined ? {} : { [range[0]!]: option.min }),
		...(option.max === undefined ? {} : { [range[1]!]: option.max }),
	} as APIApplicationCommandOption;
}

function named(german: string, english: string) {
	return { name: german, name_localizations: localized({ de: german, en: english }) };
}

function described(wording: Text) {
	return { description: String(wording.de), description_localizations: localized(wording) };
}

function localized(wording: Text): Partial<Record<Locale, string>> {
	return { de: String(wording.de), "en-US": String(wording.en), "en-GB": String(wording.en) } as Partial<
		Record<Locale, string>
	>;
}
