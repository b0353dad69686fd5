// What the owner of a guild remembers between two comments: what came in during the last ten minutes for floods and
// repetition, and which revision of a comment was judged. Losing it in a restart loses no decision.
import { amountsIn } from "../rules/amounts.ts";
import type { Comment } from "../rules/comment.ts";
import type { RecentComment } from "../rules/facts.ts";
import { fingerprint } from "../rules/fingerprint.ts";

const WINDOW_MS = 600_000;
const MOST_COMMENTS = 5_000;
const MOST_REVISIONS = 20_000;

export interface Memory {
	/** The comments written within ten minutes of this one, oldest first, without it. */
	recent(comment: Comment): readonly RecentComment[];
	/** How many comments were written in a channel or thread since a time (ms), at most ten minutes ago. */
	count(channelId: string, since: number): number;
	/** The revision of a comment that was judged last; undefined for one never seen. */
	revisionOf(commentId: string): string | undefined;
	/** Notes a judged comment; an edit replaces its earlier form. @param joinedAt when its author joined (ms since 1970) */
	remember(comment: Comment, joinedAt: number | null): void;
	/** Takes a comment for judged in this revision, where nothing else is known: it was before a restart. */
	recall(commentId: string, revision: string): void;
	/** As if it had never come in. */
	forget(commentId: string): void;
	accept(authorId: string, count?: number): void;
	acceptedSince(authorId: string): number;
	/** The accepted comments by author since the last call, to be added to the store. */
	drainAccepted(): ReadonlyMap<string, number>;
}

interface Entry extends RecentComment {
	/** When it came in here; comments of a back-fill are much older than that. */
	readonly arrived: number;
}

/** @param now milliseconds since 1970 */
export function createMemory(now: () => number): Memory {
	/** By the time they were written. An edit of an old comment keeps that time and so its place. */
	let comments: Entry[] = [];
	let swept = 0;
	const revisions = new Map<string, string>();
	let accepted = new Map<string, number>();

	/** The place of the first comment written at `at` or later. */
	const placeOf = (at: number): number => {
		let [low, high] = [0, comments.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if (comments[middle]!.at < at) low = middle + 1;
			else high = middle;
		}
		return low;
	};
	const indexOf = (id: string, at: number): number => {
		for (let index = placeOf(at); index < comments.length && comments[index]!.at === at; index++)
			if (comments[index]!.id === id) return index;
		return -1;
	};
	const sweep = (): void => {
		const time = now();
		if (comments.length <= MOST_COMMENTS && time - swept < WINDOW_MS / 10) return;
		swept = time;
		comments = comments.filter(({ arrived }) => arrived >= time - WINDOW_MS).slice(-MOST_COMMENTS * 0.9);
	};
	const note = (id: string, revision: string): void => {
		revisions.delete(id);
		revisions.set(id, revision);
		if (revisions.size > MOST_REVISIONS) revisions.delete(revisions.keys().next().value!);
	};

	return {
		recent({ id, createdAt }) {
			const found = comments.slice(placeOf(createdAt - WINDOW_MS), placeOf(createdAt + WINDOW_MS));
			const own = found.findLastIndex((comment) => comment.id === id);
			if (own >= 0) found.splice(own, 1);
			return found;
		},
		count: (channelId, since) =>
			comments.slice(placeOf(since)).reduce((sum, comment) => sum + (comment.channelId === channelId ? 1 : 0), 0),
		revisionOf: (id) => revisions.get(id),
		remember(comment, joinedAt) {
			note(comment.id, comment.revision);
			const entry: Entry = {
				id: comment.id,
				channelId: comment.channelId,
				authorId: comment.authorId,
				at: comment.createdAt,
				arrived: now(),
				fingerprint: fingerprint(comment),
				amounts: amountsIn(comment),
				joinedAt,
			};
			const index = indexOf(comment.id, comment.createdAt);
			if (index >= 0) comments[index] = { ...entry, arrived: comments[index]!.arrived };
			else comments.splice(placeOf(comment.createdAt + 1), 0, entry);
			sweep();
		},
		recall(id, revision) {
			if (!revisions.has(id)) note(id, revision);
		},
		forget(id) {
			revisions.delete(id);
			comments = comments.filter((comment) => comment.id !== id);
		},
		accept(author, count = 1) {
			accepted.set(author, (accepted.get(author) ?? 0) + count);
		},
		acceptedSince: (author) => accepted.get(author) ?? 0,
		drainAccepted() {
			const drained = accepted;
			accepted = new Map();
			return drained;
		},
	};
}
