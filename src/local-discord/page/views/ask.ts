// A small form in front of the page: the name of a thread, a new forum post, the reason for a time-out.
import { type Child, h, type VNode } from "../dom.ts";
import { nextKey, redraw } from "../state.ts";
import { t } from "../texts.ts";
import { dialogView, focusAgain } from "./dialog.ts";

export interface Question {
	readonly name: string;
	readonly label: string;
	readonly kind: "line" | "text" | "choices" | "choice";
	readonly required?: boolean;
	readonly max?: number;
	readonly value?: string;
	readonly choices?: readonly { readonly value: string; readonly label: string }[];
}

export interface Asked {
	readonly title: string;
	readonly questions: readonly Question[];
	readonly submit: string;
	/** @returns false to stay open */
	readonly done: (values: Record<string, string[]>) => Promise<boolean>;
}

let open: { key: string; asked: Asked; missing: Set<string>; busy: boolean; back: Element | null } | null = null;

export function ask(asked: Asked): void {
	open = { key: `ask-${nextKey()}`, asked, missing: new Set(), busy: false, back: document.activeElement };
	redraw();
}

function close(): void {
	const back = open?.back ?? null;
	open = null;
	redraw();
	focusAgain(back);
}

export function askView(): Child {
	if (!open) return null;
	const { asked, busy, key } = open;
	return dialogView({
		key,
		title: asked.title,
		body: asked.questions.map(questionView),
		submit: asked.submit,
		busy,
		onSubmit: (form) => void submit(form),
		onClose: close,
	});
}

function questionView(one: Question): VNode {
	const id = `ask-${one.name}`;
	const missing = open!.missing.has(one.name);
	const common = {
		id,
		name: one.name,
		"aria-required": one.required ? "true" : undefined,
		"aria-invalid": missing ? "true" : undefined,
		"aria-describedby": missing ? `${id}-error` : undefined,
	};
	const error = missing && h("small", { id: `${id}-error`, class: "field-error" }, t("required"));
	if (one.kind === "choices") {
		const boxes = one.choices?.map((choice) =>
			h(
				"label",
				{ class: "option" },
				h("input", { type: "checkbox", name: one.name, value: choice.value }),
				choice.label,
			),
		);
		return h("fieldset", { class: "field" }, h("legend", {}, one.label), boxes, error);
	}
	return h("div", { class: "field" }, h("label", { for: id }, one.label), fieldOf(one, common), error);
}

function fieldOf(one: Question, common: Record<string, unknown>): VNode {
	if (one.kind === "choice") {
		return h(
			"select",
			common,
			one.choices?.map((choice) =>
				h("option", { value: choice.value, selected: choice.value === one.value }, choice.label),
			),
		);
	}
	const limits = { maxlength: one.max ?? 2000, value: one.value ?? "" };
	return one.kind === "text"
		? h("textarea", { ...common, ...limits, rows: "5" })
		: h("input", { ...common, ...limits, type: "text", autocomplete: "off" });
}

async function submit(form: HTMLFormElement): Promise<void> {
	const current = open!;
	const data = new FormData(form);
	const values: Record<string, string[]> = {};
	for (const { name } of current.asked.questions)
		values[name] = data
			.getAll(name)
			.map((value) => String(value).trim())
			.filter(Boolean);
	current.missing = new Set(
		current.asked.questions.filter((one) => one.required && values[one.name]!.length === 0).map((one) => one.name),
	);
	if (current.missing.size === 0) {
		current.busy = true;
		redraw();
		if ((await current.asked.done(values)) && open === current) close();
		current.busy = false;
	}
	redraw();
}
