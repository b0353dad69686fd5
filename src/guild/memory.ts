// What the owner of a guild remembers between two comments: the last ten minutes for floods and repetition, and which
// revision of a comment was judged. Losing it in a restart loses no decision.
import type { Comment } from "../rules/comment.ts";
import type { RecentComment } from "../rules/facts.ts";
import { fingerprint } from "../rules/fingerprint.ts";
import { findLinks } from "../rules/links.ts";

const WINDOW_MS = 600_000;
const MOST_REVISIONS = 20_000;

export interface Memory {
	/** Comments of the last ten minutes, oldest first, without the given one. */
	recent(now: number, without: string): readonly RecentComment[];
	/** The revision of a comment that was judged last; undefined for one never seen. */
	revisionOf(commentId: string): string | undefined;
	/** Notes a judged comment; an edit replaces its earlier form. */
	remember(comment: Comment): void;
	/** As if it had never come in. */
	forget(commentId: string): void;
	accept(authorId: string): void;
	acceptedSince(authorId: string): number;
	/** The accepted comments by author since the last call, to be added to the store. */
	drainAccepted(): ReadonlyMap<string, number>;
}

export function createMemory(): Memory {
	let comments: RecentComment[] = [];
	const revisions = new Map<string, string>();
	let accepted = new Map<string, number>();
	return {
		recent(now, without) {
			const since = now - WINDOW_MS;
			if (comments.length && comments[0]!.at < since) comments = comments.filter(({ at }) => at >= since);
			return comments.filter(({ id }) => id !== without);
		},
		revisionOf: (id) => revisions.get(id),
		remember(comment) {
			revisions.delete(comment.id);
			revisions.set(comment.id, comment.revision);
			if (revisions.size > MOST_REVISIONS) revisions.delete(revisions.keys().next().value!);
			const entry: RecentComment = {
				id: comment.id,
				channelId: comment.channelId,
				authorId: comment.authorId,
				at: comment.createdAt,
				fingerprint: fingerprint(comment),
				links: comment.parts.reduce((sum, { text }) => sum + findLinks(text).length, 0),
				mentions: comment.mentions.users.length + comment.mentions.roles.length,
				attachments: comment.attachments.length,
			};
			const index = comments.findIndex(({ id }) => id === comment.id);
			if (index >= 0) comments[index] = entry;
			else comments.push(entry);
		},
		forget(id) {
			revisions.delete(id);
			comments = comments.filter((comment) => comment.id !== id);
		},
		accept: (author) => void accepted.set(author, (accepted.get(author) ?? 0) + 1),
		acceptedSince: (author) => accepted.get(author) ?? 0,
		drainAccepted() {
			const drained = accepted;
			accepted = new Map();
			return drained;
		},
	};
}
