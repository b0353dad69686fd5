// The second view: what a reader takes the text for. Look-alikes of other scripts, dots and accents on vowels, digits and
// symbols in the place of letters.
import { type Chunks, mayBeLeet } from "./chunks.ts";
import { drawnAt } from "./drawn.ts";
import { leetAt, type Reading, TWO_READINGS } from "./leet.ts";
import {
	DIGIT,
	EXPANDS,
	entryAt,
	expansionOf,
	FOREIGN,
	isPair,
	isSeldomDoubled,
	kindOf,
	LETTERS_END,
	MARK,
	NEWLINE,
	NOTHING,
	SOFT,
	SPACE,
	table,
	UMLAUT,
} from "./letters.ts";
import { looksLike } from "./lookalikes.ts";
import { type Alphabet, listedSymbol } from "./patterns.ts";
import { GAP, type Stream, widen } from "./stream.ts";

/** What the builder came across. */
export interface LookalikeResult {
	/** Whether a symbol has two readings (1 as i or l), so that a second pass is worth it. */
	readonly twoReadings: boolean;
	/** Whether three of a letter stand in a row. */
	readonly run: boolean;
}

/**
 * Writes what some chunks of a text look like.
 * @param reading which reading a symbol with two of them gets: the likelier one beside its neighbours, or always the first
 *   or the second
 */
export function lookalike(
	text: string,
	chunks: Chunks,
	alphabet: Alphabet,
	stream: Stream,
	reading: Reading,
): LookalikeResult {
	const writer: Writer = {
		stream,
		length: 0,
		pending: GAP.hard,
		last: 0,
		count: 0,
		run: false,
		twoReadings: false,
	};
	let done = 0;
	for (let chunk = 0; chunk < chunks.length; chunk++) {
		const start = chunks.start[chunk]!;
		if (chunks.opens[chunk] === 1) {
			writer.pending = GAP.hard;
			writer.last = 0;
		} else {
			for (let index = done; index < start; index++) {
				writer.pending = widen(writer.pending, GAP.space);
			}
		}
		done = chunks.end[chunk]!;
		write(text, chunks, chunk, alphabet, reading, writer);
	}
	stream.gap[writer.length] = GAP.hard;
	stream.length = writer.length;
	return { twoReadings: writer.twoReadings, run: writer.run };
}

interface Writer {
	readonly stream: Stream;
	length: number;
	pending: number;
	last: number;
	count: number;
	run: boolean;
	twoReadings: boolean;
}

function push(writer: Writer, symbol: number, from: number, to: number): void {
	const { stream, length, pending } = writer;
	stream.symbol[length] = symbol;
	stream.from[length] = from;
	stream.to[length] = to;
	stream.gap[length] = pending;
	if (symbol !== writer.last || pending >= GAP.wide) writer.count = 1;
	else if (++writer.count === 3 || (writer.count === 2 && isSeldomDoubled(symbol))) writer.run = true;
	writer.last = symbol;
	writer.pending = 0;
	writer.length = length + 1;
}

function write(
	text: string,
	chunks: Chunks,
	chunk: number,
	alphabet: Alphabet,
	reading: Reading,
	writer: Writer,
): void {
	const start = chunks.start[chunk]!;
	const end = chunks.end[chunk]!;
	let umlaut = false;
	let sign = false;
	for (let index = start; index < end; index++) {
		const unit = text.charCodeAt(index);
		let entry = table[unit]!;
		if (entry === 0 || isPair(entry)) entry = entryAt(text, index);
		const kind = kindOf(entry);
		if (entry < LETTERS_END) {
			push(writer, entry & 31, index, index + 1);
			const second = (entry >> 5) & 31;
			if (second === 0) continue;
			if (kind === UMLAUT) umlaut = true;
			// Decoration ("Hür3nsohn") or meant ("Öl4uge"): beside other disguises both are read.
			if (kind !== UMLAUT || (reading === 1 && mayBeLeet(text, chunks, chunk))) push(writer, second, index, index + 1);
			continue;
		}
		const point = unit >= 0xd800 && unit < 0xdc00 ? text.codePointAt(index)! : unit;
		const to = point > 0xffff ? index + 2 : index + 1;
		switch (kind) {
			case EXPANDS:
				for (const symbol of expansionOf(point)) push(writer, symbol, index, to);
				break;
			case NOTHING:
				break;
			case MARK:
				if (writer.length > 0 && writer.pending === 0) writer.stream.to[writer.length - 1] = to;
				break;
			case FOREIGN:
				push(writer, looksLike(point) || listedSymbol(alphabet, point), index, to);
				break;
			case SPACE:
			case NEWLINE:
				writer.pending = widen(writer.pending, GAP.space);
				break;
			default: {
				let symbol = looksLike(point);
				const drawn = symbol === 0 && kind === SOFT && mayBeLeet(text, chunks, chunk) ? drawnAt(text, index) : null;
				if (drawn !== null && index + drawn.length < end) {
					push(writer, drawn.symbol, index, index + drawn.length);
					sign = true;
					index += drawn.length - 1;
					continue;
				}
				if (symbol === 0 && mayBeLeet(text, chunks, chunk)) {
					symbol = leetAt(text, index, end, kind === DIGIT, reading, writer.pending === 0, writer.last);
					if ((symbol & TWO_READINGS) !== 0) {
						writer.twoReadings = true;
						symbol &= TWO_READINGS - 1;
					}
				}
				if (symbol !== 0) {
					push(writer, symbol, index, to);
					sign = true;
				} else writer.pending = widen(writer.pending, kind === DIGIT ? GAP.hard : GAP.soft);
			}
		}
		index = to - 1;
	}
	if (umlaut && sign) writer.twoReadings = true;
}
