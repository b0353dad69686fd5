// The kinds of errors that end somewhere else than where they begin (DESIGN.md section 8).

type Wording = string | { readonly one: string; readonly other: string };

/** Something to tell a person: ends as a private reply in that person's language (see texts.ts for the wording). */
export class UserError extends Error {
	readonly text: { readonly de: Wording; readonly en: Wording };
	readonly params: Readonly<Record<string, string | number>>;

	constructor(
		text: { readonly de: Wording; readonly en: Wording },
		params: Readonly<Record<string, string | number>> = {},
		options?: { cause?: unknown },
	) {
		const german = typeof text.de === "string" ? text.de : text.de.other;
		super(
			german.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole)),
			options,
		);
		this.name = "UserError";
		this.text = text;
		this.params = params;
	}
}

/** The store cannot be read or written. The guild stops deciding until a read succeeds. */
export class StoreError extends Error {
	constructor(message: string, options?: { cause?: unknown }) {
		super(message, options);
		this.name = "StoreError";
	}
}

/** The message of anything that was thrown, for logs and records. */
export function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
