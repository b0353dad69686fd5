// A Local Discord with a small app of its own, for the tests of the page: it answers with everything the page can show.
import {
	type APIModalInteractionResponseCallbackData,
	ApplicationCommandOptionType,
	ApplicationCommandType,
	ButtonStyle,
	Client,
	ComponentType,
	GatewayIntentBits,
	type Interaction,
	MessageFlags,
	TextInputStyle,
} from "discord.js";
import { type LocalDiscord, startLocalDiscord } from "../../src/local-discord/server.ts";

export interface PageWorld {
	readonly local: LocalDiscord;
	readonly threadId: string;
	readonly close: () => Promise<void>;
}

const COMMANDS = [
	{
		name: "kurz",
		nameLocalizations: { "en-GB": "short", "en-US": "short" },
		description: "Fasst zusammen",
		descriptionLocalizations: { "en-GB": "Summarises", "en-US": "Summarises" },
		options: [
			{
				type: ApplicationCommandOptionType.String as const,
				name: "frage",
				description: "Was du wissen willst",
				required: true,
				autocomplete: true,
			},
		],
	},
	{ type: ApplicationCommandType.Message as const, name: "Melden" },
	{ type: ApplicationCommandType.User as const, name: "Akte" },
];

const MODAL: APIModalInteractionResponseCallbackData = {
	custom_id: "grund",
	title: "Diesen Kommentar melden",
	components: [
		{ type: ComponentType.TextDisplay, content: "Ein **Mensch** liest das." },
		{
			type: ComponentType.Label,
			label: "Was ist damit?",
			component: {
				type: ComponentType.TextInput,
				custom_id: "text",
				style: TextInputStyle.Paragraph,
				min_length: 5,
				required: true,
			},
		},
		{
			type: ComponentType.Label,
			label: "Worum geht es?",
			component: {
				type: ComponentType.StringSelect,
				custom_id: "art",
				options: [
					{ label: "Beleidigung", value: "a" },
					{ label: "Werbung", value: "b", description: "oder Betrug" },
				],
			},
		},
	],
};

const ROW = {
	type: ComponentType.ActionRow as const,
	components: [
		{
			type: ComponentType.Button as const,
			style: ButtonStyle.Primary as const,
			label: "Kurzfassung",
			customId: "kurz",
		},
		{ type: ComponentType.Button as const, style: ButtonStyle.Danger as const, label: "Stumm", customId: "stumm" },
		{
			type: ComponentType.Button as const,
			style: ButtonStyle.Link as const,
			label: "Zum Artikel",
			url: "http://127.0.0.1:9/a",
		},
	],
};

async function answer(interaction: Interaction): Promise<void> {
	if (interaction.isAutocomplete()) {
		const typed = interaction.options.getFocused();
		await interaction.respond([{ name: `Wer sagt: ${typed}?`, value: `${typed}!` }]);
	} else if (interaction.isChatInputCommand()) {
		await interaction.deferReply();
		await new Promise((done) => setTimeout(done, 150));
		await interaction.editReply(`Du fragst: ${interaction.options.getString("frage")}`);
	} else if (interaction.isMessageContextMenuCommand()) {
		await interaction.showModal(MODAL);
	} else if (interaction.isUserContextMenuCommand()) {
		await interaction.reply({ content: `Akte von ${interaction.targetUser.username}`, flags: MessageFlags.Ephemeral });
	} else if (interaction.isModalSubmit()) {
		const said = `${interaction.fields.getTextInputValue("text")} / ${interaction.fields.getStringSelectValues("art")[0]}`;
		await interaction.reply({ content: `Gemeldet: ${said}`, flags: MessageFlags.Ephemeral });
	} else if (interaction.isButton() && interaction.customId === "kurz") {
		await interaction.reply({
			flags: MessageFlags.Ephemeral | MessageFlags.IsComponentsV2,
			components: [
				{
					type: ComponentType.Container,
					accentColor: 0x2f7d4f,
					components: [
						{ type: ComponentType.TextDisplay, content: "### In einem Satz\nDie **Fähre** fährt wieder." },
						{ type: ComponentType.Separator },
						{
							type: ComponentType.ActionRow,
							components: [
								{
									type: ComponentType.StringSelect,
									customId: "wahl",
									placeholder: "Mehr davon",
									options: [
										{ label: "Erste Aussage", value: "1", description: "direkt" },
										{ label: "Zweite Aussage", value: "2" },
									],
								},
							],
						},
					],
				},
			],
		});
	} else if (interaction.isStringSelectMenu()) {
		await interaction.reply({ content: `Gewählt: ${interaction.values[0]}`, flags: MessageFlags.Ephemeral });
	}
	// "stumm" is left unanswered.
}

/** Starts the world; one article with a thread stands in it. */
export async function startPageWorld(): Promise<PageWorld> {
	const local = await startLocalDiscord({ interactionDeadlines: { respondMs: 600 } });
	const client = new Client({
		intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.MessageContent],
		rest: { api: local.apiUrl },
	});
	client.on("interactionCreate", (interaction) => void answer(interaction).catch(() => {}));
	const ready = new Promise<void>((resolve) => client.once("clientReady", () => resolve()));
	await client.login(local.token);
	await ready;
	await client.application!.commands.set(COMMANDS);
	const channel = await client.channels.fetch(local.channelId("nachrichten"));
	if (!channel?.isSendable() || !("threads" in channel)) throw new Error("no text channel");
	const post = await channel.send({
		embeds: [
			{
				author: { name: "Nordhafener Nachrichten" },
				title: "Fähre nach Sandholm fährt wieder",
				url: "http://127.0.0.1:9/faehre",
				description: "Nach drei Wochen Reparatur legt die **„Möwe“** am Freitag ab.",
				color: 0x2f7d4f,
				fields: [{ name: "Ressort", value: "Stadt", inline: true }],
				footer: { text: "4 Minuten" },
				timestamp: new Date(local.clock.now()).toISOString(),
			},
		],
		components: [ROW],
	});
	const thread = await post.startThread({ name: "Schreibe einen Kommentar: Fähre nach Sandholm fährt wieder" });
	await thread.send("Willkommen! Zur Sache, nicht zur Person.");
	local.as("Milan").say(thread.id, "Endlich. Wer zahlt eigentlich die **Reparatur**?");
	local.addAction({
		id: "gruss",
		title: { de: "Ein Gruß", en: "A greeting" },
		description: { de: "Milan grüßt in der Plauderecke.", en: "Milan says hello." },
		run: () => {
			local.as("Milan").say(local.channelId("plauderecke"), "Moin aus der Szene!");
			local.explain({ de: "Milan hat gegrüßt.", en: "Milan said hello.", detail: { Wer: "Milan" } });
		},
	});
	return {
		local,
		threadId: thread.id,
		close: async () => {
			await client.destroy();
			await local.close();
		},
	};
}
