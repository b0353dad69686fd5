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
	/** So many calls that fit pass unharmed before it. */
	readonly skip?: number;
	/** Called when it has happened: for `after`, when Discord has done what was asked; for `slow`, when the wait begins. */
	readonly told?: () => void;
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
	forCall(method: string, template: string, path: string): RestRule | undefined;
	/** @returns the fault that befalls this event, used up by one */
	forEvent(name: string): EventRule | undefined;
}

export function createFaults(): Faults {
	const rest: Entry<RestRule>[] = [];
	const events: Entry<EventRule>[] = [];
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

interface Entry<T> {
	readonly rule: T;
	left: number;
	skip: number;
}

function add<T extends { readonly count?: number; readonly skip?: number }>(list: Entry<T>[], rule: T): () => void {
	const entry = { rule, left: rule.count ?? 1, skip: rule.skip ?? 0 };
	list.push(entry);
	return () => {
		const index = list.indexOf(entry);
		if (index >= 0) list.splice(index, 1);
	};
}

/** `left` 0 stays for ever. */
function use<T>(list: Entry<T>[], fits: (rule: T) => boolean): T | undefined {
	const fitting = list.filter(({ rule }) => fits(rule));
	const entry = fitting.find(({ skip }) => skip === 0);
	for (const one of fitting) if (one.skip > 0) one.skip--;
	if (!entry) return undefined;
	if (entry.left === 1) list.splice(list.indexOf(entry), 1);
	else if (entry.left > 1) entry.left--;
	return entry.rule;
}
