// A Discord message as a Comment: everything in it that a person can read.
import { createHash } from "node:crypto";
import type { ComponentType, Embed, Message, MessageSnapshot, TopLevelComponent } from "discord.js";
import type { Comment, CommentPart, PartSource } from "../rules/comment.ts";

/** @param message a complete (not partial) message of a guild */
export function commentOf(message: Message<true>): Comment {
	const { channel } = message;
	const thread = channel.isThread() ? channel : null;
	const parts = partsOf(message);
	const attachments = [...message.attachments.values()].map(({ name, contentType, size, url }) => ({
		name,
		contentType,
		size,
		url,
	}));
	const stickers = [...message.stickers.values()].map(({ name }) => name);
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
		revision: revisionOf(parts, attachments, stickers),
		mentions: {
			users: [...message.mentions.users.keys()],
			roles: [...message.mentions.roles.keys()],
			everyone: message.mentions.everyone,
		},
		attachments,
		stickers,
		hasPoll: message.poll !== null,
		replyTo: message.reference?.type === 0 ? (message.reference.messageId ?? null) : null,
	};
}

function revisionOf(...what: readonly unknown[]): string {
	return createHash("sha256").update(JSON.stringify(what)).digest("base64url").slice(0, 22);
}

function partsOf(message: Message<true>): CommentPart[] {
	const parts: CommentPart[] = [];
	const add = (source: PartSource, text: string | null | undefined) => {
		if (text?.trim()) parts.push({ source, text });
	};
	add("content", message.content);
	addBody(add, message, "embed");
	for (const snapshot of message.messageSnapshots.values()) {
		add("forward", snapshot.content);
		addBody(add, snapshot, "forward");
	}
	if (message.poll) {
		add("poll", message.poll.question.text);
		for (const answer of message.poll.answers.values()) add("poll", answer.text);
	}
	// The first message of a forum post carries the title that its author gave.
	if (message.channel.isThread() && message.id === message.channelId) add("threadTitle", message.channel.name);
	add("nickname", message.member?.nickname ?? message.author.globalName);
	return parts;
}

type Add = (source: PartSource, text: string | null | undefined) => void;

function addBody(add: Add, body: Message<true> | MessageSnapshot, embedSource: "embed" | "forward"): void {
	for (const embed of body.embeds ?? []) for (const text of embedTexts(embed)) add(embedSource, text);
	for (const attachment of body.attachments?.values() ?? []) {
		add("altText", attachment.description);
		add("fileName", attachment.name);
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
