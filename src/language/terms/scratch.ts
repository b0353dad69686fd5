// Buffers that are written anew for each text. A scan ends before the next begins, so matchers can share them.
import { type Chunks, newChunks } from "./chunks.ts";
import { newSigns, type Signs } from "./signs.ts";
import { newStream, type Stream } from "./stream.ts";

export interface Scratch {
	text: Stream;
	squeezed: Stream;
	chunks: Chunks;
	readonly signs: Signs;
	/** What a further part shows. */
	readonly more: Signs;
}

/** Room for an ordinary comment. */
export function newScratch(): Scratch {
	return {
		text: newStream(2048),
		squeezed: newStream(2048),
		chunks: newChunks(2048),
		signs: newSigns(),
		more: newSigns(),
	};
}

/** Makes room for so many letters. What the buffers hold is lost. */
export function makeRoom(scratch: Scratch, letters: number): void {
	if (scratch.text.symbol.length > letters) return;
	scratch.text = newStream(letters * 2);
	scratch.squeezed = newStream(letters * 2);
	scratch.chunks = newChunks(letters * 2);
}
