// Reports: from the menu of a message to the answer, as reporter, moderator and reported person see it.
import { afterEach, expect, test } from "vitest";
import { exportOf, forgetPerson } from "../../src/guild/personal-data.ts";
import { reportKey, reportRecord } from "../../src/guild/report-records.ts";
import { LONG } from "../long.ts";
import { buttons, type Flow, type FlowOptions, pressed, readable, startFlow } from "./flow.ts";
import { cases, forbidden } from "./judging.ts";

let flow: Flow;
afterEach(() => flow.close());

async function world(options: FlowOptions = {}): Promise<string> {
	flow = await startFlow({ noFeed: true, rules: forbidden("flag"), ...options });
	return flow.channel("plauderecke");
}

const cards = () =>
	flow
		.messages(flow.channel("moderation"))
		.filter((one) => buttons(one).some((id) => /^fall:zeigen:.*:(review|alert)/.test(id)));
const press = (who: string, which: string, answers = {}) => {
	const card = cards().findLast((one) => buttons(one).some((id) => id.includes(`:${which}:`)))!;
	return pressed(flow, who, card.id, buttons(card).find((id) => id.includes(`:${which}:`))!, answers);
};

/** Reports by menu and window, and waits. @returns what the reporter reads, and what they may press */
async function report(who: string, messageId: string, answers: Record<string, string>) {
	const person = flow.discord.as(who);
	const opened = await person.messageMenu("Melden", messageId);
	if (!opened.modal) return { text: readable(await opened.settled()), message: await opened.settled() };
	const sent = await person.submitModal(opened.modal.id, answers);
	const message = await sent.settled();
	await flow.quiet();
	return { text: readable(message), message };
}

const RULE = { grund: "r:regel" };
const kept = (number: number) => flow.bot.guild(flow.guildId)!.store.get(reportRecord, reportKey(number));

test("two reports of one comment are one card; the decision and its reason reach both, and nobody learns who they were", async () => {
	const channel = await world();
	const message = flow.discord.as("milan").say(channel, "Ihr seid alle Schafsköpfe!");
	await flow.quiet();
	const first = await report("lena", message.id, { ...RULE, worte: "Das geht gegen uns alle." });
	expect(first.text).toMatch(/Danke, deine Meldung ist angekommen[\s\S]*Mensch[\s\S]*So nicht\.[\s\S]*Meldung 1/);
	await report("neu_hier", message.id, { grund: "other" });
	expect((await report("lena", message.id, RULE)).text).toMatch(/schon gemeldet[\s\S]*Meldung 1/);
	expect(cards()).toHaveLength(1);
	const card = readable(cards()[0]);
	expect(card).toMatch(/Gemeldet: Fall 1\n2-mal gemeldet\n- 1 × So nicht\.\n- 1 × Etwas anderes/);
	expect(card).toContain("||Ihr seid alle Schafsköpfe!||");
	expect(card).toMatch(/Akte\n0 gültige Strikes · 0 frühere Fälle/);
	expect(await press("jonas", "ablehnen")).toMatch(
		/Fall 1: abgelehnt\. .*Die 2, die ihn gemeldet haben, erfahren es auch/,
	);
	expect(flow.discord.world.messages.has(message.id)).toBe(false);
	for (const who of ["lena", "neu_hier"])
		expect(readable(flow.direct(who).at(-1))).toMatch(/Der gemeldete Kommentar ist entfernt[\s\S]*„So nicht\.“/);
	expect(readable(flow.direct("lena").at(-1))).not.toMatch(/einverstanden/);
	const reported = readable(flow.direct("milan").at(-1));
	expect(reported).toMatch(/Dein Kommentar wurde entfernt[\s\S]*So nicht\./);
	const everything = [reported, ...flow.messages(flow.channel("protokoll")).map(readable), readable(cards()[0])].join();
	for (const who of ["lena", "neu_hier"]) {
		expect(everything).not.toContain(flow.discord.userId(who));
		expect(everything).not.toMatch(new RegExp(who, "i"));
	}
	expect(everything).not.toContain("Das geht gegen uns alle");
	const list = await (await flow.discord.as("lena").command(channel, "melden")).settled();
	expect(readable(list)).toMatch(/Meldung 1.*Kommentar entfernt/);
});

test("what stays is answered with the moderators' words; a new ground brings it back, the same one does not", async () => {
	const channel = await world();
	const message = flow.discord.as("milan").say(channel, "Das ist doch Quatsch.");
	await flow.quiet();
	await report("lena", message.id, RULE);
	expect(await press("jonas", "freigeben-mit", { antwort: "Scharf, aber zur Sache." })).toContain("freigegeben");
	expect(flow.discord.world.messages.has(message.id)).toBe(true);
	expect(readable(flow.direct("lena").at(-1))).toMatch(/wird nicht entfernt[\s\S]*Scharf, aber zur Sache\./);
	expect(flow.direct("milan")).toEqual([]);
	const again = await report("karla", message.id, RULE);
	expect(again.text).toMatch(/Über diesen Kommentar ist schon entschieden\.[\s\S]*wird nicht entfernt/);
	expect((await cases(flow))[0]!.review).toBe("released");
	const illegal = await report("neu_hier", message.id, { grund: "law" });
	expect(illegal.text).toMatch(/angekommen[\s\S]*110/);
	expect((await cases(flow)).map(({ review }) => review)).toEqual(["open"]);
	expect(cards()).toHaveLength(1);
});

/** Lena's report of Milan's comment is answered: it stays. */
async function stays(by = "jonas"): Promise<string> {
	const channel = await world();
	const message = flow.discord.as("milan").say(channel, "Ich finde dich noch.");
	await flow.quiet();
	await report("lena", message.id, RULE);
	expect(await press(by, "freigeben-mit", { antwort: "Das ist keine Drohung." })).toContain("freigegeben");
	return message.id;
}
const complaintCard = () =>
	flow.messages(flow.channel("moderation")).findLast((one) => readable(one).startsWith("Einspruch zu Meldung"))!;
async function complains(text: string): Promise<string> {
	const letter = flow.direct("lena").findLast((one) => buttons(one).some((id) => id.startsWith("einspruch:meldung:")))!;
	const id = buttons(letter).find((one) => one.startsWith("einspruch:meldung:"))!;
	return pressed(flow, "lena", letter.id, id, { text });
}
const decides = (who: string, how: "ja" | "nein", answers: Record<string, unknown> = {}) => {
	const card = complaintCard();
	const id = buttons(card).find((one) => one.startsWith(`einspruch:meldung-${how}:`))!;
	return pressed(flow, who, card.id, id, { grund: "Weil es so ist.", ...answers } as never);
};

test("a reporter objects: another person upholds it, the case is decided anew, and the answer comes again", async () => {
	const id = await stays();
	expect(readable(flow.direct("lena").at(-1))).toMatch(
		/wird nicht entfernt[\s\S]*Nicht einverstanden\?[\s\S]*`\/einspruch meldung:1`[\s\S]*außergerichtliche/,
	);
	expect(await complains("Er weiß, wo ich **wohne**.")).toMatch(/Einspruch zu Meldung 1 ist da/);
	expect(await complains("Noch einmal.")).toContain("ist schon da");
	const card = readable(complaintCard());
	expect(card).toMatch(/Einspruch zu Meldung 1 \(Fall 1\)[\s\S]*\\\*\\\*wohne[\s\S]*Ich finde dich noch/);
	expect(card).toContain(`jemand anderes als <@${flow.discord.userId("jonas")}>`);
	expect(card).not.toContain(flow.discord.userId("lena"));
	const queue = await (await flow.discord.as("jonas").command(flow.channel("moderation"), "warteschlange")).settled();
	expect(readable(queue)).toMatch(/Fall 1.*Einspruch/);
	expect(await decides("jonas", "nein")).toContain("entscheidet jemand anderes");
	expect(await decides("amira", "ja", { grund: "Es *ist* eine Drohung." })).toContain("stattgegeben");
	expect(readable(flow.direct("lena").at(-1))).toMatch(
		/Dein Einspruch hatte Erfolg[\s\S]*eine Drohung\.[\s\S]*nicht derselbe/,
	);
	expect(readable(complaintCard())).toMatch(/stattgegeben/);
	expect(flow.direct("milan")).toEqual([]);
	expect((await cases(flow))[0]).toMatchObject({ review: "open" });
	// Whose decision was wrong does not take it again.
	expect(await press("jonas", "freigeben-mit", { antwort: "Doch." })).toContain("jetzt entscheidet jemand anderes");
	expect(await press("amira", "ablehnen")).toContain("abgelehnt");
	expect(flow.discord.world.messages.has(id)).toBe(false);
	expect(readable(flow.direct("lena").at(-1))).toContain("Der gemeldete Kommentar ist entfernt");
	expect(readable(flow.direct("milan").at(-1))).toContain("Dein Kommentar wurde entfernt");
	const all = [...flow.direct("milan"), ...flow.messages(flow.channel("protokoll"))].map(readable).join();
	expect(all).not.toMatch(new RegExp(`${flow.discord.userId("lena")}|wohne`));
	expect(flow.openApi.violations).toEqual([]);
});

test("dismissed: the reporter reads why, once, and can object again only to a new decision; concerned people do not decide", async () => {
	await stays("amira");
	const channel = flow.channel("plauderecke");
	const typed = async (who: string, meldung: string) => {
		const opened = await flow.discord.as(who).command(channel, "einspruch", { meldung });
		if (!opened.modal) return readable(await opened.settled());
		const sent = await flow.discord.as(who).submitModal(opened.modal.id, { text: "Ich bin nicht einverstanden." });
		const told = readable(await sent.settled());
		await flow.quiet();
		return told;
	};
	expect(await typed("milan", "1")).toContain("von dir gibt es hier nicht");
	expect(await typed("lena", "Meldung 1")).toContain("ist da");
	expect((await cases(flow))[0]).toMatchObject({ review: "released" });
	// An admin who decided first may, openly, where there is nobody else.
	expect(await decides("amira", "nein", { allein: ["yes"] })).toContain("zurückgewiesen");
	const told = () =>
		flow
			.direct("lena")
			.map(readable)
			.filter((text) => text.includes("Einspruch wurde zurückgewiesen"));
	expect(told()).toHaveLength(1);
	expect(told()[0]).toMatch(/Weil es so ist\.[\s\S]*Dieselbe Person wie bei der ersten Entscheidung[\s\S]*Gericht/);
	expect(await typed("lena", "1")).toContain("Ein zweiter ist erst möglich");
	expect(buttons(complaintCard()).some((id) => id.startsWith("einspruch"))).toBe(false);
	const shown = await exportOf(flow.bot.guild(flow.guildId)!, flow.discord.userId("lena"));
	expect(JSON.stringify(shown)).toContain("Ich bin nicht einverstanden.");
	expect(JSON.stringify(shown)).not.toContain(flow.discord.userId("amira"));
	await forgetPerson(flow.bot.guild(flow.guildId)!, flow.discord.userId("lena"));
	await flow.bot.tick();
	await flow.quiet();
	expect(flow.messages(flow.channel("moderation")).map(readable).join()).not.toContain("Ich bin nicht einverstanden.");
	expect(flow.openApi.violations).toEqual([]);
});

test("illegal content: the ground is added with a confirmation, and kept as the law asks", async () => {
	const channel = await world();
	const message = flow.discord.as("milan").say(channel, "Ich weiß, wo du wohnst.");
	await flow.quiet();
	const { message: receipt } = await report("lena", message.id, { grund: "law" });
	const add = buttons(receipt).find((id) => id.includes(":recht:"))!;
	const said = await pressed(flow, "lena", receipt!.id, add, {
		recht: "241",
		worte: "Er droht mir.",
		mail: "lena@example.org",
		wissen: ["yes"],
	});
	expect(said).toContain("steht jetzt in Meldung 1");
	expect(await kept(1)).toMatchObject({
		ground: { kind: "law", law: "241" },
		explanation: "Er droht mir.",
		email: "lena@example.org",
		name: null,
		goodFaithAt: expect.any(Number),
	});
	expect(readable(cards()[0])).toContain("Bedrohung");
	const seen = await press("jonas", "meldungen");
	expect(seen).toMatch(/Meldung 1[\s\S]*nach bestem Wissen bestätigt[\s\S]*Er droht mir/);
	expect(seen).not.toContain("example.org");
	expect(await press("jonas", "ablehnen")).toContain("abgelehnt");
	expect((await cases(flow))[0]!.rules).toMatchObject([
		{ name: "gesetz", clause: "Rechtswidriger Inhalt: Bedrohung (§ 241 StGB)" },
	]);
	expect(readable(flow.direct("milan").at(-1))).toContain("§ 241");
	expect(flow.openApi.violations).toEqual([]);
});

test("closed direct messages: the answer is shown at the reporter's next command, once", async () => {
	const channel = await world();
	const message = flow.discord.as("milan").say(channel, "Unsinn!");
	await flow.quiet();
	const { message: receipt } = await report("karla", message.id, RULE);
	const toDm = buttons(receipt).find((id) => id.includes(":dm:"))!;
	expect(await pressed(flow, "karla", receipt!.id, toDm)).toContain("keine Direktnachrichten");
	await press("jonas", "ablehnen");
	expect(flow.direct("karla")).toEqual([]);
	const next = await flow.discord.as("karla").command(channel, "regeln zeigen");
	await next.settled();
	await flow.quiet();
	expect(next.followUps().map(readable)).toHaveLength(1);
	expect(readable(next.followUps()[0])).toMatch(/Der gemeldete Kommentar ist entfernt[\s\S]*Meldung 1/);
	const after = await flow.discord.as("karla").command(channel, "regeln zeigen");
	await after.settled();
	await flow.quiet();
	expect(after.followUps()).toEqual([]);
});

test("what is reported is what the reporter saw: edited or deleted meanwhile, it stays on the card, and nobody is punished for another text", async () => {
	const channel = await world();
	const milan = flow.discord.as("milan");
	const edited = milan.say(channel, "Ihr Schafsköpfe!");
	const deleted = milan.say(channel, "Ihr Esel!");
	await flow.quiet();
	const lena = flow.discord.as("lena");
	const opened = [];
	for (const { id } of [edited, deleted]) opened.push((await lena.messageMenu("Melden", id)).modal!);
	milan.edit(edited.id, "Ihr Lieben!");
	milan.delete(deleted.id);
	await flow.quiet();
	for (const modal of opened) {
		expect(readable(await (await lena.submitModal(modal.id, RULE)).settled())).toContain("angekommen");
		await flow.quiet();
	}
	const [first, second] = cards().map(readable);
	expect(first).toMatch(/inzwischen geändert[\s\S]*\|\|Ihr Schafsköpfe!\|\|/);
	expect(second).toMatch(/inzwischen gelöscht[\s\S]*\|\|Ihr Esel!\|\|/);
	expect(await press("jonas", "verwarnen")).toContain("abgelehnt");
	expect(readable(flow.direct("milan").at(-1))).toContain("Ihr Esel!");
	expect(await pressed(flow, "jonas", cards()[0]!.id, `warteschlange:ablehnen:${flow.guildId}:1`)).toContain(
		"wurde geändert",
	);
	expect(flow.discord.world.messages.has(edited.id)).toBe(true);
});

test("a window opened before a restart still reports; one whose comment changed meanwhile asks to look again", async () => {
	const channel = await world();
	const message = flow.discord.as("milan").say(channel, "Unsinn!");
	await flow.quiet();
	const lena = flow.discord.as("lena");
	const [first, second] = [
		(await lena.messageMenu("Melden", message.id)).modal!,
		(await lena.messageMenu("Melden", message.id)).modal!,
	];
	await flow.restart();
	expect(readable(await (await lena.submitModal(first.id, RULE)).settled())).toContain("angekommen");
	flow.discord.as("milan").edit(message.id, "Verzeihung.");
	await flow.quiet();
	await flow.restart();
	expect(readable(await (await lena.submitModal(second.id, RULE)).settled())).toContain("gerade geändert");
});

test("one's own comments, the bot's and a moderator's; a moderator never learns who reported them", async () => {
	const channel = await world();
	const own = flow.discord.as("lena").say(channel, "Ich.");
	const jonas = flow.discord.as("jonas").say(channel, "Ruhe jetzt!");
	await flow.quiet();
	expect((await report("lena", own.id, RULE)).text).toContain("selbst geschrieben");
	await report("lena", jonas.id, { ...RULE, worte: "Das war unfreundlich zu mir." });
	expect((await report("lena", cards()[0]!.id, RULE).catch(() => ({ text: "unsichtbar" }))).text).toBe("unsichtbar");
	expect((await report("jonas", cards()[0]!.id, RULE)).text).toContain("Das habe ich geschrieben");
	expect(flow.messages(flow.channel("moderation")).map(readable).join()).toContain(
		"von jemandem, der selbst moderiert",
	);
	expect(await press("jonas", "meldungen")).toContain("sehen nur andere");
	expect(await press("jonas", "freigeben-mit")).toContain("jemand anderes");
	expect(await press("amira", "meldungen")).toContain("unfreundlich zu mir");
	const names = await press("amira", "meldungen").then(async () => {
		const amira = flow.discord.as("amira");
		const card = cards().at(-1)!;
		const shown = await (await amira.click(card.id, `warteschlange:meldungen:${flow.guildId}:1`)).settled();
		return pressed(flow, "amira", shown!.id, `warteschlange:namen:${flow.guildId}:1`);
	});
	expect(names).toContain(flow.discord.userId("lena"));
	expect((await cases(flow))[0]!.history.at(-1)).toMatchObject({
		kind: "reportersSeen",
		by: flow.discord.userId("amira"),
	});
	expect(await press("amira", "ablehnen")).toContain("abgelehnt");
	expect(flow.discord.world.messages.has(jonas.id)).toBe(false);
});

test("floods end at the limit; what is manifestly unfounded is warned of first, then not heard for a while, and it is undone", async () => {
	const channel = await world({ guild: ({ reports }) => ({ reports: { ...reports, perHour: 5 } }) });
	const { clock } = flow.discord;
	const said = Array.from({ length: 7 }, (_, n) => flow.discord.as("milan").say(channel, `Guten Morgen ${n}`));
	await flow.quiet();
	for (const { id } of said.slice(0, 5)) expect((await report("lena", id, RULE)).text).toContain("angekommen");
	expect((await report("lena", said[5]!.id, RULE)).text).toContain("sehr viel gemeldet");
	clock.advance(3_600_000);
	const mark = async (number: number) => {
		const jonas = flow.discord.as("jonas");
		const card = cards().find((one) => buttons(one).includes(`warteschlange:meldungen:${flow.guildId}:${number}`))!;
		const shown = await (await jonas.click(card.id, `warteschlange:meldungen:${flow.guildId}:${number}`)).settled();
		const chosen = await jonas.select(shown!.id, `warteschlange:missbrauch:${flow.guildId}:${number}`, [
			String(number),
		]);
		const text = readable(await chosen.settled());
		await flow.quiet();
		return text;
	};
	expect(await mark(1)).toBe("Meldung 1 gilt als offensichtlich unbegründet.");
	expect(flow.direct("lena")).toEqual([]);
	expect(await mark(2)).toContain("Hinweis");
	expect(readable(flow.direct("lena").at(-1))).toMatch(/Bitte melde nur[\s\S]*2 deiner Meldungen/);
	// Made before the warning: these alone suspend nobody.
	expect(await mark(3)).toBe("Meldung 3 gilt als offensichtlich unbegründet.");
	clock.advance(60_000);
	for (const { id } of said.slice(5)) await report("lena", id, RULE);
	await mark(6);
	expect(await mark(7)).toContain("eine Zeit lang keine");
	expect(readable(flow.direct("lena").at(-1))).toMatch(
		/Deine Meldungen werden bis .* nicht bearbeitet[\s\S]*Trotz unseres Hinweises/,
	);
	expect((await report("lena", flow.discord.as("milan").say(channel, "Noch etwas").id, RULE)).text).toMatch(
		/Bis <t:.*110/,
	);
	expect(await mark(7)).toContain("nicht mehr als offensichtlich unbegründet");
	expect((await report("lena", flow.discord.as("milan").say(channel, "Und noch").id, RULE)).text).toContain(
		"angekommen",
	);
});

test("the reporter or the reported leaves: the decision stands, what cannot be delivered is written down", async () => {
	const channel = await world();
	const message = flow.discord.as("milan").say(channel, "Unsinn!");
	await flow.quiet();
	await report("lena", message.id, RULE);
	for (const who of ["lena", "milan"]) flow.discord.as(who).leave(flow.guildId);
	await flow.quiet();
	expect(await press("jonas", "timeout")).toContain("abgelehnt");
	expect(flow.discord.world.messages.has(message.id)).toBe(false);
	const [record] = await cases(flow);
	expect(record!.actions.map(({ action, effects }) => [action, effects[0]?.progress.state])).toEqual([
		["timeout", "refused"],
		["remove", "done"],
	]);
	expect(record!.messages.find(({ kind }) => kind === "answer")!.progress.state).toBe("refused");
	expect(readable(cards()[0])).toContain("nicht mehr auf dem Server");
});

test("without the right to read contents a report carries the text, and is decided as any other", async () => {
	const channel = await world();
	const message = flow.discord.as("milan").say(channel, "Ihr Schafsköpfe!");
	await flow.quiet();
	flow.discord.world.application.privileged.content = false;
	await report("lena", message.id, RULE);
	expect(readable(cards()[0])).toContain("||Ihr Schafsköpfe!||");
	expect(readable(cards()[0])).not.toContain("inzwischen geändert");
	expect(await press("jonas", "ablehnen")).toContain("abgelehnt");
	expect(flow.discord.world.messages.has(message.id)).toBe(false);
});

/** Reports and rejects while Discord fails from the nth request on; then a new start. */
async function failAt(n: number, when: "before" | "after"): Promise<number> {
	const channel = await world({ bot: { restRetries: 0 } });
	const message = flow.discord.as("milan").say(channel, "Unsinn!");
	await flow.quiet();
	await report("lena", message.id, RULE);
	const card = cards()[0]!;
	const jonas = flow.discord.as("jonas");
	const { modal } = await jonas.click(card.id, `warteschlange:verwarnen:${flow.guildId}:1`);
	await flow.quiet();
	let requests = 0;
	const die = () => {
		if (when === "after") flow.discord.faults.rest({ kind: "status", status: 500, when });
		flow.discord.faults.rest({ kind: "status", status: 500, when: "before", count: 0 });
	};
	const stop = flow.discord.onTraffic(() => {
		if (++requests === n) die();
	});
	if (n === 0) die();
	await jonas.submitModal(modal!.id, {});
	await flow.quiet();
	stop();
	flow.discord.faults.clear();
	await flow.restart();
	flow.discord.clock.advance(600_000);
	await flow.bot.tick();
	await flow.quiet();
	const [record] = await cases(flow);
	const where = `${when} request ${n}`;
	if (record!.review === "open") {
		// Discord would not say what the comment is now: nothing was decided, nothing done.
		expect(record!.actions, where).toEqual([]);
		expect(flow.discord.world.messages.has(message.id), where).toBe(true);
		await press("jonas", "verwarnen");
	}
	expect(flow.discord.world.messages.has(message.id), where).toBe(false);
	expect(flow.direct("milan").map(readable), where).toHaveLength(1);
	expect(flow.direct("lena").map(readable), where).toHaveLength(1);
	expect(readable(cards()[0]), where).toContain("Abgelehnt: Fall 1");
	await flow.close();
	return requests;
}

test("whichever request Discord fails from, there is one decision, one letter to each, one strike", async () => {
	const requests = await failAt(1000, "before");
	expect(requests).toBeGreaterThan(4);
	// In the short form every second request, in turn before its effect and after it.
	for (let n = 0; n < requests; n += LONG ? 1 : 2) await failAt(n, n % 4 ? "before" : "after");
	await world();
});
