// The side panel: the story, the members, things to try.
import { type Child, h, type VNode } from "../dom.ts";
import { icon } from "../icons.ts";
import { page, redraw } from "../state.ts";
import { t } from "../texts.ts";
import { forgetFaults } from "./faults.ts";
import { labView } from "./lab.ts";
import { membersView } from "./members.ts";
import { storyView } from "./story.ts";

const TABS = ["story", "members", "lab"] as const;

export function showTab(tab: (typeof TABS)[number]): void {
	page.tab = tab;
	if (tab === "lab") forgetFaults();
	page.panelOpen = true;
	redraw();
}

export function panelView(): VNode {
	const content: Child = page.tab === "story" ? storyView() : page.tab === "members" ? membersView() : labView();
	const close = () => {
		page.drawer = null;
		page.panelOpen = false;
		redraw();
		requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById("panel-toggle")?.focus()));
	};
	return h(
		"aside",
		{ class: "panel", id: "panel", "aria-label": t("panel") },
		h(
			"div",
			{ class: "panel-head" },
			h("div", { class: "tabs", role: "tablist", "aria-label": t("panel"), onkeydown: onKey }, TABS.map(tabView)),
			h(
				"button",
				{
					class: "tool panel-close",
					type: "button",
					"aria-label": t("closePanel"),
					title: t("closePanel"),
					onclick: close,
				},
				icon("close"),
			),
		),
		h(
			"div",
			{
				class: "panel-body",
				role: "tabpanel",
				id: "panel-body",
				"aria-labelledby": `tab-${page.tab}`,
				tabindex: "0",
				key: page.tab,
			},
			content,
		),
	);
}

const tabView = (name: (typeof TABS)[number]): VNode =>
	h(
		"button",
		{
			class: "tab",
			type: "button",
			role: "tab",
			id: `tab-${name}`,
			"aria-selected": String(page.tab === name),
			"aria-controls": "panel-body",
			tabindex: page.tab === name ? "0" : "-1",
			onclick: () => showTab(name),
		},
		t(name),
	);

function onKey(event: KeyboardEvent): void {
	const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
	if (!step) return;
	event.preventDefault();
	const next = TABS[(TABS.indexOf(page.tab) + step + TABS.length) % TABS.length]!;
	showTab(next);
	document.getElementById(`tab-${next}`)?.focus();
}
