// The fields of a modal: what they look like, and what is wrong with what was given.
import { type Child, h, type VNode } from "../dom.ts";
import type { Component } from "../model.ts";
import { t } from "../texts.ts";
import { choicesOf } from "./select.ts";

/** A field with its label, its hint, and `wrong`, what is to be corrected. */
export function labelled(
	field: Component,
	label: string,
	description: string | null,
	index: number,
	wrong: string | undefined,
): VNode {
	const id = `modal-field-${index}`;
	const hints = [description && `${id}-hint`, wrong && `${id}-error`].filter(Boolean).join(" ") || undefined;
	const group = isGroup(field);
	const required = field.required ?? field.type !== 23;
	const name: Child[] = [
		label,
		required
			? h("span", { class: "star", "aria-hidden": "true" }, " *")
			: h("span", { class: "quiet" }, ` · ${t("optional")}`),
	];
	const content: Child[] = [
		description && h("small", { id: `${id}-hint`, class: "hint" }, description),
		fieldView(field, { id, required, hints, label, wrong: Boolean(wrong) }),
		wrong && h("small", { id: `${id}-error`, class: "field-error" }, wrong),
	];
	return group
		? h("fieldset", { class: "field", key: id, "aria-describedby": hints }, h("legend", {}, name), content)
		: h("div", { class: "field", key: id }, h("label", { for: id }, name), content);
}

const isGroup = (field: Component): boolean =>
	field.type === 21 || field.type === 22 || (isSelect(field) && (field.max_values ?? 1) > 1);

const isSelect = (field: Component): boolean => field.type === 3 || (field.type >= 5 && field.type <= 8);

interface Given {
	id: string;
	required: boolean;
	hints: string | undefined;
	label: string;
	wrong: boolean;
}

function fieldView(field: Component, given: Given): Child {
	const common = {
		id: given.id,
		name: field.custom_id,
		"aria-describedby": given.hints,
		"aria-required": given.required ? "true" : undefined,
		"aria-invalid": given.wrong ? "true" : undefined,
	};
	const limits = { maxlength: field.max_length ?? 4000, placeholder: field.placeholder };
	if (field.type === 4) {
		return field.style === 2
			? h("textarea", { ...common, ...limits, rows: "5", value: field.value ?? "" })
			: h("input", { ...common, ...limits, type: "text", autocomplete: "off", value: field.value ?? "" });
	}
	if (field.type === 19) return h("input", { ...common, type: "file", multiple: (field.max_values ?? 1) > 1 });
	if (field.type === 23) return h("input", { ...common, type: "checkbox", checked: field.default ?? false });
	if (field.type === 21) return options(field, "radio");
	if (isGroup(field)) return options(field, "checkbox");
	if (isSelect(field)) {
		return h(
			"select",
			common,
			h("option", { value: "" }, field.placeholder ?? t("select")),
			choicesOf(field).map((choice) =>
				h(
					"option",
					{ value: choice.value, selected: choice.selected },
					choice.label,
					choice.description && ` – ${choice.description}`,
				),
			),
		);
	}
	return h("p", { class: "quiet" }, t("unsupported", { n: field.type }));
}

const options = (field: Component, type: "radio" | "checkbox"): VNode[] =>
	choicesOf(field.type === 21 || field.type === 22 ? { ...field, type: 3 } : field).map((choice) =>
		h(
			"label",
			{ class: "option" },
			h("input", { type, name: field.custom_id, value: choice.value, checked: choice.selected ?? false }),
			h(
				"span",
				{ class: "entry-text" },
				h("span", {}, choice.label),
				choice.description && h("small", {}, choice.description),
			),
		),
	);

export function check(field: Component, values: readonly string[], errors: Record<string, string>): void {
	const id = field.custom_id ?? "";
	const required = field.required ?? field.type !== 23;
	const text = field.type === 4 ? (values[0] ?? "") : null;
	if (required && field.type !== 23 && values.length === 0) errors[id] = t("required");
	else if (text !== null && text !== "" && text.length < (field.min_length ?? 0))
		errors[id] = t("tooShort", { n: field.min_length! });
	else if (text === null && values.length > 0 && values.length < (field.min_values ?? 0))
		errors[id] = t("chooseAtLeast", { n: field.min_values! });
	else if (text === null && values.length > (field.max_values ?? 25))
		errors[id] = t("chooseUpTo", { n: field.max_values! });
}
