// Effects: what an action does to Discord, as data. Each can be repeated without harm. The guild's owner writes them on
// the case before it carries them out, and `guild/platform.ts` has one method for each kind.
import { z } from "zod";

const id = z.string().regex(/^\d{17,20}$/);

export const effectSchema = z.discriminatedUnion("kind", [
	/** Takes a message away. Gone already counts as done. */
	z.strictObject({ kind: z.literal("deleteMessage"), channelId: id, messageId: id }),
	/** Takes up to 100 messages of one channel away. Those that are gone already count as done. */
	z.strictObject({ kind: z.literal("deleteMessages"), channelId: id, messageIds: z.array(id).min(1).max(100) }),
	/** Bars a member from writing until a time (ms since 1970), at most 28 days ahead; null lifts the bar. */
	z.strictObject({ kind: z.literal("timeoutMember"), userId: id, until: z.number().nullable() }),
	z.strictObject({ kind: z.literal("kickMember"), userId: id }),
	/** Bans; `deleteSeconds` of the member's latest messages go as well (0 to 604,800). */
	z.strictObject({ kind: z.literal("banMember"), userId: id, deleteSeconds: z.number().int().min(0).max(604_800) }),
	z.strictObject({ kind: z.literal("unbanMember"), userId: id }),
	z.strictObject({ kind: z.literal("addRole"), userId: id, roleId: id }),
	z.strictObject({ kind: z.literal("removeRole"), userId: id, roleId: id }),
	/** Slow mode of a channel or thread in seconds, 0 to 21,600. `before`: what it was, where that was not 0. */
	z.strictObject({
		kind: z.literal("setSlowMode"),
		channelId: id,
		seconds: z.number().int().min(0).max(21_600),
		before: z.number().int().min(0).max(21_600).optional(),
	}),
	z.strictObject({ kind: z.literal("lockThread"), channelId: id, locked: z.boolean() }),
	/** Answers a comment in public, without pinging anybody. */
	z.strictObject({ kind: z.literal("reply"), channelId: id, messageId: id, text: z.string().min(1).max(2000) }),
]);

export type Effect = z.infer<typeof effectSchema>;
export type EffectKind = Effect["kind"];
export type EffectOf<K extends EffectKind> = Extract<Effect, { kind: K }>;
