// What is being written, channel by channel, and whom and what it names.
import { page, redraw } from "../state.ts";
import { COMPOSER_ID } from "./composer-text.ts";

export const drafts = new Map<string, string>();

/** What was picked as "@Name", and what Discord writes for it. */
export const mentions = new Map<string, string>();

/** Sets the text at once, not with the next drawing: a key pressed before that must not bring the old text back. */
export function setDraft(text: string): void {
	drafts.set(page.channelId, text);
	const box = field();
	if (box && box.value !== text) box.value = text;
	redraw();
}

export const draft = (): string => drafts.get(page.channelId) ?? "";

export const field = (): HTMLTextAreaElement | null =>
	document.getElementById(COMPOSER_ID) as HTMLTextAreaElement | null;
