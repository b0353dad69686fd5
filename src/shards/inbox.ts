// What reached the wrong process: Discord sends direct messages, and what is clicked in them, to shard 0 only. It is laid
// into the guild's inbox, and a slip with the guild's id where every process looks; the owner works it off. Each piece
// stays until it is done, so one that a crash interrupts is done again, and everything done for an interaction can be
// repeated: its id is the same for every try. Where the owner is away, the process with shard 0 says so to whoever waits,
// and in the end that nothing comes of it.
import { z } from "zod";
import type { Log } from "../log.ts";
import { type Installation, put, type RecordType, remove, type Store } from "../store/store.ts";

/** An interaction as Discord sent it. With its token anybody can answer it for fifteen minutes; then it is worthless. */
type Interaction = Record<string, unknown>;
const mailSchema = z.strictObject({ at: z.number(), interaction: z.record(z.string(), z.unknown()) });
export const mailRecord: RecordType<z.infer<typeof mailSchema>> = { name: "mail", version: 1, schema: mailSchema };
const slipSchema = z.strictObject({
	guild: z.string(),
	/** Whether the person was told that it takes time. */
	told: z.boolean().optional(),
});
type Slip = z.infer<typeof slipSchema>;
export const slipRecord: RecordType<Slip> = { name: "mail-slip", version: 1, schema: slipSchema };

const MINUTE = 60_000;
const TOKEN_LIVES = 15 * MINUTE;
/** Milliseconds after which a person is told that it takes time. */
const LATE = 10_000;
/** The owner begins nothing that is older; a minute later, when what he began is done, it is given up. */
const TOO_OLD = 13 * MINUTE;
const GIVEN_UP = TOO_OLD + MINUTE;

export interface Inbox {
	/** Lays an interaction into a guild's inbox, once. @throws StoreError */
	lay(guildId: string, id: string, interaction: Interaction): Promise<void>;
	/**
	 * Begins to work off what lies there for the guilds of this process, all at once; with shard 0 also tells whoever waits
	 * for another process. What is slow holds up nothing that comes later. @throws StoreError where it cannot be read
	 */
	collect(): Promise<void>;
}

/**
 * @param options.isOurs whether a guild belongs to this process
 * @param options.ownStore a guild's records, for its owner
 * @param options.track told of all that was begun; what fails is begun again at the next `collect`
 * @param options.work answers one interaction; must not throw
 * @param options.tell says to a person that it takes time, or that it is given up; must not throw. Only for the process
 * with shard 0
 */
export function createInbox(options: {
	readonly store: Installation;
	readonly now: () => number;
	isOurs(guildId: string): boolean;
	ownStore(guildId: string): Store;
	track(work: Promise<void>): void;
	work(guildId: string, interaction: Interaction): Promise<void>;
	readonly tell?: ((guildId: string, interaction: Interaction, what: "late" | "givenUp") => Promise<void>) | undefined;
	readonly log: Log;
}): Inbox {
	const { store, now, isOurs, ownStore, track, work, tell, log } = options;
	const busy = new Set<string>();

	/** Does something with a piece, and never two things at once. */
	async function alone(key: string, deed: () => Promise<void>): Promise<void> {
		if (busy.has(key)) return;
		busy.add(key);
		try {
			await deed();
		} finally {
			busy.delete(key);
		}
	}

	async function workOff(key: string, { guild }: Slip): Promise<void> {
		const own = ownStore(guild);
		// Read after it is marked busy: somebody may have just finished with it.
		const mail = await own.get(mailRecord, key);
		// Left for the process with shard 0, which says so.
		if (mail && now() - mail.at > TOO_OLD) return;
		if (mail) {
			await work(guild, mail.interaction);
			await own.commit([remove(key)]);
		}
		await store.commit([remove(key)]);
	}

	/** Tells whoever waits for a process that is not there. */
	async function attend(key: string, slip: Slip): Promise<void> {
		const { guild, told } = slip;
		const mail = await store.guild(guild).get(mailRecord, key);
		if (!mail) return;
		const age = now() - mail.at;
		if (age > GIVEN_UP) {
			log.warn({ guild, interaction: key }, "nobody worked off what was handed over; given up");
			await tell!(guild, mail.interaction, "givenUp");
			return store.commit([remove(key)]);
		}
		if (age <= LATE || told) return;
		log.warn({ guild, interaction: key }, "the process that owns this server does not answer; the person is told");
		await tell!(guild, mail.interaction, "late");
		// Where the owner has finished meanwhile, this slip leads to nothing and he takes it away.
		await store.commit([put(slipRecord, key, { ...slip, told: true }, { ttl: TOKEN_LIVES })]);
	}

	return {
		async lay(guildId, id, interaction) {
			const ttl = { ttl: TOKEN_LIVES };
			await store.guild(guildId).insert(mailRecord, `inbox/${id}`, { at: now(), interaction }, ttl);
			await store.commit([put(slipRecord, `inbox/${id}`, { guild: guildId }, ttl)]);
		},
		async collect() {
			for await (const { key, value } of store.list(slipRecord, "inbox/")) {
				if (isOurs(value.guild)) track(alone(key, () => workOff(key, value)));
				if (tell) track(alone(`${key} `, () => attend(key, value)));
			}
		},
	};
}
