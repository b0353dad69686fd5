// The side panel's story: what the host explained, kept so that a page that is opened later tells it too.
import type { Fields } from "../fields.ts";
import type { World } from "../world.ts";
import type { Explanation } from "./actions.ts";

const KEPT = 200;

export interface Story {
	tell(explanation: Explanation): void;
	/** The last two hundred, oldest first. */
	entries(): readonly Fields[];
}

/** Every entry gets a number that only grows and the time of this world. */
export function createStory(world: World): Story {
	const told: Fields[] = [];
	let number = 0;
	return {
		tell({ de, en, detail }) {
			const entry: Fields = { id: ++number, at: world.clock.now(), de, en, detail: detail ?? null };
			told.push(entry);
			if (told.length > KEPT) told.shift();
			world.bus.emit({ t: "LOCAL_EXPLAIN", guildId: null, channelId: null, data: () => entry });
		},
		entries: () => told,
	};
}
