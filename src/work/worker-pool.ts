// What strangers send (pages, feeds, settings) is read in threads with a deadline and a memory limit: whatever it is made
// of, the process goes on answering, and the thread that choked on it is thrown away.
import { Worker } from "node:worker_threads";
import type { ParsedFeed } from "../articles/article.ts";
import type { Extracted, ExtractedFragment, ExtractOptions } from "../articles/extract.ts";
import type { FeedHints } from "../articles/feed.ts";
import { UserError } from "../errors.ts";
import type { OwnSettings, ReadSettings, Result } from "../guild-check.ts";
import { defineTexts } from "../texts.ts";
import type { Job, Report } from "./worker.ts";

/** What a thread can be asked. */
export interface Tasks {
	extract: { input: { html: string } & ExtractOptions; output: Extracted };
	fragment: { input: { html: string } & ExtractOptions; output: ExtractedFragment };
	feed: { input: { bytes: Uint8Array; hints?: FeedHints }; output: ParsedFeed };
	settings: { input: OwnSettings; output: Result<ReadSettings> };
}

/** Why the pool itself gives up on a document; `error.text` of the UserError is one of these. */
export const texts = defineTexts({
	de: {
		deadline:
			"Das Lesen hat länger als {seconds} s gedauert und wurde abgebrochen. Das Dokument ist vermutlich beschädigt oder böswillig gebaut.",
		memory:
			"Das Lesen hat mehr als {megabytes} MB Speicher gebraucht und wurde abgebrochen. Das Dokument ist vermutlich beschädigt oder böswillig gebaut.",
		crashed: "Das Lesen ist abgebrochen, weil der Arbeitsprozess unerwartet endete: {reason}",
		closed: "Das Lesen wurde abgebrochen, weil Wortmeldung gerade beendet wird.",
	},
	en: {
		deadline:
			"Reading took longer than {seconds} s and was stopped. The document is probably damaged or built with bad intent.",
		memory:
			"Reading took more than {megabytes} MB of memory and was stopped. The document is probably damaged or built with bad intent.",
		crashed: "Reading was cut short because the worker ended unexpectedly: {reason}",
		closed: "Reading was stopped because Wortmeldung is shutting down.",
	},
});

export interface WorkerPoolOptions {
	/** Threads at most; they are started when first needed. Default 2. */
	readonly size?: number;
	/** Milliseconds that one document may take, the loading of code not counted. Default 5,000. */
	readonly deadlineMs?: number;
	/** JavaScript heap of one thread in MB. Default 256. */
	readonly maxMemoryMb?: number;
}

export interface WorkerPool {
	/** As `extract()` of extract.ts, in a thread. */
	extract(html: string, options?: ExtractOptions): Promise<Extracted>;
	/**
	 * Carries out one task in a thread; tasks wait in order where all threads are busy.
	 * @param deadline milliseconds, where this one may take another time than the rest
	 * @throws UserError what the task itself throws for bad input, or one of `texts`; Error for a bug in the task
	 */
	run<T extends keyof Tasks>(task: T, input: Tasks[T]["input"], deadline?: number): Promise<Tasks[T]["output"]>;
	/** Ends all threads; what is still waiting is refused. */
	close(): Promise<void>;
}

/** Loading the code of a thread may take its time on a busy machine, but not for ever. */
const START_MS = 30_000;

interface Waiting {
	readonly job: Job;
	readonly transfer: ArrayBuffer[];
	readonly deadline: number;
	readonly resolve: (output: never) => void;
	readonly reject: (error: Error) => void;
}

interface Thread {
	readonly worker: Worker;
	busy: Waiting | null;
	timer: NodeJS.Timeout | undefined;
}

/** A pool of threads. Idle threads do not keep the process alive; a running task does. */
export function createWorkerPool(options: WorkerPoolOptions = {}): WorkerPool {
	const { size = 2, deadlineMs = 5_000, maxMemoryMb = 256 } = options;
	const threads = new Set<Thread>();
	const ending = new Set<Promise<unknown>>();
	const queue: Waiting[] = [];
	let numbers = 0;
	let closed = false;

	function start(): Thread {
		const worker = new Worker(new URL("./worker.ts", import.meta.url), {
			name: "wortmeldung-reading",
			execArgv: [],
			resourceLimits: { maxOldGenerationSizeMb: maxMemoryMb },
		});
		const thread: Thread = { worker, busy: null, timer: undefined };
		threads.add(thread);
		worker.on("message", (report: Report) => hear(thread, report));
		worker.on("error", (error: NodeJS.ErrnoException) => {
			const outOfMemory = error.code === "ERR_WORKER_OUT_OF_MEMORY";
			discard(thread, outOfMemory ? new UserError(texts.memory, { megabytes: maxMemoryMb }) : crash(error.message));
		});
		worker.on("exit", (code) => discard(thread, crash(`exit ${code}`)));
		worker.unref();
		return thread;
	}

	function hear(thread: Thread, report: Report): void {
		const waiting = thread.busy;
		if (!waiting || waiting.job.id !== report.id) return;
		if (report.kind === "begun") {
			clearTimeout(thread.timer);
			thread.timer = setTimeout(expire, waiting.deadline, thread);
			return;
		}
		release(thread);
		if (report.kind === "done") waiting.resolve(report.output as never);
		else if (report.kind === "refused") waiting.reject(new UserError(report.text, report.params));
		else waiting.reject(new Error(report.message));
		next();
	}

	function expire(thread: Thread): void {
		discard(thread, new UserError(texts.deadline, { seconds: (thread.busy?.deadline ?? deadlineMs) / 1000 }));
	}

	function release(thread: Thread): void {
		clearTimeout(thread.timer);
		thread.busy = null;
		thread.worker.unref();
	}

	/** Throws a thread away; its document is refused with the error, the ones behind it go on in a fresh thread. */
	function discard(thread: Thread, error: Error): void {
		if (!threads.delete(thread)) return;
		const waiting = thread.busy;
		release(thread);
		const end = thread.worker.terminate();
		ending.add(end);
		end.finally(() => ending.delete(end));
		waiting?.reject(error);
		if (!closed) next();
	}

	function next(): void {
		while (queue.length) {
			let thread = [...threads].find(({ busy }) => !busy);
			if (!thread && threads.size < size) thread = start();
			if (!thread) return;
			const waiting = queue.shift()!;
			thread.busy = waiting;
			thread.worker.ref();
			thread.timer = setTimeout(expire, START_MS + waiting.deadline, thread);
			thread.worker.postMessage(waiting.job, waiting.transfer);
		}
	}

	function run<T extends keyof Tasks>(
		task: T,
		input: Tasks[T]["input"],
		deadline = deadlineMs,
	): Promise<Tasks[T]["output"]> {
		if (closed) return Promise.reject(new UserError(texts.closed));
		return new Promise((resolve, reject) => {
			const { sent, transfer } = packed(input);
			queue.push({ job: { id: ++numbers, task, input: sent }, transfer, deadline, resolve, reject });
			next();
		});
	}

	return {
		extract: (html, extractOptions = {}) => run("extract", { html, ...extractOptions }),
		run,
		async close() {
			closed = true;
			const error = new UserError(texts.closed);
			for (const { reject } of queue.splice(0)) reject(error);
			for (const thread of threads) discard(thread, error);
			await Promise.all(ending);
		},
	};
}

function crash(reason: string): UserError {
	return new UserError(texts.crashed, { reason });
}

/** Bytes are copied once and the copy handed over: the caller keeps its own. */
function packed(input: object): { sent: unknown; transfer: ArrayBuffer[] } {
	if (!("bytes" in input) || !(input.bytes instanceof Uint8Array)) return { sent: input, transfer: [] };
	const bytes = new Uint8Array(input.bytes);
	return { sent: { ...input, bytes }, transfer: [bytes.buffer] };
}
