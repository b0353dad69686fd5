// The options of a command being filled in: what each takes, what it suggests, what has been given.
import * as api from "../api.ts";
import { h, type VNode } from "../dom.ts";
import { chooseFiles, type FileToSend, readFile } from "../files.ts";
import type { Choice, CommandOption } from "../model.ts";
import { page, redraw, toast } from "../state.ts";
import { t } from "../texts.ts";
import { type Combo, createCombo, type Suggestion } from "./combo.ts";
import { choicesOf } from "./select.ts";
import { choiceLabel, fullName, type SlashCommand } from "./slash-commands.ts";

export interface Entry {
	readonly slash: SlashCommand;
	readonly fields: Map<string, Combo>;
	readonly files: Map<string, FileToSend>;
	/** The options shown: the required ones and those added. */
	shown: CommandOption[];
	missing: Set<string>;
	sending: boolean;
}

export const fieldId = (option: CommandOption): string => `option-${option.name}`;

export function fileButton(entry: Entry, option: CommandOption): VNode {
	const file = entry.files.get(option.name);
	const choose = async () => {
		const [chosen] = await chooseFiles(false);
		if (!chosen) return;
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

export function comboOf(entry: Entry, option: CommandOption): Combo {
	let combo = entry.fields.get(option.name);
	if (!combo) {
		combo = createCombo();
		entry.fields.set(option.name, combo);
	}
	return combo;
}

export const offersList = (option: CommandOption): boolean =>
	Boolean(option.autocomplete) || Boolean(option.choices?.length) || (option.type >= 5 && option.type <= 9);

export async function search(entry: Entry, option: CommandOption, typed: string): Promise<void> {
	const combo = comboOf(entry, option);
	if (option.autocomplete) return askBot(entry, option, combo, typed);
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
async function askBot(entry: Entry, option: CommandOption, combo: Combo, typed: string): Promise<void> {
	combo.searching = true;
	await new Promise((done) => setTimeout(done, 150));
	if (combo.text !== typed) return;
	try {
		const options = { ...given(entry), [option.name]: typed };
		const values = { channelId: page.channelId, name: fullName(entry.slash), options, focused: option.name };
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
export function given(entry: Entry): Record<string, unknown> {
	const values: Record<string, unknown> = {};
	for (const option of entry.shown) {
		const file = entry.files.get(option.name);
		if (file) values[option.name] = file;
		const combo = entry.fields.get(option.name);
		const value = combo?.value ?? (offersList(option) ? undefined : combo?.text);
		if (value === undefined || value === "") continue;
		const isNumber = (option.type === 4 || option.type === 10) && typeof value === "string";
		values[option.name] = isNumber ? Number(value.replace(",", ".")) : value;
	}
	return values;
}
