// What is shown in Discord, as data: written by commands and by the guild, rendered within Discord's limits by
// discord/render.ts. Texts are Discord markdown; whatever comes from articles or members goes through markdown.ts first.

export type Tone = "neutral" | "good" | "warning" | "severe";

export interface Field {
	readonly name: string;
	readonly value: string;
	readonly inline?: boolean;
}

export interface Section {
	readonly title?: string;
	readonly url?: string;
	readonly author?: string;
	readonly body?: string;
	readonly fields?: readonly Field[];
	/** An http(s) address. */
	readonly image?: string;
	readonly footer?: string;
	/** Milliseconds since 1970. */
	readonly at?: number;
	readonly tone?: Tone;
}

export type Button =
	| { readonly label: string; readonly url: string }
	| {
			readonly label: string;
			/** `command:button:argument…`, at most 100 characters: routed to that command's file. */
			readonly id: string;
			readonly style?: "primary" | "secondary" | "success" | "danger";
			readonly disabled?: boolean;
	  };

/** A text file that comes with a message. */
export interface TextFile {
	readonly name: string;
	readonly text: string;
}

export interface View {
	readonly text?: string;
	readonly sections?: readonly Section[];
	/** Rows of at most five. */
	readonly buttons?: readonly (readonly Button[])[];
	/** Roles that this message may ping; nobody else is ever pinged. */
	readonly pingRoles?: readonly string[];
	readonly files?: readonly TextFile[];
	/** Sent without a sound. */
	readonly silent?: boolean;
}
