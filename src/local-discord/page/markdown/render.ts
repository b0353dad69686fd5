// Markdown as elements. Every word ends in a text node; an address in a link only if it is http or https.

import { goTo } from "../actions.ts";
import { hexOf, readable } from "../contrast.ts";
import { type Child, h, type VNode } from "../dom.ts";
import { guild, nameOf, page, place, redraw } from "../state.ts";
import { t } from "../texts.ts";
import { fullTime, styledTime } from "../time.ts";
import { ground } from "../views/ground.ts";
import { openUserMenu } from "../views/user-menu.ts";
import { parseMarkdown } from "./blocks.ts";
import { parseInline } from "./inline.ts";
import type { Block, Inline, Item } from "./tree.ts";

/**
 * @param owner the message's id, under which opened spoilers are kept
 * @param tail what stands at the end of the last line
 */
export function markdown(source: string, owner: string, tail: Child = null): VNode {
	const blocks = parseMarkdown(source);
	const last = blocks.at(-1);
	if (last?.kind !== "paragraph") return h("div", { class: "md" }, render(blocks, owner), tail);
	return h("div", { class: "md" }, render(blocks.slice(0, -1), owner), h("p", {}, inlines(last.children, owner), tail));
}

const render = (blocks: readonly Block[], owner: string): VNode[] => blocks.map((block) => renderBlock(block, owner));

export const inlineMarkdown = (source: string, owner: string): Child[] =>
	parseInline(source).map((node) => renderInline(node, owner));

const inlines = (children: readonly Inline[], owner: string): Child[] =>
	children.map((node) => renderInline(node, owner));

function renderBlock(block: Block, owner: string): VNode {
	switch (block.kind) {
		case "heading":
			// The place is the page's first heading; whatever size a message chooses, its titles stand right below that.
			return h("h2", { class: `md-h${block.level}` }, inlines(block.children, owner));
		case "small":
			return h("p", { class: "md-small" }, inlines(block.children, owner));
		case "quote":
			return h(
				"blockquote",
				{},
				block.children.map((child) => renderBlock(child, owner)),
			);
		case "list":
			return renderList(block.items, owner);
		case "codeBlock":
			return h("pre", { tabindex: "0", "data-language": block.language }, h("code", {}, block.text));
		default:
			return h("p", {}, inlines(block.children, owner));
	}
}

function renderList(items: readonly Item[], owner: string): VNode {
	const depth = items[0]!.depth;
	const ordered = items[0]!.ordered;
	const children: VNode[] = [];
	for (let index = 0; index < items.length; ) {
		const below = index + 1;
		let end = below;
		while (end < items.length && items[end]!.depth > depth) end++;
		const nested = end > below ? renderList(items.slice(below, end), owner) : null;
		children.push(h("li", {}, inlines(items[index]!.children, owner), nested));
		index = end;
	}
	return h(ordered ? "ol" : "ul", ordered && items[0]!.number !== 1 ? { start: items[0]!.number } : {}, children);
}

const TAGS = { bold: "strong", italic: "em", underline: "u", strike: "s" } as const;

function renderInline(node: Inline, owner: string): Child {
	switch (node.kind) {
		case "text":
			return node.text;
		case "code":
			return h("code", {}, node.text);
		case "link":
			return link(node.href, inlines(node.children, owner));
		case "spoiler":
			return spoiler(node.children, owner);
		case "user":
			return userMention(node.id);
		case "role":
			return roleMention(node.id);
		case "channel":
			return channelMention(node.id);
		case "command":
			return h("span", { class: "mention" }, `/${node.name}`);
		case "everyone":
			return h("span", { class: "mention" }, node.text);
		case "emoji":
			return h("span", { class: "emoji" }, `:${node.name}:`);
		case "time":
			return h(
				"time",
				{ datetime: new Date(node.seconds * 1000).toISOString(), title: fullTime(node.seconds * 1000) },
				styledTime(node.seconds, node.style),
			);
		default:
			return h(TAGS[node.kind], {}, inlines(node.children, owner));
	}
}

/** A link that leaves the page; anything but http and https stays text. */
export function link(href: string, children: Child[], props: Record<string, unknown> = {}): Child {
	if (!/^https?:\/\//i.test(href) || !URL.canParse(href)) return children;
	return h("a", { href, target: "_blank", rel: "noopener noreferrer", ...props }, children);
}

function spoiler(children: readonly Inline[], owner: string): VNode {
	const key = `${owner} ${JSON.stringify(children)}`;
	if (page.revealed.has(key)) return h("span", { class: "spoiler open" }, inlines(children, owner));
	const reveal = () => {
		page.revealed.add(key);
		redraw();
	};
	return h("button", { class: "spoiler", type: "button", "aria-label": t("spoiler"), onclick: reveal }, "▒".repeat(8));
}

const userMention = (id: string): VNode =>
	h(
		"button",
		{ class: "mention", type: "button", onclick: (event: Event) => openUserMenu(id, event.currentTarget as Element) },
		`@${nameOf(id, id)}`,
	);

function roleMention(id: string): VNode {
	const role = guild()?.roles.find((one) => one.id === id);
	const style = role?.color ? { color: readable(hexOf(role.color), ground()) } : undefined;
	return h("span", { class: "mention", style }, `@${role?.name ?? t("unknownUser")}`);
}

function channelMention(id: string): VNode {
	const there = place(id);
	if (!there) return h("span", { class: "mention" }, `#${t("unknownUser")}`);
	const name = there.name.length > 48 ? `${there.name.slice(0, 46).replace(/\s+\S*$/, "")} …` : there.name;
	return h("button", { class: "mention", type: "button", title: there.name, onclick: () => goTo(id) }, `#${name}`);
}
