// A published article as the newspaper's pages and feed see it.
import type { Story } from "./story.ts";

export interface Entry extends Story {
	/** WordPress' number of the post: stays when headline and address change. */
	id: number;
	/** Milliseconds since 1970. */
	published: number;
	modified: number;
	withdrawn: boolean;
	/** Addresses it had before: they redirect. */
	formerSlugs: string[];
}

export const SITE = {
	name: "Ahlenbrücker Bote",
	claim: "Nachrichten aus Stadt und Landkreis",
	redaktion: "redaktion@example.invalid",
};

export function pathOf(entry: Pick<Entry, "slug">): string {
	return `/${entry.slug}/`;
}

export function escapeHtml(text: string): string {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
