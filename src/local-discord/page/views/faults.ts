// Faults to switch on: what goes wrong with Discord in the wild.
import { reasonOf } from "../actions.ts";
import * as api from "../api.ts";
import { type Child, h, type VNode } from "../dom.ts";
import { redraw, toast } from "../state.ts";
import { t, words } from "../texts.ts";

let known: api.Faults | null = null;
let asked = false;

async function load(): Promise<void> {
	asked = true;
	known = await api.readFaults().catch(() => null);
	redraw();
}

/** Lets the list be read again when it is next shown: faults use themselves up. */
export function forgetFaults(): void {
	asked = false;
}

export function faultList(): Child[] {
	if (!asked) void load();
	if (!known) return [];
	return [
		h("p", { class: "fault-state" }, t(known.connected > 0 ? "botConnected" : "botAway")),
		h(
			"ul",
			{ class: "faults" },
			known.faults.map((fault) => h("li", { key: fault.id }, faultSwitch(fault))),
		),
		known.faults.some((fault) => fault.active) &&
			h(
				"button",
				{ class: "text-button", type: "button", onclick: () => void set({ clear: true }, t("faultsEnded")) },
				t("faultsOff"),
			),
	];
}

function faultSwitch(fault: api.Fault): VNode {
	const change = (event: Event) => {
		const active = (event.target as HTMLInputElement).checked;
		const name = words(fault.title);
		void set({ id: fault.id, active }, t(active ? "faultSet" : "faultEnded", { name }));
	};
	return h(
		"label",
		{ class: "option" },
		h("input", { type: "checkbox", role: "switch", checked: fault.active, onchange: change }),
		h("span", { class: "entry-text" }, h("span", {}, words(fault.title)), h("small", {}, words(fault.description))),
	);
}

async function set(change: Parameters<typeof api.setFault>[0], said: string): Promise<void> {
	try {
		await api.setFault(change);
		toast(said);
	} catch (error) {
		toast(t("loadFailed", { why: reasonOf(error) }), "error");
	}
	await load();
}
