// The form of config/bot.yaml: what belongs to the installation, not to one server.
import { z } from "zod";
import { duration } from "./duration.ts";
import { both } from "./problem.ts";
import { LANGUAGES, text } from "./texts.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const port = z.int().min(1).max(65_535);

export const botConfigSchema = z
	.strictObject({
		store: z
			.string()
			.regex(
				/^[a-z][a-z0-9+.-]*:.+/,
				"eine Adresse wie sqlite:data/wortmeldung.db / an address such as sqlite:data/wortmeldung.db",
			)
			.default("sqlite:data/wortmeldung.db")
			.meta({ description: "Wo alles gespeichert wird. Where everything is kept." }),
		language: z
			.enum(LANGUAGES)
			.default("de")
			.meta({ description: "Sprache, wo keine andere bekannt ist. The language where no other is known." }),
		logLevel: z
			.enum(["debug", "info", "warn", "error", "silent"])
			.default("info")
			.meta({ description: "Wie viel im Protokoll steht. How much is logged." }),
		messageContent: z.boolean().default(true).meta({
			description:
				"Ob der Bot liest, was Mitglieder schreiben („Message Content Intent“). Whether the bot reads what members write.",
		}),
		discordApi: z
			.url({ protocol: /^https?$/ })
			.optional()
			.meta({
				description:
					"Ein Proxy vor Discords REST-API, der die Grenzen aller Prozesse zusammen einhält, z. B. http://127.0.0.1:8080/api. A proxy in front of Discord's REST API that keeps the limits of all processes together.",
			}),
		feeds: z
			.strictObject({
				interval: duration({ min: MINUTE, max: 7 * DAY })
					.prefault("10 Minuten")
					.meta({
						description: "So oft wird ein Feed gelesen, für den nichts anderes gilt. How often a feed is read.",
					}),
				min: duration({ min: MINUTE, max: DAY })
					.prefault("5 Minuten")
					.meta({ description: "Öfter darf es kein Server einstellen. No server may choose less." }),
				max: duration({ min: HOUR, max: 30 * DAY })
					.prefault("1 Tag")
					.meta({ description: "Seltener wird kein Feed gelesen. No feed is read less often." }),
				contact: z
					.string()
					.regex(/^(?:https?:\/\/|mailto:)[^\s()]{3,200}$/, "eine Webadresse oder mailto:… / a web address or mailto:…")
					.optional()
					.meta({ description: "Steht im User-Agent: Hier erreichen Websites dich. Where websites can reach you." }),
			})
			.prefault({})
			.refine(({ interval, min, max }) => min <= interval && interval <= max, {
				path: ["interval"],
				message: "muss zwischen min und max liegen / must be between min and max",
			}),
		webSub: z
			.strictObject({
				url: z
					.url({ protocol: /^https?$/ })
					.max(500)
					.meta({ description: "So erreichen Hubs den Bot von außen. How hubs reach the bot from outside." }),
				port,
			})
			.optional()
			.meta({ description: "Websites melden Neues sofort (WebSub); ohne diesen Block wird nur nachgesehen." }),
		freeSummary: z
			.strictObject({
				url: z.url({ protocol: /^https?$/ }).meta({ description: "OpenAI-kompatibel, z. B. Ollama." }),
				model: z.string().min(1).max(200),
				apiKeyEnv: z
					.string()
					.regex(
						/^[A-Z][A-Z0-9_]{0,63}$/,
						"der Name einer Umgebungsvariablen wie OPENAI_API_KEY, nicht der Schlüssel selbst / the name of an environment variable such as OPENAI_API_KEY, not the key itself",
					)
					.optional()
					.meta({ description: "In welcher Umgebungsvariablen der Schlüssel steht." }),
				timeout: duration({ min: 1_000, max: 2 * MINUTE }).prefault("20 s"),
			})
			.optional()
			.meta({ description: "Freie Zusammenfassungen durch ein Sprachmodell; ohne diesen Block nur wörtliche Sätze." }),
		health: z
			.strictObject({
				host: z.string().min(1).max(253).default("127.0.0.1").meta({
					description: "Wo der Dienst lauscht; im Container 0.0.0.0. Where it listens; 0.0.0.0 in a container.",
				}),
				port,
			})
			.optional()
			.meta({
				description: "Für die Überwachung: /healthz, /readyz, /metrics; ohne diesen Block nicht. For monitoring.",
			}),
		localDiscord: z
			.strictObject({
				port: port.default(4321).meta({ description: "Die Seite im Browser. The page in the browser." }),
			})
			.prefault({})
			.meta({ description: "Für npm start ohne DISCORD_TOKEN. For npm start without DISCORD_TOKEN." }),
		limits: z
			.strictObject({
				feedsPerGuild: z.int().min(1).max(1_000).default(50),
				fetchTimeout: duration({ min: 1_000, max: 2 * MINUTE })
					.prefault("20 s")
					.meta({ description: "Für eine ganze Anfrage mit Weiterleitungen. For a whole request with redirects." }),
			})
			.prefault({}),
	})
	.meta({ title: "Wortmeldung: bot.yaml" });

export type BotConfig = z.output<typeof botConfigSchema>;

const TOKEN = both(
	text(
		"Das Token gehört in die Umgebungsvariable DISCORD_TOKEN, nie in eine Datei. Stand es hier, sollte es im Discord Developer Portal erneuert werden",
		"The token belongs in the environment variable DISCORD_TOKEN, never in a file. If it was here, renew it in the Discord Developer Portal",
	),
);
/** Keys that people try in bot.yaml. */
export const BOT_HINTS = { token: TOKEN, discordToken: TOKEN, botToken: TOKEN, DISCORD_TOKEN: TOKEN };
