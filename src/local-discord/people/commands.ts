// What a person finds behind "/" and in the context menus, and whether they may use it here.
import { refuse } from "../discord-error.ts";
import { textOf } from "../fields.ts";
import { clientError } from "../interactions/command-options.ts";
import { channelPermissions, has, Permission } from "../permissions.ts";
import type { Channel, Command, World } from "../world.ts";

export const CommandType = { chatInput: 1, user: 2, message: 3 } as const;

/** The commands of a place that this person may use; a guild's own hide global ones of the same name. */
export function commandsFor(world: World, channel: Channel, userId: string): Command[] {
	const own = [...world.commands.values()].filter((command) => command.guildId === channel.guildId && channel.guildId);
	const hidden = new Set(own.map(({ definition }) => `${definition.type}:${definition.name}`));
	const global = [...world.commands.values()].filter(
		(command) =>
			command.guildId === null &&
			!hidden.has(`${command.definition.type}:${command.definition.name}`) &&
			worksIn(command, channel),
	);
	return [...own, ...global].filter((command) => mayUse(world, command, channel, userId));
}

/** @throws DiscordError where there is no such command here, or this person may not use it */
export function findCommand(world: World, channel: Channel, userId: string, type: number, name: string): Command {
	if (channel.guildId && !world.guilds.get(channel.guildId)?.members.has(world.application.id)) throw refuse(50001);
	if (channel.guildId && !has(channelPermissions(world, channel, userId), Permission.USE_APPLICATION_COMMANDS))
		throw refuse(50013);
	const found = commandsFor(world, channel, userId).find(
		({ definition }) => definition.type === type && definition.name === name,
	);
	if (!found) throw clientError(`There is no command "${name}" here for this person.`);
	return found;
}

function worksIn(command: Command, channel: Channel): boolean {
	const contexts = command.definition.contexts;
	if (Array.isArray(contexts)) return contexts.includes(channel.guildId ? 0 : 1);
	return channel.guildId !== null || command.definition.dm_permission !== false;
}

function mayUse(world: World, command: Command, channel: Channel, userId: string): boolean {
	const needed = command.definition.default_member_permissions;
	if (!channel.guildId || needed === null || needed === undefined) return true;
	const bits = channelPermissions(world, channel, userId);
	if (has(bits, Permission.ADMINISTRATOR)) return true;
	const wanted = BigInt(textOf(needed) || "0");
	return wanted !== 0n && has(bits, wanted);
}
