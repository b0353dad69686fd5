// Interactions in, answers out: finds the definition, checks rights live, defers, runs it, renders within the limits.
import {
	type AutocompleteInteraction,
	type BaseInteraction,
	type ButtonInteraction,
	type ChatInputCommandInteraction,
	type Client,
	GuildMember,
	type MessageContextMenuCommandInteraction,
	MessageFlags,
} from "discord.js";
import { StoreError, UserError } from "../errors.ts";
import type { Guild } from "../guild/guild.ts";
import { pendingNotices, pendingShown } from "../guild/notices.ts";
import type { Log } from "../log.ts";
import { defineTexts, type Language, languageOf, sayIn, sayLoose } from "../texts.ts";
import type { Action, Actor, Answer, Command, Context, Role, Target } from "./command.ts";
import { mayWrite, roleOf } from "./permissions.ts";
import { render } from "./render.ts";

const texts = defineTexts({
	de: {
		noRight: "Dafür brauchst du das Recht „{right}“. Wende dich an die Moderation, wenn du es haben solltest.",
		moderator: "Mitglieder im Timeout / Nachrichten verwalten",
		admin: "Server verwalten",
		unknown: "Diesen Befehl kenne ich nicht mehr. Lade Discord neu (Strg+R) und versuche es noch einmal.",
		noPublic: "Hier darfst du gerade nicht schreiben, deshalb zeige ich es auch nicht allen.",
		noGuild: "Das geht nur auf einem Server, auf dem ich Mitglied bin.",
		bug: "Da ist mir ein Fehler unterlaufen; er ist vermerkt. Versuche es später noch einmal. (Nr. {id})",
		store:
			"Mein Speicher antwortet gerade nicht. Ob das schon gespeichert ist, kann ich nicht sagen; sieh in ein paar Minuten nach, bevor du es wiederholst.",
	},
	en: {
		noRight: "You need the permission “{right}” for that. Ask the moderators if you should have it.",
		moderator: "Timeout Members / Manage Messages",
		admin: "Manage Server",
		unknown: "I no longer know this command. Reload Discord (Ctrl+R) and try again.",
		noPublic: "You may not write here at the moment, so I do not show it to everyone either.",
		noGuild: "That works only on a server that I am a member of.",
		bug: "I made a mistake; it has been noted. Please try again later. (No. {id})",
		store:
			"My store does not answer at the moment. I cannot say whether this has been saved already; look in a few minutes before you repeat it.",
	},
});

export interface Router {
	readonly commands: ReadonlyMap<string, Command>;
	guild(id: string): Guild | undefined;
	readonly log: Log;
	readonly now: () => number;
	/** Told of every unit of work, so that a shutdown can wait for it. */
	track(work: Promise<void>): void;
}

type Answerable = ChatInputCommandInteraction | MessageContextMenuCommandInteraction | ButtonInteraction;

/** Answers every interaction of a client. No failure of one leaves it unanswered, and none ends the process. */
export function answerInteractions(client: Client, router: Router): void {
	client.on("interactionCreate", (interaction) => {
		router.track(
			handle(router, interaction).catch((error) => {
				router.log.error({ guild: interaction.guildId, err: error }, "interaction failed");
			}),
		);
	});
}

async function handle(router: Router, interaction: BaseInteraction): Promise<void> {
	if (interaction.isAutocomplete()) return complete(router, interaction);
	const answerable =
		interaction.isChatInputCommand() || interaction.isMessageContextMenuCommand() || interaction.isButton();
	if (!answerable) return;
	const language = languageOf(interaction.locale);
	const found = find(router, interaction);
	// Answering within three seconds comes first: defer, then think.
	const update = interaction.isButton() && found?.update === true;
	if (update) await interaction.deferUpdate();
	else await interaction.deferReply({ flags: MessageFlags.Ephemeral });
	const { ok, answer } = await run(router, interaction, found, language);
	if (update && !ok) await interaction.followUp({ ...render(answer.view), flags: MessageFlags.Ephemeral });
	else await reply(interaction, answer);
	const guild = interaction.guildId ? router.guild(interaction.guildId) : undefined;
	if (guild) await showPending(guild, interaction, language);
}

interface Found {
	readonly guild: Guild | undefined;
	readonly role: Role;
	readonly args: readonly string[];
	readonly update?: boolean;
	readonly run: (context: Context) => Promise<Answer>;
}

function find(router: Router, interaction: Answerable): Found | null {
	const guild = interaction.guildId ? router.guild(interaction.guildId) : undefined;
	if (interaction.isButton()) {
		const [name = "", button = "", ...args] = interaction.customId.split(":");
		const command = router.commands.get(name);
		const found = command?.buttons?.[button];
		if (!command || !found) return null;
		// In direct messages the button itself says which guild it belongs to.
		const owner = guild ?? (args[0] ? router.guild(args[0]) : undefined);
		return {
			guild: owner,
			role: found.role ?? "member",
			args,
			update: found.update,
			run: (context) => found.run(context),
		};
	}
	if (interaction.isMessageContextMenuCommand()) {
		const command = [...router.commands.values()].find(({ message }) => message?.name.de === interaction.commandName);
		return command?.message
			? { guild, role: command.role, args: [], run: (context) => command.message!.run(context) }
			: null;
	}
	const command = router.commands.get(interaction.commandName);
	const action = command && actionOf(command, interaction.options.getSubcommand(false));
	if (!command || !action) return null;
	return { guild, role: action.role ?? command.role, args: [], run: (context) => action.run(context) };
}

function actionOf(command: Command, part: string | null): Action | undefined {
	return part ? command.parts?.[part] : command.action;
}

interface Ran {
	/** Whether the command itself answered; otherwise the answer says why it could not. */
	readonly ok: boolean;
	readonly answer: Answer;
}

async function run(router: Router, interaction: Answerable, found: Found | null, language: Language): Promise<Ran> {
	const t = sayIn(language);
	const only = (text: string): Ran => ({ ok: false, answer: { view: { text } } });
	if (!found) return only(t(texts.unknown));
	if (!found.guild) return only(t(texts.noGuild));
	const actor = await actorOf(interaction, found.guild.id, router.now());
	if (!allowed(actor.role, found.role)) {
		return only(t(texts.noRight, { right: t(found.role === "admin" ? texts.admin : texts.moderator) }));
	}
	try {
		const answer = await found.run({
			guild: found.guild,
			actor,
			channelId: interaction.guildId ? interaction.channelId : null,
			language,
			t,
			now: router.now(),
			options: interaction.isChatInputCommand() ? optionsOf(interaction) : {},
			args: found.args,
			target: interaction.isMessageContextMenuCommand() ? targetOf(interaction) : null,
		});
		if (answer.public && !actor.mayPost) return only(t(texts.noPublic));
		return { ok: true, answer };
	} catch (error) {
		if (error instanceof UserError) return only(sayLoose(language, error.text, error.params));
		router.log.error({ guild: interaction.guildId, interaction: interaction.id, err: error }, "command failed");
		if (error instanceof StoreError) return only(t(texts.store));
		return only(t(texts.bug, { id: interaction.id }));
	}
}

async function reply(interaction: Answerable, answer: Answer): Promise<void> {
	const { flags: _flags, ...message } = render(answer.view);
	if (!answer.public) {
		await interaction.editReply(message);
		return;
	}
	await interaction.deleteReply();
	await interaction.followUp(message);
}

/** Reasons that could not be delivered by direct message are shown now, privately, once. */
async function showPending(guild: Guild, interaction: Answerable, language: Language): Promise<void> {
	const notices = await pendingNotices(guild, interaction.user.id, language);
	for (const { number, view } of notices) {
		const { flags: _flags, ...message } = render(view);
		await interaction.followUp({ ...message, flags: MessageFlags.Ephemeral });
		await pendingShown(guild, interaction.user.id, number);
	}
}

async function complete(router: Router, interaction: AutocompleteInteraction): Promise<void> {
	const guild = interaction.guildId ? router.guild(interaction.guildId) : undefined;
	const command = router.commands.get(interaction.commandName);
	const action = command && actionOf(command, interaction.options.getSubcommand(false));
	const focused = interaction.options.getFocused(true);
	const option = action?.options?.find(({ name }) => name === focused.name);
	if (!guild || !command || !action || !option?.autocomplete) return interaction.respond([]);
	const actor = await actorOf(interaction, guild.id, router.now());
	if (!allowed(actor.role, action.role ?? command.role)) return interaction.respond([]);
	const language = languageOf(interaction.locale);
	const context: Context = {
		guild,
		actor,
		channelId: interaction.channelId,
		language,
		t: sayIn(language),
		now: router.now(),
		options: optionsOf(interaction),
		args: [],
		target: null,
	};
	const choices = await option.autocomplete(context, String(focused.value)).catch(() => []);
	await interaction.respond(
		choices.slice(0, 25).map(({ name, value }) => ({ name: name.slice(0, 100), value: value.slice(0, 100) })),
	);
}

/**
 * Who acts. The role comes from the rights in the whole guild: `interaction.memberPermissions` are those in this channel,
 * where an overwrite may have given somebody the moderators' rights for a single thread.
 */
async function actorOf(interaction: BaseInteraction, guildId: string, now: number): Promise<Actor> {
	const { user } = interaction;
	const member =
		interaction.member instanceof GuildMember ? interaction.member : await fetchMember(interaction, guildId);
	return {
		id: user.id,
		userName: user.username,
		displayName: member?.displayName ?? user.displayName,
		role: roleOf(member?.permissions ?? null),
		mayPost: member !== null && mayWrite(interaction.memberPermissions, interaction.channel, member, now),
	};
}

/** The member behind a button in direct messages. Who cannot be found has no more rights than anybody. */
async function fetchMember({ client, user }: BaseInteraction, guildId: string): Promise<GuildMember | null> {
	return (
		(await client.guilds.cache
			.get(guildId)
			?.members.fetch(user.id)
			.catch(() => null)) ?? null
	);
}

const RANK: Record<Role, number> = { member: 0, moderator: 1, admin: 2 };

function allowed(has: Role, needs: Role): boolean {
	return RANK[has] >= RANK[needs];
}

function optionsOf(
	interaction: ChatInputCommandInteraction | AutocompleteInteraction,
): Record<string, string | number | boolean> {
	const { data } = interaction.options;
	const given = data[0]?.options ?? data;
	return Object.fromEntries(
		given.flatMap(({ name, value, attachment }) => {
			const taken = attachment?.url ?? value;
			return taken === undefined ? [] : [[name, taken]];
		}),
	);
}

function targetOf(interaction: MessageContextMenuCommandInteraction): Target {
	const message = interaction.targetMessage;
	return {
		messageId: message.id,
		channelId: message.channelId,
		authorId: message.author.id,
		content: [message.content, ...message.messageSnapshots.map(({ content }) => content)].filter(Boolean).join("\n"),
	};
}
