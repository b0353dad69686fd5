// The members of the guild, grouped by their highest role.
import { perform } from "../actions.ts";
import { hexOf, readable } from "../contrast.ts";
import { type Child, h, type VNode } from "../dom.ts";
import { icon } from "../icons.ts";
import type { Guild, Member } from "../model.ts";
import { guild, nameOf, person, roleColor, rolesOf, toast } from "../state.ts";
import { t } from "../texts.ts";
import { now } from "../time.ts";
import { avatar, badge } from "./avatar.ts";
import { ground } from "./ground.ts";
import { openUserMenu } from "./user-menu.ts";

export function membersView(): Child {
	const here = guild();
	if (!here) return null;
	const groups = new Map<string, Member[]>();
	const ordered = [...here.members].sort(
		(a, b) =>
			(rolesOf(b.userId)[0]?.position ?? 0) - (rolesOf(a.userId)[0]?.position ?? 0) ||
			nameOf(a.userId).localeCompare(nameOf(b.userId)),
	);
	for (const one of ordered) {
		const name = rolesOf(one.userId)[0]?.name ?? t("noRole");
		groups.set(name, [...(groups.get(name) ?? []), one]);
	}
	return [
		...[...groups].map(([name, members]) => groupView(name, members, here.ownerId)),
		here.bans.length > 0 && bansView(here.bans),
	];
}

function groupView(name: string, members: readonly Member[], ownerId: string): VNode {
	return h(
		"section",
		{ class: "member-group", key: name, "aria-label": `${name}, ${members.length}` },
		h("h2", {}, `${name} – ${members.length}`),
		h(
			"ul",
			{},
			members.map((one) => memberItem(one, ownerId)),
		),
	);
}

/** Who is banned, for those who may lift a ban. */
function bansView(bans: Guild["bans"]): VNode {
	return h(
		"section",
		{ class: "member-group", key: "bans", "aria-label": t("banned") },
		h("h2", {}, `${t("banned")} – ${bans.length}`),
		h(
			"ul",
			{},
			bans.map(({ userId, reason }) =>
				h(
					"li",
					{ key: userId, class: "ban" },
					avatar(userId, "small"),
					h("span", { class: "entry-text" }, h("span", {}, nameOf(userId)), reason && h("small", {}, reason)),
					h(
						"button",
						{ class: "text-button", type: "button", onclick: () => void unban(userId) },
						t("unban"),
						h("span", { class: "sr" }, `: ${nameOf(userId)}`),
					),
				),
			),
		),
	);
}

async function unban(userId: string): Promise<void> {
	const done = await perform("unban", { guildId: guild()!.id, userId });
	if (done !== undefined) toast(t("unbanned", { name: nameOf(userId) }));
}

function memberItem(one: Member, ownerId: string): VNode {
	const id = one.userId;
	const color = roleColor(id);
	const known = person(id);
	const until = one.timedOutUntil ? new Date(one.timedOutUntil).getTime() : 0;
	const note = until > now() ? t("inTimeout") : id === ownerId ? t("owner") : null;
	return h(
		"li",
		{ key: id },
		h(
			"button",
			{
				class: "member",
				type: "button",
				"data-user": id,
				"aria-haspopup": "menu",
				onclick: (event: Event) => openUserMenu(id, event.currentTarget as Element),
				oncontextmenu: (event: MouseEvent) => {
					event.preventDefault();
					openUserMenu(id, { x: event.clientX, y: event.clientY });
				},
			},
			avatar(id, "small"),
			h(
				"span",
				{ class: "entry-text" },
				h(
					"span",
					{ style: color ? { color: readable(hexOf(color), ground()) } : undefined },
					nameOf(id),
					known?.bot && [" ", badge(t("bot"))],
				),
				note && h("small", {}, until > now() && icon("clock", 13), note),
			),
		),
	);
}
