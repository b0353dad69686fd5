// The page's line to the server: reading, acting, and the stream of events.
import type { Message, Person, ServerState, Words } from "./model.ts";
import { prefs } from "./prefs.ts";
import type { StoryEntry } from "./state.ts";

export interface Refusal {
	code?: number | string;
	message: string;
}

/** What the server refused, or that it could not be reached. */
export class Refused extends Error {
	readonly refusal: Refusal;
	constructor(refusal: Refusal) {
		super(refusal.message);
		this.refusal = refusal;
	}
}

async function call<T>(path: string, body?: unknown): Promise<T> {
	const answer = await fetch(path, {
		method: body === undefined ? "GET" : "POST",
		...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
	}).catch((error: unknown) => {
		throw new Refused({ code: "offline", message: String(error) });
	});
	const data: unknown = await answer.json().catch(() => null);
	const failed = data as { ok?: boolean; error?: Refusal; message?: string; code?: number } | null;
	if (!answer.ok || failed?.ok === false) {
		throw new Refused(
			failed?.error ?? { code: failed?.code ?? answer.status, message: failed?.message ?? answer.statusText },
		);
	}
	return data as T;
}

const query = (values: Record<string, string | number | undefined>): string =>
	Object.entries(values)
		.filter(([, value]) => value !== undefined && value !== "")
		.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
		.join("&");

export const readPeople = (): Promise<Person[]> => call("/local/people");
export const readState = (as: string): Promise<ServerState> => call(`/local/state?${query({ as })}`);

/** @returns at most `limit` messages before the given one (or the newest), oldest first */
export const readMessages = (as: string, channel: string, before?: string, limit = 50): Promise<Message[]> =>
	call(`/local/channels/${channel}/messages?${query({ as, before, limit })}`);

/** Does something as a person. @throws Refused */
export async function act<T = unknown>(as: string, what: string, values: Record<string, unknown> = {}): Promise<T> {
	const locale = prefs.language === "de" ? "de" : "en-GB";
	const answer = await call<{ ok: true; result: T }>("/local/act", { ...values, as, locale, do: what });
	return answer.result;
}

export interface Scene {
	id: string;
	title: Words;
	description: Words;
}

export interface Fault {
	id: string;
	title: Words;
	description: Words;
	active: boolean;
}

export interface Faults {
	faults: Fault[];
	/** How many bot clients are at the gateway. */
	connected: number;
}

/** The host's buttons. */
export const readScenes = (): Promise<Scene[]> => call("/local/actions");
export const playScene = (id: string, as: string): Promise<{ result: unknown }> =>
	call(`/local/actions/${encodeURIComponent(id)}`, { as });
export const moveClock = (advanceMs: number): Promise<{ clock: number }> => call("/local/clock", { advanceMs });
export const readFaults = (): Promise<Faults> => call("/local/faults");
export const setFault = (fault: { id: string; active: boolean } | { clear: true }): Promise<unknown> =>
	call("/local/faults", fault);
/** What the host explained so far, oldest first. */
export const readStory = async (): Promise<StoryEntry[]> =>
	(await call<Record<string, unknown>[]>("/local/story")).map(storyEntry);

export function storyEntry(data: Record<string, unknown>): StoryEntry {
	const { id, at, de, en, detail } = data;
	return {
		id: Number(id),
		at: Number(at),
		text: { de: String(de ?? ""), en: String(en ?? de ?? "") },
		detail: detail ?? null,
	};
}

/** The host's own tour; null: the page's. */
export const readTour = (): Promise<unknown> => call("/local/tour");

export interface ServerEvent {
	type: string;
	data: Record<string, unknown>;
}

/** Listens as a person until the returned function is called; the browser reconnects by itself. */
export function listen(as: string, heard: (event: ServerEvent) => void, line: (open: boolean) => void): () => void {
	const source = new EventSource(`/local/events?${query({ as })}`);
	source.onopen = () => line(true);
	source.onerror = () => line(false);
	source.onmessage = (event: MessageEvent<string>) => heard(JSON.parse(event.data) as ServerEvent);
	return () => source.close();
}
