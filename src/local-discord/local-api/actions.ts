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

/** Something to read in the page's side panel: what just happened, and why. */
export interface Explanation extends Words {
	readonly detail?: unknown;
}
