// The components of a message: rows of buttons, selects, and Components V2.

import { hexOf } from "../contrast.ts";
import { type Child, h, type VNode } from "../dom.ts";
import { icon } from "../icons.ts";
import { useComponent } from "../interact.ts";
import { link, markdown } from "../markdown/render.ts";
import type { Component, Message } from "../model.ts";
import { page, redraw } from "../state.ts";
import { t } from "../texts.ts";
import { picture } from "./picture.ts";
import { selectView } from "./select.ts";

export const componentViews = (components: readonly Component[], message: Message): VNode =>
	h(
		"div",
		{ class: "components" },
		components.map((one, index) => componentView(one, message, String(index))),
	);

/** @param path where the component stands in the message, its identity among redraws */
function componentView(one: Component, message: Message, path: string): Child {
	const inside = (children: readonly Component[] = []): Child[] =>
		children.map((child, index) => componentView(child, message, `${path}.${index}`));
	switch (one.type) {
		case 1:
			return h("div", { class: "row", role: "group" }, inside(one.components));
		case 2:
			return buttonView(one, message);
		case 3:
		case 5:
		case 6:
		case 7:
		case 8:
			return selectView(one, message);
		case 9:
			return h(
				"div",
				{ class: "section" },
				h("div", { class: "section-text" }, inside(one.components)),
				one.accessory && h("div", { class: "section-accessory" }, componentView(one.accessory, message, `${path}.a`)),
			);
		case 10:
			return markdown(one.content ?? "", `${message.id} ${path}`);
		case 11:
			return veiled(
				one.spoiler,
				`${message.id} ${path}`,
				picture(one.media?.url ?? "", one.description ?? "", "thumbnail"),
			);
		case 12:
			return h(
				"div",
				{ class: "gallery" },
				one.items?.map((item, index) =>
					veiled(
						item.spoiler,
						`${message.id} ${path} ${index}`,
						picture(item.media.url, item.description ?? "", "gallery-item"),
					),
				),
			);
		case 13:
			return h("p", { class: "file" }, `${t("attachment")}: ${one.file?.url.replace("attachment://", "") ?? ""}`);
		case 14:
			return h("hr", { class: `separator ${one.spacing === 2 ? "wide" : ""} ${one.divider === false ? "plain" : ""}` });
		case 17: {
			const style = one.accent_color == null ? undefined : { "border-inline-start-color": hexOf(one.accent_color) };
			const box = h("div", { class: "container", style }, inside(one.components));
			return one.spoiler ? veiled(true, `${message.id} ${path}`, box) : box;
		}
		default:
			return h("p", { class: "quiet" }, t("unsupported", { n: one.type }));
	}
}

function veiled(spoiler: boolean | undefined, key: string, content: Child): Child {
	if (!spoiler || page.revealed.has(key)) return content;
	const reveal = () => {
		page.revealed.add(key);
		redraw();
	};
	return h("button", { class: "veil", type: "button", onclick: reveal }, t("spoiler"));
}

const STYLES: Record<number, string> = {
	1: "primary",
	2: "secondary",
	3: "success",
	4: "danger",
	5: "secondary link",
	6: "secondary",
};

function buttonView(one: Component, message: Message): Child {
	const label: Child[] = [
		one.emoji?.name && h("span", { class: "emoji", "aria-hidden": one.label ? "true" : undefined }, one.emoji.name),
		one.label && h("span", {}, one.label),
	];
	const className = `button ${STYLES[one.style ?? 2] ?? "secondary"}`;
	if (one.style === 5 && !one.disabled) {
		return link(one.url ?? "", [...label, icon("external", 15), h("span", { class: "sr" }, ` (${t("opensNew")})`)], {
			class: className,
		});
	}
	const waiting = page.waiting.has(`${message.id} ${one.custom_id}`);
	return h(
		"button",
		{
			class: className,
			type: "button",
			disabled: one.disabled || one.style === 5,
			"aria-busy": waiting ? "true" : undefined,
			"data-custom-id": one.custom_id,
			onclick: () => void useComponent(message.id, "click", { customId: one.custom_id }),
		},
		label,
	);
}
