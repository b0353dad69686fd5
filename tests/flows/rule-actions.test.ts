// What rules do to members and threads, and back again: taking a case back restores what was, not what is usual. What
// Discord's hierarchy forbids is not done, stands on the case and is told to the moderators.
import { afterAll, beforeAll, expect, test } from "vitest";
import { compileTerms } from "../../src/language/terms.ts";
import { BOT_RIGHTS } from "../../src/local-discord/seed.ts";
import { compileRules } from "../../src/rules/compile.ts";
import { rulesSchema } from "../../src/rules/rule.ts";
import { buttons, type Flow, pressed, readable, startFlow } from "./flow.ts";
import { cases } from "./judging.ts";

let flow: Flow;
let thread: string;
let roles: { given: string; taken: string; above: string };
beforeAll(async () => {
	flow = await startFlow({ rules: compileRules([], { terms: compileTerms([]) }) });
	await flow.bot.tick();
	thread = flow.threads("nachrichten")[0]!.id;
	const { build, userId } = flow.discord;
	const role = (name: string, position?: number) =>
		build.role(flow.guildId, { name, ...(position === undefined ? {} : { position }) }).id;
	roles = { given: role("Vorbehalt", 1), taken: role("Stammgast", 1), above: role("Ehrenamt") };
	build.rolePermissions(flow.guildId, build.botRole(flow.guildId), [...BOT_RIGHTS, "MANAGE_ROLES"]);
	build.member(flow.guildId, userId("lena"), { roles: [roles.taken] });
	build.member(flow.guildId, userId("karla"), { roles: [roles.above] });
	await flow.quiet();
	const { article } = (await flow.bot.guild(flow.guildId)!.articleOf(thread))!;
	/** A rule that does this when somebody writes its word. */
	const rule = (name: string, ...then: unknown[]) => ({
		name,
		clause: "So nicht.",
		when: { pattern: { pattern: name } },
		then,
	});
	const rules = compileRules(
		rulesSchema.parse([
			rule("gib", { role: { add: roles.given } }),
			rule("nimm", { role: { remove: roles.taken } }),
			rule("langsam", { slowmode: { every: "30 s" } }),
			rule("sperre", "lock"),
			rule("pause", { timeout: { for: "1 h" } }),
			rule("warne", "warn"),
			rule("weg", "remove"),
			{ ...rule("unterfeed", "flag"), where: { feeds: [flow.site.feedUrl] } },
			{ ...rule("anderswo", "flag"), where: { feeds: ["https://anderswo.example/feed"] } },
			{ ...rule("hier", "flag"), where: { articles: [article.link.replace("http://", "HTTP://")] } },
			{ ...rule("spät", "flag"), when: { all: [{ thread: { olderThan: "1 h" } }, { pattern: { pattern: "spät" } }] } },
		]),
		{ terms: compileTerms([]) },
	);
	const guild = flow.bot.guild(flow.guildId)!;
	guild.configure({ ...guild.inForce!, settings: { ...guild.inForce!.settings, rules } });
});
afterAll(async () => {
	expect(flow.openApi.violations).toEqual([]);
	await flow.close();
});

const has = (who: string, role: string) =>
	flow.discord.world.guilds.get(flow.guildId)!.members.get(flow.discord.userId(who))!.roles.includes(role);
const place = () => flow.discord.world.channels.get(thread)!;
async function say(word: string, who = "lena"): Promise<number> {
	flow.discord.as(who).say(thread, word);
	await flow.quiet();
	flow.discord.clock.advance(120_000);
	return (await cases(flow)).at(-1)!.number;
}
async function takeBack(nummer: number): Promise<void> {
	const amira = flow.discord.as("amira");
	const opened = await amira.command(thread, "fall zurücknehmen", { nummer });
	const told = await (opened.kind === "modal" ? await amira.submitModal(amira.openModal()!.id, {}) : opened).settled();
	expect(readable(told)).toContain("zurückgenommen");
	await flow.quiet();
}
/** What is so after a rule has acted, and after that was taken back. */
async function trial<T>(word: string, state: () => T, who = "lena"): Promise<[T, T]> {
	const number = await say(word, who);
	const done = state();
	await takeBack(number);
	return [done, state()];
}

test("each is done and taken back to what was before", async () => {
	expect(await trial("gib", () => has("lena", roles.given))).toEqual([true, false]);
	expect(await trial("nimm", () => has("lena", roles.taken))).toEqual([false, true]);
	expect(await trial("langsam", () => place().slowmode)).toEqual([30, 0]);
	const until = () =>
		flow.discord.world.guilds.get(flow.guildId)!.members.get(flow.discord.userId("lena"))!.timedOutUntil ?? 0;
	expect(await trial("pause", () => until() > flow.discord.clock.now())).toEqual([true, false]);
	const strikes = async () => (await cases(flow)).at(-1)!.strikes;
	const warned = await say("warne");
	expect(await strikes()).toBe(1);
	await takeBack(warned);
	const texts = () => flow.messages(thread).map(readable);
	const removed = await say("das muss weg");
	expect(texts().at(-1)).not.toContain("das muss weg");
	await takeBack(removed);
	expect(texts().at(-1)).toContain("das muss weg");
});

test("what was so before the rule stays so when the case is taken back", async () => {
	flow.discord.build.member(flow.guildId, flow.discord.userId("lena"), { roles: [roles.given] });
	await flow.quiet();
	expect(await trial("gib", () => has("lena", roles.given))).toEqual([true, true]);
	expect(await trial("nimm", () => has("milan", roles.taken), "milan")).toEqual([false, false]);
	flow.discord.as("jonas").changeThread(thread, { slowmode: 10 });
	await flow.quiet();
	expect(await trial("langsam", () => place().slowmode)).toEqual([30, 10]);
	flow.discord.as("jonas").changeThread(thread, { slowmode: 60 });
	await flow.quiet();
	expect(await trial("langsam", () => place().slowmode)).toEqual([60, 60]);
	flow.discord.as("jonas").changeThread(thread, { slowmode: 0 });
	await flow.quiet();
	// A lock is flagged as well: who approves the comment opens the thread.
	await say("sperre");
	expect(place().thread!.locked).toBe(true);
	const card = flow.messages(flow.channel("moderation")).at(-1)!;
	await pressed(flow, "jonas", card.id, buttons(card).find((one) => one.includes(":freigeben:"))!);
	expect(place().thread!.locked).toBe(false);
});

test("whoever stands above the bot is not timed out; the case says so, and so do log and letter", async () => {
	await say("pause", "karla");
	const last = (await cases(flow)).at(-1)!;
	expect(last.actions[0]!.effects[0]!.progress).toMatchObject({
		state: "refused",
		detail: expect.stringContaining("Rang zu hoch"),
	});
	expect(flow.messages(flow.channel("protokoll")).map(readable).at(-1)).toMatch(/Rang zu hoch/);
});

test("feeds and articles are called what people call them; a text that is only tried stands in a thread of its real age", async () => {
	const fired = async (word: string) => {
		await say(`Das ist ${word}.`, "milan");
		return (await cases(flow)).at(-1)!.rules.map(({ name }) => name);
	};
	expect(await fired("unterfeed")).toEqual(["unterfeed"]);
	expect(await fired("anderswo")).toEqual(["unterfeed"]);
	expect(await fired("hier")).toEqual(["hier"]);
	const tried = async () =>
		readable(await (await flow.discord.as("jonas").command(thread, "regeln testen", { text: "spät" })).settled());
	expect(await tried()).toContain("**spät** trifft nicht zu");
	flow.discord.clock.advance(3_600_000);
	expect(await tried()).toContain("**spät** trifft zu");
});
