// Takes the README's pictures from the running product: node bin/node24.mjs scripts/screenshots.ts [FOLDER, default docs]
// Needs Chromium (apt-get install chromium, or CHROMIUM=/path). Everything happens on this machine.
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { loadConfig } from "../src/config.ts";
import { createLog } from "../src/log.ts";
import { type LocalStart, startLocal } from "../src/start-local.ts";
import { BROWSER, FLAGS } from "./browser.ts";

const FOLDER = process.argv[2] ?? fileURLToPath(new URL("../docs", import.meta.url));
interface Shot {
	readonly name: string;
	readonly as: string;
	/** The channel's name; "thread": the newest thread under #nachrichten. */
	readonly place: string;
	readonly dark?: boolean;
	readonly phone?: boolean;
	readonly language?: "en";
	/** What is done before the picture is taken. */
	readonly steps?: (page: Page) => Promise<void>;
}

async function command(page: Page, text: string): Promise<void> {
	await page.fill("#composer", text);
	await page.waitForSelector("#offer-0");
	await page.keyboard.press("Enter");
	await page.waitForSelector("#command-send");
	await page.click("#command-send");
	await page.waitForSelector(".thinking", { state: "detached" });
	await page.waitForTimeout(1200);
}

const SHOTS: readonly Shot[] = [
	{
		name: "seite",
		as: "milan",
		place: "thread",
		steps: async (page) => {
			await page.click("#tab-lab");
			await page.click("[data-scene=talk]");
			await page.waitForSelector("text=Die Überschrift hätte das ruhig sagen können");
			await page.click("[data-scene=insult]");
			await page.click("[data-scene=held-link]");
			await page.click("#tab-story");
			await page.waitForSelector(".story li:has-text('Fall 2')");
			await page.waitForTimeout(4500);
		},
	},
	{ name: "artikel", as: "lena", place: "nachrichten", language: "en" },
	{ name: "quellen", as: "lena", place: "thread", dark: true, steps: (page) => command(page, "/quellen") },
	{ name: "moderation", as: "jonas", place: "moderation", dark: true },
	{ name: "telefon", as: "lena", place: "thread", phone: true, steps: (page) => command(page, "/zusammenfassung") },
];

async function take({ discord }: LocalStart, browser: Browser, shot: Shot): Promise<void> {
	const context = await browser.newContext({
		viewport: shot.phone ? { width: 390, height: 844 } : { width: 1360, height: 860 },
		deviceScaleFactor: shot.phone ? 2 : 1.5,
		hasTouch: shot.phone ?? false,
		colorScheme: shot.dark ? "dark" : "light",
		reducedMotion: "reduce",
		locale: "de-DE",
		timezoneId: "Europe/Berlin",
	});
	const page = await context.newPage();
	page.setDefaultTimeout(15_000);
	await page.addInitScript(
		(language) => localStorage.setItem("local-discord.language", language),
		shot.language ?? "de",
	);
	const place = shot.place === "thread" ? newestThread(discord) : discord.channelId(shot.place);
	await page.goto(`${discord.url}/#/${discord.userId(shot.as)}/${discord.guildId()}/${place}`);
	await page.waitForSelector(".message");
	await shot.steps?.(page);
	await page.waitForLoadState("networkidle").catch(() => {});
	await page.waitForTimeout(300);
	await page.screenshot({ path: `${FOLDER}/${shot.name}.png` });
	console.log(`${FOLDER}/${shot.name}.png`);
	await context.close();
}

function newestThread({ world, channelId }: LocalStart["discord"]): string {
	const parent = channelId("nachrichten");
	const threads = [...world.channels.values()].filter((one) => one.parentId === parent && one.thread);
	const id = threads.at(-1)?.id;
	if (!id) throw new Error("No article has appeared.");
	return id;
}

if (!BROWSER) {
	console.error("Kein Chromium gefunden: apt-get install chromium oder CHROMIUM=/pfad. / No Chromium found.");
	process.exitCode = 2;
} else {
	await mkdir(FOLDER, { recursive: true });
	const config = await loadConfig(fileURLToPath(new URL("../config", import.meta.url)));
	const start = await startLocal(config, { port: 0, log: createLog("error"), quiet: true });
	await start.discord.waitFor(() => [...start.discord.world.channels.values()].some((one) => one.thread), 30_000);
	await start.bot.tick();
	await start.bot.settle();
	const browser = await chromium.launch({ executablePath: BROWSER, headless: true, args: FLAGS });
	for (const shot of SHOTS) await take(start, browser, shot);
	await browser.close();
	await start.close();
}
