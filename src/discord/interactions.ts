// Interactions in, answers out: finds the definition, checks rights live, defers, runs it, renders within the limits.
import {
	type AutocompleteInteraction,
	type BaseInteraction,
	type Client,
	type MessageComponentInteraction,
	MessageFlags,
} from "discord.js";
import { StoreError, UserError } from "../errors.ts";
import type { Guild } from "../guild/guild.ts";
import { hearLanguage } from "../guild/member-language.ts";
import { pendingNotices, pendingShown } from "../guild/notices.ts";
import type { Log } from "../log.ts";
import { defineTexts, type Language, languageOf, sayIn, sayLoose } from "../texts.ts";
import { actorOf } from "./actor.ts";
import type { Answer, Command, Context, Form, Role } from "./command.ts";
import { given, NOTHING_GIVEN, optionsOf, targetOf } from "./given.ts";
import { render } from "./render.ts";
import { renderForm } from "./render-form.ts";
import { revive } from "./revive.ts";
import { type Answerable, type Found, isAnswerable, route, slash } from "./routing.ts";

const texts = defineTexts({
	de: {
		noRight: "Dafür brauchst du das Recht „{right}“. Wende dich an die Moderation, wenn du es haben solltest.",
		moderator: "Mitglieder im Timeout“ oder „Nachrichten verwalten",
		admin: "Server verwalten",
		unknown: "Diesen Befehl kenne ich nicht mehr. Lade Discord neu (Strg+R) und versuche es noch einmal.",
		noPublic: "Hier darfst du gerade nicht schreiben, deshalb zeige ich es auch nicht allen.",
		noGuild: "Das geht nur auf einem Server, auf dem ich Mitglied bin.",
		bug: "Da ist mir ein Fehler unterlaufen; er ist vermerkt. Versuche es später noch einmal. (Nr. {id})",
		store:
			"Mein Speicher antwortet gerade nicht. Ob das schon gespeichert ist, kann ich nicht sagen; sieh in ein paar Minuten nach, bevor du es wiederholst.",
		late: "Für diesen Server bin ich gerade nicht zu erreichen. Deine Nachricht liegt bereit: Sobald es wieder geht, erledige ich das und antworte dir hier. Du brauchst nichts zu wiederholen.",
		givenUp:
			"Für diesen Server war ich zu lange nicht zu erreichen, deshalb habe ich das nicht erledigt. Versuche es bitte später noch einmal.",
	},
	en: {
		noRight: "You need the permission “{right}” for that. Ask the moderators if you should have it.",
		moderator: "Timeout Members” or “Manage Messages",
		admin: "Manage Server",
		unknown: "I no longer know this command. Reload Discord (Ctrl+R) and try again.",
		noPublic: "You may not write here at the moment, so I do not show it to everyone either.",
		noGuild: "That works only on a server that I am a member of.",
		bug: "I made a mistake; it has been noted. Please try again later. (No. {id})",
		store:
			"My store does not answer at the moment. I cannot say whether this has been saved already; look in a few minutes before you repeat it.",
		late: "I cannot be reached for this server at the moment. What you sent is kept: as soon as I can I will do it and answer you here. There is no need to repeat it.",
		givenUp: "I could not be reached for this server for too long, so I have not done this. Please try again later.",
	},
});

export interface Router {
	readonly commands: ReadonlyMap<string, Command>;
	guild(id: string): Guild | undefined;
	readonly log: Log;
	readonly now: () => number;
	/** Told of every unit of work, so that a shutdown can wait for it. */
	track(work: Promise<void>): void;
	/** Where other processes own other guilds. */
	readonly elsewhere?: Elsewhere | undefined;
}

/** Guilds that other processes own. What is clicked in direct messages arrives at shard 0, whomever it is for. */
export interface Elsewhere {
	isElsewhere(guildId: string): boolean;
	/** For reading only, to open a window: there is no time to ask the owner. */
	read(guildId: string): Promise<Guild>;
	/** Hands an interaction over that is deferred already. @param raw as Discord sent it @throws StoreError */
	handOver(guildId: string, id: string, raw: Record<string, unknown>): Promise<void>;
}

type Raw = Record<string, unknown>;

/** Answers every interaction of a client. No failure of one leaves it unanswered, and none ends the process. */
export function answerInteractions(client: Client, router: Router): void {
	const raw = new Map<string, Raw>();
	if (router.elsewhere)
		client.on("raw", ({ t, d }: { t?: unknown; d: Raw }) => {
			if (t === "INTERACTION_CREATE" && !d.guild_id) raw.set(String(d.id), d);
		});
	client.on("interactionCreate", (interaction) => {
		const work = handle(router, interaction, raw.get(interaction.id));
		raw.delete(interaction.id);
		router.track(work.catch(logging(router, interaction)));
	});
}

/** Answers an interaction that the process which received it has deferred and handed over. Never throws. */
export async function answerHandedOver(client: Client, router: Router, raw: Raw): Promise<void> {
	const interaction = revive(client, raw);
	const found = route(router, interaction);
	await answer(router, interaction, found, isUpdate(interaction, found)).catch(logging(router, interaction));
}

/** Says to a person whose interaction was handed over that it takes time, or that it is given up. Never throws. */
export async function tellOfDelay(client: Client, router: Router, raw: Raw, what: "late" | "givenUp"): Promise<void> {
	const interaction = revive(client, raw);
	// Not in place of the answer: the owner may be giving it just now.
	const content = sayIn(languageOf(interaction.locale))(texts[what]);
	await interaction.followUp({ content, flags: MessageFlags.Ephemeral }).catch(logging(router, interaction));
}

function logging(router: Router, { guildId }: BaseInteraction): (error: unknown) => void {
	return (error) => router.log.error({ guild: guildId, err: error }, "interaction failed");
}

async function handle(router: Router, interaction: BaseInteraction, raw: Raw | undefined): Promise<void> {
	if (interaction.isAutocomplete()) return complete(router, interaction);
	if (!isAnswerable(interaction)) return;
	const language = languageOf(interaction.locale);
	const found = route(router, interaction);
	const away = found?.direct && router.elsewhere?.isElsewhere(found.direct) ? found.direct : null;
	if (found?.deed.form) {
		const guild = away ? await router.elsewhere!.read(away) : found.guild;
		return openForm(router, interaction, { ...found, guild }, language);
	}
	// Answering within three seconds comes first: defer, then think.
	const update = isUpdate(interaction, found);
	if (update) await (interaction as MessageComponentInteraction).deferUpdate();
	else await interaction.deferReply({ flags: MessageFlags.Ephemeral });
	if (!away || !raw) return answer(router, interaction, found, update);
	try {
		await router.elsewhere!.handOver(away, interaction.id, raw);
	} catch (error) {
		router.log.error({ guild: away, interaction: interaction.id, err: error }, "interaction not handed over");
		await interaction.followUp({ content: sayIn(language)(texts.store), flags: MessageFlags.Ephemeral });
	}
}

function isUpdate(interaction: Answerable, found: Found | null): boolean {
	return found?.update === true && (interaction.isMessageComponent() || isFromMessage(interaction));
}

/** Does what a deferred interaction asks for. */
async function answer(router: Router, interaction: Answerable, found: Found | null, update: boolean): Promise<void> {
	const language = languageOf(interaction.locale);
	const { ok, answer } = await run(router, interaction, found, language);
	if (update && !ok) await interaction.followUp({ ...render(answer.view), flags: MessageFlags.Ephemeral });
	else await reply(interaction, answer);
	const guild = found?.guild;
	if (!guild) return;
	await showPending(guild, interaction, language);
	if (interaction.locale) await hearLanguage(guild, interaction.user.id, language);
}

/** Whether a form was opened from a message, which its answer may replace. */
function isFromMessage(interaction: Answerable): boolean {
	return interaction.isModalSubmit() && interaction.isFromMessage();
}

/** Opens a window: it must be the first answer, so nothing is deferred. */
async function openForm(router: Router, interaction: Answerable, found: Found, language: Language): Promise<void> {
	const { form, answer } = await run(router, interaction, found, language);
	if (form && !interaction.isModalSubmit()) await interaction.showModal(renderForm(form));
	else await interaction.reply({ ...render(answer.view), flags: MessageFlags.Ephemeral });
}

interface Ran {
	/** Whether the command itself answered; otherwise the answer says why it could not. */
	readonly ok: boolean;
	readonly answer: Answer;
	/** A window to open instead. */
	readonly form?: Form;
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
		const context: Context = {
			...given(interaction),
			id: interaction.id,
			commands: router.commands,
			guild: found.guild,
			actor,
			channelId: interaction.guildId ? interaction.channelId : null,
			language,
			t,
			now: router.now(),
			args: found.args,
			target: interaction.isMessageContextMenuCommand() ? await targetOf(interaction, found.guild) : null,
		};
		if (found.deed.form) {
			const asked = await found.deed.form(context);
			return "view" in asked ? { ok: true, answer: asked } : { ok: true, answer: { view: {} }, form: asked };
		}
		const answer = await found.deed.run(context);
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
	for (const { number, of, view } of notices) {
		const { flags: _flags, ...message } = render(view);
		await interaction.followUp({ ...message, flags: MessageFlags.Ephemeral });
		await pendingShown(guild, interaction.user.id, number, of);
	}
}

async function complete(router: Router, interaction: AutocompleteInteraction): Promise<void> {
	const guild = interaction.guildId ? router.guild(interaction.guildId) : undefined;
	const found = slash(router.commands, interaction);
	const focused = interaction.options.getFocused(true);
	const option = found?.action.options?.find(({ name }) => name === focused.name);
	if (!guild || !found || !option?.autocomplete) return interaction.respond([]);
	const actor = await actorOf(interaction, guild.id, router.now());
	if (!allowed(actor.role, found.role)) return interaction.respond([]);
	const language = languageOf(interaction.locale);
	const context: Context = {
		...NOTHING_GIVEN,
		id: interaction.id,
		commands: router.commands,
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

const RANK: Record<Role, number> = { member: 0, moderator: 1, admin: 2 };

function allowed(has: Role, needs: Role): boolean {
	return RANK[has] >= RANK[needs];
}
