// A feed's settings as an admin types them in a command, and as they are shown again. "-" takes a setting away.
import type { Filter } from "../articles/filter.ts";
import { UserError } from "../errors.ts";
import { defineTexts, type Say, text } from "../texts.ts";
import { plain } from "./markdown.ts";
import type { FeedOptions } from "./records.ts";

type Condition = NonNullable<Filter["any"]>[number];
type Field = "title" | "text" | "category" | "author";

const FIELDS: Readonly<Record<string, Field>> = {
	titel: "title",
	überschrift: "title",
	headline: "title",
	title: "title",
	text: "text",
	rubrik: "category",
	kategorie: "category",
	category: "category",
	autor: "author",
	autorin: "author",
	author: "author",
};

const texts = defineTexts({
	de: {
		category: "Rubrik",
		title: "Überschrift",
		text: "Text",
		author: "Autor",
		only: "nur {words}",
		all: "alle von {words}",
		without: "ohne {words}",
		role: "erwähnt {role}",
		noRole: "⚠️ die Rolle „{role}“ gibt es nicht",
		quiet: "Ruhe von {from} bis {to} Uhr",
		perHour: { one: "höchstens {n} je Stunde", other: "höchstens {n} je Stunde" },
		template: "eigene Vorlage",
		noImage: "ohne Bild",
	},
	en: {
		category: "category",
		title: "headline",
		text: "text",
		author: "author",
		only: "only {words}",
		all: "all of {words}",
		without: "without {words}",
		role: "mentions {role}",
		noRole: "⚠️ there is no role “{role}”",
		quiet: "quiet from {from} to {to}",
		perHour: { one: "at most {n} an hour", other: "at most {n} an hour" },
		template: "own template",
		noImage: "no image",
	},
});

const BAD_CLOCK = text(
	"Die Ruhezeit schreibst du so: `22:00-06:00`. Mit `-` gibt es keine.",
	"Write quiet hours like this: `22:00-06:00`. With `-` there are none.",
);
const BAD_TEMPLATE = text(
	"In geschweiften Klammern kenne ich nur title, teaser, publisher, author, category und date, nicht „{name}“.",
	"In braces I only know title, teaser, publisher, author, category and date, not “{name}”.",
);

/** Whether somebody takes a setting away. */
export const isNone = (typed: string): boolean => /^(?:-|–|aus|off|keine?|none)$/i.test(typed.trim());

/**
 * "rubrik:Anzeige, titel:*wahl*, Stau" as conditions, one for each part; a word without a field is looked for in
 * headline and text.
 */
export function readConditions(typed: string): Condition[] {
	if (isNone(typed)) return [];
	return typed
		.split(/[,;\n]/)
		.map((part) => part.trim())
		.filter(Boolean)
		.map((part) => {
			const [, name, word] = /^([\p{L}]+):\s*(.+)$/u.exec(part) ?? [];
			const field = name ? FIELDS[name.toLowerCase()] : undefined;
			return (field && word ? { [field]: word } : { text: part }) as Condition;
		});
}

/** "22:00-06:00", in the given zone. @returns null for none @throws UserError */
export function readQuietHours(typed: string, timeZone: string): FeedOptions["quietHours"] {
	if (isNone(typed)) return null;
	const [, ...found] =
		/^(\d{1,2})(?::(\d{2}))?\s*(?:uhr)?\s*(?:-|–|bis|to)\s*(\d{1,2})(?::(\d{2}))?\s*(?:uhr)?$/i.exec(typed.trim()) ??
		[];
	const [fromHour, fromMinute = "00", toHour, toMinute = "00"] = found;
	const valid = (hour: string | undefined, minute: string) => Number(hour ?? 99) <= 23 && Number(minute) <= 59;
	if (!valid(fromHour, fromMinute) || !valid(toHour, toMinute)) throw new UserError(BAD_CLOCK);
	return {
		from: `${fromHour!.padStart(2, "0")}:${fromMinute}`,
		to: `${toHour!.padStart(2, "0")}:${toMinute}`,
		timeZone,
	};
}

/** A template as typed; "\n" stands for a line break. @throws UserError naming a placeholder that there is not */
export function readTemplate(typed: string): string | null {
	if (isNone(typed)) return null;
	const unknown = [...typed.matchAll(/\{([^{}]*)\}/g)].find(
		([, name]) => !["title", "teaser", "publisher", "author", "category", "date"].includes(name!),
	);
	if (unknown) throw new UserError(BAD_TEMPLATE, { name: plain(unknown[1]!) });
	return typed.replaceAll("\\n", "\n");
}

/** The settings that differ from the usual, in words. @param role the role's id where there is one of that name */
export function sayOptions(options: FeedOptions, t: Say, role: string | null): string[] {
	const { filters, quietHours, perHour, template } = options;
	const words = (conditions: readonly Condition[] | undefined) =>
		(conditions ?? [])
			.flatMap((condition) =>
				(Object.entries(condition) as [Field, string | string[]][]).map(
					([field, wanted]) =>
						`${t(texts[field])}: ${[wanted]
							.flat()
							.map((one) => plain(one))
							.join(" / ")}`,
				),
			)
			.join(", ");
	return [
		filters?.all?.length ? t(texts.all, { words: words(filters.all) }) : "",
		filters?.any?.length ? t(texts.only, { words: words(filters.any) }) : "",
		filters?.not?.length ? t(texts.without, { words: words(filters.not) }) : "",
		options.roleMention
			? role
				? t(texts.role, { role: `<@&${role}>` })
				: t(texts.noRole, { role: plain(options.roleMention) })
			: "",
		quietHours ? t(texts.quiet, { from: quietHours.from, to: quietHours.to }) : "",
		perHour ? t(texts.perHour, { n: perHour }) : "",
		template?.title || template?.text ? t(texts.template) : "",
		template?.image === false ? t(texts.noImage) : "",
	].filter(Boolean);
}
