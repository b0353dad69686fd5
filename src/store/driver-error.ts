// What a database's driver threw, as an error that may be logged.

/**
 * @param server as people call it, e.g. "PostgreSQL"
 * @returns an error with one line that says what is wrong. Nothing else of the driver's error is kept: its details quote
 * records (what people wrote) and addresses (with passwords).
 */
export function driverError(server: string, error: unknown): Error {
	const parts = error instanceof AggregateError ? error.errors : [error];
	const reasons = parts.map((part) => reasonOf(part));
	return new Error(`${server}: ${[...new Set(reasons)].join("; ")}`);
}

function reasonOf(error: unknown): string {
	const { message, code, name } = error as { message?: string; code?: unknown; name?: string };
	const text = message || name || "unknown error";
	return typeof code === "string" && !text.includes(code) ? `${text} (${code})` : text;
}

/**
 * Parses the address of a server, taking out the parameters that are ours and not the driver's.
 * @throws Error that does not quote the address, which may hold a password
 */
export function serverUrl<Name extends string>(
	url: string,
	own: Readonly<Record<Name, RegExp>>,
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
	return { url: parsed, own: values };
}
