// The channels of a guild with their threads and forum posts beneath them; or the direct messages.
import { go } from "../actions.ts";
import { type Child, h, type VNode } from "../dom.ts";
import { type IconName, icon } from "../icons.ts";
import type { Channel, Guild, Thread } from "../model.ts";
import { isForum } from "../model.ts";
import { dmName, dmPartner, guild, HOME, nameOf, page, redraw } from "../state.ts";
import { type TextKey, t } from "../texts.ts";
import { avatar } from "./avatar.ts";
import { meView } from "./me.ts";
import { isUnread } from "./unread.ts";

export function channelsView(): VNode {
	const here = guild();
	const title = here?.name ?? t("directMessages");
	return h(
		"div",
		{ class: "sidebar" },
		h("header", { class: "sidebar-head" }, h("h2", {}, title)),
		h(
			"nav",
			{ class: "channel-list", "aria-label": here ? t("channelsOf", { name: title }) : title },
			here ? guildList(here) : dmList(),
		),
		meView(),
	);
}

function guildList(here: Guild): Child[] {
	const visible = here.channels.filter((one) => one.canView).sort((a, b) => a.position - b.position);
	const under = (parentId: string | null) => visible.filter((one) => one.type !== 4 && one.parentId === parentId);
	const known = new Set(here.channels.map((one) => one.id));
	const loose = visible.filter((one) => one.type !== 4 && (one.parentId === null || !known.has(one.parentId)));
	return [
		loose.length
			? h(
					"ul",
					{},
					loose.map((one) => channelItem(here, one)),
				)
			: null,
		visible
			.filter((one) => one.type === 4 && under(one.id).length > 0)
			.map((category) => [
				h("h3", { key: category.id }, category.name),
				h(
					"ul",
					{ key: `${category.id}l` },
					under(category.id).map((one) => channelItem(here, one)),
				),
			]),
	];
}

const SIGNS: Record<number, [IconName, TextKey]> = {
	2: ["voice", "channel"],
	5: ["news", "announcement"],
	15: ["forum", "forumChannel"],
	16: ["forum", "forumChannel"],
};

function channelItem(here: Guild, channel: Channel): VNode {
	const threads = here.threads
		.filter((one) => one.parentId === channel.id)
		.sort((a, b) => Number(new Date(b.createdAt)) - Number(new Date(a.createdAt)));
	const active = threads.filter((one) => !one.archived);
	const old = threads.filter((one) => one.archived);
	const oldOpen = page.archivedOpen.has(channel.id) || old.some((one) => one.id === page.channelId);
	const [sign, kind] = SIGNS[channel.type] ?? ["hash", "channel"];
	const toggle = () => {
		if (!page.archivedOpen.delete(channel.id)) page.archivedOpen.add(channel.id);
		redraw();
	};
	return h(
		"li",
		{ key: channel.id },
		stop(
			channel.id,
			channel.name,
			icon(channel.canSend || isForum(channel.type) ? sign : sign === "hash" ? "lock" : sign, 19),
			t(kind),
			"channel",
		),
		(active.length > 0 || old.length > 0) &&
			h(
				"ul",
				{ class: "threads" },
				active.map((one) => threadItem(one)),
				old.length > 0 &&
					h(
						"li",
						{ key: "old" },
						h(
							"button",
							{ class: "archived-toggle", type: "button", "aria-expanded": String(oldOpen), onclick: toggle },
							icon("archive", 15),
							t("archivedThreads", { n: old.length }),
						),
					),
				oldOpen && old.map((one) => threadItem(one)),
			),
	);
}

function threadItem(thread: Thread): VNode {
	const state = [thread.locked && t("locked"), thread.archived && t("archived")].filter(Boolean).join(", ");
	const sign = thread.locked ? icon("lock", 15) : null;
	return h(
		"li",
		{ key: thread.id },
		stop(
			thread.id,
			thread.name,
			sign,
			[t("threadKind"), state].filter(Boolean).join(", "),
			thread.archived ? "thread old" : "thread",
		),
	);
}

function stop(id: string, name: string, sign: Child, kind: string, className: string): VNode {
	const unread = isUnread(id);
	const mentions = page.mentions.get(id) ?? 0;
	return h(
		"button",
		{
			class: `channel ${className} ${unread ? "unread" : ""}`,
			type: "button",
			title: name,
			"aria-current": page.channelId === id ? "page" : undefined,
			"data-channel": id,
			onclick: () => go(page.guildId, id),
		},
		sign,
		h("span", { class: "sr" }, `${kind} `),
		h("span", { class: "channel-name" }, name),
		mentions > 0 && h("span", { class: "count", "aria-hidden": "true" }, mentions),
		unread && h("span", { class: "sr" }, ` (${mentions ? t("mentioned", { n: mentions }) : t("unread")})`),
	);
}

function dmList(): Child {
	const { dms } = page.server!;
	if (dms.length === 0) return h("p", { class: "quiet sidebar-note" }, t("noDms"));
	return h(
		"ul",
		{},
		dms.map((dm) =>
			h(
				"li",
				{ key: dm.id },
				stop(dm.id, dmName(dm), avatar(dmPartner(dm) ?? "", "small", nameOf(dmPartner(dm) ?? "")), "", "dm"),
			),
		),
	);
}

export const isHome = (): boolean => page.guildId === HOME;
