// POST /local/act: a person does something on the page.
import { DiscordError } from "../discord-error.ts";
import { type Fields, fieldsOf, numberOf, stringsOf, textOf } from "../fields.ts";
import type { ModalValues } from "../interactions/modal-values.ts";
import type { Actor, FileToSend } from "../people/actor.ts";
import type { InteractionResult } from "../people/interaction-result.ts";
import type { Options } from "../people/interactions.ts";
import { flattenOptions, modalValuesOf } from "./discord-shapes.ts";

/** Those the page speaks. */
const LOCALES = ["de", "en-GB", "en-US"];

type Deed = (actor: Actor, input: Fields) => unknown;

const DEEDS: Readonly<Record<string, Deed>> = {
	say: (actor, input) => actor.say(id(input, "channelId"), textOf(input.content), { files: files(input.files) }),
	reply: (actor, input) => actor.reply(id(input, "messageId"), textOf(input.content), { files: files(input.files) }),
	forward: (actor, input) => actor.forward(id(input, "messageId"), id(input, "toChannelId", "channelId")),
	edit: (actor, input) => actor.edit(id(input, "messageId"), textOf(input.content)),
	delete: (actor, input) => actor.delete(id(input, "messageId")),
	react: (actor, input) => actor.react(id(input, "messageId"), textOf(input.emoji)),
	unreact: (actor, input) => actor.unreact(id(input, "messageId"), textOf(input.emoji)),
	vote: (actor, input) =>
		actor.vote(id(input, "messageId"), (Array.isArray(input.answers) ? input.answers : []).map(Number)),
	startThread: (actor, input) => ({
		threadId: input.messageId
			? actor.startThread(id(input, "messageId"), textOf(input.name))
			: actor.startLooseThread(id(input, "channelId"), textOf(input.name)),
	}),
	startPost: (actor, input) => ({
		threadId: actor.startPost(id(input, "channelId"), textOf(input.name), textOf(input.content), stringsOf(input.tags)),
	}),
	changeThread: (actor, input) => actor.changeThread(id(input, "threadId"), fieldsOf(input.change)),
	openDm: (actor, input) => ({ channelId: actor.openDm(id(input, "userId")) }),
	command: async (actor, input) => {
		const { name, options } = commandOf(input);
		return plain(await actor.command(id(input, "channelId"), name, options));
	},
	autocomplete: (actor, input) => {
		const { name, options, focused } = commandOf(input);
		return actor.autocomplete(id(input, "channelId"), name, options, focused);
	},
	click: async (actor, input) => plain(await actor.click(id(input, "messageId"), textOf(input.customId))),
	select: async (actor, input) =>
		plain(await actor.select(id(input, "messageId"), textOf(input.customId), stringsOf(input.values))),
	submitModal: async (actor, input) => {
		const given = values(Array.isArray(input.components) ? modalValuesOf(input.components) : input.values);
		return plain(await actor.submitModal(id(input, "modalId", "interactionId"), given as ModalValues));
	},
	messageMenu: async (actor, input) => plain(await actor.messageMenu(textOf(input.name), id(input, "messageId"))),
	userMenu: async (actor, input) =>
		plain(await actor.userMenu(textOf(input.name), id(input, "userId"), textOf(input.channelId) || undefined)),
	join: (actor, input) => actor.join(textOf(input.guildId) || undefined),
	leave: (actor, input) => actor.leave(id(input, "guildId")),
	closeDms: (actor) => actor.closeDms(true),
	openDms: (actor) => actor.closeDms(false),
	timeout: (actor, input) =>
		actor.timeout(
			id(input, "guildId"),
			id(input, "userId"),
			typeof input.ms === "number" ? input.ms : null,
			textOf(input.reason) || undefined,
		),
	kick: (actor, input) => actor.kick(id(input, "guildId"), id(input, "userId"), textOf(input.reason) || undefined),
	ban: (actor, input) =>
		actor.ban(
			id(input, "guildId"),
			id(input, "userId"),
			textOf(input.reason) || undefined,
			numberOf(input.deleteSeconds, 0),
		),
	unban: (actor, input) => actor.unban(id(input, "guildId"), id(input, "userId"), textOf(input.reason) || undefined),
	bans: (actor, input) => actor.bans(id(input, "guildId")),
	giveRole: (actor, input) => actor.giveRole(id(input, "guildId"), id(input, "userId"), id(input, "roleId")),
	takeRole: (actor, input) => actor.takeRole(id(input, "guildId"), id(input, "userId"), id(input, "roleId")),
	pin: (actor, input) => actor.pin(id(input, "messageId")),
	unpin: (actor, input) => actor.unpin(id(input, "messageId")),
};

/** @returns `{ok: true, result}` or `{ok: false, error: {code, message}}`; bugs are thrown */
export async function act(actorOf: (userId: string) => Actor, input: Fields): Promise<Fields> {
	try {
		const deed = DEEDS[textOf(input.do)];
		if (!deed) throw new DiscordError(400, 0, `Unknown deed "${textOf(input.do)}".`);
		const actor = actorOf(textOf(input.as));
		// The language of their client, as interactions tell it to the bot.
		if (LOCALES.includes(textOf(input.locale))) actor.speak(textOf(input.locale));
		const result = await deed(actor, input);
		return { ok: true, result: result ?? null };
	} catch (error) {
		if (error instanceof DiscordError)
			return { ok: false, error: { code: error.code, message: error.message, errors: error.errors } };
		throw error;
	}
}

function plain({ kind, message, modal }: InteractionResult): Fields {
	return { kind, message: message ?? null, modal: modal ?? null };
}

/** @param keys the first that is there counts */
function id(input: Fields, ...keys: string[]): string {
	const value = keys.map((key) => textOf(input[key])).find((text) => text !== "");
	if (value === undefined) throw new DiscordError(400, 50035, `"${keys[0]}" is missing.`);
	return value;
}

/** Options by name, or nested as Discord's client sends them; then the sub-commands stand in them, not in the name. */
function commandOf(input: Fields): { name: string; options: Options; focused: string } {
	const flat = Array.isArray(input.options) ? flattenOptions(input.options) : null;
	return {
		name: [textOf(input.name), ...(flat?.path ?? [])].join(" "),
		options: values(flat ? flat.values : input.options) as Options,
		focused: flat?.focused ?? textOf(input.focused),
	};
}

/** Files inside of options and modal values come with their bytes in base64. */
function values(input: unknown): Fields {
	return Object.fromEntries(
		Object.entries(fieldsOf(input)).map(([key, value]) => {
			if (Array.isArray(value) && value.some((item) => typeof item === "object")) return [key, files(value)];
			return [key, typeof value === "object" && value !== null && !Array.isArray(value) ? files([value])[0] : value];
		}),
	);
}

function files(value: unknown): FileToSend[] {
	if (!Array.isArray(value)) return [];
	return value.map((item) => {
		const file = fieldsOf(item);
		return {
			filename: textOf(file.filename) || "datei",
			contentType: textOf(file.contentType) || "application/octet-stream",
			data: new Uint8Array(Buffer.from(textOf(file.base64), "base64")),
			...(textOf(file.description) ? { description: textOf(file.description) } : {}),
		};
	});
}
