// What a command is. One file in commands/ is one slash or context-menu command; it returns its answer as data.
import type { Guild } from "../guild/guild.ts";
import type { View } from "../guild/view.ts";
import type { Language, Say, Text } from "../texts.ts";

/** Who may use it: everybody, those with Discord's moderation rights, those who may manage the server. Checked live. */
export type Role = "member" | "moderator" | "admin";

export interface Option {
	/** Lower case, German; the English name stands beside it. */
	readonly name: string;
	readonly english: string;
	readonly description: Text;
	/** A file arrives as the address where Discord keeps it; channel, user and role as ids. */
	readonly type: "text" | "number" | "channel" | "user" | "role" | "boolean" | "file";
	readonly required?: boolean;
	/** Fixed choices, or `autocomplete` for a list made while typing. */
	readonly choices?: readonly { readonly value: string; readonly name: Text }[];
	readonly autocomplete?: (context: Context, typed: string) => Promise<readonly Choice[]>;
	readonly min?: number;
	readonly max?: number;
}

export interface Choice {
	readonly name: string;
	readonly value: string;
}

/** Somebody who acts, from the interaction, with rights as they are now. */
export interface Actor {
	readonly id: string;
	readonly userName: string;
	readonly displayName: string;
	readonly role: Role;
	/** Whether they may write here themselves; only then may an answer of theirs be `public`. */
	readonly mayPost: boolean;
}

/** The message a context-menu command was called on, as far as the bot may read it. */
export interface Target {
	readonly messageId: string;
	readonly channelId: string;
	readonly authorId: string;
	readonly content: string;
}

export interface Context {
	readonly guild: Guild;
	readonly actor: Actor;
	/** The channel or thread where it was called; null in direct messages. */
	readonly channelId: string | null;
	readonly language: Language;
	readonly t: Say;
	/** Milliseconds since 1970. */
	readonly now: number;
	/** By the options' German names; what was not given is missing. */
	readonly options: Readonly<Record<string, string | number | boolean>>;
	/** The arguments in a button's id, behind command and button. */
	readonly args: readonly string[];
	readonly target: Target | null;
}

/** What a command answers: private unless `public`, which needs `Actor.mayPost`. */
export interface Answer {
	readonly view: View;
	readonly public?: boolean;
}

export interface ButtonAction {
	readonly role?: Role;
	/** The answer replaces the message whose button was clicked. */
	readonly update?: boolean;
	run(context: Context): Promise<Answer>;
}

export interface Action {
	readonly english: string;
	readonly description: Text;
	readonly options?: readonly Option[];
	readonly role?: Role;
	run(context: Context): Promise<Answer>;
}

export interface Command {
	/** For people who use Discord in English; the file's name is the German name of slash commands. */
	readonly english: string;
	readonly description: Text;
	readonly role: Role;
	/** A slash command without parts … */
	readonly action?: Action;
	/** … or one with parts: `/feed add`. By German name. */
	readonly parts?: Readonly<Record<string, Action>>;
	/** A context-menu entry on messages, with its name in both languages. */
	readonly message?: { readonly name: Text; run(context: Context): Promise<Answer> };
	/** By the second segment of a button's id: `command:button:argument…`. */
	readonly buttons?: Readonly<Record<string, ButtonAction>>;
}

/** Types a command's definition. */
export function defineCommand(command: Command): Command {
	return command;
}

/** A private answer of one text. */
export function say(text: string): Answer {
	return { view: { text } };
}
