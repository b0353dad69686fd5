// What a guild keeps in the store. Keys are below `guild/<id>/` (see store/store.ts); every record is checked on reading.
import { z } from "zod";
import { articleSchema } from "../articles/article.ts";
import { feedStateSchema } from "../articles/feed-state.ts";
import { filterSchema } from "../articles/filter.ts";
import { shortHash } from "../articles/hash.ts";
import { pollStateSchema } from "../articles/poll.ts";
import { linkIdentity } from "../articles/url.ts";
import { caseSchema, fromVersion1 } from "../cases/case.ts";
import type { RecordType } from "../store/store.ts";

const time = z.number();

export const caseRecord: RecordType<z.infer<typeof caseSchema>> = {
	name: "case",
	version: 2,
	schema: caseSchema,
	migrate: { 1: fromVersion1 },
};

/** Nine digits, so that keys sort as numbers do. */
export const caseKey = (number: number): string => `case/${String(number).padStart(9, "0")}`;

/** The cases that still owe something. */
export const openRecord = record("open", z.strictObject({ number: z.number().int() }));

/** The cases that wait for a person. */
export const waitingRecord = record("waiting", z.strictObject({ number: z.number().int() }));
export const waitingKey = (number: number): string => `waiting/${caseKey(number)}`;

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
	/** Reports by this member whose answer could not be delivered and is shown at the next interaction. */
	pendingReports: z.array(z.number().int()).default([]),
	/** All cases about this member, in order. */
	cases: z.array(z.number().int()).default([]),
	/** The language that the member chose for what the bot writes them; null: none chosen. */
	language: z.enum(["de", "en"]).nullable().default(null),
	/** The language that their Discord was last seen in; counts where none was chosen. */
	heard: z.enum(["de", "en"]).nullable().default(null),
	/** When something last came from them or was decided about them, for the time it is kept; 0: before this was noted. */
	seenAt: time.default(0),
});
export type Member = z.infer<typeof memberSchema>;
export const memberRecord = record("member", memberSchema);
export const emptyMember = (): Member => ({
	strikes: [],
	accepted: 0,
	removed: 0,
	fired: {},
	pending: [],
	pendingReports: [],
	cases: [],
	language: null,
	heard: null,
	seenAt: 0,
});

const wording = z.union([z.string(), z.strictObject({ one: z.string(), other: z.string() })]);

/** A problem in words for the person who can act on it. */
export const problemSchema = z.strictObject({
	at: time,
	de: wording,
	en: wording,
	params: z.record(z.string(), z.union([z.string(), z.number()])),
});

export type Problem = z.infer<typeof problemSchema>;

/** What a feed's articles must be and how they appear; null: as everywhere. */
const feedOptionsSchema = z.strictObject({
	mode: z.enum(["text", "forum", "announcement"]).nullable(),
	filters: filterSchema.nullable(),
	/** A role's id or name. */
	roleMention: z.string().nullable(),
	/** Times as "22:00". */
	quietHours: z.strictObject({ from: z.string(), to: z.string(), timeZone: z.string() }).nullable(),
	perHour: z.int().nullable(),
	template: z
		.strictObject({ title: z.string().nullable(), text: z.string().nullable(), image: z.boolean() })
		.nullable(),
	/** Forum: a tag's name by category. */
	tags: z.record(z.string(), z.string()).nullable(),
	/** How comments come in, where it differs from the guild's way. */
	comments: z
		.strictObject({ mode: z.enum(["open", "newcomers", "form"]), newcomersUntil: z.int() })
		.nullable()
		.default(null),
});
export type FeedOptions = z.infer<typeof feedOptionsSchema>;
export const NO_OPTIONS: FeedOptions = {
	mode: null,
	filters: null,
	roleMention: null,
	quietHours: null,
	perHour: null,
	template: null,
	tags: null,
	comments: null,
};

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
	options: feedOptionsSchema,
	paused: z.boolean(),
	/** Where and when it is read next, and how that went. */
	poll: pollStateSchema,
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

/** Every article that a feed ever showed; none before it was first read. Apart from the feed, which is read often. */
export const seenRecord: RecordType<z.infer<typeof feedStateSchema>> = {
	name: "seen",
	version: 1,
	schema: feedStateSchema,
};
export const seenKey = (feedId: string): string => `seen/${feedId}`;

/** What was decided about the articles of a feed, the last one touched last; for `/feed warum`. */
const traceSchema = z.strictObject({
	articles: z.array(
		z.strictObject({
			key: z.string(),
			title: z.string(),
			link: z.string(),
			/** Oldest first. */
			decisions: z.array(problemSchema),
		}),
	),
});
export type FeedTrace = z.infer<typeof traceSchema>;
export const traceRecord = record("trace", traceSchema);
export const traceKey = (feedId: string): string => `trace/${feedId}`;

/** When a feed's articles were posted in the last hour. */
export const paceRecord = record("pace", z.strictObject({ posted: z.array(time) }));
export const paceKey = (feedId: string): string => `pace/${feedId}`;

/** A change of a posted article that its thread is still to be told. */
const noteSchema = z.strictObject({
	at: time,
	kind: z.enum(["title", "text", "withdrawn", "returned"]),
	/** Headlines, old and new. */
	from: z.string(),
	to: z.string(),
	/** Paragraphs that were not there before. */
	paragraphs: z.int(),
});
export type ArticleNote = z.infer<typeof noteSchema>;

/**
 * An article on its way into Discord; each state is written before the next step is taken: due → posted → open.
 * `skipped`: it was taken back before it was posted, or its post was deleted.
 */
const articleRecordSchema = z.strictObject({
	article: articleSchema,
	/** "" for one that was posted by hand. */
	feedId: z.string(),
	state: z.enum(["due", "posted", "open", "skipped"]),
	foundAt: time,
	/** As configured when it was found: an id or a name. */
	channel: z.string(),
	channelId: z.string().nullable(),
	messageId: z.string().nullable(),
	threadId: z.string().nullable(),
	/** The thread's name as it was given, uncut. */
	threadName: z.string().nullable(),
	/** When the current step was first tried; a repetition reads back first. */
	attemptedAt: time.nullable(),
	tries: z.number().int(),
	nextTry: time,
	/** What stands in the way of the next step. */
	problem: problemSchema.nullable(),
	postedAt: time.nullable(),
	/** Publishing to the followers of an announcement channel; null where that is not wanted. */
	crosspost: z.enum(["owed", "done", "failed"]).nullable(),
	/** When the website's change was noticed, and which one the post shows. */
	editedAt: time.nullable(),
	shownEdit: time.nullable(),
	notes: z.array(noteSchema),
	withdrawnAt: time.nullable(),
	/** Who posted it by hand. */
	postedBy: z.string().nullable(),
});
export type ArticleRecord = z.infer<typeof articleRecordSchema>;
export const articleRecord = record("article", articleRecordSchema);
export const articleKey = (key: string): string => `article/${key}`;

/** The articles that still owe a step. */
export const dueRecord = record("due", z.strictObject({ article: z.string() }));

/** The articles whose text could not be had yet. */
export const wantedRecord = record("wanted", z.strictObject({ article: z.string(), tries: z.int(), nextTry: time }));
export const wantedKey = (key: string): string => `wanted/${key}`;

/** Which article stands behind an address in a channel: the same article of two feeds is posted there once. */
export const linkRecord = record("link", z.strictObject({ article: z.string() }));
/** null for an address that names no single page. */
export function linkKey(link: string, channelId: string): string | null {
	const identity = linkIdentity(link);
	return identity === null ? null : `link/${shortHash(identity, channelId)}`;
}

/** Feeds offered to somebody who is adding one, until they choose. */
export const offerRecord = record(
	"offer",
	z.strictObject({
		channel: z.string(),
		by: z.string(),
		feeds: z.array(z.strictObject({ url: z.string(), title: z.string() })),
	}),
);
export const offerKey = (id: string): string => `offer/${id}`;

/** What keeps articles out of a channel; the moderators are told once. */
export const troubleRecord = record(
	"trouble",
	z.strictObject({
		channel: z.string(),
		id: z.string(),
		problem: problemSchema,
		attemptedAt: time.nullable(),
		told: z.boolean(),
		/** Absent: a warning. */
		tone: z.enum(["neutral"]).optional(),
	}),
);
export const troubleKey = (channel: string): string => `trouble/${shortHash(channel)}`;

/** What the bot wrote to Discord's AutoMod. */
const autoModSchema = z.strictObject({
	/** When it was compared last. */
	at: time,
	rules: z.array(
		z.strictObject({
			id: z.string(),
			name: z.string(),
			/** The guild's own rule that it stands in for. */
			rule: z.string(),
			/** Hashes of what was to be written, and of what Discord has made of it. */
			wanted: z.string(),
			state: z.string(),
			/** Somebody may have switched it off. */
			enabled: z.boolean(),
		}),
	),
	/** What others' rules take of the room. */
	foreign: z.strictObject({ keywordRules: z.int(), mentionRule: z.boolean() }),
	problem: problemSchema.nullable(),
});
export type AutoModRecord = z.infer<typeof autoModSchema>;
export const autoModRecord = record("automod", autoModSchema);

/** What somebody changed in settings: a rule's name, a feed's address, or keys from the top ("channels.log"). */
const settingsChangeSchema = z.strictObject({
	kind: z.enum(["added", "removed", "changed"]),
	what: z.enum(["rule", "feed", "setting"]),
	name: z.string(),
});

/** One revision of the settings that admins uploaded. */
const revisionSchema = z.strictObject({
	number: z.int().min(1),
	at: time,
	by: z.string(),
	/** As it came in, comments and all; null: the operator's file holds from here on. */
	text: z.string().nullable(),
	note: z.string(),
	/** Against what held before; the first of them where there are many. */
	changes: z.array(settingsChangeSchema),
});
export type Revision = z.infer<typeof revisionSchema>;
export const revisionRecord = record("settings", revisionSchema);
/** Nine digits, so that keys sort as numbers do. */
export const revisionKey = (number: number): string => `settings/${String(number).padStart(9, "0")}`;

/** Settings put forward, until somebody takes them: exactly this text, against exactly what held when it was shown. */
export const proposalRecord = record(
	"proposal",
	z.strictObject({
		text: z.string().nullable(),
		by: z.string(),
		note: z.string(),
		/** The latest revision then, and a fingerprint of what held. */
		latest: z.int().min(0),
		against: z.string(),
	}),
);
export const proposalKey = (id: string): string => `proposal/${id}`;

const blockSchema = z.strictObject({
	/** A snowflake of the bot's own making: what was blocked has no id. */
	id: z.string(),
	userId: z.string(),
	channelId: z.string(),
	/** Hash of what was written; "" where Discord does not say. */
	words: z.string(),
	/** "" once it was judged. */
	content: z.string(),
	at: time,
	/** Each action of each rule, once. */
	hits: z.array(
		z.strictObject({
			action: z.int(),
			ruleId: z.string().nullable(),
			rule: z.string(),
			message: z.string().nullable(),
			matched: z.string().nullable(),
		}),
	),
	/** So far only the audit log told of it. */
	fromAudit: z.boolean(),
	judged: z.boolean(),
});
export type BlockRecord = z.infer<typeof blockSchema>;
/** What AutoMod blocked lately, and up to where the audit log was read for it. */
export const blocksRecord = record(
	"blocks",
	z.strictObject({ incidents: z.array(blockSchema), audited: z.string().nullable() }),
);

/** Which article a thread discusses. */
export const threadRecord = record("thread", z.strictObject({ article: z.string() }));

/** A discussion that is to be closed, by the time; from the line that says so to the lock. */
const closingSchema = z.strictObject({
	threadId: z.string(),
	at: time,
	attemptedAt: time.nullable(),
	/** Whether the line that says so was posted. */
	told: z.boolean(),
	tries: z.int(),
	nextTry: time,
});
export type Closing = z.infer<typeof closingSchema>;
export const closingRecord = record("closing", closingSchema);
/** Sorted by time, as many digits as milliseconds will have until the year 2286. */
export const closingKey = (at: number, threadId: string): string =>
	`closing/${String(at).padStart(13, "0")}/${threadId}`;

/** A thread that is slowed down because of a flood. */
const slowedSchema = z.strictObject({
	threadId: z.string(),
	/** Which step of the settings is in force, from 0; -1: back to as it was. */
	step: z.int(),
	/** Seconds before the flood. */
	before: z.int(),
	/** When the step was taken. */
	at: time,
	/** Whether Discord has it. */
	done: z.boolean(),
	tries: z.int(),
});
export type Slowed = z.infer<typeof slowedSchema>;
export const slowedRecord = record("slowed", slowedSchema);
export const slowedKey = (threadId: string): string => `slowed/${threadId}`;

/** A comment that the newsroom recommends, and the line that says so. */
const recommendationSchema = z.strictObject({
	commentId: z.string(),
	threadId: z.string(),
	authorId: z.string(),
	authorName: z.string(),
	text: z.string(),
	by: z.string(),
	at: time,
	attemptedAt: time.nullable(),
	/** The line in the thread. */
	lineId: z.string().nullable(),
	withdrawn: z.boolean(),
});
export type Recommendation = z.infer<typeof recommendationSchema>;
export const recommendationRecord = record("recommendation", recommendationSchema);
export const recommendationKey = (threadId: string, commentId: string): string =>
	`recommendation/${threadId}/${commentId}`;

/** Recommendations whose line is still to be posted. */
export const recommendingRecord = record(
	"recommending",
	z.strictObject({ threadId: z.string(), commentId: z.string() }),
);
export const recommendingKey = (commentId: string): string => `recommending/${commentId}`;

/** Who wrote a comment that was posted through the form, by its message. */
export const formCommentRecord = record(
	"formComment",
	z.strictObject({
		...{ authorId: z.string(), userName: z.string(), displayName: z.string(), at: time },
		/** What it was posted for: `submission/<id>` or `case/<number>`. Older records lack it. */
		source: z.string().optional(),
	}),
);
export const formCommentKey = (messageId: string): string => `form/${messageId}`;

/** A comment from the form on its way into the thread. */
const submissionSchema = z.strictObject({
	id: z.string(),
	authorId: z.string(),
	userName: z.string(),
	threadId: z.string(),
	name: z.string(),
	avatarUrl: z.string().nullable(),
	text: z.string(),
	at: time,
	attemptedAt: time.nullable(),
	messageId: z.string().nullable(),
	tries: z.int(),
	nextTry: time,
});
export type Submission = z.infer<typeof submissionSchema>;
export const submissionRecord = record("submission", submissionSchema);
export const submissionKey = (id: string): string => `submission/${id}`;

/** What somebody wrote in the form and has not sent, or what was handed back to them; gone after a week. */
export const draftRecord = record("draft", z.strictObject({ text: z.string(), at: time }));
export const draftKey = (authorId: string, threadId: string): string => `draft/${authorId}/${threadId}`;

/** A comment that was written in the thread where the form is asked for: to be taken away and handed back. */
const returnSchema = z.strictObject({
	messageId: z.string(),
	threadId: z.string(),
	authorId: z.string(),
	at: time,
	attemptedAt: time.nullable(),
	deleted: z.boolean(),
	tries: z.int(),
	nextTry: time,
});
export type Return = z.infer<typeof returnSchema>;
export const returnRecord = record("return", returnSchema);
export const returnKey = (messageId: string): string => `return/${messageId}`;

/** When a thread was last told how to comment here. */
export const pointerRecord = record("pointer", z.strictObject({ at: time }));
export const pointerKey = (threadId: string): string => `pointer/${threadId}`;

function record<T>(name: string, schema: z.ZodType<T>): RecordType<T> {
	return { name, version: 1, schema };
}
