// Who may do what to whom: time-outs, kicks, bans, roles, the hierarchy, the audit log, AutoMod, webhooks.
import {
	type AutoModerationActionExecution,
	AutoModerationActionType,
	Events,
	type Guild,
	type GuildMember,
	type Message,
	Routes,
	type TextChannel,
	type Webhook,
} from "discord.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { channelOf, codeOf, start } from "./client.ts";

let scene: Awaited<ReturnType<typeof start>>;
let guild: Guild;
let place: string;
beforeEach(async () => {
	scene = await start();
	guild = scene.client.guilds.cache.first()!;
	place = scene.local.channelId("plauderecke");
});
afterEach(() => scene.stop());

const member = (name: string): Promise<GuildMember> => guild.members.fetch(scene.local.userId(name));

describe("members", () => {
	it("timed out read but do not write, until it is over; owner, administrators and the higher cannot be", async () => {
		const { local, client } = scene;
		const told = new Promise<string | null>((resolve) =>
			client.once(Events.GuildMemberUpdate, (_, after) =>
				resolve(after.communicationDisabledUntil?.toISOString() ?? null),
			),
		);
		await (await member("Milan")).timeout(60_000, "Fall 1");
		expect(await told).not.toBeNull();
		const milan = local.as("Milan");
		expect(await codeOf(() => milan.say(place, "x"))).toBe(50013);
		expect(await codeOf(() => milan.messages(place))).toBe("ok");
		expect(await codeOf(milan.command(place, "x"))).toBe(50013);
		local.clock.advance(60_001);
		milan.say(place, "wieder da");
		const limit = (name: string, ms: number) =>
			client.rest.patch(Routes.guildMember(guild.id, local.userId(name)), {
				body: { communication_disabled_until: new Date(local.clock.now() + ms).toISOString() },
			});
		expect(await codeOf(limit("Milan", 29 * 24 * 3_600_000))).toBe(50035);
		expect(await codeOf(limit("Amira", 1000)), "the owner").toBe(50013);
		expect(await codeOf(limit("Jonas", 1000)), "above the bot").toBe(50013);
		expect(await codeOf(() => local.as("Lena").timeout(guild.id, local.userId("Milan"), 1000))).toBe(50013);
		expect(await codeOf(() => local.as("Jonas").timeout(guild.id, local.userId("Lena"), 1000))).toBe("ok");
		expect((await guild.fetchAuditLogs({ limit: 5 })).entries.find((entry) => entry.reason === "Fall 1")!.action).toBe(
			24,
		);
	});

	it("are kicked and banned, with their messages, and cannot come back; the higher cannot be", async () => {
		const { local, client } = scene;
		const milan = local.as("Milan");
		const said = milan.say(place, "weg damit");
		const gone = new Promise<string[]>((resolve) =>
			client.once(Events.MessageBulkDelete, (all) => resolve([...all.keys()])),
		);
		const banned = new Promise<string>((resolve) =>
			client.once(Events.GuildBanAdd, (ban) => resolve(ban.user.username)),
		);
		await guild.members.ban(local.userId("Milan"), { deleteMessageSeconds: 3600, reason: "Fall 2" });
		expect([await gone, await banned]).toEqual([[said.id], "milan"]);
		expect(await codeOf(() => milan.join(guild.id))).toBe(40007);
		expect(await codeOf(() => milan.messages(place))).toBe(50001);
		expect(await codeOf(client.users.send(local.userId("Milan"), "Grund")), "no shared guild any more").toBe(50278);
		await guild.members.unban(local.userId("Milan"));
		expect(await codeOf(guild.members.unban(local.userId("Milan")))).toBe(10026);
		milan.join(guild.id);
		expect(await codeOf((await member("Jonas")).kick())).toBe(50013);
		expect(await codeOf(guild.members.ban(local.userId("Amira")))).toBe(50013);
		expect(await codeOf(guild.members.ban("1500000000000000000"))).toBe(10013);
		expect(await codeOf((await member("Milan")).kick("Fall 4"))).toBe("ok");
		const mixed = await guild.members.bulkBan([local.userId("Amira"), local.userId("Lena")]);
		expect([mixed.bannedUsers, mixed.failedUsers]).toEqual([[local.userId("Lena")], [local.userId("Amira")]]);
		expect(await codeOf(guild.members.bulkBan([local.userId("Amira")]))).toBe(500000);
	});

	it("get roles below the giver's own only", async () => {
		const { local, client } = scene;
		const role = local.roleId("Mitglied");
		const put = (roleId: string) => client.rest.put(Routes.guildMemberRole(guild.id, local.userId("Neu_hier"), roleId));
		expect(await codeOf(put(role)), "no MANAGE_ROLES").toBe(50013);
		const own = local.world.guilds.get(guild.id)!.roles.get(local.build.botRole(guild.id))!;
		local.build.rolePermissions(guild.id, own.id, own.permissions | (1n << 28n));
		expect(await codeOf(put(role))).toBe("ok");
		expect(await codeOf(put(local.roleId("Moderation")))).toBe(50013);
		expect(await codeOf(put("1500000000000000000"))).toBe(10011);
		expect(await codeOf(guild.roles.create({ name: "zu viel", permissions: "Administrator" }))).toBe(50013);
		expect((await guild.roles.create({ name: "Gast" })).name).toBe("Gast");
	});
});

describe("AutoMod", () => {
	const rule = (metadata: object, actions: object[], extra: object = {}) =>
		scene.client.rest.post(Routes.guildAutoModerationRules(guild.id), {
			body: {
				name: "Regel",
				event_type: 1,
				trigger_type: 1,
				trigger_metadata: metadata,
				actions,
				enabled: true,
				...extra,
			},
		});

	it("blocks before the message appears, alerts, times out: one event for each action, no message", async () => {
		const { local, client } = scene;
		await rule({ keyword_filter: ["*depp*"], allow_list: ["deppendorf"] }, [
			{ type: 1, metadata: { custom_message: "Bitte nicht." } },
			{ type: 2, metadata: { channel_id: local.channelId("moderation") } },
			{ type: 3, metadata: { duration_seconds: 60 } },
		]);
		const executed: AutoModerationActionExecution[] = [];
		const heard: Message[] = [];
		client.on(Events.AutoModerationActionExecution, (one) => void executed.push(one));
		client.on(Events.MessageCreate, (message) => void heard.push(message));
		expect(await codeOf(() => local.as("Lena").say(place, "Du Volldepp"))).toBe(200000);
		expect(await codeOf(() => local.as("Lena").say(place, "noch da?")), "timed out").toBe(50013);
		await local.waitFor(() => executed.length === 3);
		expect(executed.map((one) => one.action.type)).toEqual([
			AutoModerationActionType.BlockMessage,
			AutoModerationActionType.SendAlertMessage,
			AutoModerationActionType.Timeout,
		]);
		expect([executed[0]!.matchedKeyword, executed[0]!.matchedContent, executed[0]!.messageId]).toEqual([
			"*depp*",
			"depp",
			null,
		]);
		expect(heard.map((message) => [message.type, message.system, message.author.username, message.content])).toEqual([
			[24, true, "lena", ""],
		]);
		expect(await codeOf(() => local.as("Milan").say(place, "Ich komme aus Deppendorf"))).toBe("ok");
		expect(await codeOf(() => local.as("Amira").say(place, "Depp"))).toBe("ok");
		const own = await channelOf<TextChannel>(client, place);
		expect(await codeOf(own.send("Depp")), "bots are not filtered").toBe("ok");
		const edited = local.as("Milan").say(place, "harmlos");
		expect(await codeOf(() => local.as("Milan").edit(edited.id, "du Depp"))).toBe(200000);
		expect(
			local
				.as("Milan")
				.messages(place)
				.find((message) => message.id === edited.id)!.content,
		).toBe("harmlos");
	});

	it("knows whole words, beginnings, ends, patterns of Rust, exemptions", async () => {
		const { local } = scene;
		await rule(
			{ keyword_filter: ["hund", "katz*", "*ratte"], regex_patterns: ["m[aä]us(e|chen)?\\d"] },
			[{ type: 1 }],
			{
				exempt_channels: [local.channelId("regeln")],
				exempt_roles: [local.roleId("Moderation")],
			},
		);
		const blocked = (text: string, name = "Lena") =>
			codeOf(() => local.as(name).say(place, text)).then((code) => code === 200000);
		const texts = ["hund", "Hunde", "ein HUND!", "Katzen", "Wildkatze", "Wasserratte", "Ratten", "Mäuschen1", "Maus"];
		expect(await Promise.all(texts.map((text) => blocked(text)))).toEqual([
			true,
			false,
			true,
			true,
			false,
			true,
			false,
			true,
			false,
		]);
		expect(await blocked("hund", "Jonas")).toBe(false);
	});

	it("refuses rules Discord refuses", async () => {
		const { local } = scene;
		const block = [{ type: 1 }];
		expect(await codeOf(rule({ keyword_filter: ["x".repeat(61)] }, block))).toBe(50035);
		expect(await codeOf(rule({ regex_patterns: ["(?=vorn)"] }, block)), "no look-around").toBe(50035);
		expect(await codeOf(rule({}, [{ type: 1, metadata: { custom_message: "x".repeat(151) } }]))).toBe(50035);
		expect(await codeOf(rule({}, [{ type: 3, metadata: { duration_seconds: 2_419_201 } }]))).toBe(50035);
		expect(await codeOf(rule({}, [{ type: 3, metadata: { duration_seconds: 60 } }], { trigger_type: 3 }))).toBe(50035);
		const hidden = local.build.channel(guild.id, {
			name: "verborgen",
			overwrites: { [local.build.botRole(guild.id)]: { deny: ["VIEW_CHANNEL"] } },
		});
		expect(await codeOf(rule({}, [{ type: 2, metadata: { channel_id: hidden.id } }]))).toBe(50035);
		for (let n = 0; n < 6; n++) await rule({ keyword_filter: [`w${n}`] }, block);
		expect(await codeOf(rule({ keyword_filter: ["w7"] }, block)), "six of a kind").toBe(50035);
		local.build.rolePermissions(guild.id, local.build.botRole(guild.id), ["VIEW_CHANNEL"]);
		expect(await codeOf(rule({}, block))).toBe(50013);
	});
});

describe("webhooks", () => {
	it("write under any name but Discord's, into threads and posts, and change what they wrote", async () => {
		const { local, client } = scene;
		const channel = await channelOf<TextChannel>(client, place);
		const own = local.world.guilds.get(guild.id)!.roles.get(local.build.botRole(guild.id))!;
		local.build.rolePermissions(guild.id, own.id, own.permissions & ~(1n << 29n));
		expect(await codeOf(channel.createWebhook({ name: "Kommentare" }))).toBe(50013);
		local.build.rolePermissions(guild.id, own.id, own.permissions | (1n << 29n));
		expect(await codeOf(channel.createWebhook({ name: "Discord Hilfe" }))).toBe(50035);
		const hook: Webhook = await channel.createWebhook({ name: "Kommentare" });
		const heard = new Promise<Message>((resolve) => client.once(Events.MessageCreate, resolve));
		const sent = await hook.send({
			content: "Als Gast",
			username: "Ein Gast",
			avatarURL: "https://nordhafen.example/g.png",
		});
		const message = await heard;
		expect([message.webhookId, message.author.username, message.author.bot, message.member]).toEqual([
			hook.id,
			"Ein Gast",
			true,
			null,
		]);
		expect(await codeOf(hook.send({ content: "x", username: "clyde" }))).toBe(50035);
		await hook.editMessage(sent.id, "Geändert");
		const thread = local.as("Amira").startLooseThread(place, "t");
		const inside = await hook.send({ content: "im Thread", threadId: thread });
		expect(local.as("Lena").messages(thread).at(-1)!.content).toBe("im Thread");
		local.as("Amira").changeThread(thread, { archived: true });
		expect(await codeOf(hook.editMessage(inside.id, { content: "x", threadId: thread })), "archived").toBe(50083);
		await hook.deleteMessage(inside.id, thread);
		expect(await codeOf(hook.deleteMessage(sent.id))).toBe("ok");
		expect(
			await codeOf(client.rest.post(Routes.webhook(hook.id, "falsch"), { body: { content: "x" }, auth: false })),
		).toBe(50027);
		expect((await hook.edit({ name: "Stimmen" })).name).toBe("Stimmen");
		expect((await channel.fetchWebhooks()).map((one) => [one.name, one.applicationId])).toEqual([
			["Stimmen", client.application.id],
		]);
		const silent = await fetch(`${local.apiUrl}/v10/webhooks/${hook.id}/${hook.token}`, {
			method: "POST",
			headers: { "content-type": "application/json" },
			body: JSON.stringify({ content: "ohne Antwort" }),
		});
		expect([silent.status, await silent.text()], "only wait=true is answered with the message").toEqual([204, ""]);
		await hook.delete();
		expect(await codeOf(hook.send("x"))).toBe(10015);
	});

	it("open posts in a forum in the webhook's name, and in no channel that is none", async () => {
		const { local, client } = scene;
		const own = local.world.guilds.get(guild.id)!.roles.get(local.build.botRole(guild.id))!;
		local.build.rolePermissions(guild.id, own.id, own.permissions | (1n << 29n));
		const forum = await channelOf<TextChannel>(client, local.channelId("nachrichten-forum"));
		const hook = await forum.createWebhook({ name: "Stimmen" });
		const heard = new Promise<Message>((resolve) => client.once(Events.MessageCreate, resolve));
		const sent = await hook.send({ content: "Erster Beitrag", username: "Ein Gast", threadName: "Fähre" });
		const message = await heard;
		expect([message.id, message.webhookId, message.author.username]).toEqual([sent.id, hook.id, "Ein Gast"]);
		const post = local.world.channels.get(sent.id)!.thread!;
		expect([post.ownerId, post.members.size]).toEqual([hook.id, 0]);
		expect(await codeOf(hook.send("wohin?"))).toBe(50035);
		const plain = await (await channelOf<TextChannel>(client, place)).createWebhook({ name: "Stimmen" });
		expect(await codeOf(plain.send({ content: "x", threadName: "Fähre" }))).toBe(50035);
		expect(await codeOf(plain.send({ content: "x", threadId: sent.id })), "another channel's thread").toBe(10003);
	});
});
