// biome-ignore-all lint/suspicious/noThenProperty: the configuration's word for a rule's actions
// Wherever a person can read a word, the rules read it: one comment for each place, with the real client.
import { afterAll, beforeAll, expect, test } from "vitest";
import { compileTerms } from "../../src/language/terms.ts";
import { compileRules } from "../../src/rules/compile.ts";
import { rulesSchema } from "../../src/rules/rule.ts";
import { type Flow, startFlow } from "./flow.ts";
import { cases } from "./judging.ts";

const rules = compileRules(
	rulesSchema.parse([
		{ name: "wort", where: { bots: true }, when: { pattern: { pattern: "verboten" } }, then: ["remove"] },
		{ name: "programm", when: { attachments: { kinds: ["program"] } }, then: ["flag"] },
	]),
	{ terms: compileTerms([]) },
);

let flow: Flow;
let thread: string;
beforeAll(async () => {
	flow = await startFlow({ rules });
	await flow.bot.tick();
	thread = flow.threads("nachrichten")[0]!.id;
});
afterAll(() => flow.close());

const say = (content: string, extra?: Parameters<ReturnType<typeof lena>["say"]>[2]) =>
	lena().say(thread, content, extra).id;
const lena = () => flow.discord.as("lena");
const file = (filename: string, description?: string) => ({
	files: [{ filename, data: "x", ...(description && { description }) }],
});
const poll = (question: string, answer: string) => ({
	poll: {
		question: { text: question },
		answers: [{ poll_media: { text: answer } }, { poll_media: { text: "Nein" } }],
		duration: 24,
	},
});

test.each<[string, () => string]>([
	["content", () => say("Das ist verboten")],
	["altText", () => say("", file("bild.png", "ein verbotenes Bild"))],
	["fileName", () => say("", file("verboten.png"))],
	["poll", () => say("", poll("Ist das verboten?", "Ja"))],
	["poll", () => say("", poll("Und das?", "Streng verboten"))],
	["threadTitle", () => lena().startPost(flow.channel("nachrichten-forum"), "Streng verboten", "Was meint ihr?")],
])("%s", async (source, write) => {
	const id = write();
	await flow.discord.waitFor(() => !flow.discord.world.messages.has(id));
	await flow.quiet();
	const record = (await cases(flow)).at(-1)!;
	expect(record.comment!.messageId).toBe(id);
	expect(record.matches.map(({ part }) => record.comment!.parts[part]!.source)).toEqual([source]);
});

test("a forward with all that hangs on it: text, name and description of a file, and the file itself", async () => {
	// A moderator may write it; whoever forwards it answers for it.
	const written: [string, Parameters<typeof say>[1]?][] = [
		["Streng verboten"],
		["", file("verboten.png")],
		["", file("bild.png", "verboten")],
	];
	for (const [content, extra] of written) {
		const original = flow.discord.as("jonas").say(thread, content, extra).id;
		const { id } = lena().forward(original, thread);
		await flow.discord.waitFor(() => !flow.discord.world.messages.has(id));
		expect(flow.discord.world.messages.has(original)).toBe(true);
	}
	const program = flow.discord.as("jonas").say(thread, "", file("rechnung.pdf.exe")).id;
	const { id } = lena().forward(program, thread);
	await flow.quiet();
	const record = (await cases(flow)).at(-1)!;
	expect([record.comment!.messageId, record.decision]).toEqual([id, "flag"]);
});

test("an old comment that is edited after a restart", async () => {
	const id = say("Ganz harmlos");
	await flow.quiet();
	flow.discord.clock.advance(3 * 86_400_000);
	await flow.restart();
	lena().edit(id, "Jetzt verboten");
	await flow.discord.waitFor(() => !flow.discord.world.messages.has(id));
});

test("a nickname", async () => {
	flow.discord.build.member(flow.guildId, flow.discord.userId("lena"), { nick: "Die Verbotene" });
	await flow.quiet();
	const id = say("Guten Morgen");
	await flow.discord.waitFor(() => !flow.discord.world.messages.has(id));
	await flow.quiet();
	expect((await cases(flow)).at(-1)!.comment!.parts.at(-1)).toMatchObject({ source: "nickname" });
});
