// `npm start` without a token: every scene on the page plays, and the panel says what the bot did.
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadConfig } from "../../src/config.ts";
import { memberRecord } from "../../src/guild/records.ts";
import { createLog } from "../../src/log.ts";
import { type LocalStart, startLocal } from "../../src/start-local.ts";
import { buttons, readable } from "./flow.ts";

let local: LocalStart;
const story: string[] = [];
beforeAll(async () => {
	const config = await loadConfig(fileURLToPath(new URL("../../config", import.meta.url)));
	local = await startLocal(config, { port: 0, log: createLog("silent"), quiet: true });
	local.discord.world.bus.listen(({ t, data }) => {
		if (t === "LOCAL_EXPLAIN") story.push(String(data({ userId: "", content: true }).de));
	});
});
afterAll(() => local.close());

async function post(path: string): Promise<{ ok: boolean; error?: { message: string } }> {
	const { url } = local.discord;
	const headers = { "content-type": "application/json", origin: url };
	return (await fetch(`${url}${path}`, { method: "POST", headers, body: "{}" })).json() as never;
}
const play = (id: string) => post(`/local/actions/${id}`);
const told = (text: string) => local.discord.waitFor(() => story.some((line) => line.includes(text)));

test("each scene plays, and the story tells what the bot did", async () => {
	const { discord } = local;
	expect(await play("new-article")).toMatchObject({ ok: true });
	await told("Die Diskussion ist eröffnet");
	expect(await play("edited-article")).toMatchObject({ ok: true });
	await told("Beitrag nachgeführt");
	await told("was sich am Artikel geändert hat");
	const again = await play("edited-article");
	expect(again).toMatchObject({ ok: false });
	expect(again.error?.message).toContain("schon korrigiert");
	expect(await play("insult")).toMatchObject({ ok: true });
	await told("„beleidigungen“ trifft zu → entfernt. Die Begründung ist zugestellt.");
	expect(await play("talk")).toMatchObject({ ok: true });
	await told("Sein Text wird nicht gespeichert");
	expect(await play("flood")).toMatchObject({ ok: true });
	await told("„flut“ trifft zu → entfernt");
	expect(await play("report")).toMatchObject({ ok: true });
	await told("Ein Mitglied hat");
	expect(await play("held-link")).toMatchObject({ ok: true });
	await told("zurückgehalten, ein Mensch entscheidet");
	const waiting = discord.as("jonas").messages(discord.channelId("moderation"));
	const card = waiting.findLast((message) => readable(message).includes("Zur Prüfung"))!;
	await (await discord.as("jonas").click(card.id, buttons(card)[0]!)).settled();
	await told("Ein Mensch hat den Kommentar freigegeben");
	// Decided is not told as if it had been found anew.
	expect(story.filter((line) => line.includes("ein Mensch entscheidet"))).toHaveLength(1);
});

test("an accepted comment leaves a number behind, as the story says", async () => {
	const { discord, bot } = local;
	const { store } = bot.guild(discord.guildId())!;
	const key = `member/${discord.userId("karla")}`;
	const before = (await store.get(memberRecord, key))?.accepted ?? 0;
	const heard = story.length;
	const [thread] = [...discord.world.channels.values()].filter(({ type }) => type === 11);
	discord.as("karla").say(thread!.id, "Ein Satz über die Brücke, der niemanden stört.");
	await discord.waitFor(() => story.slice(heard).some((line) => line.includes("er wird nur gezählt")));
	await bot.tick();
	const record = await store.get(memberRecord, key);
	expect(record!.accepted).toBeGreaterThan(before);
	expect(JSON.stringify(record)).not.toContain("Brücke");
});
