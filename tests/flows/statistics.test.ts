// A scripted day, and exactly its figures: in Discord, in the picture's words and in the report's files.
import { afterEach, expect, test } from "vitest";
import { caseKey, caseRecord } from "../../src/guild/records.ts";
import { compileTerms } from "../../src/language/terms/matcher.ts";
import { compileRules } from "../../src/rules/compile.ts";
import { rulesSchema } from "../../src/rules/rule.ts";
import { put } from "../../src/store/store.ts";
import { buttons, type Flow, pressed, readable, startFlow } from "./flow.ts";

let flow: Flow;
afterEach(() => flow.close());

const MINUTE = 60_000;
const one = (name: string, pattern: string, then: string[]) => ({
	name,
	clause: "So nicht.",
	when: { pattern: { pattern } },
	then,
});
const RULES = compileRules(
	rulesSchema.parse([
		one("weg", "verboten", ["remove", "warn"]),
		one("warten", "halten", ["hold"]),
		{ ...one("nur-sehen", "seltsam", ["remove"]), mode: "watch" },
	]),
	{ terms: compileTerms([]) },
);

const here = () => flow.channel("plauderecke");
const cards = () => flow.messages(flow.channel("moderation"));
async function say(who: string, text: string) {
	const message = flow.discord.as(who).say(here(), text);
	await flow.quiet();
	return message;
}
async function decide(which: string, answers: Record<string, string> = {}): Promise<void> {
	const card = cards().findLast((one) => buttons(one).some((id) => id.includes(`:${which}:`)))!;
	await pressed(flow, "jonas", card.id, buttons(card).find((id) => id.includes(`:${which}:`))!, answers);
}
async function ask(who: string, command: string, options: Record<string, unknown> = {}) {
	const answer = await (await flow.discord.as(who).command(here(), command, options as never)).settled();
	expect(answer!.flags! & 64).toBe(64);
	return answer!;
}
const file = async (url: string) => new Uint8Array(await (await fetch(url)).arrayBuffer());

/** Five good comments, one that a rule only watched, one removed, one rejected after 10 minutes, one approved after 30, one reported and removed after 20. */
async function scriptedDay(): Promise<void> {
	flow = await startFlow({ noFeed: true, rules: RULES });
	const good = await say("milan", "Guten Morgen.");
	for (const text of ["Eins.", "Zwei."]) await say("milan", text);
	for (const text of ["Drei.", "Vier."]) await say("lena", text);
	await say("milan", "Das ist verboten.");
	await say("lena", "Das ist seltsam.");
	await say("lena", "Bitte halten.");
	flow.discord.clock.advance(10 * MINUTE);
	await decide("ablehnen");
	await say("karla", "Auch halten.");
	flow.discord.clock.advance(30 * MINUTE);
	await decide("freigeben");
	const opened = await flow.discord.as("neu_hier").messageMenu("Melden", good.id);
	await (await flow.discord.as("neu_hier").submitModal(opened.modal!.id, { grund: "other" })).settled();
	await flow.quiet();
	flow.discord.clock.advance(20 * MINUTE);
	await decide("ablehnen", { regel: "r:weg" });
}

test("the figures of a day: for the team with rules, for members without, with a picture that says what it shows", async () => {
	await scriptedDay();
	// Nothing is lost and nothing counted twice by a restart.
	await flow.restart();
	const team = await ask("jonas", "statistik", { zeitraum: "7" });
	const said = readable(team);
	expect(said).toContain("**9** geschrieben, davon **6** ohne Einwand");
	expect(said).toContain("**3**: 1 automatisch, 2 von Hand");
	expect(said).toContain("Zurückgehalten **2**: 1 freigegeben, 1 abgelehnt, 0 offen");
	expect(said).toContain("**1**: 1 führten zur Entfernung, 0 ohne Verstoß, 0 offen");
	expect(said).toContain("Hälfte binnen 20 min, 90 % binnen 30 min (3 Entscheidungen)");
	expect(said).toMatch(
		/\*\*warten\*\*: 2-mal, 1 entfernt, 1 zurückgenommen[\s\S]*\*\*nur-sehen\*\*: 1-mal, nur beobachtet/,
	);
	expect(said).not.toContain("Einsprüche");
	const [picture] = team.attachments;
	expect(picture!.description).toMatch(/9 Kommentare, davon 3 entfernt \(1 automatisch, 2 von Hand\)/);
	expect([...(await file(picture!.url)).slice(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
	expect(team.embeds[0]!.image!.url).toContain(picture!.filename);
	const open = readable(await ask("milan", "statistik"));
	expect(open).toContain("1 automatisch, 2 von Hand");
	expect(open).not.toContain("warten");
	const english = await ask("jonas", "statistik", { von: "1.1.2020", bis: "02.01.2020" });
	expect(readable(english)).toMatch(/01\.01\.2020 bis 02\.01\.2020\n.*nichts geschrieben/);
	for (const [from, to, wrong] of [
		["31.2.2026", undefined, /als Datum: „31\.2\.2026“/],
		["2026-02-01", "1.1.2026", /endet, bevor er anfängt/],
		["1.1.2999", undefined, /Zukunft/],
		["1.1.2001", undefined, /drei Jahre/],
	] as const)
		expect(readable(await ask("milan", "statistik", { von: from, ...(to ? { bis: to } : {}) }))).toMatch(wrong);
	expect(flow.openApi.violations).toEqual([]);
});

test("the report's files are exact, and nobody's name is in them", async () => {
	await scriptedDay();
	const { store } = flow.bot.guild(flow.guildId)!;
	// An objection to what the machine did, upheld after two hours.
	const removed = (await store.get(caseRecord, caseKey(1)))!;
	const at = flow.discord.clock.now();
	const objection = {
		at,
		text: "Nein.",
		state: "upheld",
		by: "9",
		decidedAt: at + 120 * MINUTE,
		...{ alone: false, remindedAt: null, earlier: [] },
		reason: "Doch.",
	} as const;
	const history = [...removed.history, { at, by: "9", kind: "upheld", detail: null } as const];
	await store.commit([put(caseRecord, caseKey(1), { ...removed, objection, history })]);
	flow.discord.clock.advance(121 * MINUTE);
	await expect(ask("jonas", "transparenz")).rejects.toThrow("no command");
	const answer = await ask("amira", "transparenz", {
		bis: "31.12.2999",
	});
	const [md, csv] = await Promise.all(
		answer.attachments.map(async ({ url }) => new TextDecoder().decode(await file(url))),
	);
	const rows = csv!
		.replace("\ufeff", "")
		.trim()
		.split("\r\n")
		.map((line) => line.split(",").slice(2).join(","));
	expect(rows).toEqual([
		"section,item,figure,value",
		"comments,written,value,9",
		"comments,without objection,value,6",
		"notices,Something else,number,1",
		"notices,Something else,removed,1",
		"notices,Something else,agreed,0",
		"notices,Something else,stays,0",
		"notices,Something else,open,0",
		"notices,total,number,1",
		"notices,total,removed,1",
		"notices,total,agreed,0",
		"notices,total,stays,0",
		"notices,total,open,0",
		"notices,hours to the decision on a notice,value,0.33",
		"notices,hours to the decision on what was held or flagged,value,0.33",
		...measure("Hold / warten", 2, 2, 0, 0, 1),
		...measure("Remove / weg", 2, 1, 1, 1, 1),
		...measure("Warn / weg", 1, 1, 0, 0, 1),
		"automation,share of automatic measures,value,0.8",
		"automation,cases decided automatically,value,3",
		"automation,of these taken back,value,2",
		"automation,share of automatic cases taken back,value,0.6667",
		"automation,complaints against them,value,1",
		"automation,of these upheld,value,1",
		"complaints,received,value,1",
		"complaints,upheld,value,1",
		"complaints,dismissed,value,0",
		"complaints,withdrawn,value,0",
		"complaints,open,value,0",
		"complaints,hours to the decision,value,2",
		"misuse,manifestly unfounded notices,value,0",
		"misuse,warnings,value,0",
		"misuse,suspensions,value,0",
	]);
	expect(md).toContain("## Maßnahmen (Art. 15 Abs. 1 lit. c) / Measures (art. 15(1)(c))");
	expect(md).toContain("| Entfernen / Remove | weg | 2 | 1 | 1 | 1 | 1 |");
	for (const name of ["milan", "lena", "karla", "neu_hier", "jonas"])
		expect((md! + csv).toLowerCase()).not.toContain(name);
});

function measure(item: string, ...values: number[]): string[] {
	return ["number", "machine", "hand", "onReport", "back"].map((name, i) => `measures,${item},${name},${values[i]}`);
}
