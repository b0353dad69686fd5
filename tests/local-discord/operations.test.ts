// The operations that no other test needs, once each with their effect: what the README lists is there and fits the document.
import {
	ChannelType,
	ForumLayoutType,
	type Guild,
	type Message,
	OverwriteType,
	PermissionFlagsBits,
	Routes,
	type TextChannel,
} from "discord.js";
import { afterAll, beforeAll, expect, it } from "vitest";
import { channelOf, codeOf, start } from "./client.ts";
import { checkTraffic, type TrafficCheck } from "./openapi.ts";

let scene: Awaited<ReturnType<typeof start>>;
let check: TrafficCheck;
let guild: Guild;
let place: string;
beforeAll(async () => {
	scene = await start();
	check = checkTraffic(scene.local);
	guild = scene.client.guilds.cache.first()!;
	place = scene.local.channelId("plauderecke");
	scene.local.build.rolePermissions(guild.id, scene.local.build.botRole(guild.id), "all");
});
afterAll(() => scene.stop());

it("channels are made, opened to some, closed again, deleted", async () => {
	const { local } = scene;
	const lena = local.as("Lena");
	const made = await guild.channels.create({ name: "Neue Ecke", type: ChannelType.GuildText, reason: "Fall 1" });
	expect(made.name, "as Discord spells it").toBe("neue-ecke");
	await made.permissionOverwrites.create(guild.id, { SendMessages: false }, { type: OverwriteType.Role });
	expect(await codeOf(() => lena.say(made.id, "x"))).toBe(50013);
	await made.permissionOverwrites.create(lena.id, { SendMessages: true }, { type: OverwriteType.Member });
	lena.say(made.id, "nur ich");
	await made.permissionOverwrites.delete(lena.id);
	expect(await codeOf(() => lena.say(made.id, "x"))).toBe(50013);
	await made.delete();
	expect(await codeOf(() => lena.messages(made.id))).toBe(10003);
	const forum = await guild.channels.create({
		name: "fragen",
		type: ChannelType.GuildForum,
		availableTags: [{ name: "Stadt" }],
		defaultForumLayout: ForumLayoutType.ListView,
	});
	expect(forum.availableTags.map(({ name }) => name)).toEqual(["Stadt"]);
});

it("roles are made, changed, moved, given, taken, deleted", async () => {
	const { local, client } = scene;
	const role = await guild.roles.create({ name: "Gast", permissions: [] });
	await role.edit({ name: "Gäste", permissions: [PermissionFlagsBits.PinMessages], mentionable: true });
	await guild.roles.setPosition(role.id, 1);
	expect((await guild.roles.fetch(role.id, { force: true }))!.name).toBe("Gäste");
	const above = guild.roles.cache.find((one) => one.name === "Redaktion")!;
	expect(await codeOf(above.setPosition(1)), "above the bot").toBe(50013);
	const lena = await guild.members.fetch(local.userId("Lena"));
	await lena.roles.add(role.id);
	const said = local.as("Lena").say(place, "Wichtig");
	local.as("Lena").pin(said.id);
	await lena.roles.remove(role.id);
	expect(await codeOf(() => local.as("Lena").unpin(said.id))).toBe(50013);
	await role.delete();
	expect(await codeOf(client.rest.get(Routes.guildRole(guild.id, role.id)))).toBe(10011);
});

it("threads are joined and left, private ones listed; a member of one is looked up", async () => {
	const { local, client } = scene;
	const channel = await channelOf<TextChannel>(client, place);
	const thread = local.as("Lena").startLooseThread(place, "Offen");
	const known = (await channel.threads.fetch(thread))!;
	await known.join();
	expect((await known.members.fetch({ member: local.userId("Lena"), force: true })).id).toBe(local.userId("Lena"));
	await known.leave();
	expect(await codeOf(known.members.fetch({ member: local.botId, force: true }))).toBe(10007);
	const secret = await channel.threads.create({ name: "Intern", type: ChannelType.PrivateThread, reason: "Fall 2" });
	await secret.setArchived(true);
	expect([...(await channel.threads.fetchArchived({ type: "private", fetchAll: true })).threads.keys()]).toEqual([
		secret.id,
	]);
});

it("commands of a guild and the application's own data", async () => {
	const { client } = scene;
	const app = client.application;
	const made = await app.commands.create({ name: "fall", description: "Ein Fall" }, guild.id);
	expect((await app.commands.fetch(made.id, { guildId: guild.id, force: true })).name).toBe("fall");
	await app.commands.edit(made.id, { description: "Dein Fall" }, guild.id);
	expect((await app.commands.fetch({ guildId: guild.id, force: true })).first()!.description).toBe("Dein Fall");
	await client.rest.get(Routes.guildApplicationCommandsPermissions(app.id, guild.id));
	await app.commands.delete(made.id, guild.id);
	const wide = await app.commands.create({ name: "regeln", description: "Die Regeln" });
	expect((await app.commands.fetch(wide.id, { force: true })).id).toBe(wide.id);
	expect(await codeOf(app.commands.fetch(made.id, { guildId: guild.id, force: true }))).toBe(10063);
	await client.rest.get("/oauth2/applications/@me");
	await client.rest.get("/gateway");
	await client.user.setUsername("Wortmelder");
	expect(scene.local.world.users.get(client.user.id)!.username).toBe("Wortmelder");
	await guild.members.editMe({ nick: "Bot vom Dienst" });
	expect((await guild.members.fetchMe({ force: true })).nickname).toBe("Bot vom Dienst");
});

it("webhooks are found by guild, channel, id and token, read back, changed and deleted", async () => {
	const { client } = scene;
	const channel = await channelOf<TextChannel>(client, place);
	const hook = await channel.createWebhook({ name: "Stimmen" });
	const sent = await hook.send("Eins");
	expect((await hook.fetchMessage(sent.id)).content).toBe("Eins");
	expect([(await guild.fetchWebhooks()).size, (await channel.fetchWebhooks()).size]).toEqual([1, 1]);
	expect([(await client.fetchWebhook(hook.id)).name, (await client.fetchWebhook(hook.id, hook.token!)).id]).toEqual([
		"Stimmen",
		hook.id,
	]);
	await client.rest.patch(Routes.webhook(hook.id), { body: { name: "Chor" }, reason: "Fall 3" });
	await hook.edit({ name: "Solo" });
	await client.rest.delete(Routes.webhook(hook.id, hook.token!), { auth: false });
	const other = await channel.createWebhook({ name: "Zwei" });
	await client.rest.delete(Routes.webhook(other.id));
	expect((await guild.fetchWebhooks()).size).toBe(0);
	const reasons = (await guild.fetchAuditLogs({ limit: 20 })).entries.map(
		({ action, reason }) => `${action} ${reason}`,
	);
	expect(reasons).toContain("51 Fall 3");
});

it("reactions of others are taken away; messages are searched; AutoMod rules read; a guild is left", async () => {
	const { local, client } = scene;
	const said: Message = await (await channelOf<TextChannel>(client, place)).send("Die Fähre fährt wieder");
	local.as("Lena").react(said.id, "👍");
	await local.waitFor(() => said.reactions.cache.size === 1);
	await said.reactions.cache.first()!.users.remove(local.userId("Lena"));
	expect(local.world.messages.get(said.id)!.reactions).toEqual([]);
	const query = new URLSearchParams({ content: "Fähre" });
	const found = await client.rest.get(`/guilds/${guild.id}/messages/search`, { query });
	expect((found as { messages: { id: string }[][] }).messages.map(([one]) => one!.id)).toEqual([said.id]);
	const rule = await guild.autoModerationRules.create({
		name: "Wörter",
		eventType: 1,
		triggerType: 1,
		triggerMetadata: { keywordFilter: ["quatsch"] },
		actions: [{ type: 1, metadata: {} }],
	});
	expect((await guild.autoModerationRules.fetch({ autoModerationRule: rule.id, force: true })).name).toBe("Wörter");
	await guild.leave();
	expect(await codeOf(client.rest.get(Routes.guild(guild.id)))).toBe(50001);
});

it("all of this fits Discord's document", () => {
	expect(check.violations).toEqual([]);
	expect(check.warnings).toEqual([]);
}, 60_000);
