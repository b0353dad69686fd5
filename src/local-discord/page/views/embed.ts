// An embed: a card with a coloured edge.
import { hexOf } from "../contrast.ts";
import { h, type VNode } from "../dom.ts";
import { inlineMarkdown, link, markdown } from "../markdown/render.ts";
import type { Embed } from "../model.ts";
import { messageTime } from "../time.ts";
import { picture } from "./picture.ts";

export function embedView(embed: Embed, owner: string): VNode {
	const style = embed.color === undefined ? undefined : { "border-inline-start-color": hexOf(embed.color) };
	return h(
		"div",
		{ class: "embed", style },
		h(
			"div",
			{ class: "embed-main" },
			embed.author &&
				h(
					"div",
					{ class: "embed-author" },
					embed.author.url ? link(embed.author.url, [embed.author.name]) : embed.author.name,
				),
			embed.title &&
				h(
					"div",
					{ class: "embed-title" },
					embed.url ? link(embed.url, inlineMarkdown(embed.title, owner)) : inlineMarkdown(embed.title, owner),
				),
			embed.description && markdown(embed.description, owner),
			embed.fields?.length
				? h(
						"dl",
						{ class: "embed-fields" },
						embed.fields.map((field) => fieldView(field, owner)),
					)
				: null,
		),
		embed.thumbnail && picture(embed.thumbnail.url, "", "embed-thumbnail"),
		embed.image && picture(embed.image.url, "", "embed-image"),
		(embed.footer || embed.timestamp) && footer(embed),
	);
}

const fieldView = (field: { name: string; value: string; inline?: boolean }, owner: string): VNode =>
	h(
		"div",
		{ class: field.inline ? "embed-field inline" : "embed-field" },
		h("dt", {}, inlineMarkdown(field.name, owner)),
		h("dd", {}, markdown(field.value, owner)),
	);

function footer(embed: Embed): VNode {
	const ms = embed.timestamp ? Date.parse(embed.timestamp) : Number.NaN;
	const when = Number.isNaN(ms) ? null : h("time", { datetime: embed.timestamp }, messageTime(ms));
	return h("div", { class: "embed-footer" }, embed.footer?.text, embed.footer && when ? " · " : null, when);
}
