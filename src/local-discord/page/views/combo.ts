// A field with a list of suggestions beneath it; arrow keys choose, Enter takes, Escape closes.
import { h, type VNode } from "../dom.ts";
import { redraw } from "../state.ts";
import { t } from "../texts.ts";

export interface Suggestion {
	readonly label: string;
	readonly description?: string;
	readonly value: string | number | boolean;
	readonly before?: () => VNode;
}

export interface Combo {
	text: string;
	value: string | number | boolean | undefined;
	open: boolean;
	active: number;
	found: readonly Suggestion[];
	searching: boolean;
}

export const createCombo = (): Combo => ({
	text: "",
	value: undefined,
	open: false,
	active: 0,
	found: [],
	searching: false,
});

export interface ComboProps {
	readonly id: string;
	readonly label: string;
	readonly required: boolean;
	readonly invalid: boolean;
	readonly placeholder?: string;
	/** Text that is none of the suggestions is a value too (autocomplete). */
	readonly free: boolean;
	readonly search: (typed: string) => void;
	readonly submit: () => void;
	readonly describedBy?: string;
}

export function comboView(combo: Combo, props: ComboProps): VNode {
	const listId = `${props.id}-list`;
	const shown = combo.open && (combo.found.length > 0 || combo.searching || combo.text !== "");
	return h(
		"div",
		{ class: "combo" },
		h("input", {
			id: props.id,
			type: "text",
			role: "combobox",
			autocomplete: "off",
			"aria-expanded": String(shown),
			"aria-controls": listId,
			"aria-autocomplete": "list",
			"aria-activedescendant": shown && combo.found.length ? `${props.id}-${combo.active}` : undefined,
			"aria-required": props.required ? "true" : undefined,
			"aria-invalid": props.invalid ? "true" : undefined,
			"aria-describedby": props.describedBy,
			placeholder: props.placeholder,
			value: combo.text,
			onfocus: () => openList(combo, props),
			onblur: () => closeSoon(combo),
			oninput: (event: Event) => {
				combo.text = (event.target as HTMLInputElement).value;
				combo.value = props.free && combo.text !== "" ? combo.text : undefined;
				openList(combo, props);
			},
			onkeydown: (event: KeyboardEvent) => onKey(event, combo, props),
		}),
		h(
			"div",
			{ class: "suggestions", role: "listbox", id: listId, "aria-label": props.label, hidden: !shown },
			combo.found.map((one, index) => suggestionView(one, index, combo, props)),
			combo.found.length === 0 &&
				h(
					"div",
					{ class: "entry quiet", role: "option", "aria-disabled": "true", "aria-selected": "false" },
					t(combo.searching ? "searching" : "noMatches"),
				),
		),
	);
}

function suggestionView(one: Suggestion, index: number, combo: Combo, props: ComboProps): VNode {
	return h(
		"div",
		{
			class: index === combo.active ? "entry active" : "entry",
			role: "option",
			id: `${props.id}-${index}`,
			"aria-selected": String(index === combo.active),
			onpointerdown: (event: Event) => {
				event.preventDefault();
				take(combo, one);
			},
		},
		one.before?.(),
		h("span", { class: "entry-text" }, h("span", {}, one.label), one.description && h("small", {}, one.description)),
	);
}

function openList(combo: Combo, props: ComboProps): void {
	combo.open = true;
	combo.active = 0;
	props.search(combo.text);
	redraw();
}

function closeSoon(combo: Combo): void {
	combo.open = false;
	redraw();
}

function take(combo: Combo, one: Suggestion): void {
	combo.text = one.label;
	combo.value = one.value;
	combo.open = false;
	redraw();
}

function onKey(event: KeyboardEvent, combo: Combo, props: ComboProps): void {
	const length = combo.found.length;
	if ((event.key === "ArrowDown" || event.key === "ArrowUp") && length) {
		event.preventDefault();
		combo.open = true;
		combo.active = (combo.active + (event.key === "ArrowDown" ? 1 : length - 1)) % length;
		redraw();
	} else if (event.key === "Enter") {
		event.preventDefault();
		const one = combo.found[combo.active];
		if (combo.open && one && combo.value !== one.value && !(props.free && combo.text === "")) take(combo, one);
		else props.submit();
	} else if (event.key === "Tab" && combo.open && combo.text !== "" && combo.found[combo.active]) {
		take(combo, combo.found[combo.active]!);
	} else if (event.key === "Escape" && combo.open && combo.found.length > 0) {
		event.stopPropagation();
		combo.open = false;
		redraw();
	}
}
