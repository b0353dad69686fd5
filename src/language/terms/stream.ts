// A text as the automaton reads it: letters only, each with where it stands in the original and what gap lies before it.
// Gaps are no letters, so "I.d.i.o.t" and "Idiot" run through the automaton alike and are told apart afterwards.

/** How two neighbouring letters are separated in the original. */
export const GAP = {
	none: 0,
	/** Punctuation, a symbol or markdown without white space. */
	soft: 1,
	/** One space. */
	space: 2,
	/** A space and more: the end of a clause or line. Only single letters are read across it. */
	wide: 3,
	/** The text's ends, numbers. Nothing is read across it. */
	hard: 4,
} as const;

export interface Stream {
	/** 1–26 for a–z, more for other listed letters, 0 for letters that no list uses. */
	symbol: Uint8Array;
	/** Where the letter begins and ends in the original, in UTF-16 code units. */
	from: Int32Array;
	to: Int32Array;
	/** The gap before each letter, and after the last one. */
	gap: Uint8Array;
	/** How often the letter is repeated, where runs were squeezed; at most 255. */
	run: Uint8Array;
	length: number;
}

/** An empty stream for at most so many letters. */
export function newStream(capacity: number): Stream {
	return {
		symbol: new Uint8Array(capacity + 1),
		from: new Int32Array(capacity + 1),
		to: new Int32Array(capacity + 1),
		gap: new Uint8Array(capacity + 1),
		run: new Uint8Array(capacity + 1),
		length: 0,
	};
}

/** The gap that one more soft, white or hard character makes of a gap. */
export function widen(gap: number, by: number): number {
	if (gap === GAP.none || gap === GAP.hard) return gap === GAP.hard ? gap : by;
	if (by === GAP.hard) return by;
	return gap === GAP.soft && by === GAP.soft ? GAP.soft : GAP.wide;
}

/** Writes a stream with runs of a letter squeezed to one, counting them. */
export function squeeze(source: Stream, target: Stream): void {
	const { symbol: symbols, from, to, gap: gaps, run } = target;
	let length = 0;
	/** The letter before; 0 is one that no list uses, which is never squeezed. */
	let last = 0;
	for (let index = 0; index < source.length; index++) {
		const symbol = source.symbol[index]!;
		const gap = source.gap[index]!;
		// Spelled out, "x.x.x" is stretched as "xxx" is.
		const lone = (gap === GAP.soft || gap === GAP.space) && gaps[length - 1]! > 0 && source.gap[index + 1]! > 0;
		if (symbol === last && symbol !== 0 && (gap === GAP.none || lone)) {
			to[length - 1] = source.to[index]!;
			if (run[length - 1]! < 255) run[length - 1]!++;
			continue;
		}
		last = symbol;
		symbols[length] = symbol;
		from[length] = source.from[index]!;
		to[length] = source.to[index]!;
		gaps[length] = gap;
		run[length] = 1;
		length++;
	}
	gaps[length] = GAP.hard;
	target.length = length;
}
