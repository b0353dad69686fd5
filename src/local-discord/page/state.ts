// Everything the page knows now. Views read it; whoever changes it calls `redraw`.
import { createHistory, type History } from "./history.ts";
import type { Channel, Guild, Member, Message, Modal, Person, Role, ServerState, Thread, Words } from "./model.ts";
import { isThread } from "./model.ts";
import { t, words } from "./texts.ts";

export interface StoryEntry {
	/** The server's number for it. */
	readonly id: number;
	readonly at: number;
	readonly text: Words;
	readonly detail: unknown;
}

export interface Toast {
	readonly key: number;
	readonly kind: "info" | "error";
	readonly text: string;
}

export const HOME = "@me";

export const page = {
	/** Whose eyes these are; "" until the server says who there is. */
	as: "",
	server: null as ServerState | null,
	online: true,
	/** A guild's id, or HOME for the direct messages. */
	guildId: "",
	channelId: "",
	histories: new Map<string, History>(),
	/** Ephemeral answers that were dismissed. */
	dismissed: new Set<string>(),
	/** channel id → the newest message seen there */
	seen: new Map<string, string>(),
	/** channel id → the newest message there */
	newest: new Map<string, string>(),
	/** channel id → mentions not yet seen */
	mentions: new Map<string, number>(),
	/** Where the line "New" stands in the open channel. */
	newFrom: null as string | null,
	story: [] as StoryEntry[],
	toasts: [] as Toast[],
	modal: null as { modal: Modal; errors: Record<string, string>; back: Element | null } | null,
	drawer: null as "left" | "right" | null,
	tab: "story" as "story" | "members" | "lab",
	panelOpen: true,
	/** Components whose answer is awaited: message id and custom_id. */
	waiting: new Set<string>(),
	/** Messages whose last click failed. */
	failed: new Set<string>(),
	/** "channel user" → until when the page says that they are typing */
	typing: new Map<string, number>(),
	replyTo: null as Message | null,
	editing: null as Message | null,
	/** The message the keyboard is on. */
	current: null as string | null,
	flash: null as string | null,
	/** Spoilers that were opened, by message id. */
	revealed: new Set<string>(),
	archivedOpen: new Set<string>(),
};

let draw = (): void => {};
let asked = false;

/** Draws the page again before the next frame. */
export function redraw(): void {
	if (asked) return;
	asked = true;
	requestAnimationFrame(() => {
		asked = false;
		draw();
	});
}

export const onRedraw = (to: () => void): void => {
	draw = to;
};

let keys = 0;
export const nextKey = (): number => ++keys;

export function toast(text: string, kind: Toast["kind"] = "info"): void {
	const key = nextKey();
	page.toasts = [...page.toasts.slice(-2), { key, kind, text }];
	setTimeout(
		() => {
			page.toasts = page.toasts.filter((entry) => entry.key !== key);
			redraw();
		},
		kind === "error" ? 8000 : 4000,
	);
	redraw();
}

// --- looking things up ---

export const guild = (): Guild | undefined => page.server?.guilds.find((one) => one.id === page.guildId);

/** A channel, thread or direct message as the page treats it. */
export interface Place {
	readonly id: string;
	readonly type: number;
	readonly name: string;
	readonly topic: string | null;
	readonly canSend: boolean;
	readonly guildId: string;
	readonly thread: Thread | null;
	readonly parent: Channel | null;
}

/** @returns null for what is not there, or not to be seen by whom one is */
export function place(id: string): Place | null {
	for (const one of page.server?.guilds ?? []) {
		const channel = one.channels.find((entry) => entry.id === id && entry.canView);
		if (channel) return { ...channel, topic: channel.topic ?? null, guildId: one.id, thread: null, parent: null };
		const thread = one.threads.find((entry) => entry.id === id);
		if (thread) {
			const parent = one.channels.find((entry) => entry.id === thread.parentId) ?? null;
			const canSend = thread.canSend ?? parent?.canSend ?? true;
			return { ...thread, type: thread.type ?? 11, topic: null, canSend, guildId: one.id, thread, parent };
		}
	}
	const dm = page.server?.dms.find((entry) => entry.id === id);
	return dm ? { ...dm, name: dmName(dm), topic: null, canSend: true, guildId: HOME, thread: null, parent: null } : null;
}

export function dmName(dm: Channel): string {
	const other = dmPartner(dm);
	return other ? nameOf(other) : dm.name || t("unknownUser");
}

export const dmPartner = (dm: Channel): string | undefined => dm.recipientId ?? undefined;

export const person = (id: string): Person | undefined => page.server?.people.find((one) => one.id === id);
export const member = (id: string): Member | undefined => guild()?.members.find((one) => one.userId === id);

export function nameOf(id: string, fallback?: string): string {
	const known = person(id);
	return member(id)?.nick ?? known?.displayName ?? known?.username ?? fallback ?? t("unknownUser");
}

/** What a person is here: the highest role, or that they have none, or that they are not on this server. */
export function roleLabel(one: Person): string {
	if (one.bot) return "";
	const isMember = guild()?.members.some((entry) => entry.userId === one.id) ?? true;
	return isMember ? words(one.roleLabel) || t("noRole") : t("notMember");
}

export const me = (): Person => page.server!.me;

/** A member's roles, highest first. */
export function rolesOf(id: string): Role[] {
	const own = new Set(member(id)?.roles);
	return (guild()?.roles ?? []).filter((role) => own.has(role.id)).sort((a, b) => b.position - a.position);
}

export const roleColor = (id: string): number => rolesOf(id).find((role) => role.color !== 0)?.color ?? 0;

export function history(channelId: string): History {
	let found = page.histories.get(channelId);
	if (!found) {
		found = createHistory();
		page.histories.set(channelId, found);
	}
	return found;
}

export const inThread = (): boolean => isThread(place(page.channelId)?.type ?? 0);

export function timedOutUntil(): number | null {
	const until = member(page.as)?.timedOutUntil;
	return until ? new Date(until).getTime() : null;
}
