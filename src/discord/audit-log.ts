// A server's audit log, read back after nobody listened: once for all who want to know something of it.
import { type Client, type GuildAuditLogsEntry, PermissionFlagsBits } from "discord.js";
import type { Guild } from "../guild/guild.ts";
import type { Background } from "./background.ts";
import type { Listener } from "./events.ts";

const PAGE = 100;
const MOST_PAGES = 20;
const READ_AGAIN = 30_000;

/** Wants to know what stands in the log. */
export interface AuditReader {
	/** Behind which entry its part begins (a snowflake); null where it wants nothing. @throws StoreError */
	from(guild: Guild): Promise<bigint | null>;
	/** One entry of its part, oldest first; again where a reading was cut short. @throws where it could not be taken */
	take(guild: Guild, entry: GuildAuditLogsEntry): Promise<void>;
	/** Everything up to this entry was taken. @throws StoreError */
	upTo(guild: Guild, entryId: string): Promise<void>;
}

export interface AuditLog {
	add(reader: AuditReader): void;
	/** Events were lost, or may have been: the next `catchUp` reads the log. */
	missed(guild: Guild): void;
	/** Reads what is owed; what failed is tried again. Never throws; part of every tick. */
	catchUp(guild: Guild): Promise<void>;
}

/** @param background when Discord may be asked */
export function readAuditLogs(client: Client, listener: Listener, background: Background): AuditLog {
	const readers: AuditReader[] = [];
	/** Guilds whose log is to be read, and when that may be tried. */
	const owed = new Map<string, { nextTry: number }>();
	const running = new Map<string, Promise<void>>();

	async function readBack(guild: Guild): Promise<void> {
		const debt = owed.get(guild.id);
		if (!debt || debt.nextTry > guild.now() || listener.stopping()) return;
		debt.nextTry = guild.now() + READ_AGAIN;
		const complete = await read(guild);
		if (complete && owed.get(guild.id) === debt) owed.delete(guild.id);
	}

	/** @returns whether nothing is left to be read */
	async function read(guild: Guild): Promise<boolean> {
		const server = client.guilds.cache.get(guild.id);
		if (!server?.available) return false;
		// Without the right there is nothing to read, and nothing was heard either.
		if (!server.members.me?.permissions.has(PermissionFlagsBits.ViewAuditLog)) return true;
		const asked = await Promise.all(readers.map(async (reader) => ({ reader, from: await reader.from(guild) })));
		const parts = asked.filter((part): part is { reader: AuditReader; from: bigint } => part.from !== null);
		if (parts.length === 0) return true;
		let after = parts.map(({ from }) => from).sort((a, b) => (a < b ? -1 : 1))[0]!;
		for (let page = 0; page < MOST_PAGES; page++) {
			const log = await background.run("upkeep", () => server.fetchAuditLogs({ after: String(after), limit: PAGE }));
			if (!log) return false;
			const entries = [...log.entries.values()].sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
			for (const entry of entries) {
				for (const { reader, from } of parts) {
					if (listener.stopping()) return false;
					if (BigInt(entry.id) > from) await reader.take(guild, entry);
				}
			}
			const last = entries.at(-1)?.id;
			if (last === undefined) return true;
			after = BigInt(last);
			for (const { reader, from } of parts) if (after > from) await reader.upTo(guild, last);
			if (entries.length < PAGE) return true;
		}
		return false;
	}

	return {
		add: (reader) => void readers.push(reader),
		missed: (guild) => void owed.set(guild.id, { nextTry: 0 }),
		catchUp(guild) {
			const before = running.get(guild.id);
			if (before) return before;
			const work = guild.safely("audit log", "", () => readBack(guild)).finally(() => running.delete(guild.id));
			running.set(guild.id, work);
			return work;
		},
	};
}
