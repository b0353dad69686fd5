// /hilfe: what somebody can do here, by their role and by where they ask.

import { type Answer, type Command, type Context, defineCommand, type Role } from "../src/discord/command.ts";
import { fieldsOf } from "../src/guild/fields.ts";
import type { Section } from "../src/guild/view.ts";
import { defineTexts, type Language, type Say, type Text, text } from "../src/texts.ts";

const texts = defineTexts({
	de: {
		title: "Was du hier tun kannst",
		thread:
			"Das hier ist die Diskussion unter einem Artikel. Schreib einfach mit, oder nimm `/kommentar`: Dann erfährst du vor dem Abschicken, ob eine Regel dagegenspricht.",
		elsewhere: "Unter jedem Artikel ist ein Thread zum Mitreden. Öffne ihn und schreib deinen Kommentar.",
		fair: "Wird ein Kommentar entfernt, erfährst du, warum, und kannst Einspruch einlegen. Darüber entscheidet ein Mensch, der mit dem Fall noch nichts zu tun hatte. Verletzt ein Kommentar die Regeln, melde ihn: Rechtsklick oder langer Druck auf die Nachricht, dann „Apps“.",
		member: "Für alle",
		moderator: "Für die Moderation",
		admin: "Für die Verwaltung",
		menus: "Rechtsklick oder langer Druck, dann „Apps“",
		onMessage: "auf eine Nachricht",
		onPerson: "auf ein Mitglied",
		parts: "mit {parts}",
		moderatorIntro:
			"Was auf eine Entscheidung wartet, steht im Moderationskanal und in `/warteschlange`. Jede Entscheidung ist ein Fall mit Nummer; `/fall` zeigt ihn, ändert die Begründung und nimmt ihn zurück.",
		adminIntro: "Neu hier? `/einrichten` führt dich in fünf Minuten durch alles und prüft die Rechte.",
		privacy:
			"Was über dich gespeichert ist, zeigt und löscht `/meinedaten`. Die Sprache meiner Nachrichten an dich stellst du mit `/sprache` ein.",
	},
	en: {
		title: "What you can do here",
		thread:
			"This is the discussion under an article. Just write, or use `/comment`: then you learn before sending whether a rule objects.",
		elsewhere: "Under every article there is a thread to take part. Open it and write your comment.",
		fair: "If a comment is removed you learn why, and you can object. Then a person decides who had nothing to do with the case before. If a comment breaks the rules, report it: right-click or long-press the message, then “Apps”.",
		member: "For everybody",
		moderator: "For moderators",
		admin: "For administrators",
		menus: "Right-click or long-press, then “Apps”",
		onMessage: "on a message",
		onPerson: "on a member",
		parts: "with {parts}",
		moderatorIntro:
			"What waits for a decision is in the moderation channel and in `/queue`. Every decision is a case with a number; `/case` shows it, changes its reason and takes it back.",
		adminIntro: "New here? `/setup` leads you through everything in five minutes and checks the permissions.",
		privacy:
			"`/mydata` shows and deletes what is stored about you. The language of my messages to you is set with `/language`.",
	},
});

const ROLES: readonly Role[] = ["member", "moderator", "admin"];

export default defineCommand({
	english: "help",
	description: text("Was kann ich hier tun?", "What can I do here?"),
	role: "member",
	action: {
		english: "help",
		description: text("Was kann ich hier tun?", "What can I do here?"),
		run: help,
	},
	buttons: { zeigen: { run: help } },
});

async function help({ guild, commands, actor, channelId, language, t }: Context): Promise<Answer> {
	const inThread = channelId !== null && (await guild.articleOf(channelId)) !== null;
	const roles = ROLES.slice(0, ROLES.indexOf(actor.role) + 1);
	const intro = {
		member: [t(inThread ? texts.thread : texts.elsewhere), t(texts.fair), t(texts.privacy)].join("\n\n"),
		moderator: t(texts.moderatorIntro),
		// Named only where it is there.
		admin: commands.has("einrichten") ? t(texts.adminIntro) : "",
	};
	const sections = roles.map((role): Section => {
		const own = [...commands].sort(([a], [b]) => a.localeCompare(b, "de"));
		const lines = own.flatMap(([name, command]) => lineOf(name, command, role, language, t));
		const menus = own.flatMap(([, command]) => menusOf(command, role, t));
		return {
			title: role === "member" ? t(texts.title) : t(texts[role]),
			body: [...(intro[role] ? [intro[role], ""] : []), ...lines].join("\n"),
			fields: menus.length ? fieldsOf(t(texts.menus), menus) : [],
		};
	});
	return { view: { sections } };
}

/** A command's line among those of a role: the whole of it, or those of its parts that this role adds. */
function lineOf(name: string, command: Command, role: Role, language: Language, t: Say): string[] {
	if (!command.action && !command.parts) return [];
	const shown = language === "de" ? name : command.english;
	const line = (parts: readonly string[]) => {
		const which = parts.length ? ` (${t(texts.parts, { parts: parts.map((part) => `\`${part}\``).join(", ") })})` : "";
		return [`- \`/${shown}\` ${t(command.description as Text<never>)}${which}`];
	};
	if (command.action) return (command.action.role ?? command.role) === role ? line([]) : [];
	const parts = Object.entries(command.parts ?? {})
		.filter(([, part]) => (part.role ?? command.role) === role)
		.map(([part, { english }]) => (language === "de" ? part : english));
	return parts.length ? line(parts) : [];
}

function menusOf(command: Command, role: Role, t: Say): string[] {
	const entries = [
		[command.message, texts.onMessage],
		[command.user, texts.onPerson],
	] as const;
	return entries.flatMap(([entry, where]) =>
		entry && (entry.role ?? command.role) === role ? [`- **${t(entry.name as Text<never>)}** ${t(where)}`] : [],
	);
}
