// Who acts, with their rights as they are now.
import { type BaseInteraction, GuildMember } from "discord.js";
import type { Actor } from "./command.ts";
import { lackingRights, mayWrite, roleOf } from "./permissions.ts";

/** What only matters in a channel, and what everybody has somewhere. */
const WRITING: ReadonlySet<string> = new Set(["SendMessages", "SendMessagesInThreads"]);

/**
 * Who acts. The role comes from the rights in the whole guild: `interaction.memberPermissions` are those in this channel,
 * where an overwrite may have given somebody the moderators' rights for a single thread.
 */
export async function actorOf(interaction: BaseInteraction, guildId: string, now: number): Promise<Actor> {
	const { user } = interaction;
	const member =
		interaction.member instanceof GuildMember ? interaction.member : await fetchMember(interaction, guildId);
	return {
		id: user.id,
		userName: user.username,
		displayName: member?.displayName ?? user.displayName,
		role: roleOf(member?.permissions ?? null),
		lacks: (rights) =>
			lackingRights(
				[...rights].filter((right) => !WRITING.has(right)),
				member?.permissions ?? null,
			),
		outranks: (roleId) => {
			if (!member) return false;
			const role = member.guild.roles.cache.get(roleId);
			return !role || member.id === member.guild.ownerId || member.roles.highest.comparePositionTo(role) > 0;
		},
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
