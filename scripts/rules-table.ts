// `node scripts/rules-table.ts`, part of `npm run schema`: writes the tables of conditions and actions into docs/regeln.md, from the definitions.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { actions, conditions } from "../src/rules/registries.ts";
import { type Language, say, type Text } from "../src/texts.ts";

export const PAGE = new URL("../docs/regeln.md", import.meta.url);

interface Property {
	readonly description?: string;
	readonly default?: unknown;
	readonly enum?: readonly unknown[];
	readonly items?: { readonly enum?: readonly unknown[] };
	readonly properties?: Readonly<Record<string, Property>>;
}

/** The page with its tables as the definitions are now. */
export function withTables(page: string): string {
	return page.replace(
		/(<!-- (conditions|actions) (de|en) -->\n)(?:(?!<!--)[\s\S])*(<!-- end -->)/g,
		(_, start: string, kind: string, language: Language, end: string) =>
			`${start}${kind === "conditions" ? conditionTable(language) : actionTable(language)}\n${end}`,
	);
}

function conditionTable(language: Language): string {
	const head = { de: ["Bedingung", "Trifft, wenn …", "Angaben"], en: ["Condition", "Holds if …", "Options"] }[language];
	return table(
		head,
		[...conditions].map(([name, { description, options }]) => [
			`\`${name}\``,
			say(language, description as Text<never>),
			optionsOf(options, language),
		]),
	);
}

function actionTable(language: Language): string {
	const words = {
		de: {
			head: ["Aktion", "Was sie tut", "Angaben", "Zurückzunehmen"],
			yes: "ja",
			comment: "ja, der Kommentar erscheint wieder",
			strikes: "ja, die Strikes zählen nicht mehr",
			no: "–",
			person: "ein Mensch bestätigt",
		},
		en: {
			head: ["Action", "What it does", "Options", "Can be taken back"],
			yes: "yes",
			comment: "yes, the comment appears again",
			strikes: "yes, its strikes no longer count",
			no: "–",
			person: "a person confirms",
		},
	}[language];
	return table(
		words.head,
		[...actions].map(([name, { description, options, undo, confirm, decision, strikes }]) => [
			`\`${name}\``,
			say(language, description as Text<never>),
			optionsOf(options, language),
			[
				undo
					? words.yes
					: decision === "remove" || decision === "hold"
						? words.comment
						: strikes
							? words.strikes
							: words.no,
				confirm && words.person,
			]
				.filter(Boolean)
				.join("; "),
		]),
	);
}

/** The options' names; in German with what they mean, since their descriptions are the editor's, which are German. */
function optionsOf(schema: z.ZodType, language: Language): string {
	const { properties = {} } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Property;
	const lines = (of: Readonly<Record<string, Property>>, before: string): string[] =>
		Object.entries(of).flatMap(([name, property]) => {
			if (property.properties) return lines(property.properties, `${before}${name}.`);
			const values = property.enum ?? property.items?.enum;
			const default_ = property.default === undefined || property.default === false || String(property.default) === "";
			const said = [
				`\`${before}${name}\``,
				language === "de" && property.description ? `: ${property.description}` : "",
				values ? ` (${values.join(", ")})` : "",
				default_ ? "" : ` [${String(property.default)}]`,
			];
			return [said.join("")];
		});
	return lines(properties, "").join("<br>") || "–";
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
	return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(PAGE, withTables(readFileSync(PAGE, "utf8")));
