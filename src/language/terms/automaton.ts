// The Aho–Corasick automaton: all terms in one table, one step a letter whatever the number of terms.
// Aho, Corasick: Efficient string matching (1975). States are numbered breadth first, so that the few shallow states that
// ordinary text visits lie together in memory.

export interface Automaton {
	/**
	 * The complete transition table: `next[row + symbol]` is the next state's row, in its lowest bits which kinds of patterns
	 * end there. A row is a state's number times `width`.
	 */
	readonly next: Int32Array;
	readonly width: number;
	/** The width as a power of two: a row is a state shifted by it. */
	readonly shift: number;
	/** By state: the first of its patterns, -1 where none ends exactly here. */
	readonly first: Int32Array;
	/** By pattern: the next one that ends in the same state, -1 at the end. */
	readonly more: Int32Array;
	/** By state: the nearest shorter ending where a pattern ends, 0 where none does. */
	readonly shorter: Int32Array;
	/** By state: how many letters led there. */
	readonly depth: Uint8Array;
	/** By state, 32 symbols a word: the bits of the letters by which it goes on to a longer beginning of a pattern. */
	readonly children: Uint32Array;
	readonly states: number;
	/** The highest letter. */
	readonly alphabet: number;
}

/** The longest pattern; longer ones are refused by the list's schema. */
export const LONGEST = 120;

/** Patterns end in what they are looked for: texts as they are, or texts whose runs of a letter were squeezed. */
export const ENDS = { plain: 1, squeezed: 2 } as const;

/** What the automaton must know of a pattern. */
export interface Symbols {
	readonly symbols: Uint8Array;
	readonly plain: boolean;
	readonly squeezed: boolean;
}

/**
 * @param patterns letters from 1 to `alphabet`; 1 to LONGEST of them each
 * @param alphabet the highest letter
 */
export function buildAutomaton(patterns: readonly Symbols[], alphabet: number): Automaton {
	let width = 32;
	while (width <= alphabet) width *= 2;
	const trie = buildTrie(patterns, width);
	return { ...connect(trie, patterns, width), alphabet };
}

interface Trie {
	children: Int32Array;
	states: number;
	ends: Int32Array;
}

function buildTrie(patterns: readonly Symbols[], width: number): Trie {
	let capacity = 1024;
	let children = new Int32Array(capacity * width);
	let states = 1;
	const ends = new Int32Array(patterns.length);
	for (const [index, { symbols }] of patterns.entries()) {
		let state = 0;
		for (const symbol of symbols) {
			const slot = state * width + symbol;
			let child = children[slot]!;
			if (child === 0) {
				if (states === capacity) {
					capacity *= 2;
					const larger = new Int32Array(capacity * width);
					larger.set(children);
					children = larger;
				}
				child = states++;
				children[slot] = child;
			}
			state = child;
		}
		ends[index] = state;
	}
	return { children, states, ends };
}

function connect(
	{ children, states, ends }: Trie,
	patterns: readonly Symbols[],
	width: number,
): Omit<Automaton, "alphabet"> {
	const number = new Int32Array(states);
	const queue = new Int32Array(states);
	const depthOfTrie = new Uint8Array(states);
	let tail = 1;
	for (let head = 0; head < tail; head++) {
		const state = queue[head]!;
		number[state] = head;
		for (let symbol = 1; symbol < width; symbol++) {
			const child = children[state * width + symbol]!;
			if (child === 0) continue;
			depthOfTrie[child] = depthOfTrie[state]! + 1;
			queue[tail++] = child;
		}
	}

	const first = new Int32Array(states).fill(-1);
	const kinds = new Uint8Array(states);
	const more = new Int32Array(patterns.length).fill(-1);
	for (let index = patterns.length - 1; index >= 0; index--) {
		const state = number[ends[index]!]!;
		more[index] = first[state]!;
		first[state] = index;
		const { plain, squeezed } = patterns[index]!;
		kinds[state]! |= (plain ? ENDS.plain : 0) | (squeezed ? ENDS.squeezed : 0);
	}

	const next = new Int32Array(states * width);
	const fail = new Int32Array(states);
	const shorter = new Int32Array(states);
	const depth = new Uint8Array(states);
	const longer = new Uint32Array((states * width) >> 5);
	for (let head = 0; head < states; head++) {
		const old = queue[head]!;
		depth[head] = depthOfTrie[old]!;
		const fallback = fail[head]!;
		for (let symbol = 1; symbol < width; symbol++) {
			const child = children[old * width + symbol]!;
			const sideways = head === 0 ? 0 : next[fallback * width + symbol]!;
			if (child === 0) {
				next[head * width + symbol] = sideways;
				continue;
			}
			const place = head * width + symbol;
			longer[place >> 5]! |= 1 << (place & 31);
			const state = number[child]!;
			const behind = Math.floor(sideways / width);
			fail[state] = behind;
			shorter[state] = first[behind]! >= 0 ? behind : shorter[behind]!;
			kinds[state]! |= kinds[behind]!;
			next[head * width + symbol] = state * width + kinds[state]!;
		}
	}
	return { next, width, shift: Math.log2(width), first, more, shorter, depth, children: longer, states };
}
