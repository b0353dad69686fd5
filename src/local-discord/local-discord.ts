// What a Local Discord is to those who start it.
import type { Build } from "./build.ts";
import type { Clock } from "./clock.ts";
import type { Faults } from "./faults.ts";
import type { Fields } from "./fields.ts";
import type { Deadlines } from "./interactions/desk.ts";
import type { Explanation, PageAction } from "./local-api/actions.ts";
import type { TourStep } from "./local-api/tour-step.ts";
import type { Actor } from "./people/actor.ts";
import type { RateLimitMode } from "./rest/rate-limits.ts";
import type { Traffic } from "./rest/router.ts";
import type { Seed } from "./seed.ts";
import type { World } from "./world.ts";

export interface LocalDiscordOptions {
	/** 0 (default): any free port. */
	readonly port?: number;
	/** The bot's token here. Never a real one. */
	readonly token?: string;
	/** The world to begin with: a German news server (default), nothing, or one of your own. */
	readonly seed?: Seed | "none";
	/** Keeps the world in this file; where it exists already, the world goes on and nothing is seeded. */
	readonly file?: string;
	/** The time this world runs with; moved forward by `clock.advance`. */
	readonly now?: () => number;
	readonly interactionDeadlines?: Partial<Deadlines>;
	/** "relaxed" (default): Discord's buckets with ten times the room. "strict": observed numbers. "off": none. */
	readonly rateLimits?: RateLimitMode;
	readonly heartbeatMs?: number;
	/** Holds clients to so many identifies in five seconds; where it is left out, 1 is told and nobody is held to it. */
	readonly maxConcurrency?: number;
	readonly botName?: string;
	/** Told of bugs in Local Discord itself (each was answered with a 500). */
	readonly onBug?: (error: unknown, where: string) => void;
}

export interface GatewayFaults {
	/** op 7: clients reconnect and resume. */
	reconnect(): void;
	/** op 9. @param resumable default false: clients identify anew, what happened in between is lost to them */
	invalidSession(resumable?: boolean): void;
	/** Connections break without a word. */
	dropSockets(): void;
	/** Connections close with a code. */
	closeSockets(code: number): void;
	/** The gateway is gone: connections break, sessions are forgotten, and nobody gets in again until `comeBack`. */
	leave(): void;
	comeBack(): void;
}

export interface LocalDiscord {
	/** The page: `http://127.0.0.1:PORT` */
	readonly url: string;
	/** For discord.js: `rest: { api: apiUrl }` */
	readonly apiUrl: string;
	readonly token: string;
	readonly world: World;
	readonly clock: Clock;
	readonly build: Build;
	readonly faults: Faults & GatewayFaults;
	readonly botId: string;
	/** A person at their client. @param userId an id or a username */
	as(userId: string): Actor;
	/** Ids by name: the first that fits. @throws Error where there is none */
	userId(name: string): string;
	guildId(name?: string): string;
	channelId(name: string, guildId?: string): string;
	roleId(name: string, guildId?: string): string;
	/** How many bot clients are connected. */
	readonly connected: number;
	/** How many requests were refused with 429: for the 50 a second over all, and for a route's own limit. */
	readonly refused: { readonly global: number; readonly bucket: number };
	/** Waits until something holds, looking after each event and every few milliseconds. @throws Error after the timeout (milliseconds) */
	waitFor<T>(look: () => T | undefined | null | false, timeoutMs?: number): Promise<T>;
	/** Adds the preview of a link to a message, as Discord does a moment later. */
	attachPreview(messageId: string, embed: Fields): void;
	/** Adds a button to the page. @returns a function that takes it away */
	addAction(action: PageAction): () => void;
	/** Serves steps of a guided tour to the page at /local/tour, in the page's own shape. */
	setTour(tour: readonly TourStep[]): void;
	/** Says something in the page's side panel. */
	explain(explanation: Explanation): void;
	/** Every call of a bot and its answer. @returns a function that ends the listening */
	onTraffic(listener: (traffic: Traffic) => void): () => void;
	/** Ends everything: sockets, streams, timers. */
	close(): Promise<void>;
}
