// Selects of a message: strings, members, roles, channels.

import { h, type VNode } from "../dom.ts";
import { icon } from "../icons.ts";
import { useComponent } from "../interact.ts";
import type { Component, Message } from "../model.ts";
import { isThread } from "../model.ts";
import { guild, nameOf, page, roleLabel } from "../state.ts";
import { t } from "../texts.ts";
import { avatar } from "./avatar.ts";
import { type Entry, openFloat } from "./float.ts";

/** What can be chosen in a select, whichever kind it is. */
export function choicesOf(one: Component): Entry[] {
	const chosen = new Set(one.default_values?.map((value) => value.id));
	const here = guild();
	const users = (): Entry[] =>
		(page.server?.people ?? [])
			.filter((entry) => !here || here.members.some((member) => member.userId === entry.id))
			.map((entry) => ({
				label: nameOf(entry.id),
				description: roleLabel(entry) || entry.username,
				value: entry.id,
				selected: chosen.has(entry.id),
				before: () => avatar(entry.id, "small"),
			}));
	const roles = (): Entry[] =>
		(here?.roles ?? [])
			.filter((role) => role.id !== here?.id)
			.map((role) => ({ label: `@${role.name}`, value: role.id, icon: "shield", selected: chosen.has(role.id) }));
	const channels = (): Entry[] => {
		const all = [
			...(here?.channels ?? []).filter((channel) => channel.canView),
			...(here?.threads ?? []).map((thread) => ({ ...thread, type: thread.type ?? 11 })),
		];
		return all
			.filter((channel) => (one.channel_types?.length ? one.channel_types.includes(channel.type) : true))
			.map((channel) => ({
				label: channel.name,
				value: channel.id,
				icon: isThread(channel.type) ? "thread" : "hash",
				selected: chosen.has(channel.id),
			}));
	};
	switch (one.type) {
		case 5:
			return users();
		case 6:
			return roles();
		case 7:
			return [...users(), ...roles()];
		case 8:
			return channels();
		default:
			return (one.options ?? []).map((option) => ({
				label: [option.emoji?.name, option.label].filter(Boolean).join(" "),
				description: option.description ?? null,
				value: option.value,
				selected: option.default ?? false,
			}));
	}
}

export function selectView(one: Component, message: Message): VNode {
	const waiting = page.waiting.has(`${message.id} ${one.custom_id}`);
	const shown = choicesOf(one).filter((entry) => entry.selected);
	const label = shown.map((entry) => entry.label).join(", ") || one.placeholder || t("select");
	const send = (values: string[]) => void useComponent(message.id, "select", { customId: one.custom_id, values });
	const open = (event: Event) => {
		const several = (one.max_values ?? 1) > 1 || one.min_values === 0;
		openFloat({
			label: one.placeholder || t("select"),
			role: "listbox",
			at: event.currentTarget as Element,
			entries: choicesOf(one).map((entry) => ({ ...entry, run: () => send([entry.value!]) })),
			...(several ? { several: { min: one.min_values ?? 1, max: one.max_values ?? 1, done: send } } : {}),
		});
	};
	return h(
		"button",
		{
			class: shown.length ? "select" : "select unset",
			type: "button",
			"aria-haspopup": "listbox",
			"aria-busy": waiting ? "true" : undefined,
			disabled: one.disabled,
			"data-custom-id": one.custom_id,
			onclick: open,
		},
		h("span", {}, label),
		icon("chevron", 18),
	);
}
