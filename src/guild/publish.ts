// Articles on their way: each step is written down before it is taken and ticked off after, so that a crash resumes at
// the right one; a step that may have happened is looked for before it is repeated.
import { retryDelay } from "../cases/steps.ts";
import { messageOf } from "../errors.ts";
import { type Change, put, remove } from "../store/store.ts";
import { text } from "../texts.ts";
import { Misfit, nextStep, optionsOf, STEPS, type StepName, withoutStep } from "./article-steps.ts";
import { holdOf, lastHour } from "./feed-pace.ts";
import { sentence } from "./feed-trace.ts";
import type { Guild } from "./guild.ts";
import { Refusal } from "./platform.ts";
import { tellTroubles, troubled, untroubled } from "./post-trouble.ts";
import {
	type ArticleRecord,
	articleKey,
	articleRecord,
	dueRecord,
	type Problem,
	paceKey,
	paceRecord,
} from "./records.ts";

const PROBLEM = text("Discord hat abgelehnt: {detail}", "Discord refused: {detail}");

/** Takes the next steps of every article that owes one: oldest first in each channel, channels side by side. */
export async function publish(guild: Guild): Promise<void> {
	const keys: string[] = [];
	for await (const { value } of guild.store.list(dueRecord, "due/")) keys.push(value.article);
	const records = await Promise.all(keys.map((key) => guild.store.get(articleRecord, articleKey(key))));
	const waiting = records.filter((record) => record !== undefined);
	const age = ({ article, foundAt }: ArticleRecord) => article.published ?? foundAt;
	waiting.sort((a, b) => age(a) - age(b) || a.foundAt - b.foundAt);
	const channels = Map.groupBy(waiting, ({ channel }) => channel);
	await Promise.all(
		[...channels].map(([channel, articles]) =>
			guild.alone(`articles/${channel}`, async () => {
				for (const { article } of articles)
					await guild.safely("article", article.key, () => advance(guild, article.key));
			}),
		),
	);
	await tellTroubles(guild);
}

/** One article, step by step, until nothing is owed or a step has to wait. */
async function advance(guild: Guild, key: string): Promise<void> {
	for (;;) {
		const record = await guild.store.get(articleRecord, articleKey(key));
		if (!record || record.nextTry > guild.now()) return;
		const step = nextStep(record);
		if (!step) return settled(guild, key);
		if (step === "post" && record.attemptedAt === null && (await holds(guild, record))) return;
		if (record.attemptedAt === null) {
			await write(guild, key, (before) => ({ ...before, attemptedAt: guild.now() }));
		}
		try {
			const done = await STEPS[step](guild, record);
			await write(guild, key, (now) => tickedOff({ ...now, ...done(now) }), await paced(guild, step, record));
			await untroubled(guild, record.channel, step);
		} catch (error) {
			const instead = error instanceof Refusal ? withoutStep(step, error, record) : null;
			await noteProblem(guild, record, step, error);
			if (!instead) return;
			await write(guild, key, (now) => ({ ...tickedOff({ ...now, ...instead(now) }), problem: now.problem }));
			continue;
		}
		const after = await guild.store.get(articleRecord, articleKey(key));
		if (after) guild.observe({ type: "article", guildId: guild.id, step, record: after });
	}
}

function tickedOff(record: ArticleRecord): ArticleRecord {
	return { ...record, attemptedAt: null, tries: 0, nextTry: 0, problem: null };
}

/** Takes an article off the list; looked at again inside, since a change may have come in between. */
function settled(guild: Guild, key: string): Promise<void> {
	return guild.run(async () => {
		const record = await guild.store.get(articleRecord, articleKey(key));
		if (!record || nextStep(record) === null) await guild.store.commit([remove(`due/${key}`)]);
	});
}

/** What keeps an article from being posted now by its feed's settings. */
export async function holdFor(guild: Guild, record: ArticleRecord) {
	if (record.feedId === "" || record.state !== "due") return null;
	const posted = (await guild.store.get(paceRecord, paceKey(record.feedId)))?.posted ?? [];
	return holdOf(await optionsOf(guild, record), posted, guild.now());
}

async function holds(guild: Guild, record: ArticleRecord): Promise<boolean> {
	return (await holdFor(guild, record)) !== null;
}

async function paced(guild: Guild, step: StepName, { feedId }: ArticleRecord): Promise<Change[]> {
	if (step !== "post" || feedId === "") return [];
	const now = guild.now();
	const before = (await guild.store.get(paceRecord, paceKey(feedId)))?.posted ?? [];
	return [put(paceRecord, paceKey(feedId), { posted: [...lastHour(before, now), now] })];
}

function write(
	guild: Guild,
	key: string,
	how: (before: ArticleRecord) => ArticleRecord,
	also: readonly Change[] = [],
): Promise<void> {
	return guild.run(async () => {
		const before = await guild.store.get(articleRecord, articleKey(key));
		if (before) await guild.store.commit([put(articleRecord, articleKey(key), how(before)), ...also]);
	});
}

async function noteProblem(guild: Guild, record: ArticleRecord, step: StepName, error: unknown): Promise<void> {
	const { key } = record.article;
	const known = error instanceof Refusal || error instanceof Misfit;
	if (!known) guild.log.error({ guild: guild.id, article: key, err: error }, "article step failed unexpectedly");
	else guild.log.warn({ guild: guild.id, article: key, step }, messageOf(error));
	const at = guild.now();
	const problem: Problem =
		error instanceof Misfit
			? sentence(at, error.wording, error.params)
			: sentence(at, PROBLEM, { detail: messageOf(error) });
	const wait = error instanceof Refusal ? (error.retryAfter ?? 0) : 0;
	const tries = record.tries + 1;
	await write(guild, key, (before) => ({
		...before,
		tries,
		nextTry: at + Math.max(wait, retryDelay(tries)),
		problem,
	}));
	await troubled(guild, record, step, error, tries);
}
