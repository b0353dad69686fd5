// A slash command being filled in: its options as fields, suggestions from the bot where it offers them.

import { interact } from "../actions.ts";
import * as api from "../api.ts";
import { type Child, h, type VNode } from "../dom.ts";
import { chooseFiles, type FileToSend, readFile } from "../files.ts";
import { icon } from "../icons.ts";
import type { Choice, CommandOption } from "../model.ts";
import { page, redraw, toast } from "../state.ts";
import { t } from "../texts.ts";
import { type Combo, comboView, createCombo, type Suggestion } from "./combo.ts";
import { localDescription, localName } from "./command-names.ts";
import { choicesOf } from "./select.ts";
import { choiceLabel, fullName, type SlashCommand } from "./slash-commands.ts";

interface Entry {
	readonly slash: SlashCommand;
	readonly fields: Map<string, Combo>;
	readonly files: Map<string, FileToSend>;
	/** The options shown: the required ones and those added. */
	shown: CommandOption[];
	missing: Set<string>;
	sending: boolean;
}

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
const fieldId = (option: CommandOption): string => `option-${option.name}`;

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
	const combo = comboOf(option);
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
	const plain = option.type === 11 ? fileButton(option) : null;
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
			plain ?? comboView(combo, { ...props, search: (typed) => void search(option, typed), submit }),
			remove,
		),
		h("small", { id: `${id}-hint`, class: "hint" }, hint),
	);
}

function fileButton(option: CommandOption): VNode {
	const file = entry!.files.get(option.name);
	const choose = async () => {
		const [chosen] = await chooseFiles(false);
		if (!chosen || !entry) return;
		try {
			entry.files.set(option.name, await readFile(chosen));
		} catch {
			toast(t("tooLarge", { name: chosen.name }), "error");
		}
		redraw();
	};
	const label = file?.filename ?? t("chooseFile");
	return h(
		"button",
		{ class: "button secondary", id: fieldId(option), type: "button", onclick: () => void choose() },
		label,
	);
}

function comboOf(option: CommandOption): Combo {
	let combo = entry!.fields.get(option.name);
	if (!combo) {
		combo = createCombo();
		entry!.fields.set(option.name, combo);
	}
	return combo;
}

function leaveOut(option: CommandOption): void {
	entry!.shown = entry!.shown.filter((one) => one !== option);
	entry!.fields.delete(option.name);
	redraw();
}

const offersList = (option: CommandOption): boolean =>
	Boolean(option.autocomplete) || Boolean(option.choices?.length) || (option.type >= 5 && option.type <= 9);

async function search(option: CommandOption, typed: string): Promise<void> {
	const combo = comboOf(option);
	if (option.autocomplete) return askBot(option, combo, typed);
	const wanted = combo.value === undefined ? typed.toLocaleLowerCase().replace(/^[@#]/, "") : "";
	combo.found = localSuggestions(option)
		.filter((one) => one.label.toLocaleLowerCase().includes(wanted))
		.slice(0, 25);
}

function localSuggestions(option: CommandOption): Suggestion[] {
	if (option.choices?.length)
		return option.choices.map((choice) => ({ label: choiceLabel(choice), value: choice.value }));
	if (option.type === 5)
		return [
			{ label: t("yes"), value: true },
			{ label: t("no"), value: false },
		];
	const kind = { 6: 5, 7: 8, 8: 6, 9: 7 }[option.type];
	if (!kind) return [];
	return choicesOf({ type: kind, channel_types: option.channel_types ?? [] }).map((one) => ({
		label: one.label,
		value: one.value!,
		...(one.description ? { description: one.description } : {}),
		...(one.before ? { before: one.before } : {}),
	}));
}

/** Asks the bot for suggestions; of answers that overtake each other the last question's counts. */
async function askBot(option: CommandOption, combo: Combo, typed: string): Promise<void> {
	combo.searching = true;
	const current = entry!;
	await new Promise((done) => setTimeout(done, 150));
	if (entry !== current || combo.text !== typed) return;
	try {
		const options = { ...given(), [option.name]: typed };
		const values = { channelId: page.channelId, name: fullName(current.slash), options, focused: option.name };
		const answer = await api.act<{ choices: Choice[] }>(page.as, "autocomplete", values);
		if (combo.text !== typed) return;
		combo.found = answer.choices.map((choice) => ({ label: choiceLabel(choice), value: choice.value }));
	} catch {
		combo.found = [];
	}
	combo.searching = false;
	redraw();
}

/** What has been given so far, by option. */
function given(): Record<string, unknown> {
	const values: Record<string, unknown> = {};
	for (const option of entry!.shown) {
		const file = entry!.files.get(option.name);
		if (file) values[option.name] = file;
		const combo = entry!.fields.get(option.name);
		const value = combo?.value ?? (offersList(option) ? undefined : combo?.text);
		if (value === undefined || value === "") continue;
		const isNumber = (option.type === 4 || option.type === 10) && typeof value === "string";
		values[option.name] = isNumber ? Number(value.replace(",", ".")) : value;
	}
	return values;
}

async function send(): Promise<void> {
	const current = entry!;
	const have = given();
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
