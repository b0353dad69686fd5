// A dispatch that discord.js cannot read is one event lost, not the end of the process.
import type { Client } from "discord.js";
import type { Log } from "../log.ts";

interface PacketHandling {
	handlePacket(packet?: { readonly t?: unknown }, shard?: unknown): boolean;
}

/**
 * Catches what discord.js throws over a dispatch whose fields are missing or of another type; it has no hook for that, and
 * what it throws would be a rejection that nobody handles.
 */
export function surviveMalformed(client: Client, log: Log): void {
	const manager = client.ws as unknown as PacketHandling;
	const handle = manager.handlePacket.bind(manager);
	manager.handlePacket = (packet, shard) => {
		try {
			return handle(packet, shard);
		} catch (error) {
			// Where, and not what: such a message quotes the value, which may be a comment.
			const stack = error instanceof Error ? (error.stack ?? "") : "";
			const where = /\n\s+at (.{1,200})/.exec(stack)?.[1];
			log.error({ event: String(packet?.t).slice(0, 50), where }, "dispatch could not be read");
			return true;
		}
	};
}
