// Buttons that the host adds to the page (scenarios, "publish an article"): Local Discord does not know what they do.

export interface Words {
	readonly de: string;
	readonly en: string;
}

export interface PageAction {
	readonly id: string;
	readonly title: Words;
	readonly description: Words;
	/** @param input what the page sends along (an object, often empty) @returns shown to the page as JSON */
	readonly run: (input: Record<string, unknown>) => unknown;
}

/** A place the side panel leads to. Who may not see the channel is not shown the button. */
export interface ExplainedPlace {
	readonly channelId: string;
	readonly messageId?: string | null;
	/** What the button says; default "Zeigen". */
	readonly label?: Words;
}

/** Something to read in the page's side panel: what just happened, and why. */
export interface Explanation extends Words {
	/**
	 * A text; or names and values, with `channelId` and `messageId` for a button that leads there; or `rows` with names in
	 * both languages and several `places`.
	 */
	readonly detail?:
		| string
		| Words
		| {
				readonly rows?: readonly { readonly label: Words; readonly text: string | Words }[];
				readonly places?: readonly ExplainedPlace[];
				readonly [name: string]: unknown;
		  }
		| null;
}
