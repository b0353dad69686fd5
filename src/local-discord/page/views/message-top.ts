// What stands above a message: whom it answers, who wrote it and when.
import { showMessage } from "../actions.ts";
import { hexOf, readable } from "../contrast.ts";
import { type Child, h, type VNode } from "../dom.ts";
import { parseInline } from "../markdown/inline.ts";
import { plainText } from "../markdown/tree.ts";
import type { Message } from "../model.ts";
import { history, nameOf, page, person, roleColor, rolesOf } from "../state.ts";
import { t } from "../texts.ts";
import { fullTime, messageTime } from "../time.ts";
import { avatar, badge } from "./avatar.ts";
import { ground } from "./ground.ts";
import { fullName, slashCommands } from "./slash-commands.ts";
import { openUserMenu } from "./user-menu.ts";

/** The name a message is shown under; a webhook's is its own. */
export const authorName = (message: Message): string =>
	message.webhook_id
		? message.author.username
		: nameOf(message.author.id, message.author.global_name ?? message.author.username);

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

export function header(message: Message): VNode {
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

/** A slash command as this language names it; as Discord does where it is gone. */
const slashName = (name: string): string => slashCommands().find((one) => fullName(one) === name)?.label ?? name;

export function replyLine(message: Message): Child {
	const name = message.interaction_metadata?.name ?? message.interaction?.name;
	const user = message.interaction_metadata?.user ?? message.interaction?.user;
	if ((message.type === 20 || message.type === 23) && user && name) {
		const command = message.type === 20 ? `/${slashName(name)}` : t("quoted", { name });
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
