// Who one is: the foot of the channel list, from which one looks through somebody else's eyes.
import { become, perform, refresh } from "../actions.ts";
import { h, type VNode } from "../dom.ts";
import { icon } from "../icons.ts";
import { guild, me, page, roleLabel, toast } from "../state.ts";
import { t } from "../texts.ts";
import { avatar } from "./avatar.ts";
import { type Entry, openFloat } from "./float.ts";

export function meView(): VNode {
	const self = me();
	const label = roleLabel(self);
	const button = h(
		"button",
		{
			class: "me",
			type: "button",
			"aria-haspopup": "menu",
			title: t("switchTo"),
			onclick: (event: Event) => openSwitcher(event.currentTarget as Element),
		},
		avatar(self.id),
		h(
			"span",
			{ class: "me-text" },
			h("small", {}, `${t("youAre")}:`),
			h("strong", {}, self.displayName ?? self.username),
			label && h("span", { class: "me-role" }, label),
		),
		icon("chevron"),
	);
	return h("section", { class: "me-frame", "aria-label": t("youAre") }, button);
}

function openSwitcher(at: Element): void {
	const { people, otherGuilds } = page.server!;
	const entries = people
		.filter((one) => !one.bot)
		.map(
			(one): Entry => ({
				label: one.displayName ?? one.username,
				description: roleLabel(one),
				selected: one.id === page.as,
				before: () => avatar(one.id, "small"),
				run: () => void become(one.id),
			}),
		);
	const here = guild();
	const own: Entry[] = otherGuilds.map((one) => ({
		label: t("join", { name: one.name }),
		icon: "door",
		run: () => void tell("join", { guildId: one.id }),
	}));
	if (here) own.push({ label: t("leave"), icon: "door", run: () => void tell("leave", { guildId: here.id }) });
	own.push(
		me().dmsClosed
			? { label: t("openDms"), icon: "mail", run: () => void tell("openDms", {}, t("dmsOpen")) }
			: { label: t("closeDms"), icon: "mail", run: () => void tell("closeDms", {}, t("dmsClosed")) },
	);
	if (own[0]) own[0] = { ...own[0], group: "" };
	openFloat({ role: "menu", label: t("switchTo"), at, entries: [...entries, ...own] });
}

async function tell(what: string, values: Record<string, unknown>, said?: string): Promise<void> {
	const done = await perform(what, values);
	if (done !== undefined && said) toast(said);
	await refresh();
}
