// What components of messages and of modals share: custom ids, emojis, numbers.
import { type Fields, isFields, listOf, textOf } from "../fields.ts";
import type { Form, Path } from "../form.ts";

/** Every component of a tree, outer ones first. */
export function allComponents(components: readonly Fields[]): Fields[] {
	return components.flatMap((component) => [
		component,
		...allComponents(listOf(component.components)),
		...(isFields(component.accessory) ? allComponents([component.accessory]) : []),
		...(isFields(component.component) ? allComponents([component.component]) : []),
	]);
}

/** The custom_id of an interactive component; twice the same is an error. */
export function customId(form: Form, path: Path, item: Fields, seen: Set<string>): string {
	const text = form.text([...path, "custom_id"], item.custom_id, { min: 1, max: 100, required: true }) ?? "";
	if (text && seen.has(text))
		form.add([...path, "custom_id"], "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
	seen.add(text);
	return text;
}

export function emojiJson(emoji: Fields): Fields {
	return {
		...(typeof emoji.id === "string" ? { id: emoji.id } : {}),
		name: textOf(emoji.name),
		...(emoji.animated === true ? { animated: true } : {}),
	};
}

/** Gives each component without an id the next free number, outer ones first. */
export function number(components: readonly Fields[], taken: Set<number>): void {
	let next = 1;
	for (const component of allComponents(components)) {
		if (typeof component.id === "number") continue;
		while (taken.has(next)) next++;
		component.id = next;
		taken.add(next);
	}
}
