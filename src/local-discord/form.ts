// Form errors: what Discord answers with code 50035, a tree that mirrors the body.
// https://docs.discord.com/developers/reference#error-messages
import { DiscordError } from "./discord-error.ts";
import type { Fields } from "./fields.ts";

export type Path = readonly (string | number)[];

/** Collects the problems of one body; `done` throws them all at once, as Discord does. */
export class Form {
	readonly #problems: { path: Path; code: string; message: string }[] = [];

	add(path: Path, code: string, message: string): void {
		this.#problems.push({ path, code, message });
	}

	get clean(): boolean {
		return this.#problems.length === 0;
	}

	/** @throws DiscordError 50035 when a problem was found */
	done(): void {
		if (this.#problems.length === 0) return;
		const tree: Fields = {};
		for (const { path, code, message } of this.#problems) {
			let node = tree;
			for (const step of path) {
				node[step] ??= {};
				node = node[step] as Fields;
			}
			node._errors ??= [];
			(node._errors as object[]).push({ code, message });
		}
		throw new DiscordError(400, 50035, "Invalid Form Body", tree);
	}

	required(path: Path): void {
		this.add(path, "BASE_TYPE_REQUIRED", "This field is required");
	}

	/**
	 * Checks a text and its length in characters.
	 * @returns the text, or undefined where it is absent, null or no text
	 */
	text(path: Path, value: unknown, limits: { min?: number; max: number; required?: boolean }): string | undefined {
		if (value === undefined || value === null) {
			if (limits.required) this.required(path);
			return undefined;
		}
		if (typeof value !== "string") {
			this.add(path, "STRING_TYPE_CONVERT", "Could not interpret as string.");
			return undefined;
		}
		const length = value.length;
		const min = limits.min ?? 0;
		if (length === 0 && min > 0) this.required(path);
		else if (min > 0 && (length < min || length > limits.max))
			this.add(path, "BASE_TYPE_BAD_LENGTH", `Must be between ${min} and ${limits.max} in length.`);
		else if (length > limits.max) this.add(path, "BASE_TYPE_MAX_LENGTH", `Must be ${limits.max} or fewer in length.`);
		return value;
	}

	/** Checks a list's length. @returns the list, or undefined where it is absent, null or no list */
	list(path: Path, value: unknown, limits: { min?: number; max: number; required?: boolean }): unknown[] | undefined {
		if (value === undefined || value === null) {
			if (limits.required) this.required(path);
			return undefined;
		}
		if (!Array.isArray(value)) {
			this.add(path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType.");
			return undefined;
		}
		const min = limits.min ?? 0;
		if (value.length < min || value.length > limits.max)
			this.add(path, "BASE_TYPE_BAD_LENGTH", `Must be between ${min} and ${limits.max} in length.`);
		return value;
	}

	/** Checks a whole number and its range. @returns the number, or undefined where it is absent, null or no number */
	integer(path: Path, value: unknown, limits: { min: number; max: number; required?: boolean }): number | undefined {
		if (value === undefined || value === null) {
			if (limits.required) this.required(path);
			return undefined;
		}
		if (typeof value !== "number" || !Number.isInteger(value)) {
			this.add(path, "NUMBER_TYPE_COERCE", `Value "${String(value)}" is not int.`);
			return undefined;
		}
		if (value < limits.min)
			this.add(path, "NUMBER_TYPE_MIN", `int value should be greater than or equal to ${limits.min}.`);
		if (value > limits.max)
			this.add(path, "NUMBER_TYPE_MAX", `int value should be less than or equal to ${limits.max}.`);
		return value;
	}

	/** Checks membership of a closed list. @returns the value, or undefined where it is absent or not of the list */
	choice<T>(path: Path, value: unknown, choices: readonly T[], required = false): T | undefined {
		if (value === undefined || value === null) {
			if (required) this.required(path);
			return undefined;
		}
		if (choices.includes(value as T)) return value as T;
		this.add(path, "BASE_TYPE_CHOICES", `Value must be one of {${choices.join(", ")}}.`);
		return undefined;
	}

	/** Checks a web address with the schemes Discord takes. */
	url(path: Path, value: unknown, schemes: readonly string[] = ["http:", "https:"], max = 2048): void {
		const text = this.text(path, value, { max });
		if (text === undefined || text === "") return;
		let scheme: string;
		try {
			scheme = new URL(text).protocol;
		} catch {
			this.add(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.");
			return;
		}
		if (!schemes.includes(scheme))
			this.add(
				path,
				"URL_TYPE_INVALID_SCHEME",
				`Scheme "${scheme.replace(":", "")}" is not supported. Scheme must be one of (${schemes.map((s) => `'${s.replace(":", "")}'`).join(", ")}).`,
			);
	}
}

/** A single form error, thrown at once by the caller. */
export function formError(path: Path, code: string, message: string): DiscordError {
	const form = new Form();
	form.add(path, code, message);
	try {
		form.done();
	} catch (error) {
		return error as DiscordError;
	}
	throw new Error("unreachable");
}
