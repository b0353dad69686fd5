// What a person does on the page: going somewhere, and acting on the server with every refusal told.
import * as api from "./api.ts";
import { addOlder, byId, moveTo, moveToEnd, moveUp } from "./history.ts";
import type { Channel, ServerState } from "./model.ts";
import { isForum, isThread } from "./model.ts";
import { remember } from "./prefs.ts";
import { refusalOf } from "./refusals.ts";
import { writeRoute } from "./route.ts";
import { HOME, history, page, place, redraw, toast } from "./state.ts";
import { t, words } from "./texts.ts";
import { setClock } from "./time.ts";

export function reasonOf(error: unknown): string {
	if (!(error instanceof api.Refused)) return String(error);
	if (error.refusal.code === "offline") return t("offline");
	return words(refusalOf(error.refusal.code)) || words(error.refusal.message) || String(error.refusal.code ?? "");
}

/** Does something as the person one is; a refusal becomes a toast. @returns undefined where it was refused */
export async function perform<T = unknown>(what: string, values: Record<string, unknown> = {}): Promise<T | undefined> {
	try {
		return (await api.act<T>(page.as, what, values)) ?? (null as T);
	} catch (error) {
		toast(t("refused", { why: reasonOf(error) }), "error");
		return undefined;
	}
}

let stateRead: Promise<void> | null = null;

let readAgain = false;

/** Reads the overview again; calls while one is under way are joined into one more. */
export function refresh(): Promise<void> {
	if (stateRead) {
		readAgain = true;
		return stateRead;
	}
	stateRead = readOnce().finally(() => {
		stateRead = null;
		if (readAgain) {
			readAgain = false;
			void refresh();
		}
	});
	return stateRead;
}

async function readOnce(): Promise<void> {
	const as = page.as;
	try {
		const server = await api.readState(as);
		if (as !== page.as) return;
		const before = page.channelId;
		takeState(server);
		// The open place is gone, or not to be seen any more.
		if (before && page.channelId !== before) opened();
		page.online = true;
	} catch (error) {
		if (error instanceof api.Refused && error.refusal.code === "offline") page.online = false;
		else toast(t("loadFailed", { why: reasonOf(error) }), "error");
	}
	redraw();
}

export function takeState(server: ServerState): void {
	page.server = server;
	page.as = server.me.id;
	setClock(server.clock);
	const channels = [...server.guilds.flatMap((one) => [...one.channels, ...one.threads]), ...server.dms];
	for (const channel of channels) {
		const last = channel.lastMessageId;
		if (!last) continue;
		const known = page.newest.get(channel.id);
		if (!known || byId(known, last) < 0) page.newest.set(channel.id, last);
		if (!page.seen.has(channel.id)) page.seen.set(channel.id, last);
	}
	settle();
}

/** Where the address points nowhere (any more), the first channel one can read. */
function settle(): void {
	const server = page.server!;
	if (place(page.channelId)) {
		page.guildId = place(page.channelId)!.guildId;
		return;
	}
	if (page.guildId === HOME) {
		page.channelId = server.dms[0]?.id ?? "";
		return;
	}
	const home = server.guilds.find((one) => one.id === page.guildId) ?? server.guilds[0];
	page.guildId = home?.id ?? HOME;
	page.channelId = home ? (firstChannel(home.channels)?.id ?? "") : (server.dms[0]?.id ?? "");
}

/** Where one lands in a guild: the first channel in which something stands, else the first one may read. */
export function firstChannel(channels: readonly Channel[]): Channel | undefined {
	const readable = channels
		.filter((one) => one.canView && one.type !== 4 && one.type !== 2)
		.sort((a, b) => a.position - b.position);
	return readable.find((one) => one.lastMessageId && !isForum(one.type)) ?? readable[0];
}

export function go(guildId: string, channelId: string): void {
	const changed = channelId !== page.channelId || guildId !== page.guildId;
	page.guildId = guildId;
	page.channelId = channelId;
	page.drawer = null;
	if (changed) {
		page.replyTo = null;
		page.editing = null;
		page.current = null;
	}
	opened();
}

export function goTo(channelId: string): void {
	const there = place(channelId);
	if (there) go(there.guildId, channelId);
}

/** After the place has changed: the address, what is unread, the messages. */
export function opened(): void {
	const route = writeRoute({ as: page.as, guild: page.guildId, channel: page.channelId });
	if (location.hash !== route) history_pushed(route);
	const { channelId } = page;
	const newest = page.newest.get(channelId);
	const seen = page.seen.get(channelId);
	page.newFrom = newest && seen && byId(seen, newest) < 0 ? seen : null;
	markSeen();
	const list = history(channelId);
	if (list.ready) moveToEnd(list);
	else if (channelId) void readOlder(channelId);
	redraw();
}

function history_pushed(route: string): void {
	window.history.pushState(null, "", route);
}

export function markSeen(): void {
	const newest = page.newest.get(page.channelId);
	if (newest) page.seen.set(page.channelId, newest);
	page.mentions.delete(page.channelId);
}

/** Reads the page of messages before those loaded. */
export async function readOlder(channelId: string): Promise<void> {
	const list = history(channelId);
	if (list.loading || list.complete) return;
	list.loading = true;
	redraw();
	const as = page.as;
	try {
		const limit = 50;
		const found = await api.readMessages(as, channelId, list.items[0]?.id, limit);
		if (as !== page.as) return;
		addOlder(list, found);
		if (found.length < limit) list.complete = true;
		if (!list.ready) moveToEnd(list);
		else moveUp(list);
		list.ready = true;
	} catch (error) {
		list.complete = true;
		list.ready = true;
		toast(t("loadFailed", { why: reasonOf(error) }), "error");
	} finally {
		list.loading = false;
		redraw();
	}
}

/** Shows a message and lets it light up; reads back to it where it is not loaded yet. */
export async function showMessage(channelId: string, messageId: string): Promise<void> {
	goTo(channelId);
	const list = history(channelId);
	for (let tries = 0; tries < 20 && !moveTo(list, messageId); tries++) {
		if (list.ready && list.complete) break;
		if (list.loading) await new Promise((done) => setTimeout(done, 60));
		else await readOlder(channelId);
	}
	if (!list.items.some((one) => one.id === messageId)) return toast(t("messageGone"));
	page.flash = messageId;
	redraw();
	requestAnimationFrame(() => requestAnimationFrame(() => scrollTo(messageId)));
	setTimeout(() => {
		page.flash = null;
		redraw();
	}, 2000);
}

function scrollTo(messageId: string): void {
	document.querySelector(`[data-message="${CSS.escape(messageId)}"]`)?.scrollIntoView({ block: "center" });
}

/** The whole page through another person's eyes. */
export async function become(userId: string): Promise<void> {
	if (userId === page.as) return;
	page.as = userId;
	remember("as", userId);
	for (const all of [page.histories, page.seen, page.newest, page.mentions]) all.clear();
	page.replyTo = null;
	page.editing = null;
	page.modal = null;
	page.waiting.clear();
	connect();
	await refresh();
	opened();
}

let connect = (): void => {};

export const onBecome = (listen: () => void): void => {
	connect = listen;
};

export const isPlaceThread = (id: string): boolean => isThread(place(id)?.type ?? 0);
