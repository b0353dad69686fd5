// The frame of everything that asks in front of the page: a title, a form, what went wrong, two buttons.
import { type Child, h, type VNode } from "../dom.ts";
import { icon } from "../icons.ts";
import { t } from "../texts.ts";

export interface Dialog {
	/** Tells one dialog from the next; also the prefix of the title's id. */
	readonly key: string;
	readonly title: string;
	readonly body: Child;
	/** Why sending it failed, if it did. */
	readonly error?: string;
	readonly submit: string;
	readonly busy: boolean;
	readonly onSubmit: (form: HTMLFormElement) => void;
	readonly onClose: () => void;
}

/** A dialog that holds the focus until it is sent or closed; the first field has it at once. */
export function dialogView({ key, title, body, error, submit, busy, onSubmit, onClose }: Dialog): VNode {
	const titleId = `dialog-title-${key}`;
	return h(
		"dialog",
		{
			class: "modal",
			key,
			"aria-labelledby": titleId,
			ref: (node: Element) => {
				(node as HTMLDialogElement).showModal();
				node.querySelector<HTMLElement>(".modal-body input, .modal-body textarea, .modal-body select")?.focus();
			},
			oncancel: (event: Event) => {
				event.preventDefault();
				onClose();
			},
		},
		h(
			"form",
			{
				method: "dialog",
				novalidate: true,
				onsubmit: (event: Event) => {
					event.preventDefault();
					onSubmit(event.currentTarget as HTMLFormElement);
				},
			},
			h(
				"header",
				{ class: "modal-head" },
				h("h2", { id: titleId }, title),
				h(
					"button",
					{ class: "tool", type: "button", "aria-label": t("close"), title: t("close"), onclick: onClose },
					icon("close"),
				),
			),
			h("div", { class: "modal-body" }, body),
			error && h("p", { class: "modal-error", role: "alert" }, error),
			h(
				"footer",
				{ class: "modal-foot" },
				h("button", { class: "button secondary", type: "button", onclick: onClose }, t("cancel")),
				h("button", { class: "button primary", type: "submit", disabled: busy }, submit),
			),
		),
	);
}

/** Gives the focus back to where it was before a dialog, once that is drawn again. */
export function focusAgain(before: Element | null): void {
	if (before instanceof HTMLElement) requestAnimationFrame(() => requestAnimationFrame(() => before.focus()));
}
