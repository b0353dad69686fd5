// Embeds: Discord's lengths and counts, and the form in which it gives them back.
// https://docs.discord.com/developers/resources/message#embed-object-embed-limits
import { type Fields, fieldsOf, isFields, isoTime, textOf } from "../fields.ts";
import type { Form, Path } from "../form.ts";

export const EMBED_TOTAL = 6000;

/** Turns `attachment://name` into the address of the uploaded file; undefined where there is no such file. */
export type FindFile = (name: string) => { url: string; attachmentId: string; size: number; type: string } | undefined;

/**
 * Checks the embeds of a message and brings them into the form of the answer.
 * @returns the embeds, trimmed; a second embed with the same `url` keeps only its image, as Discord shows it
 */
export function readEmbeds(form: Form, path: Path, value: unknown, findFile: FindFile): Fields[] {
	const list = form.list(path, value, { max: 10 });
	if (!list) return [];
	let total = 0;
	const embeds = list.flatMap((item, index): Fields[] => {
		if (!isFields(item)) {
			form.add([...path, index], "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
			return [];
		}
		const embed = readEmbed(form, [...path, index], item, findFile);
		total += lengthOf(embed);
		return [embed];
	});
	if (total > EMBED_TOTAL)
		form.add(path, "MAX_EMBED_SIZE_EXCEEDED", `Embed size exceeds maximum size of ${EMBED_TOTAL}`);
	return embeds;
}

/** Characters that count towards the 6000. */
export function lengthOf(embed: Fields): number {
	const fields = (embed.fields as Fields[] | undefined) ?? [];
	const texts = [embed.title, embed.description, fieldsOf(embed.footer).text, fieldsOf(embed.author).name];
	for (const field of fields) texts.push(field.name, field.value);
	return texts.reduce<number>((sum, text) => sum + textOf(text).length, 0);
}

function readEmbed(form: Form, path: Path, value: Fields, findFile: FindFile): Fields {
	const embed: Fields = { type: "rich" };
	const trimmed = (key: string, max: number, source: Fields = value, at: Path = path, required = false) => {
		const raw = source[key];
		const text = typeof raw === "string" ? raw.trim() : raw;
		return form.text([...at, key], text, { max, min: required ? 1 : 0, required });
	};
	const title = trimmed("title", 256);
	if (title) embed.title = title;
	const description = trimmed("description", 4096);
	if (description) embed.description = description;
	if (value.url) {
		form.url([...path, "url"], value.url);
		embed.url = value.url;
	}
	const color = form.integer([...path, "color"], value.color, { min: 0, max: 0xffffff });
	if (color !== undefined) embed.color = color;
	if (value.timestamp !== undefined && value.timestamp !== null) {
		const time = Date.parse(textOf(value.timestamp));
		if (Number.isNaN(time)) form.add([...path, "timestamp"], "DATE_TIME_TYPE_PARSE", "Could not parse timestamp.");
		else embed.timestamp = isoTime(time);
	}
	if (isFields(value.footer)) {
		const at = [...path, "footer"];
		const text = trimmed("text", 2048, value.footer, at);
		embed.footer = { text: text ?? "", ...icon(form, at, value.footer, findFile) };
	}
	if (isFields(value.author)) {
		const at = [...path, "author"];
		const name = trimmed("name", 256, value.author, at, true);
		if (value.author.url) form.url([...at, "url"], value.author.url);
		embed.author = {
			name: name ?? "",
			...(value.author.url ? { url: value.author.url } : {}),
			...icon(form, at, value.author, findFile),
		};
	}
	for (const key of ["image", "thumbnail"] as const) {
		const picture = value[key];
		if (!isFields(picture)) continue;
		const media = mediaOf(form, [...path, key, "url"], picture.url, findFile);
		if (media) embed[key] = { url: media, proxy_url: media, width: 0, height: 0 };
	}
	const fields = form.list([...path, "fields"], value.fields, { max: 25 });
	if (fields && fields.length > 0)
		embed.fields = fields.map((field, index) => {
			const at = [...path, "fields", index];
			const source = fieldsOf(field);
			return {
				name: trimmed("name", 256, source, at, true) ?? "",
				value: trimmed("value", 1024, source, at, true) ?? "",
				inline: source.inline === true,
			};
		});
	return embed;
}

function icon(form: Form, path: Path, value: Fields, findFile: FindFile): Fields {
	const url = mediaOf(form, [...path, "icon_url"], value.icon_url, findFile);
	return url ? { icon_url: url, proxy_icon_url: url } : {};
}

function mediaOf(form: Form, path: Path, value: unknown, findFile: FindFile): string | undefined {
	const url = textOf(value);
	if (!url) return undefined;
	form.url(path, url, ["http:", "https:", "attachment:"]);
	if (!url.startsWith("attachment://")) return url;
	return findFile(url.slice("attachment://".length))?.url;
}
