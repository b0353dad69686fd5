// A modal of the bot: labels with their fields, text, and the deprecated rows of text inputs.

import { reasonOf } from "../actions.ts";
import * as api from "../api.ts";
import { type Child, h } from "../dom.ts";
import { LARGEST, readFile } from "../files.ts";
import { markdown } from "../markdown/render.ts";
import type { Component } from "../model.ts";
import { page, redraw } from "../state.ts";
import { t } from "../texts.ts";
import { dialogView, focusAgain } from "./dialog.ts";
import { check, labelled } from "./modal-fields.ts";

let sending = false;

let refused = "";

export function modalView(): Child {
	const open = page.modal;
	if (!open) return null;
	return dialogView({
		key: `modal-${open.modal.id}`,
		title: open.modal.title,
		body: open.modal.components.map((one, index) => partView(one, index)),
		error: refused,
		submit: t("submit"),
		busy: sending,
		onSubmit: (form) => void submit(form),
		onClose: close,
	});
}

function close(): void {
	const back = page.modal?.back ?? null;
	page.modal = null;
	refused = "";
	redraw();
	focusAgain(back);
}

const wrong = (field: Component): string | undefined => page.modal!.errors[field.custom_id ?? ""];

function partView(one: Component, index: number): Child {
	if (one.type === 10) return markdown(one.content ?? "", `modal ${index}`);
	if (one.type === 1)
		return (one.components ?? []).map((field) => labelled(field, field.label ?? "", null, index, wrong(field)));
	if (one.type === 18 && one.component)
		return labelled(one.component, one.label ?? "", one.description ?? null, index, wrong(one.component));
	return h("p", { class: "quiet" }, t("unsupported", { n: one.type }));
}

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
		else if (page.modal === open) close();
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
