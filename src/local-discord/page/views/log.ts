// The messages of the open channel: a window of them, days and news marked, the reading position kept.
import { markSeen, readOlder } from "../actions.ts";
import { type Child, h, type VNode } from "../dom.ts";
import { type History, moveDown, moveToEnd, moveUp, showsEnd } from "../history.ts";
import { icon } from "../icons.ts";
import type { Message } from "../model.ts";
import { HOME, history, inThread, page, place, redraw } from "../state.ts";
import { t } from "../texts.ts";
import { dayName, sameDay } from "../time.ts";
import { messageView } from "./message.ts";
import { openMessageMenu } from "./message-menu.ts";

let box: HTMLElement | null = null;
let stuck = true;
let shownChannel = "";
let anchor: { id: string; top: number } | null = null;

/** Whether the reader is at the end, so that new messages may move the window along. */
export const following = (): boolean => stuck;

export function logView(): VNode {
	const list = history(page.channelId);
	const name = placeName();
	return h(
		"div",
		{ class: "log-frame" },
		h(
			"div",
			{
				class: "log",
				role: "log",
				"aria-label": t("messagesIn", { name }),
				// What is new is read out by the page's live region, not every message that scrolls into the window.
				"aria-live": "off",
				"aria-busy": list.loading ? "true" : undefined,
				tabindex: "0",
				onscroll: onScroll,
				onkeydown: onKey,
				ref: (node: Element) => {
					box = node as HTMLElement;
					new ResizeObserver(keepPosition).observe(node.firstElementChild!);
					new ResizeObserver(keepPosition).observe(node);
				},
			},
			h("div", { class: "log-inner" }, top(list, name), rows(list)),
		),
		!stuck || !showsEnd(list)
			? h("button", { class: "to-newest", type: "button", onclick: toNewest }, t("toNewest"), icon("down", 16))
			: null,
	);
}

function placeName(): string {
	const here = place(page.channelId);
	if (!here) return "";
	return here.guildId === HOME || here.thread ? here.name : `#${here.name}`;
}

function top(list: History, name: string): Child {
	if (list.loading) return h("p", { class: "log-note", key: "top" }, t("loadingOlder"));
	if (!list.complete || list.from > 0) return null;
	return h(
		"div",
		{ class: "begin", key: "top" },
		h("p", {}, t(page.guildId === HOME ? "beginDm" : inThread() ? "beginThread" : "begin", { name })),
		list.items.length === 0 && h("p", { class: "quiet" }, t("empty")),
	);
}

function rows(list: History): Child[] {
	const out: Child[] = [];
	let before: Message | null = null;
	for (const message of list.items.slice(list.from, list.to)) {
		if (page.dismissed.has(message.id)) continue;
		const ms = Date.parse(message.timestamp);
		const newDay = !before || !sameDay(Date.parse(before.timestamp), ms);
		const isNew = page.newFrom !== null && before?.id === page.newFrom;
		if (newDay)
			out.push(
				h(
					"div",
					{ class: "rule", key: `day ${message.id}`, role: "separator", "aria-label": dayName(ms) },
					h("span", {}, dayName(ms)),
				),
			);
		if (isNew)
			out.push(
				h(
					"div",
					{ class: "rule new", key: "new", role: "separator", "aria-label": t("newMessages") },
					h("span", {}, t("newMessages")),
				),
			);
		out.push(messageView(message, !newDay && !isNew && continues(before, message)));
		before = message;
	}
	return out;
}

function continues(before: Message | null, message: Message): boolean {
	const ordinary = (one: Message) => one.type === 0 || one.type === 20;
	return (
		before !== null &&
		ordinary(before) &&
		message.type === 0 &&
		before.author.id === message.author.id &&
		before.author.username === message.author.username &&
		(before.flags ?? 0) % 128 === (message.flags ?? 0) % 128 &&
		Date.parse(message.timestamp) - Date.parse(before.timestamp) < 7 * 60_000
	);
}

/** Before the tree changes: which message is being read, and where it stands. */
export function beforeLogDraw(): void {
	anchor = null;
	if (!box || stuck) return;
	const frame = box.getBoundingClientRect();
	for (const node of box.querySelectorAll<HTMLElement>("[data-message]")) {
		const rect = node.getBoundingClientRect();
		if (rect.bottom > frame.top) {
			anchor = { id: node.dataset.message!, top: rect.top };
			return;
		}
	}
}

export function afterLogDraw(): void {
	if (!box?.isConnected) return;
	if (shownChannel !== page.channelId) {
		shownChannel = page.channelId;
		stuck = true;
	}
	keepPosition();
}

function keepPosition(): void {
	if (!box) return;
	if (stuck) {
		box.scrollTop = box.scrollHeight;
		fillUp();
		return;
	}
	const node = anchor && box.querySelector(`[data-message="${CSS.escape(anchor.id)}"]`);
	if (node && anchor) box.scrollTop += node.getBoundingClientRect().top - anchor.top;
}

/** A window that does not fill the frame asks for more. */
function fillUp(): void {
	const list = history(page.channelId);
	if (!box || !list.ready || list.loading || box.scrollHeight > box.clientHeight + 200) return;
	if (moveUp(list)) redraw();
	else if (!list.complete) void readOlder(page.channelId);
}

function onScroll(): void {
	if (!box) return;
	anchor = null;
	const list = history(page.channelId);
	const toEnd = box.scrollHeight - box.scrollTop - box.clientHeight;
	const wasStuck = stuck;
	stuck = toEnd < 40 && showsEnd(list);
	if (stuck) markSeen();
	if (box.scrollTop < 400) {
		if (moveUp(list)) redraw();
		else if (list.ready && !list.complete && !list.loading) void readOlder(page.channelId);
	} else if (toEnd < 400 && moveDown(list)) redraw();
	if (wasStuck !== stuck) redraw();
}

function toNewest(): void {
	moveToEnd(history(page.channelId));
	stuck = true;
	page.newFrom = null;
	redraw();
	box?.focus();
}

/** Arrow keys walk through the messages, the menu key opens what can be done with one. */
function onKey(event: KeyboardEvent): void {
	const inLog = event.target === box;
	const article = (event.target as Element).closest<HTMLElement>("[data-message]");
	if (event.target !== article && !inLog) return;
	const all = [...box!.querySelectorAll<HTMLElement>("[data-message]")];
	const at = article ? all.indexOf(article) : all.length;
	const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: all.length - 1 }[event.key];
	if (to !== undefined) {
		event.preventDefault();
		const node = all[Math.max(0, Math.min(to, all.length - 1))];
		page.current = node?.dataset.message ?? null;
		node?.focus();
		redraw();
	} else if (article && (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey))) {
		event.preventDefault();
		const message = history(page.channelId).items.find((one) => one.id === article.dataset.message);
		if (message) openMessageMenu(message, article);
	}
}
