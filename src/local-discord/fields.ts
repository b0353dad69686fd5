// JSON as it travels: what Discord sends and receives. Read with care, since it came from outside.

/** A JSON object whose members are not known yet. */
export type Fields = Record<string, unknown>;

export function isFields(value: unknown): value is Fields {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object, or an empty one where it is something else. */
export function fieldsOf(value: unknown): Fields {
	return isFields(value) ? value : {};
}

/** The objects in a list; anything else is left out. */
export function listOf(value: unknown): Fields[] {
	return Array.isArray(value) ? value.filter(isFields) : [];
}

/** The strings in a list; anything else is left out. */
export function stringsOf(value: unknown): string[] {
	return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}

/** The text, or "" where it is something else. */
export function textOf(value: unknown): string {
	return typeof value === "string" ? value : "";
}

/** The number, or the fallback where it is something else. */
export function numberOf(value: unknown, fallback = 0): number {
	return typeof value === "number" ? value : fallback;
}

/** Milliseconds as Discord writes a time. */
export function isoTime(ms: number): string {
	return new Date(ms).toISOString().replace("Z", "000+00:00");
}

/** The same, null staying null. */
export function isoTimeOrNull(ms: number | null): string | null {
	return ms === null ? null : isoTime(ms);
}
