// A modal of the bot: labels with their fields, text, and the deprecated rows of text inputs.

import { reasonOf } from "../actions.ts";
import * as api from "../api.ts";
import { type Child, h, type VNode } from "../dom.ts";
import { LARGEST, readFile } from "../files.ts";
import { icon } from "../icons.ts";
import { markdown } from "../markdown/render.ts";
import type { Component } from "../model.ts";
import { page, redraw } from "../state.ts";
import { t } from "../texts.ts";
import { choicesOf } from "./select.ts";

let sending = false;
let refused = "";

export function modalView(): Child {
	const open = page.modal;
	if (!open) return null;
	return h(
		"dialog",
		{
			class: "modal",
			key: open.modal.id,
			"aria-labelledby": "modal-title",
			ref: (node: Element) => {
				(node as HTMLDialogElement).showModal();
				node.querySelector<HTMLElement>(".modal-body input, .modal-body textarea, .modal-body select")?.focus();
			},
			oncancel: (event: Event) => {
				event.preventDefault();
				close();
			},
		},
		h(
			"form",
			{
				method: "dialog",
				novalidate: true,
				onsubmit: (event: Event) => {
					event.preventDefault();
					void submit(event.currentTarget as HTMLFormElement);
				},
			},
			h(
				"header",
				{ class: "modal-head" },
				h("h2", { id: "modal-title" }, open.modal.title),
				h(
					"button",
					{ class: "tool", type: "button", "aria-label": t("close"), title: t("close"), onclick: close },
					icon("close"),
				),
			),
			h(
				"div",
				{ class: "modal-body" },
				open.modal.components.map((one, index) => partView(one, index)),
			),
			refused && h("p", { class: "modal-error", role: "alert" }, refused),
			h(
				"footer",
				{ class: "modal-foot" },
				h("button", { class: "button secondary", type: "button", onclick: close }, t("cancel")),
				h("button", { class: "button primary", type: "submit", disabled: sending }, t("submit")),
			),
		),
	);
}

function close(): void {
	page.modal = null;
	refused = "";
	redraw();
}

function partView(one: Component, index: number): Child {
	if (one.type === 10) return markdown(one.content ?? "", `modal ${index}`);
	if (one.type === 1) return (one.components ?? []).map((field) => labelled(field, field.label ?? "", null, index));
	if (one.type === 18 && one.component) return labelled(one.component, one.label ?? "", one.description ?? null, index);
	return h("p", { class: "quiet" }, t("unsupported", { n: one.type }));
}

function labelled(field: Component, label: string, description: string | null, index: number): VNode {
	const id = `modal-field-${index}`;
	const wrong = page.modal!.errors[field.custom_id ?? ""];
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

/** Submits what the form holds, by the fields' custom_ids. */
async function submit(form: HTMLFormElement): Promise<void> {
	const open = page.modal!;
	open.errors = {};
	const data = new FormData(form);
	const values: Record<string, unknown> = {};
	for (const field of fieldsOf(open.modal.components)) {
		const id = field.custom_id ?? "";
		const all = data.getAll(id);
		const files = all.filter((value) => value instanceof File).filter((file) => file.name !== "");
		const given = all.filter((value) => typeof value === "string").filter((value) => value !== "");
		check(field, field.type === 19 ? files.map((file) => file.name) : given, open.errors);
		if (field.type === 4) values[id] = String(data.get(id) ?? "");
		else if (field.type === 23) values[id] = data.has(id);
		else if (field.type === 19) {
			for (const file of files) if (file.size > LARGEST) open.errors[id] = t("tooLarge", { name: file.name });
			if (!open.errors[id]) values[id] = await Promise.all(files.map(readFile));
		} else values[id] = given;
	}
	if (Object.keys(open.errors).length) {
		redraw();
		afterDraw(() => form.querySelector<HTMLElement>("[aria-invalid]")?.focus());
		return;
	}
	sending = true;
	refused = "";
	redraw();
	try {
		const result = await api.act<{ kind: string }>(page.as, "submitModal", { modalId: open.modal.id, values });
		if (result.kind === "failed") refused = t("failed");
		else if (page.modal === open) page.modal = null;
	} catch (error) {
		refused = t("refused", { why: reasonOf(error) });
	}
	sending = false;
	redraw();
}

const fieldsOf = (components: readonly Component[]): Component[] =>
	components.flatMap((one) => (one.type === 18 && one.component ? [one.component] : (one.components ?? [])));

const afterDraw = (then: () => void): void => {
	requestAnimationFrame(() => requestAnimationFrame(then));
};

function check(field: Component, values: readonly string[], errors: Record<string, string>): void {
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
