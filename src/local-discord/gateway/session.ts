// One gateway session: its sequence, its log for a resume, the socket it is on at the moment.
import type { WebSocket } from "ws";
import type { Faults } from "../faults.ts";
import type { Fields } from "../fields.ts";
import type { Listener } from "./visibility.ts";

/** Events kept for a resume. Discord publishes no number; beyond it the session is invalid. */
const LOG_LENGTH = 2000;

export class Session implements Listener {
	readonly id: string;
	readonly userId: string;
	readonly intents: number;
	readonly shard: readonly [number, number];
	readonly #faults: Faults;
	readonly #log: { s: number; text: string }[] = [];
	readonly #timers = new Set<NodeJS.Timeout>();
	#seq = 0;
	#held: string | null = null;
	/** The channels this bot saw last, by guild: what is new among them brings its threads along. */
	readonly seen = new Map<string, ReadonlySet<string>>();
	/** null while the client is away: events are kept for its return. */
	socket: WebSocket | null = null;
	/** Real time of the last parting. */
	leftAt = 0;

	constructor(id: string, userId: string, intents: number, shard: readonly [number, number], faults: Faults) {
		this.id = id;
		this.userId = userId;
		this.intents = intents;
		this.shard = shard;
		this.#faults = faults;
	}

	get seq(): number {
		return this.#seq;
	}

	/** Sends an event, or keeps it until the client is back. Faults apply to the sending, not to the log. */
	dispatch(t: string, d: Fields): void {
		const s = ++this.#seq;
		const text = JSON.stringify({ op: 0, t, s, d });
		this.#log.push({ s, text });
		if (this.#log.length > LOG_LENGTH) this.#log.shift();
		const fault = t === "READY" || t === "RESUMED" ? undefined : this.#faults.forEvent(t);
		if (fault?.kind === "lose") return;
		if (fault?.kind === "delay") {
			this.#later(text, fault.ms ?? 100);
			return;
		}
		if (fault?.kind === "reorder") {
			this.#flush();
			this.#held = text;
			// An event that waits for a next one that never comes is sent after all.
			this.#timers.add(setTimeout(() => this.#flush(), fault.ms ?? 500).unref());
			return;
		}
		this.#send(text);
		if (fault?.kind === "duplicate") this.#send(text);
		this.#flush();
	}

	/** @returns false where the log does not reach back to this number */
	replay(after: number): boolean {
		const first = this.#log[0]?.s ?? this.#seq + 1;
		if (after > this.#seq || after + 1 < first) return false;
		for (const { s, text } of this.#log) if (s > after) this.#send(text);
		return true;
	}

	end(): void {
		for (const timer of this.#timers) clearTimeout(timer);
		this.#timers.clear();
	}

	#later(text: string, ms: number): void {
		const timer = setTimeout(() => {
			this.#timers.delete(timer);
			this.#send(text);
		}, ms);
		this.#timers.add(timer);
	}

	#flush(): void {
		if (this.#held === null) return;
		const text = this.#held;
		this.#held = null;
		this.#send(text);
	}

	#send(text: string): void {
		if (this.socket?.readyState === 1) this.socket.send(text);
	}
}
