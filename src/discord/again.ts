// What Discord told once and could not be taken, because the store or Discord did not answer: kept in memory and tried again.
import { DiscordAPIError, HTTPError, RateLimitError } from "discord.js";
import { StoreError } from "../errors.ts";
import type { Guild } from "../guild/guild.ts";
import { Refusal } from "../guild/platform.ts";

/** More than that of one guild are dropped. */
const MOST = 500;

export interface Again {
	/** Does something, now or later. @param work is told whether it was tried before; it must bear repeating */
	take(guild: Guild, what: string, work: (again: boolean) => Promise<void>): Promise<void>;
	/** Tries what is kept. Never throws. */
	catchUp(guild: Guild): Promise<void>;
}

export function createAgain(): Again {
	const kept = new Map<string, { readonly what: string; readonly work: (again: boolean) => Promise<void> }[]>();
	async function attempt(guild: Guild, what: string, work: (again: boolean) => Promise<void>, again: boolean) {
		try {
			await work(again);
		} catch (error) {
			const list = kept.get(guild.id) ?? [];
			const keep = isOutage(error) && list.length < MOST;
			if (keep) kept.set(guild.id, [...list, { what, work }]);
			guild.log[keep ? "warn" : "error"]({ guild: guild.id, what, err: error }, "what Discord told could not be taken");
		}
	}
	return {
		take: (guild, what, work) => attempt(guild, what, work, false),
		async catchUp(guild) {
			const list = kept.get(guild.id) ?? [];
			kept.delete(guild.id);
			for (const { what, work } of list) await attempt(guild, what, work, true);
		},
	};
}

/** Whether the store, Discord or the way there failed, and not our own code. */
export function isOutage(error: unknown): boolean {
	if (error instanceof Refusal) return !error.final;
	const kinds = [StoreError, DiscordAPIError, HTTPError, RateLimitError];
	// Node's and undici's errors of connections have a code in words.
	return kinds.some((kind) => error instanceof kind) || typeof (error as { code?: unknown })?.code === "string";
}
