// What happened, told to everyone who listens: the gateway's sessions and the page. One event, many views of it.
import type { Fields } from "./fields.ts";

export interface Viewer {
	readonly userId: string;
	/** Whether this viewer reads message content (people do; a bot needs the intent). */
	readonly content: boolean;
}

export interface WorldEvent {
	/** Discord's name of the event. */
	readonly t: string;
	readonly guildId: string | null;
	/** The channel whose viewers learn of it; null: the whole guild. */
	readonly channelId: string | null;
	/** Where set, only these users learn of it. */
	readonly only?: readonly string[];
	/** A permission the viewer needs in the guild. */
	readonly permission?: bigint;
	/** The event's data as this viewer sees it. */
	readonly data: (viewer: Viewer) => Fields;
}

export interface Bus {
	emit(event: WorldEvent): void;
	/** @returns a function that ends the listening */
	listen(listener: (event: WorldEvent) => void): () => void;
}

export function createBus(): Bus {
	const listeners = new Set<(event: WorldEvent) => void>();
	return {
		emit(event) {
			for (const listener of [...listeners]) listener(event);
		},
		listen(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
}
