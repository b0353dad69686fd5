// The narrow column on the left: direct messages, the guilds, and the page's own switches.
import { firstChannel, go } from "../actions.ts";
import { h, type VNode } from "../dom.ts";
import { type IconName, icon } from "../icons.ts";
import type { Guild } from "../model.ts";
import { choose, isDark, prefs } from "../prefs.ts";
import { HOME, page, redraw } from "../state.ts";
import { t } from "../texts.ts";
import { startTour } from "./tour.ts";
import { isUnread } from "./unread.ts";

/** Where one was last in each guild, to come back to. */
const last = new Map<string, string>();

export function railView(): VNode {
	const server = page.server!;
	last.set(page.guildId, page.channelId);
	const unreadDms = server.dms.some((dm) => isUnread(dm.id));
	return h(
		"nav",
		{ class: "rail", "aria-label": t("servers") },
		h(
			"div",
			{ class: "rail-list" },
			stop(HOME, t("directMessages"), icon("mail", 22), unreadDms, () =>
				go(HOME, last.get(HOME) ?? server.dms[0]?.id ?? ""),
			),
			h("hr", { class: "rail-rule" }),
			server.guilds.map((one) =>
				stop(one.id, one.name, sign(one), guildUnread(one), () =>
					go(one.id, last.get(one.id) ?? firstChannel(one.channels)?.id ?? ""),
				),
			),
		),
		h(
			"div",
			{ class: "rail-foot" },
			tool("compass", t("tourStart"), () => void startTour(), "tour-start"),
			tool(isDark() ? "sun" : "moon", t(isDark() ? "toLight" : "toDark"), () => {
				choose("theme", isDark() ? "light" : "dark");
				redraw();
			}),
			h(
				"button",
				{
					class: "rail-tool",
					type: "button",
					title: t("languageLabel"),
					lang: prefs.language === "de" ? "en" : "de",
					onclick: () => {
						choose("language", prefs.language === "de" ? "en" : "de");
						redraw();
					},
				},
				prefs.language === "de" ? "EN" : "DE",
				h("span", { class: "sr" }, ` ${t("languageLabel")}`),
			),
		),
	);
}

const stop = (id: string, name: string, content: VNode, unread: boolean, open: () => void): VNode =>
	h(
		"button",
		{
			key: id,
			class: unread ? "rail-stop unread" : "rail-stop",
			type: "button",
			title: name,
			"aria-current": page.guildId === id ? "true" : undefined,
			onclick: open,
		},
		content,
		h("span", { class: "sr" }, unread ? `${name} (${t("unread")})` : name),
	);

const sign = (one: Guild): VNode =>
	h(
		"span",
		{ "aria-hidden": "true" },
		one.name
			.split(/\s+/)
			.slice(0, 2)
			.map((word) => [...word][0])
			.join("")
			.toUpperCase(),
	);

const guildUnread = (one: Guild): boolean => [...one.channels, ...one.threads].some((channel) => isUnread(channel.id));

const tool = (sign: IconName, label: string, run: () => void, id?: string): VNode =>
	h("button", { class: "rail-tool", id, type: "button", title: label, "aria-label": label, onclick: run }, icon(sign));
