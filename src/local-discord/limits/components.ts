// Components of messages: which may stand where, how many, how long; and the form in which Discord gives them back.
// https://docs.discord.com/developers/components/reference
import { type Fields, fieldsOf, isFields, textOf } from "../fields.ts";
import type { Form, Path } from "../form.ts";
import type { FindFile } from "./embeds.ts";
import { customId, emojiJson, number } from "./parts.ts";
import { readSelect, SELECTS } from "./selects.ts";

export interface ComponentContext {
	readonly findFile: FindFile;
	readonly nextId: () => string;
	/** Whether the message has IS_COMPONENTS_V2. */
	readonly v2: boolean;
}

const V2_TOP = [1, 9, 10, 12, 13, 14, 17];
const IN_CONTAINER = [1, 9, 10, 12, 13, 14];
const MAX_TOTAL = 40;
const MAX_TEXT = 4000;

/** Checks the components of a message. @returns them numbered and filled with Discord's defaults */
export function readComponents(form: Form, path: Path, value: unknown, context: ComponentContext): Fields[] {
	const list = form.list(path, value, { max: context.v2 ? MAX_TOTAL : 5 });
	if (!list) return [];
	const seen = { customIds: new Set<string>(), ids: new Set<number>(), total: 0, text: 0 };
	const reader = new Reader(form, context, seen);
	const components = list.flatMap((item, index) => reader.read([...path, index], item, context.v2 ? V2_TOP : [1]));
	if (seen.total > MAX_TOTAL)
		form.add(
			path,
			"COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
			`The total number of components must be ${MAX_TOTAL} or fewer.`,
		);
	if (seen.text > MAX_TEXT)
		form.add(path, "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", `The total displayable text size exceeds ${MAX_TEXT}.`);
	number(components, seen.ids);
	return components;
}

class Reader {
	readonly #form: Form;
	readonly #context: ComponentContext;
	readonly #seen: { customIds: Set<string>; ids: Set<number>; total: number; text: number };

	constructor(
		form: Form,
		context: ComponentContext,
		seen: { customIds: Set<string>; ids: Set<number>; total: number; text: number },
	) {
		this.#form = form;
		this.#context = context;
		this.#seen = seen;
	}

	read(path: Path, item: unknown, allowed: readonly number[]): Fields[] {
		const form = this.#form;
		if (!isFields(item)) {
			form.add(path, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
			return [];
		}
		if (typeof item.type !== "number" || !allowed.includes(item.type)) {
			form.add(
				[...path, "type"],
				"UNION_TYPE_CHOICES",
				`Value of field "type" must be one of (${allowed.join(", ")}).`,
			);
			return [];
		}
		this.#seen.total++;
		if (typeof item.id === "number" && item.id > 0) {
			if (this.#seen.ids.has(item.id))
				form.add([...path, "id"], "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated");
			this.#seen.ids.add(item.id);
		}
		const id = typeof item.id === "number" && item.id > 0 ? { id: item.id } : {};
		return [{ type: item.type, ...id, ...this.#body(path, item) }];
	}

	#body(path: Path, item: Fields): Fields {
		switch (item.type) {
			case 1:
				return this.#row(path, item);
			case 2:
				return this.#button(path, item);
			case 9:
				return this.#section(path, item);
			case 10:
				return this.#text(path, item);
			case 11:
				return { ...this.#described(path, item), media: this.#media([...path, "media"], item.media) };
			case 12:
				return this.#gallery(path, item);
			case 13:
				return this.#file(path, item);
			case 14:
				return { divider: item.divider !== false, spacing: item.spacing === 2 ? 2 : 1 };
			case 17:
				return this.#container(path, item);
			default:
				return readSelect(this.#form, path, item, this.#seen.customIds);
		}
	}

	#row(path: Path, item: Fields): Fields {
		const form = this.#form;
		const list = form.list([...path, "components"], item.components, { min: 1, max: 5, required: true }) ?? [];
		const selects = list.filter((child) => SELECTS.includes(fieldsOf(child).type as number)).length;
		if (selects > 0 && list.length > 1)
			form.add([...path, "components"], "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "Component layout width exceeded");
		return { components: list.flatMap((child, i) => this.read([...path, "components", i], child, [2, ...SELECTS])) };
	}

	#button(path: Path, item: Fields): Fields {
		const form = this.#form;
		const style = form.choice([...path, "style"], item.style, [1, 2, 3, 4, 5, 6], true);
		const label = form.text([...path, "label"], item.label, { max: 80 });
		const emoji = isFields(item.emoji) ? { emoji: emojiJson(item.emoji) } : {};
		const base = {
			style,
			...(label ? { label } : {}),
			...emoji,
			...(item.disabled === true ? { disabled: true } : {}),
		};
		if (!label && !isFields(item.emoji) && style !== 6)
			form.add(path, "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A button must have a label or an emoji.");
		if (style === 5) {
			if (item.custom_id !== undefined && item.custom_id !== null)
				form.add(
					path,
					"BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
					"A custom id and url cannot both be specified",
				);
			if (!item.url) form.required([...path, "url"]);
			form.url([...path, "url"], item.url, ["http:", "https:", "discord:"], 512);
			return { ...base, url: item.url };
		}
		if (item.url !== undefined && item.url !== null)
			form.add([...path, "url"], "BUTTON_COMPONENT_INVALID_STYLE", "A url can only be specified for a link button");
		return { ...base, custom_id: customId(form, path, item, this.#seen.customIds) };
	}

	#section(path: Path, item: Fields): Fields {
		const list = this.#form.list([...path, "components"], item.components, { min: 1, max: 3, required: true }) ?? [];
		if (!isFields(item.accessory)) this.#form.required([...path, "accessory"]);
		const [accessory] = isFields(item.accessory) ? this.read([...path, "accessory"], item.accessory, [2, 11]) : [];
		return { components: list.flatMap((child, i) => this.read([...path, "components", i], child, [10])), accessory };
	}

	#text(path: Path, item: Fields): Fields {
		const content = this.#form.text([...path, "content"], item.content, { min: 1, max: MAX_TEXT, required: true });
		this.#seen.text += (content ?? "").trim().length;
		return { content: (content ?? "").trim() };
	}

	#gallery(path: Path, item: Fields): Fields {
		const list = this.#form.list([...path, "items"], item.items, { min: 1, max: 10, required: true }) ?? [];
		return {
			items: list.map((entry, i) => {
				const at = [...path, "items", i];
				const source = fieldsOf(entry);
				return { ...this.#described(at, source), media: this.#media([...at, "media"], source.media) };
			}),
		};
	}

	#file(path: Path, item: Fields): Fields {
		const at = [...path, "file", "url"];
		const url = textOf(fieldsOf(item.file).url);
		if (!url.startsWith("attachment://"))
			this.#form.add(at, "URL_TYPE_INVALID_SCHEME", `Scheme must be one of ('attachment',).`);
		const name = url.slice("attachment://".length);
		const found = this.#context.findFile(name);
		return {
			file: this.#media([...path, "file"], item.file),
			name,
			size: found?.size ?? null,
			spoiler: item.spoiler === true,
		};
	}

	#container(path: Path, item: Fields): Fields {
		const list = this.#form.list([...path, "components"], item.components, { min: 1, max: 39, required: true }) ?? [];
		const color = this.#form.integer([...path, "accent_color"], item.accent_color, { min: 0, max: 0xffffff });
		return {
			accent_color: color ?? null,
			spoiler: item.spoiler === true,
			components: list.flatMap((child, i) => this.read([...path, "components", i], child, IN_CONTAINER)),
		};
	}

	#described(path: Path, item: Fields): Fields {
		const text = this.#form.text([...path, "description"], item.description, { max: 1024 });
		return { description: text ?? null, spoiler: item.spoiler === true };
	}

	#media(path: Path, value: unknown): Fields {
		const url = textOf(fieldsOf(value).url);
		if (!url) this.#form.required([...path, "url"]);
		this.#form.url([...path, "url"], url, ["http:", "https:", "attachment:"]);
		const found = url.startsWith("attachment://")
			? this.#context.findFile(url.slice("attachment://".length))
			: undefined;
		if (url.startsWith("attachment://") && !found)
			this.#form.add(
				[...path, "url"],
				"UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
				"The referenced attachment could not be found.",
			);
		const resolved = found?.url ?? url;
		return {
			id: this.#context.nextId(),
			url: resolved,
			proxy_url: resolved,
			width: null,
			height: null,
			content_type: found?.type ?? null,
			...(found ? { attachment_id: found.attachmentId } : {}),
		};
	}
}
