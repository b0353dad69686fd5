// Pages of a channel's history.
import { formError } from "../form.ts";
import { isSnowflake } from "../snowflake.ts";
import type { Message } from "../world.ts";

/** One page, newest first: right after the anchor for `after`, right before it for `before`, half and half for `around`. */
export function pageOf(messages: readonly Message[], query: URLSearchParams): Message[] {
	const raw = query.get("limit");
	const limit = raw === null ? 50 : Number(raw);
	if (!Number.isInteger(limit) || limit < 1 || limit > 100)
		throw formError(["limit"], "NUMBER_TYPE_MAX", "int value should be less than or equal to 100.");
	const indexOf = (id: string) => firstAtOrAfter(messages, id);
	const after = query.get("after");
	const before = query.get("before");
	const around = query.get("around");
	let from = Math.max(0, messages.length - limit);
	let to = messages.length;
	if (around) {
		const middle = indexOf(around);
		from = Math.max(0, middle - Math.floor(limit / 2));
		to = from + limit;
	} else if (before) {
		to = indexOf(before);
		from = Math.max(0, to - limit);
	} else if (after) {
		from = indexOf(after);
		if (messages[from]?.id === after) from++;
		to = from + limit;
	}
	return messages.slice(from, to).reverse();
}

/** Ids ascend, so the place is found by halving. */
function firstAtOrAfter(messages: readonly Message[], id: string): number {
	const wanted = isSnowflake(id) ? BigInt(id) : 0n;
	let low = 0;
	let high = messages.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (BigInt(messages[middle]!.id) < wanted) low = middle + 1;
		else high = middle;
	}
	return low;
}
