// The installation's log of what it did: each case that is through and each step of an article, by numbers and ids. What
// somebody wrote, and who, stands in the store and in the team's channel, never here.
import type { GuildEvent } from "../guild/guild.ts";
import type { Log } from "../log.ts";

/** @returns what is to be told of the events in all guilds; comments that nothing is wrong with are passed over */
export function journal(log: Log): (event: GuildEvent) => void {
	return (event) => {
		if (event.type === "case") {
			const { number, origin, decision, rules, comment } = event.record;
			const names = rules.map(({ name }) => name);
			const of = { guild: event.guildId, case: number, message: comment?.messageId ?? null };
			log.info({ ...of, by: origin.by, decision, rules: names }, "case carried out");
		} else if (event.type === "article") {
			const { channelId, messageId, threadId } = event.record;
			log.info({ guild: event.guildId, step: event.step, channelId, messageId, threadId }, "article");
		}
	};
}
