// A Discord message as a Comment: everything in it that a person can read, and which form of it this is.
//
// A revision is `<what the author wrote>` or `<what the author wrote>+<preview>,<preview>…`, each a hash. Discord adds
// the preview of a link as an embed some time after the comment (a MESSAGE_UPDATE without `edited_timestamp`): that is
// no edit, but the preview can be read and is judged, for itself. Nickname and the signed addresses of attachments
// change without the author's doing; they are part of no revision.
import { createHash } from "node:crypto";
import type { ComponentType, Embed, Message, MessageSnapshot, TopLevelComponent } from "discord.js";
import type { Comment, CommentPart, PartSource } from "../rules/comment.ts";

/**
 * @param message a complete (not partial) message of a guild
 * @param without previews by their hashes, which are left out as if they had not been there
 */
export function commentOf(message: Message<true>, without: ReadonlySet<string> = NONE): Comment {
	const { channel } = message;
	const thread = channel.isThread() ? channel : null;
	const embeds = message.embeds.filter((embed) => without.size === 0 || !without.has(hashOf(embedTexts(embed))));
	const parts = partsOf(message, embeds);
	// What is forwarded can be opened like what is attached.
	const attachments = bodies(message)
		.flatMap((body) => [...(body.attachments?.values() ?? [])])
		.map(({ name, contentType, size, url }) => ({
			name,
			contentType,
			size,
			url,
		}));
	const stickers = bodies(message)
		.flatMap((body) => [...(body.stickers?.values() ?? [])])
		.map(({ name }) => name);
	return {
		id: message.id,
		guildId: message.guildId,
		channelId: message.channelId,
		parentId: thread?.parentId ?? null,
		categoryId: (thread ? thread.parent?.parentId : (channel as { parentId?: string | null }).parentId) ?? null,
		authorId: message.author.id,
		parts,
		createdAt: message.createdTimestamp,
		editedAt: message.editedTimestamp,
		revision: revisionOf(message, parts, embeds),
		mentions: {
			users: mentioned(message),
			roles: [...message.mentions.roles.keys()],
			everyone: message.mentions.everyone,
		},
		attachments,
		stickers,
		hasPoll: message.poll !== null,
		hasForward: message.messageSnapshots.size > 0,
		hasEmbed: embeds.length > 0,
		replyTo: message.reference?.type === 0 ? (message.reference.messageId ?? null) : null,
	};
}

const NONE: ReadonlySet<string> = new Set();

/** Whom the author mentions: Discord also counts whom an answer is for. */
function mentioned({ mentions, content }: Message<true>): string[] {
	const answered = mentions.repliedUser?.id;
	const silent = answered !== undefined && !new RegExp(`<@!?${answered}>`).test(content);
	return [...mentions.users.keys()].filter((id) => !silent || id !== answered);
}

/** What a revision says: the hash of what the author wrote, and those of the previews. */
export function readRevision(revision: string): { readonly written: string; readonly previews: ReadonlySet<string> } {
	const [written = "", previews] = revision.split("+");
	return { written, previews: new Set(previews?.split(",")) };
}

function revisionOf(message: Message<true>, parts: readonly CommentPart[], embeds: readonly Embed[]): string {
	const isOwn = own(message);
	const written = hashOf([
		parts.filter(
			({ source }) =>
				source !== "nickname" &&
				(isOwn || source !== "embed") &&
				(source !== "threadTitle" || message.id === message.channelId),
		),
		bodies(message).flatMap(({ attachments }) =>
			[...(attachments?.values() ?? [])].map(({ id, name, title, description }) =>
				title ? [id, name, description, title] : [id, name, description],
			),
		),
		[...message.stickers.keys()],
	]);
	if (isOwn || embeds.length === 0) return written;
	return `${written}+${embeds.map((embed) => hashOf(embedTexts(embed))).join(",")}`;
}

/** Embeds of bots and webhooks are what they wrote. */
function own({ author, webhookId }: Message<true>): boolean {
	return author.bot || webhookId !== null;
}

/** 22 letters of base64url. */
function hashOf(what: unknown): string {
	return createHash("sha256").update(JSON.stringify(what)).digest("base64url").slice(0, 22);
}

function bodies(message: Message<true>): (Message<true> | MessageSnapshot)[] {
	return [message, ...message.messageSnapshots.values()];
}

function partsOf(message: Message<true>, embeds: readonly Embed[]): CommentPart[] {
	const parts: CommentPart[] = [];
	const add = (source: PartSource, text: string | null | undefined) => {
		if (text?.trim()) parts.push({ source, text });
	};
	// An address behind a word: what it leads to is looked at, unless it is written out.
	const addLink = (source: PartSource, url: string | null | undefined) => {
		if (url && !parts.some(({ text }) => text.includes(url))) parts.push({ source, text: url });
	};
	add("content", message.content);
	addBody(add, message, embeds, "embed");
	for (const body of bodies(message)) {
		// A preview has its address from the comment; an embed that somebody made has its own.
		if (body !== message || own(message))
			for (const { url, author } of body === message ? embeds : (body.embeds ?? []))
				for (const link of [url, author?.url]) addLink(body === message ? "embed" : "forward", link);
		for (const component of body.components ?? []) for (const url of addressesIn(component)) addLink("component", url);
	}
	for (const snapshot of message.messageSnapshots.values()) {
		add("forward", snapshot.content);
		addBody(add, snapshot, snapshot.embeds ?? [], "forward");
	}
	if (message.poll) {
		add("poll", message.poll.question.text);
		for (const answer of message.poll.answers.values()) add("poll", answer.text);
	}
	// The title is its author's: of a forum post, and of a thread that somebody opened under a message or for itself.
	const { channel } = message;
	if (channel.isThread() && (message.id === channel.id || channel.ownerId === message.author.id))
		add("threadTitle", channel.name);
	add("nickname", message.member?.nickname ?? message.author.displayName);
	return parts;
}

type Add = (source: PartSource, text: string | null | undefined) => void;

function addBody(
	add: Add,
	body: Message<true> | MessageSnapshot,
	embeds: readonly Embed[],
	embedSource: "embed" | "forward",
): void {
	for (const embed of embeds) for (const text of [embed.provider?.name, ...embedTexts(embed)]) add(embedSource, text);
	for (const attachment of body.attachments?.values() ?? []) {
		add("altText", attachment.description);
		add("fileName", attachment.name);
		// What Discord shows where the name itself had to be changed.
		if (attachment.title && !attachment.name.startsWith(attachment.title)) add("fileName", attachment.title);
	}
	for (const component of body.components ?? []) for (const text of componentTexts(component)) add("component", text);
}

function embedTexts(embed: Embed): (string | null | undefined)[] {
	const fields = embed.fields.flatMap(({ name, value }) => [name, value]);
	return [embed.author?.name, embed.title, embed.description, ...fields, embed.footer?.text];
}

/** The readable texts of a component and all that is nested in it. */
function componentTexts(component: TopLevelComponent | { type: ComponentType }): string[] {
	const node = component as unknown as {
		content?: unknown;
		label?: unknown;
		description?: unknown;
		placeholder?: unknown;
		components?: readonly { type: ComponentType }[];
		accessory?: { type: ComponentType };
	};
	const own = [node.content, node.label, node.description, node.placeholder].filter(
		(value): value is string => typeof value === "string",
	);
	const nested = [...(node.components ?? []), ...(node.accessory ? [node.accessory] : [])];
	return [...own, ...nested.flatMap(componentTexts)];
}

/** The addresses behind link buttons, however deep they are nested. */
function addressesIn(component: TopLevelComponent | { type: ComponentType }): string[] {
	const node = component as unknown as {
		url?: unknown;
		components?: readonly { type: ComponentType }[];
		accessory?: { type: ComponentType };
	};
	const nested = [...(node.components ?? []), ...(node.accessory ? [node.accessory] : [])];
	return [...(typeof node.url === "string" ? [node.url] : []), ...nested.flatMap(addressesIn)];
}
