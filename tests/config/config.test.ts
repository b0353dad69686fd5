import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { afterAll, expect, test } from "vitest";
import { parse } from "yaml";
import { ConfigError, checkConfig, loadConfig, settingsFor } from "../../src/config.ts";
import { editorSchemas } from "../../src/editor-schema.ts";
import { sayProblem } from "../../src/problem.ts";
import { evaluate } from "../../src/rules/evaluate.ts";
import { plainComment, plainFacts } from "../../src/rules/plain-comment.ts";

const shipped = fileURLToPath(new URL("../../config", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "wortmeldung-config-"));
afterAll(() => rmSync(work, { recursive: true }));
let folders = 0;

/** A configuration folder: a small term list, and these files. */
function folder(files: Record<string, string>): string {
	const path = join(work, String(++folders));
	const all = {
		"bot.yaml": "",
		"guild.yaml": "",
		"terms/de.yaml": "language: de\nterms:\n  insult: [Quatschkopf]\n",
		...files,
	};
	for (const [name, content] of Object.entries(all)) {
		mkdirSync(join(path, name, ".."), { recursive: true });
		writeFileSync(join(path, name), content);
	}
	return path;
}

async function problemsOf(files: Record<string, string>): Promise<string[]> {
	const path = folder(files);
	const error = await loadConfig(path).then(
		() => undefined,
		(error: unknown) => error,
	);
	if (error === undefined) return [];
	expect(error).toBeInstanceOf(ConfigError);
	const said = (error as ConfigError).problems.map((problem) => sayProblem(problem).replace(`${path}/`, ""));
	expect((await checkConfig([path])).map((problem) => sayProblem(problem).replace(`${path}/`, ""))).toEqual(said);
	return said;
}

test("what is shipped loads, and its rules act as they say", async () => {
	const config = await loadConfig(shipped);
	expect(config.bot).toMatchObject({
		store: "sqlite:data/wortmeldung.db",
		language: "de",
		feeds: { interval: 600_000 },
	});
	const { rules } = settingsFor(config, "100000000000000001");
	const judge = (text: string) => {
		const { decision, rules: fired } = evaluate(rules, plainComment(text), plainFacts());
		return [decision, ...fired.map(({ name }) => name)];
	};
	expect(judge("Du bist ein Idiot!")).toEqual(["remove", "beleidigungen"]);
	expect(judge("Kommt auf discord.gg/abc123")).toEqual(["remove", "einladungen"]);
	expect(judge("ICH FINDE DAS WIRKLICH UNERHÖRT UND ZWAR IN JEDER HINSICHT!")).toEqual(["allow", "großbuchstaben"]);
	expect(judge("Der Gemeinderat von Klein Süderau hat dem Nachtbus zugestimmt, wie der Hafenbote meldet.")).toEqual([
		"allow",
	]);
	for (const { rule } of rules.rules) expect(rule.clause, rule.name).toMatch(/[.!]$/);
});

test("the schemas for editors are those of the code, and accept what is shipped", () => {
	const ajv = addFormats.default(new Ajv.default({ strict: false, validateFormats: true }));
	const files: Record<string, string[]> = {
		"bot.json": ["bot.yaml"],
		"guild.json": ["guild.yaml"],
		"terms.json": readdirSync(join(shipped, "terms")).map((name) => `terms/${name}`),
	};
	expect(readdirSync(join(shipped, "schema")).sort()).toEqual(Object.keys(files).sort());
	for (const [name, content] of editorSchemas()) {
		expect(readFileSync(join(shipped, "schema", name), "utf8"), "npm run schema").toBe(content);
		const validate = ajv.compile(JSON.parse(content));
		for (const file of files[name]!) {
			const source = readFileSync(join(shipped, file), "utf8");
			expect(validate(parse(source)), `${file}: ${ajv.errorsText(validate.errors)}`).toBe(true);
			if (!file.startsWith("terms/"))
				expect(source.split("\n")[0]).toBe(`# yaml-language-server: $schema=schema/${name}`);
		}
		expect(validate({ nonsense: 1 })).toBe(false);
	}
});

test("empty files are the defaults; a missing or broken one is told", async () => {
	const path = folder({});
	const config = await loadConfig(path);
	expect(config.guild.config).toMatchObject({
		language: "de",
		feeds: [],
		rules: [],
		strikes: { expireAfter: 90 * 86_400_000 },
	});
	rmSync(join(path, "bot.yaml"));
	await expect(loadConfig(path)).rejects.toThrow(/bot\.yaml:1:1: die Datei lässt sich nicht lesen \(ENOENT\)/);
	// As an old editor saves it: "Böse" in Latin-1 would reach members as "B\ufffdse".
	writeFileSync(join(path, "bot.yaml"), "");
	writeFileSync(join(path, "guild.yaml"), Buffer.from("discussion: { welcome: Böse }\n", "latin1"));
	await expect(loadConfig(path)).rejects.toThrow(/guild\.yaml:1:1: die Datei ist nicht in UTF-8 gespeichert/);
	expect(await problemsOf({ "bot.yaml": "language: de\nlanguage: en\n", "guild.yaml": "a: [\n" })).toEqual([
		expect.stringMatching(/^bot\.yaml:2:1: „language“ steht hier zum zweiten Mal/),
		expect.stringMatching(/^guild\.yaml:1:4: hier fehlt das schließende Zeichen/),
	]);
});

test("a token in a file is refused, and not repeated", async () => {
	const [problem, ...more] = await problemsOf({ "bot.yaml": "token: MTA0.geheim.geheim\n" });
	expect(more).toEqual([]);
	expect(problem).toMatch(
		/^bot\.yaml:1:1: unbekannter Schlüssel „token“\. Das Token gehört in die Umgebungsvariable DISCORD_TOKEN/,
	);
	expect(problem).not.toContain("geheim");
});

test("mistakes in a server's settings, each at its place", async () => {
	const guild = `channels:
  log: "#moderation"
  review: 123456789012345678
feeds:
  - url: https://hafenbote.example/feed
    channel: artikel
    quietHours: { from: "22:00", to: "24:00", timeZone: Europa/Berlin }
    template: { title: "{titel}" }
  - url: https://hafenbote.example/feed
    channel: artikel
    filters: { not: [{ titel: x }] }
discussion: { archiveAfter: 2 Tage }
terms: de
strikes:
  ladder:
    - { at: 3, then: [timeout] }
    - { at: 4, then: [{ timeout: { for: 60 Tage } }] }
rules:
  - name: Schreien
    when: { any: [capitls, { floood: {} }] }
    then: [{ warn: { strikes: 99 } }]
    examples: { hit: [x] }
`;
	const places = (await problemsOf({ "guild.yaml": guild })).map((line) =>
		/^guild\.yaml:(\d+:\d+): (.*?)(?: \/ |$)/.exec(line)!.slice(1).join(" "),
	);
	expect(places).toEqual([
		'3:11 hier gehört ein Text hin, da steht eine Zahl. In Anführungszeichen setzen: "123456789012345678"',
		"7:38 eine Uhrzeit wie „22:00“",
		"7:57 keine Zeitzone wie Europe/Berlin",
		"8:24 in geschweiften Klammern nur title, teaser, publisher, author, category, date",
		"9:10 diesen Feed gibt es schon weiter oben",
		"11:24 unbekannter Schlüssel „titel“. Meintest du „title“?",
		"12:29 1 Stunde, 1 Tag, 3 Tage oder 7 Tage (mehr kann Discord nicht)",
		"13:8 hier gehört eine Liste hin, da steht ein Text. In eckige Klammern setzen: [de]",
		expect.stringMatching(/^16:23 „timeout“ ist hier nicht möglich.*„timeout“ braucht weitere Angaben/),
		expect.stringMatching(/^17:41 /),
		expect.stringMatching(/^19:11 hier gehört ein Name aus kleinen Buchstaben.*, da steht „/),
		expect.stringMatching(/^20:19 „capitls“ ist hier nicht möglich.*Meintest du „capitals“\?/),
		"20:30 unbekannter Schlüssel „floood“. Meintest du „flood“?",
		"21:31 höchstens 10, da steht 99",
		"22:17 unbekannter Schlüssel „hit“. Meintest du „hits“?",
	]);
});

test("what only the whole shows: unknown lists, unusable options, rules against their examples, doubled feeds", async () => {
	const rule = (when: string, examples: string) =>
		`rules:\n  - name: a\n    when: ${when}\n    then: [remove]\n    examples:\n${examples}`;
	expect(await problemsOf({ "guild.yaml": "terms: [de, fr]\n" })).toEqual([
		expect.stringMatching(/^guild\.yaml:1:13: die Wortliste „fr“ gibt es nicht, nur: de/),
	]);
	expect(
		await problemsOf({
			"guild.yaml": rule("{ terms: { categories: [insult, insulte] } }", "      hits: [Du Quatschkopf]\n"),
		}),
	).toEqual([expect.stringMatching(/^guild\.yaml:3:43: „insulte“ kommt in den Wortlisten nicht vor/)]);
	expect(
		await problemsOf({
			"guild.yaml": rule(
				"terms",
				"      hits:\n        - Du Quatschkopf\n        - Guten Tag\n      misses:\n        - So ein Q.u.a.t.s.c.h.k.o.p.f\n",
			),
		}),
	).toEqual([
		expect.stringMatching(
			/^guild\.yaml:8:11: Das Beispiel „Guten Tag“ soll treffen, trifft aber nicht. Nicht erfüllt ist terms/,
		),
		expect.stringMatching(/^guild\.yaml:10:11: Das Beispiel „So ein Q\.u.*“ soll nicht treffen, trifft aber: terms/),
	]);
	// Of several conditions those are named that do not hold.
	expect(
		await problemsOf({
			"guild.yaml": rule("{ all: [terms, newcomer, { not: terms }] }", "      hits: [Du Quatschkopf]\n"),
		}),
	).toEqual([expect.stringMatching(/Nicht erfüllt ist newcomer, not \(geprüft als Kommentar eines langjährigen/)]);
	for (const [when, message] of [
		["{ terms: { categories: [Beleidigung] } }", /„Beleidigung“ kommt in .* Es gibt: [^.]+\. Meintest du „insult“\?/],
		["{ names: { categories: [insults] } }", /^guild\.yaml:3:35: „insults“ kommt .*Meintest du „insult“\?/],
		['{ pattern: { pattern: "\\bgratis" } }', /enthält ein Steuerzeichen/],
		["{ pattern: { pattern: 'gratis(?!zeitung)' } }", /„\(\?!“ gibt es hier nicht/],
		["{ pattern: { pattern: '(a' } }", /In „\(a“ gehört zu einer Klammer keine zweite/],
		["{ pattern: { pattern: '*idiot' } }", /Vor „\*“ fehlt, was sich wiederholen soll/],
		["{ pattern: { pattern: '(a+)\\1' } }", /„\\1“ gibt es hier nicht; Rückbezüge/],
		["{ pattern: { pattern: 'a{1001}' } }", /„\{1001\}“ wiederholt zu oft/],
		["{ pattern: { pattern: '[z-a]' } }", /„z-a“ ist keine Zeichenklasse/],
		["{ pattern: { pattern: '(?:gratis)?' } }", /trifft auch auf nichts zu, also auf jeden/],
		["{ pattern: { pattern: '\\w{900}x{900}y{900}' } }", /kennt keine Umlaute/],
		["{ pattern: { pattern: 'x{900}y{900}z{900}' } }", /zu groß \(.* Schritte, höchstens 2\.000\)/],
	] as const)
		expect(await problemsOf({ "guild.yaml": rule(when, "      hits: []\n") })).toEqual([
			expect.stringMatching(message),
		]);
	const feed = "  - { url: https://hafenbote.example/feed, channel: artikel }\n";
	expect(await problemsOf({ "guild.yaml": `feeds:\n${feed}${feed}` })).toEqual([
		expect.stringMatching(/^guild\.yaml:3:12: diesen Feed gibt es schon weiter oben/),
	]);
	expect(await problemsOf({ "terms/xx.yaml": "language: de\nterms: { insult: [a] }\n" })).toEqual([
		expect.stringMatching(/^terms\/xx\.yaml:2:19: /),
	]);
});

test("a server's own file replaces whole sections and inherits the rest", async () => {
	const id = "200000000000000002";
	const path = folder({
		"guild.yaml":
			"language: en\nchannels: { log: moderation, review: review }\nrules:\n  - { name: a, when: terms, then: [remove] }\n",
		[`guilds/${id}.yaml`]: 'channels: { log: "#protokoll" }\nterms: []\n',
	});
	const config = await loadConfig(path);
	expect(settingsFor(config, id).config).toMatchObject({
		language: "en",
		channels: { log: "protokoll", review: null },
	});
	const decide = (guild: string) =>
		evaluate(settingsFor(config, guild).rules, plainComment("Quatschkopf"), plainFacts()).decision;
	expect([decide(id), decide("1")]).toEqual(["allow", "remove"]);
	writeFileSync(join(path, "guilds", "mein-server.yaml"), "");
	writeFileSync(join(path, "guilds", `${id}.yaml`), "langauge: de\n");
	const problems = await checkConfig([
		join(path, "guilds", `${id}.yaml`),
		join(path, "guilds", "mein-server.yaml"),
		join(path, "guild.yaml"),
		join(path, "terms", "de.yaml"),
		join(path, "quatsch.yaml"),
	]);
	expect(problems.map(({ file, line, message }) => `${file.slice(path.length + 1)}:${line} ${message.de}`)).toEqual([
		`guilds/${id}.yaml:1 unbekannter Schlüssel „langauge“`,
		"guilds/mein-server.yaml:1 der Name der Datei ist keine Server-ID (17 bis 20 Ziffern)",
		expect.stringMatching(/^quatsch\.yaml:1 unbekannte Art von Datei/),
		expect.stringMatching(/^quatsch\.yaml:1 die Datei lässt sich nicht lesen/),
	]);
});

test("a lone guild.yaml is held against the shipped lists, and where they may not be the server's that is said", async () => {
	const lone = join(work, "lone");
	mkdirSync(lone);
	const check = async (name: string, content: string) => {
		writeFileSync(join(lone, name), content);
		return (await checkConfig([join(lone, name)])).map(sayProblem);
	};
	const rule = (category: string) =>
		`rules: [{ name: a, when: { terms: { categories: [${category}] } }, then: [flag] }]\n`;
	expect(await check("guild (1).yaml", rule("insult"))).toEqual([]);
	for (const content of [rule("hausverbot"), "terms: [de, hausliste]\n"])
		expect(await check("guild.yaml", content)).toEqual([
			expect.stringMatching(/(?:„hausverbot“ kommt|„hausliste“ gibt).*Geprüft wurde mit den mitgelieferten Wortlisten/),
		]);
	expect(await check("guild.yaml", "ruls: []\n")).toEqual([expect.not.stringContaining("mitgeliefert")]);
	// In a configuration folder it is plain that there are none.
	mkdirSync(join(lone, "terms"));
	writeFileSync(join(lone, "bot.yaml"), "");
	expect(await check("guild.yaml", rule("insult"))).toEqual([expect.stringContaining("es gilt keine Wortliste")]);
});

test("a copy of what is shipped is accepted wherever it lies", async () => {
	const copy = join(work, "copy");
	cpSync(shipped, copy, { recursive: true });
	expect(
		await checkConfig([copy, join(copy, "guild.yaml"), join(copy, "bot.yaml"), join(copy, "terms", "de.yaml")]),
	).toEqual([]);
});
