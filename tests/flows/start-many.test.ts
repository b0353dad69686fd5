// A start in many servers: what the bot reads up on waits for what people wait for, is read once, and nothing is missed.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Case } from "../../src/cases/case.ts";
import { caseKey, caseRecord } from "../../src/guild/records.ts";
import { BOT_RIGHTS } from "../../src/local-discord/seed.ts";
import { type Flow, startFlow } from "./flow.ts";

const GUILDS = 40;
const AUDIT = "/guilds/:guild_id/audit-logs";
let flow: Flow;
const places: { readonly guildId: string; readonly talk: string }[] = [];
beforeAll(async () => {
	flow = await startFlow({ noFeed: true, discord: { rateLimits: "relaxed" } });
	await flow.restart(() => {
		const { build } = flow.discord;
		const id = (who: string) => flow.discord.userId(who);
		for (let n = 0; n < GUILDS; n++) {
			const guild = build.guild({ name: `Zeitung ${n}`, ownerId: id("amira") });
			build.member(guild.id, id("lena"));
			const talk = build.channel(guild.id, { name: "plauderecke" });
			build.bot(guild.id, [...BOT_RIGHTS]);
			places.push({ guildId: guild.id, talk: talk.id });
		}
	});
});
afterAll(() => flow.close());

test("a removal does not wait for the audit logs; each is read once, and what happened while it was down becomes a case", async () => {
	const { discord } = flow;
	const [banned, blocked, insulted] = places.slice(-3) as [(typeof places)[0], (typeof places)[0], (typeof places)[0]];
	const asked: string[] = [];
	const end = discord.onTraffic(({ method, template, path }) => {
		if (template === AUDIT || method === "DELETE") asked.push(`${method} ${path}`);
	});
	let arrived = 0;
	let before = 0;
	let insult = "";
	await flow.restart(() => {
		discord.as("amira").ban(banned.guildId, discord.userId("lena"), "Werbung");
		discord.world.guilds.get(blocked.guildId)!.automod.set("300000000000000001", {
			id: "300000000000000001",
			name: "Quark",
			creatorId: discord.userId("amira"),
			eventType: 1,
			triggerType: 1,
			trigger: { keyword_filter: ["quark"], regex_patterns: [], allow_list: [] },
			actions: [{ type: 1, metadata: {} }],
			enabled: true,
			exemptRoles: [],
			exemptChannels: [],
		});
		expect(() => discord.as("lena").say(blocked.talk, "Quark!")).toThrow();
		// Slow as Discord is: whoever does not wait for these answers overtakes them.
		const slow = discord.faults.rest({ kind: "slow", ms: 1_000, route: AUDIT, count: 0, told: () => void arrived++ });
		const heard = setInterval(() => {
			if (arrived === 0 || insult) return;
			clearInterval(heard);
			insult = discord.as("lena").say(insulted.talk, "Du bist ein Vollidiot!").id;
		}, 1);
		const removal = discord.onTraffic(({ method, path }) => {
			if (method !== "DELETE" || !insult || !path.endsWith(insult)) return;
			before = arrived;
			slow();
			removal();
		});
	});
	const one = (guildId: string): Promise<Case | undefined> =>
		flow.bot.guild(guildId)!.store.get(caseRecord, caseKey(1));
	await discord.waitFor(() => asked.filter((path) => path.startsWith("GET")).length > GUILDS, 20_000);
	await flow.bot.settle();
	end();
	expect(discord.world.messages.has(insult)).toBe(false);
	expect(before, "audit logs asked for before the removal").toBeLessThan(GUILDS / 2);
	for (const { guildId } of places)
		expect(asked.filter((path) => path === `GET /guilds/${guildId}/audit-logs`).length).toBe(1);
	expect(await one(banned.guildId)).toMatchObject({ origin: { by: "discord" }, reason: "Werbung" });
	expect(await one(blocked.guildId)).toMatchObject({ origin: { by: "automod" }, rules: [{ name: "Quark" }] });
	expect(await one(insulted.guildId)).toMatchObject({ comment: { messageId: insult } });
});
