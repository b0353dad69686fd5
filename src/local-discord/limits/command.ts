// Application commands as they are registered: names, options, lengths, and the 8000 characters of one command.
// https://docs.discord.com/developers/interactions/application-commands
import { type Fields, fieldsOf, isFields, textOf } from "../fields.ts";
import { Form, type Path } from "../form.ts";

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const LOCALES =
	"ar bg cs da de el en-GB en-US es-419 es-ES fi fr he hi hr hu id it ja ko lt nl no pl pt-BR ro ru sv-SE th tr uk vi zh-CN zh-TW".split(
		" ",
	);
const MAX_CHARACTERS = 8000;

/**
 * Checks one command definition.
 * @param partial whether members may be absent (PATCH)
 * @returns the definition with Discord's defaults, without id, application and guild
 */
export function readCommand(body: Fields, inGuild: boolean, partial?: Fields): Fields {
	const form = new Form();
	const definition = read(form, [], { ...partial, ...body }, inGuild);
	form.done();
	return definition;
}

/** Checks a list of commands, all problems at once, each under its index. No two may have the same type and name. */
export function readCommands(list: readonly unknown[], inGuild: boolean): Fields[] {
	const form = new Form();
	const names = new Set<string>();
	const definitions = list.map((item, index) => {
		const definition = read(form, [index], fieldsOf(item), inGuild);
		const key = `${definition.type}:${definition.name}`;
		if (names.has(key))
			form.add([index], "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
		names.add(key);
		return definition;
	});
	for (const [type, most] of [
		[1, 100],
		[2, 15],
		[3, 15],
	] as const)
		if (definitions.filter((definition) => definition.type === type).length > most)
			form.add([], "BASE_TYPE_MAX_LENGTH", `Must be ${most} or fewer in length.`);
	form.done();
	return definitions;
}

function read(form: Form, path: Path, body: Fields, inGuild: boolean): Fields {
	const type = form.choice([...path, "type"], body.type, [1, 2, 3, 4]) ?? 1;
	const chat = type === 1;
	const name = readName(form, [...path, "name"], body.name, chat);
	const names = readLocalizations(form, [...path, "name_localizations"], body.name_localizations, (at, value) =>
		readName(form, at, value, chat),
	);
	const description = chat
		? form.text([...path, "description"], body.description, { min: 1, max: 100, required: true })
		: form.text([...path, "description"], body.description, { max: 0 });
	const descriptions = readLocalizations(
		form,
		[...path, "description_localizations"],
		body.description_localizations,
		(at, value) => {
			form.text(at, value, { min: 1, max: 100 });
		},
	);
	const options = chat ? readOptions(form, [...path, "options"], body.options, 0) : [];
	const definition: Fields = {
		type,
		name,
		name_localizations: names,
		description: description ?? "",
		description_localizations: descriptions,
		options,
		default_member_permissions: readPermissions(
			form,
			[...path, "default_member_permissions"],
			body.default_member_permissions,
		),
		nsfw: body.nsfw === true,
		...(inGuild
			? {}
			: {
					dm_permission: body.dm_permission !== false,
					contexts: Array.isArray(body.contexts) ? body.contexts : null,
				}),
		integration_types: Array.isArray(body.integration_types) ? body.integration_types : [0],
	};
	const characters = charactersOf(definition);
	if (characters > MAX_CHARACTERS)
		form.add(path, "APPLICATION_COMMAND_TOO_LARGE", `Command exceeds maximum size (${MAX_CHARACTERS})`);
	return definition;
}

function readOptions(form: Form, path: Path, value: unknown, depth: number): Fields[] {
	const list = form.list(path, value, { max: 25 }) ?? [];
	const names = new Set<string>();
	let optionalSeen = false;
	const kinds = new Set<boolean>();
	const options = list.map((item, index) => {
		const at = [...path, index];
		const option = readOption(form, at, fieldsOf(item), depth);
		const name = textOf(option.name);
		if (names.has(name))
			form.add([...at, "name"], "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", "Option name already in use");
		names.add(name);
		kinds.add(option.type === 1 || option.type === 2);
		if (option.required && optionalSeen)
			form.add(
				at,
				"APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
				"Required options must be placed before non-required options",
			);
		if (!option.required) optionalSeen = true;
		return option;
	});
	if (kinds.size > 1)
		form.add(
			path,
			"APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
			"Sub-command and sub-command group option types are mutually exclusive to all other types",
		);
	checkLocalizedNames(form, path, options);
	return options;
}

function readOption(form: Form, path: Path, option: Fields, depth: number): Fields {
	const type = form.choice([...path, "type"], option.type, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], true) ?? 3;
	const nested = type === 1 || type === 2;
	if ((type === 2 && depth > 0) || (type === 1 && depth > 1))
		form.add([...path, "type"], "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-command groups cannot be nested here");
	const json: Fields = {
		type,
		name: readName(form, [...path, "name"], option.name, true),
		name_localizations: readLocalizations(
			form,
			[...path, "name_localizations"],
			option.name_localizations,
			(at, value) => readName(form, at, value, true),
		),
		description: form.text([...path, "description"], option.description, { min: 1, max: 100, required: true }) ?? "",
		description_localizations: readLocalizations(
			form,
			[...path, "description_localizations"],
			option.description_localizations,
			(at, value) => {
				form.text(at, value, { min: 1, max: 100 });
			},
		),
	};
	if (nested)
		return { ...json, options: readOptions(form, [...path, "options"], option.options, type === 2 ? 1 : depth + 2) };
	json.required = option.required === true;
	if (Array.isArray(option.choices) && option.choices.length > 0) {
		json.choices = readChoices(form, [...path, "choices"], option.choices, type);
		if (option.autocomplete === true)
			form.add(
				path,
				"APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE",
				"Choices and autocomplete are mutually exclusive",
			);
	}
	if (option.autocomplete === true) {
		if (![3, 4, 10].includes(type))
			form.add(
				[...path, "autocomplete"],
				"APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
				"Autocomplete is not allowed here",
			);
		json.autocomplete = true;
	}
	if (type === 3) {
		const min = form.integer([...path, "min_length"], option.min_length, { min: 0, max: 6000 });
		const max = form.integer([...path, "max_length"], option.max_length, { min: 1, max: 6000 });
		if (min !== undefined) json.min_length = min;
		if (max !== undefined) json.max_length = max;
	}
	if (type === 4 || type === 10)
		for (const key of ["min_value", "max_value"]) if (typeof option[key] === "number") json[key] = option[key];
	if (type === 7 && Array.isArray(option.channel_types)) json.channel_types = option.channel_types;
	return json;
}

function readChoices(form: Form, path: Path, value: unknown, type: number): Fields[] {
	const list = form.list(path, value, { max: 25 }) ?? [];
	const names = new Set<string>();
	return list.map((item, index) => {
		const at = [...path, index];
		const choice = fieldsOf(item);
		const name = form.text([...at, "name"], choice.name, { min: 1, max: 100, required: true }) ?? "";
		if (names.has(name))
			form.add([...at, "name"], "APPLICATION_COMMAND_OPTIONS_CHOICES_NAME_DUPLICATE", "Choice name already in use");
		names.add(name);
		if (type === 3) form.text([...at, "value"], choice.value, { min: 1, max: 100, required: true });
		else if (typeof choice.value !== "number")
			form.add([...at, "value"], "NUMBER_TYPE_COERCE", "Value is not a number.");
		return {
			name,
			name_localizations: readLocalizations(
				form,
				[...at, "name_localizations"],
				choice.name_localizations,
				(where, text) => {
					form.text(where, text, { min: 1, max: 100 });
				},
			),
			value: choice.value,
		};
	});
}

function readName(form: Form, path: Path, value: unknown, chat: boolean): string {
	const name = form.text(path, value, { min: 1, max: 32, required: true }) ?? "";
	if (chat && name !== "" && (!NAME.test(name) || name !== name.toLowerCase()))
		form.add(path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
	return name;
}

function readLocalizations(
	form: Form,
	path: Path,
	value: unknown,
	check: (path: Path, value: unknown) => void,
): Fields | null {
	if (value === undefined || value === null) return null;
	if (!isFields(value)) {
		form.add(path, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
		return null;
	}
	const kept: Fields = {};
	for (const [locale, text] of Object.entries(value)) {
		if (!LOCALES.includes(locale))
			form.add([...path, locale], "BASE_TYPE_CHOICES", `Value must be one of {${LOCALES.join(", ")}}.`);
		if (text === null) continue;
		check([...path, locale], text);
		kept[locale] = text;
	}
	return kept;
}

/** Localized option names must differ from each other within a locale and from all default names. */
function checkLocalizedNames(form: Form, path: Path, options: readonly Fields[]): void {
	for (const locale of LOCALES) {
		const seen = new Map<string, number>(options.map((option, index) => [textOf(option.name), index]));
		for (const [index, option] of options.entries()) {
			const name = textOf(fieldsOf(option.name_localizations)[locale]);
			if (name === "") continue;
			const other = seen.get(name);
			if (other !== undefined && other !== index)
				form.add(
					[...path, index, "name_localizations", locale],
					"APPLICATION_COMMAND_OPTIONS_NAME_INVALID",
					"Option name already in use",
				);
			seen.set(name, index);
		}
	}
}

function readPermissions(form: Form, path: Path, value: unknown): string | null {
	if (value === undefined || value === null) return null;
	if ((typeof value === "string" && /^\d+$/.test(value)) || typeof value === "number") return String(value);
	form.add(path, "NUMBER_TYPE_COERCE", "Value is not a permission.");
	return null;
}

/** Names, descriptions and choice values of a command; of each localised field the longest wording counts. */
export function charactersOf(definition: Fields): number {
	const longest = (key: string) => {
		const texts = [textOf(definition[key]), ...Object.values(fieldsOf(definition[`${key}_localizations`])).map(textOf)];
		return Math.max(...texts.map((text) => text.length));
	};
	const inner = [...asList(definition.options), ...asList(definition.choices)];
	return (
		longest("name") +
		longest("description") +
		textOf(definition.value).length +
		inner.reduce((sum, item) => sum + charactersOf(item), 0)
	);
}

function asList(value: unknown): Fields[] {
	return Array.isArray(value) ? value.filter(isFields) : [];
}
