// A comment and its surroundings out of a bare text: for `judge`, for examples, for `/regeln testen`.
import type { Comment } from "./comment.ts";
import type { Facts } from "./facts.ts";

const NOW = Date.UTC(2026, 0, 5, 12);
const DAY = 86_400_000;

/** What may be said about a plain comment's surroundings. */
export type PlainFacts = Partial<Omit<Facts, "author">> & { readonly author?: Partial<Facts["author"]> };

/** A comment of an ordinary member that says only this; mentions are read from the text. */
export function plainComment(text: string, rest: Partial<Comment> = {}): Comment {
	const ids = (pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map((match) => match[1]!))];
	return {
		id: "100000000000000001",
		guildId: "100000000000000002",
		channelId: "100000000000000003",
		parentId: null,
		categoryId: null,
		authorId: "100000000000000004",
		parts: text === "" ? [] : [{ source: "content", text }],
		createdAt: NOW,
		editedAt: null,
		revision: "plain",
		mentions: {
			users: ids(/<@!?(\d{17,20})>/g),
			roles: ids(/<@&(\d{17,20})>/g),
			everyone: /@(?:everyone|here)\b/.test(text),
		},
		attachments: [],
		stickers: [],
		hasPoll: false,
		replyTo: null,
		...rest,
	};
}

/** Facts about an ordinary member: account and membership a year old, no strikes, ten comments that stood. */
export function plainFacts(rest: PlainFacts = {}): Facts {
	return {
		now: NOW,
		recent: [],
		thread: null,
		strikes: 0,
		accepted: 10,
		removed: 0,
		isEdit: false,
		...rest,
		author: {
			id: "100000000000000004",
			roleIds: [],
			accountCreatedAt: NOW - 400 * DAY,
			joinedAt: NOW - 365 * DAY,
			isModerator: false,
			isBot: false,
			userName: "mitglied",
			displayName: "Mitglied",
			...rest.author,
		},
	};
}
