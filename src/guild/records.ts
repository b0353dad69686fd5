// What a guild keeps in the store. Keys are below `guild/<id>/` (see store/store.ts); every record is checked on reading.
import { z } from "zod";
import { articleSchema } from "../articles/article.ts";
import { feedStateSchema } from "../articles/feed-state.ts";
import { pollStateSchema } from "../articles/poll.ts";
import { caseSchema } from "../cases/case.ts";
import type { RecordType } from "../store/store.ts";

const time = z.number();

export const caseRecord: RecordType<z.infer<typeof caseSchema>> = { name: "case", version: 1, schema: caseSchema };

/** Nine digits, so that keys sort as numbers do. */
export const caseKey = (number: number): string => `case/${String(number).padStart(9, "0")}`;

/** The cases that still owe something. */
export const openRecord = record("open", z.strictObject({ number: z.number().int() }));

/** Counters of the guild. */
export const guildRecord = record("guild", z.strictObject({ nextCase: z.number().int().min(1) }));

/** The revision of a comment that led to a case. */
export const decidedRecord = record("decided", z.strictObject({ revision: z.string(), case: z.number().int() }));

const memberSchema = z.strictObject({
	strikes: z.array(
		z.strictObject({ case: z.number().int(), at: time, expiresAt: time.nullable(), revoked: z.boolean() }),
	),
	/** Comments that were judged and stood. */
	accepted: z.number().int(),
	removed: z.number().int(),
	/** When each rule last acted against this member, by the rule's name. */
	fired: z.record(z.string(), time),
	/** Cases whose reasons could not be delivered and are shown at the next interaction. */
	pending: z.array(z.number().int()),
});
export type Member = z.infer<typeof memberSchema>;
export const memberRecord = record("member", memberSchema);
export const emptyMember = (): Member => ({ strikes: [], accepted: 0, removed: 0, fired: {}, pending: [] });

const wording = z.union([z.string(), z.strictObject({ one: z.string(), other: z.string() })]);

/** A problem in words for the person who can act on it. */
export const problemSchema = z.strictObject({
	at: time,
	de: wording,
	en: wording,
	params: z.record(z.string(), z.union([z.string(), z.number()])),
});

export type Problem = z.infer<typeof problemSchema>;

const feedRecordSchema = z.strictObject({
	/** Short, [a-z0-9], made from the address. */
	id: z.string(),
	url: z.string(),
	title: z.string(),
	/** A channel's id or name, as configured. */
	channel: z.string(),
	/** From the YAML (it follows it) or from `/feed hinzufügen`. */
	source: z.enum(["config", "command"]),
	/** Milliseconds between two reads, at least. */
	interval: z.number(),
	/** How many of the newest articles are posted when the feed is new. */
	postNewest: z.number().int(),
	paused: z.boolean(),
	/** Where and when it is read next, and how that went. */
	poll: pollStateSchema,
	/** Every article it ever showed; null before it was first read. */
	state: feedStateSchema.nullable(),
	lastError: problemSchema.nullable(),
	/** What the moderators are still to be told. */
	notices: z.array(
		z.strictObject({
			id: z.string(),
			attemptedAt: time.nullable(),
			problem: problemSchema,
			cause: problemSchema.nullable(),
		}),
	),
	addedAt: time,
	addedBy: z.string().nullable(),
});
export type FeedRecord = z.infer<typeof feedRecordSchema>;
export const feedRecord = record("feed", feedRecordSchema);
export const feedKey = (id: string): string => `feed/${id}`;

/** An article on its way into Discord; each state is written before the next step is taken: due → posted → open. */
const articleRecordSchema = z.strictObject({
	article: articleSchema,
	feedId: z.string(),
	state: z.enum(["due", "posted", "open"]),
	foundAt: time,
	/** As configured when it was found: an id or a name. */
	channel: z.string(),
	channelId: z.string().nullable(),
	messageId: z.string().nullable(),
	threadId: z.string().nullable(),
	/** When the current step was first tried; a repetition reads back first. */
	attemptedAt: time.nullable(),
	tries: z.number().int(),
	nextTry: time,
	/** What stands in the way of the next step. */
	problem: problemSchema.nullable(),
	postedAt: time.nullable(),
	/** When the website's change was noticed, and which one the post shows. */
	editedAt: time.nullable(),
	shownEdit: time.nullable(),
});
export type ArticleRecord = z.infer<typeof articleRecordSchema>;
export const articleRecord = record("article", articleRecordSchema);
export const articleKey = (key: string): string => `article/${key}`;

/** The articles that still owe a step. */
export const dueRecord = record("due", z.strictObject({ article: z.string() }));

/** Which article a thread discusses. */
export const threadRecord = record("thread", z.strictObject({ article: z.string() }));

function record<T>(name: string, schema: z.ZodType<T>): RecordType<T> {
	return { name, version: 1, schema };
}
