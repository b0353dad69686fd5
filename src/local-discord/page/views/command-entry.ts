// A slash command being filled in: its options as fields, suggestions from the bot where it offers them.

import { type Child, h, type VNode } from "../dom.ts";
import { icon } from "../icons.ts";
import { interact } from "../interact.ts";
import type { CommandOption } from "../model.ts";
import { page, redraw } from "../state.ts";
import { t } from "../texts.ts";
import { comboView } from "./combo.ts";
import { comboOf, type Entry, fieldId, fileButton, given, offersList, search } from "./command-fields.ts";
import { localDescription, localName } from "./command-names.ts";
import { fullName, type SlashCommand } from "./slash-commands.ts";

let entry: Entry | null = null;

export const entryIsOpen = (): boolean => entry !== null;

export function openEntry(slash: SlashCommand): void {
	entry = {
		slash,
		fields: new Map(),
		files: new Map(),
		shown: slash.options.filter((option) => option.required),
		missing: new Set(),
		sending: false,
	};
	if (entry.shown.length === 0 && slash.options.length === 1) entry.shown = [...slash.options];
	redraw();
	focusSoon(entry.shown[0] ? fieldId(entry.shown[0]) : "command-send");
}

export function closeEntry(): void {
	entry = null;
	redraw();
	focusSoon("composer");
}

const focusSoon = (id: string): void => {
	requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(id)?.focus()));
};

export function entryView(): VNode {
	const { slash, shown } = entry!;
	const more = slash.options.filter((option) => !shown.includes(option));
	return h(
		"form",
		{
			class: "command-entry",
			"aria-label": `/${slash.label}`,
			onsubmit: (event: Event) => {
				event.preventDefault();
				void send();
			},
			onkeydown: (event: KeyboardEvent) => {
				if (event.key === "Escape") closeEntry();
			},
		},
		h(
			"div",
			{ class: "command-head" },
			h("strong", {}, `/${slash.label}`),
			h("span", { class: "quiet" }, slash.description),
			h(
				"button",
				{ class: "tool", type: "button", "aria-label": t("cancel"), title: t("cancel"), onclick: closeEntry },
				icon("close", 18),
			),
		),
		h("div", { class: "command-fields" }, shown.map(fieldView)),
		h(
			"div",
			{ class: "command-foot" },
			more.map((option) =>
				h(
					"button",
					{
						class: "chip",
						type: "button",
						key: option.name,
						"aria-label": t("addOption", { name: localName(option) }),
						title: localDescription(option),
						onclick: () => add(option),
					},
					icon("plus", 14),
					localName(option),
				),
			),
			h(
				"button",
				{ class: "button primary", id: "command-send", type: "submit", disabled: entry!.sending },
				icon("send", 16),
				t("send"),
			),
		),
	);
}

function add(option: CommandOption): void {
	entry!.shown = [...entry!.shown, option];
	redraw();
	focusSoon(fieldId(option));
}

function fieldView(option: CommandOption): VNode {
	const id = fieldId(option);
	const combo = comboOf(entry!, option);
	const missing = entry!.missing.has(option.name);
	const hint = missing ? t("required") : localDescription(option);
	const suggests = offersList(option);
	const props = {
		id,
		label: localName(option),
		required: option.required ?? false,
		invalid: missing,
		free: !suggests || Boolean(option.autocomplete),
		describedBy: `${id}-hint`,
	};
	const plain = option.type === 11 ? fileButton(entry!, option) : null;
	const remove: Child =
		!option.required && entry!.slash.options.length > 1
			? h(
					"button",
					{
						class: "tool",
						type: "button",
						"aria-label": t("removeOption", { name: localName(option) }),
						onclick: () => leaveOut(option),
					},
					icon("close", 15),
				)
			: null;
	const submit = () => void send();
	return h(
		"div",
		{ class: missing ? "field missing" : "field", key: option.name },
		h(
			"label",
			{ for: id },
			localName(option),
			option.required ? null : h("span", { class: "quiet" }, ` · ${t("optional")}`),
		),
		h(
			"div",
			{ class: "field-line" },
			plain ?? comboView(combo, { ...props, search: (typed) => void search(entry!, option, typed), submit }),
			remove,
		),
		h("small", { id: `${id}-hint`, class: "hint" }, hint),
	);
}

function leaveOut(option: CommandOption): void {
	entry!.shown = entry!.shown.filter((one) => one !== option);
	entry!.fields.delete(option.name);
	redraw();
}

async function send(): Promise<void> {
	const current = entry!;
	const have = given(current);
	current.missing = new Set(
		current.shown.filter((option) => option.required && !(option.name in have)).map((one) => one.name),
	);
	const first = current.shown.find((option) => current.missing.has(option.name));
	if (first) {
		redraw();
		focusSoon(fieldId(first));
		return;
	}
	current.sending = true;
	redraw();
	const sent = await interact("command", {
		channelId: page.channelId,
		name: fullName(current.slash),
		options: have,
	});
	current.sending = false;
	if (sent && entry === current) closeEntry();
	else redraw();
}
