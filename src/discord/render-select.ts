// Lists to choose from, within Discord's limits (developers/docs: components/reference).
import { type BaseMessageOptions, ChannelType, ComponentType } from "discord.js";
import { shorten } from "../guild/markdown.ts";
import type { Select } from "../guild/view.ts";

const TEXT = 100;
const PLACEHOLDER = 150;
const MOST = 25;

/** Each list in a row of its own; one without a choice is left out, since Discord refuses it. */
export function renderSelects(selects: readonly Select[]): NonNullable<BaseMessageOptions["components"]> {
	return selects
		.filter(({ of, choices }) => of !== "choices" || (choices?.length ?? 0) > 0)
		.map((select) => ({ type: ComponentType.ActionRow as const, components: [renderSelect(select)] }));
}

function renderSelect({ id, of, placeholder, choices = [], max = 1 }: Select) {
	const common = {
		custom_id: id,
		...(placeholder ? { placeholder: shorten(placeholder, PLACEHOLDER) } : {}),
	};
	if (of === "people") return { type: ComponentType.UserSelect as const, ...common, max_values: Math.min(max, MOST) };
	if (of === "roles") return { type: ComponentType.RoleSelect as const, ...common, max_values: Math.min(max, MOST) };
	if (of === "channels") {
		const types = [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum];
		return {
			type: ComponentType.ChannelSelect as const,
			...common,
			channel_types: types as never,
			max_values: Math.min(max, MOST),
		};
	}
	const options = choices.slice(0, MOST).map(({ value, label, description, selected }) => ({
		value,
		label: shorten(label, TEXT),
		...(description ? { description: shorten(description, TEXT) } : {}),
		...(selected ? { default: true } : {}),
	}));
	return {
		type: ComponentType.StringSelect as const,
		...common,
		options,
		max_values: Math.min(max, options.length),
	};
}
