// The body of an answer, decompressed and counted: a bomb goes off only as far as the limit.
import type { Readable } from "node:stream";
import { constants, createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from "node:zlib";

export class LargeBody extends Error {}
export class DamagedBody extends Error {}

type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/**
 * @param source the body as it comes; stopped early at the limit
 * @param encodings outermost first: gzip, x-gzip, deflate, br
 * @param limit in decompressed bytes
 * @throws LargeBody, DamagedBody, whatever `signal` was aborted with, or what the source throws
 */
export async function collect(
	source: Chunks,
	encodings: readonly string[],
	limit: number,
	signal: AbortSignal,
): Promise<Uint8Array> {
	let stream = source;
	for (const encoding of encodings) stream = decompressed(stream, encoding);
	const chunks: Uint8Array[] = [];
	let size = 0;
	try {
		for await (const chunk of stream) {
			signal.throwIfAborted();
			size += chunk.length;
			if (size > limit) throw new LargeBody();
			chunks.push(chunk);
		}
	} catch (error) {
		if (/^(?:Z_|ERR_BROTLI|ERR__ERROR|ERR_PADDING)/.test((error as { code?: string }).code ?? ""))
			throw new DamagedBody("", { cause: error });
		throw error;
	}
	return Buffer.concat(chunks, size);
}

async function* decompressed(source: Chunks, encoding: string): AsyncGenerator<Uint8Array> {
	const chunks = toAsync(source);
	const first = await chunks.next();
	if (first.done) return;
	const engine = decompressor(encoding, first.value);
	const pump = async () => {
		for (let next: IteratorResult<Uint8Array> = first; !next.done; next = await chunks.next()) {
			if (engine.destroyed) return;
			if (!engine.write(next.value))
				await new Promise<void>((resolve) => engine.once("drain", resolve).once("close", resolve));
		}
		engine.end();
	};
	const pumping = pump().catch((error: Error) => void engine.destroy(error));
	try {
		yield* engine as Readable;
	} finally {
		engine.destroy();
		await pumping;
		await chunks.return(undefined);
	}
}

async function* toAsync(source: Chunks): AsyncGenerator<Uint8Array> {
	yield* source;
}

/** Like browsers, takes what a connection that broke off has delivered of a compressed body. */
function decompressor(encoding: string, first: Uint8Array) {
	const flush = { finishFlush: constants.Z_SYNC_FLUSH };
	if (encoding === "gzip" || encoding === "x-gzip") return createGunzip(flush);
	if (encoding === "br") return createBrotliDecompress({ finishFlush: constants.BROTLI_OPERATION_FLUSH });
	// "deflate" should have a zlib header and often has none.
	if (encoding === "deflate") return (first[0]! & 0x0f) === 8 ? createInflate(flush) : createInflateRaw(flush);
	throw new DamagedBody(encoding);
}
