// The story as the server tells it, and what of it was cleared away on this page (within one tab).
import * as api from "./api.ts";
import { page, redraw, type StoryEntry } from "./state.ts";

const KEPT = 200;

/** The bot's id is made anew with every run of a server in memory. */
const key = (): string => `local-discord.story.${page.server?.botId ?? ""}`;

function clearedTo(): number {
	try {
		return Number(sessionStorage.getItem(key()) ?? 0);
	} catch {
		return 0;
	}
}

/** Adds what is not there yet, in the order in which it was told. */
export function addToStory(entries: readonly StoryEntry[]): void {
	const known = new Set(page.story.map((entry) => entry.id));
	const cleared = clearedTo();
	const fresh = entries.filter((entry) => entry.id > cleared && !known.has(entry.id));
	if (fresh.length > 0) page.story = [...page.story, ...fresh].sort((a, b) => a.id - b.id).slice(-KEPT);
}

/** Reads what was told before this page was opened, or while it was not connected. */
export async function recallStory(): Promise<void> {
	addToStory(await api.readStory().catch(() => []));
	redraw();
}

export function clearStory(): void {
	const last = page.story.at(-1)?.id ?? 0;
	page.story = [];
	try {
		sessionStorage.setItem(key(), String(last));
	} catch {
		// Not allowed: then it lasts until the reload.
	}
	redraw();
}
