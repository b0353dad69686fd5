// `wortmeldung doctor` as an operator runs it: beside a running bot, changing nothing.
import { execFile } from "node:child_process";
import { chmod, cp, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { examine } from "../../src/ops/doctor.ts";
import { exitCodeOf, type Finding, sayFindings } from "../../src/ops/finding.ts";
import { type Flow, startFlow } from "./flow.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
let flow: Flow;
let folder: string;

beforeEach(async () => {
	flow = await startFlow();
	folder = await mkdtemp(join(tmpdir(), "wortmeldung-doctor-"));
	await cp(join(ROOT, "config", "terms"), join(folder, "terms"), { recursive: true });
	await configure({});
});
afterEach(async () => {
	await flow.close();
	await rm(folder, { recursive: true, force: true });
});

interface Settings {
	readonly store?: string;
	readonly feed?: string;
	readonly bot?: string;
	readonly comments?: string;
}

async function configure({ store, feed, bot = "", comments = "open" }: Settings): Promise<void> {
	const address = store ?? `sqlite:${flow.storeFile}`;
	await writeFile(
		join(folder, "bot.yaml"),
		`store: ${JSON.stringify(address)}\nfeeds: { contact: "https://zeitung.example" }\n${bot}`,
	);
	await writeFile(
		join(folder, "guild.yaml"),
		`channels: { log: protokoll, review: moderation }
feeds: [{ url: "${feed ?? flow.site.feedUrl}", channel: nachrichten }]
discussion: { comments: { mode: ${comments} } }
`,
	);
}

const look = (options: Partial<Parameters<typeof examine>[0]> = {}): Promise<Finding[]> =>
	examine({
		folder,
		token: flow.discord.token,
		api: flow.discord.apiUrl,
		now: flow.discord.clock.now,
		allowPrivate: (host, port) => host === "127.0.0.1" && port === flow.site.port,
		...options,
	});
const wrong = (findings: readonly Finding[]): string[] =>
	findings.filter(({ level }) => level !== "ok").map(({ area, level, de }) => `${area} ${level} ${de}`);

test("an installation that is set up is well: every part says so, and nothing has changed by asking", async () => {
	await flow.bot.tick();
	await flow.quiet();
	const calls: string[] = [];
	flow.discord.onTraffic(({ method, path }) => calls.push(`${method} ${path}`));
	const before = await readFile(flow.storeFile);
	const findings = await look();
	expect(wrong(findings)).toEqual([]);
	expect(exitCodeOf(findings)).toBe(0);
	expect(new Set(findings.map(({ area }) => area))).toEqual(
		new Set(["system", "configuration", "discord", "store", "server", "feed"]),
	);
	const said = sayFindings(findings);
	expect(said).toMatch(
		/✓ Das Token gilt: .+[\s\S]*✓ .*Artikel, der neueste (in|vor) \d+ \S+\.[\s\S]*Alles in Ordnung\./,
	);
	expect(said).toContain("All is well.");
	expect(said).not.toContain(flow.discord.token);
	expect(calls.filter((call) => !call.startsWith("GET"))).toEqual([]);
	expect(Buffer.compare(before, await readFile(flow.storeFile))).toBe(0);
	expect(flow.openApi.violations).toEqual([]);
});

test("what is wrong on a server is found by the bot's own checks, on what the store says", async () => {
	await configure({ comments: "newcomers", feed: `${flow.site.feedUrl}?nicht-da` });
	const { build } = flow.discord;
	const bot = build.botRole(flow.guildId);
	build.overwrite(flow.channel("nachrichten"), bot, { deny: ["MANAGE_WEBHOOKS", "MANAGE_THREADS"] });
	build.overwrite(flow.channel("plauderecke"), bot, { deny: ["MANAGE_MESSAGES"] });
	build.overwrite(flow.channel("protokoll"), flow.guildId, { allow: ["VIEW_CHANNEL"] });
	const findings = await look();
	const said = wrong(findings).join("\n");
	expect(said).toMatch(/server error .*#nachrichten fehlen dem Bot Rechte: .*Threads verwalten, WebHooks verwalten/);
	expect(said).toMatch(/server error .*#protokoll kann jeder lesen/);
	expect(said).toMatch(/server warning .*In #plauderecke darf geschrieben werden/);
	expect(exitCodeOf(findings)).toBe(2);
});

test("store: rights of the file, one that is not there yet, one that cannot be", async () => {
	await chmod(flow.storeFile, 0o644);
	expect(wrong(await look()).join()).toMatch(/^store error .*chmod 600/);
	const path = join(folder, "neu", "bot.db");
	await configure({ store: `sqlite:${path}` });
	expect(wrong(await look())).toEqual([]);
	await expect(stat(join(folder, "neu"))).rejects.toThrow();
	await configure({ store: "postgres://niemand:GEHEIM@127.0.0.1:9/nichts?timeout=2" });
	const said = wrong(await look()).join();
	expect(said).toMatch(/store error .*bot\.yaml/);
	expect(said).not.toContain("GEHEIM");
});

test("feeds: unreadable, not allowed, silent for weeks", async () => {
	await configure({ feed: "http://127.0.0.1:9/feed.xml" });
	const findings = await look();
	expect(wrong(findings).join()).toMatch(
		/feed error http:\/\/127\.0\.0\.1:9\/feed\.xml: .*nicht im öffentlichen Internet/,
	);
	await configure({});
	flow.discord.clock.advance(40 * 86_400_000);
	const later = wrong(await look());
	expect(later.join()).toMatch(/feed warning .*kam vor \d+ Tagen\. Vielleicht wird der Feed nicht mehr gepflegt/);
	// The world's clock has moved away from the real one that is in Discord's answers.
	expect(later.join()).toMatch(/system error Die Uhr dieses Rechners weicht um [\d.]+ s/);
});

test("token, intent and network are named; without configuration the rest is not guessed at", async () => {
	expect(wrong(await look({ token: undefined })).join()).toContain("DISCORD_TOKEN ist nicht gesetzt");
	expect(wrong(await look({ token: "falsch.geheim" })).join()).toMatch(/nimmt das Token.*nicht an/);
	expect(wrong(await look({ api: "http://127.0.0.1:9/api" })).join()).toContain("nicht erreichbar");
	flow.discord.world.application.privileged.content = false;
	expect(wrong(await look()).join()).toContain("„Message Content Intent“ ist ausgeschaltet");
	await configure({ bot: "messageContent: false\n" });
	const without = await look();
	expect(exitCodeOf(without)).toBe(1);
	expect(wrong(without).join()).toContain("liest nicht mit");
	await configure({ bot: "langauge: de\n" });
	const broken = wrong(await look());
	expect(broken.join()).toMatch(/configuration error .*bot\.yaml:3:1: .*langauge/);
	expect(broken.join()).toContain("Erst muss die Konfiguration stimmen");
});

test("from the terminal: a list, or JSON, and an exit code", async () => {
	await configure({ feed: "https://127.0.0.1/feed" });
	const run = promisify(execFile);
	const env = {
		PATH: process.env.PATH,
		DISCORD_TOKEN: flow.discord.token,
		DISCORD_API: flow.discord.apiUrl,
		WORTMELDUNG_CONFIG: folder,
	};
	const failed = await run(process.execPath, [join(ROOT, "src/cli.ts"), "doctor", "--json"], { env }).catch(
		(error) => error,
	);
	expect(failed.stderr).toBe("");
	expect(failed.code).toBe(2);
	const { findings } = JSON.parse(failed.stdout) as { findings: Finding[] };
	expect(findings.filter(({ level }) => level === "error").map(({ area }) => area)).toEqual(["feed"]);
	expect(findings.every(({ de, en }) => de && en)).toBe(true);
});
