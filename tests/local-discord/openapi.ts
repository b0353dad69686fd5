// Checks what a bot sends and what Local Discord answers against Discord's OpenAPI document (facts/discord.md section 9).
// A wrong request is a bug of the bot, a wrong answer a bug of Local Discord.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Traffic } from "../../src/local-discord/rest/router.ts";
import type { LocalDiscord } from "../../src/local-discord/server.ts";

type Json = Record<string, unknown>;

const DOCUMENT = fileURLToPath(new URL("../../../shared/reference/discord-openapi.json", import.meta.url));

/** Why the document cannot be used; null where it can. For `describe.skipIf(…)` and its message. */
export const openApiMissing: string | null = existsSync(DOCUMENT) ? null : `${DOCUMENT} is not there`;

/** Members that are sent although the document does not know them: genuine traffic of discord.js and of Discord. */
const KNOWN_STRAYS = ["type", "tts", "nonce", "enforce_nonce", "communicationDisabledUntil", "file_types", "message"];

export interface TrafficCheck {
	/** What breaks the document, one line each. */
	readonly violations: string[];
	/** Members the document does not know: typos, mostly. */
	readonly warnings: string[];
	/** How often each operation was called. */
	readonly seen: Map<string, number>;
	stop(): void;
}

/**
 * Records every call of the bots at this Local Discord from now on.
 * Without the document nothing is checked, only counted.
 */
export function checkTraffic(local: LocalDiscord): TrafficCheck {
	const seen = new Map<string, number>();
	const waiting: Traffic[] = [];
	const found = { violations: [] as string[], warnings: [] as string[] };
	const stop = local.onTraffic((traffic) => {
		seen.set(traffic.operation, (seen.get(traffic.operation) ?? 0) + 1);
		if (!openApiMissing) waiting.push(traffic);
	});
	// Judged when asked: compiling a schema takes its time, which the bot's calls must not wait for.
	const judged = () => {
		for (const traffic of waiting.splice(0)) {
			const { violations, warnings } = judge(traffic);
			found.violations.push(...violations);
			found.warnings.push(...warnings);
		}
		return found;
	};
	return {
		get violations() {
			return judged().violations;
		},
		get warnings() {
			return judged().warnings;
		},
		seen,
		stop,
	};
}

/** @returns what is wrong with one call and its answer */
export function judge(traffic: Traffic): { violations: string[]; warnings: string[] } {
	const where = `${traffic.method} ${traffic.template}`;
	const operation = operations().get(traffic.operation);
	if (!operation) return { violations: [`${where}: the document has no operation ${traffic.operation}`], warnings: [] };
	const violations: string[] = [];
	const warnings: string[] = [];
	const request = bodySchema(operation, traffic);
	if (traffic.status < 400) {
		// A request that was refused may be wrong: that is what the refusal says.
		if (traffic.requestBody !== undefined && request) {
			violations.push(...errorsOf(request, traffic.requestBody).map((error) => `${where} request: ${error}`));
			warnings.push(...strays(request, traffic.requestBody).map((error) => `${where} request: ${error}`));
		}
		if (
			traffic.requestBody === undefined &&
			request &&
			operation.required &&
			traffic.operation !== "unban_user_from_guild"
		)
			violations.push(`${where} request: a body is required`);
	}
	warnings.push(...queryProblems(operation, traffic.query).map((problem) => `${where} query: ${problem}`));
	violations.push(...answerProblems(operation, traffic).map((problem) => `${where} ${traffic.status}: ${problem}`));
	return { violations, warnings };
}

interface Operation {
	readonly pointer: string;
	readonly json: Json;
	readonly parameters: Json[];
	readonly required: boolean;
}

let loaded: { document: Json; ajv: Ajv2020; closed: Ajv2020; operations: Map<string, Operation> } | undefined;

function load(): NonNullable<typeof loaded> {
	if (loaded) return loaded;
	const document = JSON.parse(readFileSync(DOCUMENT, "utf8")) as Json;
	patch(document);
	rewriteUnions(document, document);
	loaded = {
		document,
		ajv: createAjv(document),
		closed: createAjv(closedCopy(document) as Json),
		operations: listOperations(document),
	};
	return loaded;
}

const operations = (): Map<string, Operation> => load().operations;

function createAjv(document: Json): Ajv2020 {
	const ajv = new Ajv2020({ strict: false, allErrors: true });
	addFormats.default(ajv);
	ajv.addFormat("snowflake", /^\d{1,20}$/);
	for (const name of ["nonce", "int32", "int64", "double"]) ajv.addFormat(name, true);
	ajv.addSchema(document, "d");
	return ajv;
}

function listOperations(document: Json): Map<string, Operation> {
	const found = new Map<string, Operation>();
	for (const [path, methods] of Object.entries(document.paths as Record<string, Json>))
		for (const [method, value] of Object.entries(methods)) {
			const json = value as Json;
			if (typeof json.operationId !== "string") continue;
			found.set(json.operationId, {
				pointer: `/paths/${escapePointer(path)}/${method}`,
				json,
				parameters: [...((methods.parameters as Json[]) ?? []), ...((json.parameters as Json[]) ?? [])],
				required: (json.requestBody as Json | undefined)?.required === true,
			});
		}
	return found;
}

/** Where the document is stricter than Discord (section 9, point 5). */
function patch(document: Json): void {
	const schemas = (document.components as Json).schemas as Record<string, Json>;
	for (const name of Object.keys(schemas)) {
		const properties = schemas[name]!.properties as Record<string, Json> | undefined;
		if (!properties) continue;
		if (properties.default_member_permissions && name.includes("Request"))
			properties.default_member_permissions = { type: ["string", "integer", "null"] };
		if (name.includes("Overwrite") && name.includes("Request"))
			for (const key of ["allow", "deny"])
				if (properties[key]) properties[key] = { type: ["string", "integer", "null"] };
		if (name === "CreateRoleRequest" || name === "UpdateRoleRequestPartial")
			if (properties.permissions) properties.permissions = { type: ["string", "integer", "null"] };
	}
	delete (schemas.ActionTypes as Json | undefined)?.enum;
	const overwrite = ((document.paths as Json)["/channels/{channel_id}/permissions/{overwrite_id}"] as Json).put as Json;
	const content = (overwrite.requestBody as Json).content as Record<string, { schema: { properties?: Json } }>;
	for (const { schema } of Object.values(content)) {
		// discord.js repeats the address's id in the body.
		if (schema.properties) schema.properties.id = { type: "string" };
		for (const key of ["allow", "deny"])
			if (schema.properties?.[key]) schema.properties[key] = { type: ["string", "integer", "null"] };
	}
}

/** Unions whose members differ by an integer: one precise branch instead of the errors of all of them. */
function rewriteUnions(node: unknown, document: Json): void {
	if (Array.isArray(node)) {
		for (const item of node) rewriteUnions(item, document);
		return;
	}
	if (typeof node !== "object" || node === null) return;
	const schema = node as Json;
	for (const key of ["oneOf", "anyOf"]) if (Array.isArray(schema[key])) rewriteUnion(schema, key, document);
	for (const value of Object.values(schema)) rewriteUnions(value, document);
}

function rewriteUnion(schema: Json, key: string, document: Json): void {
	const members = schema[key] as Json[];
	const nullable = members.some((member) => member.type === "null");
	const refs = members.flatMap((member) => (typeof member.$ref === "string" ? [member.$ref] : []));
	if (refs.length < 2 || refs.length + (nullable ? 1 : 0) !== members.length) return;
	for (const tag of ["type", "trigger_type"]) {
		const values = refs.map((ref) => tagOf(ref, tag, document));
		const all = values.flat();
		if (values.some((list) => list.length === 0) || new Set(all).size !== all.length) continue;
		delete schema[key];
		schema.allOf = [
			...((schema.allOf as Json[]) ?? []),
			{
				if: { type: "object" },
				// biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
				then: { properties: { [tag]: { enum: all } }, required: [tag] },
				else: nullable ? { type: "null" } : false,
			},
			...refs.map((ref, index) => ({
				if: { type: "object", properties: { [tag]: { enum: values[index] } }, required: [tag] },
				// biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
				then: { $ref: ref },
			})),
		];
		return;
	}
}

function tagOf(ref: string, tag: string, document: Json): number[] {
	const schemas = (document.components as Json).schemas as Record<string, Json>;
	const schema = schemas[ref.split("/").at(-1)!];
	const property = (schema?.properties as Record<string, Json> | undefined)?.[tag];
	const required = (schema?.required as string[] | undefined)?.includes(tag);
	const list = property?.enum;
	return required && Array.isArray(list) ? list.filter((value): value is number => typeof value === "number") : [];
}

/** A copy in which unknown members are errors. */
function closedCopy(node: unknown): unknown {
	if (Array.isArray(node)) return node.map(closedCopy);
	if (typeof node !== "object" || node === null) return node;
	const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closedCopy(value)]));
	if (copy.type === "object" && copy.properties && copy.additionalProperties === undefined)
		copy.additionalProperties = false;
	return copy;
}

/** The schema of the body; of a union whose members no number tells apart, the member that is meant. */
function bodySchema(operation: Operation, { operation: name, requestBody, answer }: Traffic): string | null {
	const content = ((operation.json.requestBody as Json | undefined)?.content ?? {}) as Json;
	if (!content["application/json"]) return null;
	const schema = (which: string) => `/components/schemas/${which}`;
	const has = (value: unknown, key: string) => typeof value === "object" && value !== null && key in value;
	if (name === "create_thread")
		return schema(has(requestBody, "message") ? "CreateForumThreadRequest" : "CreateTextThreadWithoutMessageRequest");
	if (name === "update_channel")
		return schema(has(answer, "thread_metadata") ? "UpdateThreadRequestPartial" : "UpdateGuildChannelRequestPartial");
	if (name === "execute_webhook") return schema("IncomingWebhookRequestPartial");
	return `${operation.pointer}/requestBody/content/application~1json/schema`;
}

const compiled = new Map<string, ValidateFunction>();

function validator(pointer: string, closed: boolean): ValidateFunction {
	const key = `${closed} ${pointer}`;
	const known = compiled.get(key);
	if (known) return known;
	const made = (closed ? load().closed : load().ajv).compile({ $ref: `d#${encodeURI(pointer)}` });
	compiled.set(key, made);
	return made;
}

function errorsOf(pointer: string, value: unknown): string[] {
	const validate = validator(pointer, false);
	return validate(value) ? [] : readable(validate.errors ?? []);
}

function strays(pointer: string, value: unknown): string[] {
	const validate = validator(pointer, true);
	if (validate(value)) return [];
	const extra = (validate.errors ?? []).filter(
		(error) =>
			error.keyword === "additionalProperties" && !KNOWN_STRAYS.includes(String(error.params.additionalProperty)),
	);
	return extra.map(
		(error) => `${error.instancePath || "/"} has the unknown member "${error.params.additionalProperty}"`,
	);
}

function readable(errors: readonly ErrorObject[]): string[] {
	const lines = errors
		.filter((error) => error.keyword !== "if")
		.map((error) => {
			const what = error.params.allowedValues ? ` ${JSON.stringify(error.params.allowedValues).slice(0, 80)}` : "";
			return `${error.instancePath || "/"} ${error.message ?? error.keyword}${what}`;
		});
	return [...new Set(lines)].slice(0, 8);
}

function answerProblems(operation: Operation, { status, answer }: Traffic): string[] {
	if (status >= 400) {
		const error = answer as Json | undefined;
		const isError = typeof error?.code === "number" && typeof error?.message === "string";
		return isError ? [] : ["an error needs `code` and `message`"];
	}
	const responses = operation.json.responses as Record<string, Json>;
	const response = responses[String(status)];
	if (!response) return [`the document knows ${Object.keys(responses).join(", ")}`];
	const content = response.content as Json | undefined;
	if (!content?.["application/json"]) return answer === undefined ? [] : ["must have no body"];
	if (answer === undefined) return ["a body is missing"];
	if (answer === null) return ["null, which the document allows and discord.js does not survive"];
	return errorsOf(`${operation.pointer}/responses/${status}/content/application~1json/schema`, answer);
}

function queryProblems(operation: Operation, query: URLSearchParams): string[] {
	return [...query].flatMap(([key, value]) => {
		const parameter = operation.parameters.find((candidate) => candidate.in === "query" && candidate.name === key);
		if (!parameter) return [`the unknown parameter "${key}"`];
		const type = (parameter.schema as Json | undefined)?.type;
		if (type === "boolean" && !/^(true|false)$/.test(value)) return [`"${key}" must be true or false`];
		if (type === "integer" && !/^-?\d+$/.test(value)) return [`"${key}" must be a whole number`];
		return [];
	});
}

function escapePointer(path: string): string {
	return path.replaceAll("~", "~0").replaceAll("/", "~1");
}
