// The page in a real browser, by mouse and by keyboard, against the real server with a real discord.js client.
import { readFile } from "node:fs/promises";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BROWSER, FLAGS } from "../../scripts/browser.ts";
import { type PageWorld, startPageWorld } from "./page-world.ts";

if (!BROWSER) console.warn("page.test.ts is skipped: no Chromium (apt-get install chromium, or CHROMIUM=/path).");
const inBrowser = test.skipIf(!BROWSER);

let world: PageWorld;
let browser: Browser;
let axe: string;
const problems: string[] = [];

beforeAll(async () => {
	if (!BROWSER) return;
	axe = await readFile(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
	[world, browser] = await Promise.all([
		startPageWorld(),
		chromium.launch({ executablePath: BROWSER, headless: true, args: FLAGS }),
	]);
});

afterAll(async () => {
	await browser?.close();
	await world?.close();
	expect(problems).toEqual([]);
});

interface Look {
	as?: string;
	place?: string;
	dark?: boolean;
	phone?: boolean;
}

/** Opens the page in a fresh profile; whatever it logs as an error, and any request elsewhere, fails the test. */
async function open({ as = "Lena", place, dark = false, phone = false }: Look = {}): Promise<Page> {
	const { local } = world;
	const context = await browser.newContext({
		viewport: phone ? { width: 360, height: 740 } : { width: 1360, height: 860 },
		hasTouch: phone,
		colorScheme: dark ? "dark" : "light",
		reducedMotion: "reduce",
		locale: "de-DE",
	});
	const page = await context.newPage();
	page.setDefaultTimeout(5000);
	page.on("console", (line) => line.type() === "error" && problems.push(line.text()));
	page.on("pageerror", (error) => problems.push(error.message));
	page.on("request", (request) => request.url().startsWith(local.url) || problems.push(`asked for ${request.url()}`));
	await page.goto(`${local.url}/#/${local.userId(as)}/${local.guildId()}/${place ?? local.channelId("plauderecke")}`);
	await page.waitForSelector(".log, .forum");
	return page;
}

/** What axe finds, as one line a rule. @param rules all of them if not said */
async function violations(page: Page, rules?: string[]): Promise<string[]> {
	if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
	const found = await page.evaluate((only) => {
		const { run } = (globalThis as unknown as { axe: { run(options: object): Promise<Found> } }).axe;
		return run({ resultTypes: ["violations"], ...(only ? { runOnly: only } : {}) });
	}, rules);
	return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" | ")}`);
}

interface Found {
	violations: { id: string; nodes: { html: string }[] }[];
}

const channel = (name: string): string => world.local.channelId(name);

inBrowser("an article is read, its thread opened, a comment written by keyboard and seen by another", async () => {
	const page = await open({ place: channel("nachrichten") });
	const other = await open({ as: "Jonas", place: world.threadId });
	expect(await page.textContent(".embed-title")).toBe("Fähre nach Sandholm fährt wieder");
	expect(await page.textContent(".composer-note")).toContain("in den Threads schon");
	await page.focus(".thread-link");
	await page.keyboard.press("Enter");
	await page.waitForSelector("#composer");
	await page.focus("#composer");
	await page.keyboard.type("**Danke**, @Mil");
	await page.waitForSelector("#offer-0");
	await page.keyboard.press("Enter");
	await page.keyboard.type("<img src=x onerror=alert(1)>");
	await page.keyboard.press("Enter");
	const message = other.locator(".message", { hasText: "Danke" });
	expect(await message.locator("strong").textContent()).toBe("Danke");
	expect(await message.locator(".mention").textContent()).toBe("@Milan");
	expect(await message.locator("img").count()).toBe(0);
	expect(await message.locator(".md").textContent()).toBe("Danke, @Milan <img src=x onerror=alert(1)>");
	expect(await other.textContent("#live")).toContain("Lena: Danke");
	const stored = world.local.as("Lena").messages(world.threadId).at(-1)!;
	expect(stored.content).toBe(`**Danke**, <@${world.local.userId("Milan")}> <img src=x onerror=alert(1)>`);
	await page.keyboard.press("ArrowUp");
	await page.waitForSelector("#edit-field");
	await page.fill("#edit-field", "Danke für die Antwort");
	await page.keyboard.press("Enter");
	await other.waitForSelector(".message >> text=(bearbeitet)");
	await page.context().close();
	await other.context().close();
});

inBrowser("a command with suggestions of the bot, 'denkt nach', the answer; names in both languages", async () => {
	const page = await open();
	await page.fill("#composer", "/ku");
	await page.waitForSelector("#offer-0");
	await page.keyboard.press("Enter");
	await page.waitForSelector("#option-frage:focus");
	await page.keyboard.press("Enter");
	await page.waitForSelector("#option-frage-hint >> text=Bitte ausfüllen.");
	await page.keyboard.type("Wann");
	await page.waitForSelector("text=Wer sagt: Wann?");
	await page.keyboard.press("Enter");
	await page.keyboard.press("Enter");
	await page.waitForSelector(".thinking");
	await page.waitForSelector("text=Du fragst: Wann!");
	expect(await page.textContent(".reply-line")).toContain("Lena hat /kurz benutzt");
	await page.click(".rail-foot [lang=en]");
	await page.fill("#composer", "/");
	await page.waitForSelector("#offer-0 >> text=/short");
	expect(await page.textContent("#offer-0")).toContain("Summarises");
	expect(await page.getAttribute("html", "lang")).toBe("en");
	await page.context().close();
});

inBrowser("a button's private answer, a select in it, dismissing; and a button nobody answers", async () => {
	const page = await open({ place: channel("nachrichten") });
	await page.click("[data-custom-id=kurz]");
	await page.waitForSelector(".message.ephemeral .container h2");
	await page.click("[data-custom-id=wahl]");
	await page.keyboard.press("ArrowDown");
	await page.keyboard.press("Enter");
	await page.waitForSelector("text=Gewählt: 2");
	await page.click(".message.ephemeral:last-child .text-button");
	await page.waitForSelector(".message >> text=Gewählt: 2", { state: "detached" });
	await page.click("[data-custom-id=stumm]");
	await page.waitForSelector(".click-failed");
	await page.context().close();
});

inBrowser(
	"the message menu by keyboard opens the bot's modal, which holds the focus and says what is missing",
	async () => {
		world.local.as("Milan").say(channel("plauderecke"), "Ein Satz zum Melden.");
		const page = await open();
		await page.waitForSelector("text=Ein Satz zum Melden.");
		await page.focus(".log");
		await page.keyboard.press("ArrowUp");
		await page.keyboard.press("Shift+F10");
		await page.keyboard.type("mm");
		await page.keyboard.press("Enter");
		await page.waitForSelector("dialog.modal textarea:focus");
		await page.keyboard.type("abc");
		await page.click(".modal [type=submit]");
		await page.waitForSelector("#modal-field-1-error >> text=Mindestens 5 Zeichen.");
		expect(await violations(page)).toEqual([]);
		await page.fill(".modal textarea", "Das geht zu weit.");
		await page.selectOption(".modal select", { index: 2 });
		await page.click(".modal [type=submit]");
		await page.waitForSelector("text=Gemeldet: Das geht zu weit. / b");
		await page.waitForSelector("dialog", { state: "detached" });
		await page.context().close();
	},
);

inBrowser("becoming somebody else: what they may see, their member menu, a time-out felt at once", async () => {
	const page = await open();
	expect(await page.locator("[data-channel]", { hasText: "protokoll" }).count()).toBe(0);
	await page.click(".me");
	await page.click(".entry:has-text('Jonas')");
	await page.waitForSelector("[data-channel]:has-text('protokoll')");
	expect(page.url()).toContain(world.local.userId("Jonas"));
	await page.click("[data-channel]:has-text('protokoll')");
	await page.waitForSelector("h1 >> text=protokoll");
	await page.click(".me");
	await page.click(".entry:has-text('Lena')");
	await page.waitForSelector("h1 >> text=nachrichten");
	expect(await page.locator(".toast.error").count()).toBe(0);
	await page.click(".me");
	await page.click(".entry:has-text('Jonas')");
	await page.click("#tab-members");
	await page.click(`[data-user="${world.local.userId("Karla")}"]`);
	await page.click(".entry:has-text('Akte')");
	await page.waitForSelector("text=Akte von karla");
	const karla = await open({ as: "Karla" });
	await karla.waitForSelector("#composer");
	world.local.as("Jonas").timeout(world.local.guildId(), world.local.userId("Karla"), 600_000);
	await karla.waitForSelector(".composer-note >> text=Timeout");
	await page.waitForSelector(".member:has-text('Karla') >> text=im Timeout");
	await page.context().close();
	await karla.context().close();
});

inBrowser(
	"the story is there for who comes later; its button leads to the message; a ban is set and lifted",
	async () => {
		const { local } = world;
		const said = local.as("Milan").say(channel("plauderecke"), "Davon ist die Rede.");
		const places = [
			{ channelId: said.channel_id, messageId: said.id, label: { de: "Kommentar zeigen", en: "Show" } },
			{ channelId: channel("moderation") },
		];
		const rows = [{ label: { de: "Regel", en: "Rule" }, text: { de: "zwei", en: "two" } }];
		local.explain({ de: "Vorhin geschehen.", en: "Happened before.", detail: { rows, places } });
		const page = await open({ place: channel("nachrichten") });
		const entry = page.locator(".story li", { hasText: "Vorhin geschehen." });
		expect(await entry.locator("[data-place]").allTextContents(), "not what one may not see").toEqual([
			"Kommentar zeigen",
		]);
		expect(await entry.locator("dl").textContent()).toBe("Regelzwei");
		await entry.locator("[data-place]").click();
		await page.waitForSelector(`.message.flash >> text=Davon ist die Rede.`);
		await page.reload();
		await entry.waitFor();
		expect(await entry.count()).toBe(1);
		await page.click(".panel .text-button:has-text('Leeren')");
		await page.reload();
		await page.waitForSelector(".panel-empty");
		local.as("Milan").delete(said.id);
		local.explain({ de: "Danach.", en: "After.", detail: { channelId: said.channel_id, messageId: said.id } });
		await page.click(".story [data-place]");
		await page.waitForSelector(".toast >> text=Diese Nachricht gibt es nicht mehr.");
		await page.context().close();

		const jonas = await open({ as: "Jonas" });
		await jonas.click("#tab-members");
		await jonas.click(`[data-user="${local.userId("Neu_hier")}"]`);
		await jonas.click(".entry:has-text('Bannen')");
		await jonas.waitForSelector("dialog select:focus");
		await jonas.selectOption("dialog select", { index: 1 });
		await jonas.fill("dialog input", "Werbung");
		expect(await violations(jonas)).toEqual([]);
		await jonas.keyboard.press("Enter");
		await jonas.waitForSelector(".ban >> text=Werbung");
		expect(await violations(jonas)).toEqual([]);
		await jonas.click(".ban .text-button");
		await jonas.waitForSelector(".ban", { state: "detached" });
		local.as("Neu_hier").join(local.guildId());
		await jonas.context().close();
	},
);

inBrowser("scene, story, clock, fault and tour", async () => {
	const page = await open({ place: channel("regeln") });
	await page.click("#tab-lab");
	await page.click("[data-scene=gruss]");
	await page.waitForSelector(".channel.unread:has-text('plauderecke')");
	await page.click(".clock-buttons .button:has-text('1 Tag')");
	await page.waitForSelector(".toast >> text=Es ist jetzt");
	await page.click(".faults label:has-text('Langsam')");
	await page.waitForSelector(".toast >> text=Störung eingeschaltet");
	expect(world.local.faults.pending().rest).toHaveLength(1);
	await page.click("text=Alle Störungen beenden");
	await page.waitForSelector(".toast >> text=Alle Störungen beendet");
	expect(world.local.faults.pending().rest).toHaveLength(0);
	await page.click("#tab-story");
	await page.click(".story summary");
	expect(await page.textContent(".story li")).toContain("Milan hat gegrüßt.");
	await page.click(".rail-tool[title^=Rundgang]");
	for (let step = 1; (await page.textContent("#tour-title")) !== "Das war’s"; step++) {
		await page.waitForSelector(`text=Schritt ${step} von`);
		if ((await page.textContent("#tour-title")) === "Öffne einen Thread") {
			await page.click(".channel.thread");
			continue;
		}
		if ((await page.textContent("#tour-title")) === "Rede mit") {
			await page.click(".tour >> text=Einen Satz einsetzen");
			await page.waitForSelector("#composer:focus");
			await page.keyboard.press("Enter");
			continue;
		}
		await page.click(".tour .primary");
		await page.waitForSelector(`text=Schritt ${step + 1} von`);
	}
	expect(await violations(page)).toEqual([]);
	await page.click(".tour .primary");
	await page.waitForSelector(".tour", { state: "detached" });
	await page.context().close();
});

inBrowser("ten thousand messages: a window of them, paged while scrolling, the place kept", async () => {
	const writer = world.local.as("Milan");
	const { id } = world.local.build.channel(world.local.guildId(), { name: "lang" });
	for (let index = 0; index < 10_000; index++) writer.say(id, `Nachricht ${index}`);
	const page = await open({ place: id });
	await page.waitForSelector("text=Nachricht 9999");
	const log = page.locator(".log");
	for (let turn = 0; turn < 12; turn++) {
		await log.evaluate((node) => node.scrollTo(0, 300));
		await page.waitForTimeout(40);
	}
	expect(await page.locator(".message").count()).toBeLessThanOrEqual(140);
	const top = () =>
		log.evaluate((node) => {
			const frame = node.getBoundingClientRect();
			const all = [...node.querySelectorAll(".message")];
			const first = all.find((one) => one.getBoundingClientRect().bottom > frame.top + 40)!;
			return `${first.querySelector(".md")?.textContent} ${Math.round(first.getBoundingClientRect().top)}`;
		});
	await log.evaluate((node) => node.scrollTo(0, node.scrollHeight / 2));
	await page.waitForTimeout(120);
	const before = await top();
	writer.say(id, "Ganz neu");
	await page.waitForTimeout(120);
	expect(await top()).toBe(before);
	const start = performance.now();
	await page.click(".to-newest");
	await page.waitForSelector("text=Ganz neu");
	expect(performance.now() - start).toBeLessThan(1500);
	await page.context().close();
});

inBrowser.for([{ phone: false }, { phone: true }])("axe finds nothing, light and dark, phone $phone", async (look) => {
	const page = await open({ ...look, place: channel("nachrichten"), as: "Amira" });
	const fine = async (): Promise<void> => {
		for (const colorScheme of ["light", "dark"] as const) {
			await page.emulateMedia({ colorScheme });
			await page.waitForSelector(`html[data-theme=${colorScheme}]`);
			// The next frame carries the colours that are computed.
			await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
			expect(await violations(page, colorScheme === "dark" ? ["color-contrast"] : undefined)).toEqual([]);
		}
	};
	await page.click("[data-custom-id=kurz]");
	await page.waitForSelector(".message.ephemeral");
	await fine();
	if (look.phone) await page.click("#panel-toggle");
	for (const tab of look.phone ? ["lab"] : ["members", "lab"]) {
		await page.click(`#tab-${tab}`);
		await page.waitForSelector(`#tab-${tab}[aria-selected=true]`);
		await fine();
	}
	if (look.phone) {
		await page.click(".panel-close");
		await page.click("[aria-controls=left]");
		await page.waitForSelector("#left");
		await fine();
		await page.keyboard.press("Escape");
		expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
	}
	await page.click(".message .more");
	await page.waitForSelector(".float [data-entry]:focus");
	await fine();
	await page.context().close();
});
