// How the bot begins and ends: busy, thrown out by Discord, with a guild that cannot be set up, invited again.
import { DatabaseSync } from "node:sqlite";
import { afterEach, expect, test } from "vitest";
import { feeds } from "../../src/guild/feeds.ts";
import { type Flow, startFlow } from "./flow.ts";
import { cases, forbidden, member } from "./judging.ts";

let flow: Flow;
afterEach(() => flow.close());

test("a busy server can be left in a few seconds, and nothing is forgotten", async () => {
	flow = await startFlow({ noFeed: true, rules: forbidden("remove") });
	const channel = flow.channel("plauderecke");
	flow.discord.faults.rest({ kind: "slow", ms: 300, method: "DELETE", count: 0 });
	let said = 0;
	const busy = setInterval(() => flow.discord.as("lena").say(channel, said++ % 5 === 0 ? "verboten" : "Harmlos"), 10);
	try {
		await flow.discord.waitFor(() => said > 50);
		const begun = Date.now();
		await flow.restart(() => {
			expect(Date.now() - begun).toBeLessThan(5_000);
			clearInterval(busy);
			flow.discord.faults.clear();
		});
	} finally {
		clearInterval(busy);
	}
	await flow.quiet();
	expect(flow.messages(channel).filter(({ content }) => content === "verboten")).toEqual([]);
	expect(await cases(flow)).toHaveLength(Math.ceil(said / 5));
	await flow.bot.tick();
	// What was judged just before such a stop may be counted once more.
	expect((await member(flow, "lena"))!.accepted).toBeGreaterThanOrEqual(said - Math.ceil(said / 5));
}, 30_000);

test("Discord shuts the bot out at run time: the operator is told which door", async () => {
	const ends: unknown[] = [];
	flow = await startFlow({ noFeed: true, bot: { onFatal: (error) => ends.push((error as { code?: unknown }).code) } });
	flow.discord.faults.closeSockets(4014);
	await flow.discord.waitFor(() => ends.length > 0);
	expect(ends).toEqual([4014]);
	await flow.bot.stop();
	expect(ends).toEqual([4014]);
});

test("a guild whose feeds cannot be set up stops no other, judges comments, and is set up when it can be", async () => {
	flow = await startFlow({ rules: forbidden("remove") });
	const other = flow.discord.build.guild({ name: "Zweitausgabe", ownerId: flow.discord.userId("amira") });
	flow.discord.build.channel(other.id, { name: "nachrichten" });
	flow.discord.build.bot(other.id, ["ADMINISTRATOR"]);
	await flow.quiet();
	const [feed] = await feeds(flow.bot.guild(flow.guildId)!);
	const database = new DatabaseSync(flow.storeFile);
	const key = `guild/${flow.guildId}/feed/${feed!.id}`;
	const damage = database.prepare("UPDATE records SET value = ? WHERE key = ?");
	const { value } = database.prepare("SELECT value FROM records WHERE key = ?").get(key) as { value: string };
	await flow.restart(() => void expect(damage.run('{"value":{}}', key).changes).toBe(1));
	const comment = flow.discord.as("milan").say(flow.channel("plauderecke"), "verboten");
	await flow.quiet();
	expect(flow.discord.world.messages.has(comment.id)).toBe(false);
	expect(await feeds(flow.bot.guild(other.id)!)).toHaveLength(1);
	await expect(feeds(flow.bot.guild(flow.guildId)!)).rejects.toThrow("damaged");
	damage.run(value, key);
	database.prepare("DELETE FROM records WHERE key = ?").run(key);
	database.close();
	await flow.bot.tick();
	expect(await feeds(flow.bot.guild(flow.guildId)!)).toHaveLength(1);
});

test("thrown out and invited again: one owner, told like a new one, and judging", async () => {
	const joined: string[] = [];
	const onGuild = (_guild: unknown, { name }: { name: string }) => void joined.push(name);
	flow = await startFlow({ noFeed: true, rules: forbidden("remove"), bot: { onGuild } });
	const { guildId, discord } = flow;
	const owner = flow.bot.guild(guildId);
	const { roles } = discord.world.guilds.get(guildId)!.members.get(discord.botId)!;
	discord.as("amira").kick(guildId, discord.botId);
	await flow.quiet();
	expect(flow.bot.guild(guildId)).toBeUndefined();
	const meanwhile = discord.as("milan").say(flow.channel("plauderecke"), "verboten, aber nicht vor dem Bot");
	discord.clock.advance(60_000);
	discord.build.member(guildId, discord.botId, { roles });
	await flow.quiet();
	expect(flow.bot.guild(guildId)).toBe(owner);
	expect(joined).toEqual([discord.world.guilds.get(guildId)!.name]);
	const { id } = discord.as("milan").say(flow.channel("plauderecke"), "verboten");
	await flow.quiet();
	expect(discord.world.messages.has(id)).toBe(false);
	expect(discord.world.messages.has(meanwhile.id)).toBe(true);
});
