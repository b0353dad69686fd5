// Which of a case's comments are gone: by the outcome of their deletion, or, where nobody knows it, by looking.
import type { Case } from "../cases/case.ts";
import type { Guild } from "./guild.ts";

/** @returns the ids of the case's comments in a channel that do not stand there any more @throws Refusal */
export async function goneIn(guild: Guild, record: Case, channelId: string): Promise<Set<string>> {
	const { comment } = record;
	const own = record.swept.filter((one) => one.channelId === channelId).map(({ messageId }) => messageId);
	if (comment?.channelId === channelId) own.push(comment.messageId);
	const deleted = new Set(
		record.actions.flatMap(({ effects, undoes }) =>
			effects.flatMap(({ effect, progress }) => {
				if (undoes || progress.state !== "done") return [];
				return effect.kind === "deleteMessage"
					? [effect.messageId]
					: effect.kind === "deleteMessages"
						? effect.messageIds
						: [];
			}),
		),
	);
	const gone = new Set<string>();
	for (const id of own)
		if (deleted.has(id) || comment?.unposted || (await guild.platform.posted(channelId, id)) === null) gone.add(id);
	return gone;
}
