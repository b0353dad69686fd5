// A form as Discord's modal (developers/docs: components/reference). What Discord would refuse is cut.
import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from "discord.js";
import { shorten } from "../guild/markdown.ts";
import type { Form, FormField } from "./command.ts";

const LIMITS = {
	title: 45,
	label: 45,
	description: 100,
	placeholder: 100,
	choice: 100,
	value: 4000,
	fields: 5,
} as const;

/**
 * @throws when the form has no or too many fields, or too long an id: a bug in the command
 */
export function renderForm({ id, title, fields }: Form): APIModalInteractionResponseCallbackData {
	if (fields.length < 1 || fields.length > LIMITS.fields) throw new Error(`form ${id} has ${fields.length} fields`);
	if (id.length > 100) throw new Error(`form id too long: ${id}`);
	return {
		custom_id: id,
		title: shorten(title, LIMITS.title),
		components: fields.map((field) => ({
			type: ComponentType.Label as const,
			label: shorten(field.label, LIMITS.label),
			...(field.description ? { description: shorten(field.description, LIMITS.description) } : {}),
			component: inputOf(field),
		})) as APIModalInteractionResponseCallbackData["components"],
	};
}

function inputOf(field: FormField) {
	const common = { custom_id: field.id, required: field.required ?? false };
	switch (field.type) {
		case "text":
			return {
				type: ComponentType.TextInput,
				...common,
				style: field.long ? TextInputStyle.Paragraph : TextInputStyle.Short,
				...(field.min === undefined ? {} : { min_length: field.min }),
				max_length: Math.min(field.max ?? LIMITS.value, LIMITS.value),
				...(field.value ? { value: field.value.slice(0, Math.min(field.max ?? LIMITS.value, LIMITS.value)) } : {}),
				...(field.placeholder ? { placeholder: shorten(field.placeholder, LIMITS.placeholder) } : {}),
			};
		case "select":
			return {
				type: ComponentType.StringSelect,
				...common,
				...(field.placeholder ? { placeholder: shorten(field.placeholder, LIMITS.placeholder) } : {}),
				options: field.choices.slice(0, 25).map(({ value, label, description, selected }) => ({
					value,
					label: shorten(label, LIMITS.choice),
					...(description ? { description: shorten(description, LIMITS.choice) } : {}),
					...(selected ? { default: true } : {}),
				})),
			};
		case "tick":
			// A single checkbox cannot be required; a group of one can.
			return {
				type: ComponentType.CheckboxGroup,
				...common,
				options: [{ value: "yes", label: shorten(field.text, LIMITS.choice) }],
			};
	}
}
