// Runs trials, a sample or all of them, and counts what came of them.
import { flowNames } from "./flows.ts";
import { type Kind, kinds } from "./kinds.ts";
import type { Birth } from "./life.ts";
import { compare, type Difference } from "./outcome.ts";
import { type Result, runTrial, type Trouble } from "./trial.ts";

export interface Row {
	readonly fault: string;
	readonly flow: string;
	tried: number;
	lost: number;
	doubled: number;
	reworded: number;
	/** What went wrong, and with what. */
	readonly failures: { trouble: string; difference: Difference | null; error?: string }[];
}

export interface RunOptions {
	/** Where the bot of this kind of fault lives. */
	readonly birth: (kind: Kind) => Birth;
	readonly flows?: readonly string[];
	readonly kinds?: readonly Kind[];
	/** At most so many trials of a fault in a flow, drawn by `random`; all if not said. */
	readonly most?: number;
	readonly random?: () => number;
	/** No new trial is begun so many seconds after the undisturbed runs; one always is. */
	readonly seconds?: number;
	readonly told?: (row: Row) => void;
}

const undisturbed = new Map<string, Promise<Result>>();

/** Trials in a random order, so that what time allows is a fair sample. */
export async function runFaults(options: RunOptions): Promise<Row[]> {
	const rows: Row[] = [];
	const jobs: { row: Row; kind: Kind; flow: string; base: Result; trouble: Trouble }[] = [];
	for (const flow of options.flows ?? flowNames) {
		for (const kind of options.kinds ?? kinds) {
			const birth = options.birth(kind);
			let base = undisturbed.get(flow);
			if (!base) {
				base = runTrial(birth, flow);
				undisturbed.set(flow, base);
			}
			const result = await base;
			const row: Row = { fault: kind.name, flow, tried: 0, lost: 0, doubled: 0, reworded: 0, failures: [] };
			rows.push(row);
			const all = kind.troubles(result).map((trouble) => ({ row, kind, flow, base: result, trouble }));
			jobs.push(...(options.random ? shuffled(all, options.random) : all).slice(0, options.most));
		}
	}
	const until = performance.now() + (options.seconds ?? Number.POSITIVE_INFINITY) * 1_000;
	for (const [n, job] of (options.random ? shuffled(jobs, options.random) : jobs).entries()) {
		if (n > 0 && performance.now() > until) break;
		await attempt(options.birth(job.kind), job);
		if (!jobs.some((other) => other.row === job.row && other.row.tried === 0)) options.told?.(job.row);
	}
	return rows;
}

async function attempt(
	birth: Birth,
	{ row, flow, base, trouble }: { row: Row; flow: string; base: Result; trouble: Trouble },
): Promise<void> {
	const what = JSON.stringify(trouble);
	try {
		const result = await runTrial(birth, flow, trouble);
		if (!result.struck) return;
		row.tried++;
		const difference = compare(base.world, result.world);
		row.lost += difference.lost.length;
		row.doubled += difference.doubled.length;
		row.reworded += difference.reworded.length;
		if (difference.lost.length + difference.doubled.length > 0) row.failures.push({ trouble: what, difference });
	} catch (error) {
		row.tried++;
		row.lost++;
		row.failures.push({ trouble: what, difference: null, error: String(error) });
	}
}

export function shuffled<T>(list: readonly T[], random: () => number): T[] {
	return list
		.map((item) => ({ item, key: random() }))
		.sort((a, b) => a.key - b.key)
		.map(({ item }) => item);
}

/** The same numbers for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
	let state = seed | 0;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}
