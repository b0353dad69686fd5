// The state of this Discord: plain data. Who may do what is in acts/, how it looks outside in json/.
import type { Bus } from "./bus.ts";
import type { Clock } from "./clock.ts";
import type { Fields } from "./fields.ts";

/** https://docs.discord.com/developers/resources/channel#channel-object-channel-types */
export const ChannelType = {
	text: 0,
	dm: 1,
	voice: 2,
	category: 4,
	announcement: 5,
	announcementThread: 10,
	publicThread: 11,
	privateThread: 12,
	forum: 15,
	media: 16,
} as const;

export interface User {
	readonly id: string;
	username: string;
	/** The name people see ("global name"); null: the username. */
	displayName: string | null;
	readonly bot: boolean;
	/** `#rrggbb`, for the page: there are no pictures. */
	avatarColor: string;
	/** Language of this person's client. */
	locale: string;
	/** Takes no direct messages from members of shared guilds. */
	dmsClosed: boolean;
}

export interface Role {
	readonly id: string;
	readonly guildId: string;
	name: string;
	permissions: bigint;
	position: number;
	color: number;
	hoist: boolean;
	mentionable: boolean;
	/** The role a bot brings along. */
	managed: boolean;
	/** Whose role it is, for a bot's. */
	botId: string | null;
}

export interface Member {
	readonly userId: string;
	nick: string | null;
	roles: string[];
	joinedAt: number;
	timedOutUntil: number | null;
}

export interface Overwrite {
	readonly id: string;
	/** 0 role, 1 member. */
	readonly type: 0 | 1;
	allow: bigint;
	deny: bigint;
}

export interface ForumTag {
	readonly id: string;
	name: string;
	moderated: boolean;
	emojiId: string | null;
	emojiName: string | null;
}

export interface ThreadState {
	readonly ownerId: string;
	archived: boolean;
	locked: boolean;
	/** Minutes. */
	autoArchive: number;
	archiveChangedAt: number;
	readonly createdAt: number;
	/** user id → joined at */
	readonly members: Map<string, number>;
	messageCount: number;
	totalSent: number;
	appliedTags: string[];
	invitable: boolean;
	/** When somebody last wrote or the thread was opened again: the auto-archive counts from here. */
	lastActivity: number;
}

/** A guild channel, thread or direct message. */
export interface Channel {
	readonly id: string;
	type: number;
	/** null: a direct message. */
	readonly guildId: string | null;
	name: string;
	topic: string | null;
	parentId: string | null;
	position: number;
	/** By role or user id. */
	readonly overwrites: Map<string, Overwrite>;
	nsfw: boolean;
	/** Seconds. */
	slowmode: number;
	defaultAutoArchive: number | null;
	tags: ForumTag[];
	flags: number;
	lastMessageId: string | null;
	lastPinAt: number | null;
	/** Oldest first; ids ascend. */
	readonly messages: Message[];
	/** Answers only one person sees, oldest first. */
	readonly ephemerals: Message[];
	thread: ThreadState | null;
	/** Both people of a direct message. */
	readonly recipients: string[];
	/** user id → when they last wrote, for slow mode. */
	readonly lastWrote: Map<string, number>;
}

export interface Attachment {
	readonly id: string;
	readonly filename: string;
	readonly size: number;
	readonly contentType: string;
	description: string | null;
	readonly ephemeral: boolean;
	readonly data: Uint8Array;
}

export interface Reaction {
	readonly emojiId: string | null;
	readonly emojiName: string;
	readonly users: Set<string>;
}

export interface Message {
	readonly id: string;
	readonly channelId: string;
	readonly guildId: string | null;
	type: number;
	readonly authorId: string;
	/** Written through a webhook, with the name and picture it bore then. */
	readonly webhook: { readonly id: string; readonly name: string; readonly avatarUrl: string | null } | null;
	readonly applicationId: string | null;
	content: string;
	readonly createdAt: number;
	editedAt: number | null;
	readonly tts: boolean;
	mentionEveryone: boolean;
	mentions: string[];
	mentionRoles: string[];
	attachments: Attachment[];
	embeds: Fields[];
	components: Fields[];
	pinnedAt: number | null;
	flags: number;
	readonly nonce: string | number | null;
	readonly reference: {
		readonly type: 0 | 1;
		readonly channelId: string;
		readonly messageId: string | null;
		readonly guildId: string | null;
	} | null;
	readonly snapshots: Fields[];
	threadId: string | null;
	/** The interaction this message answers. */
	readonly interaction: MessageInteraction | null;
	/** Only this person sees it. */
	readonly ephemeralFor: string | null;
	readonly reactions: Reaction[];
	poll: Fields | null;
	/** answer_id → who chose it */
	readonly votes: Map<number, Set<string>>;
}

export interface MessageInteraction {
	readonly id: string;
	readonly type: number;
	readonly userId: string;
	readonly name: string | null;
	readonly guildId: string | null;
	readonly targetMessageId: string | null;
	readonly targetUserId: string | null;
	readonly interactedMessageId: string | null;
	/** Of the interaction that opened the modal. */
	readonly triggering: MessageInteraction | null;
}

export interface Webhook {
	readonly id: string;
	readonly guildId: string;
	channelId: string;
	name: string;
	avatar: string | null;
	readonly token: string;
	readonly userId: string;
	readonly applicationId: string | null;
}

export interface AutoModRule {
	readonly id: string;
	name: string;
	readonly creatorId: string;
	eventType: number;
	readonly triggerType: number;
	trigger: Fields;
	actions: { readonly type: number; readonly metadata: Fields }[];
	enabled: boolean;
	exemptRoles: string[];
	exemptChannels: string[];
}

export interface AuditEntry {
	readonly id: string;
	readonly actionType: number;
	readonly userId: string | null;
	readonly targetId: string | null;
	readonly changes: { key: string; old_value?: unknown; new_value?: unknown }[];
	readonly options: Fields | null;
	readonly reason: string | null;
}

export interface Guild {
	readonly id: string;
	name: string;
	description: string | null;
	ownerId: string;
	preferredLocale: string;
	readonly roles: Map<string, Role>;
	readonly members: Map<string, Member>;
	/** Channels and threads. */
	readonly channels: Set<string>;
	/** user id → reason */
	readonly bans: Map<string, string | null>;
	/** Oldest first. */
	readonly auditLog: AuditEntry[];
	readonly automod: Map<string, AutoModRule>;
	invitesDisabledUntil: number | null;
	dmsDisabledUntil: number | null;
}

export interface Command {
	readonly id: string;
	readonly guildId: string | null;
	version: string;
	/** The definition as validated: name, type, options, localizations … */
	definition: Fields;
}

export interface Application {
	readonly id: string;
	name: string;
	token: string;
	ownerId: string;
	/** The privileged intents that are switched on in the portal. */
	privileged: { members: boolean; presences: boolean; content: boolean };
}

export interface World {
	readonly clock: Clock;
	readonly bus: Bus;
	readonly nextId: () => string;
	readonly application: Application;
	readonly users: Map<string, User>;
	readonly guilds: Map<string, Guild>;
	readonly channels: Map<string, Channel>;
	readonly messages: Map<string, Message>;
	/** The two user ids, sorted and joined by ":" → channel id */
	readonly dms: Map<string, string>;
	readonly webhooks: Map<string, Webhook>;
	readonly commands: Map<string, Command>;
	/** Attachments by id, for their addresses. */
	readonly attachments: Map<string, Attachment>;
	/** `http://127.0.0.1:PORT`, known once the server listens. */
	baseUrl: string;
}
