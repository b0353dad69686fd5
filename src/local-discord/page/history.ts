// The messages of one channel: what is loaded, and the stretch of it that is on the page. A channel may hold thousands;
// the page shows a window of them and moves it while one scrolls.
import type { Message } from "./model.ts";

export interface History {
	/** Oldest first, no gaps but before the first. */
	items: Message[];
	/** The first message of the channel is among them. */
	complete: boolean;
	loading: boolean;
	/** The newest page has been read. */
	ready: boolean;
	/** What is shown: items[from] … items[to - 1]. */
	from: number;
	to: number;
}

export const WINDOW = 140;
export const STEP = 50;

export const createHistory = (): History => ({
	items: [],
	complete: false,
	loading: false,
	ready: false,
	from: 0,
	to: 0,
});

/** Snowflakes ascend with time; longer ones are larger. */
export const byId = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);

export const showsEnd = (history: History): boolean => history.to >= history.items.length;

/** Puts a page of older messages in front; the window keeps showing what it showed. */
export function addOlder(history: History, older: readonly Message[]): void {
	const first = history.items[0]?.id;
	const fresh = first === undefined ? [...older] : older.filter((message) => byId(message.id, first) < 0);
	fresh.sort((a, b) => byId(a.id, b.id));
	history.items.unshift(...fresh);
	history.from += fresh.length;
	history.to += fresh.length;
}

/**
 * Adds a message, or replaces the one with its id. A window that shows the end goes along.
 * @param following whether the person reads at the end; otherwise what they read stays on the page
 */
export function put(history: History, message: Message, following = true): void {
	const atEnd = showsEnd(history);
	let index = history.items.length;
	while (index > 0 && byId(history.items[index - 1]!.id, message.id) > 0) index--;
	if (history.items[index - 1]?.id === message.id) {
		history.items[index - 1] = { ...history.items[index - 1]!, ...message };
		return;
	}
	history.items.splice(index, 0, message);
	if (index < history.from) {
		history.from++;
		history.to++;
	} else if (atEnd && (following || history.to - history.from < WINDOW)) {
		history.to = history.items.length;
		if (following) history.from = Math.max(history.from, history.to - WINDOW);
	}
}

export function drop(history: History, id: string): void {
	const index = history.items.findIndex((message) => message.id === id);
	if (index < 0) return;
	history.items.splice(index, 1);
	if (index < history.from) history.from--;
	if (index < history.to) history.to--;
}

/** Shows older messages of those loaded. @returns false where older ones must be read first */
export function moveUp(history: History): boolean {
	if (history.from === 0) return false;
	history.from = Math.max(0, history.from - STEP);
	history.to = Math.min(history.to, history.from + WINDOW);
	return true;
}

export function moveDown(history: History): boolean {
	if (showsEnd(history)) return false;
	history.to = Math.min(history.items.length, history.to + STEP);
	history.from = Math.max(history.from, history.to - WINDOW);
	return true;
}

export function moveToEnd(history: History): void {
	history.to = history.items.length;
	history.from = Math.max(0, history.to - STEP);
}

/** Shows the surroundings of a message. @returns false where it is not loaded */
export function moveTo(history: History, id: string): boolean {
	const index = history.items.findIndex((message) => message.id === id);
	if (index < 0) return false;
	if (index >= history.from && index < history.to) return true;
	history.from = Math.max(0, index - STEP);
	history.to = Math.min(history.items.length, index + STEP);
	return true;
}
