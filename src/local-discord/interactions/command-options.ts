// A command's options as the client sends them: checked against the definition the way Discord's client does.
import { DiscordError } from "../discord-error.ts";
import { type Fields, listOf, numberOf, textOf } from "../fields.ts";
import type { Resolved } from "./payload.ts";

/** What a person may give as the value of an option: ids for people, roles, channels; a file for attachments. */
export type OptionValue =
	| string
	| number
	| boolean
	| { filename: string; contentType?: string; data: Uint8Array | string };

/** The part of a definition that a path such as "feed add" names, and the frames around its options. */
export function findLeaf(
	definition: Fields,
	path: readonly string[],
): { options: Fields[]; wrap: (inner: Fields[]) => Fields[] } {
	let options = listOf(definition.options);
	const frames: Fields[] = [];
	for (const step of path) {
		const next = options.find((option) => option.name === step && (option.type === 1 || option.type === 2));
		if (!next) throw clientError(`Unknown sub-command "${step}" of /${textOf(definition.name)}`);
		frames.push({ type: next.type, name: next.name });
		options = listOf(next.options);
	}
	if (options.some((option) => option.type === 1 || option.type === 2))
		throw clientError(`/${[textOf(definition.name), ...path].join(" ")} needs a sub-command`);
	return {
		options,
		wrap: (inner) => frames.reduceRight<Fields[]>((list, frame) => [{ ...frame, options: list }], inner),
	};
}

/**
 * @param focused the option being typed (autocomplete): then nothing is required and its value is taken as it is
 * @param keep stores a file and returns its attachment id
 */
export function fillOptions(
	definitions: readonly Fields[],
	given: Readonly<Record<string, OptionValue>>,
	resolved: Resolved,
	userId: string,
	keep: (file: Exclude<OptionValue, string | number | boolean>) => { id: string; json: Fields },
	focused?: string,
): Fields[] {
	for (const name of Object.keys(given))
		if (!definitions.some((definition) => definition.name === name)) throw clientError(`Unknown option "${name}"`);
	return definitions.flatMap((definition) => {
		const name = textOf(definition.name);
		const value = given[name];
		if (value === undefined) {
			if (focused === name) return [{ type: definition.type, name, value: "", focused: true }];
			if (definition.required === true && focused === undefined) throw clientError(`Option "${name}" is required`);
			return [];
		}
		if (focused === name) return [{ type: definition.type, name, value: String(value), focused: true }];
		return [{ type: definition.type, name, value: checked(definition, value, resolved, userId, keep) }];
	});
}

function checked(
	definition: Fields,
	value: OptionValue,
	resolved: Resolved,
	userId: string,
	keep: (file: Exclude<OptionValue, string | number | boolean>) => { id: string; json: Fields },
): unknown {
	const name = textOf(definition.name);
	const wrong = (why: string) => clientError(`Option "${name}": ${why}`);
	const id = typeof value === "string" ? value : "";
	switch (definition.type) {
		case 3: {
			if (typeof value !== "string") throw wrong("a text is needed");
			if (value.length < numberOf(definition.min_length, 0) || value.length > numberOf(definition.max_length, 6000))
				throw wrong("wrong length");
			return chosen(definition, value, wrong);
		}
		case 4:
		case 10: {
			if (typeof value !== "number" || (definition.type === 4 && !Number.isInteger(value)))
				throw wrong("a number is needed");
			if (value < numberOf(definition.min_value, -(2 ** 53)) || value > numberOf(definition.max_value, 2 ** 53))
				throw wrong("out of range");
			return chosen(definition, value, wrong);
		}
		case 5:
			if (typeof value !== "boolean") throw wrong("true or false is needed");
			return value;
		case 6:
			if (!resolved.user(id)) throw wrong("no such user");
			return id;
		case 7:
			if (!resolved.channel(id, userId)) throw wrong("no such channel");
			return id;
		case 8:
			if (!resolved.role(id)) throw wrong("no such role");
			return id;
		case 9:
			if (!resolved.user(id) && !resolved.role(id)) throw wrong("no such user or role");
			return id;
		case 11: {
			if (typeof value !== "object") throw wrong("a file is needed");
			const { id: attachmentId, json } = keep(value);
			resolved.attachment(attachmentId, json);
			return attachmentId;
		}
		default:
			throw wrong("unknown type");
	}
}

function chosen(definition: Fields, value: string | number, wrong: (why: string) => DiscordError): string | number {
	const choices = listOf(definition.choices);
	if (choices.length === 0 || choices.some((choice) => choice.value === value)) return value;
	throw wrong(`not one of the choices (${choices.map((choice) => String(choice.value)).join(", ")})`);
}

/** What Discord's client says before anything is sent. */
export function clientError(message: string): DiscordError {
	return new DiscordError(400, 50035, message);
}
