// The same functions from a terminal (DESIGN.md section 6): JSON on standard output, errors on standard error, exit code 2
// for bad input. Offsets are UTF-16 code units of the input text, end exclusive.

import { once } from "node:events";
import { createReadStream } from "node:fs";
import { buffer } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { messageOf, UserError } from "./errors.ts";
import { defineTexts, sayLoose } from "./texts.ts";

/** The one that comes with the program. */
const SHIPPED = fileURLToPath(new URL("../config", import.meta.url));
/** Whose configuration main.ts would start with. */
const CONFIG = process.env.WORTMELDUNG_CONFIG ?? SHIPPED;

const texts = defineTexts({
	de: {
		usage: `Aufruf: npm run -s wortmeldung -- BEFEHL [DATEI]

  extract [--url U]          HTML-Seite → Artikel
  feed [--url U]             Feed → Artikel
  statements                 Text → wer sagt was
  summary [--sentences N]    Text → wörtliche Sätze
  evidence --claim „…“       Text → Stellen zu einer Behauptung
  judge [--config ORDNER]    JSON-Zeilen mit id und text → Urteile der Regeln
  toxicity                   JSON-Zeilen mit id und text → Werte von 0 bis 1, für die Reihenfolge der Prüfliste
  check [DATEI …]            Konfiguration prüfen
  schema [--write]           JSON-Schema der Konfiguration
  store copy VON NACH        alles in einen anderen Speicher bringen (Adressen wie in bot.yaml; --force ersetzt dort alles)
        backup DATEI         die SQLite-Datei sichern, auch im Betrieb
        restore DATEI        eine Sicherung zurückspielen; Wortmeldung muss beendet sein
  doctor [--json]            Token, Rechte, Feeds, Speicher, Konfiguration: was nicht stimmt und wie man es behebt; ändert nichts

Ohne DATEI liest ein Befehl die Standardeingabe. statements, summary und extract nehmen auch --jsonl: eine JSON-Zeile mit
id und text (oder id, html, url) hinein, eine Antwort mit derselben id heraus.`,
		unknown: "Den Befehl „{name}“ gibt es nicht. Es gibt: {all}",
		unreadable: "{file} lässt sich nicht lesen: {reason}",
		line: "Zeile {line}: {reason}",
		noObject: "Zeile {line}: erwartet wird ein JSON-Objekt mit id und {field}",
		option: "Diese Angabe verstehe ich nicht: {reason}",
		noClaim: "--claim „…“ fehlt: die Behauptung, die geprüft werden soll.",
		badNumber: "--{option} erwartet eine ganze Zahl ab 1, nicht „{value}“.",
	},
	en: {
		usage: `Usage: npm run -s wortmeldung -- COMMAND [FILE]

  extract [--url U]          HTML page → article
  feed [--url U]             feed → articles
  statements                 text → who says what
  summary [--sentences N]    text → verbatim sentences
  evidence --claim "…"       text → passages about a claim
  judge [--config FOLDER]    JSON lines with id and text → verdicts of the rules
  toxicity                   JSON lines with id and text → scores from 0 to 1, for the order of the review queue
  check [FILE …]             check the configuration
  schema [--write]           the configuration's JSON Schema
  store copy FROM TO         bring everything into another store (addresses as in bot.yaml; --force replaces all there)
        backup FILE          save the SQLite file, also while running
        restore FILE         put a backup back; Wortmeldung must be stopped
  doctor [--json]            token, permissions, feeds, store, configuration: what is wrong, how to mend it; changes nothing

Without FILE a command reads standard input. statements, summary and extract also take --jsonl: one JSON line with id and
text (or id, html, url) in, one answer with the same id out.`,
		unknown: "There is no command “{name}”. There are: {all}",
		unreadable: "{file} cannot be read: {reason}",
		line: "line {line}: {reason}",
		noObject: "line {line}: a JSON object with id and {field} is expected",
		option: "I do not understand this option: {reason}",
		noClaim: "--claim “…” is missing: the claim that is to be checked.",
		badNumber: "--{option} takes a whole number from 1, not “{value}”.",
	},
});

const { values, positionals } = parseCommandLine();

function parseCommandLine() {
	try {
		return parseArgs({
			allowPositionals: true,
			options: {
				jsonl: { type: "boolean", default: false },
				url: { type: "string" },
				sentences: { type: "string" },
				characters: { type: "string" },
				claim: { type: "string" },
				config: { type: "string", default: CONFIG },
				write: { type: "boolean", default: false },
				json: { type: "boolean", default: false },
				force: { type: "boolean", default: false },
				help: { type: "boolean", short: "h", default: false },
			},
		});
	} catch (error) {
		console.error(said(new UserError(texts.option, { reason: messageOf(error) })));
		process.exit(2);
	}
}

const [command = "", ...files] = positionals;

const COMMANDS: Record<string, () => Promise<void>> = {
	async extract() {
		const { extract } = await import("./articles/extract.ts");
		if (values.jsonl) return eachLine("html", ({ html, url }) => extract(String(html), { url: optional(url) }));
		const { decodeBytes } = await import("./articles/decode.ts");
		const { text } = decodeBytes(await input(), null);
		print(extract(text, { url: values.url }));
	},
	async feed() {
		const { parseFeed } = await import("./articles/feed.ts");
		const { title, link, format, articles } = parseFeed(await input(), { url: values.url });
		print({
			title,
			link,
			format,
			articles: articles.map(
				({ key, title, link, published, updated, summary, content, author, categories, image }) => ({
					key,
					title,
					link,
					published,
					updated,
					summary,
					content,
					author,
					categories,
					image,
				}),
			),
		});
	},
	async statements() {
		const { statements } = await import("./language/statements.ts");
		if (values.jsonl) return eachLine("text", ({ text }) => ({ statements: statements(String(text)) }));
		print({ statements: statements(await inputText()) });
	},
	async summary() {
		const { summary } = await import("./language/summary.ts");
		const options = { sentences: whole("sentences"), characters: whole("characters") };
		if (values.jsonl) return eachLine("text", ({ text }) => ({ sentences: summary(String(text), options) }));
		print({ sentences: summary(await inputText(), options) });
	},
	async evidence() {
		const { evidence } = await import("./language/evidence.ts");
		if (values.claim === undefined) throw new UserError(texts.noClaim);
		print(evidence(await inputText(), values.claim));
	},
	async judge() {
		const { loadConfig } = await import("./config.ts");
		const { judge, judgeInputSchema } = await import("./rules/judge.ts");
		const { guild } = await loadConfig(values.config);
		await eachLine("text", (line) => judge(guild.rules, judgeInputSchema.parse(line)));
	},
	async toxicity() {
		const { toxicity } = await import("./language/toxicity.ts");
		await eachLine("text", ({ text }) => ({ score: toxicity(String(text)).score }));
	},
	async check() {
		const { checkConfig } = await import("./config.ts");
		const { sayProblem } = await import("./problem.ts");
		const problems = await checkConfig(files.length ? files : [values.config]);
		for (const problem of problems) console.error(sayProblem(problem));
		if (problems.length) process.exitCode = 2;
	},
	async schema() {
		const { editorSchemas, writeSchemas } = await import("./editor-schema.ts");
		if (values.write) return writeSchemas(`${SHIPPED}/schema`);
		print(Object.fromEntries([...editorSchemas()].map(([name, schema]) => [name, JSON.parse(schema)])));
	},
	async store() {
		const { storeCommand } = await import("./cli-store.ts");
		const { loadConfig } = await import("./config.ts");
		const done = await storeCommand(files, {
			force: values.force,
			configured: async () => process.env.WORTMELDUNG_STORE?.trim() || (await loadConfig(values.config)).bot.store,
			now: Date.now(),
			progress: (line) => console.error(line),
		});
		print(done);
	},
	async doctor() {
		const { examine } = await import("./ops/doctor.ts");
		const { exitCodeOf, sayFindings } = await import("./ops/finding.ts");
		const findings = await examine({
			folder: values.config,
			token: process.env.DISCORD_TOKEN?.trim(),
			api: process.env.DISCORD_API,
			store: process.env.WORTMELDUNG_STORE?.trim(),
			now: Date.now,
		});
		if (values.json) print({ findings });
		else console.log(sayFindings(findings));
		process.exitCode = exitCodeOf(findings);
	},
};

try {
	if (values.help || command === "") {
		console.log(`${texts.usage.de}\n\n${texts.usage.en}`);
	} else {
		const run = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
		if (!run) throw new UserError(texts.unknown, { name: command, all: Object.keys(COMMANDS).join(", ") });
		await run();
	}
} catch (error) {
	console.error(said(error));
	process.exitCode = 2;
}

/** The file named on the command line, or standard input. */
function source(): NodeJS.ReadableStream {
	return files[0] && files[0] !== "-" ? createReadStream(files[0]) : process.stdin;
}

async function input(): Promise<Uint8Array> {
	try {
		return await buffer(source() as never);
	} catch (error) {
		throw new UserError(texts.unreadable, { file: files[0] ?? "-", reason: messageOf(error) });
	}
}

async function inputText(): Promise<string> {
	return new TextDecoder().decode(await input());
}

/** One JSON object a line in, one answer a line out with the same id. */
async function eachLine(field: string, answer: (line: Record<string, unknown>) => object): Promise<void> {
	let number = 0;
	for await (const line of linesOf(source())) {
		number++;
		if (line.trim() === "") continue;
		const read = readLine(line, field, number);
		let result: object;
		try {
			result = answer(read);
		} catch (error) {
			result = { error: said(error) };
		}
		if (!process.stdout.write(`${JSON.stringify({ id: read.id, ...result })}\n`)) await once(process.stdout, "drain");
	}
}

/** Lines end at "\n" only: node:readline also splits at U+2028, which JSON writes as it is. */
async function* linesOf(stream: NodeJS.ReadableStream): AsyncGenerator<string> {
	const decoder = new TextDecoder();
	let rest = "";
	for await (const chunk of stream) {
		const lines = (rest + decoder.decode(chunk as unknown as Uint8Array, { stream: true })).split("\n");
		rest = lines.pop() ?? "";
		yield* lines;
	}
	yield rest + decoder.decode();
}

function readLine(line: string, field: string, number: number): Record<string, unknown> {
	try {
		const read = JSON.parse(line) as Record<string, unknown>;
		if (read !== null && typeof read === "object" && read.id !== undefined && typeof read[field] === "string")
			return read;
	} catch (error) {
		throw new UserError(texts.line, { line: number, reason: messageOf(error) });
	}
	throw new UserError(texts.noObject, { line: number, field });
}

function print(value: object): void {
	process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

function whole(option: "sentences" | "characters"): number | undefined {
	const value = values[option];
	if (value === undefined) return undefined;
	if (!/^[1-9]\d{0,6}$/.test(value)) throw new UserError(texts.badNumber, { option, value });
	return Number(value);
}

function optional(value: unknown): string | undefined {
	return typeof value === "string" ? value : undefined;
}

/** German and English, since a terminal has no locale that says which. */
function said(error: unknown): string {
	if (!(error instanceof UserError)) return messageOf(error);
	return [...new Set([sayLoose("de", error.text, error.params), sayLoose("en", error.text, error.params)])].join(" / ");
}
