// The page's interface, over HTTP as the page uses it, and its door: this machine, this page, nobody else.
import { request as httpRequest } from "node:http";
import { Events, type Interaction } from "discord.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LocalDiscord, startLocalDiscord } from "../../src/local-discord/server.ts";
import { looksLikeRealToken } from "../../src/local-discord/token.ts";
import { start } from "./client.ts";

let scene: Awaited<ReturnType<typeof start>>;
let local: LocalDiscord;
beforeAll(async () => {
	scene = await start();
	local = scene.local;
});
afterAll(() => scene.stop());

const get = async <T = never>(path: string) => (await fetch(local.url + path)).json() as Promise<T>;
const post = async (path: string, body: object) =>
	(
		await fetch(local.url + path, {
			method: "POST",
			headers: { "content-type": "application/json" },
			body: JSON.stringify(body),
		})
	).json() as Promise<never>;
const act = (as: string, what: string, values: object = {}) =>
	post("/local/act", { as: local.userId(as), do: what, ...values }) as Promise<{
		ok: boolean;
		// biome-ignore lint/suspicious/noExplicitAny: each deed has its own result
		result: Record<string, any>;
		error: { code: number };
	}>;

/** Reads a stream of events until one fits. */
function listen(as: string) {
	const events: { type: string; data: Record<string, unknown> }[] = [];
	const abort = new AbortController();
	void (async () => {
		const stream = await fetch(`${local.url}/local/events?as=${local.userId(as)}`, { signal: abort.signal });
		let rest = "";
		for await (const chunk of stream.body!.pipeThrough(new TextDecoderStream())) {
			const parts = (rest + chunk).split("\n\n");
			rest = parts.pop()!;
			for (const part of parts) if (part.startsWith("data: ")) events.push(JSON.parse(part.slice(6)));
		}
	})().catch(() => {});
	return {
		events,
		until: (type: string) => local.waitFor(() => events.find((event) => event.type === type)),
		stop: () => abort.abort(),
	};
}

describe("what the page reads", () => {
	it("is the world as one person sees it", async () => {
		interface State {
			me: { id: string; roleLabel: string };
			people: { username: string; roleLabel: string | null }[];
			guilds: { channels: { name: string; canView: boolean; canSend: boolean }[]; members: unknown[] }[];
		}
		const of = async (name: string) => (await get(`/local/state?as=${local.userId(name)}`)) as State;
		const [lena, jonas] = [await of("Lena"), await of("Jonas")];
		const named = (state: State, name: string) => state.guilds[0]!.channels.find((channel) => channel.name === name)!;
		expect([named(lena, "moderation").canView, named(jonas, "moderation").canView]).toEqual([false, true]);
		expect([named(lena, "nachrichten").canView, named(lena, "nachrichten").canSend]).toEqual([true, false]);
		expect([lena.me.roleLabel, jonas.me.roleLabel]).toEqual(["Mitglied", "Moderation"]);
		expect(lena.people.map((one) => one.username)).toEqual([
			"Wortmeldung",
			"amira",
			"jonas",
			"lena",
			"milan",
			"karla",
			"neu_hier",
		]);
		expect(((await get("/local/state")) as State).me.roleLabel, "nobody chosen yet: a member").toBe("Mitglied");
		expect(await get("/local/state?as=1500000000000000000")).toMatchObject({ ok: false, error: { code: 10013 } });
		const secret = await get(`/local/channels/${local.channelId("moderation")}/messages?as=${local.userId("Lena")}`);
		expect(secret).toMatchObject({ ok: false, error: { code: 50001 } });
	});

	it("and what happens, as events for that person alone", async () => {
		const lena = listen("Lena");
		const milan = listen("Milan");
		await Promise.all([lena.until("clock"), milan.until("clock")]);
		const place = local.channelId("plauderecke");
		scene.client.once(Events.InteractionCreate, (interaction: Interaction) => {
			if (interaction.isChatInputCommand()) void interaction.reply({ content: "nur für dich", flags: 64 });
		});
		await scene.client.application.commands.set([{ name: "fall", description: "Dein Fall" }]);
		const said = await act("Lena", "say", { channelId: place, content: "Moin" });
		await act("Lena", "command", { channelId: place, name: "fall", options: {} });
		await act("Amira", "say", { channelId: local.channelId("moderation"), content: "intern" });
		await act("Lena", "delete", { messageId: said.result.id });
		local.explain({ de: "Regel 1 hat gegriffen", en: "Rule 1 matched", detail: { rule: 1 } });
		await Promise.all([lena.until("explain"), milan.until("explain")]);
		const [told] = await get<{ id: number; de: string }[]>("/local/story");
		expect(told, "kept for pages that are opened later").toEqual(
			lena.events.find(({ type }) => type === "explain")!.data,
		);
		for (let n = 0; n < 250; n++) local.explain({ de: `Schritt ${n}`, en: `Step ${n}` });
		const kept = await get<{ id: number; de: string }[]>("/local/story");
		expect([kept.length, kept.at(-1)!.de, kept.at(-1)!.id - kept[0]!.id]).toEqual([200, "Schritt 249", 199]);
		const texts = (who: typeof lena) =>
			who.events.filter((event) => event.type === "message_create").map((event) => event.data.content);
		expect([texts(lena), texts(milan)]).toEqual([["Moin", "nur für dich"], ["Moin"]]);
		expect(milan.events.find((event) => event.type === "message_delete")!.data.id).toBe(said.result.id);
		await act("Neu_hier", "closeDms");
		await lena.until("state");
		lena.stop();
		milan.stop();
	});
});

describe("what the page does", () => {
	it("is allowed and refused as by Discord", async () => {
		const place = local.channelId("plauderecke");
		const said = await act("Lena", "say", {
			channelId: place,
			content: "Moin",
			files: [{ filename: "a.txt", base64: "eA==" }],
		});
		const id = said.result.id;
		expect((await act("Milan", "reply", { messageId: id, content: "Moin zurück" })).ok).toBe(true);
		expect((await act("Milan", "edit", { messageId: id, content: "x" })).error.code).toBe(50005);
		expect((await act("Lena", "say", { channelId: local.channelId("nachrichten"), content: "x" })).error.code).toBe(
			50013,
		);
		expect((await act("Lena", "edit", { messageId: id, content: "Moin!" })).result.content).toBe("Moin!");
		expect(
			(await act("Jonas", "timeout", { guildId: local.guildId(), userId: local.userId("Neu_hier"), ms: 60_000 })).ok,
		).toBe(true);
		const whom = { guildId: local.guildId(), userId: local.userId("Karla") };
		expect((await act("Jonas", "ban", { ...whom, reason: "Werbung", deleteSeconds: 60 })).ok).toBe(true);
		const bans = async (as: string) =>
			(await get<{ guilds: { bans: object[] }[] }>(`/local/state?as=${local.userId(as)}`)).guilds[0]!.bans;
		expect(await bans("Jonas")).toEqual([{ userId: whom.userId, reason: "Werbung" }]);
		expect([await bans("Milan"), (await act("Milan", "bans", whom)).error.code]).toEqual([[], 50013]);
		expect((await act("Jonas", "unban", whom)).ok).toBe(true);
		expect((await act("Karla", "join", { guildId: local.guildId() })).ok).toBe(true);
		expect((await act("Jonas", "pin", { messageId: id })).error.code).toBe(50013);
		expect((await act("Amira", "pin", { messageId: id })).ok).toBe(true);
		expect((await act("Neu_hier", "say", { channelId: place, content: "x" })).error.code).toBe(50013);
		expect((await act("Neu_hier", "leave", { guildId: local.guildId() })).ok).toBe(true);
		expect((await act("Neu_hier", "join")).ok).toBe(true);
		expect((await act("Lena", "fliegen")).error.code).toBe(0);
		const dm = await act("Lena", "openDm", { userId: local.userId("Milan") });
		expect((await act("Lena", "say", { channelId: dm.result.channelId, content: "Psst" })).ok).toBe(true);
	});

	it("brings the language of the page to the bot", async () => {
		const { client } = scene;
		const locales: string[] = [];
		const hear = (interaction: Interaction) => void locales.push(interaction.locale);
		client.on("interactionCreate", hear);
		const command = { channelId: local.channelId("plauderecke"), name: "fall", options: {} };
		for (const locale of ["en-GB", "de", "tlh"]) await act("Lena", "command", { ...command, locale });
		client.off("interactionCreate", hear);
		expect(locales).toEqual(["en-GB", "de", "de"]);
	});

	it("takes options and modal values as Discord's client sends them", async () => {
		await scene.client.application.commands.set([
			{
				name: "feed",
				description: "x",
				options: [
					{
						type: 1,
						name: "neu",
						description: "x",
						options: [{ type: 3, name: "adresse", description: "x", autocomplete: true }],
					},
				],
			},
		]);
		let seen = "";
		scene.client.on(Events.InteractionCreate, (interaction: Interaction) => {
			if (interaction.isAutocomplete())
				void interaction.respond([{ name: interaction.options.getFocused(), value: "v" }]);
			if (interaction.isChatInputCommand())
				void interaction.showModal({
					title: "M",
					customId: "m",
					components: [{ type: 18, label: "L", component: { type: 4, customId: "t", style: 1 } }],
				} as never);
			if (interaction.isModalSubmit()) {
				seen = interaction.fields.getTextInputValue("t");
				void interaction.reply("ok");
			}
		});
		const at = { channelId: local.channelId("plauderecke"), name: "feed" };
		const nested = (value: object) => [{ name: "neu", type: 1, options: [{ name: "adresse", type: 3, ...value }] }];
		const choices = await act("Lena", "autocomplete", { ...at, options: nested({ value: "no", focused: true }) });
		expect(choices.result.choices).toEqual([{ name: "no", value: "v" }]);
		const asked = await act("Lena", "command", { ...at, options: nested({ value: "x" }) });
		const modal = asked.result.modal as { id: string; components: { component: object }[] };
		const components = modal.components.map((one) => ({ type: 18, component: { ...one.component, value: "Text" } }));
		const answered = await act("Lena", "submitModal", { interactionId: modal.id, components });
		expect([answered.result.kind, seen]).toEqual(["message", "Text"]);
	});

	it("moves the clock, sets faults, runs the host's actions", async () => {
		const before = local.clock.now();
		expect(((await post("/local/clock", { advanceMs: 60_000 })) as { clock: number }).clock).toBeGreaterThanOrEqual(
			before + 60_000,
		);
		const faults = (await post("/local/faults", { id: "lose", active: true })) as { events: unknown[] };
		expect(faults.events).toHaveLength(1);
		const listed = (await get("/local/faults")) as { connected: number; faults: { id: string; active: boolean }[] };
		expect([listed.connected, listed.faults.filter((one) => one.active).map((one) => one.id)]).toEqual([1, ["lose"]]);
		await post("/local/faults", { id: "lose", active: false });
		expect(local.faults.pending().events).toEqual([]);
		let ran: unknown;
		const remove = local.addAction({
			id: "artikel",
			title: { de: "Neuer Artikel", en: "New article" },
			description: { de: "…", en: "…" },
			run: (input) => {
				ran = input;
				return "gesendet";
			},
		});
		expect(await get("/local/actions")).toMatchObject([{ id: "artikel", title: { de: "Neuer Artikel" } }]);
		expect(await post("/local/actions/artikel", { as: "x" })).toEqual({ ok: true, result: "gesendet" });
		expect(ran).toEqual({ as: "x" });
		remove();
		expect(await get("/local/actions")).toEqual([]);
	});
});

describe("the door", () => {
	const raw = (options: { path: string; method?: string; headers: Record<string, string>; body?: string }) =>
		new Promise<{ status: number; headers: Record<string, string | string[] | undefined> }>((resolve, reject) => {
			const call = httpRequest(
				{ host: "127.0.0.1", port: new URL(local.url).port, agent: false, ...options },
				(answer) => {
					answer.resume();
					resolve({ status: answer.statusCode!, headers: answer.headers });
				},
			);
			call.on("error", reject);
			call.end(options.body);
		});
	const own = () => new URL(local.url).host;

	it("opens for this machine and this page only", async () => {
		const json = { "content-type": "application/json" };
		const say = { path: "/local/act", method: "POST", body: "{}" };
		const status = async (headers: Record<string, string>, rest: object = say) =>
			(await raw({ ...say, ...rest, headers: { host: own(), ...headers } })).status;
		expect(await status(json)).toBe(200);
		expect(await status({ ...json, host: "boese.example" }), "a rebound name").toBe(403);
		expect(await status({ ...json, origin: "https://boese.example" }), "a foreign page").toBe(403);
		expect(await status({ ...json, origin: `http://${own()}`, "sec-fetch-site": "same-origin" })).toBe(200);
		expect(await status({ ...json, "sec-fetch-site": "cross-site" })).toBe(403);
		expect(await status({ "content-type": "text/plain" }), "what a form can send").toBe(415);
		expect(
			await status(
				{ host: "boese.example", authorization: `Bot ${local.token}` },
				{ path: "/api/v10/users/@me", method: "GET", body: undefined },
			),
		).toBe(403);
		expect(
			await status({ authorization: "Bot falsch" }, { path: "/api/v10/users/@me", method: "GET", body: undefined }),
		).toBe(401);
		const upgrade = raw({
			path: "/?v=10",
			headers: {
				host: "boese.example",
				connection: "upgrade",
				upgrade: "websocket",
				"sec-websocket-key": "x",
				"sec-websocket-version": "13",
			},
		});
		await expect(upgrade).rejects.toThrow();
	});

	it("serves the page's files and nothing else, under a strict policy", async () => {
		const script = await raw({ path: "/page/api.ts", headers: { host: own() } });
		expect([script.status, script.headers["content-type"]]).toEqual([200, "text/javascript; charset=utf-8"]);
		expect(script.headers["content-security-policy"]).toContain("default-src 'none'");
		for (const path of [
			"/page/../server.ts",
			"/page/%2e%2e/server.ts",
			"/page/..%2fserver.ts",
			"/page/tsconfig",
			"/page/",
		])
			expect([path, (await raw({ path, headers: { host: own() } })).status]).toEqual([path, 404]);
		const sent = local.as("Lena").say(local.channelId("plauderecke"), "", {
			files: [{ filename: "x.html", contentType: "text/html", data: "<script>alert(1)</script>" }],
		});
		const file = await fetch(sent.attachments[0]!.url);
		expect([file.headers.get("content-type"), file.headers.get("content-disposition")]).toEqual([
			"application/octet-stream",
			"attachment",
		]);
	});
});

it("a token that could be real is refused", async () => {
	const real = `${"A".repeat(26)}.${"b".repeat(6)}.${"c".repeat(38)}`;
	expect([looksLikeRealToken(real), looksLikeRealToken("local-discord")]).toEqual([true, false]);
	await expect(startLocalDiscord({ token: real })).rejects.toThrow(/real Discord token/);
});
