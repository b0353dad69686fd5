// The body of a message: what Discord checks before anything happens, and what becomes of it.
// https://docs.discord.com/developers/resources/message#create-message
import { refuse } from "../discord-error.ts";
import { type Fields, fieldsOf, isFields, listOf, stringsOf, textOf } from "../fields.ts";
import { Form } from "../form.ts";
import { isSnowflake } from "../snowflake.ts";
import { readComponents } from "./components.ts";
import { type FindFile, readEmbeds } from "./embeds.ts";
import { type PollBody, readPoll } from "./poll.ts";

export const MessageFlag = {
	crossposted: 1 << 0,
	suppressEmbeds: 1 << 2,
	hasThread: 1 << 5,
	ephemeral: 1 << 6,
	loading: 1 << 7,
	suppressNotifications: 1 << 12,
	hasSnapshot: 1 << 14,
	componentsV2: 1 << 15,
} as const;

/** A file that came with the request. */
export interface Upload {
	/** The n of `files[n]`. */
	readonly index: string;
	readonly filename: string;
	readonly contentType: string;
	readonly data: Uint8Array;
}

export interface AllowedMentions {
	readonly parse: readonly string[];
	readonly users: readonly string[];
	readonly roles: readonly string[];
	readonly repliedUser: boolean;
}

/** A checked body. A member that is absent was not in the request (an edit leaves it as it is). */
export interface MessageBody {
	content?: string;
	embeds?: Fields[];
	components?: Fields[];
	flags?: number;
	allowedMentions: AllowedMentions;
	tts: boolean;
	nonce: string | number | null;
	enforceNonce: boolean;
	reference?: { type: 0 | 1; messageId: string; channelId: string | null; guildId: string | null; mustExist: boolean };
	/** Ids of attachments that stay (edits); descriptions of new ones by their `files[n]`. */
	attachments?: { id: string; description: string | null }[];
	poll?: PollBody;
}

export interface MessageContext {
	readonly findFile: FindFile;
	readonly nextId: () => string;
	readonly files: number;
	/** Flags the sender may set here. */
	readonly allowedFlags: number;
	/** Flags of the message that is edited; V2 cannot be taken back. */
	readonly flagsBefore?: number;
	/** Who may be mentioned where `allowed_mentions` is absent. */
	readonly defaultMentions: readonly string[];
}

const MAX_CONTENT = 2000;
const MENTION_KINDS = ["users", "roles", "everyone"];

/**
 * Checks the body of a message, an edit, a webhook call or an interaction's answer.
 * @throws DiscordError 50035 with all problems at once; 30015 for too many files
 */
export function readMessage(body: Fields, context: MessageContext, at: readonly string[] = []): MessageBody {
	const form = new Form();
	const flags = form.integer([...at, "flags"], body.flags, { min: 0, max: 2 ** 31 - 1 });
	const given = (flags ?? 0) & context.allowedFlags;
	const v2 = (((flags ?? 0) | (context.flagsBefore ?? 0)) & MessageFlag.componentsV2) !== 0;
	const message: MessageBody = {
		allowedMentions: readAllowedMentions(form, at, body, context.defaultMentions),
		tts: body.tts === true,
		nonce: readNonce(form, at, body.nonce),
		enforceNonce: body.enforce_nonce === true,
	};
	if (flags !== undefined) message.flags = given;
	const content = form.text([...at, "content"], body.content, { max: MAX_CONTENT });
	if (body.content !== undefined) message.content = (content ?? "").trim();
	const legacyEmbed = isFields(body.embed) ? [body.embed] : undefined;
	if (body.embeds !== undefined || legacyEmbed)
		message.embeds = readEmbeds(form, [...at, "embeds"], body.embeds ?? legacyEmbed, context.findFile);
	if (body.components !== undefined)
		message.components = readComponents(form, [...at, "components"], body.components, { ...context, v2 });
	if (body.attachments !== undefined) message.attachments = readAttachments(form, at, body.attachments);
	if (isFields(body.poll)) message.poll = readPoll(form, [...at, "poll"], body.poll);
	if (isFields(body.message_reference)) message.reference = readReference(form, at, body.message_reference);
	if (v2) forbidWithV2(form, at, body);
	if (context.files > 10) throw refuse(30015);
	form.done();
	return message;
}

function forbidWithV2(form: Form, at: readonly string[], body: Fields): void {
	const forbidden: [string, boolean][] = [
		["content", textOf(body.content) !== ""],
		["embeds", listOf(body.embeds).length > 0],
		["poll", isFields(body.poll)],
		["sticker_ids", stringsOf(body.sticker_ids).length > 0],
	];
	for (const [key, present] of forbidden)
		if (present)
			form.add(
				[...at, key],
				"MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
				`The '${key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
			);
}

function readAllowedMentions(
	form: Form,
	at: readonly string[],
	body: Fields,
	fallback: readonly string[],
): AllowedMentions {
	if (!isFields(body.allowed_mentions)) return { parse: fallback, users: [], roles: [], repliedUser: true };
	const path = [...at, "allowed_mentions"];
	const value = body.allowed_mentions;
	const parse = stringsOf(value.parse);
	for (const [index, kind] of parse.entries()) form.choice([...path, "parse", index], kind, MENTION_KINDS);
	for (const key of ["users", "roles"] as const) {
		const list = form.list([...path, key], value[key], { max: 100 });
		if (list && list.length > 0 && parse.includes(key))
			form.add(
				path,
				"MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
				`parse:["${key}"] and ${key}: [ids...] are mutually exclusive.`,
			);
	}
	return {
		parse,
		users: stringsOf(value.users),
		roles: stringsOf(value.roles),
		repliedUser: value.replied_user === true,
	};
}

function readNonce(form: Form, at: readonly string[], value: unknown): string | number | null {
	if (value === undefined || value === null) return null;
	if (typeof value === "number" && Number.isInteger(value)) return value;
	return form.text([...at, "nonce"], value, { max: 25 }) ?? null;
}

function readAttachments(
	form: Form,
	at: readonly string[],
	value: unknown,
): { id: string; description: string | null }[] {
	const list = form.list([...at, "attachments"], value, { max: 10 }) ?? [];
	return list.map((entry, index) => {
		const source = fieldsOf(entry);
		const text = form.text([...at, "attachments", index, "description"], source.description, { max: 1024 });
		return { id: String(source.id ?? index), description: text ?? null };
	});
}

function readReference(form: Form, at: readonly string[], value: Fields): MessageBody["reference"] {
	const path = [...at, "message_reference"];
	if (!isSnowflake(value.message_id))
		form.add([...path, "message_id"], "NUMBER_TYPE_COERCE", "Value is not snowflake.");
	const type = value.type === 1 ? 1 : 0;
	if (type === 1 && !isSnowflake(value.channel_id)) form.required([...path, "channel_id"]);
	return {
		type,
		messageId: textOf(value.message_id),
		channelId: isSnowflake(value.channel_id) ? value.channel_id : null,
		guildId: isSnowflake(value.guild_id) ? value.guild_id : null,
		mustExist: value.fail_if_not_exists !== false,
	};
}
