// One message of the log.
import { goTo, perform, showMessage } from "../actions.ts";
import { hexOf, readable } from "../contrast.ts";
import { type Child, h, hWhen, type VNode } from "../dom.ts";
import { icon } from "../icons.ts";
import { parseInline } from "../markdown/inline.ts";
import { inlineMarkdown, link, markdown } from "../markdown/render.ts";
import { plainText } from "../markdown/tree.ts";
import type { Message } from "../model.ts";
import { MessageFlag } from "../model.ts";
import { isDark, prefs } from "../prefs.ts";
import { history, nameOf, page, person, place, redraw, roleColor, rolesOf } from "../state.ts";
import { count, t } from "../texts.ts";
import { clockTime, fullTime, messageTime } from "../time.ts";
import { avatar, badge } from "./avatar.ts";
import { componentViews } from "./components.ts";
import { editForm } from "./edit-form.ts";
import { embedView } from "./embed.ts";
import { ground } from "./ground.ts";
import { dismiss, openMessageMenu, startReply } from "./message-menu.ts";
import { isLocal, picture } from "./picture.ts";
import { systemLine } from "./system-line.ts";
import { openUserMenu } from "./user-menu.ts";

const has = (message: Message, flag: number): boolean => ((message.flags ?? 0) & flag) !== 0;

/** The name a message is shown under; a webhook's is its own. */
export const authorName = (message: Message): string =>
	message.webhook_id
		? message.author.username
		: nameOf(message.author.id, message.author.global_name ?? message.author.username);

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

export const mentionsMe = (message: Message): boolean =>
	message.author.id !== page.as &&
	(message.mention_everyone === true ||
		(message.mentions?.some((user) => user.id === page.as) ?? false) ||
		(message.mention_roles?.some((id) => rolesOf(page.as).some((role) => role.id === id)) ?? false));

export function authorButton(message: Message): VNode {
	const color = message.webhook_id ? 0 : roleColor(message.author.id);
	return h(
		"button",
		{
			class: "author",
			type: "button",
			style: color ? { color: readable(hexOf(color), ground()) } : undefined,
			onclick: (event: Event) => openUserMenu(message.author.id, event.currentTarget as Element),
		},
		authorName(message),
	);
}

function header(message: Message): VNode {
	const ms = Date.parse(message.timestamp);
	const isBot = message.author.bot || person(message.author.id)?.bot;
	return h(
		"div",
		{ class: "message-head" },
		authorButton(message),
		isBot && badge(t("bot")),
		h("time", { datetime: message.timestamp, title: fullTime(ms) }, messageTime(ms)),
	);
}

function content(message: Message): Child[] {
	if (page.editing?.id === message.id) return [editForm(message)];
	if (has(message, MessageFlag.loading)) {
		const dots = h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i"));
		return [h("p", { class: "thinking" }, dots, `${authorName(message)} ${t("thinking")}`)];
	}
	const edited =
		message.edited_timestamp &&
		h("span", { class: "edited", title: fullTime(Date.parse(message.edited_timestamp)) }, ` (${t("edited")})`);
	return [
		message.message_snapshots?.map((snapshot) =>
			h(
				"div",
				{ class: "forwarded" },
				h("p", { class: "quiet" }, icon("forward", 15), ` ${t("forwarded")}`),
				snapshot.message.content && markdown(snapshot.message.content, message.id),
				snapshot.message.embeds?.map((embed) => embedView(embed, message.id)),
			),
		),
		message.content && markdown(message.content, message.id, edited),
		message.attachments?.map(attachmentView),
		message.embeds?.map((embed, index) => embedView(embed, `${message.id} ${index}`)),
		message.poll &&
			h(
				"div",
				{ class: "embed" },
				h("div", { class: "embed-title" }, `${t("poll")}: ${message.poll.question.text ?? ""}`),
				h(
					"ul",
					{},
					message.poll.answers.map((answer) => h("li", {}, answer.poll_media.text)),
				),
			),
		message.components?.length ? componentViews(message.components, message) : null,
		message.reactions?.length
			? h(
					"div",
					{ class: "reactions" },
					message.reactions.map((one) => reactionView(message, one)),
				)
			: null,
		!message.content && edited,
	];
}

function reactionView(message: Message, { emoji, count: n, me }: NonNullable<Message["reactions"]>[number]): VNode {
	const toggle = () => void perform(me ? "unreact" : "react", { messageId: message.id, emoji: emoji.name });
	return h(
		"button",
		{
			class: "reaction",
			type: "button",
			"aria-pressed": String(me ?? false),
			"aria-label": t("reaction", { emoji: emoji.name, n }),
			onclick: toggle,
		},
		`${emoji.name} ${n}`,
	);
}

function attachmentView(file: NonNullable<Message["attachments"]>[number]): Child {
	if (file.content_type?.startsWith("image/") && isLocal(file.url))
		return picture(file.url, file.description ?? file.filename, "attachment-image");
	return h("p", { class: "file" }, link(file.url, [`${t("attachment")}: ${file.filename}`]));
}

function replyLine(message: Message): Child {
	const name = message.interaction_metadata?.name ?? message.interaction?.name;
	const user = message.interaction_metadata?.user ?? message.interaction?.user;
	if ((message.type === 20 || message.type === 23) && user && name) {
		const command = message.type === 20 ? `/${name}` : `„${name}“`;
		return h(
			"div",
			{ class: "reply-line" },
			avatar(user.id, "tiny"),
			h("span", {}, t("used", { name: nameOf(user.id, user.username), command })),
		);
	}
	if (message.type !== 19) return null;
	const known = history(message.channel_id).items.find((one) => one.id === message.message_reference?.message_id);
	const original = message.referenced_message ?? known;
	if (!original) return h("div", { class: "reply-line" }, h("span", { class: "quiet" }, t("replyGone")));
	return h(
		"button",
		{ class: "reply-line", type: "button", onclick: () => void showMessage(message.channel_id, original.id) },
		avatar(original.author.id, "tiny"),
		h("span", { class: "sr" }, t("replyTo", { name: "" })),
		h("strong", {}, authorName(original)),
		h(
			"span",
			{ class: "reply-text" },
			plainText(parseInline(original.content.slice(0, 200))) || original.embeds?.[0]?.title || "…",
		),
	);
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
