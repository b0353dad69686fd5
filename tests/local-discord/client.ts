// The real discord.js client against a Local Discord, for the tests.
import { Client, type ClientOptions, GatewayIntentBits, Partials } from "discord.js";
import { type LocalDiscord, type LocalDiscordOptions, startLocalDiscord } from "../../src/local-discord/server.ts";

export const ALL_INTENTS = [
	GatewayIntentBits.Guilds,
	GatewayIntentBits.GuildMembers,
	GatewayIntentBits.GuildModeration,
	GatewayIntentBits.GuildMessages,
	GatewayIntentBits.GuildMessageReactions,
	GatewayIntentBits.DirectMessages,
	GatewayIntentBits.MessageContent,
	GatewayIntentBits.AutoModerationConfiguration,
	GatewayIntentBits.AutoModerationExecution,
];

/** Logs a client in and waits until it is ready. */
export async function connect(local: LocalDiscord, options: Partial<ClientOptions> = {}): Promise<Client<true>> {
	const client = new Client({
		intents: ALL_INTENTS,
		partials: [Partials.Message, Partials.Channel, Partials.GuildMember],
		allowedMentions: { parse: [] },
		enforceNonce: true,
		...options,
		rest: { api: local.apiUrl, retries: 0, timeout: 15_000, ...options.rest },
	});
	client.on("error", (error) => console.error("client error", error));
	const ready = new Promise<Client<true>>((resolve) => client.once("clientReady", resolve));
	await client.login(local.token);
	return ready;
}

/** A Local Discord and a client in it, and how to end both. */
export async function start(
	options: LocalDiscordOptions = {},
	clientOptions: Partial<ClientOptions> = {},
): Promise<{ local: LocalDiscord; client: Client<true>; stop: () => Promise<void> }> {
	const local = await startLocalDiscord({
		onBug: (error, where) => {
			throw new Error(`Local Discord failed at ${where}`, { cause: error });
		},
		...options,
	});
	const client = await connect(local, clientOptions);
	return {
		local,
		client,
		async stop() {
			await client.destroy();
			await local.close();
		},
	};
}

/** The code of the error with which something fails; "ok" where it does not fail. */
export async function codeOf(attempt: Promise<unknown> | (() => unknown)): Promise<number | string> {
	try {
		await (typeof attempt === "function" ? attempt() : attempt);
		return "ok";
	} catch (error) {
		return (error as { code?: number | string }).code ?? String(error);
	}
}

/** A channel of the kind the test expects. */
export async function channelOf<T>(client: Client<true>, id: string): Promise<T> {
	return (await client.channels.fetch(id)) as T;
}
