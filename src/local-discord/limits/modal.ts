// Modals: one to five top-level components, labels with one input each.
// https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal
import { type Fields, fieldsOf, isFields } from "../fields.ts";
import type { Form, Path } from "../form.ts";
import { customId, number } from "./parts.ts";
import { readOptions, readSelect, SELECTS } from "./selects.ts";

const IN_LABEL = [4, ...SELECTS, 19, 21, 22, 23];

/** Checks the data of a modal answer. @returns the modal with its components numbered */
export function readModal(form: Form, path: Path, value: unknown): Fields {
	const data = fieldsOf(value);
	const title = form.text([...path, "title"], data.title, { min: 1, max: 45, required: true });
	const id = form.text([...path, "custom_id"], data.custom_id, { min: 1, max: 100, required: true });
	const list = form.list([...path, "components"], data.components, { min: 1, max: 5, required: true }) ?? [];
	const customIds = new Set<string>();
	const components = list.flatMap((item, index) => readTop(form, [...path, "components", index], item, customIds));
	number(components, new Set());
	return { title: title ?? "", custom_id: id ?? "", components };
}

function readTop(form: Form, path: Path, item: unknown, customIds: Set<string>): Fields[] {
	const component = fieldsOf(item);
	switch (component.type) {
		case 1: {
			const children =
				form.list([...path, "components"], component.components, { min: 1, max: 1, required: true }) ?? [];
			return [
				{
					type: 1,
					components: children.flatMap((child, i) =>
						readInput(form, [...path, "components", i], child, [4], customIds, true),
					),
				},
			];
		}
		case 10:
			return [
				{
					type: 10,
					content: form.text([...path, "content"], component.content, { min: 1, max: 4000, required: true }) ?? "",
				},
			];
		case 18: {
			const label = form.text([...path, "label"], component.label, { min: 1, max: 45, required: true }) ?? "";
			const description = form.text([...path, "description"], component.description, { max: 100 });
			if (!isFields(component.component)) form.required([...path, "component"]);
			const [input] = isFields(component.component)
				? readInput(form, [...path, "component"], component.component, IN_LABEL, customIds, false)
				: [];
			return [{ type: 18, label, ...(description ? { description } : {}), component: input }];
		}
		default:
			form.add([...path, "type"], "UNION_TYPE_CHOICES", 'Value of field "type" must be one of (1, 10, 18).');
			return [];
	}
}

function readInput(
	form: Form,
	path: Path,
	item: unknown,
	allowed: readonly number[],
	customIds: Set<string>,
	ownLabel: boolean,
): Fields[] {
	const input = fieldsOf(item);
	if (typeof input.type !== "number" || !allowed.includes(input.type)) {
		form.add([...path, "type"], "UNION_TYPE_CHOICES", `Value of field "type" must be one of (${allowed.join(", ")}).`);
		return [];
	}
	if (input.disabled === true)
		form.add([...path, "disabled"], "COMPONENT_DISABLED_IN_MODAL", "Disabled components are not allowed in modals.");
	const required = input.required !== false;
	if (input.type === 4) return [readTextInput(form, path, input, customIds, ownLabel)];
	if (SELECTS.includes(input.type)) {
		if (required && input.min_values === 0)
			form.add([...path, "min_values"], "NUMBER_TYPE_MIN", "int value should be greater than or equal to 1.");
		return [{ type: input.type, ...readSelect(form, path, input, customIds), required }];
	}
	const base: Fields = { type: input.type, custom_id: customId(form, path, input, customIds) };
	if (input.type === 23) {
		if (input.required !== undefined)
			form.add([...path, "required"], "BASE_TYPE_INVALID", "A checkbox cannot be required.");
		return [{ ...base, default: input.default === true }];
	}
	if (input.type === 21)
		return [{ ...base, options: readOptions(form, [...path, "options"], input.options, 2, 10), required }];
	const most = input.type === 19 ? 10 : listLength(input.options);
	const min = form.integer([...path, "min_values"], input.min_values, { min: 0, max: 10 }) ?? (required ? 1 : 0);
	const max =
		form.integer([...path, "max_values"], input.max_values, { min: 1, max: 10 }) ?? (input.type === 19 ? 1 : most);
	if (required && input.min_values === 0)
		form.add([...path, "min_values"], "NUMBER_TYPE_MIN", "int value should be greater than or equal to 1.");
	if (min > max)
		form.add([...path, "min_values"], "SELECT_COMPONENT_MIN_MAX_VALUES", "min_values must not exceed max_values.");
	if (input.type === 22)
		return [
			{
				...base,
				options: readOptions(form, [...path, "options"], input.options, 1, 10),
				min_values: min,
				max_values: max,
				required,
			},
		];
	const types = Array.isArray(input.file_types) ? { file_types: input.file_types } : {};
	return [{ ...base, min_values: min, max_values: max, required, ...types }];
}

function listLength(value: unknown): number {
	return Array.isArray(value) ? Math.max(1, value.length) : 1;
}

function readTextInput(form: Form, path: Path, input: Fields, customIds: Set<string>, ownLabel: boolean): Fields {
	const style = form.choice([...path, "style"], input.style, [1, 2], true);
	const min = form.integer([...path, "min_length"], input.min_length, { min: 0, max: 4000 });
	const max = form.integer([...path, "max_length"], input.max_length, { min: 1, max: 4000 });
	if (min !== undefined && max !== undefined && min > max)
		form.add([...path, "min_length"], "NUMBER_TYPE_MAX", `int value should be less than or equal to ${max}.`);
	const placeholder = form.text([...path, "placeholder"], input.placeholder, { max: 100 });
	const value = form.text([...path, "value"], input.value, { max: max ?? 4000 });
	const label = form.text([...path, "label"], input.label, { min: 1, max: 45, required: ownLabel });
	return {
		type: 4,
		custom_id: customId(form, path, input, customIds),
		style,
		...(label ? { label } : {}),
		...(min === undefined ? {} : { min_length: min }),
		max_length: max ?? 4000,
		required: input.required !== false,
		...(placeholder ? { placeholder } : {}),
		...(value ? { value } : {}),
	};
}
