// The bot's commands with their names as this language shows them.
import type { Command } from "../model.ts";
import { prefs } from "../prefs.ts";
import { guild, page } from "../state.ts";

const LOCALES = { de: ["de"], en: ["en-GB", "en-US"] } as const;

interface Localized {
	name: string;
	name_localizations?: Record<string, string> | null;
	description?: string;
	description_localizations?: Record<string, string> | null;
}

const pick = (all: Record<string, string> | null | undefined): string | undefined =>
	LOCALES[prefs.language].map((locale) => all?.[locale]).find((found) => found !== undefined);

export const localName = (one: Localized): string => pick(one.name_localizations) ?? one.name;
export const localDescription = (one: Localized): string =>
	pick(one.description_localizations) ?? one.description ?? "";

/** The commands one may use here: those of the guild, in direct messages those of any guild. */
export function commandsHere(): Command[] {
	return guild()?.commands ?? page.server?.guilds[0]?.commands ?? [];
}

export const commandsOfType = (type: number): Command[] =>
	commandsHere().filter((command) => (command.type ?? 1) === type);
export const commandLabel = (command: Command): string => localName(command);
