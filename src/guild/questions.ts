// What somebody asked that does not fit into a button's id (100 characters): kept for a day, so that its buttons work after
// a restart too.
import { z } from "zod";
import { shortHash } from "../articles/hash.ts";
import { UserError } from "../errors.ts";
import { put, type RecordType } from "../store/store.ts";
import { text } from "../texts.ts";
import type { Guild } from "./guild.ts";

const questionSchema = z.discriminatedUnion("kind", [
	z.strictObject({
		kind: z.literal("evidence"),
		claim: z.string(),
		/** An article's key; null: in the whole archive. */
		article: z.string().nullable(),
		/** The comment that was asked about; null where the claim was typed. */
		comment: z.strictObject({ channelId: z.string(), messageId: z.string() }).nullable(),
	}),
	z.strictObject({
		kind: z.literal("archive"),
		words: z.string(),
		feed: z.string().nullable(),
		speaker: z.string().nullable(),
		/** Milliseconds since 1970, `until` exclusive. */
		from: z.number().nullable(),
		until: z.number().nullable(),
	}),
]);
export type Question = z.infer<typeof questionSchema>;
type Kind = Question["kind"];

export const questionRecord: RecordType<Question> = { name: "question", version: 1, schema: questionSchema };
const KEPT_MS = 86_400_000;

/** Keeps a question. @returns its id, 16 characters; the same for the same question */
export async function keepQuestion(guild: Guild, question: Question): Promise<string> {
	const id = shortHash(JSON.stringify(question));
	await guild.write([put(questionRecord, `question/${id}`, question, { ttl: KEPT_MS })]);
	return id;
}

/** @throws UserError where it is no longer kept */
export async function keptQuestion<K extends Kind>(
	guild: Guild,
	kind: K,
	id: string | undefined,
): Promise<Extract<Question, { kind: K }>> {
	const known = id && /^[0-9a-f]{16}$/.test(id) ? await guild.store.get(questionRecord, `question/${id}`) : undefined;
	if (known?.kind === kind) return known as Extract<Question, { kind: K }>;
	throw new UserError(
		text(
			"Diese Frage ist älter als ein Tag und nicht mehr gespeichert. Stelle sie bitte noch einmal.",
			"This question is more than a day old and no longer kept. Please ask it again.",
		),
	);
}
