// What somebody gave with an interaction: options, choices, answers of a form, the message or person it is about.
import type {
	AutocompleteInteraction,
	ChatInputCommandInteraction,
	MessageContextMenuCommandInteraction,
	ModalSubmitInteraction,
} from "discord.js";
import { withAuthor } from "../guild/form-author.ts";
import type { Guild } from "../guild/guild.ts";
import type { Context, Target } from "./command.ts";
import { postedOf } from "./posted.ts";
import type { Answerable } from "./routing.ts";

type Given = Pick<Context, "options" | "values" | "fields" | "person" | "messageId">;

export const NOTHING_GIVEN: Given = { options: {}, values: [], fields: {}, person: null, messageId: null };

/** Everything given but the message that a menu was opened on. */
export function given(interaction: Answerable): Given {
	return {
		options: interaction.isChatInputCommand() ? optionsOf(interaction) : {},
		values: interaction.isAnySelectMenu() ? interaction.values : [],
		fields: interaction.isModalSubmit() ? fieldsOf(interaction) : {},
		person: interaction.isUserContextMenuCommand()
			? {
					id: interaction.targetUser.id,
					userName: interaction.targetUser.username,
					displayName:
						(interaction.targetMember as { displayName?: string } | null)?.displayName ??
						interaction.targetUser.displayName,
					isBot: interaction.targetUser.bot,
				}
			: null,
		messageId:
			interaction.isMessageComponent() || interaction.isModalSubmit() ? (interaction.message?.id ?? null) : null,
	};
}

/** By the options' German names. */
export function optionsOf(
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

function fieldsOf(interaction: ModalSubmitInteraction): Record<string, string> {
	return Object.fromEntries(
		[...interaction.fields.fields].flatMap(([id, field]) => {
			const value = "value" in field ? field.value : "values" in field ? field.values[0] : undefined;
			return typeof value === "string" && value.trim() ? [[id, value]] : [];
		}),
	);
}

/** The message that a menu was opened on. Its text comes with the interaction, whatever the bot may read otherwise. */
export async function targetOf(interaction: MessageContextMenuCommandInteraction, guild: Guild): Promise<Target> {
	const message = interaction.targetMessage;
	const read = message.inGuild() ? await postedOf(message) : null;
	const posted = read && (await withAuthor(guild, read));
	return {
		messageId: message.id,
		channelId: message.channelId,
		authorId: posted?.comment.authorId ?? message.author.id,
		content: [message.content, ...message.messageSnapshots.map(({ content }) => content)].filter(Boolean).join("\n"),
		posted,
	};
}
