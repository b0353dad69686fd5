// Slash commands as one types them: "/feed add" is a command of its own with its own options.
import type { Choice, Command, CommandOption } from "../model.ts";
import { commandsOfType, localDescription, localName } from "./command-names.ts";

export interface SlashCommand {
	readonly command: Command;
	/** Group and subcommand between the command and its options, outermost first. */
	readonly path: readonly CommandOption[];
	readonly options: readonly CommandOption[];
	/** "feed add", in this language. */
	readonly label: string;
	readonly description: string;
}

export function slashCommands(): SlashCommand[] {
	return commandsOfType(1)
		.flatMap((command) => expand(command, [], command.options ?? []))
		.sort((a, b) => a.label.localeCompare(b.label));
}

function expand(command: Command, path: readonly CommandOption[], options: readonly CommandOption[]): SlashCommand[] {
	const subs = options.filter((option) => option.type === 1 || option.type === 2);
	if (subs.length) return subs.flatMap((sub) => expand(command, [...path, sub], sub.options ?? []));
	const label = [command, ...path].map(localName).join(" ");
	return [{ command, path, options, label, description: localDescription(path.at(-1) ?? command) }];
}

/** @param typed what stands after the slash */
export function matching(typed: string): SlashCommand[] {
	const words = typed.toLocaleLowerCase().trim();
	const all = slashCommands();
	const starts = all.filter((one) => one.label.toLocaleLowerCase().startsWith(words));
	const holds = all.filter(
		(one) => !starts.includes(one) && `${one.label} ${one.description}`.toLocaleLowerCase().includes(words),
	);
	return [...starts, ...holds].slice(0, 25);
}

/** The command with its subcommands in Discord's own names, whatever language shows them: "feed add". */
export const fullName = (slash: SlashCommand): string =>
	[slash.command.name, ...slash.path.map((sub) => sub.name)].join(" ");

export const choiceLabel = (choice: Choice): string =>
	localName({ name: choice.name, name_localizations: choice.name_localizations ?? null });
