// `node scripts/commands-table.ts`, part of `npm run schema`: writes docs/befehle.md, every command with its parts, menus
// and who may use it, from the definitions.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Command, Role } from "../src/discord/command.ts";
import { loadRegistry } from "../src/registry.ts";
import { type Language, say, type Text } from "../src/texts.ts";

export const PAGE = new URL("../docs/befehle.md", import.meta.url);

const WORDS = {
	de: {
		title: "# Befehle",
		intro:
			"*English below.* Antworten sieht nur, wer gefragt hat. Wer Discord auf Englisch nutzt, findet alles unter englischen Namen. Diese Liste schreibt `npm run schema` aus den Befehlen selbst; in Discord zeigt `/hilfe`, was du darfst.",
		head: ["Befehl", "Wer", "Was"],
		menus: "## Im Menü „Apps“ (Rechtsklick oder langer Druck)",
		menuHead: ["Eintrag", "Auf", "Wer"],
		message: "eine Nachricht",
		user: "ein Mitglied",
		member: "alle",
		moderator: "Moderation",
		admin: "Verwaltung",
	},
	en: {
		title: "# Commands",
		intro: "Only whoever asked sees an answer. In Discord `/help` shows what you may do.",
		head: ["Command", "Who", "What"],
		menus: "## In the menu “Apps” (right-click or long-press)",
		menuHead: ["Entry", "On", "Who"],
		message: "a message",
		user: "a member",
		member: "everybody",
		moderator: "moderators",
		admin: "administrators",
	},
} as const;

/** The whole page as the definitions are now. */
export async function commandsPage(): Promise<string> {
	const all = await loadRegistry<Command>(new URL("../commands", import.meta.url));
	const commands = [...all].sort(([a], [b]) => a.localeCompare(b, "de"));
	return `${section(commands, "de")}\n---\n\n${section(commands, "en")}`;
}

function section(commands: readonly (readonly [string, Command])[], language: Language): string {
	const words = WORDS[language];
	const rows = commands.flatMap(([name, command]) => {
		const shown = language === "de" ? name : command.english;
		const row = (call: string, role: Role, what: Text) => [
			`\`/${call}\``,
			words[role],
			say(language, what as Text<never>),
		];
		if (command.action) return [row(shown, command.action.role ?? command.role, command.description)];
		return Object.entries(command.parts ?? {}).map(([part, action]) =>
			row(`${shown} ${language === "de" ? part : action.english}`, action.role ?? command.role, action.description),
		);
	});
	const menus = commands.flatMap(([, command]) =>
		(["message", "user"] as const).flatMap((kind) => {
			const entry = command[kind];
			if (!entry) return [];
			return [[say(language, entry.name as Text<never>), words[kind], words[entry.role ?? command.role]]];
		}),
	);
	const table = (head: readonly string[], body: readonly (readonly string[])[]) =>
		[head, head.map(() => "---"), ...body].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
	return [words.title, words.intro, table(words.head, rows), words.menus, table(words.menuHead, menus), ""].join(
		"\n\n",
	);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(PAGE, await commandsPage());
