// The shipped term lists, read as the configuration reads them.
import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { compileTerms, type TermMatcher } from "../../src/language/terms.ts";
import { termListSchema, toTermList } from "../../src/rules/term-list.ts";

const folder = new URL("../../config/terms/", import.meta.url);

export const defaultLists = readdirSync(folder)
	.filter((file) => file.endsWith(".yaml"))
	.map((file) =>
		toTermList(file.slice(0, -5), termListSchema.parse(parse(readFileSync(new URL(file, folder), "utf8")))),
	);

export const defaultTerms: TermMatcher = compileTerms(defaultLists);
