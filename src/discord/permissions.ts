// Which of Discord's rights the bot needs where, in the words of Discord's own settings.
import {
	ChannelType,
	type GuildBasedChannel,
	type GuildMember,
	PermissionFlagsBits,
	PermissionsBitField,
} from "discord.js";
import { type Text, text } from "../texts.ts";

const NAMES = {
	ViewChannel: text("Kanal ansehen", "View Channel"),
	SendMessages: text("Nachrichten senden", "Send Messages"),
	EmbedLinks: text("Links einbetten", "Embed Links"),
	ReadMessageHistory: text("Nachrichtenverlauf anzeigen", "Read Message History"),
	CreatePublicThreads: text("Öffentliche Threads erstellen", "Create Public Threads"),
	SendMessagesInThreads: text("Nachrichten in Threads senden", "Send Messages in Threads"),
	ManageThreads: text("Threads verwalten", "Manage Threads"),
	ManageMessages: text("Nachrichten verwalten", "Manage Messages"),
	ModerateMembers: text("Mitglieder im Timeout", "Timeout Members"),
} as const satisfies Partial<Record<keyof typeof PermissionFlagsBits, Text>>;

/** What posting an article and keeping its discussion needs in a channel. */
const POSTING: readonly (keyof typeof NAMES)[] = [
	"ViewChannel",
	"SendMessages",
	"EmbedLinks",
	"ReadMessageHistory",
	"CreatePublicThreads",
	"SendMessagesInThreads",
	"ManageMessages",
	"ManageThreads",
];

/** The bits of an invitation: posting, threads, moderation (without ADMINISTRATOR). */
export const INVITE_PERMISSIONS = new PermissionsBitField([
	...POSTING.map((key) => PermissionFlagsBits[key]),
	PermissionFlagsBits.ModerateMembers,
	PermissionFlagsBits.KickMembers,
	PermissionFlagsBits.BanMembers,
	PermissionFlagsBits.ViewAuditLog,
]);

/** The rights that a member (the bot) lacks in a channel for posting articles there. */
export function missingRights(channel: GuildBasedChannel, member: GuildMember): Text[] {
	const granted = channel.permissionsFor(member);
	const needed =
		channel.type === ChannelType.GuildForum ? POSTING.filter((key) => key !== "CreatePublicThreads") : POSTING;
	return needed.filter((key) => !granted?.has(PermissionFlagsBits[key])).map((key) => NAMES[key]);
}

/** The name of a right in Discord's settings. */
export const moderateMembers = NAMES.ModerateMembers;

/** Whether somebody may moderate: Discord's own right to time members out or to manage messages. */
export function isModerator(permissions: Readonly<PermissionsBitField>): boolean {
	return permissions.any([
		PermissionFlagsBits.ModerateMembers,
		PermissionFlagsBits.ManageMessages,
		PermissionFlagsBits.BanMembers,
	]);
}

/** Whether somebody may configure the server. */
export function isAdmin(permissions: Readonly<PermissionsBitField>): boolean {
	return permissions.has(PermissionFlagsBits.ManageGuild);
}
