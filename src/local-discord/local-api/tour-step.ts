// A step of the guided tour, as data: the page has its own tour, a host may set another (`setTour`).
import type { Words } from "./actions.ts";

export interface TourStep {
	readonly id: string;
	readonly title: Words;
	readonly text: Words;
	/** What the step points at (a CSS selector); absent: the middle of the page. */
	readonly target?: string;
	/** The step is left out unless this is there: a channel by name, a slash command by Discord's name, a scene by id. */
	readonly needs?: { readonly channel?: string; readonly command?: string; readonly scene?: string };
	/** What the page does when the step begins. */
	readonly enter?: {
		/** Become this person (user id or username), or the first with this role. */
		readonly as?: string;
		readonly role?: string;
		/** Go to the channel with this name or id. */
		readonly channel?: string;
		/** Go to the newest thread of that channel, or of the guild. */
		readonly newestThread?: boolean;
		/** Go to one's direct messages with the bot; where there are none yet, nowhere. */
		readonly botDm?: boolean;
		/** Play the scene with this id, the first time the step begins. */
		readonly scene?: string;
		readonly tab?: "story" | "members" | "lab";
	};
	/** A button that does something for the person. */
	readonly offer?: {
		readonly label: Words;
		/** The id of a scene to play. */
		readonly scene?: string;
		/** A message to write in the open channel. */
		readonly say?: Words;
		/** A text to put into the message box, to be sent by hand. */
		readonly type?: Words;
	};
	/** The step goes on by itself once this has happened. */
	readonly wait?: {
		/** An event of the stream, such as message_create. */
		readonly event?: string;
		/** By oneself, or by a bot (once it has something to say: "thinks …" does not count). */
		readonly by?: "me" | "bot";
		/** Somewhere in the event's data. */
		readonly contains?: string;
		/** Instead of an event: a kind of place that was opened, or another person that one became. */
		readonly place?: "thread" | "dm" | "forum";
		readonly as?: "other";
	};
}
