// What rules would have made of comments that were written already, in the order of their time. Nothing follows from it:
// no case, no strike, no cooldown.
import { type Case, deletion } from "../cases/case.ts";
import { validStrikes } from "../cases/strikes.ts";
import type { Comment } from "../rules/comment.ts";
import { evaluate } from "../rules/evaluate.ts";
import type { Author, Facts, ThreadFacts } from "../rules/facts.ts";
import { plainComment, plainFacts } from "../rules/plain-comment.ts";
import { actions } from "../rules/registries.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import type { Verdict } from "../rules/verdict.ts";
import { withAuthor } from "./form-author.ts";
import type { Guild } from "./guild.ts";
import { createMemory } from "./memory.ts";
import { threadFacts } from "./moderate.ts";
import { caseRecord, emptyMember, type Member, memberRecord } from "./records.ts";

/** A comment of the past with what is known of its surroundings then. */
export interface PastComment {
	readonly comment: Comment;
	readonly author: Author;
	readonly thread: ThreadFacts | null;
	readonly member: Member;
	/** The case by which it was taken away; null where it stands. */
	readonly takenAway: number | null;
}

/** So many cases are looked through for comments that were taken away. */
const MOST_CASES = 2_000;

/**
 * The last comments of a channel or thread, oldest first, those that the bot took away among them (they are in no history
 * any more, but in their cases).
 * @param readerId who asks, and may read no more than they may anyway
 * @throws Refusal
 */
export async function pastComments(
	guild: Guild,
	channelId: string,
	readerId: string,
	limit: number,
): Promise<PastComment[]> {
	const standing = await guild.platform.history(channelId, readerId, limit);
	const thread = standing.find(({ thread }) => thread)?.thread ?? null;
	const about = thread ? await threadFacts(guild, thread) : null;
	const members = new Map<string, Member>();
	const memberOf = async (id: string): Promise<Member> => {
		const known = members.get(id) ?? (await guild.store.get(memberRecord, `member/${id}`)) ?? emptyMember();
		members.set(id, known);
		return known;
	};
	const found: PastComment[] = [];
	for (const posted of standing) {
		const { comment, author } = posted.author.isBot ? await withAuthor(guild, posted) : posted;
		found.push({ comment, author, thread: about, member: await memberOf(author.id), takenAway: null });
	}
	const since = standing.length < limit ? 0 : (standing[0]?.comment.createdAt ?? 0);
	const there = new Set(found.map(({ comment }) => comment.id));
	for await (const { value } of guild.store.list(caseRecord, "case/", { reverse: true, limit: MOST_CASES })) {
		const gone = takenAway(guild, value, channelId);
		if (!gone || gone.comment.createdAt < since || there.has(gone.comment.id)) continue;
		there.add(gone.comment.id);
		found.push({ ...gone, thread: about, member: await memberOf(value.person.id), takenAway: value.number });
	}
	found.sort((a, b) => a.comment.createdAt - b.comment.createdAt);
	return found.slice(-limit);
}

/** A comment out of its case; who wrote it is taken for an ordinary member. */
function takenAway(
	guild: Guild,
	record: Case,
	channelId: string,
): { readonly comment: Comment; readonly author: Author } | null {
	const { comment: kept, person } = record;
	if (!kept || kept.channelId !== channelId || deletion(record) !== "done") return null;
	const content = kept.parts.find(({ source }) => source === "content")?.text ?? "";
	const comment = plainComment(content, {
		id: kept.messageId,
		guildId: guild.id,
		channelId,
		parentId: kept.parentId,
		authorId: person.id,
		parts: kept.parts as Comment["parts"],
		createdAt: kept.createdAt,
		editedAt: kept.editedAt,
		revision: kept.revision,
	});
	return { comment, author: plainFacts({ now: kept.createdAt, author: person }).author };
}

/** Milliseconds of work in one go, and for the whole: a thousand long comments under the dearest rules take minutes. */
const AT_ONCE = 8;
const LONGEST = 10_000;

export interface Replayed {
	/** Of each set of rules one verdict a comment, for as many of the first comments as there was time for. */
	readonly verdicts: readonly (readonly Verdict[])[];
	/** How many comments that were. */
	readonly tried: number;
}

/**
 * The verdicts of sets of rules, one a comment. Floods, repetitions and cooldowns follow from the comments themselves;
 * strikes are those that counted then; how many comments of a member stood is reckoned back from today. What is written
 * meanwhile is judged in between.
 * @param past oldest first
 * @param longest milliseconds after which it ends
 */
export async function replay(
	sets: readonly RuleSet[],
	past: readonly PastComment[],
	longest = LONGEST,
): Promise<Replayed> {
	let clock = 0;
	const memory = createMemory(() => clock);
	const left = new Map<string, number>();
	for (const { author } of past) left.set(author.id, (left.get(author.id) ?? 0) + 1);
	const fired = sets.map(() => new Map<string, Record<string, number>>());
	const verdicts: Verdict[][] = sets.map(() => []);
	// Real time on purpose: it is the processor's that is short.
	let [begun, worked, tried] = [performance.now(), 0, 0];
	for (const { comment, author, thread, member } of past) {
		const took = performance.now() - begun;
		if (took > AT_ONCE) {
			worked += took;
			if (worked > longest) break;
			await new Promise((resolve) => setImmediate(resolve));
			begun = performance.now();
		}
		clock = comment.createdAt;
		const later = left.get(author.id)!;
		left.set(author.id, later - 1);
		const facts: Facts = {
			now: clock,
			author,
			recent: memory.recent(comment),
			thread,
			strikes: validStrikes(
				member.strikes.filter(({ at }) => at <= clock),
				clock,
			),
			accepted: Math.max(0, member.accepted - later),
			removed: member.removed,
			isEdit: false,
		};
		memory.remember(comment, author.joinedAt);
		for (const [index, rules] of sets.entries()) {
			const lastFired = fired[index]!.get(author.id) ?? {};
			const verdict = evaluate(rules, comment, { ...facts, lastFired });
			const acted = verdict.actions.filter(({ action }) => actions.get(action)!.target === "member");
			if (acted.length > 0)
				fired[index]!.set(author.id, { ...lastFired, ...Object.fromEntries(acted.map(({ rule }) => [rule, clock])) });
			verdicts[index]!.push(verdict);
		}
		tried++;
	}
	return { verdicts, tried };
}
