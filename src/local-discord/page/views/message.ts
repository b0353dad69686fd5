// One message of the log.

import { goTo } from "../actions.ts";
import { type Child, h, hWhen, type VNode } from "../dom.ts";
import { icon } from "../icons.ts";
import { parseInline } from "../markdown/inline.ts";
import { inlineMarkdown } from "../markdown/render.ts";
import { plainText } from "../markdown/tree.ts";
import type { Message } from "../model.ts";
import { MessageFlag } from "../model.ts";
import { isDark, prefs } from "../prefs.ts";
import { page, place, redraw } from "../state.ts";
import { count, t } from "../texts.ts";
import { clockTime, messageTime } from "../time.ts";
import { avatar } from "./avatar.ts";
import { content } from "./message-content.ts";
import { dismiss, openMessageMenu, startReply } from "./message-menu.ts";
import { authorName, header, mentionsMe, replyLine } from "./message-top.ts";
import { systemLine } from "./system-line.ts";

const has = (message: Message, flag: number): boolean => ((message.flags ?? 0) & flag) !== 0;

/** @param follows whether the message before is by the same author, moments ago */
export function messageView(message: Message, follows: boolean): VNode {
	const { id } = message;
	const flags = [
		page.waiting.size,
		page.failed.has(id),
		page.flash === id,
		page.current === id,
		page.replyTo?.id === id,
		page.editing?.id === id,
	];
	const when = [message, follows, page.server, prefs.language, isDark(), page.revealed.size, ...flags];
	const classes = ["message"];
	if (follows) classes.push("follows");
	if (has(message, MessageFlag.ephemeral)) classes.push("ephemeral");
	if (page.flash === id) classes.push("flash");
	if (page.replyTo?.id === id) classes.push("targeted");
	if (mentionsMe(message)) classes.push("mentions-me");
	const at = (event: MouseEvent) =>
		event.clientX || event.clientY ? { x: event.clientX, y: event.clientY } : (event.currentTarget as Element);
	return hWhen(
		when,
		"article",
		{
			key: id,
			class: classes.join(" "),
			"data-message": id,
			tabindex: page.current === id ? "0" : "-1",
			"aria-label": `${authorName(message)}, ${messageTime(Date.parse(message.timestamp))}`,
			oncontextmenu: (event: MouseEvent) => {
				if ((event.target as Element).closest("a")) return;
				event.preventDefault();
				openMessageMenu(message, at(event));
			},
			ontouchstart: (event: TouchEvent) => longPress(event, message),
			ontouchend: endPress,
			ontouchmove: endPress,
		},
		() => parts(message, follows),
	);
}

function parts(message: Message, follows: boolean): Child[] {
	const system = systemLine(message);
	return [
		replyLine(message),
		h(
			"div",
			{ class: "gutter" },
			system
				? null
				: follows
					? h("time", { class: "hover-time", "aria-hidden": "true" }, clockTime(Date.parse(message.timestamp)))
					: avatar(message.author.id, "normal", message.author.username),
		),
		h(
			"div",
			{ class: "body" },
			system ?? [follows ? null : header(message), content(message)],
			threadLink(message),
			aside(message),
		),
		tools(message, system !== null),
	];
}

function threadLink(message: Message): Child {
	const { thread } = message;
	if (!thread || message.type === 18 || page.channelId === thread.id) return null;
	const known = place(thread.id)?.thread;
	const n = known?.messageCount ?? thread.message_count ?? 0;
	return h(
		"button",
		{ class: "thread-link", type: "button", onclick: () => goTo(thread.id) },
		icon("thread", 18),
		h("span", { class: "thread-name" }, known?.name ?? thread.name),
		h("span", { class: "thread-count" }, n > 0 ? count(n) : t("openThread")),
	);
}

/** What stands under a message for its reader alone. */
function aside(message: Message): Child {
	if (has(message, MessageFlag.ephemeral)) {
		return h(
			"p",
			{ class: "only-you" },
			icon("eye", 15),
			` ${t("onlyYou")} · `,
			h("button", { class: "text-button", type: "button", onclick: () => dismiss(message.id) }, t("dismiss")),
		);
	}
	return page.failed.has(message.id) ? h("p", { class: "click-failed", role: "alert" }, t("failed")) : null;
}

function tools(message: Message, system: boolean): Child {
	const ephemeral = has(message, MessageFlag.ephemeral);
	const more = (event: Event) => openMessageMenu(message, event.currentTarget as Element);
	return h(
		"div",
		{ class: "tools" },
		!ephemeral &&
			!system &&
			h(
				"button",
				{
					class: "tool",
					type: "button",
					title: t("reply"),
					"aria-label": t("reply"),
					onclick: () => startReply(message),
				},
				icon("reply", 18),
			),
		h(
			"button",
			{
				class: "tool more",
				type: "button",
				title: t("messageMenu"),
				"aria-label": t("messageMenu"),
				"aria-haspopup": "menu",
				onclick: more,
			},
			icon("more", 18),
		),
	);
}

let press: ReturnType<typeof setTimeout> | undefined;

function longPress(event: TouchEvent, message: Message): void {
	const touch = event.touches[0];
	if (!touch || (event.target as Element).closest("button, a")) return;
	const point = { x: touch.clientX, y: touch.clientY };
	clearTimeout(press);
	press = setTimeout(() => {
		openMessageMenu(message, point);
		redraw();
	}, 500);
}

const endPress = (): void => clearTimeout(press);

/** A line of a message for screen readers and notices. */
export function spokenLine(message: Message): string {
	const said =
		plainText(parseInline(message.content)) || message.embeds?.[0]?.title || message.embeds?.[0]?.description || "";
	return `${authorName(message)}: ${said.slice(0, 300)}`;
}

export const previewOf = (content: string, owner: string): Child[] =>
	inlineMarkdown(content.split("\n")[0]!.slice(0, 200), owner);
