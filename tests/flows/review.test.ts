// What a hostile review found in decisions: each stays found.
import { afterEach, expect, test } from "vitest";
import { parse } from "yaml";
import { memberRecord } from "../../src/guild/records.ts";
import { decideHeld } from "../../src/guild/review.ts";
import { compileTerms } from "../../src/language/terms.ts";
import { compileRules } from "../../src/rules/compile.ts";
import { rulesSchema } from "../../src/rules/rule.ts";
import { buttons, type Flow, type FlowOptions, pressed, readable, startFlow } from "./flow.ts";

let flow: Flow;
afterEach(() => flow.close());

/** As in guild.yaml. */
const RULES = {
	hold: `{ name: halt, clause: Das sieht sich erst jemand an., when: { pattern: { pattern: Klabauter } }, then: [hold, warn, { timeout: { for: 1 Tag } }] }`,
	flag: `{ name: marke, when: { pattern: { pattern: Klabauter } }, then: [flag] }`,
	threat: `{ name: drohung, when: { pattern: { pattern: Klabauter } }, then: [{ timeout: { for: 1 Tag } }, remove, notify] }`,
};

/** A world with one rule of its own. */
async function world(rule: keyof typeof RULES, options: FlowOptions = {}): Promise<string> {
	const rules = compileRules(rulesSchema.parse([parse(RULES[rule])]), { terms: compileTerms([]) });
	flow = await startFlow({ noFeed: true, rules, ...options });
	return flow.channel("plauderecke");
}

const moderation = () => flow.messages(flow.channel("moderation"));
const log = () => flow.messages(flow.channel("protokoll")).map(readable);
const press = (who: string, which: string) => {
	const card = moderation().findLast((message) => buttons(message).some((id) => id.includes(`:${which}:`)))!;
	const id = buttons(card).find((one) => one.includes(`:${which}:`))!;
	return pressed(flow, who, card.id, id);
};
const member = (name: string) => flow.discord.world.guilds.get(flow.guildId)!.members.get(flow.discord.userId(name))!;

test("a release takes back what was imposed, revokes the strike and puts the comment back with its links alive", async () => {
	const channel = await world("hold");
	flow.discord.as("lena").say(channel, "Der Klabauter steht hier: https://hafenbote.example/a_b_c");
	await flow.quiet();
	expect(member("lena").timedOutUntil).toBeGreaterThan(flow.discord.clock.now());
	expect(readable(flow.direct("lena")[0])).toMatch(/wartet auf Freigabe[\s\S]*Timeout bis/);
	await press("jonas", "freigeben");
	expect(member("lena").timedOutUntil ?? 0).toBeLessThanOrEqual(flow.discord.clock.now());
	const back = flow.messages(channel).find((message) => readable(message).includes("Geprüft und freigegeben"));
	expect(back!.embeds[0]!.description).toContain("https://hafenbote.example/a_b_c");
	expect(readable(flow.direct("lena").at(-1))).toMatch(/ist freigegeben[\s\S]*zurückgenommen/);
	expect(log().at(-1)).toMatch(/Fall 1: freigegeben[\s\S]*Freigegeben von/);
	const own = await (await flow.discord.as("lena").command(channel, "fall zeigen", { nummer: 1 })).settled();
	expect(readable(own)).toContain("Dein Kommentar ist freigegeben");
	const kept = await flow.bot.guild(flow.guildId)!.store.get(memberRecord, `member/${flow.discord.userId("lena")}`);
	expect(kept!.strikes.map(({ revoked }) => revoked)).toEqual([true]);
});

test("a comment that was changed since it stands on the card is not removed for what it no longer says", async () => {
	const channel = await world("flag");
	const message = flow.discord.as("lena").say(channel, "So ein Klabauter!");
	await flow.quiet();
	flow.discord.as("lena").edit(message.id, "Entschuldigung, ich nehme das zurück.");
	await flow.quiet();
	expect(await press("jonas", "ablehnen")).toContain("wurde geändert");
	expect(flow.discord.world.messages.has(message.id)).toBe(true);
	flow.discord.as("lena").edit(message.id, "So ein Klabauter!");
	await flow.quiet();
	expect(await press("jonas", "ablehnen")).toContain("abgelehnt");
	expect(flow.discord.world.messages.has(message.id)).toBe(false);
	expect(readable(flow.direct("lena").at(-1))).toContain("Dein Kommentar wurde entfernt");
});

test("releasing a flagged comment claims nothing that did not happen", async () => {
	const channel = await world("flag");
	flow.discord.as("lena").say(channel, "So ein Klabauter!");
	await flow.quiet();
	expect(await press("jonas", "freigeben")).toBe("Fall 1: freigegeben.");
	expect(flow.direct("lena")).toEqual([]);
});

test("a step that fails holds up no other: the threat is gone and the team knows while the timeout still fails", async () => {
	const channel = await world("threat", { bot: { restRetries: 0 } });
	flow.discord.faults.rest({ kind: "status", status: 500, when: "before", method: "PATCH", count: 0 });
	const message = flow.discord.as("milan").say(channel, "Klabauter!");
	await flow.quiet();
	expect(flow.discord.world.messages.has(message.id)).toBe(false);
	expect(readable(moderation().at(-1))).toContain("Fall 1");
	expect(log().at(-1)).toMatch(/Kommentar entfernt[\s\S]*Timeout.*: steht noch aus/);
	flow.discord.faults.clear();
	flow.discord.clock.advance(60_000);
	await flow.bot.tick();
	expect(member("milan").timedOutUntil).toBeGreaterThan(flow.discord.clock.now());
});

test("alert and log in one channel are two messages, also when the second had to be tried again", async () => {
	const channel = await world("threat", {
		guild: () => ({ channels: { log: "protokoll", review: null, alertRole: null } }),
		bot: { restRetries: 0 },
	});
	let sent = 0;
	const stop = flow.discord.onTraffic(({ operation }) => {
		if (operation !== "create_message") return;
		// The alert was first; what follows fails once.
		if (++sent === 1) flow.discord.faults.rest({ kind: "status", status: 500, when: "before", method: "POST" });
	});
	flow.discord.as("milan").say(channel, "Klabauter!");
	await flow.quiet();
	stop();
	flow.discord.clock.advance(60_000);
	await flow.bot.tick();
	await flow.quiet();
	expect(log()).toHaveLength(2);
	expect(log().filter((text) => text.startsWith("Fall 1: Kommentar entfernt"))).toHaveLength(1);
	expect(flow.direct("milan")).toHaveLength(1);
});

test("a held comment waits also where the team's channel was not there yet, and not in a category of its name", async () => {
	const channel = await world("hold", {
		guild: () => ({ channels: { log: null, review: "Zeitung", alertRole: null } }),
	});
	flow.discord.as("lena").say(channel, "Klabauter");
	await flow.quiet();
	expect(moderation()).toEqual([]);
	const id = flow.discord.build.channel(flow.guildId, { name: "zeitung", type: "text" }).id;
	flow.discord.clock.advance(7_200_000);
	await flow.quiet();
	await flow.bot.tick();
	await flow.quiet();
	expect(flow.messages(id).map(readable).join()).toContain("Zur Prüfung: Fall 1");
});

test("nobody decides about their own comment; one outburst counts once", async () => {
	const channel = await world("hold");
	for (const n of [1, 2, 3]) flow.discord.as("neu_hier").say(channel, `Klabauter ${n}`);
	await flow.quiet();
	const guild = flow.bot.guild(flow.guildId)!;
	const kept = await guild.store.get(memberRecord, `member/${flow.discord.userId("neu_hier")}`);
	expect(kept!.strikes).toHaveLength(1);
	expect(flow.direct("neu_hier").map(readable).join()).toContain("Verwarnung ohne Strike");
	expect(await decideHeld(guild, 1, "released", flow.discord.userId("neu_hier"))).toEqual({ type: "own" });
});
