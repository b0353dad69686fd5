// Lines as an embed's fields.
import type { Field } from "./view.ts";

/** Discord's limit for one field. */
const MOST_FIELD = 1_024;

/** As many fields as the lines take, the name over the first. */
export function fieldsOf(name: string, lines: readonly string[]): Field[] {
	const values: string[] = [];
	for (const line of lines) {
		const last = values.at(-1);
		if (last !== undefined && last.length + 1 + line.length <= MOST_FIELD)
			values[values.length - 1] = `${last}\n${line}`;
		else values.push(line);
	}
	return values.map((value, index) => ({ name: index === 0 ? name : "\u200b", value }));
}
