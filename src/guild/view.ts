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
	/** An http(s) address, or `attachment://` and the name of a file that comes with the view. */
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

/** A list to choose from, in a row of its own. */
export interface Select {
	/** `command:button:argument…`, routed like a button's; what was chosen is in `Context.values`. */
	readonly id: string;
	/** What can be chosen: what `choices` says, or the server's channels (of text, announcement, forum), roles, people. */
	readonly of: "choices" | "channels" | "roles" | "people";
	/** At most 150 characters. */
	readonly placeholder?: string;
	/** One to 25, with labels of at most 100 characters. */
	readonly choices?: readonly {
		readonly value: string;
		readonly label: string;
		readonly description?: string;
		readonly selected?: boolean;
	}[];
	/** How many may be chosen; one unless said otherwise. */
	readonly max?: number;
}

/** A file that comes with a message. */
export type ViewFile =
	| { readonly name: string; readonly text: string }
	| { readonly name: string; readonly bytes: Uint8Array; readonly description: string };

export interface View {
	readonly text?: string;
	readonly sections?: readonly Section[];
	/** Rows of at most five. */
	readonly buttons?: readonly (readonly Button[])[];
	/** Roles that this message may ping; nobody else is ever pinged. */
	readonly pingRoles?: readonly string[];
	/** Below the buttons; buttons and selects together fill at most five rows. */
	readonly selects?: readonly Select[];
	readonly files?: readonly ViewFile[];
	/** Sent without a sound. */
	readonly silent?: boolean;
}
