// JSON Schema of the configuration, for completion and help in editors: config/schema/*.json, generated.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type ZodType, z } from "zod";
import { botConfigSchema } from "./bot-config.ts";
import { guildConfigSchema } from "./guild-config.ts";
import { termListSchema } from "./rules/term-list.ts";

const SCHEMAS: Readonly<Record<string, ZodType>> = {
	"bot.json": botConfigSchema,
	"guild.json": guildConfigSchema,
	"terms.json": termListSchema,
};

/** The generated files, their contents by their names. */
export function editorSchemas(): Map<string, string> {
	return new Map(
		Object.entries(SCHEMAS).map(([name, schema]) => {
			// Draft 7 is what the YAML language server understands completely.
			const json = z.toJSONSchema(schema, { io: "input", target: "draft-7", unrepresentable: "any" });
			return [name, `${JSON.stringify(json, null, 2)}\n`];
		}),
	);
}

/** Writes the schemas into a folder. */
export async function writeSchemas(folder: string): Promise<void> {
	await mkdir(folder, { recursive: true });
	for (const [name, content] of editorSchemas()) await writeFile(join(folder, name), content);
}
