// Views as Discord messages, within Discord's limits (developers/docs: resources/message, components/reference).
import type { APIEmbed, BaseMessageOptions } from "discord.js";
import { ButtonStyle, ComponentType, MessageFlags } from "discord.js";
import { shorten, withoutControls } from "../guild/markdown.ts";
import type { Button, Section, Tone, View, ViewFile } from "../guild/view.ts";
import { renderSelects } from "./render-select.ts";

export const LIMITS = {
	content: 2000,
	embeds: 10,
	embedTotal: 6000,
	title: 256,
	description: 4096,
	fields: 25,
	fieldName: 256,
	fieldValue: 1024,
	footer: 2048,
	author: 256,
	url: 2048,
	buttonLabel: 80,
	customId: 100,
	rows: 5,
	buttonsPerRow: 5,
} as const;

const COLOURS: Record<Tone, number> = { neutral: 0x3d5a80, good: 0x2e7d4f, warning: 0xb7791f, severe: 0xb3362b };

export interface Rendered extends BaseMessageOptions {
	flags?: number;
}

/** A view as the options of a message. What is too long is cut at a word's end; what has no room at all is left out. */
export function render(view: View): Rendered {
	return {
		content: view.text ? cut(view.text, LIMITS.content) : "",
		embeds: renderSections(view.sections ?? []),
		components: [...renderButtons(view.buttons ?? []), ...renderSelects(view.selects ?? [])].slice(0, LIMITS.rows),
		allowedMentions: { parse: [], roles: [...(view.pingRoles ?? [])].slice(0, 100) },
		...(view.files ? { files: view.files.slice(0, 10).map(renderFile) } : {}),
		...(view.silent ? { flags: MessageFlags.SuppressNotifications } : {}),
	};
}

function renderFile(file: ViewFile) {
	if ("text" in file) return { name: file.name, attachment: Buffer.from(file.text, "utf8") };
	return { name: file.name, attachment: Buffer.from(file.bytes), description: shorten(file.description, 1024) };
}

/** A title for a thread or forum post: one line, no invisible letters, 1 to 100 characters. */
export function threadTitle(title: string): string {
	return shorten(withoutControls(title).replace(/\s+/g, " ").trim(), 100) || "–";
}

function renderSections(sections: readonly Section[]): APIEmbed[] {
	let room: number = LIMITS.embedTotal;
	const embeds: APIEmbed[] = [];
	for (const section of sections.slice(0, LIMITS.embeds)) {
		const embed = renderSection(section, room);
		const size = embedSize(embed);
		if (size === 0 && !embed.image) continue;
		room -= size;
		embeds.push(embed);
	}
	return embeds;
}

function renderSection(section: Section, room: number): APIEmbed {
	let left = room;
	const take = (value: string | undefined, limit: number): string | undefined => {
		const fitted = value?.trim() ? cut(value.trim(), Math.min(limit, left)) : undefined;
		left -= fitted?.length ?? 0;
		return fitted || undefined;
	};
	const title = take(section.title, LIMITS.title);
	const author = take(section.author, LIMITS.author);
	const footer = take(section.footer, LIMITS.footer);
	const description = take(section.body, LIMITS.description);
	const fields: NonNullable<APIEmbed["fields"]> = [];
	for (const field of (section.fields ?? []).slice(0, LIMITS.fields)) {
		// Less than this is no information any more.
		if (left < 80) break;
		const name = take(field.name, LIMITS.fieldName) ?? "\u200b";
		const value = take(field.value, LIMITS.fieldValue) ?? "\u200b";
		fields.push({ name, value, inline: field.inline ?? false });
	}
	return {
		...(title ? { title } : {}),
		...(isWebAddress(section.url) ? { url: section.url } : {}),
		...(author ? { author: { name: author } } : {}),
		...(description ? { description } : {}),
		...(fields.length ? { fields } : {}),
		...(isWebAddress(section.image) || section.image?.startsWith("attachment://")
			? { image: { url: section.image! } }
			: {}),
		...(footer ? { footer: { text: footer } } : {}),
		...(section.at ? { timestamp: new Date(section.at).toISOString() } : {}),
		color: COLOURS[section.tone ?? "neutral"],
	};
}

/** What counts towards Discord's sum of 6,000 characters over all embeds. */
export function embedSize(embed: APIEmbed): number {
	const fields = (embed.fields ?? []).reduce((sum, { name, value }) => sum + name.length + value.length, 0);
	return (
		(embed.title?.length ?? 0) +
		(embed.description?.length ?? 0) +
		(embed.footer?.text.length ?? 0) +
		(embed.author?.name.length ?? 0) +
		fields
	);
}

function renderButtons(rows: readonly (readonly Button[])[]): NonNullable<BaseMessageOptions["components"]> {
	return rows
		.filter((row) => row.length > 0)
		.slice(0, LIMITS.rows)
		.map((row) => ({
			type: ComponentType.ActionRow as const,
			components: row.slice(0, LIMITS.buttonsPerRow).map((button) => {
				const label = shorten(button.label, LIMITS.buttonLabel);
				if ("url" in button) {
					return { type: ComponentType.Button as const, style: ButtonStyle.Link as const, label, url: button.url };
				}
				if (button.id.length > LIMITS.customId) throw new Error(`button id too long: ${button.id}`);
				const styles = {
					primary: ButtonStyle.Primary,
					secondary: ButtonStyle.Secondary,
					success: ButtonStyle.Success,
					danger: ButtonStyle.Danger,
				} as const;
				return {
					type: ComponentType.Button as const,
					style: styles[button.style ?? "secondary"],
					label,
					custom_id: button.id,
					disabled: button.disabled ?? false,
				};
			}),
		}));
}

/** Cuts, and closes a spoiler that the cut opened: half a spoiler would show what it covers. */
function cut(value: string, limit: number): string {
	if (value.length <= limit) return value;
	const short = shorten(value, limit);
	if (((short.match(/(?<!\\)\|\|/g)?.length ?? 0) & 1) === 0) return short;
	return `${shorten(value, limit - 2)}||`;
}

function isWebAddress(url: string | undefined): boolean {
	return url !== undefined && url.length <= LIMITS.url && /^https?:\/\/\S+$/i.test(url);
}
