// The moderators' queue: cards, claims, decisions with a reason, escalation, the list and the daily line.
import { afterEach, expect, test } from "vitest";
import { actByHand } from "../../src/guild/by-hand.ts";
import { caseKey, caseRecord } from "../../src/guild/records.ts";
import { plan } from "../../src/rules/compile.ts";
import { buttons, type Flow, type FlowOptions, pressed, readable, startFlow } from "./flow.ts";
import { cases, forbidden, member } from "./judging.ts";

let flow: Flow;
afterEach(() => flow.close());

async function world(options: FlowOptions = {}): Promise<string> {
	flow = await startFlow({ noFeed: true, rules: forbidden("flag"), ...options });
	return flow.channel("plauderecke");
}

const isCard = (one: Parameters<typeof buttons>[0]) =>
	buttons(one).some((id) => /^fall:zeigen:.*:(review|alert)/.test(id));
const cards = () => flow.messages(flow.channel("moderation")).filter(isCard);
const press = (who: string, which: string, answers = {}) => {
	const card = cards().findLast((one) => buttons(one).some((id) => id.includes(`:${which}:`)))!;
	return pressed(flow, who, card.id, buttons(card).find((id) => id.includes(`:${which}:`))!, answers);
};
const queue = async (options = {}) =>
	(await (await flow.discord.as("jonas").command(flow.channel("moderation"), "warteschlange", options)).settled())!;
const guildMember = (name: string) =>
	flow.discord.world.guilds.get(flow.guildId)!.members.get(flow.discord.userId(name))!;

test("a timeout from the card needs two clicks, is one decision with the rejection, and one letter", async () => {
	const channel = await world();
	const message = flow.discord.as("lena").say(channel, "Das ist verboten!");
	await flow.quiet();
	expect(await press("jonas", "timeout")).toContain("Fall 1: abgelehnt");
	expect(flow.discord.world.messages.has(message.id)).toBe(false);
	const left = guildMember("lena").timedOutUntil! - flow.discord.clock.now();
	expect(left).toBeGreaterThan(3_500_000);
	expect(left).toBeLessThanOrEqual(3_600_000);
	expect(flow.direct("lena").map(readable)).toHaveLength(1);
	expect(readable(flow.direct("lena")[0])).toMatch(/Dein Kommentar wurde entfernt[\s\S]*Timeout bis[\s\S]*So nicht\./);
	const record = (await cases(flow))[0]!;
	expect(record).toMatchObject({ review: "rejected", strikes: 0, claim: null });
	expect(record.actions.map(({ action }) => action)).toEqual(["flag", "timeout", "remove"]);
	expect(readable(cards()[0])).toMatch(/Abgelehnt: Fall 1[\s\S]*Abgelehnt von/);
	expect(await member(flow, "lena")).toMatchObject({ removed: 1, cases: [1] });
});

test("the card gives no right that Discord does not: without the right to time out, nothing is decided", async () => {
	const channel = await world();
	flow.discord.as("lena").say(channel, "Das ist verboten!");
	await flow.quiet();
	const { build } = flow.discord;
	build.rolePermissions(flow.guildId, flow.discord.roleId("Moderation"), ["MANAGE_MESSAGES", "VIEW_CHANNEL"]);
	await flow.quiet();
	expect(await press("jonas", "timeout")).toContain("Dafür brauchst du auf diesem Server selbst das Recht");
	expect((await cases(flow))[0]).toMatchObject({ review: "open", decision: "flag" });
	expect(guildMember("lena").timedOutUntil ?? 0).toBe(0);
	expect(await press("jonas", "verwarnen")).toContain("Fall 1: abgelehnt");
});

test("a warning counts as a strike and carries the moderator's words; two at once are one decision", async () => {
	const channel = await world();
	flow.discord.as("lena").say(channel, "Das ist verboten!");
	await flow.quiet();
	const card = cards()[0]!;
	const warn = buttons(card).find((id) => id.includes(":verwarnen:"))!;
	const [jonas, amira] = [flow.discord.as("jonas"), flow.discord.as("amira")];
	const modals = [(await jonas.click(card.id, warn)).modal!, (await amira.click(card.id, warn)).modal!];
	expect(JSON.stringify(modals[1])).toContain("Jemand anderes hat diesen Fall gerade übernommen");
	expect(JSON.stringify(modals[0])).not.toContain("Jemand anderes");
	const sent = await Promise.all([
		jonas.submitModal(modals[0]!.id, { worte: "Bitte *sachlich*." }),
		amira.submitModal(modals[1]!.id, {}),
	]);
	const said = await Promise.all(sent.map(async (one) => readable(await one.settled())));
	await flow.quiet();
	expect(said.filter((one) => /schon entschieden/.test(one))).toHaveLength(1);
	expect((await member(flow, "lena"))!.strikes).toHaveLength(1);
	expect(flow.direct("lena")).toHaveLength(1);
	if (said[0]!.includes("abgelehnt")) expect(readable(flow.direct("lena")[0])).toContain("Bitte \\*sachlich\\*.");
});

test("a claim is shown, holds for a quarter of an hour and survives a restart; escalating calls the role once", async () => {
	const channel = await world({
		guild: () => ({ channels: { log: "protokoll", review: "moderation", alertRole: "Moderation" } }),
	});
	flow.discord.as("lena").say(channel, "Das ist verboten!");
	await flow.quiet();
	await press("jonas", "nehmen");
	const jonas = flow.discord.userId("jonas");
	expect(readable(cards()[0])).toContain(`Übernommen von <@${jonas}>`);
	await flow.restart();
	expect(readable(await queue())).toContain(`bei <@${jonas}>`);
	flow.discord.clock.advance(15 * 60_000);
	expect(readable(await queue())).not.toContain(`bei <@${jonas}>`);
	await press("amira", "nehmen");
	expect(await press("jonas", "freigeben")).toContain(`<@${flow.discord.userId("amira")}> hatte den Fall übernommen`);
	flow.discord.as("lena").say(channel, "Immer noch verboten!");
	await flow.quiet();
	expect(await press("jonas", "weiterreichen")).toContain("gerufen");
	const role = flow.bot.guild(flow.guildId)!.platform.role("Moderation")!;
	const calls = () =>
		flow.messages(flow.channel("moderation")).filter(({ mention_roles }) => mention_roles.includes(role));
	expect(calls()).toHaveLength(1);
	expect(readable(calls()[0])).toContain(`Fall 2 braucht eine Entscheidung von euch; weitergereicht von <@${jonas}>`);
	expect(readable(cards().at(-1))).toContain("Weitergereicht: Fall 2");
	expect(buttons(cards().at(-1)).some((id) => id.includes(":weiterreichen:"))).toBe(false);
	expect(flow.openApi.violations).toEqual([]);
});

test("the list is in order, links the cards, and puts up anew what somebody deleted", async () => {
	const channel = await world();
	expect(readable(await queue())).toBe("Nichts wartet. Alles ist entschieden.");
	flow.discord.as("lena").say(channel, "Das ist verboten.");
	await flow.quiet();
	flow.discord.clock.advance(60_000);
	flow.discord.as("milan").say(channel, "Du verbotener Vollidiot, du dreckiger!");
	await flow.quiet();
	const text = readable(await queue());
	expect(text).toMatch(/2 Fälle warten auf euch[\s\S]*Fall 1[\s\S]*\[Karte\]\(https:[\s\S]*Fall 2/);
	expect(readable(await queue({ reihenfolge: "tone" }))).toMatch(/Fall 2[\s\S]*Fall 1/);
	const list = await queue();
	const choose = async () => {
		const jonas = flow.discord.as("jonas");
		const answer = await jonas.select(list.id, `warteschlange:karte:${flow.guildId}`, ["1"]);
		const said = readable(await answer.settled());
		await flow.quiet();
		return said;
	};
	expect(await choose()).toContain("gibt es noch");
	flow.discord.as("jonas").delete(cards()[0]!.id);
	await flow.quiet();
	expect(await choose()).toContain("neue Karte von Fall 1");
	expect(cards()).toHaveLength(2);
	expect(readable(cards().at(-1))).toContain("Zur Prüfung: Fall 1");
	await press("jonas", "ablehnen");
	expect(readable(cards().at(-1))).toContain("Abgelehnt: Fall 1");
});

test("once a day a line says what waits and what was decided; nothing is said when nothing waits", async () => {
	const channel = await world();
	const { clock } = flow.discord;
	const lines = () =>
		flow
			.messages(flow.channel("moderation"))
			.map(readable)
			.filter((one) => /wartet\*\*|warten\*\*/.test(one));
	const DAY = 86_400_000;
	const toMorning = () => {
		const local = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin", timeStyle: "medium" }).format(
			clock.now(),
		);
		const [h = 0, m = 0, s = 0] = local.split(":").map(Number);
		const now = ((h * 60 + m) * 60 + s) * 1000;
		clock.advance((DAY + 8 * 3_600_000 + 60_000 - now) % DAY);
	};
	toMorning();
	await flow.bot.tick();
	expect(lines()).toEqual([]);
	flow.discord.as("lena").say(channel, "Das ist verboten.");
	await flow.quiet();
	clock.advance(20 * 60_000);
	await press("jonas", "freigeben");
	flow.discord.as("milan").say(channel, "Auch verboten.");
	await flow.quiet();
	clock.advance(DAY - 60 * 60_000);
	await flow.bot.tick();
	expect(lines()).toEqual([]);
	clock.advance(60 * 60_000);
	await flow.bot.tick();
	await flow.bot.tick();
	await flow.restart();
	await flow.bot.tick();
	expect(lines()).toEqual([
		"**1 Fall wartet**, seit 1 Tag. Gestern wurde 1 entschieden (1 freigegeben, 0 abgelehnt), nach 20 Minuten.",
	]);
});

test("a ready-made reason is chosen; what somebody removes by hand is decided for the card and for who reported it", async () => {
	const reasons = [{ name: "Angriff", text: "Das greift einen Menschen an." }];
	const channel = await world({ guild: () => ({ reasons }) });
	flow.discord.as("lena").say(channel, "Das ist verboten!");
	await flow.quiet();
	expect(await press("jonas", "ablehnen", { vorlage: "Angriff", worte: "Bitte anders." })).toContain("abgelehnt");
	expect(readable(flow.direct("lena")[0])).toMatch(/Das greift einen Menschen an\.\s+(> )?Bitte anders\./);
	const other = flow.discord.as("milan").say(channel, "Ihr Schafsköpfe!");
	await flow.quiet();
	const modal = (await flow.discord.as("lena").messageMenu("Melden", other.id)).modal!;
	await flow.discord.as("lena").submitModal(modal.id, { grund: "r:regel" });
	await flow.quiet();
	const guild = flow.bot.guild(flow.guildId)!;
	await actByHand(guild, {
		person: (await cases(flow))[1]!.person,
		posted: await guild.platform.posted(channel, other.id),
		actions: [plan("regel", "remove")],
		rule: null,
		reason: null,
		by: flow.discord.userId("jonas"),
	});
	await flow.quiet();
	expect(readable(await queue())).toContain("Nichts wartet");
	expect(readable(flow.direct("lena").at(-1))).toContain("Der gemeldete Kommentar ist entfernt");
});

test("in a forum each card is a post, tagged, and closed when it is decided", async () => {
	const channel = await world({
		guild: () => ({ channels: { log: "protokoll", review: "prüfung", alertRole: null } }),
	});
	const forum = flow.discord.build.channel(flow.guildId, {
		name: "prüfung",
		type: "forum",
		tags: ["Offen", "Entschieden"],
	});
	await flow.quiet();
	flow.discord.as("lena").say(channel, "Das ist verboten!");
	await flow.quiet();
	const [post] = flow.threads("prüfung");
	expect(post!.name).toBe("Fall 1 · markiert · Lena");
	const thread = () => flow.discord.world.channels.get(post!.id)!;
	const tag = (name: string) => forum.tags.find((one) => one.name === name)!.id;
	expect(thread().thread!.appliedTags).toEqual([tag("Offen")]);
	const card = () => flow.messages(post!.id).find(({ id }) => id === post!.id)!;
	const reject = buttons(card()).find((id) => id.includes(":ablehnen:"))!;
	expect(await pressed(flow, "jonas", card().id, reject)).toContain("abgelehnt");
	expect(readable(card())).toContain("Abgelehnt: Fall 1");
	expect(thread().thread!.appliedTags).toEqual([tag("Entschieden")]);
	expect(thread().thread!.archived).toBe(true);
	expect(flow.openApi.violations).toEqual([]);
});

test("without rights in the review channel the card waits, the list says why, and it comes as soon as it can", async () => {
	const channel = await world();
	const bot = flow.discord.build.botRole(flow.guildId);
	const review = flow.channel("moderation");
	flow.discord.build.overwrite(review, bot, { deny: ["SEND_MESSAGES"] });
	await flow.quiet();
	flow.discord.as("lena").say(channel, "Das ist verboten!");
	await flow.quiet();
	expect(cards()).toEqual([]);
	const list = await queue();
	expect(readable(list)).toContain("Karte konnte nicht gepostet werden");
	flow.discord.build.overwrite(review, bot, { allow: ["SEND_MESSAGES", "VIEW_CHANNEL"] });
	await flow.quiet();
	const again = await flow.discord.as("jonas").select(list.id, `warteschlange:karte:${flow.guildId}`, ["1"]);
	expect(readable(await again.settled())).toContain("neue Karte");
	expect(cards()).toHaveLength(1);
	expect((await flow.bot.guild(flow.guildId)!.store.get(caseRecord, caseKey(1)))!.review).toBe("open");
});
