// Whether a text that the bot is asked to show to everyone would stand as a comment of the person who typed it.
import { evaluate } from "../rules/evaluate.ts";
import { plainComment, plainFacts } from "../rules/plain-comment.ts";
import type { Guild } from "./guild.ts";

export interface Typed {
	readonly guild: Guild;
	readonly actor: { readonly id: string; readonly userName: string; readonly displayName: string };
	readonly channelId: string | null;
	readonly now: number;
}

/** Only the words are judged, not who wrote how much lately: that is a matter of comments. */
export function wouldStand({ guild, actor, channelId, now }: Typed, typed: string): boolean {
	const channel = channelId ? guild.platform.channel(channelId) : null;
	const comment = plainComment(typed, {
		guildId: guild.id,
		channelId: channelId ?? "0",
		parentId: channel?.parentId ?? null,
		categoryId: channel?.categoryId ?? null,
		authorId: actor.id,
		createdAt: now,
	});
	const author = { id: actor.id, userName: actor.userName, displayName: actor.displayName };
	return evaluate(guild.rules, comment, plainFacts({ now, author })).decision === "allow";
}
