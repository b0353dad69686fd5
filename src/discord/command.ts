// What a command is. One file in commands/ is one slash or context-menu command; it returns its answer as data.
import type { Guild } from "../guild/guild.ts";
import type { Posted } from "../guild/platform.ts";
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
	/** Those of the rights that actions name (`ActionDefinition.needs`) which they lack on the server, in words. */
	lacks(rights: ReadonlySet<string>): readonly Text[];
	/** Whether they stand above a role of the server. */
	outranks(roleId: string): boolean;
}

/** The message a context-menu command was called on, as far as the bot may read it. */
export interface Target {
	readonly messageId: string;
	readonly channelId: string;
	readonly authorId: string;
	readonly content: string;
	/** As the rules see it; null for messages that are no comments (of this bot, of the system). */
	readonly posted: Posted | null;
}

/** The person a context-menu command was called on. */
export interface Person {
	readonly id: string;
	readonly userName: string;
	readonly displayName: string;
	readonly isBot: boolean;
}

/** One question of a form, already in the language of the person who sees it. */
export type FormField =
	| {
			readonly type: "text";
			/** By this name the answer stands in `Context.fields`. */
			readonly id: string;
			/** At most 45 characters, as for all kinds. */
			readonly label: string;
			/** At most 100 characters, as for all kinds. */
			readonly description?: string;
			readonly long?: boolean;
			readonly required?: boolean;
			readonly min?: number;
			/** At most 4,000. */
			readonly max?: number;
			readonly value?: string;
			readonly placeholder?: string;
	  }
	| {
			readonly type: "select";
			readonly id: string;
			readonly label: string;
			readonly description?: string;
			readonly required?: boolean;
			readonly placeholder?: string;
			/** At most 25; the answer is the value. */
			readonly choices: readonly Choosable[];
	  }
	| {
			/** Something to agree to; the answer is "yes" or missing. */
			readonly type: "tick";
			readonly id: string;
			readonly label: string;
			readonly description?: string;
			readonly required?: boolean;
			/** What stands beside the box, at most 100 characters. */
			readonly text: string;
	  };

export interface Choosable {
	readonly value: string;
	readonly label: string;
	readonly description?: string;
	readonly selected?: boolean;
}

/** A window with one to five questions. */
export interface Form {
	/** `command:form:argument…`, at most 100 characters: its answers go to that command's `forms`. */
	readonly id: string;
	/** At most 45 characters. */
	readonly title: string;
	readonly fields: readonly FormField[];
}

export interface Context {
	/** The interaction's own id: the same for every try. */
	readonly id: string;
	/** Every command there is, by its German name. */
	readonly commands: ReadonlyMap<string, Command>;
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
	/** The arguments in the id of a button, select or form, behind command and name. */
	readonly args: readonly string[];
	/** What was chosen in a select of a message. */
	readonly values: readonly string[];
	/** The answers of a form, by the fields' ids; what was left empty is missing. */
	readonly fields: Readonly<Record<string, string>>;
	readonly target: Target | null;
	readonly person: Person | null;
	/** The message whose button or select was used. */
	readonly messageId: string | null;
}

/** What a command answers: private unless `public`, which needs `Actor.mayPost`. */
export interface Answer {
	readonly view: View;
	readonly public?: boolean;
}

/**
 * What happens: `run` answers after a moment's thought; `form` opens a window, or answers where there is nothing to ask.
 * A window must be Discord's first answer, within three seconds: `form` reads, it waits for nothing else.
 */
export type Deed =
	| { run(context: Context): Promise<Answer>; readonly form?: undefined }
	| { form(context: Context): Promise<Form | Answer>; readonly run?: undefined };

export type ButtonAction = Deed & {
	readonly role?: Role;
	/** The answer replaces the message whose button was clicked. */
	readonly update?: boolean;
};

export interface FormAction {
	readonly role?: Role;
	/** The answer replaces the message whose button opened the form. */
	readonly update?: boolean;
	run(context: Context): Promise<Answer>;
}

export type Action = Deed & {
	readonly english: string;
	readonly description: Text;
	readonly options?: readonly Option[];
	readonly role?: Role;
};

/** An entry of a context menu, with its name in both languages (1 to 32 characters). */
export type MenuEntry = Deed & { readonly name: Text; readonly role?: Role };

export interface Command {
	/** For people who use Discord in English; the file's name is the German name of slash commands. */
	readonly english: string;
	readonly description: Text;
	readonly role: Role;
	/** A slash command without parts … */
	readonly action?: Action;
	/** … or one with parts: `/feed add`. By German name. */
	readonly parts?: Readonly<Record<string, Action>>;
	/** A context-menu entry on messages. */
	readonly message?: MenuEntry;
	/** A context-menu entry on people. */
	readonly user?: MenuEntry;
	/** By the second segment of the id of a button or select: `command:button:argument…`. */
	readonly buttons?: Readonly<Record<string, ButtonAction>>;
	/** By the second segment of a form's id. */
	readonly forms?: Readonly<Record<string, FormAction>>;
}

/** Types a command's definition. */
export function defineCommand(command: Command): Command {
	return command;
}

/** A private answer of one text. */
export function say(text: string): Answer {
	return { view: { text } };
}
