// What the server's stream of events changes on the page.

import { isPlaceThread, markSeen, refresh } from "./actions.ts";
import type { ServerEvent } from "./api.ts";
import { byId, drop, put } from "./history.ts";
import type { Message, Modal, Words } from "./model.ts";
import { MessageFlag } from "./model.ts";
import { history, nextKey, page, redraw } from "./state.ts";
import { now, setClock } from "./time.ts";
import { following } from "./views/log.ts";
import { mentionsMe, spokenLine } from "./views/message.ts";

type Data = Record<string, unknown>;
const listeners = new Set<(event: ServerEvent) => void>();

/** Lets the tour watch what happens. @returns a function that ends it */
export function watch(listener: (event: ServerEvent) => void): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}

const asMessage = (data: Data): Message => (data.message ?? data) as Message;
const text = (value: unknown): string | null => (typeof value === "string" ? value : null);

const HANDLERS: Record<string, (data: Data) => void> = {
	message_create: (data) => created(asMessage(data)),
	message_update: (data) => {
		const message = asMessage(data);
		const list = page.histories.get(message.channel_id);
		const known = list?.items.some((one) => one.id === message.id);
		if (list && (known || (message.flags ?? 0) & MessageFlag.ephemeral)) put(list, message, following());
	},
	message_delete: (data) => {
		const ids = (data.ids as string[] | undefined) ?? [String(data.id ?? data.messageId)];
		const channel = text(data.channel_id ?? data.channelId);
		for (const [id, list] of page.histories) if (!channel || id === channel) for (const one of ids) drop(list, one);
	},
	thread_create: (data) => takeThread(data),
	thread_update: (data) => takeThread(data),
	modal_open: (data) => {
		page.modal = { modal: data.modal as Modal, interactionId: String(data.interactionId), errors: {} };
	},
	interaction_failed: (data) => {
		const id = text(data.messageId ?? data.message_id);
		if (id) page.failed.add(id);
	},
	clock: (data) => {
		const ms = data.clock ?? data.now ?? data.ms;
		if (typeof ms === "number") setClock(ms);
		void refresh();
	},
	explain: (data) => tell(data),
	log: (data) => tell(data),
};
for (const type of [
	"state",
	"channel_update",
	"channel_create",
	"channel_delete",
	"thread_delete",
	"member_update",
	"guild_update",
]) {
	HANDLERS[type] = () => void refresh();
}

export function heard(event: ServerEvent): void {
	HANDLERS[event.type]?.(event.data ?? {});
	for (const listener of [...listeners]) listener(event);
	redraw();
}

function created(message: Message): void {
	const { channel_id: channel, id } = message;
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

function takeThread(_data: Data): void {
	void refresh();
}

function tell(data: Data): void {
	const words: Words =
		typeof data.de === "string"
			? { de: data.de, en: String(data.en ?? data.de) }
			: { de: String(data.message ?? data.text ?? ""), en: String(data.message ?? data.text ?? "") };
	const entry = {
		key: nextKey(),
		at: typeof data.at === "number" ? data.at : now(),
		text: words,
		detail: data.detail ?? null,
		channelId: text(data.channelId),
		messageId: text(data.messageId),
	};
	page.story = [...page.story.slice(-199), entry];
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
