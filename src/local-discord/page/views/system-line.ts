// Messages that Discord writes itself: a thread was started, somebody joined, AutoMod blocked something.
import { goTo, showMessage } from "../actions.ts";
import { type Child, h } from "../dom.ts";
import { type IconName, icon } from "../icons.ts";
import type { Message } from "../model.ts";
import { nameOf } from "../state.ts";
import { t } from "../texts.ts";
import { messageTime } from "../time.ts";

/** @returns null for an ordinary message */
export function systemLine(message: Message): Child[] | null {
	const name = nameOf(message.author.id, message.author.username);
	switch (message.type) {
		case 4:
			return line(message, "pencil", [t("renamed", { name }), h("strong", {}, message.content)]);
		case 6:
			return line(message, "pin", [t("pinned", { name })]);
		case 7:
			return line(message, "door", [t("joined", { name })]);
		case 18: {
			const id = message.message_reference?.channel_id ?? message.thread?.id ?? message.id;
			const open = h(
				"button",
				{ class: "text-button", type: "button", onclick: () => goTo(id) },
				message.content || message.thread?.name || t("openThread"),
			);
			return line(message, "thread", [t("threadStarted", { name }), open]);
		}
		case 21: {
			const original = message.referenced_message;
			const { channel_id: channelId, message_id: messageId } = message.message_reference ?? {};
			if (!original || !channelId || !messageId) return null;
			const show = () => void showMessage(channelId, messageId);
			return line(message, "thread", [
				h(
					"button",
					{ class: "text-button", type: "button", onclick: show },
					original.content || original.embeds?.[0]?.title || t("threadOf"),
				),
			]);
		}
		case 24:
			return line(message, "shield", [
				t("automod"),
				message.embeds?.[0]?.description ? `: ${message.embeds[0].description}` : "",
			]);
		default:
			return null;
	}
}

const line = (message: Message, sign: IconName, children: Child[]): Child[] => [
	h(
		"p",
		{ class: "system" },
		icon(sign, 18),
		h("span", {}, children),
		h("time", { datetime: message.timestamp }, messageTime(Date.parse(message.timestamp))),
	),
];
