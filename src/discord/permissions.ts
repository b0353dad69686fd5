// Which of Discord's rights the bot needs where, in the words of Discord's own settings.
import {
	type Channel,
	ChannelType,
	type GuildBasedChannel,
	type GuildMember,
	PermissionFlagsBits,
	PermissionsBitField,
} from "discord.js";
import { type Text, text } from "../texts.ts";
import type { Role } from "./command.ts";

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
	KickMembers: text("Mitglieder kicken", "Kick Members"),
	BanMembers: text("Mitglieder bannen", "Ban Members"),
	ManageRoles: text("Rollen verwalten", "Manage Roles"),
	ManageGuild: text("Server verwalten", "Manage Server"),
	ManageWebhooks: text("WebHooks verwalten", "Manage Webhooks"),
	ManageChannels: text("Kanäle verwalten", "Manage Channels"),
	ViewAuditLog: text("Audit-Log einsehen", "View Audit Log"),
} as const satisfies Partial<Record<keyof typeof PermissionFlagsBits, Text>>;

/** Not the bot's: whoever lets it mention a role needs it. */
const MENTIONS = {
	MentionEveryone: text("@everyone, @here und alle Rollen erwähnen", "Mention @everyone, @here, and All Roles"),
} as const;

export type Right = keyof typeof NAMES;
/** Every right that the bot asks for, as Discord's settings call it. */
export const RIGHTS: Readonly<Record<Right, Text>> = NAMES;

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

/** What writing to the team in the log or the review channel needs, and finding it again after a crash. */
const TELLING: readonly (keyof typeof NAMES)[] = ["ViewChannel", "SendMessages", "EmbedLinks", "ReadMessageHistory"];

/** Rights that act on members and comments anywhere on the server. */
const EVERYWHERE: readonly (keyof typeof NAMES)[] = [
	"ManageMessages",
	"ModerateMembers",
	"KickMembers",
	"BanMembers",
	"ManageRoles",
	"ManageGuild",
];

/** Where each right is asked for. `server`: what rules and moderators do anywhere; the audit log is read there too. */
export const NEEDED: Readonly<Record<"posting" | "telling" | "server", readonly Right[]>> = {
	posting: [...POSTING, "ManageWebhooks"],
	telling: TELLING,
	server: [...EVERYWHERE, "ViewAuditLog", "ManageChannels"],
};

/** The bits of an invitation: posting, threads, moderation (without ADMINISTRATOR). */
export const INVITE_PERMISSIONS = new PermissionsBitField([
	...POSTING.map((key) => PermissionFlagsBits[key]),
	PermissionFlagsBits.ModerateMembers,
	PermissionFlagsBits.KickMembers,
	PermissionFlagsBits.BanMembers,
	PermissionFlagsBits.ViewAuditLog,
	PermissionFlagsBits.ManageWebhooks,
]);

/**
 * The rights that a member (the bot) lacks in a channel for posting articles there.
 * @param options.form whether comments there come through the form, under their authors' names
 */
export function missingRights(
	channel: GuildBasedChannel,
	member: GuildMember,
	options: { readonly form?: boolean } = {},
): Text[] {
	const needed: readonly (keyof typeof NAMES)[] =
		channel.type === ChannelType.GuildForum ? POSTING.filter((key) => key !== "CreatePublicThreads") : POSTING;
	return lacking(options.form ? [...needed, "ManageWebhooks"] : needed, channel.permissionsFor(member));
}

/** The rights that a member (the bot) lacks in a channel for telling the team what it did and what waits. */
export function missingForTelling(channel: GuildBasedChannel, member: GuildMember): Text[] {
	const needed = channel.isThread()
		? TELLING.map((key) => (key === "SendMessages" ? "SendMessagesInThreads" : key))
		: TELLING;
	return lacking(needed, channel.permissionsFor(member));
}

/**
 * The rights that a member (the bot) lacks on the server for what its rules do.
 * @param needs as the actions name them (`PermissionFlagsBits`); those that only matter in a channel are left out
 */
export function missingEverywhere(needs: ReadonlySet<string>, member: GuildMember): Text[] {
	return lacking(
		EVERYWHERE.filter((key) => needs.has(key)),
		member.permissions,
	);
}

/** The rights of these (`PermissionFlagsBits`) that somebody lacks on the server, in words of Discord's settings. */
export function lackingRights(needs: readonly string[], granted: Readonly<PermissionsBitField> | null): Text[] {
	const words = { ...NAMES, ...MENTIONS };
	return needs
		.filter((key): key is keyof typeof words => key in words)
		.filter((key) => !granted?.has(PermissionFlagsBits[key]))
		.map((key) => words[key]);
}

function lacking(needed: readonly (keyof typeof NAMES)[], granted: Readonly<PermissionsBitField> | null): Text[] {
	return needed.filter((key) => !granted?.has(PermissionFlagsBits[key])).map((key) => NAMES[key]);
}

/** Whether somebody may moderate: Discord's own right to time members out, to ban them or to manage messages. */
export function isModerator(permissions: Readonly<PermissionsBitField>): boolean {
	return permissions.any([
		PermissionFlagsBits.ModerateMembers,
		PermissionFlagsBits.ManageMessages,
		PermissionFlagsBits.BanMembers,
	]);
}

/** What the rights in the whole guild make of somebody; without any (not a member, not found) they are a member. */
export function roleOf(permissions: Readonly<PermissionsBitField> | null): Role {
	if (permissions?.has(PermissionFlagsBits.ManageGuild)) return "admin";
	return permissions && isModerator(permissions) ? "moderator" : "member";
}

/**
 * Whether somebody may write in a channel themselves.
 * @param there their rights in that channel, from the interaction
 * @param now milliseconds since 1970, for their timeout
 */
export function mayWrite(
	there: Readonly<PermissionsBitField> | null,
	channel: Channel | null,
	member: GuildMember,
	now: number,
): boolean {
	if (!there) return false;
	if (there.has(PermissionFlagsBits.Administrator) || member.id === member.guild.ownerId) return true;
	if ((member.communicationDisabledUntilTimestamp ?? 0) > now) return false;
	if (!channel?.isThread()) return there.has(PermissionFlagsBits.SendMessages);
	if (channel.locked && !there.has(PermissionFlagsBits.ManageThreads)) return false;
	return there.has(PermissionFlagsBits.SendMessagesInThreads);
}
