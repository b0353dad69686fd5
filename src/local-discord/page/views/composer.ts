// The message box: text with suggestions for commands, people and channels; or a command being filled in.

import { perform } from "../actions.ts";
import { type Child, h, type VNode } from "../dom.ts";
import { icon } from "../icons.ts";
import { guild, HOME, history, nameOf, page, place, redraw, timedOutUntil } from "../state.ts";
import { t } from "../texts.ts";
import { now, shortTime } from "../time.ts";
import { attach, attached, attachedBar } from "./attached-files.ts";
import { entryIsOpen, entryView } from "./command-entry.ts";
import { COMPOSER_ID, focusComposer } from "./composer-text.ts";
import { draft, drafts, mentions, setDraft } from "./draft.ts";
import { startEdit } from "./message-menu.ts";
import { authorName } from "./message-top.ts";
import { activeOffer, noCommand, offerList, offersNow, onOfferKey, restartOffers } from "./offers.ts";

export function composerView(): Child {
	const here = place(page.channelId);
	if (!here) return null;
	const obstacle = obstacleHere();
	if (obstacle) return h("div", { class: "composer-note", role: "status" }, icon("lock", 18), obstacle);
	if (entryIsOpen()) return h("div", { class: "composer" }, entryView());
	const offers = offersNow();
	const name = here.guildId === HOME ? here.name : `#${here.name}`;
	const prompt = here.thread ? t("writeInThread") : t("writeIn", { name });
	return h(
		"div",
		{ class: "composer" },
		typingLine(),
		offers.length || noCommand() ? offerList(offers) : null,
		page.replyTo && replyBar(),
		here.thread?.archived && h("p", { class: "composer-hint" }, icon("archive", 15), t("threadArchived")),
		attachedBar(),
		h(
			"div",
			{ class: "composer-line" },
			h(
				"button",
				{
					class: "tool",
					type: "button",
					title: t("commandsButton"),
					"aria-label": t("commandsButton"),
					onclick: startCommand,
				},
				icon("slash"),
			),
			h(
				"button",
				{ class: "tool", type: "button", title: t("attach"), "aria-label": t("attach"), onclick: () => void attach() },
				icon("plus"),
			),
			h("textarea", {
				id: COMPOSER_ID,
				rows: "1",
				maxlength: "2000",
				placeholder: prompt,
				"aria-label": prompt,
				"aria-autocomplete": "list",
				"aria-controls": offers.length ? "offers" : undefined,
				"aria-activedescendant": offers.length ? `offer-${activeOffer()}` : undefined,
				value: draft(),
				oninput: (event: Event) => {
					drafts.set(page.channelId, (event.target as HTMLTextAreaElement).value);
					restartOffers();
					redraw();
				},
				onkeydown: onKey,
				onclick: redraw,
			}),
			h(
				"button",
				{
					class: "tool send",
					type: "button",
					title: t("send"),
					"aria-label": t("send"),
					disabled: draft().trim() === "" && !attached.get(page.channelId)?.length,
					onclick: () => void send(),
				},
				icon("send"),
			),
		),
	);
}

function typingLine(): Child {
	const names = [...page.typing]
		.filter(([key, until]) => key.startsWith(`${page.channelId} `) && until > Date.now())
		.map(([key]) => nameOf(key.split(" ")[1]!));
	if (names.length === 0) return null;
	return h("p", { class: "typing" }, t(names.length > 1 ? "typingMany" : "typing", { name: names.join(", ") }));
}

function obstacleHere(): string | null {
	const here = place(page.channelId)!;
	const until = timedOutUntil();
	if (here.guildId !== HOME && until && until > now()) return t("timedOut", { time: shortTime(until) });
	if (here.canSend) return null;
	if (here.thread) return t(here.thread.locked ? "threadLocked" : "cannotWrite");
	const hasThreads = guild()?.threads.some((one) => one.parentId === here.id && !one.locked);
	return t(hasThreads ? "writeInThreads" : "cannotWrite");
}

function replyBar(): VNode {
	const stop = () => {
		page.replyTo = null;
		redraw();
		focusComposer();
	};
	return h(
		"div",
		{ class: "reply-bar" },
		icon("reply", 16),
		h("span", {}, t("replyingTo", { name: authorName(page.replyTo!) })),
		h(
			"button",
			{ class: "tool", type: "button", "aria-label": t("stopReply"), title: t("stopReply"), onclick: stop },
			icon("close", 16),
		),
	);
}

function startCommand(): void {
	restartOffers();
	setDraft("/");
	focusComposer();
}

function onKey(event: KeyboardEvent): void {
	if (event.isComposing) return;
	if (onOfferKey(event)) return;
	if (event.key === "Enter" && !event.shiftKey) {
		event.preventDefault();
		void send();
	} else if (event.key === "Escape") {
		page.replyTo = null;
		redraw();
	} else if (event.key === "ArrowUp" && draft() === "") {
		const own = history(page.channelId).items.findLast((one) => one.author.id === page.as && !one.flags);
		if (own) {
			event.preventDefault();
			startEdit(own);
		}
	}
}

async function send(): Promise<void> {
	const text = draft().trim();
	const { channelId, replyTo } = page;
	const files = attached.get(channelId) ?? [];
	if (text === "" && files.length === 0) return;
	let content = text;
	for (const [label, code] of [...mentions].sort((a, b) => b[0].length - a[0].length))
		content = content.replaceAll(label, code);
	page.replyTo = null;
	setDraft("");
	const sent = await perform(replyTo ? "reply" : "say", {
		channelId,
		content,
		...(files.length ? { files } : {}),
		...(replyTo ? { messageId: replyTo.id } : {}),
	});
	if (sent === undefined) {
		if (!drafts.get(channelId)) drafts.set(channelId, text);
		page.replyTo = replyTo;
		redraw();
	} else {
		mentions.clear();
		attached.delete(channelId);
		redraw();
	}
}
