// Messages that Discord writes itself: "X started a thread", a thread's first line, a pin.
import type { Channel, Message, World } from "../world.ts";

/** @returns the message, not yet in the world */
export function systemMessage(
	world: World,
	channel: Channel,
	type: number,
	authorId: string,
	content: string,
	reference: Message["reference"],
): Message {
	return {
		id: world.nextId(),
		channelId: channel.id,
		guildId: channel.guildId,
		type,
		authorId,
		webhook: null,
		applicationId: null,
		content,
		createdAt: world.clock.now(),
		editedAt: null,
		tts: false,
		mentionEveryone: false,
		mentions: [],
		mentionRoles: [],
		attachments: [],
		embeds: [],
		components: [],
		pinnedAt: null,
		flags: 0,
		nonce: null,
		reference,
		snapshots: [],
		threadId: null,
		interaction: null,
		ephemeralFor: null,
		reactions: [],
		poll: null,
		votes: new Map(),
	};
}

/** Messages Discord writes itself. Replies (19) and answers to commands (20, 23) are ordinary ones. */
export function isSystem(type: number): boolean {
	return ![0, 19, 20, 23].includes(type);
}
