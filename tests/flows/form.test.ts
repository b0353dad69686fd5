// Comments through the form: judged before they appear, posted under their authors' names, and theirs to change.
import type { APIMessage } from "discord-api-types/v10";
import { afterEach, expect, test } from "vitest";
import { caseKey, caseRecord, formCommentRecord, memberRecord, submissionRecord } from "../../src/guild/records.ts";
import { buttons, type Flow, type FlowOptions, readable, startFlow } from "./flow.ts";

let flow: Flow;
afterEach(() => flow.close());

type Mode = "open" | "newcomers" | "form";

/** A world with one article and its thread. @returns the thread's id */
async function world(mode: Mode, options: FlowOptions = {}): Promise<string> {
	flow = await startFlow({
		guild: (own) => ({ discussion: { ...own.discussion, comments: { mode, newcomersUntil: 2 } } }),
		...options,
	});
	await flow.bot.tick();
	await flow.quiet();
	return flow.threads("nachrichten")[0]!.id;
}

const guild = () => flow.bot.guild(flow.guildId)!;
const writeId = (thread: string) => `kommentar:schreiben:${flow.guildId}:${thread}`;
const comments = (thread: string) => flow.messages(thread).filter(({ webhook_id }) => webhook_id);
const cards = () => flow.messages(flow.channel("moderation"));

async function opened(who: string, message: APIMessage, id: string) {
	const result = await flow.discord.as(who).click(message.id, id);
	expect(result.kind).toBe("modal");
	return result.modal!;
}

/** Opens the form from the thread's first line and sends it. @returns what the member reads */
async function write(who: string, thread: string, text: string): Promise<APIMessage> {
	const line = flow.messages(thread).find((message) => buttons(message).includes(writeId(thread)))!;
	const modal = await opened(who, line, writeId(thread));
	const answer = await (await flow.discord.as(who).submitModal(modal.id, { text })).settled();
	await flow.quiet();
	return answer!;
}

const fieldOf = (modal: { components: unknown[] }) =>
	(modal.components[0] as { component: { value?: string; max_length: number } }).component;

test("a comment from the form stands under its author's name, counts as theirs and pings nobody", async () => {
	const thread = await world("open");
	const answer = await write("lena", thread, `Mir gefällt der Plan, <@${flow.discord.userId("jonas")}>.`);
	expect(readable(answer)).toMatch(/Dein Kommentar steht: https:\/\/discord\.com\/channels\//);
	const [comment] = comments(thread);
	expect(comment).toMatchObject({ author: { username: "Lena" }, mentions: [] });
	const kept = await guild().store.get(formCommentRecord, `form/${comment!.id}`);
	expect(kept).toMatchObject({ authorId: flow.discord.userId("lena"), userName: "lena" });
	await flow.bot.tick();
	const member = await guild().store.get(memberRecord, `member/${flow.discord.userId("lena")}`);
	expect(member!.accepted).toBe(1);
	const told = await (await flow.discord.as("milan").command(thread, "diskussion")).settled();
	expect(readable(told)).toContain("**1 Kommentar** von **1 Person**");
	expect(flow.openApi.violations).toEqual([]);
});

test("by hand, a comment from the form is its author's: warned about and cleared away", async () => {
	const thread = await world("open");
	await write("lena", thread, "Erster Beitrag von mir.");
	await write("lena", thread, "Zweiter Beitrag von mir.");
	const [first] = comments(thread);
	const kommentar = `https://discord.com/channels/${flow.guildId}/${thread}/${first!.id}`;
	const run = async (command: string, options = {}) => {
		const answer = await (await flow.discord.as("jonas").command(thread, command, options)).settled();
		await flow.quiet();
		return answer!;
	};
	const person = flow.discord.userId("lena");
	expect(readable(await run("verwarnen", { person, grund: "Bitte bleib beim Thema.", kommentar }))).toMatch(
		/^Fall 1: [\s\S]*Lena/,
	);
	const record = await guild().store.get(caseRecord, caseKey(1));
	expect(record).toMatchObject({ person: { id: person }, comment: { viaForm: true } });
	const preview = await run("aufräumen", { person, grund: "Werbung" });
	expect(readable(preview)).toContain("2 Kommentare entfernen?");
	const yes = buttons(preview)[0]!;
	await (await flow.discord.as("jonas").click(preview.id, yes)).settled();
	await flow.quiet();
	expect(comments(thread)).toEqual([]);
	// With the comments goes the note of whose they were.
	expect(await guild().store.get(formCommentRecord, `form/${first!.id}`)).toBeUndefined();
	expect(flow.openApi.violations).toEqual([]);
});

test("what the rules object to does not appear: its author reads the clause, revises it, or lets a person decide", async () => {
	const thread = await world("open");
	const stopped = await write("lena", thread, "Der Bürgermeister ist ein I d i o t.");
	expect(readable(stopped)).toMatch(/So kann dein Kommentar noch nicht erscheinen[\s\S]*„Greif Argumente an/);
	expect(comments(thread)).toEqual([]);
	expect(flow.direct("lena")).toEqual([]);
	const modal = await opened("lena", stopped, writeId(thread));
	expect(fieldOf(modal)).toMatchObject({ value: "Der Bürgermeister ist ein I d i o t.", max_length: 2000 });

	const sent = await (
		await flow.discord.as("lena").click(stopped.id, `kommentar:pruefen:${flow.guildId}:${thread}`)
	).settled();
	await flow.quiet();
	expect(readable(sent)).toMatch(/liegt jetzt bei der Moderation \(Fall 1\)/);
	expect(readable(flow.direct("lena").at(-1))).toContain("Dein Kommentar wartet auf Freigabe");
	const card = cards().find((message) => buttons(message).some((id) => id.includes(":freigeben:")))!;
	const approve = buttons(card).find((id) => id.includes(":freigeben:"))!;
	await (await flow.discord.as("jonas").click(card.id, approve)).settled();
	await flow.quiet();
	await flow.bot.tick();
	await flow.quiet();
	expect(comments(thread).map(({ content, author }) => [author.username, content])).toEqual([
		["Lena", "Der Bürgermeister ist ein I d i o t."],
	]);
	// What a person approved is not judged again by the rule.
	expect(cards().filter((message) => readable(message).includes("Fall 2"))).toEqual([]);
	expect(readable(flow.direct("lena").at(-1))).toContain("Dein Kommentar ist freigegeben");
	const member = await guild().store.get(memberRecord, `member/${flow.discord.userId("lena")}`);
	expect(member!.strikes).toEqual([]);
	expect(flow.openApi.violations).toEqual([]);
});

test("newcomers get their text back with the form, and write freely once so many comments stood", async () => {
	const thread = await world("newcomers");
	flow.discord.as("lena").say(thread, "Wann fährt die Fähre wieder?");
	await flow.quiet();
	expect(flow.messages(thread).some(({ content }) => content.includes("Fähre"))).toBe(false);
	const letter = flow.direct("lena").at(-1)!;
	expect(readable(letter)).toMatch(/noch nicht erschienen[\s\S]*Dein Text ist nicht verloren/);
	const modal = await opened("lena", letter, buttons(letter)[0]!);
	expect(fieldOf(modal).value).toBe("Wann fährt die Fähre wieder?");
	await (await flow.discord.as("lena").submitModal(modal.id, {})).settled();
	await flow.quiet();
	expect(comments(thread)).toHaveLength(1);
	await write("lena", thread, "Und fährt sie auch sonntags?");
	await flow.bot.tick();
	flow.discord.as("lena").say(thread, "Danke für die Auskunft!");
	await flow.quiet();
	expect(flow.messages(thread).at(-1)!.content).toBe("Danke für die Auskunft!");
	// Moderators never need it, and nobody outside the articles' threads.
	flow.discord.as("jonas").say(thread, "Willkommen!");
	flow.discord.as("milan").say(flow.channel("plauderecke"), "Moin!");
	await flow.quiet();
	expect(flow.messages(thread).at(-1)!.content).toBe("Willkommen!");
	expect(flow.messages(flow.channel("plauderecke")).at(-1)!.content).toBe("Moin!");
	expect(cards()).toEqual([]);
});

test("with closed direct messages a line in the thread points to the form, once; a threat is a case all the same", async () => {
	const thread = await world("form");
	flow.discord.as("lena").closeDms();
	flow.discord.as("lena").say(thread, "Erster Versuch");
	await flow.quiet();
	flow.discord.as("lena").say(thread, "Zweiter Versuch");
	await flow.quiet();
	const lines = flow.messages(thread).filter((message) => readable(message).includes("Hier wird über das Formular"));
	expect(lines).toHaveLength(1);
	expect(flow.messages(thread).some(({ content }) => content.includes("Versuch"))).toBe(false);
	flow.discord.as("milan").say(thread, "Ich bring dich um, du wirst schon sehen.");
	await flow.quiet();
	expect(readable(flow.direct("milan").at(-1))).toContain("Dein Kommentar wurde entfernt");
});

test("a comment from the form is its author's to change and to delete, and nobody else's", async () => {
	const thread = await world("open");
	await write("lena", thread, "Die Fähre fährt um acht.");
	const [comment] = comments(thread);
	const menu = (who: string) => flow.discord.as(who).messageMenu("Eigenen Kommentar ändern", comment!.id);
	const other = await menu("milan");
	expect(other.kind).toBe("message");
	expect(readable(other.message)).toContain("nur Kommentare, die du über das Formular geschrieben hast");
	const change = async (values: Record<string, string | boolean | string[]>, meanwhile = () => {}) => {
		const modal = (await menu("lena")).modal!;
		meanwhile();
		const answer = await (await flow.discord.as("lena").submitModal(modal.id, values)).settled();
		await flow.quiet();
		return readable(answer);
	};
	expect(await change({ text: "Du Idiot, die Fähre fährt um neun." })).toContain("So kann dein Kommentar noch nicht");
	expect(comments(thread)[0]!.content).toBe("Die Fähre fährt um acht.");
	expect(await change({ text: "Die Fähre fährt um neun." })).toContain("Geändert");
	expect(comments(thread)[0]!.content).toBe("Die Fähre fährt um neun.");
	// Whoever may not write changes nothing either, nor sounds out the rules; taking it away stays theirs.
	for (let tries = 0; tries < 7; tries++) await change({ text: `Die Fähre fährt um ${tries}.` });
	expect(await change({ text: "Und wann fährt sie?" })).toContain("viele Versuche");
	const [amira, lena] = [flow.discord.as("amira"), flow.discord.userId("lena")];
	const timeout = () => amira.timeout(flow.guildId, lena, 3_600_000, "Zu laut.");
	expect(await change({ text: "Ätsch." }, timeout)).toContain("zurzeit nicht schreiben");
	amira.timeout(flow.guildId, lena, null);
	expect(comments(thread)[0]!.content).toBe("Die Fähre fährt um 6.");
	expect(await change({ delete: ["yes"] })).toContain("gelöscht");
	expect(comments(thread)).toEqual([]);
	expect(flow.openApi.violations).toEqual([]);
});

test("where Discord's answer is lost after the effect, the comment appears once", async () => {
	const thread = await world("open", { bot: { restRetries: 0 } });
	flow.discord.faults.rest({
		kind: "status",
		status: 500,
		when: "after",
		method: "POST",
		route: "/webhooks/:webhook_id/:webhook_token",
		count: 1,
	});
	const answer = await write("lena", thread, "Einmal genügt.");
	expect(readable(answer)).toContain("erscheint, sobald Discord ihn annimmt");
	flow.discord.clock.advance(60_000);
	await flow.restart();
	await flow.bot.tick();
	await flow.quiet();
	expect(comments(thread).map(({ content }) => content)).toEqual(["Einmal genügt."]);
	const left: unknown[] = [];
	for await (const { value } of guild().store.list(submissionRecord, "submission/")) left.push(value);
	expect(left).toEqual([]);
});

test("without the right to manage webhooks nothing is lost and everybody hears why; closed threads and timeouts are told", async () => {
	const thread = await world("open");
	const roles = flow.discord.world.guilds.get(flow.guildId)!.roles;
	const saved = [...roles.values()].map((role) => [role, role.permissions] as const);
	for (const [role] of saved) role.permissions &= ~(1n << 29n);
	const refused = await write("lena", thread, "Das will ich sagen.");
	expect(readable(refused)).toMatch(/Dein Text ist gespeichert[\s\S]*(50013|Missing Permissions)/);
	for (const [role, permissions] of saved) role.permissions = permissions;
	const modal = await opened("lena", refused, writeId(thread));
	expect(fieldOf(modal).value).toBe("Das will ich sagen.");

	for (let tries = 0; tries < 9; tries++) await write("lena", thread, `Du Idiot Nummer ${tries}`);
	expect(readable(await write("lena", thread, "Und noch einer"))).toContain("viele Versuche");
	flow.discord.as("jonas").changeThread(thread, { locked: true });
	await flow.quiet();
	expect(readable(await write("milan", thread, "Zu spät?"))).toContain("Diese Diskussion ist geschlossen");
});

test("without the message content intent a comment written directly stands: its text could not be given back", async () => {
	const thread = await world("form", { installation: { messageContent: false } });
	const message = flow.discord.as("lena").say(thread, "Ein langer Gedanke, den niemand verlieren soll.");
	flow.discord.as("milan").say(thread, "Noch einer.");
	await flow.quiet();
	await flow.bot.tick();
	expect(flow.discord.world.messages.has(message.id)).toBe(true);
	const lines = flow
		.messages(thread)
		.map(readable)
		.filter((said) => said.includes("Hier wird über das Formular kommentiert"));
	expect(lines).toHaveLength(1);
	expect(flow.openApi.violations).toEqual([]);
});
