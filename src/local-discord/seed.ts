// The world a newcomer finds: a German news server with an editor, a moderator, members, a newcomer. All invented.
import type { Build } from "./build.ts";

/** Builds the world before anyone connects. */
export type Seed = (build: Build, now: number) => void;

const DAY = 24 * 3_600_000;
const HIDDEN = ["VIEW_CHANNEL"] as const;

/** What the bot may do in a guild that trusts it: posting, threads, moderation, AutoMod. */
export const BOT_RIGHTS = [
	"VIEW_CHANNEL",
	"SEND_MESSAGES",
	"SEND_MESSAGES_IN_THREADS",
	"CREATE_PUBLIC_THREADS",
	"MANAGE_THREADS",
	"MANAGE_MESSAGES",
	"EMBED_LINKS",
	"ATTACH_FILES",
	"READ_MESSAGE_HISTORY",
	"ADD_REACTIONS",
	"MODERATE_MEMBERS",
	"KICK_MEMBERS",
	"BAN_MEMBERS",
	"VIEW_AUDIT_LOG",
	"MANAGE_GUILD",
	"MANAGE_WEBHOOKS",
	"PIN_MESSAGES",
	"USE_APPLICATION_COMMANDS",
] as const;

export const newsServer: Seed = (build, now) => {
	const amira = build.user({
		username: "amira",
		displayName: "Amira",
		createdAt: now - 1900 * DAY,
		avatarColor: "#a83a3a",
	});
	const jonas = build.user({
		username: "jonas",
		displayName: "Jonas",
		createdAt: now - 1400 * DAY,
		avatarColor: "#3a6ea8",
	});
	const lena = build.user({
		username: "lena",
		displayName: "Lena",
		createdAt: now - 800 * DAY,
		avatarColor: "#2f7d4f",
	});
	const milan = build.user({
		username: "milan",
		displayName: "Milan",
		createdAt: now - 620 * DAY,
		avatarColor: "#8a5cd0",
	});
	const karla = build.user({
		username: "karla",
		displayName: "Karla",
		createdAt: now - 500 * DAY,
		dmsClosed: true,
		avatarColor: "#b5622a",
	});
	const fresh = build.user({
		username: "neu_hier",
		displayName: "Neu_hier",
		createdAt: now - 2 * DAY,
		avatarColor: "#5f6b7a",
	});
	const { id: guild } = build.guild({
		name: "Nordhafener Nachrichten",
		ownerId: amira.id,
		description: "Der Kommentarbereich der Nordhafener Nachrichten",
	});
	const member = build.role(guild, { name: "Mitglied", color: 0x2f7d4f });
	build.bot(guild, BOT_RIGHTS);
	const moderation = build.role(guild, {
		name: "Moderation",
		color: 0x3a6ea8,
		hoist: true,
		mentionable: true,
		permissions: [
			"MANAGE_MESSAGES",
			"MANAGE_THREADS",
			"MODERATE_MEMBERS",
			"KICK_MEMBERS",
			"BAN_MEMBERS",
			"VIEW_AUDIT_LOG",
			"MANAGE_NICKNAMES",
		],
	});
	const admin = build.role(guild, {
		name: "Redaktion",
		color: 0xa83a3a,
		hoist: true,
		mentionable: true,
		permissions: ["ADMINISTRATOR"],
	});
	build.member(guild, amira.id, { roles: [admin.id], joinedAt: now - 700 * DAY });
	build.member(guild, jonas.id, { roles: [moderation.id, member.id], joinedAt: now - 650 * DAY });
	build.member(guild, lena.id, { roles: [member.id], joinedAt: now - 400 * DAY });
	build.member(guild, milan.id, { roles: [member.id], joinedAt: now - 300 * DAY });
	build.member(guild, karla.id, { roles: [member.id], joinedAt: now - 200 * DAY });
	build.member(guild, fresh.id, { joinedAt: now - 2 * 3_600_000 });

	const readOnly = { [guild]: { deny: ["SEND_MESSAGES", "CREATE_PUBLIC_THREADS"] as const } };
	const bot = build.botRole(guild);
	const forBot = { [bot]: { allow: ["SEND_MESSAGES", "CREATE_PUBLIC_THREADS"] as const } };
	const team = {
		[guild]: { deny: HIDDEN },
		[moderation.id]: { allow: HIDDEN },
		[bot]: { allow: HIDDEN },
	};
	const public_ = build.channel(guild, { name: "Zeitung", type: "category" }).id;
	build.channel(guild, {
		name: "regeln",
		topic: "Wie wir hier miteinander reden",
		parentId: public_,
		overwrites: { ...readOnly, ...forBot },
	});
	build.channel(guild, {
		name: "nachrichten",
		topic: "Neue Artikel; unter jedem ein Thread zum Mitreden",
		parentId: public_,
		overwrites: { ...readOnly, ...forBot },
	});
	build.channel(guild, {
		name: "nachrichten-forum",
		type: "forum",
		topic: "Dieselben Artikel als Forenbeiträge",
		parentId: public_,
		tags: ["Politik", "Stadt", "Kultur", "Sport", "Wirtschaft"],
	});
	build.channel(guild, {
		name: "ankündigungen",
		type: "announcement",
		topic: "Von der Redaktion",
		parentId: public_,
		overwrites: { ...readOnly, ...forBot },
	});
	build.channel(guild, { name: "plauderecke", topic: "Alles, was nicht zu einem Artikel gehört", parentId: public_ });
	const inner = build.channel(guild, { name: "Team", type: "category", overwrites: team }).id;
	build.channel(guild, { name: "moderation", topic: "Was zu entscheiden ist", parentId: inner, overwrites: team });
	build.channel(guild, { name: "protokoll", topic: "Was getan wurde", parentId: inner, overwrites: team });
};
