// A folder of definitions: the file's name is the name, its default export the definition. Adding a file adds the thing.
import { readdir } from "node:fs/promises";
import { pathToFileURL } from "node:url";

/**
 * Imports every `.ts` file of a folder (not of its sub-folders).
 * @param folder a file URL or absolute path of the folder
 * @returns the definitions by name, in the order of their names
 * @throws when a file has no default export
 */
export async function loadRegistry<T>(folder: URL | string): Promise<Map<string, T>> {
	const base = typeof folder === "string" ? pathToFileURL(`${folder}/`) : new URL(`${folder.href.replace(/\/$/, "")}/`);
	const files = (await readdir(base)).filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts")).sort();
	const loaded = await Promise.all(
		files.map(async (file): Promise<[string, T]> => {
			const module = (await import(new URL(file, base).href)) as { default?: T };
			if (module.default === undefined) throw new Error(`${file} has no default export`);
			return [file.slice(0, -3), module.default];
		}),
	);
	return new Map(loaded);
}
