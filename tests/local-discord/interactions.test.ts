// Interactions: what a person sees of the bot's answer, and what Discord refuses the bot.
import {
	ButtonStyle,
	type ChatInputCommandInteraction,
	ComponentType,
	Events,
	type Interaction,
	type MessageComponentInteraction,
	MessageFlags,
	type ModalComponentData,
	type ModalSubmitInteraction,
} from "discord.js";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { codeOf, start } from "./client.ts";
import { checkTraffic, type TrafficCheck } from "./openapi.ts";

let scene: Awaited<ReturnType<typeof start>>;
let check: TrafficCheck;
let answer: (interaction: never) => unknown = () => {};
const failures: unknown[] = [];
let place: string;

const button = (customId: string, label = "Los") => ({
	type: ComponentType.ActionRow as const,
	components: [{ type: ComponentType.Button as const, style: ButtonStyle.Primary as const, customId, label }],
});
const modal = {
	title: "Kommentar",
	customId: "kommentar:1",
	components: [
		{
			type: ComponentType.Label as const,
			label: "Dein Kommentar",
			component: {
				type: ComponentType.TextInput as const,
				customId: "text",
				style: 2 as const,
				minLength: 3,
				maxLength: 50,
			},
		},
		{
			type: ComponentType.Label as const,
			label: "Thema",
			component: {
				type: ComponentType.StringSelect as const,
				customId: "thema",
				options: [
					{ label: "Hafen", value: "hafen" },
					{ label: "Schule", value: "schule" },
				],
			},
		},
		{ type: ComponentType.TextDisplay as const, content: "Bitte freundlich." },
	],
} as unknown as ModalComponentData;

beforeAll(async () => {
	scene = await start();
	check = checkTraffic(scene.local);
	place = scene.local.channelId("plauderecke");
	scene.client.on(Events.InteractionCreate, async (interaction: Interaction) => {
		try {
			await answer(interaction as never);
		} catch (error) {
			failures.push(error);
		}
	});
	await scene.client.application.commands.set([
		{
			name: "feed",
			description: "Quellen",
			options: [
				{
					type: 1,
					name: "hinzufügen",
					description: "Neu",
					options: [
						{ type: 3, name: "adresse", description: "Adresse", required: true, autocomplete: true, maxLength: 40 },
						{ type: 4, name: "minuten", description: "Abstand", minValue: 5, maxValue: 60 },
						{ type: 6, name: "wer", description: "Wer" },
						{ type: 7, name: "wohin", description: "Kanal" },
						{ type: 11, name: "datei", description: "Datei" },
					],
				},
			],
		},
		{ name: "fall", description: "Dein Fall", contexts: [0, 1] },
		{ name: "verwalten", description: "Nur Team", defaultMemberPermissions: 1n << 13n },
		{ name: "Melden", type: 3 },
		{ name: "Akte", type: 2 },
	]);
});
afterAll(() => scene.stop());
beforeEach(() => {
	answer = () => {};
	failures.length = 0;
});

describe("a command", () => {
	it("brings its options, resolved, and may be answered at once, for all or for one", async () => {
		const { local } = scene;
		const lena = local.as("Lena");
		let seen: unknown;
		answer = async (interaction: ChatInputCommandInteraction) => {
			const { options } = interaction;
			const file = options.getAttachment("datei")!;
			seen = [
				options.getSubcommand(),
				options.getString("adresse"),
				options.getInteger("minuten"),
				options.getUser("wer")!.username,
				options.getChannel("wohin")!.name,
				await (await fetch(file.url)).text(),
				interaction.locale,
				interaction.memberPermissions!.has("SendMessages"),
				interaction.appPermissions.has("ManageMessages"),
			];
			await interaction.reply({ content: "angelegt", flags: MessageFlags.Ephemeral });
		};
		const result = await lena.command(place, "feed hinzufügen", {
			adresse: "https://nordhafen.example/feed",
			minuten: 15,
			wer: local.userId("Milan"),
			wohin: place,
			datei: { filename: "a.opml", data: "<opml/>" },
		});
		expect(failures).toEqual([]);
		expect(seen).toEqual([
			"hinzufügen",
			"https://nordhafen.example/feed",
			15,
			"milan",
			"plauderecke",
			"<opml/>",
			"de",
			true,
			true,
		]);
		expect([result.kind, result.message!.content, result.message!.flags]).toEqual(["message", "angelegt", 64]);
		expect(lena.messages(place).at(-1)!.content).toBe("angelegt");
		expect(
			local
				.as("Milan")
				.messages(place)
				.some((message) => message.content === "angelegt"),
		).toBe(false);
		answer = (interaction: ChatInputCommandInteraction) => interaction.reply("öffentlich");
		const open = await lena.command(place, "fall");
		expect([open.message!.type, open.message!.interaction_metadata!.user.username]).toEqual([20, "lena"]);
		expect(local.as("Milan").messages(place).at(-1)!.content).toBe("öffentlich");
	});

	it("deferred says so at once and is settled by the edit; the first follow-up takes the place of a deferral", async () => {
		const lena = scene.local.as("Lena");
		answer = async (interaction: ChatInputCommandInteraction) => {
			await interaction.deferReply({ flags: MessageFlags.Ephemeral });
			await new Promise((resolve) => setTimeout(resolve, 30));
			await interaction.editReply({ content: "fertig", components: [button("weiter")] });
			await interaction.followUp({ content: "und noch etwas", flags: MessageFlags.Ephemeral });
		};
		const stamps: unknown[] = [];
		const stop = scene.local.world.bus.listen(({ t, data }) => {
			if (t === "MESSAGE_UPDATE") stamps.push(data({ userId: lena.id, content: true }).edited_timestamp);
		});
		const result = await lena.command(place, "fall");
		expect([result.kind, result.message!.flags]).toEqual(["deferred", 64 | 128]);
		const final = await result.settled();
		expect([final!.content, final!.flags, final!.id]).toEqual(["fertig", 64, result.message!.id]);
		expect([final!.edited_timestamp, ...stamps], "a deferred answer is not called edited").toEqual([null, null]);
		stop();
		await scene.local.waitFor(() => result.followUps().length === 1);
		expect(result.followUps()[0]!.content).toBe("und noch etwas");

		answer = async (interaction: ChatInputCommandInteraction) => {
			await interaction.deferReply();
			await interaction.followUp("an Stelle des Wartens");
			await interaction.deleteReply();
		};
		const second = await lena.command(place, "fall");
		expect((await second.settled())?.content ?? "weg").toMatch(/an Stelle des Wartens|weg/);
		await scene.local.waitFor(() => !lena.messages(place).some((message) => message.id === second.message!.id));
		expect(failures).toEqual([]);
	});

	it("that nobody answers fails after the deadline; a late answer is 10062, a second one 40060", async () => {
		const codes: (number | string)[] = [];
		const hasty = await start({ interactionDeadlines: { respondMs: 100 } });
		await hasty.client.application.commands.set([{ name: "fall", description: "Dein Fall" }]);
		let late: ChatInputCommandInteraction | undefined;
		hasty.client.on(Events.InteractionCreate, (interaction) => {
			if (interaction.isChatInputCommand()) late = interaction;
		});
		const unanswered = await hasty.local.as("Lena").command(hasty.local.channelId("plauderecke"), "fall");
		expect(unanswered.kind).toBe("failed");
		await hasty.local.waitFor(() => late);
		codes.push(await codeOf(late!.reply("zu spät")));
		await hasty.stop();
		answer = async (interaction: ChatInputCommandInteraction) => {
			await interaction.reply("eins");
			interaction.replied = false;
			codes.push(await codeOf(interaction.reply("zwei")));
		};
		await scene.local.as("Lena").command(place, "fall");
		await scene.local.waitFor(() => codes.length === 2);
		expect(codes).toEqual([10062, 40060]);
	});

	it("has a token for 15 minutes of this world's time", async () => {
		const local = scene.local;
		let kept: ChatInputCommandInteraction | undefined;
		answer = async (interaction: ChatInputCommandInteraction) => {
			await interaction.reply("da");
			kept = interaction;
		};
		await local.as("Lena").command(place, "fall");
		await local.waitFor(() => kept);
		expect(await codeOf(kept!.editReply("noch da"))).toBe("ok");
		local.clock.advance(15 * 60_000 + 1);
		expect(await codeOf(kept!.editReply("zu spät"))).toBe(50027);
		expect(await codeOf(kept!.followUp("zu spät"))).toBe(50027);
	});

	it("is checked as the client checks it, and hidden from whom it is not for", async () => {
		const { local } = scene;
		const lena = local.as("Lena");
		const add = (options: object) => codeOf(lena.command(place, "feed hinzufügen", options as never));
		expect(await add({})).toBe(50035);
		expect(await add({ adresse: "x".repeat(41) })).toBe(50035);
		expect(await add({ adresse: "x", minuten: 3 })).toBe(50035);
		expect(await add({ adresse: "x", wer: "123" })).toBe(50035);
		expect(await add({ adresse: "x", unbekannt: 1 })).toBe(50035);
		expect(await codeOf(lena.command(place, "feed"))).toBe(50035);
		expect(await codeOf(lena.command(place, "verwalten"))).toBe(50035);
		expect(await codeOf(lena.command(local.channelId("regeln"), "fall"))).toBe(50013);
		answer = (interaction: ChatInputCommandInteraction) => interaction.reply("ja");
		expect((await local.as("Jonas").command(place, "verwalten")).kind).toBe("message");
		const direct = await lena.command(lena.openDm(local.botId), "fall");
		expect(direct.message!.content).toBe("ja");
	});

	it("is completed while one types", async () => {
		answer = async (interaction: Interaction) => {
			if (interaction.isAutocomplete())
				await interaction.respond([{ name: `${interaction.options.getFocused()}!`, value: "x" }]);
		};
		const given = await scene.local.as("Lena").autocomplete(place, "feed hinzufügen", { adresse: "nord" }, "adresse");
		expect(given).toEqual({ kind: "choices", choices: [{ name: "nord!", value: "x" }] });
	});
});

describe("buttons, selects and modals", () => {
	const post = async (components: object[]): Promise<string> => {
		const channel = await scene.client.channels.fetch(place);
		return (await (channel as { send(body: object): Promise<{ id: string }> }).send({ content: "Wähle", components }))
			.id;
	};

	it("a click updates the message, defers an update, or opens a modal, whose values come back", async () => {
		const lena = scene.local.as("Lena");
		const id = await post([button("a")]);
		answer = (interaction: MessageComponentInteraction) => interaction.update({ content: "geändert", components: [] });
		const updated = await lena.click(id, "a");
		expect([updated.kind, updated.message!.content]).toEqual(["update", "geändert"]);
		expect(await codeOf(lena.click(id, "a")), "the button is gone").toBe(50035);

		const other = await post([button("b")]);
		answer = async (interaction: MessageComponentInteraction) => {
			await interaction.deferUpdate();
			await interaction.editReply("später geändert");
		};
		const later = await lena.click(other, "b");
		expect([later.kind, (await later.settled())!.content]).toEqual(["none", "später geändert"]);

		answer = (interaction: MessageComponentInteraction) => interaction.showModal(modal);
		const asked = await lena.click(other, "b");
		expect([asked.kind, asked.modal!.title, lena.openModal()!.id]).toEqual(["modal", "Kommentar", asked.modal!.id]);
		expect(await codeOf(lena.submitModal(asked.modal!.id, { text: "ab", thema: ["hafen"] }))).toBe(50035);
		expect(await codeOf(lena.submitModal(asked.modal!.id, { text: "abc", thema: ["mond"] }))).toBe(50035);
		answer = (interaction: ModalSubmitInteraction) =>
			interaction.reply(
				`${interaction.fields.getTextInputValue("text")} (${interaction.fields.getStringSelectValues("thema")})`,
			);
		const said = await lena.submitModal(asked.modal!.id, { text: "Gut so", thema: ["hafen"] });
		expect([said.kind, said.message!.content]).toEqual(["message", "Gut so (hafen)"]);
		expect([failures, lena.openModal()]).toEqual([[], undefined]);
	});

	it("a modal is only the first answer, never to a modal; an update needs a message", async () => {
		const lena = scene.local.as("Lena");
		const codes: (number | string)[] = [];
		const id = await post([button("c")]);
		answer = async (interaction: ChatInputCommandInteraction) => {
			await interaction.deferReply();
			interaction.deferred = false;
			codes.push(await codeOf(interaction.showModal(modal)));
			await interaction.webhook.send("erledigt");
		};
		await (await lena.command(place, "fall")).settled();
		answer = (interaction: MessageComponentInteraction) => interaction.showModal(modal);
		const { modal: open } = await lena.click(id, "c");
		answer = async (interaction: ModalSubmitInteraction) => {
			const raw = { body: { type: 9, data: { title: "x", custom_id: "y", components: [] } } };
			const callback = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
			codes.push(await codeOf(interaction.client.rest.post(callback, { ...raw, auth: false })));
			codes.push(await codeOf(interaction.deferUpdate()));
		};
		await lena.submitModal(open!.id, { text: "Text", thema: ["hafen"] });
		answer = async (interaction: ChatInputCommandInteraction) => {
			const callback = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
			codes.push(await codeOf(interaction.client.rest.post(callback, { body: { type: 7, data: {} }, auth: false })));
		};
		await lena.command(place, "fall");
		await scene.local.waitFor(() => codes.length === 4);
		expect(codes).toEqual([40060, 50035, "ok", 50035]);
	});

	it("a select gives what was chosen, as often as allowed", async () => {
		const lena = scene.local.as("Lena");
		const select = (extra: object) => ({ type: 1, components: [{ ...extra }] });
		const id = await post([
			select({
				type: 3,
				customId: "s",
				minValues: 1,
				maxValues: 2,
				options: [
					{ label: "Eins", value: "1" },
					{ label: "Zwei", value: "2" },
				],
			}),
			select({ type: 5, customId: "u" }),
		]);
		answer = (interaction: Interaction) =>
			interaction.isUserSelectMenu()
				? interaction.reply(`gewählt: ${interaction.users.first()!.username}`)
				: interaction.isStringSelectMenu() && interaction.reply(`gewählt: ${interaction.values.join("+")}`);
		expect((await lena.select(id, "s", ["1", "2"])).message!.content).toBe("gewählt: 1+2");
		expect((await lena.select(id, "u", [scene.local.userId("Milan")])).message!.content).toBe("gewählt: milan");
		expect(await codeOf(lena.select(id, "s", []))).toBe(50035);
		expect(await codeOf(lena.select(id, "s", ["3"]))).toBe(50035);
		expect(await codeOf(lena.select(id, "u", ["1"]))).toBe(50035);
	});

	it("menus on messages and people bring their target, with its content", async () => {
		const { local } = scene;
		const said = local.as("Milan").say(place, "So ein Quatsch");
		answer = (interaction: Interaction) => {
			if (interaction.isMessageContextMenuCommand())
				return interaction.reply({ content: interaction.targetMessage.content, flags: 64 });
			if (interaction.isUserContextMenuCommand())
				return interaction.reply({ content: interaction.targetUser.username, flags: 64 });
		};
		expect((await local.as("Lena").messageMenu("Melden", said.id)).message!.content).toBe("So ein Quatsch");
		expect((await local.as("Lena").userMenu("Akte", local.userId("Milan"))).message!.content).toBe("milan");
	});
});

it("all of this fits Discord's document", () => {
	expect(check.violations).toEqual([]);
	expect(check.warnings).toEqual([]);
});
