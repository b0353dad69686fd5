// Select menus (string, user, role, mentionable, channel), in messages and in modals.
import { type Fields, fieldsOf, isFields, textOf } from "../fields.ts";
import type { Form, Path } from "../form.ts";
import { customId, emojiJson } from "./parts.ts";

/** string, user, role, mentionable, channel */
export const SELECTS: readonly number[] = [3, 5, 6, 7, 8];

/** Checks one select menu. @returns it without its type and number */
export function readSelect(form: Form, path: Path, item: Fields, customIds: Set<string>): Fields {
	const strings = item.type === 3;
	const placeholder = form.text([...path, "placeholder"], item.placeholder, { max: 150 });
	const min = form.integer([...path, "min_values"], item.min_values, { min: 0, max: 25 }) ?? 1;
	const max = form.integer([...path, "max_values"], item.max_values, { min: 1, max: 25 }) ?? 1;
	if (min > max)
		form.add([...path, "min_values"], "SELECT_COMPONENT_MIN_MAX_VALUES", "min_values must not exceed max_values.");
	const base: Fields = {
		custom_id: customId(form, path, item, customIds),
		...(placeholder ? { placeholder } : {}),
		min_values: min,
		max_values: max,
		...(item.disabled === true ? { disabled: true } : {}),
	};
	if (strings) {
		const options = readOptions(form, [...path, "options"], item.options, 1, 25);
		if (max > options.length && options.length > 0)
			form.add([...path, "max_values"], "BASE_TYPE_MAX_LENGTH", `Must be ${options.length} or fewer in length.`);
		return { ...base, options };
	}
	const defaults = form.list([...path, "default_values"], item.default_values, { max });
	return {
		...base,
		...(defaults ? { default_values: defaults } : {}),
		...(item.type === 8 && Array.isArray(item.channel_types) ? { channel_types: item.channel_types } : {}),
	};
}

/** Checks options of a string select, radio or checkbox group: lengths, and no value twice. */
export function readOptions(form: Form, path: Path, value: unknown, min: number, max: number): Fields[] {
	const list = form.list(path, value, { min, max, required: true }) ?? [];
	const values = new Set<string>();
	return list.map((entry, index) => {
		const at = [...path, index];
		const option = fieldsOf(entry);
		const label = form.text([...at, "label"], option.label, { min: 1, max: 100, required: true });
		const text = form.text([...at, "value"], option.value, { min: 1, max: 100, required: true }) ?? "";
		const description = form.text([...at, "description"], option.description, { max: 100 });
		if (values.has(text))
			form.add(
				[...at, "value"],
				"SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
				"The specified option value is already used",
			);
		values.add(text);
		return {
			label: textOf(label),
			value: text,
			...(description ? { description } : {}),
			...(isFields(option.emoji) ? { emoji: emojiJson(option.emoji) } : {}),
			...(option.default === true ? { default: true } : {}),
		};
	});
}
