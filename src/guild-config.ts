// The form of config/guild.yaml and config/guilds/<id>.yaml: what belongs to one server.
import { z } from "zod";
import { filterSchema } from "./articles/filter.ts";
import { duration } from "./duration.ts";
import { ruleSchema, rulesSchema } from "./rules/rule.ts";
import { ownTermsSchema } from "./rules/term-list.ts";
import { LANGUAGES } from "./texts.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Six calendar months are 184 days at most. */
const SIX_MONTHS = 185 * DAY;
const ARCHIVE = [HOUR, DAY, 3 * DAY, 7 * DAY];

/** A channel by its id or name; the "#" that people write before names is dropped. */
const channel = z
	.string()
	.trim()
	.regex(/^#?[^\s#@]{1,100}$/u, "ein Kanal: seine ID oder sein Name / a channel: its id or name")
	.transform((name) => name.replace(/^#/, ""));
const role = z
	.string()
	.trim()
	.regex(/^@?[^@#][^@]{0,99}$/u, "eine Rolle: ihre ID oder ihr Name / a role: its id or name")
	.transform((name) => name.replace(/^@/, ""));

const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "eine Uhrzeit wie „22:00“ / a time such as “22:00”");
const timeZone = z
	.string()
	.refine(isTimeZone, "keine Zeitzone wie Europe/Berlin / not a time zone such as Europe/Berlin")
	.default("Europe/Berlin");

/** How comments come in: written in the thread by everybody, through the form by newcomers, or by all. */
const commentsSchema = z.strictObject({
	mode: z.enum(["open", "newcomers", "form"]).default("open").meta({
		description:
			"open: alle schreiben im Thread; newcomers: Neue über das Formular; form: alle über das Formular. Who writes how.",
	}),
	newcomersUntil: z
		.int()
		.min(1)
		.max(1_000)
		.default(5)
		.meta({ description: "Ab so vielen angenommenen Kommentaren gilt niemand mehr als neu." }),
});

const TEMPLATE = /^(?:[^{}]|\{(?:title|teaser|publisher|author|category|date)\})*$/u;
const template = (max: number) =>
	z
		.string()
		.min(1)
		.max(max)
		.regex(
			TEMPLATE,
			"in geschweiften Klammern nur title, teaser, publisher, author, category, date / in braces only title, teaser, publisher, author, category, date",
		);

export const feedSettingsSchema = z.strictObject({
	url: z
		.url({ protocol: /^https?$/ })
		.meta({ pattern: "^\\s*[Hh][Tt][Tt][Pp][Ss]?:" })
		.max(2_000)
		.meta({ description: "Adresse des Feeds. The feed's address." }),
	channel: channel.meta({ description: "Kanal für die Artikel: ID oder Name. The channel for its articles." }),
	mode: z
		.enum(["text", "forum", "announcement"])
		.optional()
		.meta({ description: "Was für ein Kanal das ist; ohne Angabe sieht der Bot nach. What kind of channel it is." }),
	postNewest: z
		.int()
		.min(0)
		.max(25)
		.default(1)
		.meta({ description: "So viele der neuesten Artikel gleich am Anfang. How many articles to post at first." }),
	interval: duration({ min: MINUTE, max: 7 * DAY })
		.optional()
		.meta({ description: "Wie oft er gelesen wird. How often it is read." }),
	filters: filterSchema.optional().meta({ description: "Welche Artikel erscheinen: all, any, not." }),
	roleMention: role.optional().meta({ description: "Diese Rolle wird bei jedem Artikel erwähnt." }),
	quietHours: z
		.strictObject({ from: clock, to: clock, timeZone })
		.optional()
		.meta({ description: "In dieser Zeit wird nichts gepostet, sondern danach." }),
	perHour: z
		.int()
		.min(1)
		.max(60)
		.optional()
		.meta({ description: "Höchstens so viele je Stunde; der Rest kommt später." }),
	template: z
		.strictObject({
			title: template(200).optional(),
			text: template(1_500).optional(),
			image: z.boolean().default(true),
		})
		.optional()
		.meta({
			description: "Wie der Beitrag aussieht, mit {title}, {teaser}, {publisher}, {author}, {category}, {date}.",
		}),
	tags: z
		.record(z.string().min(1).max(100), z.string().min(1).max(20))
		.optional()
		.meta({ description: "Forum: welche Rubrik welchen Tag bekommt." }),
	comments: commentsSchema
		.optional()
		.meta({ description: "Wie unter den Artikeln dieses Feeds kommentiert wird; sonst wie unter discussion." }),
});
export type FeedSettings = z.output<typeof feedSettingsSchema>;

const ladderStep = z.strictObject({
	at: z.int().min(1).max(100).meta({ description: "Ab so vielen gültigen Strikes. From so many valid strikes on." }),
	// biome-ignore lint/suspicious/noThenProperty: a list of actions, never awaited; rules call it the same
	then: ruleSchema.shape.then,
});

/** How long something is kept; null: for ever. Not shorter than what can be objected to. */
const kept = (after: string | null, description: string) =>
	duration({ min: SIX_MONTHS, max: 3_650 * DAY })
		.nullable()
		.prefault(after)
		.meta({ description });

export const guildConfigSchema = z
	.strictObject({
		language: z.enum(LANGUAGES).default("de").meta({ description: "Sprache der öffentlichen Texte. Of public texts." }),
		channels: z
			.strictObject({
				log: channel.nullable().default(null).meta({ description: "Protokoll der Moderation, nur fürs Team." }),
				review: channel.nullable().default(null).meta({ description: "Zurückgehaltene Kommentare, nur fürs Team." }),
				alertRole: role.nullable().default(null).meta({ description: "Wer bei Dringendem erwähnt wird." }),
			})
			.prefault({}),
		feeds: z
			.array(feedSettingsSchema)
			.max(1_000)
			.default([])
			.superRefine(unique("url", "diesen Feed", "this feed")),
		discussion: z
			.strictObject({
				welcome: z
					.string()
					.min(1)
					.max(1_000)
					.nullable()
					.default(null)
					.meta({ description: "Die erste Zeile unter jedem Artikel; null: die mitgelieferte." }),
				archiveAfter: duration()
					.refine((ms) => ARCHIVE.includes(ms), {
						message:
							"1 Stunde, 1 Tag, 3 Tage oder 7 Tage (mehr kann Discord nicht) / 1 hour, 1, 3 or 7 days (all that Discord can do)",
					})
					.prefault("7 Tage")
					.meta({
						description: "Nach so langer Ruhe verschwindet der Thread aus der Liste: 1 Stunde, 1, 3 oder 7 Tage.",
					}),
				closeAfter: duration({ min: HOUR, max: 3_650 * DAY })
					.nullable()
					.default(null)
					.meta({ description: "So lange nach dem Artikel wird die Diskussion geschlossen; null: nie." }),
				closeAt: clock
					.nullable()
					.default(null)
					.meta({ description: "Geschlossen wird dann um diese Uhrzeit, z. B. 22:00; null: sofort." }),
				timeZone,
				slowMode: z
					.strictObject({
						moreThan: z.int().min(2).max(1_000).default(30),
						within: duration({ min: 10_000, max: 10 * MINUTE }).prefault("1 Minute"),
						every: z
							.array(duration({ min: 5_000, max: 6 * HOUR }))
							.min(1)
							.max(6)
							.prefault(["10 s", "30 s", "2 Minuten"]),
						calmAfter: duration({ min: MINUTE, max: DAY }).prefault("5 Minuten"),
					})
					.nullable()
					.prefault({})
					.meta({
						description:
							"Langsamer Modus in einer Flut: ab so vielen Kommentaren in der Zeit die nächste Stufe, nach so langer Ruhe die vorige. null: nie.",
					}),
				badges: z
					.array(
						z.strictObject({
							role,
							label: z.string().trim().min(1).max(30),
							emoji: z.string().min(1).max(64).default("✍️"),
						}),
					)
					.max(10)
					.default([])
					.meta({ description: "Wer für die Redaktion oder als Autor schreibt, ist daran zu erkennen." }),
				comments: commentsSchema.prefault({}).meta({ description: "Wie kommentiert wird. How comments come in." }),
			})
			.prefault({}),
		review: z
			.strictObject({
				order: z
					.enum(["age", "tone"])
					.default("age")
					.meta({ description: "Was zuerst: das Älteste (age) oder das Schärfste (tone). Oldest or harshest first." }),
				dailyLine: clock
					.nullable()
					.default("08:00")
					.meta({ description: "Wann die Moderation täglich liest, was wartet; null: nie. The daily line." }),
				timeZone,
			})
			.prefault({}),
		reports: z
			.strictObject({
				perHour: z
					.int()
					.min(1)
					.max(100)
					.default(10)
					.meta({ description: "So viel darf ein Mitglied je Stunde melden." }),
				perDay: z.int().min(1).max(1_000).default(30).meta({ description: "So viel darf ein Mitglied je Tag melden." }),
				misuse: z
					.strictObject({
						warnAt: z
							.int()
							.min(1)
							.max(100)
							.default(2)
							.meta({ description: "Ab so vielen offensichtlich unbegründeten Meldungen gibt es eine Verwarnung." }),
						suspendAt: z
							.int()
							.min(1)
							.max(100)
							.default(2)
							.meta({ description: "Nach so vielen weiteren wird eine Zeit lang nichts angenommen." }),
						within: duration({ min: DAY, max: 730 * DAY })
							.prefault("90 Tage")
							.meta({ description: "Nur Meldungen aus dieser Zeit zählen." }),
						suspendFor: duration({ min: HOUR, max: 365 * DAY })
							.prefault("30 Tage")
							.meta({ description: "So lange wird dann nichts angenommen." }),
					})
					.prefault({}),
			})
			.prefault({}),
		terms: z
			.array(z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/))
			.max(100)
			.nullable()
			.default(null)
			.meta({ description: "Welche Wortlisten aus config/terms gelten; null: alle." }),
		ownTerms: ownTermsSchema
			.optional()
			.meta({ description: "Eigene Wörter dieses Servers, zusätzlich zu den Listen. This server's own words." }),
		rules: rulesSchema.default([]).meta({ description: "Die Regeln; alle werden geprüft. The rules; all are tried." }),
		autoMod: z
			.strictObject({
				enabled: z
					.boolean()
					.default(false)
					.meta({ description: "Ob Regeln auch in Discords AutoMod stehen. Whether AutoMod knows the rules too." }),
				cases: z
					.boolean()
					.default(true)
					.meta({ description: "Ob aus dem, was AutoMod blockiert, Fälle werden. Whether its blocks become cases." }),
				keywordRules: z.int().min(1).max(6).default(5).meta({
					description:
						"So viele der sechs AutoMod-Regeln mit Begriffen darf der Bot belegen. How many of the six keyword rules the bot may use.",
				}),
			})
			.prefault({}),
		strikes: z
			.strictObject({
				expireAfter: duration({ min: DAY, max: 3_650 * DAY })
					.nullable()
					.prefault("90 Tage")
					.meta({ description: "So lange zählt ein Strike; null: für immer." }),
				ladder: z.array(ladderStep).max(20).default([]).superRefine(ascending),
			})
			.prefault({}),
		reasons: z
			.array(
				z.strictObject({
					name: z.string().min(1).max(80).meta({ description: "So wählt man sie aus. By this it is chosen." }),
					clause: z.string().min(1).max(500).optional().meta({
						description: "Der Name einer Regel oder ein Satz, der verletzt wurde. A rule's name or a sentence.",
					}),
					text: z.string().min(1).max(1_000).meta({ description: "Das liest das Mitglied. What the member reads." }),
				}),
			)
			.max(100)
			.default([])
			.superRefine(unique("name", "diese Begründung", "this reason"))
			.meta({ description: "Fertige Begründungen für das, was die Moderation von Hand tut. Reasons ready to choose." }),
		discordActions: z
			.strictObject({
				tellReason: z
					.boolean()
					.default(true)
					.meta({ description: "Ob das Mitglied liest, was beim Bannen in Discord als Grund eingegeben wurde." }),
			})
			.prefault({}),
		objections: z
			.strictObject({
				remindAfter: duration({ min: DAY, max: 90 * DAY })
					.prefault("7 Tage")
					.meta({ description: "So lange wartet ein Einspruch, bis die Leitung erinnert wird, immer wieder." }),
				within: duration({ min: DAY, max: 180 * DAY })
					.prefault("14 Tage")
					.meta({ description: "Bis dahin wollt ihr entscheiden; dem Mitglied wird das so gesagt." }),
			})
			.prefault({}),
		retention: z
			.strictObject({
				comments: kept("7 Monate", "Was das Mitglied schrieb, in Fällen. What the member wrote, in cases."),
				cases: kept("2 Jahre", "Fälle; danach bleibt nur, was gezählt wird. Cases; then only what is counted."),
				reports: kept("7 Monate", "Meldungen. Reports."),
				members: kept("1 Jahr", "Zähler von Mitgliedern, von denen nichts mehr kam. Counters of silent members."),
				articles: kept(null, "Artikel; null: für immer. Articles; null: for ever."),
			})
			.prefault({}),
	})
	.meta({ title: "Wortmeldung: guild.yaml" });

export type GuildConfig = z.output<typeof guildConfigSchema>;

function isTimeZone(name: string): boolean {
	try {
		return new Intl.DateTimeFormat("de", { timeZone: name }) !== undefined;
	} catch {
		return false;
	}
}

function unique<K extends string>(key: K, de: string, en: string) {
	return (list: ReadonlyArray<Record<K, string>>, context: z.RefinementCtx) => {
		const seen = new Set<string>();
		for (const [index, entry] of list.entries()) {
			const message = `${de} gibt es schon weiter oben / ${en} is there already further up`;
			if (seen.has(entry[key])) context.addIssue({ code: "custom", path: [index, key], message });
			seen.add(entry[key]);
		}
	};
}

function ascending(ladder: ReadonlyArray<{ at: number }>, context: z.RefinementCtx): void {
	const message = "die Stufen müssen aufsteigen / the steps must ascend";
	for (const [index, { at }] of ladder.entries())
		if (index > 0 && at <= ladder[index - 1]!.at) context.addIssue({ code: "custom", path: [index, "at"], message });
}
