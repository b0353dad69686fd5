// Everything the bot calls, once, by the real client: the calls and the answers fit Discord's OpenAPI document.
import {
	AutoModerationActionType,
	AutoModerationRuleEventType,
	AutoModerationRuleTriggerType,
	ButtonStyle,
	ComponentType,
	type ForumChannel,
	MessageFlags,
	type NewsChannel,
	PermissionFlagsBits,
	type TextChannel,
	type ThreadChannel,
} from "discord.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { channelOf, start } from "./client.ts";
import { checkTraffic, judge, openApiMissing, type TrafficCheck } from "./openapi.ts";

let world: Awaited<ReturnType<typeof start>>;
let check: TrafficCheck;
beforeAll(async () => {
	world = await start();
	check = checkTraffic(world.local);
});
afterAll(() => world.stop());

describe.skipIf(openApiMissing)(
	`calls and answers fit Discord's document${openApiMissing ? ` (${openApiMissing})` : ""}`,
	() => {
		it("of messages, threads and posts", async () => {
			const { local, client } = world;
			const news = await channelOf<TextChannel>(client, local.channelId("nachrichten"));
			const message = await news.send({
				content: "Neuer Artikel",
				embeds: [
					{
						title: "Fähre wieder unterwegs",
						description: "Die Werft ist fertig.",
						url: "https://nordhafen.example/faehre",
						color: 0x23578c,
						image: { url: "attachment://bild.png" },
						footer: { text: "Nordhafener Nachrichten" },
						author: { name: "Ida Petersen" },
						fields: [{ name: "Ressort", value: "Stadt" }],
						timestamp: new Date().toISOString(),
					},
				],
				components: [
					{
						type: ComponentType.ActionRow,
						components: [
							{ type: ComponentType.Button, style: ButtonStyle.Primary, customId: "a", label: "Zusammenfassung" },
							{ type: ComponentType.Button, style: ButtonStyle.Link, url: "https://nordhafen.example", label: "Lesen" },
						],
					},
				],
				files: [{ attachment: Buffer.from("kein Bild"), name: "bild.png", description: "Die Fähre" }],
			});
			expect(message.embeds[0]!.image!.url).toBe(message.attachments.first()!.url);
			expect(message.attachments.first()!.description).toBe("Die Fähre");
			expect(await (await fetch(message.attachments.first()!.url)).text()).toBe("kein Bild");
			await message.edit("Geänderter Artikel");
			await message.react("👍");
			await message.reactions.cache.first()!.users.remove(client.user.id);
			await message.pin();
			expect((await news.messages.fetchPins()).items).toHaveLength(1);
			await message.unpin();
			const thread = await message.startThread({ name: "Schreibe einen Kommentar", autoArchiveDuration: 1440 });
			expect(thread.id).toBe(message.id);
			await thread.send("Worum geht es?");
			await thread.members.fetch();
			await thread.members.add(local.userId("Lena"));
			await thread.members.remove(local.userId("Lena"));
			await thread.setLocked(true);
			await thread.setArchived(true);
			await news.threads.fetchArchived();
			await thread.setArchived(false);
			const v2 = await news.send({
				flags: MessageFlags.IsComponentsV2,
				components: [
					{
						type: ComponentType.Container,
						accentColor: 0x23578c,
						components: [
							{ type: ComponentType.TextDisplay, content: "Drei Sätze" },
							{
								type: ComponentType.Section,
								components: [{ type: ComponentType.TextDisplay, content: "Beleg" }],
								accessory: { type: ComponentType.Button, style: ButtonStyle.Secondary, customId: "b", label: "Zeigen" },
							},
							{ type: ComponentType.Separator },
							{ type: ComponentType.MediaGallery, items: [{ media: { url: "https://nordhafen.example/a.png" } }] },
							{
								type: ComponentType.ActionRow,
								components: [
									{ type: ComponentType.StringSelect, customId: "s", options: [{ label: "Eins", value: "1" }] },
								],
							},
						],
					},
				],
			});
			expect(v2.components).toHaveLength(1);
			await news.messages.fetch({ limit: 10 });
			await news.messages.fetch({ message: message.id, force: true });
			const forum = await channelOf<ForumChannel>(client, local.channelId("nachrichten-forum"));
			const post = await forum.threads.create({
				name: "Beitrag",
				message: { content: "Text", files: [{ attachment: Buffer.from("x"), name: "x.txt" }] },
				appliedTags: [forum.availableTags[0]!.id],
			});
			expect((await post.fetchStarterMessage())!.id).toBe(post.id);
			expect((await forum.threads.fetchActive()).threads.has(post.id)).toBe(true);
			const announcements = await channelOf<NewsChannel>(client, local.channelId("ankündigungen"));
			await (await announcements.send("Wir ziehen um")).crosspost();
			await news.bulkDelete([message.id, v2.id]);
			const orphan = await channelOf<ThreadChannel>(client, message.id);
			expect(orphan.name, "a thread outlives its message").toBe("Schreibe einen Kommentar");
			await news.sendTyping();
			await (await channelOf<TextChannel>(client, local.channelId("plauderecke"))).setTopic("Neues").catch(() => null);
		});

		it("of members, bans, the audit log and AutoMod", async () => {
			const { local, client } = world;
			const guild = client.guilds.cache.first()!;
			await guild.members.fetch();
			await guild.members.list({ limit: 5 });
			expect((await guild.members.search({ query: "le" })).size).toBe(1);
			const milan = await guild.members.fetch({ user: local.userId("Milan"), force: true });
			await milan.timeout(60_000, "Beleidigung, Fall 17 äöü");
			await milan.timeout(null);
			await guild.members.ban(local.userId("Neu_hier"), { reason: "Werbung", deleteMessageSeconds: 60 });
			expect((await guild.bans.fetch()).first()!.reason).toBe("Werbung");
			await guild.members.unban(local.userId("Neu_hier"));
			await guild.members.bulkBan([local.userId("Neu_hier")], { reason: "doch" });
			const log = await guild.fetchAuditLogs();
			expect(log.entries.some((entry) => entry.reason === "Beleidigung, Fall 17 äöü")).toBe(true);
			const rule = await guild.autoModerationRules.create({
				name: "Wörter",
				eventType: AutoModerationRuleEventType.MessageSend,
				triggerType: AutoModerationRuleTriggerType.Keyword,
				triggerMetadata: { keywordFilter: ["quatschkopf*"] },
				actions: [
					{ type: AutoModerationActionType.BlockMessage, metadata: { customMessage: "Bitte nicht." } },
					{ type: AutoModerationActionType.SendAlertMessage, metadata: { channel: local.channelId("moderation") } },
				],
				enabled: true,
			});
			await guild.autoModerationRules.fetch();
			await rule.setEnabled(false);
			await rule.delete();
			await guild.setIncidentActions({ invitesDisabledUntil: new Date(Date.now() + 3_600_000) });
		});

		it("of commands, users and the guild", async () => {
			const { local, client } = world;
			const guild = client.guilds.cache.first()!;
			await client.application.fetch();
			await client.application.commands.set([
				{
					name: "quelle",
					nameLocalizations: { "en-US": "source" },
					description: "Woher stammt das?",
					defaultMemberPermissions: PermissionFlagsBits.SendMessages,
					options: [{ type: 3, name: "aussage", description: "Die Aussage", autocomplete: true, required: true }],
				},
			]);
			const [command] = (await client.application.commands.fetch({ withLocalizations: true })).values();
			expect(command!.nameLocalizations).toEqual({ "en-US": "source" });
			await client.application.commands.set([{ name: "Melden", type: 3 }], guild.id);
			const one = await client.application.commands.create({ name: "fall", description: "Ein Fall" });
			await client.application.commands.edit(one, { description: "Dein Fall" });
			await client.application.commands.delete(one);
			await client.users.send(local.userId("Lena"), "Hallo");
			await client.users.fetch(local.userId("Jonas"), { force: true });
			await guild.fetch();
			await client.guilds.fetch();
			await guild.roles.fetch();
			await guild.channels.fetch();
			await guild.channels.fetchActiveThreads();
		});

		it("without a violation, over more than forty operations", () => {
			expect(check.violations).toEqual([]);
			expect(check.warnings).toEqual([]);
			expect(check.seen.size).toBeGreaterThan(40);
		});

		it("and the check can fail: a typo, a wrong type, a wrong answer", () => {
			const good = {
				method: "POST",
				path: "/channels/1/messages",
				template: "/channels/:channel_id/messages",
				operation: "create_message",
				query: new URLSearchParams(),
				multipart: false,
				reason: null,
				status: 200,
			};
			const { violations } = judge({ ...good, requestBody: { content: 42 }, answer: { id: "1" } });
			expect(violations.some((line) => line.includes("request: /content"))).toBe(true);
			expect(violations.some((line) => line.includes("200: / must have required property"))).toBe(true);
			expect(judge({ ...good, requestBody: { contnet: "x" }, answer: {} }).warnings[0]).toContain("contnet");
			const button = { type: 1, components: [{ type: 2, style: 9, custom_id: "x" }] };
			const wrong = judge({ ...good, requestBody: { components: [button] }, answer: {} }).violations;
			expect(wrong.some((line) => line.includes("/components/0/components/0/style"))).toBe(true);
		});
	},
);
