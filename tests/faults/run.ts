// Runs trials, a sample or all of them, and counts what came of them.
import { flowNames } from "./flows.ts";
import { type Kind, kinds } from "./kinds.ts";
import { type Birth, inProcess } from "./life.ts";
import { compare, type Difference } from "./outcome.ts";
import { runTrial } from "./trial.ts";
import type { Result, Trouble } from "./trouble.ts";

export interface Row {
	readonly fault: string;
	readonly flow: string;
	tried: number;
	lost: number;
	doubled: number;
	reworded: number;
	/** Faults that never came about: the flow took fewer steps than the undisturbed one. */
	missed: number;
	/** What went wrong, and with what. */
	readonly failures: Attempt[];
}

/** One trial, and what came of it. */
export interface Attempt {
	readonly fault: string;
	readonly flow: string;
	readonly trouble: string;
	/** Whether the fault came about. */
	readonly struck: boolean;
	readonly difference: Difference | null;
	readonly error?: string;
	readonly ms: number;
}

export interface RunOptions {
	/** Where the bot of this kind of fault lives. */
	readonly birth: (kind: Kind) => Birth;
	readonly flows?: readonly string[];
	readonly kinds?: readonly Kind[];
	/** Only these of a flow's troubles. */
	readonly pick?: (trouble: Trouble, flow: string, undisturbed: Result, fault: string) => boolean;
	/** At most so many trials of a fault in a flow, drawn by `random`; all if not said. */
	readonly most?: number;
	readonly random?: () => number;
	/** No new trial is begun so many seconds after the undisturbed runs; one always is. */
	readonly seconds?: number;
	/** So many trials at once: most of one is waiting. */
	readonly atOnce?: number;
	/** Trials that an earlier run has made: they count and are not made again. */
	readonly done?: readonly Attempt[];
	readonly told?: (attempt: Attempt, left: number) => void;
}

const undisturbed = new Map<string, Promise<Result>>();

/** Trials in a random order, so that what time allows is a fair sample. */
export async function runFaults(options: RunOptions): Promise<Row[]> {
	const { random, atOnce = 1, done = [] } = options;
	const rows: Row[] = [];
	const jobs: { row: Row; kind: Kind; base: Result; trouble: Trouble }[] = [];
	const flows = options.flows ?? flowNames;
	await sideBySide(flows, atOnce, async (flow) => {
		const base = undisturbed.get(flow) ?? runTrial(inProcess, flow);
		undisturbed.set(flow, base);
		await base;
	});
	for (const flow of flows) {
		const result = await undisturbed.get(flow)!;
		for (const kind of options.kinds ?? kinds) {
			const row: Row = {
				...{ fault: kind.name, flow, tried: 0, lost: 0, doubled: 0, reworded: 0, missed: 0 },
				failures: [],
			};
			rows.push(row);
			const wanted = kind.troubles(result).filter((one) => options.pick?.(one, flow, result, kind.name) ?? true);
			const all = wanted.map((trouble) => ({ row, kind, base: result, trouble }));
			jobs.push(...(random ? shuffled(all, random) : all).slice(0, options.most));
		}
	}
	const before = new Map(done.map((one) => [`${one.fault}|${one.flow}|${one.trouble}`, one]));
	const left = (random ? shuffled(jobs, random) : jobs).filter(({ row, trouble }) => {
		const known = before.get(`${row.fault}|${row.flow}|${told(trouble)}`);
		if (known) count(row, known);
		return !known;
	});
	const until = performance.now() + (options.seconds ?? Number.POSITIVE_INFINITY) * 1_000;
	let ended = 0;
	await sideBySide(left, atOnce, async (job, index) => {
		if (index > 0 && performance.now() > until) return;
		const made = await attempt(options.birth(job.kind), job);
		count(job.row, made);
		options.told?.(made, left.length - ++ended);
	});
	return rows;
}

async function sideBySide<T>(list: readonly T[], atOnce: number, work: (item: T, index: number) => Promise<void>) {
	const all = list.entries();
	const run = async (): Promise<void> => {
		for (const [index, item] of all) await work(item, index);
	};
	await Promise.all(Array.from({ length: atOnce }, run));
}

const told = (trouble: Trouble): string => JSON.stringify(trouble);

async function attempt(
	birth: Birth,
	{ row: { fault, flow }, base, trouble }: { row: Row; base: Result; trouble: Trouble },
): Promise<Attempt> {
	const began = performance.now();
	const about = () => ({ fault, flow, trouble: told(trouble), ms: Math.round(performance.now() - began) });
	try {
		const { world, struck } = await runTrial(birth, flow, trouble);
		return { ...about(), struck, difference: compare(base.world, world) };
	} catch (error) {
		return { ...about(), struck: true, difference: null, error: String(error) };
	}
}

function count(row: Row, attempt: Attempt): void {
	const { struck, difference } = attempt;
	if (!struck) {
		row.missed++;
		return;
	}
	row.tried++;
	row.lost += difference ? difference.lost.length : 1;
	row.doubled += difference?.doubled.length ?? 0;
	row.reworded += difference?.reworded.length ?? 0;
	if (isFailure(attempt)) row.failures.push(attempt);
}

/** Whether something was lost or came about twice. */
export function isFailure({ struck, difference }: Attempt): boolean {
	return struck && (!difference || difference.lost.length + difference.doubled.length > 0);
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
