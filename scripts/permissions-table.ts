// `node scripts/permissions-table.ts`, part of `npm run schema`: writes the table of permissions into the operator's
// handbook, from what the bot itself checks (src/discord/permissions.ts).
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { PermissionFlagsBits } from "discord.js";
import { INVITE_PERMISSIONS, NEEDED, RIGHTS, type Right } from "../src/discord/permissions.ts";
import { defineTexts, type Language, sayLoose } from "../src/texts.ts";

export const PAGE = new URL("../docs/betrieb/handbuch.md", import.meta.url);

/** What each right is for; a right that the bot asks for and that is missing here is a type error. */
const WHY = defineTexts({
	de: {
		ViewChannel: "die Kanäle sehen, in denen er arbeitet",
		SendMessages: "Artikel posten; Protokoll und Karten schreiben",
		EmbedLinks: "Artikel mit Teaser und Bild; Karten der Moderation",
		ReadMessageHistory:
			"nach einem Absturz wiederfinden, was schon gepostet ist; nachholen, was inzwischen geschrieben wurde",
		CreatePublicThreads: "die Diskussion unter jedem Artikel (im Forum nicht nötig)",
		SendMessagesInThreads: "die erste Zeile und Hinweise in der Diskussion",
		ManageThreads: "Diskussionen schließen, öffnen, langsamer stellen, umbenennen",
		ManageMessages: "Kommentare entfernen",
		ModerateMembers: "Timeouts, die eine Regel oder die Moderation verhängt",
		KickMembers: "nur für /kick und Regeln, die kicken",
		BanMembers: "nur für /ban, /entbannen und Regeln, die bannen",
		ManageRoles: "nur für Regeln, die eine Rolle geben oder nehmen",
		ManageGuild: "nur für AutoMod (autoMod.enabled): Regeln dort eintragen",
		ManageWebhooks: "Kommentare aus dem Formular unter dem Namen ihres Autors (discussion.comments)",
		ManageChannels: "nur für „Beide für mich anlegen“ in /einrichten; danach entbehrlich",
		ViewAuditLog: "was Moderatoren in Discord selbst tun und was AutoMod blockiert, wird zu Fällen",
	},
	en: {
		ViewChannel: "see the channels it works in",
		SendMessages: "post articles; write log and cards",
		EmbedLinks: "articles with teaser and picture; the moderators' cards",
		ReadMessageHistory: "find after a crash what is posted already; catch up with what was written meanwhile",
		CreatePublicThreads: "the discussion under each article (not needed in a forum)",
		SendMessagesInThreads: "the first line and notes in the discussion",
		ManageThreads: "close, open, slow down and rename discussions",
		ManageMessages: "remove comments",
		ModerateMembers: "timeouts by a rule or by the moderators",
		KickMembers: "only for /kick and rules that kick",
		BanMembers: "only for /ban, /unban and rules that ban",
		ManageRoles: "only for rules that give or take a role",
		ManageGuild: "only for AutoMod (autoMod.enabled): to write rules there",
		ManageWebhooks: "comments from the form under their author's name (discussion.comments)",
		ManageChannels: "only for “Create both for me” in /setup; not needed afterwards",
		ViewAuditLog: "what moderators do in Discord itself, and what AutoMod blocks, becomes cases",
	},
});

const WORDS = {
	de: {
		head: ["Recht", "Bit", "Wo", "Einladung", "Wofür"],
		posting: "Artikelkanäle",
		telling: "Teamkanäle",
		server: "Server",
		yes: "ja",
		no: "von Hand",
	},
	en: {
		head: ["Permission", "Bit", "Where", "Invitation", "What for"],
		posting: "article channels",
		telling: "team channels",
		server: "server",
		yes: "yes",
		no: "by hand",
	},
};

/** The page with its tables as the code is now. */
export function withPermissions(page: string): string {
	return page.replace(
		/(<!-- permissions (de|en) -->\n)[\s\S]*?(\n<!-- end -->)/g,
		(_, start: string, language: Language, end: string) => start + table(language) + end,
	);
}

function table(language: Language): string {
	const words = WORDS[language];
	const rows = (Object.keys(RIGHTS) as Right[]).map((right) => {
		const bit = PermissionFlagsBits[right];
		const where = [
			NEEDED.posting.includes(right) && words.posting,
			NEEDED.telling.includes(right) && words.telling,
			NEEDED.server.includes(right) && words.server,
		].filter(Boolean);
		return [
			sayLoose(language, RIGHTS[right]),
			`\`1 << ${bit.toString(2).length - 1}\``,
			where.join(", "),
			INVITE_PERMISSIONS.has(bit) ? words.yes : words.no,
			sayLoose(language, WHY[right]),
		];
	});
	const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
	const sum = { de: "Zusammen in der Einladung", en: "Together in the invitation" }[language];
	return [
		line(words.head),
		`|${" --- |".repeat(words.head.length)}`,
		...rows.map(line),
		"",
		`${sum}: \`permissions=${INVITE_PERMISSIONS.bitfield}\`.`,
	].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url))
	writeFileSync(PAGE, withPermissions(readFileSync(PAGE, "utf8")));
