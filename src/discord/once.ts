// Requests that are sent only once. The REST client of discord.js repeats a POST by itself after a 5xx or when no answer
// comes: what Discord takes no nonce for would then be there twice.
import { type Client, REST } from "discord.js";

const kept = new WeakMap<Client, REST>();

/** A REST client that repeats nothing; whether to try again decides whoever wrote down that it was tried. */
export function onceOf(client: Client): REST {
	const rest = kept.get(client) ?? new REST({ ...client.options.rest, retries: 0 }).setToken(client.token!);
	kept.set(client, rest);
	return rest;
}
