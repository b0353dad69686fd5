// What the server's stream of events changes on the page.

import { isPlaceThread, markSeen, refresh } from "./actions.ts";
import { type ServerEvent, storyEntry } from "./api.ts";
import { byId, drop, put } from "./history.ts";
import type { Message, Modal } from "./model.ts";
import { MessageFlag } from "./model.ts";
import { history, page, redraw } from "./state.ts";
import { addToStory } from "./story-memory.ts";
import { now, setClock } from "./time.ts";
import { following } from "./views/log.ts";
import { spokenLine } from "./views/message.ts";
import { mentionsMe } from "./views/message-top.ts";

type Data = Record<string, unknown>;
const listeners = new Set<(event: ServerEvent) => void>();

/** Lets the tour watch what happens. @returns a function that ends it */
export function watch(listener: (event: ServerEvent) => void): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}

const asMessage = (data: Data): Message => data as unknown as Message;

const HANDLERS: Record<string, (data: Data) => void> = {
	message_create: (data) => created(asMessage(data)),
	message_update: (data) => {
		const message = asMessage(data);
		const list = page.histories.get(message.channel_id);
		const known = list?.items.some((one) => one.id === message.id);
		if (list && (known || (message.flags ?? 0) & MessageFlag.ephemeral)) put(list, message, following());
	},
	message_delete: (data) => {
		for (const id of (data.ids as string[] | undefined) ?? [String(data.id)])
			drop(history(String(data.channel_id)), id);
	},
	reaction_add: (data) => react(data, 1),
	reaction_remove: (data) => react(data, -1),
	typing: (data) => typing(String(data.channel_id), String(data.user_id)),
	clock: (data) => {
		const moved = Math.abs(Number(data.now) - now()) > 5000;
		setClock(Number(data.now));
		if (moved) void refresh();
	},
	modal_open: (data) => {
		page.modal = { modal: data.modal as Modal, errors: {}, back: document.activeElement };
	},
	explain: (data) => addToStory([storyEntry(data)]),
};
for (const type of ["state", "channel_update", "thread_create", "thread_update", "thread_delete", "member_update"]) {
	HANDLERS[type] = () => void refresh();
}

export function heard(event: ServerEvent): void {
	HANDLERS[event.type]?.(event.data ?? {});
	for (const listener of [...listeners]) listener(event);
	redraw();
}

function created(message: Message): void {
	const { channel_id: channel, id } = message;
	page.typing.delete(`${channel} ${message.author.id}`);
	const list = history(channel);
	if (list.ready) put(list, message, channel === page.channelId ? following() : true);
	if (!((message.flags ?? 0) & MessageFlag.ephemeral)) {
		const known = page.newest.get(channel);
		if (!known || byId(known, id) < 0) page.newest.set(channel, id);
		if (!page.seen.has(channel)) page.seen.set(channel, known ?? "0");
	}
	if (message.author.id === page.as) page.seen.set(channel, id);
	if (channel === page.channelId) {
		if (following() && document.visibilityState === "visible") markSeen();
		announce(spokenLine(message));
	} else if (mentionsMe(message)) page.mentions.set(channel, (page.mentions.get(channel) ?? 0) + 1);
	const isKnown = page.server?.people.some((one) => one.id === message.author.id) || message.webhook_id;
	if (!isKnown || isPlaceThread(channel)) void countThread(channel, Boolean(isKnown));
}

/** A thread's count of messages, without reading everything again. */
function countThread(channel: string, known: boolean): void {
	for (const guild of page.server?.guilds ?? []) {
		const thread = guild.threads.find((one) => one.id === channel);
		if (thread) thread.messageCount++;
	}
	if (page.server) page.server = { ...page.server };
	if (!known) void refresh();
}

/** Of a message's reactions only the count and whether one is among them are shown. */
function react(data: Data, by: 1 | -1): void {
	const list = history(String(data.channel_id));
	const message = list.items.find((one) => one.id === data.message_id);
	if (!message) return;
	const emoji = data.emoji as { id: string | null; name: string };
	const mine = data.user_id === page.as;
	const others = (message.reactions ?? []).filter((one) => one.emoji.name !== emoji.name);
	const known = message.reactions?.find((one) => one.emoji.name === emoji.name);
	const count = (known?.count ?? 0) + by;
	const changed = { emoji, count, me: mine ? by === 1 : (known?.me ?? false) };
	put(list, { ...message, reactions: count > 0 ? [...others, changed] : others });
}

const TYPING_MS = 9000;

function typing(channel: string, user: string): void {
	if (user === page.as) return;
	page.typing.set(`${channel} ${user}`, Date.now() + TYPING_MS);
	setTimeout(redraw, TYPING_MS + 100);
}

/** Reads a line out to screen readers. */
export function announce(line: string): void {
	const region = document.getElementById("live");
	if (!region) return;
	const entry = document.createElement("p");
	entry.textContent = line;
	region.append(entry);
	while (region.childElementCount > 5) region.firstElementChild?.remove();
}
