// What a trial gives a flow to work with, what goes wrong in it, and what comes of it.
import type { APIMessage } from "discord-api-types/v10";
import type { NewsSite } from "../../src/demo-news/site.ts";
import type { RestFault } from "../../src/local-discord/faults.ts";
import type { LocalDiscord } from "../../src/local-discord/server.ts";
import type { Life } from "./life.ts";
import type { StoreFault } from "./mortal.ts";

export interface Trial {
	readonly discord: LocalDiscord;
	readonly site: NewsSite;
	readonly guildId: string;
	/** Something that people do and that needs no answer; then everything comes to rest. */
	does<T>(act: () => T): Promise<T>;
	/** Somebody wants to read an answer like this, and tries at most five times. @throws Error when it never comes */
	wants(act: () => Promise<string>, enough: RegExp): Promise<void>;
	/** Time passes (ms), and what is due is done. */
	pass(ms: number): Promise<void>;
	/** What stands in a channel, by its name; nobody's private answers. */
	messages(channel: string): APIMessage[];
	read(channelId: string): APIMessage[];
	/** What the bot wrote somebody directly. */
	direct(who: string): APIMessage[];
	/** The ids of the threads under #nachrichten. */
	threads(): string[];
}

/** What goes wrong in a trial. */
export interface Trouble {
	readonly store?: StoreFault;
	/** At the nth request of the flow; `kill` ends the bot there. */
	readonly rest?: { readonly step: number; readonly fault: RestFault | { kind: "kill"; when: "before" | "after" } };
	/** Around the nth deed of people or passing of time. */
	readonly around?: {
		readonly act: number;
		before(life: Life, trial: Trial): Promise<void> | void;
		after(life: Life, trial: Trial): Promise<void> | void;
	};
	/** The next life dies too: at its nth write, or at its nth request, its start included. */
	readonly again?: { readonly write?: number; readonly request?: number };
	/** How often discord.js repeats by itself; 0 if not said. */
	readonly retries?: number;
}

export interface Result {
	/** One line for each thing there is in the end. */
	readonly world: string[];
	/** Writes to the store, requests and deeds of the flow. */
	readonly commits: readonly string[];
	readonly requests: readonly string[];
	readonly acts: number;
	/** Whether the fault came about. */
	readonly struck: boolean;
	/** How often the bot died and was started again. */
	readonly deaths: number;
	readonly attempts: number;
}
