// Messages in: what is written and edited is judged, now or as soon as it can be. Each handler is wrapped, since an error
// that escapes a listener of discord.js ends the process.
import type { Client, Message, PartialMessage } from "discord.js";
import { StoreError } from "../errors.ts";
import { commentGone } from "../guild/comment-gone.ts";
import type { Guild } from "../guild/guild.ts";
import { snowflakeAt } from "../guild/progress.ts";
import type { Log } from "../log.ts";
import { createAgain, isOutage } from "./again.ts";
import { backfill } from "./backfill.ts";
import type { Background } from "./background.ts";
import { judge } from "./judge.ts";
import { isGone, refusalOf } from "./refusal.ts";

export interface Listener {
	guild(id: string): Guild | undefined;
	readonly log: Log;
	/** Told of every unit of work, so that a shutdown can wait for it. */
	track(work: Promise<void>): void;
	/** Nothing new is begun any more. */
	stopping(): boolean;
}

export interface Judging {
	/** Events of a guild were lost, or may have been: the next `catchUp` reads what was written meanwhile. */
	missed(guild: Guild): void;
	/** The connection is gone; it may come back with all events (`resumed`) or without them (`missed`). */
	interrupted(guild: Guild): void;
	resumed(guild: Guild): void;
	/** Judges what could not be judged and what was missed. Never throws; part of every tick. */
	catchUp(guild: Guild): Promise<void>;
}

/** A message that could not be judged. */
interface Unjudged {
	readonly channelId: string;
	readonly isEdit: boolean;
	/** How often our own code failed at it. */
	readonly bugs: number;
	readonly end: () => void;
}

/** More than that are found again by reading back. */
const MOST_UNJUDGED = 5_000;
const MOST_BUGS = 3;
const DAY = 86_400_000;
const READ_BACK_AGAIN = 30_000;

/** Judges what is written in the guilds of a client. @param background when Discord may be asked for what was missed */
export function judgeMessages(client: Client, listener: Listener, background: Background): Judging {
	const { log } = listener;
	const unjudged = new Map<string, Map<string, Unjudged>>();
	/** Guilds whose channels are to be read back, and when that may be tried. */
	const owed = new Map<string, { nextTry: number }>();
	const running = new Map<string, Promise<void>>();
	const again = createAgain();

	const handle = (message: Message | PartialMessage, isEdit: boolean): void => {
		const guild = message.guildId && !listener.stopping() ? listener.guild(message.guildId) : undefined;
		if (guild) listener.track(receive(guild, message, isEdit, isEdit));
	};
	client.on("messageCreate", (message) => handle(message, false));
	client.on("messageUpdate", (_before, message) => handle(message, true));
	const gone = ({ id, channelId, guildId }: Message | PartialMessage): void => {
		const guild = guildId && !listener.stopping() ? listener.guild(guildId) : undefined;
		if (guild) listener.track(again.take(guild, "deleted comment", () => commentGone(guild, channelId, id)));
	};
	client.on("messageDelete", gone);
	client.on("messageDeleteBulk", (messages) => messages.forEach(gone));

	/** Judges a message or keeps it for later. */
	async function receive(
		guild: Guild,
		message: Message | PartialMessage,
		isEdit: boolean,
		mayBeKnown: boolean,
	): Promise<void> {
		const { channelId, id } = message;
		const end = isEdit ? guild.progress.beginEdit() : guild.progress.begin(channelId, id);
		try {
			await judge(client, guild, message, mayBeKnown);
			end();
		} catch (error) {
			keepOrDrop(guild, id, { channelId, isEdit, bugs: 0, end }, error);
		}
	}

	function keepOrDrop(guild: Guild, id: string, entry: Unjudged, error: unknown): void {
		const bugs = entry.bugs + (isOutage(error) ? 0 : 1);
		const about = { guild: guild.id, message: id, err: error };
		const hopeless = !(error instanceof StoreError) && refusalOf(error).final;
		if (hopeless || bugs >= MOST_BUGS || BigInt(id) < snowflakeAt(guild.now() - DAY)) {
			if (!isGone(error)) log.error(about, "comment could not be judged");
			entry.end();
			return;
		}
		log.warn(about, "comment could not be judged yet");
		const queue = unjudged.get(guild.id) ?? new Map<string, Unjudged>();
		unjudged.set(guild.id, queue);
		const other = queue.get(id);
		if (!other && queue.size >= MOST_UNJUDGED) {
			missed(guild);
			entry.end();
			return;
		}
		const end = other
			? () => {
					other.end();
					entry.end();
				}
			: entry.end;
		queue.set(id, { ...entry, isEdit: entry.isEdit && (other?.isEdit ?? true), bugs, end });
	}

	async function judgeUnjudged(guild: Guild): Promise<void> {
		const queue = unjudged.get(guild.id);
		for (const [id, entry] of queue ?? []) {
			if (listener.stopping()) return;
			queue!.delete(id);
			try {
				const channel = await client.channels.fetch(entry.channelId);
				if (channel?.isTextBased()) {
					const message = await channel.messages.fetch({ message: id, force: true, cache: false });
					await judge(client, guild, message, true);
				}
				entry.end();
			} catch (error) {
				keepOrDrop(guild, id, entry, error);
				// Who does not answer for one does not answer for the next; what failed stands last in the queue now.
				if (isOutage(error)) return;
			}
		}
	}

	async function readBack(guild: Guild): Promise<void> {
		const debt = owed.get(guild.id);
		if (!debt || debt.nextTry > guild.now() || listener.stopping()) return;
		debt.nextTry = guild.now() + READ_BACK_AGAIN;
		const complete = await backfill(client, guild, {
			background,
			stopping: () => listener.stopping(),
			judge: (message, isEdit) => receive(guild, message, isEdit, true),
		});
		if (complete && owed.get(guild.id) === debt) owed.delete(guild.id);
	}

	function missed(guild: Guild): void {
		guild.progress.lost();
		owed.set(guild.id, { nextTry: 0 });
	}

	return {
		missed,
		interrupted: (guild) => guild.progress.lost(),
		resumed(guild) {
			if (!owed.has(guild.id)) guild.progress.allCaughtUp();
		},
		catchUp(guild) {
			const before = running.get(guild.id);
			if (before) return before;
			const work = guild
				.safely("catch up", "", async () => {
					await again.catchUp(guild);
					await judgeUnjudged(guild);
					await readBack(guild);
				})
				.finally(() => running.delete(guild.id));
			running.set(guild.id, work);
			return work;
		},
	};
}
