// Objections from the letter to the outcome: by whom, against whom, and what is repaired.
import { afterEach, expect, test } from "vitest";
import { parse } from "yaml";
import { actByHand } from "../../src/guild/by-hand.ts";
import type { GuildConfig } from "../../src/guild-config.ts";
import { plan } from "../../src/rules/compile.ts";
import type { RuleSet } from "../../src/rules/rule-set.ts";
import { buttons, type Flow, type FlowOptions, readable, startFlow } from "./flow.ts";
import { cases, forbidden, member } from "./judging.ts";

const DAY = 86_400_000;
let flow: Flow;
afterEach(() => flow.close());

async function world(rules: RuleSet, options: FlowOptions = {}): Promise<string> {
	flow = await startFlow({ noFeed: true, rules, ...options });
	return flow.channel("plauderecke");
}

const cards = () => flow.messages(flow.channel("moderation"));
const log = () => flow.messages(flow.channel("protokoll")).map(readable);
const idIn = (message: ReturnType<Flow["direct"]>[number] | undefined, part: string) =>
	buttons(message).find((id) => id.startsWith(part))!;

/** The member objects with the button of their letter. */
async function objectByButton(who: string, text: string): Promise<string> {
	const letter = flow.direct(who).findLast((message) => idIn(message, "einspruch:einlegen"))!;
	const opened = await flow.discord.as(who).click(letter.id, idIn(letter, "einspruch:einlegen"));
	if (opened.kind !== "modal") return readable(opened.message);
	const answer = await (await flow.discord.as(who).submitModal(opened.modal!.id, { text })).settled();
	await flow.quiet();
	return readable(answer);
}

/** A moderator decides with the card's button. */
async function decide(who: string, how: "stattgeben" | "zurueckweisen", values: Record<string, unknown> = {}) {
	const card = cards().findLast((message) => idIn(message, `einspruch:${how}`));
	const opened = await flow.discord.as(who).click(card!.id, idIn(card, `einspruch:${how}`));
	if (opened.kind !== "modal") return readable(opened.message);
	const filled = { grund: "Weil es so ist.", ...values };
	const answer = await (await flow.discord.as(who).submitModal(opened.modal!.id, filled as never)).settled();
	await flow.quiet();
	return readable(answer);
}

test("an upheld objection undoes everything: comment, strike, timeout; outcome with reasons, card and log tell it", async () => {
	const channel = await world(forbidden("remove", "warn", { timeout: { for: "2 Tage" } }));
	const message = flow.discord
		.as("lena")
		.say(channel, "Das ist verboten, sagt der Artikel: https://hafenbote.example/a_b");
	await flow.quiet();
	expect(flow.discord.world.messages.has(message.id)).toBe(false);
	const letter = readable(flow.direct("lena")[0]);
	expect(letter).toMatch(/Was entschieden wurde[\s\S]*Timeout bis[\s\S]*nur diesen einen Kommentar[\s\S]*1 Strike/);
	expect(letter).toMatch(
		/automatisch erkannt[\s\S]*Nicht einverstanden\?[\s\S]*`\/einspruch 1`[\s\S]*außergerichtliche/,
	);
	expect(await objectByButton("lena", "Ich habe nur @everyone **zitiert**.")).toMatch(/Einspruch gegen Fall 1 ist da/);
	const card = readable(cards().at(-1));
	expect(card).toContain("Einspruch gegen Fall 1");
	expect(card).toContain("\\*\\*zitiert\\*\\*");
	expect(await decide("jonas", "stattgeben", { grund: "Es war ein Zitat." })).toContain("stattgegeben");
	const back = flow.messages(channel).find((one) => readable(one).includes("Geprüft und freigegeben"));
	expect(back!.embeds[0]!.description).toContain("https://hafenbote.example/a_b");
	const lena = flow.discord.world.guilds.get(flow.guildId)!.members.get(flow.discord.userId("lena"))!;
	expect(lena.timedOutUntil ?? 0).toBeLessThanOrEqual(flow.discord.clock.now());
	expect((await member(flow, "lena"))!).toMatchObject({ removed: 0, strikes: [{ revoked: true }] });
	expect(readable(flow.direct("lena").at(-1))).toMatch(
		/Dein Einspruch hatte Erfolg[\s\S]*Es war ein Zitat\.[\s\S]*steht wieder im Thread[\s\S]*Zurückgenommen: Timeout/,
	);
	expect(readable(cards().at(-1))).toContain("Einspruch gegen Fall 1: stattgegeben");
	expect(buttons(cards().at(-1)).some((id) => id.startsWith("einspruch"))).toBe(false);
	expect(log().at(-1)).toMatch(/Einspruch gegen Fall 1: stattgegeben[\s\S]*Es war ein Zitat/);
	expect(await objectByButton("lena", "noch einmal")).toContain("schon stattgegeben");
	expect(flow.openApi.violations).toEqual([]);
});

test("a dismissed one keeps everything, tells the reasons and where else to turn; two at once: one decides", async () => {
	const channel = await world(forbidden("remove", "warn"));
	flow.discord.as("lena").say(channel, "verboten");
	await flow.quiet();
	await objectByButton("lena", "Finde ich nicht.");
	const card = cards().at(-1)!;
	const open = async (who: string, how: string) =>
		(await flow.discord.as(who).click(card.id, idIn(card, `einspruch:${how}`))).modal!.id;
	const [one, two] = [await open("jonas", "stattgeben"), await open("amira", "zurueckweisen")];
	const answers = await Promise.all([
		flow.discord.as("amira").submitModal(two, { grund: "Die Regel ist klar." }),
		flow.discord.as("jonas").submitModal(one, { grund: "Es war harmlos." }),
	]);
	const said = (await Promise.all(answers.map((answer) => answer.settled()))).map(readable);
	await flow.quiet();
	expect(said.filter((text) => /hat <@\d+> schon entschieden/.test(text))).toHaveLength(1);
	const [record] = await cases(flow);
	expect(record!.history.filter(({ kind }) => kind === "upheld" || kind === "dismissed")).toHaveLength(1);
	expect(
		flow
			.direct("lena")
			.map(readable)
			.filter((text) => /^Dein Einspruch (hatte|wurde)/.test(text)),
	).toHaveLength(1);
	if (record!.objection!.state === "dismissed")
		expect(readable(flow.direct("lena").at(-1))).toMatch(/zurückgewiesen[\s\S]*Die Regel ist klar[\s\S]*Gericht/);
});

test("whom it concerns and who decided first do not decide; an admin may, openly, where there is nobody else", async () => {
	const channel = await world(forbidden("remove"));
	const guild = flow.bot.guild(flow.guildId)!;
	const lena = flow.discord.userId("lena");
	const person = { id: lena, userName: "lena", displayName: "Lena" };
	const by = (who: string) =>
		actByHand(guild, {
			person,
			posted: null,
			actions: [plan("hand", { timeout: { for: 2 * DAY } } as never)],
			rule: null,
			reason: "Bitte beruhige dich.",
			by: flow.discord.userId(who),
		});
	await by("jonas");
	await flow.quiet();
	const letter = readable(flow.direct("lena")[0]);
	expect(letter).toMatch(/Du hast einen Timeout bekommen[\s\S]*Bitte beruhige dich[\s\S]*hat das entschieden/);
	expect(letter).toContain("ein anderer Mensch");
	await objectByButton("lena", "Ich war ruhig.");
	expect(await decide("jonas", "zurueckweisen")).toContain("entscheidet jemand anderes");
	expect((await cases(flow))[0]!.objection!.state).toBe("open");
	expect(await decide("amira", "zurueckweisen", { grund: "Zu Recht." })).toContain("zurückgewiesen");
	expect(readable(flow.direct("lena").at(-1))).toContain("nicht derselbe wie bei der ersten Entscheidung");
	flow.discord.clock.advance(10 * DAY);
	await by("amira");
	await flow.quiet();
	await objectByButton("lena", "Schon wieder.");
	expect(await decide("amira", "zurueckweisen", { allein: ["yes"] })).toContain("zurückgewiesen");
	expect(readable(flow.direct("lena").at(-1))).toContain("Dieselbe Person wie bei der ersten Entscheidung");
	expect(log().at(-1)).toContain("Auch die erste Entscheidung war von dieser Person");
	expect(channel).toBeTruthy();
});

test("a banned member objects from the letter in their direct messages; upheld, the ban is lifted", async () => {
	await world(forbidden("remove"));
	const guild = flow.bot.guild(flow.guildId)!;
	const milan = flow.discord.userId("milan");
	await actByHand(guild, {
		person: { id: milan, userName: "milan", displayName: "Milan" },
		posted: null,
		actions: [plan("hand", "ban")],
		rule: { name: "hausrecht", clause: "Wer wiederholt stört, muss gehen." },
		reason: null,
		by: flow.discord.userId("jonas"),
	});
	await flow.quiet();
	const world_ = flow.discord.world.guilds.get(flow.guildId)!;
	expect(world_.members.has(milan)).toBe(false);
	const letter = flow.direct("milan")[0];
	expect(readable(letter)).toMatch(
		/Du bist vom Server gebannt[\s\S]*vom ganzen Server ausgeschlossen, ohne festes Ende/,
	);
	expect(await objectByButton("milan", "Das war mein Bruder.")).toContain("ist da");
	expect(await objectByButton("milan", "Hallo?")).toContain("schon da");
	await decide("amira", "stattgeben", { grund: "Wir glauben dir." });
	expect(world_.bans.has(milan)).toBe(false);
	// No common server: the outcome cannot be sent, and stands behind the letter's button.
	const shown = await (await flow.discord.as("milan").click(letter!.id, idIn(letter, "fall:zeigen"))).settled();
	expect(readable(shown)).toMatch(/Einspruch hatte Erfolg[\s\S]*Wir glauben dir[\s\S]*wieder beitreten/);
});

test("closed direct messages: the letter at the next interaction, and everything in /meinefälle; withdrawn is over", async () => {
	const channel = await world(forbidden("remove", "warn"));
	flow.discord.as("karla").say(channel, "verboten");
	await flow.quiet();
	const list = await (await flow.discord.as("karla").command(channel, "meinefälle")).settled();
	expect(readable(list)).toMatch(/Fall 1 · [\s\S]*Entschieden\. Einspruch möglich bis/);
	const shown = await (
		await flow.discord.as("karla").select(list!.id, `meinefälle:fall:${flow.guildId}`, ["1"])
	).settled();
	expect(readable(shown)).toContain("Was entschieden wurde");
	const karla = flow.discord.as("karla");
	const opened = await karla.command(channel, "einspruch", { nummer: "Fall 1" });
	await (await karla.submitModal(opened.modal!.id, { text: "Nein." })).settled();
	await flow.quiet();
	const again = await (await karla.command(channel, "fall zeigen", { nummer: 1 })).settled();
	const asked = await (await karla.click(again!.id, idIn(again!, "einspruch:rueckzug"))).settled();
	await (await karla.click(asked!.id, idIn(asked!, "einspruch:zurueckgezogen"))).settled();
	await flow.quiet();
	expect(readable(cards().at(-1))).toContain("zurückgezogen");
	const refused = await karla.command(channel, "einspruch", { nummer: "1" });
	expect(readable(refused.message)).toContain("zurückgezogen. Ein zweiter");
	const others = await flow.discord.as("milan").command(channel, "einspruch", { nummer: "1" });
	expect(readable(others.message)).toContain("betrifft dich nicht");
});

test("after six months it is too late; a waiting objection is brought up every seven days", async () => {
	const channel = await world(forbidden("remove"));
	flow.discord.as("lena").say(channel, "verboten");
	flow.discord.as("milan").say(channel, "verboten!");
	await flow.quiet();
	await objectByButton("lena", "Nein.");
	flow.discord.clock.advance(8 * DAY);
	await flow.bot.tick();
	await flow.bot.tick();
	await flow.quiet();
	const reminders = () => cards().filter((card) => readable(card).includes("wartet seit"));
	expect(reminders()).toHaveLength(1);
	flow.discord.clock.advance(180 * DAY);
	await flow.bot.tick();
	await flow.quiet();
	expect(reminders()).toHaveLength(2);
	expect(await objectByButton("milan", "Jetzt doch.")).toMatch(/Diese Frist ist vorbei/);
	// What is open stays open, however late.
	expect(await decide("jonas", "stattgeben")).toContain("stattgegeben");
});

test("strikes that are taken back take with them what the ladder made of them later, and nothing else", async () => {
	const ladder = parse(`[{ at: 2, then: [{ timeout: { for: ${DAY} } }] }]`) as GuildConfig["strikes"]["ladder"];
	const channel = await world(forbidden("remove", "warn"), {
		guild: (config) => ({ strikes: { ...config.strikes, ladder } }),
	});
	for (const text of ["verboten eins", "verboten zwei"]) {
		flow.discord.as("lena").say(channel, text);
		await flow.quiet();
		flow.discord.clock.advance(120_000);
	}
	const lena = flow.discord.world.guilds.get(flow.guildId)!.members.get(flow.discord.userId("lena"))!;
	expect(lena.timedOutUntil).toBeGreaterThan(flow.discord.clock.now());
	const first = flow.direct("lena")[0]!;
	const opened = await flow.discord.as("lena").click(first.id, idIn(first, "einspruch:einlegen"));
	await (await flow.discord.as("lena").submitModal(opened.modal!.id, { text: "Falsch." })).settled();
	await flow.quiet();
	await decide("jonas", "stattgeben");
	expect(lena.timedOutUntil ?? 0).toBeLessThanOrEqual(flow.discord.clock.now());
	const kept = (await member(flow, "lena"))!.strikes.map((strike) => [strike.case, strike.revoked]);
	expect(kept).toEqual([
		[1, true],
		[2, false],
	]);
});
