// A forum channel: its posts as a list, the newest activity first.
import { goTo } from "../actions.ts";
import { h, type VNode } from "../dom.ts";
import { icon } from "../icons.ts";
import type { Thread } from "../model.ts";
import { guild, nameOf, page, place } from "../state.ts";
import { count, t } from "../texts.ts";
import { relative } from "../time.ts";
import { askPost } from "./deeds.ts";
import { isUnread } from "./unread.ts";

/** When a snowflake was made, in milliseconds since 1970. */
const madeAt = (id: string): number => Number((BigInt(id) >> 22n) + 1_420_070_400_000n);

export function forumView(): VNode {
	const here = place(page.channelId)!;
	const activity = (one: Thread) => madeAt(one.lastMessageId ?? one.id);
	const posts = (guild()?.threads ?? [])
		.filter((one) => one.parentId === here.id)
		.sort((a, b) => activity(b) - activity(a));
	return h(
		"div",
		{ class: "forum", role: "region", tabindex: "0", "aria-label": t("posts", { name: here.name }) },
		here.topic && h("p", { class: "forum-topic" }, here.topic),
		here.canSend &&
			h(
				"button",
				{ class: "button primary new-post", type: "button", onclick: askPost },
				icon("plus", 17),
				t("newPost"),
			),
		posts.length === 0 && h("p", { class: "quiet" }, t("noPosts")),
		h(
			"ul",
			{ class: "posts" },
			posts.map((one) => h("li", { key: one.id }, post(one, activity(one)))),
		),
	);
}

const post = (one: Thread, active: number): VNode =>
	h(
		"button",
		{ class: isUnread(one.id) ? "post unread" : "post", type: "button", onclick: () => goTo(one.id) },
		h("strong", {}, one.name),
		h(
			"span",
			{ class: "post-foot" },
			tagNames(one).map((name) => h("span", { class: "tag" }, name)),
			one.ownerId && h("span", {}, nameOf(one.ownerId)),
			h("span", {}, icon("thread", 15), ` ${count(one.messageCount)}`),
			h("span", {}, t("lastActive", { time: relative(active) })),
			one.locked && h("span", {}, icon("lock", 15), ` ${t("locked")}`),
			one.archived && h("span", {}, icon("archive", 15), ` ${t("archived")}`),
		),
	);

function tagNames(one: Thread): string[] {
	const tags = guild()?.channels.find((channel) => channel.id === one.parentId)?.tags ?? [];
	return (one.appliedTags ?? []).flatMap((id) => tags.find((tag) => tag.id === id)?.name ?? []);
}
