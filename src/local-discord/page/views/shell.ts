// The page as a whole: rail, channels, the open place, the side panel; drawers where there is no room.
import { type Child, h, type VNode } from "../dom.ts";
import { icon } from "../icons.ts";
import { inlineMarkdown } from "../markdown/render.ts";
import { isForum } from "../model.ts";
import { HOME, type Place, page, place, redraw } from "../state.ts";
import { t } from "../texts.ts";
import { askView } from "./ask.ts";
import { channelsView } from "./channels.ts";
import { composerView } from "./composer.ts";
import { focusComposer } from "./composer-text.ts";
import { threadEntries } from "./deeds.ts";
import { openFloat } from "./float.ts";
import { forumView } from "./forum.ts";
import { logView } from "./log.ts";
import { modalView } from "./modal.ts";
import { panelView } from "./panel.ts";
import { railView } from "./rail.ts";
import { tourView } from "./tour.ts";

const wide = matchMedia("(min-width: 1100px)");
const narrow = matchMedia("(max-width: 767px)");

export function shellView(): Child[] {
	if (!page.server) return [h("p", { class: "loading", role: "status" }, page.online ? t("loading") : t("offline"))];
	const here = place(page.channelId);
	const rightOpen = wide.matches ? page.panelOpen : page.drawer === "right";
	const leftOpen = !narrow.matches || page.drawer === "left";
	return [
		here && !isForum(here.type) && h("a", { class: "skip", href: "#write", onclick: skip }, t("skip")),
		h(
			"div",
			{
				class: ["shell", rightOpen ? "with-panel" : "", page.drawer ? `drawer-${page.drawer}` : ""].join(" "),
				onkeydown: onKey,
			},
			h("div", { class: "left", id: "left", hidden: !leftOpen }, railView(), channelsView()),
			h(
				"main",
				{ class: "main", "aria-label": here?.name ?? t("title"), inert: page.drawer !== null && !wide.matches },
				headView(here, rightOpen),
				offlineNote(),
				...body(here),
			),
			rightOpen ? panelView() : null,
			page.drawer &&
				h("button", {
					class: "drawer-veil",
					type: "button",
					tabindex: "-1",
					"aria-label": t("close"),
					onclick: closeDrawer,
				}),
		),
		h(
			"div",
			{ class: "toasts", role: "status", "aria-live": "polite" },
			page.toasts.map((one) => h("p", { class: `toast ${one.kind}`, key: one.key }, one.text)),
		),
		modalView(),
		askView(),
		tourView(),
	];
}

const offlineNote = (): Child => (page.online ? null : h("p", { class: "offline", role: "alert" }, t("offline")));

function body(here: Place | null): Child[] {
	if (!here) return [h("p", { class: "nothing" }, page.guildId === HOME ? t("noDms") : t("nothingHere"))];
	if (isForum(here.type)) return [forumView()];
	return [logView(), h("div", { id: "write", class: "write" }, composerView())];
}

function headView(here: Place | null, rightOpen: boolean): VNode {
	const sign = here?.thread
		? "thread"
		: here && isForum(here.type)
			? "forum"
			: here?.type === 5
				? "news"
				: here?.guildId === HOME
					? "mail"
					: "hash";
	return h(
		"header",
		{ class: "main-head" },
		h(
			"button",
			{
				class: "tool only-narrow",
				type: "button",
				"aria-label": t("openChannels"),
				title: t("openChannels"),
				"aria-expanded": String(page.drawer === "left"),
				"aria-controls": "left",
				onclick: () => openDrawer("left"),
			},
			icon("menu"),
		),
		here && icon(sign, 22),
		h(
			"div",
			{ class: "main-title" },
			here?.parent && h("span", { class: "crumb" }, `#${here.parent.name}`),
			h("h1", {}, here?.name ?? ""),
			here?.thread?.locked && h("span", { class: "state" }, icon("lock", 14), t("locked")),
			here?.thread?.archived && h("span", { class: "state" }, icon("archive", 14), t("archived")),
			here?.topic &&
				!isForum(here.type) &&
				h("p", { class: "topic", title: here.topic }, inlineMarkdown(here.topic, "topic")),
		),
		here?.thread &&
			h(
				"button",
				{
					class: "tool",
					type: "button",
					"aria-label": t("threadMenu"),
					title: t("threadMenu"),
					"aria-haspopup": "menu",
					onclick: (event: Event) =>
						openFloat({
							role: "menu",
							label: t("threadMenu"),
							at: event.currentTarget as Element,
							entries: threadEntries(),
						}),
				},
				icon("more"),
			),
		h(
			"button",
			{
				class: "tool",
				id: "panel-toggle",
				type: "button",
				"aria-label": t(rightOpen ? "closePanel" : "openPanel"),
				title: t(rightOpen ? "closePanel" : "openPanel"),
				"aria-expanded": String(rightOpen),
				"aria-controls": "panel",
				onclick: togglePanel,
			},
			icon("panel"),
		),
	);
}

function togglePanel(): void {
	if (wide.matches) {
		page.panelOpen = !page.panelOpen;
		redraw();
	} else if (page.drawer === "right") closeDrawer();
	else openDrawer("right");
}

function openDrawer(side: "left" | "right"): void {
	page.drawer = side;
	redraw();
	const inside = side === "left" ? "#left [aria-current=page], #left button" : ".panel [role=tab][aria-selected=true]";
	requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector<HTMLElement>(inside)?.focus()));
}

function closeDrawer(): void {
	page.drawer = null;
	redraw();
}

function skip(event: Event): void {
	event.preventDefault();
	focusComposer();
}

function onKey(event: KeyboardEvent): void {
	if (event.key === "Escape" && page.drawer) closeDrawer();
}

for (const query of [wide, narrow]) query.addEventListener("change", redraw);
