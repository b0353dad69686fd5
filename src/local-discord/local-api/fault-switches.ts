// Faults as switches on the page, each in words. Switches that stay until they are switched off, and one-time pushes.
import type { EventRule, Faults, RestRule } from "../faults.ts";
import type { Gateway } from "../gateway/gateway.ts";
import type { Words } from "./actions.ts";

interface Switch {
	readonly id: string;
	readonly title: Words;
	readonly description: Words;
	readonly rest?: RestRule;
	readonly event?: EventRule;
	readonly push?: (gateway: Gateway) => void;
}

const POSTS = { method: "POST", route: "/channels/:channel_id/messages", count: 0 } as const;

const SWITCHES: readonly Switch[] = [
	{
		id: "error-before",
		title: { de: "Discord antwortet mit 500", en: "Discord answers 500" },
		description: { de: "Beiträge werden nicht angenommen.", en: "Messages are not taken." },
		rest: { kind: "status", status: 500, when: "before", ...POSTS },
	},
	{
		id: "error-after",
		title: { de: "500, aber es ist geschehen", en: "500, but it was done" },
		description: {
			de: "Der Beitrag erscheint, die Antwort ist trotzdem ein Fehler: Schreibt der Bot ihn doppelt?",
			en: "The message appears, the answer is an error all the same: does the bot write it twice?",
		},
		rest: { kind: "status", status: 502, when: "after", ...POSTS },
	},
	{
		id: "storm",
		title: { de: "Zu viele Anfragen (429)", en: "Too many requests (429)" },
		description: { de: "Die nächsten fünf Beiträge müssen warten.", en: "The next five messages have to wait." },
		rest: { kind: "rateLimit", retryAfter: 1, method: "POST", route: POSTS.route, count: 5 },
	},
	{
		id: "slow",
		title: { de: "Langsames Discord", en: "Slow Discord" },
		description: { de: "Jede Antwort kommt zwei Sekunden später.", en: "Every answer comes two seconds late." },
		rest: { kind: "slow", ms: 2000, count: 0 },
	},
	{
		id: "lose",
		title: { de: "Ereignisse gehen verloren", en: "Events get lost" },
		description: { de: "Der Bot erfährt von neuen Beiträgen nichts.", en: "The bot does not learn of new messages." },
		event: { kind: "lose", event: "MESSAGE_CREATE", count: 0 },
	},
	{
		id: "duplicate",
		title: { de: "Ereignisse kommen doppelt", en: "Events come twice" },
		description: { de: "Der Bot erfährt alles zweimal.", en: "The bot is told everything twice." },
		event: { kind: "duplicate", count: 0 },
	},
	{
		id: "drop",
		title: { de: "Verbindung kappen", en: "Cut the connection" },
		description: {
			de: "Einmalig: Der Bot verbindet sich neu und holt nach.",
			en: "Once: the bot reconnects and catches up.",
		},
		push: (gateway) => gateway.dropSockets(),
	},
	{
		id: "invalid-session",
		title: { de: "Sitzung für ungültig erklären", en: "Declare the session invalid" },
		description: {
			de: "Einmalig: Der Bot meldet sich neu an; was dazwischen geschah, muss er selbst nachlesen.",
			en: "Once: the bot logs in anew; what happened in between it has to read up itself.",
		},
		push: (gateway) => gateway.invalidate(false),
	},
];

/** @returns the switches with whether they are on */
export function faultSwitches(faults: Faults): (Pick<Switch, "id" | "title" | "description"> & { active: boolean })[] {
	const { rest, events } = faults.pending();
	const same = (a: object | undefined, b: object) =>
		a !== undefined && Object.entries(a).every(([key, value]) => key === "count" || Reflect.get(b, key) === value);
	return SWITCHES.map((one) => ({
		id: one.id,
		title: one.title,
		description: one.description,
		active: rest.some((rule) => same(one.rest, rule)) || events.some((rule) => same(one.event, rule)),
	}));
}

const THROWN = new WeakMap<Faults, Map<string, () => void>>();

/** Switches one on or off; a push happens once. An unknown id does nothing. */
export function throwSwitch(faults: Faults, gateway: Gateway, id: string, active: boolean): void {
	const found = SWITCHES.find((one) => one.id === id);
	const thrown = THROWN.get(faults) ?? new Map<string, () => void>();
	THROWN.set(faults, thrown);
	thrown.get(id)?.();
	thrown.delete(id);
	if (!found || !active) return;
	found.push?.(gateway);
	if (found.rest) thrown.set(id, faults.rest(found.rest));
	if (found.event) thrown.set(id, faults.event(found.event));
}
