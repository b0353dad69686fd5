// enforce_nonce: the same nonce by the same author within minutes is the same message.
// https://docs.discord.com/developers/resources/message#create-message
import { refuse } from "../discord-error.ts";
import type { MessageBody } from "../limits/message.ts";
import type { Message, World } from "../world.ts";

/** "The past few minutes" of the documentation; the exact window is not published. */
export const NONCE_WINDOW_MS = 5 * 60_000;

const SEEN = new WeakMap<World, Map<string, { messageId: string; at: number }>>();

/**
 * @returns the message that was made with this nonce, or undefined where there is none (or it is not enforced)
 * @throws DiscordError 10008 where that message has been deleted meanwhile
 */
export function sameNonce(world: World, authorId: string, body: MessageBody): Message | undefined {
	if (!body.enforceNonce || body.nonce === null) return undefined;
	const seen = SEEN.get(world)?.get(`${authorId}:${body.nonce}`);
	if (!seen || world.clock.now() - seen.at > NONCE_WINDOW_MS) return undefined;
	const message = world.messages.get(seen.messageId);
	if (!message) throw refuse(10008);
	return message;
}

/** Remembers the nonce of a message that was just written. */
export function rememberNonce(world: World, message: Message): void {
	if (message.nonce === null) return;
	const seen = SEEN.get(world) ?? new Map<string, { messageId: string; at: number }>();
	SEEN.set(world, seen);
	const old = message.createdAt - NONCE_WINDOW_MS;
	for (const [key, entry] of seen) {
		if (entry.at >= old) break;
		seen.delete(key);
	}
	seen.set(`${message.authorId}:${message.nonce}`, { messageId: message.id, at: message.createdAt });
}
