// What a database's driver threw, as an error that may be logged.

/**
 * @param server as people call it, e.g. "PostgreSQL"
 * @returns an error with one line that says what is wrong. Nothing else of the driver's error is kept: its details quote
 * records (what people wrote) and addresses (with passwords).
 */
export function driverError(server: string, error: unknown): Error {
	const parts = error instanceof AggregateError ? error.errors : [error];
	const reasons = parts.map((part) => reasonOf(part));
	return new DriverError(`${server}: ${[...new Set(reasons)].join("; ")}`, parts.every(passes));
}

class DriverError extends Error {
	readonly away: boolean;
	constructor(message: string, away: boolean) {
		super(message);
		this.away = away;
	}
}

/** Whether the server could not be reached or is not up yet, so that waiting helps; else somebody has to do something. */
export function isAway(error: unknown): boolean {
	return error instanceof DriverError && error.away;
}

/** PostgreSQL's: connection lost, out of resources, stopped or starting (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
const PASSING_STATES = /^(?:08|53|57P0|55000)/;
const PASSING_CODES = /\b(?:ECONN[A-Z]+|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|EPIPE|ENOENT)\b/;
function passes(error: unknown): boolean {
	const { code, message = "" } = error as { code?: unknown; message?: string };
	// @redis/client passes on the message without the code.
	if (typeof code === "string" && PASSING_STATES.test(code)) return true;
	return (
		PASSING_CODES.test(`${code} ${message}`) ||
		/no answer for|timeout|timed out|terminated|Socket closed|^LOADING|^MASTERDOWN/i.test(message)
	);
}

function reasonOf(error: unknown): string {
	const { message, code, name } = error as { message?: string; code?: unknown; name?: string };
	const text = message || name || "unknown error";
	return typeof code === "string" && !text.includes(code) ? `${text} (${code})` : text;
}

/**
 * Parses the address of a server, taking out the parameters that are ours and not the driver's.
 * @param drivers the names of those that are; any other is a slip
 * @throws Error that does not quote the address, which may hold a password
 */
export function serverUrl<Name extends string>(
	url: string,
	own: Readonly<Record<Name, RegExp>>,
	drivers: readonly string[] = [],
): { url: URL; own: Record<Name, string | undefined> } {
	let parsed: URL;
	try {
		parsed = new URL(url);
	} catch {
		throw new Error("the address cannot be read; special characters in a password are written as %40 for @, %2F for /");
	}
	const values = {} as Record<Name, string | undefined>;
	for (const [name, form] of Object.entries<RegExp>(own) as [Name, RegExp][]) {
		const value = parsed.searchParams.get(name) ?? undefined;
		if (value !== undefined && !form.test(value)) throw new Error(`"${name}" in the address must match ${form}`);
		values[name] = value;
		parsed.searchParams.delete(name);
	}
	const unknown = [...parsed.searchParams.keys()].find((name) => !drivers.includes(name));
	if (unknown !== undefined)
		throw new Error(
			`unknown parameter "${unknown}" in the address; there is ${[...Object.keys(own), ...drivers].join(", ")}`,
		);
	return { url: parsed, own: values };
}
