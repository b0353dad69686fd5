// Discord's AutoMod kept in step with the rules, and what it blocks as cases.
import { afterEach, expect, test } from "vitest";
import { autoModRecord } from "../../src/guild/records.ts";
import { type Flow, type FlowOptions, readable, startFlow } from "./flow.ts";

let flow: Flow;
afterEach(() => flow?.close());

const on: FlowOptions = { noFeed: true, guild: () => ({ autoMod: { enabled: true, keywordRules: 5 } }) };
const native = () => [...flow.discord.world.guilds.get(flow.guildId)!.automod.values()];
const names = () =>
	native()
		.map(({ name }) => name)
		.sort();
const guild = () => flow.bot.guild(flow.guildId)!;
const log = () => flow.messages(flow.channel("protokoll")).map(readable);
/** What was asked of AutoMod's routes since the last call. */
function calls(): () => string[] {
	const seen: string[] = [];
	flow.discord.onTraffic(({ method, path }) => {
		if (path.includes("auto-moderation")) seen.push(method);
	});
	return () => seen.splice(0);
}
async function start(options: FlowOptions = on): Promise<void> {
	flow = await startFlow(options);
	await flow.bot.tick();
	await flow.quiet();
}
const run = async (who: string, command: string): Promise<string> =>
	readable(await (await flow.discord.as(who).command(flow.channel("plauderecke"), command)).settled());

test("off unless asked for; a moderator may see what it would be", async () => {
	await start({ noFeed: true });
	expect(native()).toEqual([]);
	expect(await run("jonas", "regeln automod")).toContain("nicht eingeschaltet");
	expect(await run("lena", "regeln automod")).toContain("Dafür brauchst du das Recht");
});

test("written once, asked again after an hour only, put right where somebody changed it; others' rules are left alone", async () => {
	flow = await startFlow(on);
	const theirs = {
		name: "Wortmeldung · nachgemacht",
		eventType: 1,
		triggerType: 1,
		trigger: { keyword_filter: ["quark"], regex_patterns: [], allow_list: [] },
		actions: [{ type: 1, metadata: {} }],
		enabled: true,
		exemptRoles: [],
		exemptChannels: [],
	};
	const { automod } = flow.discord.world.guilds.get(flow.guildId)!;
	automod.set("300000000000000001", { ...theirs, id: "300000000000000001", creatorId: flow.discord.userId("amira") });
	const asked = calls();
	await flow.bot.tick();
	await flow.quiet();
	await flow.discord.waitFor(() => names().includes("Wortmeldung · massenerwähnung · @"));
	expect(names()).toEqual(
		expect.arrayContaining(["Wortmeldung · beleidigungen", "Wortmeldung · drohungen", "Wortmeldung · nachgemacht"]),
	);
	expect(asked()).toEqual(expect.arrayContaining(["GET", "POST"]));
	await flow.bot.tick();
	expect(asked()).toEqual([]);
	flow.discord.clock.advance(61 * 60_000);
	await flow.bot.tick();
	expect(asked()).toEqual(["GET"]);
	// Somebody empties one, switches another off, deletes a third.
	const mine = native().filter(({ creatorId }) => creatorId === flow.discord.botId);
	mine[0]!.trigger = { keyword_filter: ["hallo"], regex_patterns: [], allow_list: [] };
	mine[1]!.enabled = false;
	mine[1]!.actions.push({ type: 2, metadata: { channel_id: flow.channel("protokoll") } });
	automod.delete(mine[2]!.id);
	flow.discord.clock.advance(61 * 60_000);
	await flow.bot.tick();
	expect(
		asked()
			.filter((method) => method !== "GET")
			.sort(),
	).toEqual(["PATCH", "POST"]);
	expect(automod.get(mine[0]!.id)!.trigger.keyword_filter).toEqual([]);
	expect(automod.get(mine[1]!.id)!.enabled).toBe(false);
	expect(automod.get("300000000000000001")).toMatchObject(theirs);
	const said = await run("jonas", "regeln automod");
	expect(said).toContain("ausgeschaltet");
	expect(said).toMatch(/1\d\d von 6\d\d Begriffen/);
	expect(said).toContain("1 AutoMod-Regel mit Begriffen, die nicht von mir ist");
	// A restart finds everything in step.
	asked();
	await flow.restart();
	await flow.bot.tick();
	expect(asked()).toEqual(["GET"]);
	expect(flow.openApi.violations).toEqual([]);
	expect(flow.openApi.warnings).toEqual([]);
});

test("follows the configuration and the server: rules, channels, roles; switched off it takes its rules back", async () => {
	const autoMod = { enabled: true, keywordRules: 5 };
	flow = await startFlow({ noFeed: true, guild: () => ({ autoMod }) });
	await flow.bot.tick();
	await flow.quiet();
	const exempt = () => native()[0]!.exemptRoles;
	expect(exempt()).toContain(flow.discord.roleId("Moderation"));
	flow.discord.build.rolePermissions(flow.guildId, flow.discord.roleId("Mitglied"), ["MANAGE_MESSAGES"]);
	await flow.quiet();
	await flow.bot.tick();
	expect(exempt()).toContain(flow.discord.roleId("Mitglied"));
	autoMod.enabled = false;
	await flow.restart();
	await flow.bot.tick();
	await flow.quiet();
	expect(native()).toEqual([]);
	expect((await guild().store.get(autoModRecord, "automod"))?.rules).toEqual([]);
});

test("without “Server verwalten” the moderators read once what is missing; granted, it goes on by itself", async () => {
	flow = await startFlow(on);
	const basic = ["VIEW_CHANNEL", "SEND_MESSAGES", "EMBED_LINKS", "READ_MESSAGE_HISTORY", "MANAGE_MESSAGES"] as const;
	const rights = flow.discord.world.guilds.get(flow.guildId)!;
	const role = [...rights.roles.values()].find(({ id }) => rights.members.get(flow.discord.botId)!.roles.includes(id))!;
	flow.discord.build.rolePermissions(flow.guildId, role.id, [...basic]);
	await flow.quiet();
	await flow.bot.tick();
	await flow.bot.tick();
	await flow.quiet();
	expect(native()).toEqual([]);
	expect(log().filter((said) => said.includes("„Server verwalten“ fehlt"))).toHaveLength(1);
	expect(await run("jonas", "regeln automod")).toContain("„Server verwalten“ fehlt");
	flow.discord.build.rolePermissions(flow.guildId, role.id, [...basic, "MANAGE_GUILD"]);
	await flow.quiet();
	await flow.bot.tick();
	expect(native().length).toBeGreaterThan(3);
});
