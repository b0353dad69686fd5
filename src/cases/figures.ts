// What of a case counts in statistics: when what was decided, by whom, and what became of it. Nobody's name, no content.
import { z } from "zod";

const time = z.number();

/** What of a case is read for statistics; the rest of it is skipped, so that a hundred thousand are read in a moment. */
export const caseFiguresSchema = z.object({
	number: z.number(),
	openedAt: time,
	origin: z.object({ by: z.enum(["rule", "automod", "person", "discord", "report"]) }),
	decision: z.enum(["allow", "flag", "unchecked", "hold", "remove"]),
	rules: z.array(z.object({ name: z.string(), mode: z.enum(["enforce", "watch"]) })),
	comment: z.object({ editedAt: time.nullable(), unposted: z.boolean() }).nullable(),
	swept: z.array(z.object({})),
	actions: z.array(
		z.object({
			rule: z.string(),
			action: z.string(),
			proposed: z.boolean(),
			undoes: z.boolean(),
			effects: z.array(z.object({ effect: z.object({ kind: z.string() }), progress: z.object({ state: z.string() }) })),
		}),
	),
	review: z.enum(["none", "open", "released", "rejected"]),
	objection: z
		.object({
			at: time,
			state: z.enum(["open", "upheld", "dismissed", "withdrawn"]),
			decidedAt: time.nullable(),
			earlier: z.array(
				z.object({ at: time, state: z.enum(["upheld", "dismissed", "withdrawn"]), decidedAt: time.nullable() }),
			),
		})
		.nullable(),
	history: z.array(z.object({ at: time, kind: z.string(), detail: z.string().nullable() })),
});
export type CaseFigures = z.output<typeof caseFiguresSchema>;
type Action = CaseFigures["actions"][number];

/** Who decided: the machine (a rule, Discord's AutoMod) or a person. */
export type Decider = "machine" | "hand";

export interface Removal {
	readonly at: number;
	readonly by: Decider;
	/** How many comments. */
	readonly count: number;
	/** Whether it was taken back later. */
	readonly back: boolean;
}

export interface Measure {
	readonly at: number;
	readonly by: Decider;
	readonly action: string;
	/** The rule it rests on; "" where none is named. */
	readonly rule: string;
	readonly back: boolean;
	/** After a report, and not on the moderators' own initiative. */
	readonly onReport: boolean;
}

const opensByMachine = ({ origin }: CaseFigures): boolean => origin.by === "rule" || origin.by === "automod";

const last = ({ history }: CaseFigures, kind: string): number | null =>
	history.findLast((event) => event.kind === kind)?.at ?? null;

/** Whether everything was taken back. */
export function isTakenBack({ review, history }: CaseFigures): boolean {
	return review === "released" || history.some(({ kind }) => kind === "undone" || kind === "upheld");
}

/** When an action was added, and by whom: at the beginning, or by a person who acted or rejected later. */
function source(record: CaseFigures, action: Action): { at: number; by: Decider } {
	const acted = record.history.findLast(
		({ kind, detail }) => kind === "acted" && detail?.split(", ").includes(action.action),
	);
	const same = record.actions.filter((one) => one.action === action.action && !one.undoes);
	// What the machine did at first and a person did again stays the machine's the first time.
	if (acted && (same.length === 1 || action !== same[0])) return { at: acted.at, by: "hand" };
	const rejectedAt = last(record, "rejected");
	// A comment that was held is away already when it is rejected.
	const late = record.decision !== "hold" && !removedAtFirst(record);
	if (rejectedAt !== null && late && removes(action)) return { at: rejectedAt, by: "hand" };
	return { at: record.openedAt, by: opensByMachine(record) ? "machine" : "hand" };
}

const removes = ({ effects }: Action): boolean => effects.some(({ effect }) => effect.kind.startsWith("deleteMessage"));

function removedAtFirst({ decision, history }: CaseFigures): boolean {
	return decision === "remove" && !history.some(({ kind }) => kind === "acted");
}

/** The removal of what the case is about; null where it stands, waits, or could not be removed. */
export function removal(record: CaseFigures): Removal | null {
	const { comment, decision, swept } = record;
	const count = swept.length || (comment ? 1 : 0);
	if (count === 0 || (decision !== "remove" && !wasRejected(record))) return null;
	const away = record.actions.filter((action) => !action.undoes && !action.proposed && removes(action));
	const states = away.flatMap(({ effects }) => effects.map(({ progress }) => progress.state));
	// What was blocked or never sent is away without anybody deleting it; what was held away before counts too.
	if (states.length === 0 ? !comment?.unposted : states.every((state) => state === "refused")) return null;
	const back = isTakenBack(record);
	const rejectedAt = last(record, "rejected");
	if (decision !== "remove") return { at: rejectedAt!, by: "hand", count, back };
	const found = away.map((action) => source(record, action));
	const at = found.find(({ by }) => by === "hand") ?? found[0];
	if (at) return { ...at, count, back };
	return { at: record.openedAt, by: opensByMachine(record) ? "machine" : "hand", count, back };
}

const wasRejected = (record: CaseFigures): boolean => last(record, "rejected") !== null;

/** Everything that was done to somebody or to a comment and was not refused. */
export function measures(record: CaseFigures): Measure[] {
	const all = isTakenBack(record);
	const named = record.rules.find(({ mode }) => mode === "enforce")?.name ?? "";
	return record.actions
		.filter(({ undoes, proposed, effects }) => {
			const refused = effects.length > 0 && effects.every(({ progress }) => progress.state === "refused");
			// Dropped because everything was taken back before it was done counts as little as what Discord refused.
			return !undoes && !proposed && !refused;
		})
		.map((action) => {
			const later = record.actions.slice(record.actions.indexOf(action) + 1);
			const back = all || later.some((one) => one.undoes && one.action === action.action);
			const rule = action.rule || named;
			return { ...source(record, action), action: action.action, rule, back, onReport: record.origin.by === "report" };
		});
}

/** Each time a person decided about the comment, and for how long it had waited (ms). */
export function decisions({ openedAt, history }: CaseFigures): { readonly at: number; readonly waited: number }[] {
	const found: { at: number; waited: number }[] = [];
	let since: number | null = openedAt;
	for (const { at, kind } of history) {
		if (kind === "reported") since ??= at;
		if (kind !== "released" && kind !== "rejected") continue;
		if (since !== null) found.push({ at, waited: at - since });
		since = null;
	}
	return found;
}

/** Whether a machine decided the case, and no person has since. */
export function decidedByMachine(record: CaseFigures): boolean {
	return opensByMachine(record) && measures(record).some(({ by }) => by === "machine");
}

/** Whether its comment came in new and is not among those against which nothing was said. */
export function isNewComment(record: CaseFigures): boolean {
	// A rule that only watches says nothing against a comment: that one is counted as accepted.
	const watched = record.rules.length > 0 && record.rules.every(({ mode }) => mode === "watch");
	return opensByMachine(record) && !watched && record.comment !== null && record.comment.editedAt === null;
}
