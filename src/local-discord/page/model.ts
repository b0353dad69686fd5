// What the server tells the page: its own overview of the guilds, and Discord's raw message objects.

export type Words = { readonly de: string; readonly en: string };

export interface Person {
	id: string;
	username: string;
	displayName: string | null;
	avatarColor: string;
	bot: boolean;
	/** The name of the highest role; null without one. */
	roleLabel?: string | Words | null;
	dmsClosed?: boolean;
}

export interface Role {
	id: string;
	name: string;
	color: number;
	position: number;
	hoist?: boolean;
}

export interface Channel {
	id: string;
	type: number;
	name: string;
	topic?: string | null;
	parentId: string | null;
	position: number;
	canView: boolean;
	canSend: boolean;
	lastMessageId?: string | null;
	/** Of a direct message: the other person. */
	recipientId?: string | null;
	/** Of a forum. */
	tags?: { id: string; name: string }[];
}

export interface Thread {
	id: string;
	type?: number;
	parentId: string;
	name: string;
	/** Seconds between two messages of one person. */
	slowmode?: number;
	archived: boolean;
	locked: boolean;
	messageCount: number;
	lastMessageId: string | null;
	createdAt: number | string;
	canSend?: boolean;
	ownerId?: string;
	/** Ids of the forum's tags. */
	appliedTags?: string[];
}

export interface Member {
	userId: string;
	nick: string | null;
	roles: string[];
	timedOutUntil: number | string | null;
}

export interface Choice {
	name: string;
	name_localizations?: Record<string, string> | null;
	value: string | number;
}

export interface CommandOption {
	type: number;
	name: string;
	name_localizations?: Record<string, string> | null;
	description?: string;
	description_localizations?: Record<string, string> | null;
	required?: boolean;
	autocomplete?: boolean;
	choices?: Choice[];
	options?: CommandOption[];
	min_value?: number;
	max_value?: number;
	min_length?: number;
	max_length?: number;
	channel_types?: number[];
}

export interface Command extends Omit<CommandOption, "type"> {
	id: string;
	/** 1 slash command, 2 on a user, 3 on a message. */
	type: number;
	application_id?: string;
	default_member_permissions?: string | null;
}

export interface Guild {
	id: string;
	name: string;
	ownerId: string;
	roles: Role[];
	channels: Channel[];
	threads: Thread[];
	members: Member[];
	/** Empty for who may not see them. */
	bans: { userId: string; reason: string | null }[];
	commands: Command[];
}

export interface ServerState {
	/** Whose view this is. */
	me: Person;
	botId: string;
	people: Person[];
	guilds: Guild[];
	/** Guilds one is not a member of. */
	otherGuilds: { id: string; name: string; banned: boolean }[];
	dms: Channel[];
	/** Milliseconds since 1970. */
	clock: number;
}

export interface Embed {
	title?: string;
	description?: string;
	url?: string;
	timestamp?: string;
	color?: number;
	footer?: { text: string; icon_url?: string };
	image?: { url: string; width?: number; height?: number };
	thumbnail?: { url: string };
	author?: { name: string; url?: string; icon_url?: string };
	fields?: { name: string; value: string; inline?: boolean }[];
}

export interface SelectOption {
	label: string;
	value: string;
	description?: string;
	default?: boolean;
	emoji?: { id?: string | null; name?: string | null };
}

/** Any component of messages and modals; which fields it has follows from `type`. */
export interface Component {
	type: number;
	id?: number;
	custom_id?: string;
	components?: Component[];
	component?: Component;
	accessory?: Component;
	label?: string;
	description?: string | null;
	style?: number;
	emoji?: { id?: string | null; name?: string | null };
	url?: string;
	disabled?: boolean;
	placeholder?: string;
	options?: SelectOption[];
	default_values?: { id: string; type: string }[];
	channel_types?: number[];
	min_values?: number;
	max_values?: number;
	content?: string;
	divider?: boolean;
	spacing?: number;
	items?: { media: { url: string }; description?: string | null; spoiler?: boolean }[];
	media?: { url: string };
	file?: { url: string };
	accent_color?: number | null;
	spoiler?: boolean;
	required?: boolean;
	value?: string;
	min_length?: number;
	max_length?: number;
	default?: boolean;
}

export interface ApiUser {
	id: string;
	username: string;
	global_name?: string | null;
	bot?: boolean;
}

export interface Message {
	id: string;
	channel_id: string;
	type: number;
	author: ApiUser;
	webhook_id?: string;
	content: string;
	timestamp: string;
	edited_timestamp: string | null;
	flags?: number;
	mentions?: ApiUser[];
	mention_roles?: string[];
	mention_everyone?: boolean;
	embeds?: Embed[];
	components?: Component[];
	attachments?: {
		id: string;
		filename: string;
		url: string;
		content_type?: string;
		size?: number;
		description?: string;
	}[];
	reactions?: { emoji: { id: string | null; name: string }; count: number; me?: boolean }[];
	message_reference?: { type?: number; message_id?: string; channel_id?: string };
	referenced_message?: Message | null;
	message_snapshots?: { message: Partial<Message> }[];
	thread?: { id: string; name: string; message_count?: number };
	interaction_metadata?: { id: string; type: number; user?: ApiUser; name?: string };
	interaction?: { id: string; type: number; name: string; user?: ApiUser };
	poll?: { question: { text?: string }; answers: { poll_media: { text?: string } }[] };
	pinned?: boolean;
}

export interface Modal {
	/** What a submit names. */
	id: string;
	custom_id: string;
	title: string;
	components: Component[];
}

export const MessageFlag = { ephemeral: 1 << 6, loading: 1 << 7, components: 1 << 15 } as const;
export const isThread = (type: number): boolean => type === 10 || type === 11 || type === 12;
export const isForum = (type: number): boolean => type === 15 || type === 16;
