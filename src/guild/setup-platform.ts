// What setting a server up needs of Discord; `discord/setup.ts` implements it.
import type { Permission } from "../rules/action.ts";
import type { Text } from "../texts.ts";

export interface TeamChannel {
	/** Rights the bot lacks there for telling the team, in words of Discord's settings. */
	readonly missing: readonly Text<never>[];
	/** Whether everybody can read it. */
	readonly open: boolean;
}

export interface SetupPlatform {
	/** A channel for the team only; null where there is none. */
	team(channelId: string): TeamChannel | null;
	/** Which of these rights the bot lacks on the whole server, in words. */
	lacks(
		needs: readonly (Permission | "ManageGuild" | "ManageWebhooks" | "MentionEveryone" | "ViewAuditLog")[],
	): readonly Text<never>[];
	/** Whether the bot may read what people write (Discord's Message Content Intent). */
	reads(): boolean;
	/** Names of the roles above the bot's whose holders it cannot time out; moderators' and bots' roles aside. */
	rolesAbove(): readonly string[];
	/**
	 * A text channel that the bot and everybody who may moderate see, and nobody else. One of that name that is there
	 * already is taken where it is not open to everybody.
	 * @returns its id @throws Refusal
	 */
	createTeamChannel(name: string, topic: string): Promise<string>;
	/** Where a first word to the server's admins goes; null where the bot may write nowhere. */
	greetingChannel(): string | null;
}
