// The story survives a reload of the page, within one tab and one run of the server.
import { nextKey, page, type StoryEntry } from "./state.ts";

/** The bot's id is made anew with every run of a server in memory. */
const key = (): string => `local-discord.story.${page.server?.botId ?? ""}`;

export function keepStory(): void {
	try {
		sessionStorage.setItem(key(), JSON.stringify(page.story.slice(-100)));
	} catch {
		// Not allowed or full: then it lasts until the reload.
	}
}

export function recallStory(): void {
	try {
		const kept = JSON.parse(sessionStorage.getItem(key()) ?? "[]") as StoryEntry[];
		page.story = [...kept.map((entry) => ({ ...entry, key: nextKey() })), ...page.story];
	} catch {
		// As if there were none.
	}
}
