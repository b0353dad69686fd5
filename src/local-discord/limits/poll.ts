// Polls as they are sent. https://docs.discord.com/developers/resources/poll#poll-create-request-object
import { type Fields, fieldsOf, isFields, textOf } from "../fields.ts";
import type { Form, Path } from "../form.ts";
import { emojiJson } from "./parts.ts";

export interface PollBody {
	readonly question: string;
	readonly answers: { readonly text: string; readonly emoji: Fields | null }[];
	readonly hours: number;
	readonly multiselect: boolean;
}

/** Checks a poll: question 300, up to 10 answers of 55 characters, 1 to 768 hours. */
export function readPoll(form: Form, path: Path, value: Fields): PollBody {
	const question = fieldsOf(value.question);
	const text = form.text([...path, "question", "text"], question.text, { min: 1, max: 300, required: true });
	const answers = form.list([...path, "answers"], value.answers, { min: 1, max: 10, required: true }) ?? [];
	return {
		question: text ?? "",
		answers: answers.map((entry, index) => {
			const media = fieldsOf(fieldsOf(entry).poll_media);
			const at = [...path, "answers", index, "poll_media"];
			form.text([...at, "text"], media.text, { min: 1, max: 55, required: !isFields(media.emoji) });
			return { text: textOf(media.text), emoji: isFields(media.emoji) ? emojiJson(media.emoji) : null };
		}),
		hours: form.integer([...path, "duration"], value.duration, { min: 1, max: 768 }) ?? 24,
		multiselect: value.allow_multiselect === true,
	};
}

/** @param now milliseconds since 1970 @returns the poll as messages carry it, without votes */
export function pollJson(poll: PollBody, now: number): Fields {
	return {
		question: { text: poll.question },
		answers: poll.answers.map((answer, index) => ({
			answer_id: index + 1,
			poll_media: { text: answer.text, ...(answer.emoji ? { emoji: answer.emoji } : {}) },
		})),
		expiry: new Date(now + poll.hours * 3_600_000).toISOString(),
		allow_multiselect: poll.multiselect,
		layout_type: 1,
		results: { is_finalized: false, answer_counts: [] },
	};
}
