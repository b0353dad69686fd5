// The page sends options and modal values in the shape Discord's client sends them; people's actions take names and values.
import { type Fields, fieldsOf, listOf, textOf } from "../fields.ts";

export interface FlatOptions {
	/** Sub-command group and sub-command, outermost first. */
	readonly path: string[];
	readonly values: Fields;
	readonly focused: string | null;
}

/** Nested `[{name, type, value | options, focused?}]` → the path, the values by name, the option being typed. */
export function flattenOptions(options: unknown): FlatOptions {
	const path: string[] = [];
	let list = listOf(options);
	while (list.length === 1 && (list[0]!.type === 1 || list[0]!.type === 2)) {
		path.push(textOf(list[0]!.name));
		list = listOf(list[0]!.options);
	}
	const focused = list.find((option) => option.focused === true);
	return {
		path,
		values: Object.fromEntries(list.map((option) => [textOf(option.name), option.value])),
		focused: focused ? textOf(focused.name) : null,
	};
}

/** `data.components` of a submitted modal → the values by custom_id. */
export function modalValuesOf(components: unknown): Fields {
	const inputs = listOf(components).flatMap((one) => [...listOf(one.components), fieldsOf(one.component)]);
	return Object.fromEntries(
		inputs
			.filter((input) => textOf(input.custom_id) !== "")
			.map((input) => [textOf(input.custom_id), input.values ?? input.value])
			.filter(([, value]) => value !== undefined && value !== null),
	);
}
