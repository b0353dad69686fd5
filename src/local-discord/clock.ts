// The time in this Discord. It runs with the given clock and can be moved forward (the page's "a week later" button).

export interface Clock {
	/** Milliseconds since 1970. */
	now(): number;
	/** Moves the time forward and tells the listeners. @param ms at least 0 */
	advance(ms: number): void;
	/** @returns a function that ends the listening */
	onAdvance(listener: (now: number) => void): () => void;
}

export function createClock(base: () => number = Date.now): Clock {
	let offset = 0;
	const listeners = new Set<(now: number) => void>();
	return {
		now: () => base() + offset,
		advance(ms) {
			if (!(ms >= 0)) throw new RangeError("The clock moves forward only.");
			offset += ms;
			for (const listener of [...listeners]) listener(base() + offset);
		},
		onAdvance(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
}
