// Who writes for the newsroom can be recognised: by the name in the form, by a reaction on what they write themselves.
import type { Guild } from "./guild.ts";
import { type Posted, Refusal } from "./platform.ts";

/** The badge of somebody with these roles; the first one of the settings counts. */
export function badgeOf(guild: Guild, roleIds: readonly string[]): { label: string; emoji: string } | null {
	return (
		guild.config.discussion.badges.find(({ role }) => {
			const id = guild.platform.role(role);
			return id !== null && roleIds.includes(id);
		}) ?? null
	);
}

/** A name with the badge of its bearer. */
export function badgedName(guild: Guild, name: string, roleIds: readonly string[]): string {
	const badge = badgeOf(guild, roleIds);
	return badge ? `${name} · ${badge.label}` : name;
}

/** Marks a comment of the newsroom under an article. A refusal costs only the mark. */
export async function markBadge(guild: Guild, { comment, author, thread }: Posted): Promise<void> {
	if (guild.config.discussion.badges.length === 0 || !thread) return;
	const badge = badgeOf(guild, author.roleIds);
	if (!badge || !(await guild.articleOf(thread.id))) return;
	try {
		await guild.platform.react({ channelId: comment.channelId, messageId: comment.id }, badge.emoji);
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		guild.log.warn({ guild: guild.id, message: comment.id }, `badge not set: ${error.message}`);
	}
}
