// Threads and forum posts: opened, locked, archived, woken, refused.
import { Events, type ForumChannel, Routes, type TextChannel, type ThreadChannel } from "discord.js";
import { afterAll, beforeAll, expect, it } from "vitest";
import { channelOf, codeOf, start } from "./client.ts";

let scene: Awaited<ReturnType<typeof start>>;
let channel: TextChannel;
let place: string;
beforeAll(async () => {
	scene = await start({ rateLimits: "off" });
	place = scene.local.channelId("nachrichten");
	channel = await channelOf<TextChannel>(scene.client, place);
});
afterAll(() => scene.stop());

const patch = (id: string, body: object) => scene.client.rest.patch(Routes.channel(id), { body });

it("a message has one thread; it bears the message's id, and everyone is told", async () => {
	const { local, client } = scene;
	const told: string[] = [];
	client.on(Events.ThreadCreate, (thread) => void told.push(`thread ${thread.name}`));
	client.on(
		Events.MessageUpdate,
		(_, message) => void told.push(`flag ${message.hasThread} ${message.editedTimestamp}`),
	);
	const message = await channel.send("Artikel");
	const thread = await message.startThread({ name: "Schreibe einen Kommentar: Fähre" });
	expect(thread.id).toBe(message.id);
	const again = client.rest.post(Routes.threads(place, message.id), { body: { name: "zweiter" } });
	expect(await codeOf(again)).toBe(160004);
	await local.waitFor(() => told.length >= 2);
	expect(told).toEqual(["thread Schreibe einen Kommentar: Fähre", "flag true null"]);
	expect((await thread.fetchStarterMessage())!.content).toBe("Artikel");
	const first = local.as("Lena").messages(thread.id)[0]!;
	expect([first.type, first.referenced_message!.content]).toEqual([21, "Artikel"]);
	local.as("Lena").say(thread.id, "Endlich");
	expect(local.world.channels.get(thread.id)!.thread!.members.has(local.userId("Lena"))).toBe(true);
	await message.delete();
	expect((await channelOf<ThreadChannel>(client, thread.id)).name).toContain("Fähre");
});

it("an archived thread is woken by a message; a locked one stays shut but for those who manage threads", async () => {
	const { local } = scene;
	const lena = local.as("Lena");
	const thread = await (await channel.send("x")).startThread({ name: "t" });
	const said = lena.say(thread.id, "a");
	await patch(thread.id, { archived: true });
	expect(await codeOf(() => lena.edit(said.id, "b"))).toBe(50083);
	expect(await codeOf(() => lena.react(said.id, "👍"))).toBe(50083);
	expect(await codeOf(patch(thread.id, { name: "neu" }))).toBe(50083);
	lena.say(thread.id, "c");
	expect(local.world.channels.get(thread.id)!.thread!.archived).toBe(false);
	await patch(thread.id, { locked: true });
	expect(await codeOf(() => lena.say(thread.id, "d"))).toBe(160005);
	expect(await codeOf(() => lena.edit(said.id, "e"))).toBe(160005);
	local.as("Jonas").say(thread.id, "Schluss für heute");
	await patch(thread.id, { archived: true });
	expect(await codeOf((thread as ThreadChannel).send("zu")), "locked and archived: no automatic waking").toBe(50083);
	expect(await codeOf(() => lena.changeThread(thread.id, { archived: false }))).toBe(160005);
	await patch(thread.id, { archived: false });
	await thread.send("Korrektur");
	await patch(thread.id, { archived: true });
	expect(await codeOf(() => local.as("Milan").changeThread(thread.id, { locked: false }))).toBe(50013);
});

it("silence archives a thread, in this world's time", async () => {
	const { local } = scene;
	const thread = await (await channel.send("x")).startThread({ name: "still", autoArchiveDuration: 60 });
	const told = new Promise<boolean>((resolve) =>
		scene.client.once(Events.ThreadUpdate, (_, after) => resolve(after.archived === true)),
	);
	local.clock.advance(59 * 60_000);
	expect(local.world.channels.get(thread.id)!.thread!.archived).toBe(false);
	local.clock.advance(2 * 60_000);
	expect(local.world.channels.get(thread.id)!.thread!.archived).toBe(true);
	expect(await told).toBe(true);
});

it("a forum demands what it demands: tags it has, at most five, one where it says so", async () => {
	const { local, client } = scene;
	const strict = local.build.channel(local.guildId(), {
		name: "streng",
		type: "forum",
		tags: ["A", "B", "C", "D", "E", "F"],
		requireTag: true,
	});
	const forum = await channelOf<ForumChannel>(client, strict.id);
	const tags = forum.availableTags.map((tag) => tag.id);
	const open = (appliedTags?: string[]) =>
		forum.threads.create({ name: "Beitrag", message: { content: "Text" }, ...(appliedTags ? { appliedTags } : {}) });
	expect(await codeOf(open())).toBe(40067);
	expect(await codeOf(open(tags))).toBe(50035);
	expect(await codeOf(open(["1500000000000000000"]))).toBe(50035);
	const created = new Promise<string>((resolve) => client.once(Events.MessageCreate, (message) => resolve(message.id)));
	const post = await open(tags.slice(0, 1));
	expect(await created).toBe(post.id);
	expect(post.appliedTags).toEqual(tags.slice(0, 1));
	expect(await codeOf(client.rest.post(Routes.channelMessages(strict.id), { body: { content: "x" } }))).toBe(50008);
	const empty = client.rest.post(Routes.threads(strict.id), {
		body: { name: "leer", applied_tags: tags.slice(0, 1), message: {} },
	});
	expect(await codeOf(empty)).toBe(50006);
	const found = (await client.rest.get(`/channels/${strict.id}/threads/search`, {
		query: new URLSearchParams({ name: "beitr" }),
	})) as { total_results: number; first_messages: { content: string }[] };
	expect([found.total_results, found.first_messages[0]!.content], "the refused post left nothing").toEqual([1, "Text"]);
	expect(local.as("Lena").startPost(strict.id, "Frage", "Wann?", ["B"])).toMatch(/^\d+$/);
});

it("private threads are for members and those who manage threads; deleting a channel takes its threads silently", async () => {
	const { local, client } = scene;
	const room = local.build.channel(local.guildId(), { name: "raum" });
	const text = await channelOf<TextChannel>(client, room.id);
	const secret = await text.threads.create({ name: "geheim", type: 12 });
	expect(await codeOf(() => local.as("Lena").messages(secret.id))).toBe(50001);
	expect(await codeOf(() => local.as("Jonas").messages(secret.id))).toBe("ok");
	await secret.members.add(local.userId("Lena"));
	expect(await codeOf(() => local.as("Lena").say(secret.id, "da"))).toBe("ok");
	const deleted: string[] = [];
	client.on(Events.ThreadDelete, (thread) => void deleted.push(thread.id));
	await local.as("Amira").startLooseThread(room.id, "offen");
	expect(await codeOf(text.delete()), "the bot may not manage channels").toBe(50013);
	local.build.overwrite(room.id, local.botId, { allow: ["MANAGE_CHANNELS"] });
	await text.delete();
	expect([deleted, await codeOf(client.channels.fetch(secret.id, { force: true }))]).toEqual([[], 10003]);
});

it("no more than a thousand threads are active at once", async () => {
	const { local, client } = scene;
	const guild = local.build.guild({ name: "Viel", ownerId: local.userId("Amira") });
	local.build.bot(guild.id, "all");
	const room = local.build.channel(guild.id, { name: "viel" });
	const news = local.build.channel(guild.id, { name: "neu", type: "announcement" });
	const amira = local.as("Amira");
	for (let n = 0; n < 1000; n++) amira.startLooseThread(room.id, `t${n}`);
	const more = (id: string) => client.rest.post(Routes.threads(id), { body: { name: "x", type: 11 } });
	expect(await codeOf(more(room.id))).toBe(160006);
	expect(await codeOf(more(news.id))).toBe(160007);
});
