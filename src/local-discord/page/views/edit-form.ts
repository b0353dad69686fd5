// A message of one's own being edited in its place.
import { perform } from "../actions.ts";
import { h, type VNode } from "../dom.ts";
import type { Message } from "../model.ts";
import { page, redraw } from "../state.ts";
import { t } from "../texts.ts";
import { focusComposer } from "./composer-text.ts";

export function editForm(message: Message): VNode {
	const stop = () => {
		page.editing = null;
		redraw();
		focusComposer();
	};
	const save = async () => {
		const field = document.getElementById("edit-field") as HTMLTextAreaElement;
		const content = field.value.trim();
		if (content === message.content || content === "") return stop();
		const done = await perform("edit", { channelId: message.channel_id, messageId: message.id, content });
		if (done !== undefined) stop();
	};
	return h(
		"form",
		{
			class: "edit-form",
			onsubmit: (event: Event) => {
				event.preventDefault();
				void save();
			},
			onkeydown: (event: KeyboardEvent) => {
				if (event.key === "Escape") stop();
				if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
				event.preventDefault();
				void save();
			},
		},
		h("textarea", {
			id: "edit-field",
			rows: "2",
			maxlength: "2000",
			"aria-label": t("edit"),
			value: message.content,
			ref: (node: Element) => {
				const field = node as HTMLTextAreaElement;
				field.focus();
				field.setSelectionRange(field.value.length, field.value.length);
			},
		}),
		h(
			"div",
			{ class: "edit-foot" },
			h("button", { class: "button secondary", type: "button", onclick: stop }, t("cancel")),
			h("button", { class: "button primary", type: "submit" }, t("save")),
		),
	);
}
