// Reports: from the menu of a message to the answer, as reporter, moderator and reported person see it.
import { afterEach, expect, test } from "vitest";
import { reportKey, reportRecord } from "../../src/guild/report-records.ts";
import { buttons, type Flow, type FlowOptions, pressed, readable, startFlow } from "./flow.ts";
import { cases, forbidden } from "./judging.ts";

let flow: Flow;
afterEach(() => flow.close());

async function world(options: FlowOptions = {}): Promise<string> {
	flow = await startFlow({ noFeed: true, rules: forbidden("flag"), ...options });
	return flow.channel("plauderecke");
}

const cards = () =>
	flow.messages(flow.channel("moderation")).filter((one) => buttons(one).some((id) => id.includes(":zeigen:")));
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
		expect(readable(flow.direct(who).at(-1))).toMatch(
			/Der gemeldete Kommentar ist entfernt[\s\S]*„So nicht\.“[\s\S]*kostenlos beschweren/,
		);
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
