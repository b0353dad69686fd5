// Discord's AutoMod kept in step with the rules, and what it blocks as cases.

import { afterEach, expect, test } from "vitest";
import type { Case } from "../../src/cases/case.ts";
import { adviceForGuild, sayAdvice } from "../../src/first-run.ts";
import { noteBlock } from "../../src/guild/auto-mod-blocks.ts";
import { autoModRecord, blocksRecord, caseRecord, memberRecord } from "../../src/guild/records.ts";
import { compileTerms } from "../../src/language/terms.ts";
import { compileRules } from "../../src/rules/compile.ts";
import { rulesSchema } from "../../src/rules/rule.ts";
import { buttons, type Flow, type FlowOptions, pressed, readable, startFlow } from "./flow.ts";

let flow: Flow;
afterEach(() => flow?.close());

// biome-ignore lint/suspicious/noThenProperty: the configuration's word
const doing = (action: string) => ({ then: [action] });
const on: FlowOptions = { noFeed: true, guild: () => ({ autoMod: { enabled: true, cases: true, keywordRules: 5 } }) };
async function cases(): Promise<Case[]> {
	const all: Case[] = [];
	for await (const { value } of guild().store.list(caseRecord, "case/")) all.push(value);
	return all;
}
/** An AutoMod rule that the admins made themselves. */
function theirRule(name: string, keyword: string, actions: { type: number; metadata: object }[]): void {
	const id = String(300_000_000_000_000_000n + BigInt(native().length));
	flow.discord.world.guilds.get(flow.guildId)!.automod.set(id, {
		id,
		name,
		creatorId: flow.discord.userId("amira"),
		eventType: 1,
		triggerType: 1,
		trigger: { keyword_filter: [keyword], regex_patterns: [], allow_list: [] },
		actions: actions as never,
		enabled: true,
		exemptRoles: [],
		exemptChannels: [],
	});
}
const BLOCK = { type: 1, metadata: { custom_message: "Bitte nicht." } };
const place = () => flow.channel("plauderecke");
const blocked = (who: string, text: string) => expect(() => flow.discord.as(who).say(place(), text)).toThrow();

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
	expect(said).toMatch(/\d\d von \d{3} Begriffen/);
	expect(said).toContain("1 AutoMod-Regel mit Begriffen, die nicht von mir ist");
	// After a restart what was compared within the hour need not be compared again.
	asked();
	await flow.restart();
	await flow.bot.tick();
	expect(asked()).toEqual([]);
	flow.discord.clock.advance(61 * 60_000);
	await flow.bot.tick();
	expect(asked()).toEqual(["GET"]);
	expect(flow.openApi.violations).toEqual([]);
	expect(flow.openApi.warnings).toEqual([]);
});

test("follows the configuration and the server: rules, channels, roles; switched off it takes its rules back", async () => {
	const autoMod = { enabled: true, cases: true, keywordRules: 5 };
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

test("what AutoMod blocks for a rule becomes one case with that rule's clause and consequences; nothing was there to delete", async () => {
	await start();
	blocked("milan", "Du Vollidiot!");
	await flow.quiet();
	const [record, ...others] = await cases();
	expect(others).toEqual([]);
	expect(record).toMatchObject({
		origin: { by: "automod" },
		decision: "remove",
		strikes: 1,
		rules: [{ name: "beleidigungen", clause: "Greif Argumente an, nicht Menschen." }],
		comment: { parts: [{ source: "content", text: "Du Vollidiot!" }], unposted: true },
	});
	expect(record!.actions.flatMap(({ effects }) => effects.map(({ effect }) => effect.kind))).toEqual([]);
	const notice = readable(flow.direct("milan")[0]);
	expect(notice).toContain("Dein Kommentar ist nicht erschienen");
	expect(notice).toContain("Greif Argumente an, nicht Menschen.");
	expect(notice).toContain("Discords AutoMod");
	expect(notice).not.toContain("Kommentar entfernt");
	expect(log()).toEqual([expect.stringContaining("Fall 1: Von AutoMod blockiert")]);
	// The same words again are another comment.
	blocked("milan", "Du Vollidiot!");
	await flow.quiet();
	expect(await cases()).toHaveLength(2);
	expect(await guild().store.get(blocksRecord, "blocks")).toMatchObject({
		incidents: [{ judged: true, content: "" }, { judged: true }],
	});
	expect(flow.openApi.violations).toEqual([]);
});

test("block, alert and timeout of the admins' own rule make one case; a rule of ours may follow from it", async () => {
	const rules = compileRules(
		rulesSchema.parse([
			{ name: "quark", clause: "Kein Quark.", when: { automod: { rules: ["Quarkverbot"] } }, ...doing("strike") },
		]),
		{ terms: compileTerms([]) },
	);
	flow = await startFlow({ ...on, rules });
	await flow.bot.tick();
	theirRule("Quarkverbot", "quark", [
		BLOCK,
		{ type: 2, metadata: { channel_id: flow.channel("protokoll") } },
		{ type: 3, metadata: { duration_seconds: 60 } },
	]);
	theirRule("Käseverbot", "käse", [BLOCK]);
	blocked("lena", "So ein Quark");
	await flow.quiet();
	blocked("karla", "Und Käse");
	await flow.quiet();
	expect(await cases()).toMatchObject([
		{
			decision: "remove",
			strikes: 1,
			rules: [{ name: "Quarkverbot", clause: "Bitte nicht." }, { name: "quark" }],
			person: { userName: "lena" },
		},
		{
			decision: "remove",
			strikes: 0,
			rules: [{ name: "Käseverbot", clause: "Bitte nicht." }],
			person: { userName: "karla" },
		},
	]);
});

test("an alert about a comment that stands leads to no second case where our rules saw the comment too", async () => {
	await start({ noFeed: true });
	theirRule("Melder", "quark", [{ type: 2, metadata: { channel_id: flow.channel("protokoll") } }]);
	const message = flow.discord.as("lena").say(place(), "Du Vollidiot, so ein Quark");
	await flow.quiet();
	expect(flow.discord.world.messages.has(message.id)).toBe(false);
	flow.discord.as("karla").say(place(), "Nur Quark");
	await flow.quiet();
	expect(await cases()).toMatchObject([{ origin: { by: "rule" }, comment: { messageId: message.id } }]);
});

test("what was blocked while the bot was down becomes a case from the audit log, once", async () => {
	await start();
	await flow.restart(() => blocked("milan", "Du Vollidiot!"));
	await flow.quiet();
	expect(await cases()).toMatchObject([
		{
			origin: { by: "automod" },
			decision: "remove",
			strikes: 1,
			rules: [{ name: "beleidigungen" }],
			comment: { parts: [] },
		},
	]);
	blocked("lena", "Du Vollidiot!");
	await flow.quiet();
	await flow.restart();
	await flow.quiet();
	expect(await cases()).toHaveLength(2);
});

test("what AutoMod blocks and the rule itself would not is nobody's fault: a person decides, its author knows that", async () => {
	await start();
	const note = (content: string) =>
		noteBlock(guild(), {
			userId: flow.discord.userId("lena"),
			channelId: place(),
			action: 1,
			ruleId: null,
			ruleName: "Wortmeldung · beleidigungen",
			message: null,
			content,
			matched: "Idiot",
			at: guild().now(),
			fromAudit: false,
		});
	await note("Ich Idiot habe den Herd angelassen.");
	flow.discord.clock.advance(11_000);
	await flow.bot.tick();
	await flow.quiet();
	const [record] = await cases();
	expect(record).toMatchObject({
		origin: { by: "automod" },
		decision: "hold",
		review: "open",
		strikes: 0,
		actions: [],
		rules: [{ name: "beleidigungen" }],
		matches: [{ condition: "automod", text: "Idiot" }],
		comment: { unposted: true },
	});
	const notice = readable(flow.direct("lena")[0]);
	expect(notice).toMatch(/^Dein Kommentar wartet auf Freigabe/);
	expect(notice).toMatch(/Discords AutoMod hat den Kommentar .*blockiert.* Entscheiden wird ein Mensch\./);
	expect(notice).not.toContain("Strike");
	const card = flow.messages(flow.channel("moderation")).at(-1)!;
	expect(readable(card)).toContain("AutoMod: Wortmeldung · beleidigungen");
	await pressed(flow, "jonas", card.id, buttons(card).find((one) => one.includes(":freigeben:"))!);
	expect((await cases())[0]).toMatchObject({ review: "released" });
	expect(flow.messages(place()).map(readable).at(-1)).toContain("Ich Idiot habe den Herd angelassen.");
	expect(readable(flow.direct("lena").at(-1))).toContain("Dein Kommentar ist freigegeben");
	expect((await guild().store.get(memberRecord, `member/${flow.discord.userId("lena")}`))?.strikes ?? []).toEqual([]);
	// What the rule means as well has all its consequences.
	await note("Du Idiot!");
	flow.discord.clock.advance(11_000);
	await flow.bot.tick();
	await flow.quiet();
	expect((await cases())[1]).toMatchObject({ decision: "remove", strikes: 1 });
	expect(flow.openApi.violations).toEqual([]);
});

test("an audit log that could not be read is read again, without a new session", async () => {
	await start();
	await flow.restart(() => {
		blocked("milan", "Du Vollidiot!");
		flow.discord.faults.rest({
			kind: "status",
			status: 403,
			when: "before",
			method: "GET",
			route: "/guilds/:guild_id/audit-logs",
			count: 4,
		});
	});
	await flow.quiet();
	expect(await cases()).toEqual([]);
	while (flow.discord.faults.pending().rest.length > 0) {
		flow.discord.clock.advance(61_000);
		await flow.bot.tick();
	}
	flow.discord.clock.advance(61_000);
	await flow.bot.tick();
	await flow.quiet();
	expect(await cases()).toMatchObject([{ origin: { by: "automod" }, rules: [{ name: "beleidigungen" }] }]);
	// What was noted when a crash came is judged by the tick, once nothing more can come.
	await noteBlock(guild(), {
		userId: flow.discord.userId("lena"),
		channelId: place(),
		action: 1,
		ruleId: null,
		ruleName: "Wortmeldung · beleidigungen",
		message: null,
		content: "Du Vollidiot!",
		matched: null,
		at: guild().now(),
		fromAudit: false,
	});
	await flow.bot.tick();
	expect(await cases()).toHaveLength(1);
	flow.discord.clock.advance(11_000);
	await flow.bot.tick();
	await flow.quiet();
	expect(await cases()).toHaveLength(2);
});

test("without the message content intent: nothing is judged that cannot be read, neither for nor against; AutoMod's blocks are", async () => {
	flow = await startFlow({ ...on, installation: { messageContent: false } });
	await flow.bot.tick();
	await flow.quiet();
	const lena = flow.discord.as("lena");
	const message = lena.say(place(), "So ein V o l l i d i o t");
	lena.edit(message.id, "So ein V.o.l.l.i.d.i.o.t");
	await flow.quiet();
	await flow.restart(() => void lena.say(place(), "Trottel!"));
	await flow.quiet();
	await flow.bot.tick();
	expect(await cases()).toEqual([]);
	const { id } = lena;
	expect((await guild().store.get(memberRecord, `member/${id}`))?.accepted ?? 0).toBe(0);
	expect(guild().memory.acceptedSince(id)).toBe(0);
	// Nor where an AutoMod rule raises an alert about it, which a rule on short texts would take for an empty one.
	theirRule("Melder", "quark", [{ type: 2, metadata: { channel_id: flow.channel("protokoll") } }]);
	lena.say(place(), "Nur Quark");
	await flow.quiet();
	expect(await cases()).toEqual([]);
	blocked("milan", "Du Vollidiot!");
	await flow.quiet();
	expect(await cases()).toMatchObject([
		{ decision: "remove", strikes: 1, rules: [{ name: "beleidigungen" }], comment: { parts: [] } },
	]);
	const advice = await adviceForGuild(guild(), flow.bot.client.guilds.cache.get(flow.guildId)!);
	expect(advice.map(sayAdvice).join("\n")).toContain("Der Bot liest nicht mit");
});
