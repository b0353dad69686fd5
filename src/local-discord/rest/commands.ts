// Application commands, global and of one guild.
import { refuse } from "../discord-error.ts";
import { type Fields, listOf } from "../fields.ts";
import { readCommand, readCommands } from "../limits/command.ts";
import type { Command, World } from "../world.ts";
import { type Call, created, NOTHING, ok, type Reply, type Route } from "./route.ts";

/** Creations a day in one place; overwriting an existing command does not count. */
const DAILY_CREATES = 200;
const MOST = { 1: 100, 2: 15, 3: 15, 4: 1 } as const;

export const commandRoutes: readonly Route[] = [false, true].flatMap((inGuild): Route[] => {
	const path = `/applications/:application_id${inGuild ? "/guilds/:guild_id" : ""}/commands`;
	const name = (verb: string, many = false) =>
		`${verb}_${inGuild ? "guild_" : ""}application_command${many ? "s" : ""}`;
	return [
		{
			method: "GET",
			path,
			operation: name("list", true),
			run: (call) => {
				const full = call.query.get("with_localizations") === "true";
				return ok(placeOf(call).commands.map((command) => commandJson(call.world, command, full)));
			},
		},
		{ method: "PUT", path, operation: name("bulk_set", true), run: replaceAll },
		{ method: "POST", path, operation: name("create"), run: createOne },
		{
			method: "GET",
			path: `${path}/:command_id`,
			operation: name("get"),
			run: (call) => ok(commandJson(call.world, commandFor(call), true)),
		},
		{
			method: "PATCH",
			path: `${path}/:command_id`,
			operation: name("update"),
			run: (call) => {
				const command = commandFor(call);
				command.definition = readCommand(call.body, inGuild, command.definition);
				command.version = call.world.nextId();
				announceCommands(call.world);
				return ok(commandJson(call.world, command, true));
			},
		},
		{
			method: "DELETE",
			path: `${path}/:command_id`,
			operation: name("delete"),
			run: (call) => {
				call.world.commands.delete(commandFor(call).id);
				announceCommands(call.world);
				return NOTHING;
			},
		},
		...(inGuild
			? [
					{
						method: "GET",
						path: `${path}/permissions`,
						operation: "list_guild_application_command_permissions",
						run: (call: Call) => {
							placeOf(call);
							return ok([]);
						},
					} as const,
				]
			: []),
	];
});

/** The list endpoints leave the dictionaries of localizations out unless they are asked for. */
export function commandJson(world: World, command: Command, withLocalizations: boolean): Fields {
	const definition = withLocalizations ? command.definition : withoutLocalizations(command.definition);
	return {
		id: command.id,
		application_id: world.application.id,
		version: command.version,
		...(command.guildId ? { guild_id: command.guildId } : {}),
		...definition,
	};
}

function withoutLocalizations(item: Fields): Fields {
	const { name_localizations: _names, description_localizations: _descriptions, ...rest } = item;
	if (Array.isArray(rest.options)) rest.options = listOf(rest.options).map(withoutLocalizations);
	if (Array.isArray(rest.choices)) rest.choices = listOf(rest.choices).map(withoutLocalizations);
	return rest;
}

function placeOf({ world, params, userId }: Call): { guildId: string | null; commands: Command[] } {
	if (params.application_id !== world.application.id) throw refuse(10002);
	const guildId = params.guild_id ?? null;
	if (guildId && !world.guilds.get(guildId)?.members.has(userId)) throw refuse(50001);
	return { guildId, commands: [...world.commands.values()].filter((command) => command.guildId === guildId) };
}

function commandFor(call: Call): Command {
	const { guildId } = placeOf(call);
	const command = call.world.commands.get(call.params.command_id!);
	if (!command || command.guildId !== guildId) throw refuse(10063);
	return command;
}

function replaceAll(call: Call): Reply {
	const { world } = call;
	const { guildId, commands: before } = placeOf(call);
	const definitions = readCommands(call.list ?? [], guildId !== null);
	const kept = definitions.map((definition) => put(world, guildId, before, definition));
	for (const command of before) if (!kept.includes(command)) world.commands.delete(command.id);
	announceCommands(world);
	return ok(kept.map((command) => commandJson(world, command, true)));
}

function createOne(call: Call): Reply {
	const { world } = call;
	const { guildId, commands } = placeOf(call);
	const definition = readCommand(call.body, guildId !== null);
	const known = find(commands, definition);
	const type = definition.type as keyof typeof MOST;
	if (!known && commands.filter((command) => command.definition.type === type).length >= MOST[type])
		throw refuse(30032);
	const command = put(world, guildId, commands, definition);
	announceCommands(world);
	return (known ? ok : created)(commandJson(world, command, true));
}

function put(world: World, guildId: string | null, commands: readonly Command[], definition: Fields): Command {
	const known = find(commands, definition);
	if (known) {
		if (JSON.stringify(known.definition) !== JSON.stringify(definition)) known.version = world.nextId();
		known.definition = definition;
		return known;
	}
	countCreation(world, guildId);
	const id = world.nextId();
	const command: Command = { id, guildId, version: world.nextId(), definition };
	world.commands.set(id, command);
	return command;
}

function find(commands: readonly Command[], definition: Fields): Command | undefined {
	return commands.find(({ definition: other }) => other.name === definition.name && other.type === definition.type);
}

const CREATED = new WeakMap<World, Map<string, number[]>>();

function countCreation(world: World, guildId: string | null): void {
	const all = CREATED.get(world) ?? new Map<string, number[]>();
	CREATED.set(world, all);
	const now = world.clock.now();
	const recent = (all.get(guildId ?? "") ?? []).filter((at) => at > now - 86_400_000);
	if (recent.length >= DAILY_CREATES) throw refuse(30034);
	all.set(guildId ?? "", [...recent, now]);
}

/** The page lists commands: it learns that they changed. Bots do not. */
function announceCommands(world: World): void {
	world.bus.emit({ t: "LOCAL_STATE", guildId: null, channelId: null, data: () => ({}) });
}
