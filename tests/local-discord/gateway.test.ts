// The gateway: intents, content, resume with replay, lost sessions, close codes, shards.
import { once } from "node:events";
import { Client, Events, GatewayIntentBits, Partials, type TextChannel } from "discord.js";
import { afterEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { type LocalDiscord, startLocalDiscord } from "../../src/local-discord/server.ts";
import { channelOf, codeOf, connect } from "./client.ts";

const running: { local: LocalDiscord; clients: Client[]; sockets: WebSocket[] }[] = [];
afterEach(async () => {
	for (const { local, clients, sockets } of running.splice(0)) {
		for (const client of clients) await client.destroy();
		for (const socket of sockets) socket.terminate();
		await local.close();
	}
});

async function fresh(options: Parameters<typeof startLocalDiscord>[0] = {}) {
	const local = await startLocalDiscord(options);
	const scene = { local, clients: [] as Client[], sockets: [] as WebSocket[] };
	running.push(scene);
	return {
		local,
		async client(clientOptions: Parameters<typeof connect>[1] = {}) {
			const client = await connect(local, clientOptions);
			scene.clients.push(client);
			return client;
		},
		/** A bare socket: what it receives, and with which code it is closed. */
		async socket() {
			const socket = new WebSocket(`${local.url.replace("http", "ws")}/?v=10&encoding=json`);
			scene.sockets.push(socket);
			const received: { op: number; t: string | null; s: number | null; d: Record<string, unknown> }[] = [];
			socket.on("message", (raw) => received.push(JSON.parse(String(raw))));
			await once(socket, "open");
			const closed = once(socket, "close").then(([code]) => code as number);
			const until = async (look: () => boolean) => {
				while (!look()) await once(socket, "message");
			};
			await until(() => received.length > 0);
			const send = (op: number, d: unknown) => socket.send(JSON.stringify({ op, d }));
			const identify = (d: object = {}) => send(2, { token: local.token, intents: 3183109, properties: {}, ...d });
			return { socket, received, closed, until, send, identify };
		},
	};
}

describe("intents", () => {
	it("blank the content without MESSAGE_CONTENT, in events and over REST, but not where Discord makes an exception", async () => {
		const { local, client } = await fresh();
		local.build.intents({ content: false });
		const bot = await client({
			intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
		});
		const heard: string[] = [];
		bot.on(Events.MessageCreate, (message) => void heard.push(message.content));
		const place = local.channelId("plauderecke");
		const lena = local.as("Lena");
		const plain = lena.say(place, "Nur für Menschen", { files: [{ filename: "a.txt", data: "x" }] });
		lena.say(place, `Hallo <@${local.botId}>`);
		lena.say(lena.openDm(local.botId), "Unter uns");
		const channel = await channelOf<TextChannel>(bot, place);
		const own = await channel.send("Mein Text");
		lena.reply(own.id, "Antwort mit Ping");
		await local.waitFor(() => heard.length >= 5);
		expect(heard).toEqual(["", `Hallo <@${local.botId}>`, "Unter uns", "Mein Text", "Antwort mit Ping"]);
		const fetched = await channel.messages.fetch({ message: plain.id, force: true });
		expect([fetched.content, fetched.attachments.size, fetched.author.username]).toEqual(["", 0, "lena"]);
	});

	it("decide which events come at all", async () => {
		const { local, socket } = await fresh();
		const { received, identify, until } = await socket();
		identify({ intents: GatewayIntentBits.Guilds });
		await until(() => received.some((event) => event.t === "GUILD_CREATE"));
		const guild = received.find((event) => event.t === "GUILD_CREATE")!.d;
		expect((guild.members as unknown[]).length, "only the bot itself without the members intent").toBe(1);
		local.as("Lena").say(local.channelId("plauderecke"), "x");
		local.as("Jonas").timeout(local.guildId(), local.userId("Milan"), 1000);
		local.build.channel(local.guildId(), { name: "neu" });
		await until(() => received.some((event) => event.t === "CHANNEL_CREATE"));
		expect(received.map((event) => event.t).filter(Boolean)).toEqual(["READY", "GUILD_CREATE", "CHANNEL_CREATE"]);
	});

	it("hide what the bot cannot see", async () => {
		const { local, client } = await fresh();
		const secret = local.build.channel(local.guildId(), {
			name: "geheim",
			overwrites: { [local.build.botRole(local.guildId())]: { deny: ["VIEW_CHANNEL"] } },
		});
		const bot = await client();
		const heard: string[] = [];
		bot.on(Events.MessageCreate, (message) => void heard.push(message.content));
		local.as("Amira").say(secret.id, "unter uns");
		local.as("Amira").say(local.channelId("plauderecke"), "für alle");
		await local.waitFor(() => heard.length > 0);
		await new Promise((resolve) => setTimeout(resolve, 30));
		expect(heard).toEqual(["für alle"]);
		expect(await codeOf(bot.channels.fetch(secret.id, { force: true }))).toBe(50001);
	});
});

describe("sessions", () => {
	it("are resumed after a dropped socket and after op 7: nothing is lost, nothing comes twice", async () => {
		const { local, client } = await fresh();
		const bot = await client();
		const heard: string[] = [];
		bot.on(Events.MessageCreate, (message) => void heard.push(message.content));
		const lena = local.as("Lena");
		const place = local.channelId("plauderecke");
		for (const [round, fault] of [() => local.faults.dropSockets(), () => local.faults.reconnect()].entries()) {
			const resumed = once(bot, Events.ShardResume);
			lena.say(place, `vor ${round}`);
			fault();
			lena.say(place, `während ${round}`);
			await resumed;
			lena.say(place, `nach ${round}`);
			await local.waitFor(() => heard.length === 3 * (round + 1));
		}
		expect(heard).toEqual(["vor 0", "während 0", "nach 0", "vor 1", "während 1", "nach 1"]);
	}, 20_000);

	it("that are invalid end in a new identify: events in between are lost, shardReady fires again", async () => {
		const { local, client } = await fresh();
		const bot = await client();
		const heard: string[] = [];
		let ready = 0;
		bot.on(Events.ShardReady, () => void ready++);
		bot.on(Events.MessageCreate, (message) => void heard.push(message.content));
		const again = once(bot, Events.ShardReady);
		local.faults.invalidSession();
		local.as("Lena").say(local.channelId("plauderecke"), "dazwischen");
		await again;
		local.as("Lena").say(local.channelId("plauderecke"), "danach");
		await local.waitFor(() => heard.length > 0);
		expect([heard, ready]).toEqual([["danach"], 1]);
	}, 20_000);

	it("replay exactly what came after the number the client names", async () => {
		const { local, socket } = await fresh();
		const first = await socket();
		first.identify();
		await first.until(() => first.received.some((event) => event.t === "GUILD_CREATE"));
		const session = first.received.find((event) => event.t === "READY")!.d.session_id;
		const seq = first.received.at(-1)!.s;
		first.socket.terminate();
		await first.closed;
		for (const text of ["eins", "zwei"]) local.as("Lena").say(local.channelId("plauderecke"), text);
		const second = await socket();
		second.send(6, { token: local.token, session_id: session, seq });
		await second.until(() => second.received.some((event) => event.t === "RESUMED"));
		const replayed = second.received.filter((event) => event.t === "MESSAGE_CREATE");
		expect(replayed.map((event) => event.d.content)).toEqual(["eins", "zwei"]);
		expect(replayed.map((event) => event.s)).toEqual([seq! + 1, seq! + 2]);
	});
});

describe("connections are closed", () => {
	const cases: [string, number, (bare: Awaited<ReturnType<Awaited<ReturnType<typeof fresh>>["socket"]>>) => void][] = [
		["for an unknown opcode", 4001, ({ send }) => send(99, null)],
		["for what is no JSON", 4002, ({ socket }) => socket.send("{")],
		["for more than 4096 bytes", 4002, ({ send }) => send(2, { token: "x".repeat(5000) })],
		["for acting before identifying", 4003, ({ send }) => send(3, {})],
		["for a wrong token", 4004, ({ identify }) => identify({ token: "falsch" })],
		["for a second identify", 4005, ({ identify }) => [identify(), identify()]],
		["for a flood", 4008, ({ send }) => Array.from({ length: 121 }, () => send(1, null))],
		["for a shard that cannot be", 4010, ({ identify }) => identify({ shard: [3, 2] })],
		["for intents that do not exist", 4013, ({ identify }) => identify({ intents: 1 << 30 })],
	];
	it.each(cases)("%s: %i", async (_why, code, provoke) => {
		const { socket } = await fresh();
		const bare = await socket();
		provoke(bare);
		expect(await bare.closed).toBe(code);
	});

	it("for a version of the past: 4012; for a heart that stopped: 4009", async () => {
		const { local } = await fresh({ heartbeatMs: 40 });
		const old = new WebSocket(`${local.url.replace("http", "ws")}/?v=5&encoding=json`);
		expect((await once(old, "close"))[0]).toBe(4012);
		const silent = new WebSocket(`${local.url.replace("http", "ws")}/?v=10&encoding=json`);
		expect((await once(silent, "close"))[0]).toBe(4009);
	});

	it("for a number from the future: 4007; an unknown session is invalid", async () => {
		const { local, socket } = await fresh();
		const bare = await socket();
		bare.identify();
		await bare.until(() => bare.received.some((event) => event.t === "READY"));
		const session = bare.received.find((event) => event.t === "READY")!.d.session_id;
		const other = await socket();
		other.send(6, { token: local.token, session_id: session, seq: 9999 });
		expect(await other.closed).toBe(4007);
		const third = await socket();
		third.send(6, { token: local.token, session_id: "unbekannt", seq: 1 });
		await third.until(() => third.received.some((event) => event.op === 9));
		expect(third.received.at(-1)!.d).toBe(false);
	});

	it("for a privileged intent that is not switched on: 4014, and login fails", async () => {
		const { local, client } = await fresh();
		local.build.intents({ content: false });
		await expect(client()).rejects.toThrow(/disallowed intents/i);
		await expect(new Client({ intents: [], rest: { api: local.apiUrl } }).login("falsch")).rejects.toThrow(
			/invalid token|An invalid token|Expected token|Unauthorized|401/i,
		);
	});
});

describe("shards and members", () => {
	it("a guild reaches only its shard, direct messages shard 0", async () => {
		const { local, socket } = await fresh();
		const other = local.build.guild({ name: "Zweite", ownerId: local.userId("Amira") });
		local.build.bot(other.id, "all");
		const count = 2;
		const shardOf = (id: string) => Number((BigInt(id) >> 22n) % BigInt(count));
		for (const index of [0, 1]) {
			const bare = await socket();
			bare.identify({ shard: [index, count] });
			await bare.until(() => bare.received.some((event) => event.t === "READY"));
			const ready = bare.received.find((event) => event.t === "READY")!.d.guilds as { id: string }[];
			const expected = [local.guildId(), other.id].filter((id) => shardOf(id) === index);
			expect(ready.map((guild) => guild.id)).toEqual(expected);
			const lena = local.as("Lena");
			lena.say(lena.openDm(local.botId), "privat");
			lena.say(local.channelId("plauderecke"), "öffentlich");
			await new Promise((resolve) => setTimeout(resolve, 30));
			const heard = bare.received.filter((event) => event.t === "MESSAGE_CREATE").map((event) => event.d.content);
			const public_ = shardOf(local.guildId()) === index ? ["öffentlich"] : [];
			expect(heard).toEqual(index === 0 ? ["privat", ...public_] : public_);
		}
	});

	it("members are fetched in chunks; a guild the bot joins appears", async () => {
		const { local, client } = await fresh();
		const bot = await client({ partials: [Partials.Channel] });
		const guild = bot.guilds.cache.first()!;
		expect((await guild.members.fetch()).size).toBe(7);
		expect((await guild.members.fetch({ query: "mil", limit: 5 })).size).toBe(1);
		const joined = once(bot, Events.GuildCreate);
		const other = local.build.guild({ name: "Später", ownerId: local.userId("Amira") });
		local.build.bot(other.id, ["VIEW_CHANNEL"]);
		expect(((await joined)[0] as { name: string }).name).toBe("Später");
	});

	it("a bot that gains sight of a channel learns of its threads; one that is removed loses the guild", async () => {
		const { local, client } = await fresh();
		const role = local.build.botRole(local.guildId());
		const hidden = local.build.channel(local.guildId(), {
			name: "noch-zu",
			overwrites: { [role]: { deny: ["VIEW_CHANNEL"] } },
		});
		const thread = local.as("Lena").startLooseThread(hidden.id, "schon da");
		const bot = await client();
		expect(bot.channels.cache.has(thread)).toBe(false);
		const synced = once(bot, Events.ThreadListSync);
		local.build.overwrite(hidden.id, role, { allow: ["VIEW_CHANNEL"] });
		expect([...((await synced)[0] as Map<string, unknown>).keys()]).toEqual([thread]);
		const left = once(bot, Events.GuildDelete);
		local.as("Amira").kick(local.guildId(), local.botId);
		expect(((await left)[0] as { id: string }).id).toBe(local.guildId());
	});
});

describe("shards of several clients", () => {
	it("a guild the bot joins is told to its own shard only; Discord recommends one for each thousand guilds", async () => {
		const { local, socket } = await fresh({ seed: "none" });
		const owner = local.build.user({ username: "amira" });
		const sockets = [await socket(), await socket()];
		for (const [index, one] of sockets.entries()) {
			one.identify({ shard: [index, 2] });
			await one.until(() => one.received.some(({ t }) => t === "READY"));
		}
		const joined = Array.from({ length: 4 }, (_, n) => {
			local.clock.advance(1);
			const guild = local.build.guild({ name: `G${n}`, ownerId: owner.id });
			local.build.bot(guild.id, []);
			return guild.id;
		});
		const told = (index: number) =>
			sockets[index]!.received.filter(({ t }) => t === "GUILD_CREATE").map(({ d }) => String(d.id));
		await local.waitFor(() => told(0).length + told(1).length >= joined.length);
		for (const index of [0, 1])
			expect(told(index)).toEqual(joined.filter((id) => Number((BigInt(id) >> 22n) % 2n) === index));
		const answer = await fetch(`${local.apiUrl}/v10/gateway/bot`, { headers: { authorization: `Bot ${local.token}` } });
		expect(await answer.json()).toMatchObject({ shards: 1, session_start_limit: { max_concurrency: 1 } });
	});

	it("with a maximum of sessions at once, whoever identifies too early is sent away", async () => {
		const { socket } = await fresh({ maxConcurrency: 2 });
		const sockets = [await socket(), await socket(), await socket()];
		for (const [index, one] of sockets.entries()) {
			one.identify({ shard: [index, 4] });
			await one.until(() => one.received.length > 1);
		}
		expect(sockets.map(({ received }) => received[1]!.op)).toEqual([0, 0, 9]);
	});
});
