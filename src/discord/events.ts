// Messages in: created and edited ones become comments and are judged. Each handler is wrapped, since an error that
// escapes a listener of discord.js ends the process.
import { type Client, type Message, MessageType, type PartialMessage } from "discord.js";
import type { Guild } from "../guild/guild.ts";
import { moderate } from "../guild/moderate.ts";
import type { Log } from "../log.ts";
import type { Author } from "../rules/facts.ts";
import { commentOf } from "./comment.ts";
import { isModerator } from "./permissions.ts";
import { isGone } from "./refusal.ts";

export interface Listener {
	guild(id: string): Guild | undefined;
	readonly log: Log;
	/** Told of every unit of work, so that a shutdown can wait for it. */
	track(work: Promise<void>): void;
}

/** Only these are written by people; type 24 is AutoMod's alert whose "author" is the offender. */
const COMMENTS: ReadonlySet<MessageType> = new Set([MessageType.Default, MessageType.Reply]);

/** Judges what is written in the guilds of a client. */
export function judgeMessages(client: Client, listener: Listener): void {
	const handle = (message: Message | PartialMessage, isEdit: boolean): void => {
		listener.track(
			judge(client, listener, message, isEdit).catch((error) => {
				listener.log.error({ guild: message.guildId, message: message.id, err: error }, "comment could not be judged");
			}),
		);
	};
	client.on("messageCreate", (message) => handle(message, false));
	client.on("messageUpdate", (_before, message) => handle(message, true));
}

async function judge(
	client: Client,
	listener: Listener,
	event: Message | PartialMessage,
	isEdit: boolean,
): Promise<void> {
	const guild = event.guildId ? listener.guild(event.guildId) : undefined;
	if (!guild || event.author?.id === client.user?.id) return;
	const message = await complete(event);
	if (!message?.inGuild() || !COMMENTS.has(message.type) || message.author.id === client.user?.id) return;
	// Previews, pins and threads change a message too; only what can be read makes a new revision.
	const comment = commentOf(message);
	if (isEdit && guild.memory.revisionOf(comment.id) === comment.revision) return;
	const { channel } = message;
	await moderate(guild, {
		comment,
		author: await authorOf(message),
		thread: channel.isThread()
			? { id: channel.id, title: channel.name, createdAt: channel.createdTimestamp ?? 0 }
			: null,
		language: guild.language,
	});
}

async function complete(message: Message | PartialMessage): Promise<Message | null> {
	if (!message.partial) return message;
	try {
		return await message.fetch();
	} catch (error) {
		if (isGone(error)) return null;
		throw error;
	}
}

async function authorOf(message: Message<true>): Promise<Author> {
	const { author } = message;
	const isBot = author.bot || message.webhookId !== null;
	const member =
		message.member ??
		(isBot
			? null
			: await message.guild.members.fetch(author.id).catch((error) => (isGone(error) ? null : Promise.reject(error))));
	return {
		id: author.id,
		roleIds: member ? [...member.roles.cache.keys()].filter((id) => id !== message.guildId) : [],
		accountCreatedAt: author.createdTimestamp,
		joinedAt: member?.joinedTimestamp ?? null,
		isModerator: member ? isModerator(message.channel.permissionsFor(member) ?? member.permissions) : false,
		isBot,
		userName: author.username,
		displayName: member?.displayName ?? author.displayName,
	};
}
