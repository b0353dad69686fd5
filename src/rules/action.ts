// What an action is. One file in actions/ is one action: its name is the file's name, its default export says which
// options it takes, what it decides about the comment, and what it does to Discord, as data.
import type { z } from "zod";
import type { Text } from "../texts.ts";
import type { Comment } from "./comment.ts";
import type { Effect } from "./effect.ts";
import type { Facts } from "./facts.ts";
import type { Decision } from "./verdict.ts";

/** The rights the bot itself needs, by Discord's names. */
export type Permission =
	| "ViewChannel"
	| "SendMessages"
	| "SendMessagesInThreads"
	| "ManageMessages"
	| "ManageThreads"
	| "ManageChannels"
	| "ManageRoles"
	| "ModerateMembers"
	| "KickMembers"
	| "BanMembers";

export interface ActionDefinition<S extends z.ZodType = z.ZodType> {
	readonly title: Text<never>;
	readonly description: Text;
	/** What was done, for notices and the log ("Kommentar entfernt"); a function where it depends on what was done. */
	readonly done: Text<never> | ((effects: readonly Effect[]) => Text<never>);
	/** The team's business alone: the notice to the comment's author does not mention it. */
	readonly internal?: true;
	/** A strict object; every option has a default or is needed. */
	readonly options: S;
	/** What it means for the comment: `remove` and `hold` take it away, `flag` leaves it for a person to look at. */
	readonly decision: Decision;
	/** Whether it restricts the author or the comment, so that a statement of reasons is owed. */
	readonly restricts: boolean;
	/** Whether it only falls to a person: it is proposed, and carried out when a moderator confirms it. */
	readonly confirm: boolean;
	/** Whether it is about the comment (each one) or the member (once in a rule's cooldown). */
	readonly target: "comment" | "member";
	/** Earlier numbers are carried out first; a deletion is last, since a reply needs the message. */
	readonly order: number;
	readonly needs: readonly Permission[];
	/** Strikes that it gives by itself. */
	strikes?(options: z.output<S>): number;
	/** One action out of two of the same name from two rules; without it the first one stays. */
	combine?(a: z.output<S>, b: z.output<S>): z.output<S>;
	/** What is done to Discord; nothing where the guild writes it from the case (notices, log, strikes). */
	effects(options: z.output<S>, comment: Comment, facts: Facts): Effect[];
	/** What takes it back, given what was done; absent where nothing can. */
	undo?(effects: readonly Effect[]): Effect[];
}

/** Defines an action; only here so that the options' type reaches its functions. */
export function defineAction<S extends z.ZodType>(definition: ActionDefinition<S>): ActionDefinition<S> {
	return definition;
}
