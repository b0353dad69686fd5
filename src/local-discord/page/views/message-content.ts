// What a message says: text, embeds, files, components, reactions.
import { perform } from "../actions.ts";
import { type Child, h, type VNode } from "../dom.ts";
import { icon } from "../icons.ts";
import { link, markdown } from "../markdown/render.ts";
import { type Message, MessageFlag } from "../model.ts";
import { page } from "../state.ts";
import { t } from "../texts.ts";
import { fullTime } from "../time.ts";
import { componentViews } from "./components.ts";
import { editForm } from "./edit-form.ts";
import { embedView } from "./embed.ts";
import { authorName } from "./message-top.ts";
import { isLocal, picture } from "./picture.ts";

export function content(message: Message): Child[] {
	if (page.editing?.id === message.id) return [editForm(message)];
	if ((message.flags ?? 0) & MessageFlag.loading) {
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
