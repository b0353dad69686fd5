// The options that the moderators' commands share, with what is offered while typing.
import { type Bounds, clauseChoices, reasonChoices, spanChoices, type TypedGrounds } from "../guild/hand-words.ts";
import { type Text, text } from "../texts.ts";
import type { Context, Option } from "./command.ts";

export const personOption: Option = {
	name: "person",
	english: "person",
	description: text("Um wen geht es?", "Who is it about?"),
	type: "user",
	required: true,
};

export const reasonOption: Option = {
	name: "grund",
	english: "reason",
	description: text(
		"Das liest das Mitglied: eine fertige Begründung oder eigene Worte",
		"What the member reads: a reason from the list or your own words",
	),
	type: "text",
	max: 1000,
	autocomplete: async ({ guild, language }, typed) => reasonChoices(guild, typed, language),
};

export const clauseOption: Option = {
	name: "regel",
	english: "rule",
	description: text("Gegen welche Regel wurde verstoßen?", "Which rule was broken?"),
	type: "text",
	max: 500,
	autocomplete: async ({ guild }, typed) => clauseChoices(guild, typed),
};

export const linkOption: Option = {
	name: "kommentar",
	english: "comment",
	description: text(
		"Link zum Kommentar, um den es geht (Menü der Nachricht: Nachrichtenlink kopieren)",
		"Link to the comment it is about (in its menu: Copy Message Link)",
	),
	type: "text",
	max: 200,
};

/** A span of time in words. */
export function spanOption(name: string, english: string, description: Text, bounds: Bounds, required = false): Option {
	return {
		name,
		english,
		description,
		type: "text",
		required,
		max: 100,
		autocomplete: async ({ language }, typed) => spanChoices(typed, bounds, language),
	};
}

/** An option as text; undefined where it was not given. */
export function given({ options }: Context, name: string): string | undefined {
	const value = options[name];
	return value === undefined ? undefined : String(value);
}

/** The grounds out of the options "grund" and "regel". */
export function groundsGiven(context: Context): TypedGrounds {
	return { reason: given(context, "grund"), clause: given(context, "regel") };
}
