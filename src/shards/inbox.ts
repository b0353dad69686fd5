// What reached the wrong process: Discord sends direct messages, and what is clicked in them, to shard 0 only. It is laid
// into the guild's inbox, and a slip with the guild's id where every process looks; the owner works it off. Each piece
// stays until it is done, so one that a crash interrupts is done again, and everything done for an interaction can be
// repeated: its id is the same for every try.
import { z } from "zod";
import { type Installation, put, type RecordType, remove, type Store } from "../store/store.ts";

/** An interaction as Discord sent it. With its token anybody can answer it for fifteen minutes; then it is worthless. */
type Interaction = Record<string, unknown>;
const mailSchema = z.strictObject({ at: z.number(), interaction: z.record(z.string(), z.unknown()) });
export const mailRecord: RecordType<z.infer<typeof mailSchema>> = { name: "mail", version: 1, schema: mailSchema };
const slipSchema = z.strictObject({ guild: z.string() });
export const slipRecord: RecordType<z.infer<typeof slipSchema>> = { name: "mail-slip", version: 1, schema: slipSchema };

const TOKEN_LIVES = 15 * 60_000;

export interface Inbox {
	/** Lays an interaction into a guild's inbox, once. @throws StoreError */
	lay(guildId: string, id: string, interaction: Interaction): Promise<void>;
	/** Works off what lies there for the guilds of this process, all at once. @throws StoreError */
	collect(): Promise<void>;
}

/**
 * @param options.isOurs whether a guild belongs to this process
 * @param options.ownStore a guild's records, for its owner
 * @param options.work answers one interaction; must not throw
 */
export function createInbox(options: {
	readonly store: Installation;
	readonly now: () => number;
	isOurs(guildId: string): boolean;
	ownStore(guildId: string): Store;
	work(guildId: string, interaction: Interaction): Promise<void>;
}): Inbox {
	const { store, now, isOurs, ownStore, work } = options;
	const busy = new Set<string>();

	async function workOff(key: string, guildId: string): Promise<void> {
		if (busy.has(key)) return;
		busy.add(key);
		try {
			const own = ownStore(guildId);
			// Read after it is marked busy: somebody may have just finished with it.
			const mail = await own.get(mailRecord, key);
			if (mail) {
				await work(guildId, mail.interaction);
				await own.commit([remove(key)]);
			}
			await store.commit([remove(key)]);
		} finally {
			busy.delete(key);
		}
	}

	return {
		async lay(guildId, id, interaction) {
			const ttl = { ttl: TOKEN_LIVES };
			await store.guild(guildId).insert(mailRecord, `inbox/${id}`, { at: now(), interaction }, ttl);
			await store.commit([put(slipRecord, `inbox/${id}`, { guild: guildId }, ttl)]);
		},
		async collect() {
			const all: Promise<void>[] = [];
			for await (const { key, value } of store.list(slipRecord, "inbox/"))
				if (isOurs(value.guild)) all.push(workOff(key, value.guild));
			const failed = (await Promise.allSettled(all)).find((result) => result.status === "rejected");
			if (failed) throw failed.reason;
		},
	};
}
