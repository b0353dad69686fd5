// Messages: limits, nonces, mentions, what may not be done, pages of history, forwards, polls, pins.
import { type Message, MessageFlags, MessageReferenceType, Routes, type TextChannel } from "discord.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { channelOf, codeOf, start } from "./client.ts";

let scene: Awaited<ReturnType<typeof start>>;
let channel: TextChannel;
let place: string;
beforeAll(async () => {
	scene = await start();
	place = scene.local.channelId("plauderecke");
	channel = await channelOf<TextChannel>(scene.client, place);
});
afterAll(() => scene.stop());

const post = (body: object) => scene.client.rest.post(Routes.channelMessages(place), { body }) as Promise<Message>;
/** The paths of the form errors with which a body is refused. */
async function refusedAt(body: object): Promise<string[]> {
	try {
		await post(body);
		return [];
	} catch (error) {
		const paths: string[] = [];
		const walk = (node: Record<string, unknown>, path: string) => {
			for (const [key, value] of Object.entries(node))
				if (key === "_errors") paths.push(...(value as { code: string }[]).map((one) => `${path} ${one.code}`));
				else walk(value as Record<string, unknown>, path ? `${path}.${key}` : key);
		};
		const raw = (error as { rawError: { code: number; errors?: Record<string, unknown> } }).rawError;
		walk(raw.errors ?? {}, "");
		return paths.length > 0 ? paths : [String(raw.code)];
	}
}
const row = (...components: object[]) => ({ type: 1, components });
const button = (custom_id: string) => ({ type: 2, style: 1, label: "x", custom_id });
const texts = (n: number, length = 1) => Array.from({ length: n }, () => ({ type: 10, content: "x".repeat(length) }));

describe("limits", () => {
	const accepted: [string, object][] = [
		["2000 characters", { content: "ä".repeat(2000) }],
		["10 embeds of 600 characters", { embeds: Array.from({ length: 10 }, () => ({ description: "x".repeat(600) })) }],
		["an embed's texts, trimmed", { embeds: [{ title: ` ${"t".repeat(256)} `, description: "d".repeat(4096) }] }],
		[
			"5 rows of 5 buttons",
			{ content: "x", components: [0, 1, 2, 3, 4].map((r) => row(...[0, 1, 2, 3, 4].map((b) => button(`${r}${b}`)))) },
		],
		["40 components", { flags: 1 << 15, components: texts(40) }],
		["4000 characters of components", { flags: 1 << 15, components: texts(4, 1000) }],
	];
	it.each(accepted)("take %s", async (_what, body) => {
		expect(await refusedAt(body)).toEqual([]);
	});

	const refused: [string, object, string[]][] = [
		["nothing", { content: " " }, ["50006"]],
		["2001 characters", { content: "x".repeat(2001) }, ["content BASE_TYPE_MAX_LENGTH"]],
		["11 embeds", { embeds: Array.from({ length: 11 }, () => ({ title: "x" })) }, ["embeds BASE_TYPE_BAD_LENGTH"]],
		[
			"6001 characters over all embeds",
			{ embeds: [{ description: "x".repeat(4000) }, { description: "x".repeat(2001) }] },
			["embeds MAX_EMBED_SIZE_EXCEEDED"],
		],
		[
			"a long title and an empty field",
			{ embeds: [{ title: "x".repeat(257), fields: [{ name: "", value: "v" }] }] },
			["embeds.0.title BASE_TYPE_MAX_LENGTH", "embeds.0.fields.0.name BASE_TYPE_REQUIRED"],
		],
		[
			"a footer, an author, a field that are too long",
			{
				embeds: [
					{
						footer: { text: "x".repeat(2049) },
						author: { name: "x".repeat(257) },
						fields: [{ name: "n", value: "x".repeat(1025) }],
					},
				],
			},
			[
				"embeds.0.footer.text BASE_TYPE_MAX_LENGTH",
				"embeds.0.author.name BASE_TYPE_BAD_LENGTH",
				"embeds.0.fields.0.value BASE_TYPE_BAD_LENGTH",
			],
		],
		[
			"a picture that is no address",
			{ embeds: [{ image: { url: "ftp://x" } }] },
			["embeds.0.image.url URL_TYPE_INVALID_SCHEME"],
		],
		[
			"6 rows",
			{ content: "x", components: [0, 1, 2, 3, 4, 5].map((r) => row(button(`${r}`))) },
			["components BASE_TYPE_BAD_LENGTH"],
		],
		[
			"6 buttons in a row",
			{ content: "x", components: [row(...[0, 1, 2, 3, 4, 5].map((b) => button(`${b}`)))] },
			["components.0.components BASE_TYPE_BAD_LENGTH"],
		],
		[
			"the same custom_id twice",
			{ content: "x", components: [row(button("a"), button("a"))] },
			["components.0.components.1.custom_id COMPONENT_CUSTOM_ID_DUPLICATED"],
		],
		[
			"a long custom_id, a long label",
			{ content: "x", components: [row({ ...button("a".repeat(101)), label: "x".repeat(81) })] },
			[
				"components.0.components.0.label BASE_TYPE_MAX_LENGTH",
				"components.0.components.0.custom_id BASE_TYPE_BAD_LENGTH",
			],
		],
		[
			"a link button with custom_id",
			{ content: "x", components: [row({ type: 2, style: 5, label: "x", url: "https://a.example", custom_id: "a" })] },
			["components.0.components.0 BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE"],
		],
		[
			"26 options",
			{
				content: "x",
				components: [
					row({
						type: 3,
						custom_id: "s",
						options: Array.from({ length: 26 }, (_, i) => ({ label: "x", value: `${i}` })),
					}),
				],
			},
			["components.0.components.0.options BASE_TYPE_BAD_LENGTH"],
		],
		[
			"a select beside a button",
			{ content: "x", components: [row(button("a"), { type: 5, custom_id: "u" })] },
			["components.0.components COMPONENT_LAYOUT_WIDTH_EXCEEDED"],
		],
		[
			"a container without its flag",
			{ content: "x", components: [{ type: 17, components: texts(1) }] },
			["components.0.type UNION_TYPE_CHOICES"],
		],
		[
			"text beside components of the second kind",
			{ flags: 1 << 15, content: "x", components: texts(1) },
			["content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"],
		],
		[
			"41 components, counting nested ones",
			{ flags: 1 << 15, components: [{ type: 17, components: texts(39) }, ...texts(1)] },
			["components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED"],
		],
		[
			"4001 characters of components",
			{ flags: 1 << 15, components: texts(3, 1334) },
			["components COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED"],
		],
		[
			"a file that was not sent",
			{ flags: 1 << 15, components: [{ type: 13, file: { url: "attachment://fehlt.txt" } }] },
			["components.0.file.url UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND"],
		],
		[
			"a section without accessory",
			{ flags: 1 << 15, components: [{ type: 9, components: texts(1) }] },
			["components.0.accessory BASE_TYPE_REQUIRED"],
		],
		[
			"mentions both parsed and listed",
			{ content: "x", allowed_mentions: { parse: ["users"], users: ["1500000000000000000"] } },
			["allowed_mentions MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE"],
		],
		["a long nonce", { content: "x", nonce: "x".repeat(26) }, ["nonce BASE_TYPE_MAX_LENGTH"]],
		[
			"an answer to nothing",
			{ content: "x", message_reference: { message_id: "1500000000000000000" } },
			["message_reference REPLIES_UNKNOWN_MESSAGE"],
		],
		[
			"11 answers in a poll",
			{ poll: { question: { text: "?" }, answers: Array.from({ length: 11 }, () => ({ poll_media: { text: "x" } })) } },
			["poll.answers BASE_TYPE_BAD_LENGTH"],
		],
	];
	it.each(refused)("refuse %s", async (_what, body, errors) => {
		expect(await refusedAt(body)).toEqual(errors);
	});

	it("of files: ten, ten MiB each", async () => {
		const files = Array.from({ length: 11 }, (_, i) => ({ attachment: Buffer.from("x"), name: `${i}.txt` }));
		expect(await codeOf(channel.send({ files }))).toBe(30015);
		expect(await codeOf(channel.send({ files: [{ attachment: Buffer.alloc(10 * 1024 * 1024 + 1), name: "a" }] }))).toBe(
			40005,
		);
	});
});

describe("nonces", () => {
	it("make one message of several calls for minutes; a deleted one is unknown, later there is a new one", async () => {
		const body = { content: "einmal", nonce: "artikel-1", enforce_nonce: true };
		const [first, second] = [await post(body), await post(body)];
		expect(second.id).toBe(first.id);
		expect((await post({ ...body, enforce_nonce: false })).id).not.toBe(first.id);
		const other = { ...body, nonce: "artikel-2" };
		await channel.messages.delete((await post(other)).id);
		expect(await codeOf(post(other))).toBe(10008);
		scene.local.clock.advance(6 * 60_000);
		expect((await post(body)).id).not.toBe(first.id);
	});
});

describe("mentions", () => {
	it("are those that are allowed; an edit without the member parses anew; a reply mentions its target", async () => {
		const { local } = scene;
		const lena = local.userId("Lena");
		const text = `<@${lena}> <@&${local.roleId("Mitglied")}> @everyone`;
		const read = (body: object) =>
			post(body).then((message) => {
				const raw = message as unknown as {
					mentions: { id: string }[];
					mention_roles: string[];
					mention_everyone: boolean;
				};
				return [raw.mentions.map((user) => user.id), raw.mention_roles, raw.mention_everyone];
			});
		expect(await read({ content: text, allowed_mentions: { parse: [] } })).toEqual([[], [], false]);
		expect(await read({ content: text }), "the bot may not mention everyone").toEqual([[lena], [], false]);
		expect(await read({ content: text, allowed_mentions: { users: [lena] } })).toEqual([[lena], [], false]);
		const said = local.as("Lena").say(place, "Frage");
		const quiet = { content: "a", message_reference: { message_id: said.id }, allowed_mentions: { parse: [] } };
		expect(await read({ content: "a", message_reference: { message_id: said.id } })).toEqual([[lena], [], false]);
		expect(await read(quiet)).toEqual([[], [], false]);
		const silent = await post({ content: `<@${lena}>`, allowed_mentions: { parse: [] } });
		const edited = (await scene.client.rest.patch(Routes.channelMessage(place, silent.id), {
			body: { content: `doch <@${lena}>` },
		})) as { mentions: unknown[] };
		expect(edited.mentions).toHaveLength(1);
	});
});

describe("others' messages", () => {
	it("cannot be edited, but deleted with the right; a reason reaches the audit log, counted together", async () => {
		const { local, client } = scene;
		const said = [1, 2].map((n) => local.as("Milan").say(place, `Unfug ${n}`));
		expect(await codeOf(channel.messages.edit(said[0]!.id, "x"))).toBe(50005);
		for (const { id } of said) await client.rest.delete(Routes.channelMessage(place, id), { reason: "Fall 3" });
		expect(await codeOf(channel.messages.delete(said[0]!.id))).toBe(10008);
		const entry = local.world.guilds.get(local.guildId())!.auditLog.at(-1)!;
		expect([entry.actionType, entry.reason, entry.targetId, entry.options]).toEqual([
			72,
			"Fall 3",
			local.userId("Milan"),
			{ channel_id: place, count: "2" },
		]);
		const own = await channel.send("x");
		await own.delete();
		expect(local.world.guilds.get(local.guildId())!.auditLog.at(-1)).toBe(entry);
		expect(await codeOf(() => local.as("Lena").delete(local.as("Milan").say(place, "y").id))).toBe(50013);
	});

	it("in bulk: 2 to 100, no duplicates, not older than two weeks", async () => {
		const { local } = scene;
		const ids = Array.from({ length: 3 }, (_, n) => local.as("Milan").say(place, `m${n}`).id);
		const bulk = (messages: string[]) =>
			codeOf(scene.client.rest.post(Routes.channelBulkDelete(place), { body: { messages } }));
		expect(await bulk([ids[0]!])).toBe(50016);
		expect(await bulk([ids[0]!, ids[0]!])).toBe(50035);
		local.clock.advance(15 * 24 * 3_600_000);
		expect(await bulk(ids)).toBe(50034);
		const fresh = Array.from({ length: 2 }, (_, n) => local.as("Milan").say(place, `n${n}`).id);
		expect(await bulk(fresh)).toBe("ok");
		expect(
			local
				.as("Lena")
				.messages(place)
				.some((message) => fresh.includes(message.id)),
		).toBe(false);
	});
});

it("history comes newest first: before, right after the anchor, around it", async () => {
	const { local } = scene;
	const room = local.build.channel(local.guildId(), { name: "archiv" });
	const ids = Array.from({ length: 10 }, (_, n) => local.as("Lena").say(room.id, `${n}`).id);
	const read = async (query: Record<string, string>) => {
		const found = await scene.client.rest.get(Routes.channelMessages(room.id), { query: new URLSearchParams(query) });
		return (found as { content: string }[]).map((message) => message.content).join("");
	};
	expect(await read({ limit: "3" })).toBe("987");
	expect(await read({ limit: "3", before: ids[5]! })).toBe("432");
	expect(await read({ limit: "3", after: ids[5]! })).toBe("876");
	expect(await read({ limit: "3", after: ids[1]! }), "right after the anchor, not the newest").toBe("432");
	expect(await read({ limit: "3", around: ids[5]! })).toBe("654");
	expect(await codeOf(read({ limit: "101" }))).toBe(50035);
	local.build.overwrite(room.id, local.botId, { deny: ["READ_MESSAGE_HISTORY"] });
	expect(await read({ limit: "3" }), "an empty list, no error").toBe("");
});

it("a forward carries a snapshot and no content of its own; previews come as updates without an edit time", async () => {
	const { local, client } = scene;
	const said = local.as("Milan").say(place, "Das steht dort");
	const updated = new Promise<Message>((resolve) =>
		client.once("messageUpdate", (_, after) => resolve(after as Message)),
	);
	local.attachPreview(said.id, { title: "Vorschau", url: "https://nordhafen.example" });
	expect((await updated).editedTimestamp).toBeNull();
	const heard = new Promise<Message>((resolve) => client.once("messageCreate", resolve));
	const forwarded = local.as("Lena").forward(said.id, place);
	expect([forwarded.content, forwarded.message_reference!.type]).toEqual(["", MessageReferenceType.Forward]);
	const message = await heard;
	expect([message.content, message.messageSnapshots.first()!.content]).toEqual(["", "Das steht dort"]);
});

it("components and flags can be changed later; the second kind of components cannot be taken back", async () => {
	const message = await channel.send({ content: "x", components: [row(button("a")) as never] });
	expect((await message.edit({ components: [] })).components).toEqual([]);
	const turned = await message.edit({
		content: null,
		flags: MessageFlags.IsComponentsV2,
		components: texts(1) as never,
	});
	expect(turned.flags.has(MessageFlags.IsComponentsV2)).toBe(true);
	expect(await codeOf(turned.edit("wieder Text"))).toBe(50035);
});

it("slow mode holds people, not bots; announcements are published once", async () => {
	const { local, client } = scene;
	const slow = local.build.channel(local.guildId(), { name: "langsam", slowmode: 60 });
	local.as("Lena").say(slow.id, "eins");
	expect(await codeOf(() => local.as("Lena").say(slow.id, "zwei"))).toBe(20016);
	local.clock.advance(61_000);
	local.as("Lena").say(slow.id, "zwei");
	const room = await channelOf<TextChannel>(client, slow.id);
	await room.send("a");
	await room.send("b");
	const news = await channelOf<TextChannel>(client, local.channelId("ankündigungen"));
	const message = await news.send("Neu");
	await message.crosspost();
	expect(await codeOf(client.rest.post(Routes.channelMessageCrosspost(news.id, message.id)))).toBe(40033);
	expect(await codeOf(client.rest.post(Routes.channelMessageCrosspost(place, (await channel.send("x")).id)))).toBe(
		50024,
	);
});

it("direct messages: closed, without a shared guild, or delivered", async () => {
	const { local, client } = scene;
	expect(await codeOf(client.users.send(local.userId("Karla"), "x"))).toBe(50007);
	const stranger = local.build.user({ username: "fremd" });
	expect(await codeOf(client.users.send(stranger.id, "x"))).toBe(50278);
	expect(await codeOf(client.users.send(local.userId("Lena"), "x"))).toBe("ok");
	local.build.closeDms(local.userId("Lena"));
	expect(await codeOf(client.users.send(local.userId("Lena"), "x"))).toBe(50007);
	local.build.closeDms(local.userId("Lena"), false);
});

it("polls are voted on, counted for each viewer, and closed by their author once", async () => {
	const { local, client } = scene;
	const message = await channel.send({
		poll: {
			question: { text: "Wohin mit der Fähre?" },
			answers: [{ text: "Norden" }, { text: "Süden" }],
			duration: 1,
			allowMultiselect: false,
		},
	});
	local.as("Lena").vote(message.id, [1]);
	local.as("Milan").vote(message.id, [1]);
	local.as("Milan").vote(message.id, [2]);
	expect(await codeOf(() => local.as("Lena").vote(message.id, [1, 2]))).toBe(520000);
	const seen = local
		.as("Lena")
		.messages(place)
		.find((one) => one.id === message.id)!;
	expect(seen.poll!.results!.answer_counts).toEqual([
		{ id: 1, count: 1, me_voted: true },
		{ id: 2, count: 1, me_voted: false },
	]);
	const voters = await message.poll!.answers.get(2)!.voters.fetch();
	expect(voters.map((user) => user.username)).toEqual(["milan"]);
	expect((await message.poll!.end()).poll!.resultsFinalized).toBe(true);
	expect(await codeOf(client.rest.post(Routes.expirePoll(place, message.id)))).toBe(520001);
	expect(local.as("Lena").messages(place).at(-1)!.type).toBe(46);
});
