// What the bot reads up on in every server after a start: thousands of requests that nobody waits for. Discord answers 50
// requests a second over all servers, so these go one by one through a narrow gate, and only while a good part of the
// second is left: whatever else the bot sends finds room at once (right-of-way.ts says what of that goes first).
import type { REST } from "discord.js";

/** So many at the same time. */
const AT_ONCE = 4;
/** Milliseconds after the limit's second: those who waited for it come first. */
const AFTER_YOU = 25;

/** What is missed comments goes before what only brings something up to date. */
export type Urgency = "comments" | "upkeep";

export interface Background {
	/**
	 * Sends a request when its turn has come.
	 * @returns null where the bot is stopping and it was not sent
	 * @throws whatever the request throws
	 */
	run<T>(urgency: Urgency, request: () => Promise<T>): Promise<T | null>;
	/** Whoever still waits for a turn gets none. */
	close(): void;
}

/** Counts what the client counts: discord.js keeps within the limit by these fields, whoever sends through it. */
type Limit = Pick<REST, "globalRemaining" | "globalReset"> & {
	readonly options: Pick<REST["options"], "globalRequestsPerSecond">;
};

/** @param rest of the client whose requests are to go first */
export function createBackground(rest: Limit): Background {
	const perSecond = rest.options.globalRequestsPerSecond;
	const kept = Math.ceil(perSecond / 2);
	const atOnce = Math.max(1, Math.min(AT_ONCE, Math.floor(perSecond / 4)));
	const waiting: Record<Urgency, ((turn: boolean) => void)[]> = { comments: [], upkeep: [] };
	let running = 0;
	let closed = false;
	let timer: ReturnType<typeof setTimeout> | undefined;

	const hasRoom = (): boolean => rest.globalReset < Date.now() || rest.globalRemaining > kept;

	/** @param anyway one may go although there is no room: nothing waits for ever */
	function next(anyway = false): void {
		if (timer) return;
		let mayGo = anyway;
		while (running < atOnce) {
			if (!mayGo && !hasRoom() && (waiting.comments.length > 0 || waiting.upkeep.length > 0)) {
				timer = setTimeout(
					() => {
						timer = undefined;
						next(true);
					},
					Math.max(0, rest.globalReset - Date.now()) + AFTER_YOU,
				);
				return;
			}
			const go = waiting.comments.shift() ?? waiting.upkeep.shift();
			if (!go) return;
			mayGo = false;
			running++;
			go(true);
		}
	}

	return {
		async run(urgency, request) {
			if (closed) return null;
			const turn = new Promise<boolean>((resolve) => waiting[urgency].push(resolve));
			next();
			if (!(await turn)) return null;
			try {
				return await request();
			} finally {
				running--;
				next();
			}
		},
		close() {
			closed = true;
			clearTimeout(timer);
			for (const go of [...waiting.comments.splice(0), ...waiting.upkeep.splice(0)]) go(false);
		},
	};
}
