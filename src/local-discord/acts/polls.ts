// Polls: voting, and closing before their time. https://docs.discord.com/developers/resources/poll
import { refuse } from "../discord-error.ts";
import { type Fields, fieldsOf, listOf } from "../fields.ts";
import type { Message, World } from "../world.ts";
import { announceMessage, guildOf } from "./announce.ts";
import { insertMessage } from "./insert.ts";
import { systemMessage } from "./system-message.ts";

const RESULT_MESSAGE = 46;

/** A person's choice takes the place of the one before. @throws DiscordError 520001 once it is over, 50035 */
export function vote(world: World, message: Message, userId: string, answers: readonly number[]): void {
	const poll = message.poll;
	if (!poll) throw refuse(50068);
	if (isOver(world, message)) throw refuse(520001);
	const known = listOf(poll.answers).map((answer) => answer.answer_id);
	if (answers.some((id) => !known.includes(id)) || (answers.length > 1 && poll.allow_multiselect !== true))
		throw refuse(520000);
	for (const id of known as number[]) {
		const voters = message.votes.get(id) ?? new Set<string>();
		const had = voters.has(userId);
		const wants = answers.includes(id);
		if (had === wants) continue;
		if (wants) voters.add(userId);
		else voters.delete(userId);
		message.votes.set(id, voters);
		announceVote(world, wants ? "MESSAGE_POLL_VOTE_ADD" : "MESSAGE_POLL_VOTE_REMOVE", message, userId, id);
	}
}

/** Closes a poll: the message is final, and a message of type 46 tells the result. Only its author may. */
export function endPoll(world: World, message: Message, byId: string): Message {
	if (!message.poll) throw refuse(50068);
	if (message.authorId !== byId) throw refuse(50005);
	if (isOver(world, message)) throw refuse(520001);
	message.poll = {
		...message.poll,
		expiry: new Date(world.clock.now()).toISOString(),
		results: { ...fieldsOf(message.poll.results), is_finalized: true },
	};
	announceMessage(world, "MESSAGE_UPDATE", message);
	const channel = world.channels.get(message.channelId)!;
	const result = systemMessage(world, channel, RESULT_MESSAGE, message.authorId, "", {
		type: 0,
		channelId: channel.id,
		messageId: message.id,
		guildId: channel.guildId,
	});
	result.embeds = [{ type: "poll_result", fields: resultFields(message) }];
	insertMessage(world, channel, result);
	return message;
}

function isOver(world: World, message: Message): boolean {
	const poll = message.poll!;
	return fieldsOf(poll.results).is_finalized === true || Date.parse(String(poll.expiry)) <= world.clock.now();
}

function resultFields(message: Message): Fields[] {
	const counts = listOf(message.poll!.answers).map((answer) => ({
		answer,
		count: message.votes.get(answer.answer_id as number)?.size ?? 0,
	}));
	const total = counts.reduce((sum, { count }) => sum + count, 0);
	const [best] = [...counts].sort((a, b) => b.count - a.count);
	const field = (name: string, value: unknown) => ({ name, value: String(value), inline: false });
	return [
		field("poll_question_text", fieldsOf(message.poll!.question).text),
		field("victor_answer_votes", best?.count ?? 0),
		field("total_votes", total),
		...(best && best.count > 0
			? [
					field("victor_answer_id", best.answer.answer_id),
					field("victor_answer_text", fieldsOf(best.answer.poll_media).text),
				]
			: []),
	];
}

function announceVote(
	world: World,
	t: "MESSAGE_POLL_VOTE_ADD" | "MESSAGE_POLL_VOTE_REMOVE",
	message: Message,
	userId: string,
	answerId: number,
): void {
	const channel = world.channels.get(message.channelId)!;
	world.bus.emit({
		t,
		guildId: channel.guildId,
		channelId: channel.id,
		data: () => ({
			user_id: userId,
			channel_id: channel.id,
			message_id: message.id,
			...guildOf(channel),
			answer_id: answerId,
		}),
	});
}
