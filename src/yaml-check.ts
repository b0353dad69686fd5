// Holds a YAML file against a zod schema and says what does not fit: where, what is expected, and what was probably meant.
// The keys and values that a place allows come from the schema's JSON Schema, so any zod schema will do.
import { type ZodType, z } from "zod";
import { bothOf, type Path, type Problem, type Said, withSuggestion } from "./problem.ts";
import { meantBy } from "./spelling.ts";
import type { YamlFile } from "./yaml.ts";
import { type Advice, messageFor } from "./yaml-messages.ts";

type Issue = z.core.$ZodIssue;
type JsonSchema = z.core.JSONSchema.BaseSchema;

export interface CheckOptions {
	/** What to say about a key that people try and that is not there on purpose. */
	hints?: Readonly<Record<string, Said>>;
}

export type Checked<T> = { value: T; problems: Problem[] } | { value?: undefined; problems: Problem[] };

/** So many problems of one kind are told: nobody reads more, and to find the place of 27,000 keys took 20 seconds. */
const ENOUGH = 100;

/** Says that a message is zod's own and not the schema's. */
const DEFAULT = "\u0000";

/**
 * Checks a file. An empty file counts as an empty mapping.
 * @returns the schema's output, or everything that is wrong, in the order of the file
 */
export function checkYaml<T>(schema: ZodType<T>, file: YamlFile, options: CheckOptions = {}): Checked<T> {
	if (file.problems.length > 0) return { problems: file.problems };
	const data = file.data ?? {};
	const result = schema.safeParse(data, { error: () => DEFAULT });
	if (result.success) return { value: result.data, problems: [] };
	const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as JsonSchema;
	const place: Place = {
		file,
		data,
		allowed: (path) => allowedKeys(json, path),
		elsewhere: (path, key) => elsewhere(json, path, key),
		hints: options.hints ?? {},
	};
	const issues = result.error.issues.flatMap((issue) => flatten(issue, [], data));
	// A mapping with an unknown key is not also told that it lacks a known one.
	const misspelt = new Set(
		issues.filter(({ code }) => code === "unrecognized_keys").map(({ path }) => JSON.stringify(path)),
	);
	const telling = issues.filter(({ code, path }) => code !== "custom" || !misspelt.has(JSON.stringify(path)));
	const problems = withoutEchoes(telling.slice(0, ENOUGH).flatMap((issue) => problemsOf(issue, place)));
	return { problems: problems.sort((a, b) => a.line - b.line || a.column - b.column) };
}

/** Makes a problem out of one found by other means than the schema, at a path of the file. */
export function problemAt(file: YamlFile, path: Path, message: Said, suggestion?: Said): Problem {
	const problem = { file: file.file, ...file.at(path), path, message };
	return suggestion ? withSuggestion(problem, suggestion) : problem;
}

/** The word that was probably meant, as a suggestion. */
export const meant = messageFor.meant;

interface Place {
	file: YamlFile;
	data: unknown;
	/** The keys of a mapping at a path. */
	allowed: (path: Path) => string[];
	/** The key beside or below this place under which a key would be right. */
	elsewhere: (path: Path, key: string) => string | undefined;
	hints: Readonly<Record<string, Said>>;
}

/** The issues of the alternative that was probably meant, with paths from the top of the file. */
function flatten(issue: Issue, prefix: Path, data: unknown): Issue[] {
	const path = [...prefix, ...issue.path] as (string | number)[];
	const here = { ...issue, path } as Issue;
	if (issue.code !== "invalid_union" || issue.errors.length === 0) return [here];
	const value = valueAt(data, path);
	const ranked = issue.errors
		.map((issues) => issues.flatMap((inner) => flatten(inner as Issue, path, data)))
		.map((issues) => ({ issues, distance: distanceOf(issues, path, value) }))
		.sort((a, b) => a.distance - b.distance || a.issues.length - b.issues.length);
	const best = ranked.filter(({ distance }) => distance === ranked[0]!.distance);
	if (best[0]!.distance < WRONG_KIND) return best[0]!.issues;
	// No alternative takes this kind of value: name them all.
	const kinds = ranked.flatMap(({ issues }) => issues.map(expectedKind)).filter((kind) => kind !== undefined);
	return [{ code: "invalid_type", expected: [...new Set(kinds)].join("|"), path, message: issue.message } as never];
}

const WRONG_KIND = 1000;

/** How far a value is from an alternative: of another kind, an unlisted word, or wrong only somewhere inside. */
function distanceOf(issues: Issue[], path: Path, value: unknown): number {
	const atTop = issues.filter((issue) => issue.path.length === path.length);
	if (atTop.some(({ code }) => code === "invalid_type")) return WRONG_KIND;
	const unlisted = atTop.find((issue) => issue.code === "invalid_value");
	if (unlisted) return typeof value === expectedKind(unlisted) ? 500 : WRONG_KIND;
	return issues.reduce((sum, issue) => sum + (issue.code === "unrecognized_keys" ? issue.keys.length : 1), 0);
}

function expectedKind(issue: Issue): string | undefined {
	if (issue.code === "invalid_type") return issue.expected;
	return issue.code === "invalid_value" ? typeof issue.values[0] : undefined;
}

/** A problem, and which key it says is missing or was meant. */
interface Found {
	problem: Problem;
	missing?: string;
	meant?: string;
}

function problemsOf(issue: Issue, { file, data, allowed, elsewhere, hints }: Place): Found[] {
	const path = issue.path as (string | number)[];
	const found = (path: Path, what: "key" | "value", { message, suggestion }: Advice): Problem => ({
		file: file.file,
		...file.at(path, what),
		path,
		message,
		...(suggestion && { suggestion }),
	});
	const value = valueAt(data, path);

	if (issue.code === "unrecognized_keys") {
		const keys = allowed(path);
		const free = keys.filter((key) => !Object.hasOwn((value ?? {}) as object, key));
		return issue.keys.slice(0, ENOUGH).map((key) => {
			const meant = meantBy(key, free);
			const place = meant === undefined ? elsewhere(path, key) : undefined;
			const { message, suggestion } = messageFor.unknownKey(key, meant, keys, place);
			const hint = Object.hasOwn(hints, key) ? hints[key] : suggestion;
			return { problem: found([...path, key], "key", { message, suggestion: hint }), meant };
		});
	}
	if (issue.code === "invalid_key" || issue.code === "invalid_element") {
		const isKey = issue.code === "invalid_key";
		const written = isKey ? String(path.at(-1)) : file.source(path);
		return issue.issues.map((inner) => ({
			problem: found(path, isKey ? "key" : "value", adviceOn(inner as Issue, written, allowed(path))),
		}));
	}
	if (value === undefined && path.length > 0 && (issue.code === "invalid_type" || issue.code === "invalid_value")) {
		const missing = String(path.at(-1));
		return [{ problem: found(path, "value", messageFor.missingKey(missing)), missing }];
	}
	return [{ problem: found(path, "value", adviceOn(issue, file.source(path), allowed(path), value)) }];
}

/** @param written as it stands in the file; told only where a schema's message has {value}: it may be a secret */
function adviceOn(issue: Issue, written: string, keys: readonly string[], value?: unknown): Advice {
	if (issue.message === DEFAULT) return messageFor.value(issue, value, written, keys);
	return { message: messageFor.withValue(bothOf(issue.message), written) };
}

/** One problem a place; and a key that is missing is not told where it stands misspelt in the same place. */
function withoutEchoes(found: Found[]): Problem[] {
	const place = ({ path }: Problem) => JSON.stringify(path.slice(0, -1));
	const misspelt = new Set(found.map(({ problem, meant }) => place(problem) + meant));
	const told = new Set<string>();
	return found
		.filter(({ problem, missing }) => missing === undefined || !misspelt.has(place(problem) + missing))
		.filter(({ problem: { path } }) => !told.has(JSON.stringify(path)) && told.add(JSON.stringify(path)))
		.map(({ problem }) => problem);
}

function valueAt(data: unknown, path: Path): unknown {
	let value = data;
	for (const step of path) {
		if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
		value = (value as Record<string | number, unknown>)[step];
	}
	return value;
}

/** The keys that a schema allows in the mapping at a path, over all alternatives. */
function allowedKeys(root: JsonSchema, path: Path): string[] {
	const keys = new Set<string>();
	for (const schema of schemasAt(root, path)) for (const key of Object.keys(schema.properties ?? {})) keys.add(key);
	return [...keys];
}

function elsewhere(root: JsonSchema, path: Path, key: string): string | undefined {
	const below = allowedKeys(root, path).filter((inner) => allowedKeys(root, [...path, inner]).includes(key));
	return below.length === 1 ? below[0] : undefined;
}

function schemasAt(root: JsonSchema, path: Path): JsonSchema[] {
	let here = alternatives(root, root);
	for (const step of path) {
		here = here.flatMap((schema) => {
			const inner =
				typeof step === "number" ? schema.items : (schema.properties?.[step] ?? schema.additionalProperties);
			return typeof inner === "object" && !Array.isArray(inner) ? alternatives(inner as JsonSchema, root) : [];
		});
	}
	return here;
}

function alternatives(schema: JsonSchema, root: JsonSchema, seen = new Set<JsonSchema>()): JsonSchema[] {
	if (seen.has(schema)) return [];
	seen.add(schema);
	const name = /^#\/\$defs\/(.+)$/.exec(schema.$ref ?? "")?.[1];
	const target = schema.$ref === "#" ? root : name === undefined ? undefined : root.$defs?.[name];
	const inner = [target, ...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
	return [
		schema,
		...inner.flatMap((one) => (typeof one === "object" ? alternatives(one as JsonSchema, root, seen) : [])),
	];
}
