// Faults on demand: what goes wrong with Discord in the wild, asked for by tests and by the curious.

/** A fault of a REST call. `before`: Discord has done nothing; `after`: it has done it and only the answer fails. */
export type RestFault =
	| { readonly kind: "status"; readonly status: number; readonly when: "before" | "after" }
	/** The answer never comes. */
	| { readonly kind: "timeout"; readonly when: "before" | "after" }
	/** The connection breaks. */
	| { readonly kind: "drop"; readonly when: "before" | "after" }
	/** 429 with a wait in seconds, before anything is done. */
	| { readonly kind: "rateLimit"; readonly retryAfter: number; readonly global?: boolean }
	/** The call is carried out, later (milliseconds). */
	| { readonly kind: "slow"; readonly ms: number };

export type RestRule = RestFault & {
	readonly method?: string;
	/** As in Discord's documentation with `:name`s, e.g. `/channels/:channel_id/messages`, or the beginning of a real path. */
	readonly route?: string;
	/** How often it happens; 1 if not said, 0 for ever. */
	readonly count?: number;
};

/** A fault of a gateway event. */
export type EventRule = {
	readonly kind: "lose" | "duplicate" | "reorder" | "delay";
	/** Discord's name; every event if not said. */
	readonly event?: string;
	readonly count?: number;
	/** For `delay`, milliseconds. `reorder` sends the event after the next one. */
	readonly ms?: number;
};

export interface Faults {
	/** Adds a fault of REST calls. @returns a function that takes it back */
	rest(rule: RestRule): () => void;
	/** Adds a fault of gateway events. @returns a function that takes it back */
	event(rule: EventRule): () => void;
	/** Takes all back. */
	clear(): void;
	/** What is still to happen. */
	pending(): { rest: RestRule[]; events: EventRule[] };
	/** @returns the fault that befalls this call, used up by one */
	forCall(method: string, template: string, path: string): RestFault | undefined;
	/** @returns the fault that befalls this event, used up by one */
	forEvent(name: string): EventRule | undefined;
}

export function createFaults(): Faults {
	const rest: { rule: RestRule; left: number }[] = [];
	const events: { rule: EventRule; left: number }[] = [];
	return {
		rest: (rule) => add(rest, rule),
		event: (rule) => add(events, rule),
		clear() {
			rest.length = 0;
			events.length = 0;
		},
		pending: () => ({
			rest: rest.map(({ rule, left }) => ({ ...rule, count: left })),
			events: events.map(({ rule, left }) => ({ ...rule, count: left })),
		}),
		forCall: (method, template, path) =>
			use(
				rest,
				(rule) =>
					(!rule.method || rule.method === method) &&
					(!rule.route || rule.route === template || path.startsWith(rule.route)),
			),
		forEvent: (name) => use(events, (rule) => !rule.event || rule.event === name),
	};
}

function add<T extends { readonly count?: number }>(list: { rule: T; left: number }[], rule: T): () => void {
	const entry = { rule, left: rule.count ?? 1 };
	list.push(entry);
	return () => {
		const index = list.indexOf(entry);
		if (index >= 0) list.splice(index, 1);
	};
}

/** `left` 0 stays for ever. */
function use<T>(list: { rule: T; left: number }[], fits: (rule: T) => boolean): T | undefined {
	const entry = list.find(({ rule }) => fits(rule));
	if (!entry) return undefined;
	if (entry.left === 1) list.splice(list.indexOf(entry), 1);
	else if (entry.left > 1) entry.left--;
	return entry.rule;
}
