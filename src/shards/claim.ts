// Who owns which shards. Two processes that both take themselves for a guild's owner would overwrite each other's records,
// so each keeps a record in the store for every shard it runs and renews it. A record carries its owner's epoch: whoever
// takes over inserts the next one, which only one can, and the highest counts. Both write their own record before they
// read the other's, so of two that overlap at least one sees the other and gives way.
//
// A process also has a lease, a record of its own that is written once. Whoever takes over deletes it with the other's
// records, and the store writes nothing for a process whose lease is gone (guarding.ts): one that stood still between
// asking whether it owns a guild and writing for it comes too late.
//
// Nobody's clock is compared with another's: an owner that has not been able to renew for VALID stops writing by its own
// clock, and another takes over when it has watched the record stand still for LAPSE by its own.
import { randomBytes } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { sortable } from "../store/keys.ts";
import { held, type Installation, put, type RecordType, remove } from "../store/store.ts";
import type { Share } from "./share.ts";

const claimSchema = z.strictObject({
	/** Of how many shards this is one; 0: all of them, however many. */
	of: z.int().min(0),
	/** The process: a name of its own, and where to look for it. */
	owner: z.string(),
	place: z.string(),
	host: z.string(),
	pid: z.int(),
	/** Counts up with every renewal. */
	beat: z.int(),
	/** When it was renewed, in milliseconds since 1970 by the owner's clock. */
	at: z.number(),
});
type ClaimRecord = z.infer<typeof claimSchema>;
export const claimRecord: RecordType<ClaimRecord> = { name: "shard-claim", version: 1, schema: claimSchema };

const leaseSchema = z.strictObject({ host: z.string(), pid: z.int() });
export const leaseRecord: RecordType<z.infer<typeof leaseSchema>> = { name: "lease", version: 1, schema: leaseSchema };
const leaseOf = (owner: string): string => `lease/${owner}`;

/** Milliseconds. VALID < LAPSE, with room for a write that is on its way. */
export interface ClaimTiming {
	readonly beat: number;
	readonly valid: number;
	readonly lapse: number;
}
const TIMING: ClaimTiming = { beat: 4_000, valid: 10_000, lapse: 15_000 };

/** Another process runs these shards. */
export class ShardTaken extends Error {
	constructor(shards: string, { host, pid, at }: ClaimRecord) {
		const since = new Date(at).toISOString();
		super(
			`${shards === ALL ? "Mit diesem Speicher läuft schon ein Wortmeldung" : `Shard ${shards} gehört schon einem anderen Prozess`} (${host}, Prozess ${pid}, zuletzt gesehen ${since}). Zwei würden sich gegenseitig überschreiben; dieser startet nicht.\n` +
				`${shards === ALL ? "A Wortmeldung is running on this store already" : `Shard ${shards} belongs to another process already`} (${host}, process ${pid}, last seen ${since}). Two would overwrite each other; this one does not start.`,
		);
		this.name = "ShardTaken";
	}
}

export interface Claim {
	/** Whether this process may write now. */
	holds(): boolean;
	/** The key of the installation's record that is there as long as no other process has taken over. */
	readonly lease: string;
	/** Gives the shards back, so that the next process need not wait. */
	release(): Promise<void>;
}

const ALL = "all";
/** The owners in this very process. */
const living = new Set<string>();
interface Found {
	readonly key: string;
	readonly shard: string;
	readonly epoch: number;
	readonly value: ClaimRecord;
}

/**
 * Takes the shards, waiting for a process that is gone without a word until its record has lapsed.
 * @param share undefined: all shards
 * @param options.onLost another process has them; this one must end
 * @throws ShardTaken where the other one lives
 */
export async function claimShards(
	store: Installation,
	share: Share | undefined,
	options: { onLost: (error: ShardTaken) => void; timing?: ClaimTiming },
): Promise<Claim> {
	const { beat, valid, lapse } = options.timing ?? TIMING;
	const of = share?.of ?? 0;
	const shards = share?.ids.map(String) ?? [ALL];
	const self = { of, owner: randomBytes(8).toString("hex"), place: PLACE, host: hostname(), pid: process.pid };
	const lease = leaseOf(self.owner);
	living.add(self.owner);
	const seen = new Map<string, { beat: number; since: number }>();
	let epochs = new Map<string, number>();
	let beats = 0;
	let validFrom: Moment | null = null;
	let ended = false;
	const keyOf = (shard: string): string => `shard/${shard}/${sortable(epochs.get(shard)!)}`;
	const record = (): ClaimRecord => ({ ...self, beat: beats, at: Date.now() });

	/** Whether nobody renews this record any more; null where that is not known yet. */
	function isDead({ key, value }: Found): boolean | null {
		if (value.place === PLACE && (value.pid === process.pid ? !living.has(value.owner) : !isRunning(value.pid)))
			return true;
		const before = seen.get(key);
		if (!before) {
			seen.set(key, { beat: value.beat, since: performance.now() });
			return null;
		}
		if (before.beat !== value.beat) return false;
		return performance.now() - before.since >= lapse ? true : null;
	}

	/** Records of others that leave no room for ours. */
	const against = (found: readonly Found[]): Found[] =>
		found.filter(({ shard, value }) => value.owner !== self.owner && (shards.includes(shard) || value.of !== of));

	/** One try. @returns false: look again a little later */
	async function take(): Promise<boolean> {
		const found = await claims(store);
		const others = against(found);
		for (const other of others) {
			const dead = isDead(other);
			if (dead === null) return false;
			if (!dead) throw new ShardTaken(other.shard, other.value);
		}
		const highest = (shard: string): number =>
			Math.max(0, ...found.filter((other) => other.shard === shard).map(({ epoch }) => epoch));
		epochs = new Map(shards.map((shard) => [shard, highest(shard) + 1]));
		const from = moment();
		beats++;
		const ours: string[] = [];
		for (const shard of shards) {
			if (!(await store.insert(claimRecord, keyOf(shard), record()))) break;
			ours.push(keyOf(shard));
		}
		const known = new Map(others.map(({ key, value }) => [key, value.beat]));
		const came = against(await claims(store)).some(({ key, value }) => known.get(key) !== value.beat);
		if (ours.length < shards.length || came) {
			await store.commit(ours.map(remove));
			return false;
		}
		const owners = new Set(others.map(({ value }) => value.owner));
		await store.commit([
			...others.map(({ key }) => remove(key)),
			...[...owners].map((owner) => remove(leaseOf(owner))),
			put(leaseRecord, lease, { host: self.host, pid: self.pid }),
		]);
		validFrom = from;
		return true;
	}

	async function renew(): Promise<void> {
		const from = moment();
		// Whoever took over and has gone again leaves no higher epoch, but not our record either.
		let over = takenOver(await claims(store));
		if (!over && !(await store.get(leaseRecord, lease))) over = { shard: shards[0]!, value: record() };
		if (!over) {
			beats++;
			await store.commit([...shards.map((shard) => put(claimRecord, keyOf(shard), record())), held(lease)]);
			over = takenOver(await claims(store));
		}
		if (ended) return withdraw();
		if (!over) {
			// Tries may end in another order than they began.
			if (!validFrom || from.steady > validFrom.steady) validFrom = from;
			return;
		}
		ended = true;
		validFrom = null;
		await withdraw().catch(() => {});
		options.onLost(new ShardTaken(over.shard, over.value));
	}

	function takenOver(found: readonly Found[]): Pick<Found, "shard" | "value"> | undefined {
		for (const shard of shards) {
			const last = found.findLast((other) => other.shard === shard);
			if (last?.value.owner !== self.owner) return last ?? { shard, value: record() };
		}
		return undefined;
	}

	/** Takes our own records back, and nobody else's. */
	async function withdraw(): Promise<void> {
		const ours = (await claims(store)).filter(({ value }) => value.owner === self.owner);
		await store.commit([...ours.map(({ key }) => remove(key)), remove(lease)]);
	}

	try {
		while (!(await take())) await sleep(Math.min(500, lapse / 10) * (0.5 + Math.random()));
	} catch (error) {
		living.delete(self.owner);
		throw error;
	}
	let timer: ReturnType<typeof setTimeout>;
	const next = (wait: number): void => {
		timer = setTimeout(async () => {
			// An answer that hangs on a broken connection holds up no later try.
			const isDone = await Promise.race([
				renew().then(
					() => true,
					() => false,
				),
				sleep(beat, false, { ref: false }),
			]);
			if (!ended) next(isDone ? beat : beat / 4);
		}, wait);
		timer.unref();
	};
	next(beat);
	return {
		lease,
		holds: () => !ended && validFrom !== null && since(validFrom) < valid,
		async release() {
			living.delete(self.owner);
			clearTimeout(timer);
			if (ended) return;
			ended = true;
			await withdraw();
		},
	};
}

async function claims(store: Installation): Promise<Found[]> {
	const found: Found[] = [];
	for await (const { key, value } of store.list(claimRecord, "shard/")) {
		const [, shard = "", epoch = ""] = key.split("/");
		found.push({ key, shard, epoch: Number(epoch), value });
	}
	return found;
}

interface Moment {
	readonly steady: number;
	readonly wall: number;
}
const moment = (): Moment => ({ steady: performance.now(), wall: Date.now() });
/** Milliseconds; by the wall clock too, since the steady one stands still while a machine sleeps. */
const since = ({ steady, wall }: Moment): number => Math.max(performance.now() - steady, Date.now() - wall);

/**
 * Where a process id means something: on Linux this start of the machine and this container. Where that cannot be read no
 * other process is taken to be there: machines may share a name.
 */
const PLACE = place();
function place(): string {
	try {
		const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
		return `${boot} ${readlinkSync("/proc/self/ns/pid")}`;
	} catch {
		return process.platform === "linux" ? randomBytes(8).toString("hex") : hostname();
	}
}

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code !== "ESRCH";
	}
}
