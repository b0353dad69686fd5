// A submitted modal: the values a person gave, checked as Discord's client does, in the shape the bot receives.
import { type Fields, fieldsOf, listOf, numberOf, stringsOf, textOf } from "../fields.ts";
import { clientError } from "./command-options.ts";
import type { Resolved } from "./payload.ts";

export interface ModalFile {
	readonly filename: string;
	readonly contentType?: string;
	readonly data: Uint8Array | string;
}
/** By custom_id: a text; chosen values; true for a ticked box; files. What is not given keeps its preset value. */
export type ModalValues = Readonly<Record<string, string | string[] | boolean | ModalFile[]>>;

/** @returns `data.components` of the submit */
export function fillModal(
	modal: Fields,
	values: ModalValues,
	resolved: Resolved,
	userId: string,
	keep: (file: ModalFile) => { id: string; json: Fields },
): Fields[] {
	const components = listOf(modal.components);
	const known = components.flatMap((component) => [fieldsOf(component.component), ...listOf(component.components)]);
	for (const id of Object.keys(values))
		if (!known.some((input) => input.custom_id === id)) throw clientError(`The modal has no input "${id}"`);
	const fill = (input: Fields) => answer(input, values[textOf(input.custom_id)], resolved, userId, keep);
	return components.map((component) => {
		if (component.type === 10) return { type: 10, id: component.id };
		if (component.type === 1) return { type: 1, id: component.id, components: listOf(component.components).map(fill) };
		return { type: 18, id: component.id, component: fill(fieldsOf(component.component)) };
	});
}

function answer(
	input: Fields,
	value: string | string[] | boolean | ModalFile[] | undefined,
	resolved: Resolved,
	userId: string,
	keep: (file: ModalFile) => { id: string; json: Fields },
): Fields {
	const id = textOf(input.custom_id);
	const base: Fields = { type: input.type, id: input.id, custom_id: id };
	if (input.type === 4) return { ...base, value: checkedText(input, typeof value === "string" ? value : undefined) };
	if (input.type === 23) return { ...base, value: typeof value === "boolean" ? value : input.default === true };
	const presets = listOf(input.options).filter((option) => option.default === true);
	if (input.type === 19) {
		const files = (Array.isArray(value) ? value : []).filter((file) => typeof file === "object");
		needCount(input, files.length, id);
		const ids = files.map((file) => {
			const kept = keep(file);
			resolved.attachment(kept.id, kept.json);
			return kept.id;
		});
		return { ...base, values: ids };
	}
	const chosen =
		typeof value === "string"
			? [value]
			: value === undefined
				? presets.map((option) => textOf(option.value))
				: stringsOf(value);
	if (input.options) {
		const allowed = listOf(input.options).map((option) => option.value);
		for (const one of chosen) if (!allowed.includes(one)) throw clientError(`"${one}" is no choice of "${id}"`);
	}
	if (input.type === 21) {
		if (chosen.length === 0 && input.required !== false) throw clientError(`"${id}" is required`);
		return { ...base, value: chosen[0] ?? null };
	}
	needCount(input, chosen.length, id);
	for (const one of chosen) resolveSelected(input, one, resolved, userId);
	return { ...base, values: chosen };
}

/** Makes what a user, role, mentionable or channel select points at part of `resolved`. */
export function resolveSelected(input: Fields, id: string, resolved: Resolved, userId: string): void {
	const { type, channel_types: types } = input;
	const found =
		type === 3 ||
		type === 22 ||
		(type === 5 && resolved.user(id)) ||
		(type === 6 && resolved.role(id)) ||
		(type === 7 && (resolved.user(id) || resolved.role(id))) ||
		(type === 8 && resolved.channel(id, userId, Array.isArray(types) ? types : []));
	if (!found) throw clientError(`"${id}" cannot be selected here`);
}

function checkedText(input: Fields, given: string | undefined): string {
	const text = given ?? textOf(input.value);
	const id = textOf(input.custom_id);
	if (text === "" && input.required !== false) throw clientError(`"${id}" is required`);
	if (text !== "" && text.length < numberOf(input.min_length, 0)) throw clientError(`"${id}" is too short`);
	if (text.length > numberOf(input.max_length, 4000)) throw clientError(`"${id}" is too long`);
	return text;
}

function needCount(input: Fields, count: number, id: string): void {
	if (count === 0 && input.required === false) return;
	if (count < numberOf(input.min_values, 1)) throw clientError(`"${id}": too few`);
	if (count > numberOf(input.max_values, 1)) throw clientError(`"${id}": too many`);
}
