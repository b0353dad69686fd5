// What is kept of an objection, to a case or to the decision about a report.
import { z } from "zod";

const time = z.number();

const one = {
	at: time,
	text: z.string(),
	state: z.enum(["open", "upheld", "dismissed", "withdrawn"]),
	/** Who decided it: another person than the one who decided the case. */
	by: z.string().nullable(),
	decidedAt: time.nullable(),
	/** The reasons of that decision, as told to the member. */
	reason: z.string().nullable(),
	/** Decided by whom the case was decided by, because nobody else could. */
	alone: z.boolean(),
	/** When the admins were last reminded of it. */
	remindedAt: time.nullable(),
};

export const objectionSchema = z.strictObject({
	...one,
	/** Those before it: after an objection was decided, something new was decided against the member. */
	earlier: z.array(z.strictObject({ ...one, state: z.enum(["upheld", "dismissed", "withdrawn"]) })),
});
export type Objection = z.infer<typeof objectionSchema>;
