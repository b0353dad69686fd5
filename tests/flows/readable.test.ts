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
		{ name: "falle", where: { bots: true }, when: { links: { deny: ["falle.example"] } }, then: ["remove"] },
		{ name: "viele", when: { mentions: { moreThan: 0 } }, then: ["remove"] },
		{ name: "weiter", when: { media: { has: ["forward"] } }, then: ["flag"] },
	]),
	{ terms: compileTerms([]) },
);

let flow: Flow;
let thread: string;
beforeAll(async () => {
	flow = await startFlow({ rules });
	await flow.bot.tick();
	thread = flow.threads("nachrichten")[0]!.id;
	const { build } = flow.discord;
	const bot = build.user({ username: "wetterbot", displayName: "Wetter", bot: true });
	build.member(flow.guildId, bot.id);
	build.member(flow.guildId, build.user({ username: "verboten_77" }).id);
	await flow.quiet();
});
afterAll(() => flow.close());

const say = (content: string, extra?: Parameters<ReturnType<typeof lena>["say"]>[2]) =>
	lena().say(thread, content, extra).id;
const lena = () => flow.discord.as("lena");
const bot = (extra: Parameters<ReturnType<typeof lena>["say"]>[2]) =>
	flow.discord.as("wetterbot").say(thread, "Das Wetter", extra).id;
/** What somebody writes in a thread that they opened themselves. */
const inThread = (id: string) => lena().say(id, "Los geht es").id;
const file = (filename: string, description?: string) => ({
	files: [{ filename, data: "x", ...(description && { description }) }],
});
const row = (button: object) => ({ type: 1, components: [{ type: 2, ...button }] });
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
	["threadTitle", () => inThread(lena().startLooseThread(flow.channel("plauderecke"), "Verboten gut"))],
	[
		"threadTitle",
		() => {
			const channel = flow.channel("plauderecke");
			return inThread(lena().startThread(flow.discord.as("jonas").say(channel, "Guten Tag").id, "Verboten gut"));
		},
	],
	["embed", () => bot({ embeds: [{ title: "Streng verboten" }] })],
	["embed", () => bot({ embeds: [{ description: "Streng verboten" }] })],
	["embed", () => bot({ embeds: [{ author: { name: "Der Verbotene" } }] })],
	["embed", () => bot({ embeds: [{ footer: { text: "verboten" }, title: "Regen" }] })],
	["embed", () => bot({ embeds: [{ title: "Regen", fields: [{ name: "Wo", value: "verboten" }] }] })],
	["embed", () => bot({ embeds: [{ title: "Regen", fields: [{ name: "verboten", value: "ja" }] }] })],
	["embed", () => bot({ embeds: [{ title: "Regen", url: "https://falle.example/x" }] })],
	[
		"component",
		() => bot({ components: [row({ style: 5, label: "Streng verboten", url: "https://wetter.example/" })] }),
	],
	["component", () => bot({ components: [row({ style: 5, label: "Mehr", url: "https://www.falle.example/x" })] })],
	["nickname", () => flow.discord.as("verboten_77").say(thread, "Guten Tag").id],
])("%s", async (source, write) => {
	const id = write();
	await flow.discord.waitFor(() => !flow.discord.world.messages.has(id));
	await flow.quiet();
	const record = (await cases(flow)).at(-1)!;
	expect(record.comment!.messageId).toBe(id);
	flow.discord.clock.advance(60_000);
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

test("what Discord adds is not the member's: the title of the article's thread, whom an answer is for", async () => {
	const before = (await cases(flow)).length;
	lena().reply(flow.discord.as("jonas").say(thread, "Was meint ihr?").id, "Das ist gut");
	const other = lena().startLooseThread(flow.channel("plauderecke"), "Alles verboten");
	flow.discord.as("milan").say(other, "Ich schreibe nur mit");
	await flow.quiet();
	expect(await cases(flow)).toHaveLength(before);
	const id = lena().say(thread, `Frag <@${flow.discord.userId("jonas")}>`).id;
	await flow.discord.waitFor(() => !flow.discord.world.messages.has(id));
});

test("a picture that is forwarded without a word is something forwarded; a preview that comes late is read", async () => {
	const picture = flow.discord.as("jonas").say(thread, "", file("bild.png")).id;
	const { id } = lena().forward(picture, thread);
	await flow.quiet();
	expect((await cases(flow)).at(-1)).toMatchObject({ decision: "flag", comment: { messageId: id } });
	const linked = say("Seht mal: https://wetter.example/1");
	await flow.quiet();
	flow.discord.attachPreview(linked, { title: "Regen", description: "Streng verboten" });
	await flow.discord.waitFor(() => !flow.discord.world.messages.has(linked));
});

test("a nickname", async () => {
	flow.discord.build.member(flow.guildId, flow.discord.userId("lena"), { nick: "Die Verbotene" });
	await flow.quiet();
	const id = say("Guten Morgen");
	await flow.discord.waitFor(() => !flow.discord.world.messages.has(id));
	await flow.quiet();
	expect((await cases(flow)).at(-1)!.comment!.parts.at(-1)).toMatchObject({ source: "nickname" });
});
