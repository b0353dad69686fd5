// Between the preview of something grave and the click that confirms it: what was shown waits in the store under a short
// name, so that exactly that is done, once, also after a restart.
import { z } from "zod";
import { shortHash } from "../articles/hash.ts";
import { UserError } from "../errors.ts";
import type { RecordType } from "../store/store.ts";
import { text } from "../texts.ts";
import type { Guild } from "./guild.ts";

/** As long as Discord lets the preview's buttons answer. */
export const INTENT_TTL = 15 * 60_000;

const person = z.strictObject({ id: z.string(), userName: z.string(), displayName: z.string() });
const grounds = {
	reason: z.string().nullable(),
	rule: z.strictObject({ name: z.string(), clause: z.string().nullable() }).nullable(),
};

const intentSchema = z.strictObject({
	/** Who was shown the preview, and alone may confirm it. */
	by: z.string(),
	person,
	action: z.string(),
	/** Of the action, checked. */
	options: z.record(z.string(), z.number()),
	...grounds,
	/** The comment it is about, in the form that was read. */
	comment: z.strictObject({ channelId: z.string(), messageId: z.string(), revision: z.string() }).nullable(),
});
export type Intent = z.infer<typeof intentSchema>;
export const intentRecord: RecordType<Intent> = { name: "intent", version: 1, schema: intentSchema };

const sweepSchema = z.strictObject({
	by: z.string(),
	...grounds,
	/** Exactly what goes. */
	found: z.array(
		z.strictObject({
			channelId: z.string(),
			messageId: z.string(),
			revision: z.string(),
			at: z.number(),
			text: z.string(),
			person,
		}),
	),
	/** How far was looked, so that it can be looked again. */
	limit: z.number().int(),
	since: z.number().nullable(),
});
export type Sweep = z.infer<typeof sweepSchema>;
export const sweepRecord: RecordType<Sweep> = { name: "sweep", version: 1, schema: sweepSchema };

/** A short name for what waits. */
export function intentId(guild: Guild, ...what: string[]): string {
	return shortHash(...what, String(guild.now())).slice(0, 12);
}

export const intentKey = (id: string): string => `intent/${id}`;
export const sweepKey = (id: string): string => `sweep/${id}`;

export const OVER = text(
	"Das ist schon erledigt oder zu lange her. Wenn es noch nötig ist, ruf den Befehl noch einmal auf.",
	"That is done already or too long ago. If it is still needed, use the command again.",
);

/** What waits under a name. @throws UserError where it is over, or somebody else's */
export async function waitingFor<T extends { by: string }>(
	guild: Guild,
	type: RecordType<T>,
	prefix: "intent" | "sweep",
	id: string,
	by: string,
): Promise<T> {
	const found = /^[0-9a-f]{12}$/.test(id) ? await guild.store.get(type, `${prefix}/${id}`) : undefined;
	if (found?.by !== by) throw new UserError(OVER);
	return found;
}
