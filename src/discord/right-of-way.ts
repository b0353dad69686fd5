// What goes first where Discord's limit (50 requests a second over all servers) is not enough for everything: what protects
// people and what somebody waits for. A flood of removals brings four times as many letters, log lines and cards with
// it, which would otherwise queue before the next removal.
import type { InternalRequest, REST } from "discord.js";

/** At least a fifth of each second is kept for what goes first, more after seconds in which more went first. */
const KEPT = 1 / 5;
/** Half as much again as in the busier of the last two seconds. */
const MORE = 1.5;
/** What waits is never held back altogether. */
const MOST_KEPT = 4 / 5;
/** Milliseconds after the limit's second: those who waited inside the client come first. */
const AFTER_YOU = 25;

const FIRST: readonly { readonly method: string; readonly route: RegExp }[] = [
	{ method: "DELETE", route: /^\/channels\/\d+\/messages\/\d+$/ },
	{ method: "POST", route: /^\/channels\/\d+\/messages\/bulk-delete$/ },
	// A time-out, a role, a kick.
	{ method: "PATCH", route: /^\/guilds\/\d+\/members\/\d+$/ },
	{ method: "PUT", route: /^\/guilds\/\d+\/members\/\d+\/roles\/\d+$/ },
	{ method: "DELETE", route: /^\/guilds\/\d+\/members\/\d+(?:\/roles\/\d+)?$/ },
	{ method: "PUT", route: /^\/guilds\/\d+\/bans\/\d+$/ },
	// Locking, slow mode.
	{ method: "PATCH", route: /^\/channels\/\d+$/ },
	{ method: "POST", route: /^\/interactions\/\d+\/[^/]+\/callback$/ },
	{ method: "POST", route: /^\/webhooks\/\d+\/[^/]+$/ },
	{ method: "PATCH", route: /^\/webhooks\/\d+\/[^/]+\/messages\// },
];

type Request = Pick<InternalRequest, "method" | "fullRoute">;

/** Whether this request overtakes what waits for the limit. */
export const goesFirst = ({ method, fullRoute }: Request): boolean =>
	FIRST.some((one) => one.method === method && one.route.test(fullRoute));

/** What discord.js counts of its limit, and where every request of it passes. */
type Limited = Pick<REST, "globalRemaining" | "globalReset" | "queueRequest"> & {
	readonly options: Pick<REST["options"], "globalRequestsPerSecond">;
};

/** From now on all but what goes first gives way: it waits, in its order, while only the kept part of a second is left. */
export function giveWay(rest: Limited): void {
	const send = rest.queueRequest.bind(rest);
	const perSecond = rest.options.globalRequestsPerSecond;
	const waiting: (() => void)[] = [];
	// The client counts a request only when it leaves, which is later than here.
	let sent = 0;
	let until = 0;
	let first = 0;
	let firstBefore = 0;
	let timer: ReturnType<typeof setTimeout> | undefined;

	function second(now: number): void {
		if (now < until) return;
		sent = 0;
		firstBefore = now - until < 1_000 ? first : 0;
		first = 0;
		until = rest.globalReset > now ? rest.globalReset : now + 1_000;
	}

	function mayGo(): boolean {
		const now = Date.now();
		second(now);
		const wanted = Math.max(perSecond * KEPT, Math.max(first, firstBefore) * MORE);
		// What went first in this second is not kept once more.
		const kept = Math.ceil(Math.min(wanted, perSecond * MOST_KEPT)) - first;
		const left = Math.min(rest.globalReset > now ? rest.globalRemaining : perSecond, perSecond - sent - first);
		return left > kept || sent === 0;
	}

	function next(): void {
		if (timer) return;
		while (waiting.length > 0 && mayGo()) {
			sent++;
			waiting.shift()!();
		}
		if (waiting.length === 0) return;
		timer = setTimeout(
			() => {
				timer = undefined;
				next();
			},
			Math.max(until, rest.globalReset) - Date.now() + AFTER_YOU,
		);
	}

	rest.queueRequest = async (request) => {
		if (goesFirst(request)) {
			second(Date.now());
			first++;
		} else {
			await new Promise<void>((resolve) => {
				waiting.push(resolve);
				next();
			});
		}
		return send(request);
	};
}
