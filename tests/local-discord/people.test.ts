// What people do in Discord's own interface, as the bot learns of it: bans, time-outs, roles, threads, pins, menus, forms.
import {
	AuditLogEvent,
	Events,
	type Guild,
	type GuildAuditLogsEntry,
	type Interaction,
	type Message,
	type ModalComponentData,
	type ModalSubmitInteraction,
	type UserContextMenuCommandInteraction,
} from "discord.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { channelOf, codeOf, start } from "./client.ts";
import { checkTraffic, type TrafficCheck } from "./openapi.ts";

let scene: Awaited<ReturnType<typeof start>>;
let check: TrafficCheck;
let guild: Guild;
let place: string;
let answer: (interaction: never) => unknown = () => {};
const entries: GuildAuditLogsEntry[] = [];

beforeAll(async () => {
	scene = await start();
	check = checkTraffic(scene.local);
	guild = scene.client.guilds.cache.first()!;
	place = scene.local.channelId("plauderecke");
	scene.client.on(Events.GuildAuditLogEntryCreate, (entry) => void entries.push(entry));
	scene.client.on(Events.InteractionCreate, (interaction: Interaction) => void answer(interaction as never));
	await scene.client.application.commands.set([
		{ name: "Akte", type: 2 },
		{ name: "Melden", type: 3 },
	]);
});
afterAll(() => scene.stop());

describe("a moderator in Discord's own interface", () => {
	it("times out, kicks, bans, unbans; the audit log says who, whom, why, and its events tell the bot", async () => {
		const { local } = scene;
		const jonas = local.as("Jonas");
		const [milan, karla] = [local.userId("Milan"), local.userId("Karla")];
		const said = local.as("Karla").say(place, "weg damit");
		jonas.timeout(guild.id, milan, 60_000, "zu laut");
		jonas.timeout(guild.id, milan, null);
		jonas.kick(guild.id, milan);
		local.as("Milan").join(guild.id);
		jonas.ban(guild.id, karla, "Werbung", 3600);
		expect(jonas.bans(guild.id)).toEqual([{ userId: karla, reason: "Werbung" }]);
		expect((await guild.bans.fetch(karla)).reason).toBe("Werbung");
		expect([...(await guild.bans.fetch()).keys()]).toEqual([karla]);
		expect(local.world.messages.has(said.id)).toBe(false);
		expect(await codeOf(() => local.as("Karla").join(guild.id))).toBe(40007);
		jonas.unban(guild.id, karla, "war ein Irrtum");
		expect(await codeOf(() => jonas.unban(guild.id, karla))).toBe(10026);
		local.as("Karla").join(guild.id);
		await local.waitFor(() => entries.length >= 5);
		expect(entries.map((entry) => [entry.action, entry.executorId, entry.targetId, entry.reason])).toEqual([
			[AuditLogEvent.MemberUpdate, jonas.id, milan, "zu laut"],
			[AuditLogEvent.MemberUpdate, jonas.id, milan, null],
			[AuditLogEvent.MemberKick, jonas.id, milan, null],
			[AuditLogEvent.MemberBanAdd, jonas.id, karla, "Werbung"],
			[AuditLogEvent.MemberBanRemove, jonas.id, karla, "war ein Irrtum"],
		]);
		const [given, lifted] = entries.map((entry) => entry.changes[0]!);
		expect([given!.key, given!.old, typeof given!.new]).toEqual(["communication_disabled_until", undefined, "string"]);
		expect([lifted!.old, lifted!.new], "what became null is left out").toEqual([given!.new, undefined]);
	});

	it("may no more than their role: not the owner, not above, not without the right", async () => {
		const { local } = scene;
		const [jonas, lena] = [local.as("Jonas"), local.as("Lena")];
		for (const act of [
			() => jonas.ban(guild.id, local.userId("Amira")),
			() => jonas.kick(guild.id, jonas.id),
			() => lena.ban(guild.id, local.userId("Milan")),
			() => lena.bans(guild.id),
			() => jonas.giveRole(guild.id, lena.id, local.roleId("Mitglied")),
			() => local.as("Amira").giveRole(guild.id, lena.id, local.build.botRole(guild.id)),
		])
			expect(await codeOf(act)).toBe(50013);
		const amira = local.as("Amira");
		amira.giveRole(guild.id, lena.id, local.roleId("Moderation"));
		await local.waitFor(() => guild.members.cache.get(lena.id)?.roles.cache.has(local.roleId("Moderation")));
		amira.takeRole(guild.id, lena.id, local.roleId("Moderation"));
		await local.waitFor(() => entries.filter((entry) => entry.action === AuditLogEvent.MemberRoleUpdate).length === 2);
	});

	it("slows down, locks and archives threads, pins, closes direct messages", async () => {
		const { local, client } = scene;
		const [jonas, lena, amira] = [local.as("Jonas"), local.as("Lena"), local.as("Amira")];
		const thread = lena.startLooseThread(place, "Fähre");
		jonas.changeThread(thread, { slowmode: 60 });
		lena.say(thread, "eins");
		expect(await codeOf(() => lena.say(thread, "zwei"))).toBe(20016);
		expect(await codeOf(() => lena.changeThread(thread, { slowmode: 0 }))).toBe(50013);
		jonas.changeThread(thread, { locked: true, archived: true });
		local.clock.advance(61_000);
		expect(await codeOf(() => lena.say(thread, "drei"))).toBe(160005);
		jonas.changeThread(thread, { archived: false });
		jonas.changeThread(thread, { locked: false, slowmode: 0 });
		const post = lena.startPost(local.channelId("nachrichten-forum"), "Kai", "Was nun?", ["Stadt"]);
		lena.changeThread(post, { tags: ["Kultur", "Politik"] });
		expect(local.world.channels.get(post)!.thread!.appliedTags).toHaveLength(2);
		const said = lena.say(place, "Wichtig");
		expect(await codeOf(() => lena.pin(said.id))).toBe(50013);
		const heard = new Promise<Message>((resolve) =>
			client.on(Events.MessageCreate, (message) => message.type === 6 && resolve(message)),
		);
		amira.pin(said.id);
		expect((await heard).reference!.messageId).toBe(said.id);
		expect(amira.messages(place).find((message) => message.id === said.id)!.pinned).toBe(true);
		amira.unpin(said.id);
		lena.closeDms();
		expect(await codeOf(client.users.send(lena.id, "Grund"))).toBe(50007);
		lena.closeDms(false);
		expect(await codeOf(client.users.send(lena.id, "Grund"))).toBe("ok");
	});
});

describe("a menu on a person, and the form it opens", () => {
	const form = {
		title: "Maßnahme",
		customId: "massnahme:1",
		components: [
			{ type: 10, content: "Das sieht nur das Team." },
			label("Was?", {
				type: 21,
				customId: "was",
				options: [
					{ label: "Verwarnen", value: "warn" },
					{ label: "Auszeit", value: "timeout", default: true, description: "bis 28 Tage" },
				],
			}),
			label("Welche Regeln?", {
				type: 22,
				customId: "regeln",
				maxValues: 2,
				options: ["a", "b", "c"].map((value) => ({ label: value.toUpperCase(), value })),
			}),
			label("Wer noch?", { type: 5, customId: "wer", required: false, maxValues: 2 }),
			label("Begründung", {
				type: 4,
				customId: "grund",
				style: 2,
				minLength: 5,
				maxLength: 200,
				value: "Ton",
				placeholder: "Was war?",
			}),
		],
	} as unknown as ModalComponentData;

	it("brings the member it is about; the form is checked as the client does and comes back in Discord's shape", async () => {
		const { local } = scene;
		const jonas = local.as("Jonas");
		let about: unknown;
		answer = (interaction: UserContextMenuCommandInteraction) => {
			about = [interaction.targetId, interaction.targetUser.username, interaction.targetMember !== null];
			return interaction.showModal(form);
		};
		const opened = await jonas.userMenu("Akte", local.userId("Milan"), place);
		expect(about).toEqual([local.userId("Milan"), "milan", true]);
		expect([opened.kind, jonas.openModal()!.title]).toEqual(["modal", "Maßnahme"]);
		const id = opened.modal!.id;
		const good = { regeln: ["a", "c"], wer: [local.userId("Lena")], grund: "Der Ton war daneben." };
		expect(await codeOf(jonas.submitModal(id, { ...good, grund: "Ton" })), "too short").toBe(50035);
		expect(await codeOf(jonas.submitModal(id, { ...good, grund: "x".repeat(201) }))).toBe(50035);
		expect(await codeOf(jonas.submitModal(id, { ...good, regeln: ["a", "b", "c"] }))).toBe(50035);
		expect(await codeOf(jonas.submitModal(id, { ...good, regeln: [] })), "required").toBe(50035);
		expect(await codeOf(jonas.submitModal(id, { ...good, was: "ban" }))).toBe(50035);
		expect(await codeOf(jonas.submitModal(id, { ...good, mehr: "x" }))).toBe(50035);
		expect(await codeOf(local.as("Lena").submitModal(id, good)), "somebody else's").toBe(50035);
		let given: unknown;
		answer = (interaction: ModalSubmitInteraction) => {
			const { fields } = interaction;
			given = [
				fields.getRadioGroup("was"),
				fields.getCheckboxGroup("regeln"),
				[...fields.getSelectedUsers("wer")!.values()].map((user) => user.username),
				fields.getTextInputValue("grund"),
				interaction.isFromMessage(),
			];
			return interaction.reply({ content: "Getan.", flags: 64 });
		};
		const done = await jonas.submitModal(id, good);
		expect(given).toEqual(["timeout", ["a", "c"], ["lena"], "Der Ton war daneben.", false]);
		expect([done.message!.content, jonas.openModal()]).toEqual(["Getan.", undefined]);
		expect(done.message!.interaction_metadata).toMatchObject({
			type: 5,
			triggering_interaction_metadata: { type: 2, target_user: { username: "milan" } },
		});
	});

	it("of a button may change the message it stands on; who has left gets no menu and no form", async () => {
		const { local } = scene;
		const channel = await channelOf<{ send(body: object): Promise<Message> }>(scene.client, place);
		const row = { type: 1, components: [{ type: 2, style: 1, customId: "fall:1", label: "Entscheiden" }] };
		const card = await channel.send({ content: "Fall 1: offen", components: [row] });
		answer = (interaction: { showModal(modal: ModalComponentData): unknown }) => interaction.showModal(form);
		const { modal } = await local.as("Jonas").click(card.id, "fall:1");
		answer = (interaction: ModalSubmitInteraction) =>
			interaction.isFromMessage() && interaction.update({ content: "Fall 1: entschieden", components: [] });
		const done = await local.as("Jonas").submitModal(modal!.id, { regeln: ["a"], grund: "Ist in Ordnung." });
		expect([done.kind, done.message!.id, done.message!.content]).toEqual(["update", card.id, "Fall 1: entschieden"]);

		const said = local.as("Lena").say(place, "Na gut");
		answer = (interaction: { showModal(modal: ModalComponentData): unknown }) => interaction.showModal(form);
		const open = await local.as("Milan").messageMenu("Melden", said.id);
		local.as("Jonas").kick(guild.id, local.userId("Milan"));
		const values = { regeln: ["a"], grund: "Das war gemein." };
		expect(await codeOf(local.as("Milan").submitModal(open.modal!.id, values))).toBe(50001);
		expect(await codeOf(local.as("Milan").messageMenu("Melden", said.id))).toBe(50001);
		answer = (interaction: UserContextMenuCommandInteraction) =>
			interaction.reply({ content: `${interaction.targetUser.username}: ${interaction.targetMember}`, flags: 64 });
		const gone = await local.as("Jonas").userMenu("Akte", local.userId("Milan"), place);
		expect(gone.message!.content, "a user who is no member").toBe("milan: null");
		local.as("Milan").join(guild.id);
	});
});

it("selects of people, roles and channels bring what was chosen, and take only what they are for", async () => {
	const { local } = scene;
	const channel = await channelOf<{ send(body: object): Promise<Message> }>(scene.client, place);
	const row = (component: object) => ({ type: 1, components: [component] });
	const sent = await channel.send({
		content: "Wähle",
		components: [
			row({ type: 6, customId: "rolle" }),
			row({ type: 7, customId: "beide", maxValues: 2 }),
			row({ type: 8, customId: "kanal", channelTypes: [15], minValues: 0 }),
		],
	});
	answer = (interaction: Interaction) => {
		if (interaction.isRoleSelectMenu()) return interaction.reply(`${interaction.roles.first()!.name}`);
		if (interaction.isMentionableSelectMenu())
			return interaction.reply(`${interaction.users.size}+${interaction.roles.size}+${interaction.members.size}`);
		if (interaction.isChannelSelectMenu()) {
			const [first] = interaction.channels.values();
			return interaction.reply(first && "name" in first ? `${first.name}` : "nichts");
		}
	};
	const lena = local.as("Lena");
	const text = async (customId: string, values: string[]) =>
		(await lena.select(sent.id, customId, values)).message!.content;
	expect(await text("rolle", [local.roleId("Moderation")])).toBe("Moderation");
	expect(await text("beide", [local.userId("Karla"), local.roleId("Redaktion")])).toBe("1+1+1");
	expect(await text("kanal", [local.channelId("nachrichten-forum")])).toBe("nachrichten-forum");
	expect(await text("kanal", [])).toBe("nichts");
	expect(await codeOf(lena.select(sent.id, "kanal", [place])), "no forum").toBe(50035);
	expect(await codeOf(lena.select(sent.id, "kanal", [local.channelId("moderation")])), "not seen").toBe(50035);
	expect(await codeOf(lena.select(sent.id, "rolle", [local.userId("Karla")]))).toBe(50035);
});

it("all of this fits Discord's document", () => {
	expect(check.violations).toEqual([]);
	expect(check.warnings).toEqual([]);
});

function label(text: string, component: object): object {
	return { type: 18, label: text, component };
}
