// /sprache: in which language the bot writes somebody.
import { type Answer, type Context, defineCommand } from "../src/discord/command.ts";
import { chooseLanguage } from "../src/guild/member-language.ts";
import { memberRecord } from "../src/guild/records.ts";
import { defineTexts, type Language, sayIn, text } from "../src/texts.ts";

const texts = defineTexts({
	de: {
		german: "Ich schreibe dir von jetzt an auf Deutsch.",
		english: "I will write to you in English from now on.",
		automatic: "Ich richte mich von jetzt an nach der Sprache deines Discord.",
		ask: "In welcher Sprache soll ich dir schreiben?",
		chosen: "Gewählt: {language}",
		asDiscord: "wie dein Discord",
	},
	en: {
		german: "Ich schreibe dir von jetzt an auf Deutsch.",
		english: "I will write to you in English from now on.",
		automatic: "From now on I follow the language of your Discord.",
		ask: "In which language shall I write to you?",
		chosen: "Chosen: {language}",
		asDiscord: "as your Discord",
	},
});

const CHOICES = [
	{ value: "de", name: text("Deutsch", "Deutsch") },
	{ value: "en", name: text("English", "English") },
	{ value: "auto", name: text("automatisch, wie dein Discord", "automatic, as your Discord") },
] as const;

export default defineCommand({
	english: "language",
	description: text("In welcher Sprache schreibe ich dir?", "In which language do I write to you?"),
	role: "member",
	action: {
		english: "language",
		description: text("In welcher Sprache schreibe ich dir?", "In which language do I write to you?"),
		options: [
			{
				name: "sprache",
				english: "language",
				description: text("Deutsch, Englisch oder wie dein Discord", "German, English or as your Discord"),
				type: "text",
				choices: CHOICES,
			},
		],
		run: (context) => (context.options.sprache ? choose(context, String(context.options.sprache)) : ask(context)),
	},
	buttons: {
		waehlen: { run: (context) => choose(context, String(context.args[1])) },
	},
});

async function ask({ guild, actor, t }: Context): Promise<Answer> {
	const chosen = (await guild.store.get(memberRecord, `member/${actor.id}`))?.language;
	const language = chosen === "de" ? "Deutsch" : chosen === "en" ? "English" : t(texts.asDiscord);
	return {
		view: {
			text: `${t(texts.ask)} ${t(texts.chosen, { language })}.`,
			buttons: [CHOICES.map(({ value, name }) => ({ id: `sprache:waehlen:${guild.id}:${value}`, label: t(name) }))],
		},
	};
}

async function choose({ guild, actor, language }: Context, value: string): Promise<Answer> {
	const chosen: Language | null = value === "de" || value === "en" ? value : null;
	await chooseLanguage(guild, actor.id, chosen);
	const said = chosen === "de" ? texts.german : chosen === "en" ? texts.english : texts.automatic;
	return { view: { text: sayIn(chosen ?? language)(said) } };
}
