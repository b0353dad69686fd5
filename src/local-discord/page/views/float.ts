// Menus and lists that float above the page: one at a time, worked by arrow keys, closed by Escape or a click beside it.
// The focus goes in when it opens and back to where it was when it closes.
import { type Child, draw, h, type VNode } from "../dom.ts";
import { type IconName, icon } from "../icons.ts";
import { t } from "../texts.ts";

export interface Entry {
	readonly label: string;
	readonly description?: string | null;
	readonly icon?: IconName;
	readonly before?: () => VNode;
	readonly danger?: boolean;
	readonly selected?: boolean;
	/** A line above this entry, with a heading where it is not "". */
	readonly group?: string;
	readonly run?: () => void;
	readonly value?: string;
}

interface Floating {
	readonly label: string;
	readonly role: "menu" | "listbox";
	readonly entries: readonly Entry[];
	readonly at: Element | { readonly x: number; readonly y: number };
	/** Several may be chosen: how many at least and at most, and who learns of it. */
	readonly several?: { readonly min: number; readonly max: number; readonly done: (values: string[]) => void };
}

let open: Floating | null = null;
let chosen = new Set<string>();
let back: HTMLElement | null = null;
const layer = (): HTMLElement => document.getElementById("layer")!;

/** Opens a menu or list; an entry's `run` is called when it is chosen. */
export function openFloat(floating: Floating): void {
	if (!open) back = document.activeElement instanceof HTMLElement ? document.activeElement : null;
	open = floating;
	chosen = new Set(floating.entries.filter((entry) => entry.selected).map((entry) => entry.value ?? entry.label));
	drawFloat();
	position();
	items()[
		Math.max(
			0,
			floating.entries.findIndex((entry) => entry.selected),
		)
	]?.focus({ preventScroll: true });
}

export function closeFloat(refocus = true): void {
	if (!open) return;
	open = null;
	drawFloat();
	const target = back;
	back = null;
	if (refocus && target?.isConnected) target.focus({ preventScroll: true });
}

export const floatIsOpen = (): boolean => open !== null;

const items = (): HTMLElement[] => [...layer().querySelectorAll<HTMLElement>("[data-entry]")];

function drawFloat(): void {
	if (!open) {
		draw(layer(), []);
		return;
	}
	const { role, label, entries, several } = open;
	const children: Child[] = entries.map((entry, index) => [
		entry.group !== undefined &&
			h("div", { class: "float-group", role: "presentation", key: `g${index}` }, entry.group),
		entryView(entry, index),
	]);
	const tooFew = several ? chosen.size < several.min : false;
	draw(layer(), [
		h("div", { class: "float-veil", onpointerdown: () => closeFloat() }),
		h(
			"div",
			{ class: `float ${role}`, role: "dialog", "aria-label": label, onkeydown: onKey },
			h(
				"div",
				{ class: "float-list", role, "aria-label": label, "aria-multiselectable": several ? "true" : undefined },
				children,
			),
			several &&
				h(
					"div",
					{ class: "float-foot" },
					h(
						"span",
						{ class: "quiet" },
						tooFew ? t("chooseAtLeast", { n: several.min }) : t("chooseUpTo", { n: several.max }),
					),
					h("button", { class: "button primary", type: "button", disabled: tooFew, onclick: finish }, t("apply")),
				),
		),
	]);
}

function entryView(entry: Entry, index: number): VNode {
	const isOption = open!.role === "listbox";
	const on = chosen.has(entry.value ?? entry.label);
	return h(
		"button",
		{
			key: index,
			class: `entry ${entry.danger ? "danger" : ""}`,
			type: "button",
			role: isOption ? "option" : "menuitem",
			"aria-selected": isOption ? String(on) : undefined,
			tabindex: "-1",
			"data-entry": index,
			onclick: () => pick(entry),
		},
		entry.before?.() ?? (entry.icon && icon(entry.icon, 18)),
		h(
			"span",
			{ class: "entry-text" },
			h("span", {}, entry.label),
			entry.description && h("small", {}, entry.description),
		),
		isOption && on && icon("check", 18),
	);
}

function pick(entry: Entry): void {
	const several = open?.several;
	if (!several) {
		closeFloat();
		entry.run?.();
		return;
	}
	const value = entry.value ?? entry.label;
	if (chosen.has(value)) chosen.delete(value);
	else if (chosen.size < several.max) chosen.add(value);
	drawFloat();
}

function finish(): void {
	const done = open?.several?.done;
	const values = [...chosen];
	closeFloat();
	done?.(values);
}

function onKey(event: KeyboardEvent): void {
	const all = items();
	const at = all.indexOf(document.activeElement as HTMLElement);
	const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
	if (to !== undefined) {
		event.preventDefault();
		all[(to + all.length) % all.length]?.focus();
	} else if (event.key === "Escape" || (event.key === "Tab" && !open?.several)) {
		event.preventDefault();
		event.stopPropagation();
		closeFloat();
	} else if (event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey) {
		const letter = event.key.toLocaleLowerCase();
		const order = [...all.slice(at + 1), ...all.slice(0, at + 1)];
		order.find((item) => item.textContent?.trim().toLocaleLowerCase().startsWith(letter))?.focus();
	}
}

/** Below its anchor, above where there is more room, never outside the window. */
function position(): void {
	const box = layer().querySelector<HTMLElement>(".float");
	if (!box || !open) return;
	for (const side of ["left", "top", "min-width"]) box.style.removeProperty(side);
	// On a phone it is a sheet at the lower edge; the style sheet places it.
	if (innerWidth < 768) return;
	const rect = open.at instanceof Element ? open.at.getBoundingClientRect() : null;
	const point = open.at instanceof Element ? null : open.at;
	const left = rect?.left ?? point!.x;
	const below = rect ? rect.bottom + 4 : point!.y;
	const above = rect ? rect.top - 4 : point!.y;
	const edge = 8;
	const goUp = below + box.offsetHeight > innerHeight - edge && above > innerHeight - below;
	const top = goUp ? above - box.offsetHeight : below;
	const widest = innerWidth - box.offsetWidth - edge;
	box.style.setProperty("left", `${Math.max(edge, Math.min(left, widest))}px`);
	box.style.setProperty("top", `${Math.max(edge, Math.min(top, innerHeight - box.offsetHeight - edge))}px`);
	if (rect && open.role === "listbox") box.style.setProperty("min-width", `${Math.min(rect.width, innerWidth - 16)}px`);
}
