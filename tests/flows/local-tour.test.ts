// The guided tour of the product in a real browser: every step, with what it asks for, as member, moderator and admin.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BROWSER, FLAGS } from "../../scripts/browser.ts";
import { loadConfig } from "../../src/config.ts";
import { TOUR } from "../../src/local-tour.ts";
import { createLog } from "../../src/log.ts";
import { type LocalStart, startLocal } from "../../src/start-local.ts";
import { LONG } from "../long.ts";
import { readable } from "./flow.ts";

const inBrowser = test.skipIf(!BROWSER);
/** SHOTS=folder keeps a picture of every step. */
const SHOTS = process.env.SHOTS;

let local: LocalStart;
let browser: Browser;
let axe: string;
const problems: string[] = [];

beforeAll(async () => {
	if (!BROWSER) return;
	axe = await readFile(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
	browser = await chromium.launch({ executablePath: BROWSER, headless: true, args: FLAGS });
}, 30_000);
afterAll(() => browser?.close());

/** Starts the product as `npm start` does; two articles stand there. */
async function begin(): Promise<void> {
	const config = await loadConfig(fileURLToPath(new URL("../../config", import.meta.url)));
	local = await startLocal(config, { port: 0, log: createLog("silent"), quiet: true });
	await local.discord.waitFor(() => [...local.discord.world.channels.values()].some((one) => one.thread), 30_000);
	await local.bot.settle();
}

interface Look {
	readonly name: string;
	readonly dark?: boolean;
	readonly phone?: boolean;
	readonly english?: boolean;
}

async function open(look: Look): Promise<Page> {
	const context = await browser.newContext({
		viewport: look.phone ? { width: 390, height: 844 } : { width: 1360, height: 860 },
		hasTouch: look.phone ?? false,
		colorScheme: look.dark ? "dark" : "light",
		reducedMotion: "reduce",
		locale: look.english ? "en-GB" : "de-DE",
	});
	const page = await context.newPage();
	page.setDefaultTimeout(15_000);
	page.on("console", (line) => line.type() === "error" && problems.push(line.text()));
	page.on("pageerror", (error) => problems.push(error.message));
	// The newspaper's pictures come from this machine as well.
	page.on("request", (one) => new URL(one.url()).hostname === "127.0.0.1" || problems.push(`asked for ${one.url()}`));
	await page.goto(local.discord.url);
	await page.waitForSelector(".log");
	return page;
}

/** What axe finds, one line a rule. */
async function violations(page: Page): Promise<string[]> {
	if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
	const found = await page.evaluate(() => {
		type Axe = { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
		return (globalThis as unknown as { axe: Axe }).axe.run({ resultTypes: ["violations"] });
	});
	return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" | ")}`);
}

/** Types what the step offers, and sends it: a sentence at once, a command by its form. */
async function useOffer(page: Page): Promise<void> {
	await page.click(".tour .secondary:has(svg)");
	await page.waitForSelector("#composer:focus");
	const text = await page.inputValue("#composer");
	if (text.startsWith("/")) await page.waitForSelector("#offer-0");
	await page.keyboard.press("Enter");
	if (text.startsWith("/")) await page.click("#command-send");
}

/** What one does where a step waits, by the step's id. */
const DEEDS: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
	article: (page) => page.locator(".message .thread-link").last().click(),
	card: (page) => page.locator(".message .button.success").last().click(),
};

const LOOKS: readonly Look[] = [
	{ name: "hell" },
	...(LONG
		? [
				{ name: "dunkel", dark: true, english: true },
				{ name: "telefon", phone: true },
			]
		: []),
];

inBrowser.for(LOOKS)("the tour is played to its end: $name", { timeout: 120_000 }, async (look) => {
	await begin();
	const page = await open(look);
	if (look.phone) await page.click("[aria-controls=left]");
	await page.click("#tour-start");
	const titles: string[] = [];
	for (let n = 1; ; n++) {
		await page.waitForSelector(look.english ? `text=Step ${n} of` : `text=Schritt ${n} von`);
		const title = (await page.textContent("#tour-title"))!;
		titles.push(title);
		const step = TOUR.find((one) => (look.english ? one.title.en : one.title.de) === title)!;
		if (SHOTS) await page.screenshot({ path: `${SHOTS}/${look.name}-${String(n).padStart(2, "0")}-${step.id}.png` });
		expect(await violations(page), step.id).toEqual([]);
		if (step.id === "end") break;
		if (DEEDS[step.id]) await DEEDS[step.id]!(page);
		else if (step.offer?.type) await useOffer(page);
		else await page.click(".tour .primary");
	}
	const scenes = (await (await fetch(`${local.discord.url}/local/actions`)).json()) as { id: string }[];
	const possible = TOUR.filter(({ needs }) => !needs?.scene || scenes.some(({ id }) => id === needs.scene));
	expect(titles).toEqual(possible.map(({ title }) => (look.english ? title.en : title.de)));
	await page.click(".tour .primary");
	await page.waitForSelector(".tour", { state: "detached" });
	const lena = local.discord.as("lena");
	const letters = lena.messages(lena.openDm(local.discord.botId)).map(readable).join("\n");
	expect(letters).toContain("Greif Argumente an, nicht Menschen.");
	expect(letters).toContain("Dein Kommentar ist freigegeben");
	expect(problems).toEqual([]);
	await page.context().close();
	await local.close();
});

inBrowser(
	"the scenes are played by a click, as member, moderator and admin; each sees what is theirs",
	async () => {
		await begin();
		const { discord } = local;
		const page = await open({ name: "szenen" });
		await page.click("#tab-lab");
		const scene = async (id: string, told: string) => {
			await page.click("#tab-lab");
			await page.click(`[data-scene=${id}]`);
			await page.click("#tab-story");
			await page.waitForSelector(`.story li:has-text("${told}")`);
		};
		const be = async (name: string) => {
			await page.click(".me");
			await page.click(`.entry:has-text("${name}")`);
			await page.waitForSelector(`.me strong:has-text("${name}")`);
		};
		// A member sees that it is gone, and nothing of the team's channels.
		await scene("insult", "„beleidigungen“ trifft zu → entfernt");
		expect(await page.locator('.story button:has-text("Protokoll")').count()).toBe(0);
		expect(await page.textContent(".log")).not.toContain("1 d i 0 t");
		await scene("edited-article", "Beitrag nachgeführt");
		// A moderator is led from the story to the log and the card.
		await be("Jonas");
		await scene("flood", "„flut“ trifft zu → entfernt");
		await page.click("#tab-members");
		await page.waitForSelector('.member:has-text("Neu_hier") >> text=im Timeout');
		await page.click("#tab-story");
		await page.locator('.story li:has-text("flut") button:has-text("Protokoll zeigen")').first().click();
		await page.waitForSelector(".message.flash");
		expect(await page.textContent("h1")).toBe("protokoll");
		await scene("held-link", "zurückgehalten, ein Mensch entscheidet");
		await page.click('.story button:has-text("Karte der Moderation zeigen")');
		await page.waitForSelector(".message.flash");
		await page
			.locator(".message .button", { hasText: /^Ablehnen$/ })
			.last()
			.click();
		await page.click("dialog [type=submit]");
		await page.waitForSelector("dialog", { state: "detached" });
		await page.waitForSelector('.story li:has-text("Ein Mensch hat den Kommentar abgelehnt")');
		await scene("report", "Ein Mitglied hat");
		expect(await violations(page)).toEqual([]);
		// The admin lifts the time-out by hand; the person may write again.
		await be("Amira");
		await page.click("#tab-members");
		await page.click(`[data-user="${discord.userId("Neu_hier")}"]`);
		await page.click('.entry:has-text("Timeout aufheben")');
		await page.waitForSelector('.member:has-text("Neu_hier") >> text=im Timeout', { state: "detached" });
		discord.as("neu_hier").say(discord.channelId("plauderecke"), "Danke.");
		expect(problems).toEqual([]);
		await page.context().close();
		await local.close();
	},
	90_000,
);
