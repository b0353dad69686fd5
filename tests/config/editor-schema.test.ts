// What the schemas for editors refuse: everything that the code refuses, as far as JSON Schema can say it.
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { botConfigSchema } from "../../src/bot-config.ts";
import { editorSchemas } from "../../src/editor-schema.ts";
import { guildConfigSchema } from "../../src/guild-config.ts";
import { termListSchema } from "../../src/rules/term-list.ts";

const ajv = addFormats.default(new Ajv.default({ strict: false, validateFormats: true }));
const inEditors = Object.fromEntries(
	[...editorSchemas()].map(([name, content]) => [name.replace(".json", ""), ajv.compile(JSON.parse(content))]),
);
const inCode = { guild: guildConfigSchema, bot: botConfigSchema, terms: termListSchema };
type Kind = keyof typeof inCode;

const when = (condition: string, rest = "") => `rules: [{ name: a, when: ${condition}, then: [flag]${rest} }]`;
const then = (action: string) => `rules: [{ name: a, when: terms, then: [${action}] }]`;
const feed = (rest: string, url = "https://a.de/f") => `feeds: [{ url: "${url}", channel: a${rest} }]`;

const REFUSED: Record<Kind, readonly string[]> = {
	guild: [
		"ruls: []",
		"language: fr",
		"channels: { log: 5 }",
		"channels: { logg: a }",
		"channels: { log: '# a b' }",
		"feeds: {}",
		"feeds: [{ url: 'ftp://a.de/f', channel: a }]",
		"feeds: [{ url: 'https://a.de/f' }]",
		"feeds: [{ url: 'quatsch', channel: a }]",
		feed(", postNewest: 26"),
		feed(", postNewest: 1.5"),
		feed(", interval: bald"),
		feed(", interval: 5"),
		feed(", mode: forums"),
		feed(", quietHours: { from: '22:00' }"),
		feed(", quietHours: { from: '22:00', to: '24:00' }"),
		feed(", template: { title: '{titel}' }"),
		feed(", filters: { any: [{ words: x }] }"),
		"discussion: { slowMode: { every: [] } }",
		"discussion: { closeAt: '25:00' }",
		"discussion: { badges: [{ label: x }] }",
		"review: { order: oldest }",
		"reports: { perHour: 0 }",
		"strikes: { ladder: [{ at: 0, then: [warn] }] }",
		"strikes: { ladder: [{ at: 3 }] }",
		"terms: de",
		"terms: [DE]",
		"ownTerms: { terms: { Insult: [abc] } }",
		"ownTerms: { terms: { insult: [a] } }",
		"ownTerms: { terms: { insult: [12] } }",
		"ownTerms: { terms: { insult: ['12'] } }",
		"autoMod: { keywordRules: 7 }",
		"reasons: [{ name: a }]",
		"rules: [{ name: A, when: terms, then: [flag] }]",
		"rules: [{ when: terms, then: [flag] }]",
		"rules: [{ name: a, then: [flag] }]",
		"rules: [{ name: a, when: terms }]",
		"rules: [{ name: a, when: terms, then: [] }]",
		"rules: [{ name: a, when: terms, then: flag }]",
		when("termz"),
		when("{ termz: {} }"),
		when("{}"),
		when("{ all: [] }"),
		when("{ any: terms }"),
		when("{ not: [terms] }"),
		when("pattern"),
		when("{ pattern: {} }"),
		when("{ terms: { categorys: [insult] } }"),
		when("{ terms: { categories: [] } }"),
		when("{ terms: { quoted: maybe } }"),
		when("{ capitals: { percent: 20 } }"),
		when("{ links: { kinds: [all] } }"),
		when("{ length: {} }"),
		when("length"),
		when("{ account: {} }"),
		when("{ thread: {} }"),
		when("{ toxicity: { atLeast: 0.1 } }"),
		when("{ toxicity: { top: 3 } }"),
		when("{ media: { has: [] } }"),
		when("{ stretched: { times: 1 } }"),
		when("terms", ", where: { channels: [123456789012345678] }"),
		when("terms", ", where: { channels: ['allgemein'] }"),
		when("terms", ", where: { feed: [x] }"),
		when("terms", ", mode: watched"),
		when("terms", ", examples: { hit: [x] }"),
		when("terms", ", examples: { hits: [''] }"),
		when("terms", ", clause: ''"),
		then("flagg"),
		then("timeout"),
		then("{ timeout: {} }"),
		then("{ timeout: { for: lange } }"),
		then("{ warn: { strikes: 99 } }"),
		then("{ flag: {}, hold: {} }"),
		then("{}"),
		then("role"),
		then("{ role: {} }"),
		then("{ role: { add: '1' } }"),
		then("{ reply: {} }"),
	],
	bot: [
		"token: abc",
		"store: 5",
		"store: quatsch",
		"language: fr",
		"log: loud",
		"feeds: { interval: 5 }",
		"limits: { feedsPerGuild: -1 }",
		"webSub: { url: x }",
		"freeSummary: {}",
		"messageContent: ja",
	],
	terms: [
		"terms: {}",
		"language: fr",
		"language: de\nterms: { insult: [a] }",
		"language: de\nterms: { insult: abc }",
		"language: de\nterms: { Insult: [abc] }",
		"language: de\nterms: { insult: [{ term: abc, nachher: [x] }] }",
		"language: de\nterms: { insult: [{ term: abc, notAfter: ['a b'] }] }",
		"language: de\nterms: { insult: [{ terms: [] }] }",
		"language: de\nwords: { from: obscenity, category: x }",
	],
};

/** What lies between bounds in words, what is told twice, and names that only a list knows: no schema can say it. */
const ONLY_IN_CODE: Record<Kind, readonly string[]> = {
	guild: [
		feed(", interval: 10 s"),
		feed(", quietHours: { from: '22:00', to: '06:00', timeZone: Berlin }"),
		"feeds: [{ url: 'https://a.de', channel: a }, { url: 'https://a.de', channel: b }]",
		"discussion: { archiveAfter: 2 Tage }",
		"discussion: { archiveAfter: 7 Tag e }",
		"retention: { comments: 1 Tag }",
		"strikes: { ladder: [{ at: 3, then: [warn] }, { at: 2, then: [warn] }] }",
		"objections: { within: 1 Jahr }",
		"rules: [{ name: a, when: terms, then: [flag] }, { name: a, when: terms, then: [flag] }]",
		when("{ flood: { within: 1 Stunde } }"),
		when("terms", ", cooldown: 8 Tage"),
		then("{ timeout: { for: 60 Tage } }"),
		then("{ slowmode: { every: 7 h } }"),
		then("{ ban: { delete: 8 Tage } }"),
	],
	bot: ["feeds: { interval: 1 s }"],
	terms: ["language: de\nterms: { insult: [abc1] }"],
};

const kinds = Object.keys(inCode) as Kind[];
const all = (table: typeof REFUSED) => kinds.flatMap((kind) => table[kind].map((yaml) => [kind, yaml] as const));

test("what the code refuses, an editor shows as wrong", () => {
	const accepted = all(REFUSED).filter(([kind, yaml]) => inEditors[kind]!(parse(yaml)) === true);
	expect(accepted).toEqual([]);
	expect(all(REFUSED).length).toBeGreaterThan(90);
});

test("all of it is refused by the code, and nothing else is left to the code alone", () => {
	const taken = [...all(REFUSED), ...all(ONLY_IN_CODE)].filter(
		([kind, yaml]) => inCode[kind].safeParse(parse(yaml)).success,
	);
	expect(taken).toEqual([]);
	// Whoever makes a schema say one of these moves it up.
	const shown = all(ONLY_IN_CODE).filter(([kind, yaml]) => inEditors[kind]!(parse(yaml)) === false);
	expect(shown).toEqual([]);
});

test("what the code takes, an editor does not call wrong", () => {
	for (const span of ["10 Minuten", "1,5 h", "30s", "1 Std. 30 Min.", "eine Woche", "Eine Stunde", "a day", " 2 Tage"])
		expect(
			inEditors.guild!({ ...parse(when("terms")), objections: { within: "14 Tage" }, strikes: { expireAfter: span } }),
		).toBe(true);
	for (const word of ["Idiot", "=du Esel", "*kopf", "Ärsche*", "*ab*"])
		expect(inEditors.terms!({ language: "de", terms: { insult: [word] } }), word).toBe(true);
	for (const yaml of [
		feed(""),
		feed("", "HTTPS://A.de"),
		when("always"),
		when("{ length: { moreThan: 5 } }"),
		then("{ timeout: { for: 2 Tage } }"),
	])
		expect(inEditors.guild!(parse(yaml)), yaml).toBe(true);
});
