// Who may do what through the bot: rights in the whole guild decide, and nobody speaks through it where they may not.
import { afterEach, beforeEach, expect, test } from "vitest";
import { StoreError } from "../../src/errors.ts";
import { buttons, type Flow, readable, startFlow } from "./flow.ts";

let flow: Flow;
beforeEach(async () => {
	flow = await startFlow();
	await flow.bot.tick();
	await flow.quiet();
});
afterEach(() => flow.close());

const run = async (who: string, channelId: string, command: string, options = {}): Promise<string> =>
	readable(await (await flow.discord.as(who).command(channelId, command, options)).settled());

/** Milan insults, so that there is a case. */
async function openCase(): Promise<void> {
	flow.discord.as("milan").say(flow.channel("plauderecke"), "Du bist ein Vollidiot!");
	await flow.quiet();
}

test("moderator of one channel is no moderator of the guild; a role with the right is one everywhere", async () => {
	await openCase();
	const { build } = flow.discord;
	const channel = flow.channel("plauderecke");
	build.overwrite(channel, flow.discord.userId("lena"), { allow: ["MANAGE_MESSAGES", "MODERATE_MEMBERS"] });
	await flow.quiet();
	expect(await run("lena", channel, "fall zeigen", { nummer: 1 })).toContain("oder er betrifft dich nicht");
	expect(await run("lena", channel, "regeln testen", { text: "Hallo" })).toContain("Dafür brauchst du das Recht");
	// Denied in this channel, a moderator of the guild stays one.
	build.overwrite(channel, flow.discord.userId("jonas"), { deny: ["MANAGE_MESSAGES", "MODERATE_MEMBERS"] });
	await flow.quiet();
	expect(await run("jonas", channel, "fall zeigen", { nummer: 1 })).toContain("Vollidiot");
	expect(await run("amira", channel, "fall zeigen", { nummer: 1 })).toContain("Vollidiot");
	build.rolePermissions(flow.guildId, flow.discord.roleId("Mitglied"), ["MANAGE_MESSAGES"]);
	await flow.quiet();
	expect(await run("lena", channel, "fall zeigen", { nummer: 1 })).toContain("Vollidiot");
});

/** Lena asks for the summary in a channel, changes what may be done there, and then shows it to all. */
async function showToAll(channelId: string, meanwhile: () => void): Promise<{ told: string; posted: number }> {
	const lena = flow.discord.as("lena");
	const [article] = flow.threads("nachrichten");
	const first = await (await lena.command(article!.id, "zusammenfassung")).settled();
	const all = buttons(first!).find((id) => id.includes(":allen:"))!;
	expect(all).toBeDefined();
	meanwhile();
	await flow.quiet();
	const before = flow.messages(channelId).length;
	const answer = await (await lena.click(first!.id, all)).settled();
	await flow.quiet();
	return { told: readable(answer), posted: flow.messages(channelId).length - before };
}

test("an answer for all is one only where the person may write", async () => {
	const thread = flow.threads("nachrichten")[0]!.id;
	const { build, userId } = flow.discord;
	const silenced = await showToAll(thread, () =>
		build.overwrite(flow.channel("nachrichten"), userId("lena"), { deny: ["SEND_MESSAGES_IN_THREADS"] }),
	);
	expect(silenced).toEqual({ told: expect.stringContaining("Hier darfst du gerade nicht schreiben"), posted: 0 });
});

test("nor in a timeout, nor where the thread was closed", async () => {
	const thread = flow.threads("nachrichten")[0]!.id;
	const closed = await showToAll(thread, () => flow.discord.as("jonas").changeThread(thread, { locked: true }));
	expect(closed).toEqual({ told: expect.stringContaining("nicht schreiben"), posted: 0 });
	flow.discord.as("jonas").changeThread(thread, { locked: false });
	await flow.quiet();
	const silenced = await showToAll(thread, () =>
		flow.discord.as("jonas").timeout(flow.guildId, flow.discord.userId("lena"), 600_000),
	);
	expect(silenced).toEqual({ told: expect.stringContaining("nicht schreiben"), posted: 0 });
});

test("who may write shows it once, not over and over", async () => {
	const thread = flow.threads("nachrichten")[0]!.id;
	expect(await showToAll(thread, () => {})).toMatchObject({ posted: 1 });
	const again = await showToAll(thread, () => {});
	expect(again).toEqual({ told: expect.stringContaining("schon allen gezeigt"), posted: 0 });
	flow.discord.clock.advance(11 * 60_000);
	expect(await showToAll(thread, () => {})).toMatchObject({ posted: 1 });
});

test("with a broken store the answer does not claim that nothing was saved", async () => {
	await openCase();
	const { store } = flow.bot.guild(flow.guildId)!;
	const { get } = store;
	Object.assign(store, { get: () => Promise.reject(new StoreError("disk full")) });
	const told = await run("milan", flow.channel("plauderecke"), "fall zeigen", { nummer: 1 });
	Object.assign(store, { get });
	expect(told).toContain("Ob das schon gespeichert ist, kann ich nicht sagen");
});
