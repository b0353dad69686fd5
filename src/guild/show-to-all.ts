// "Allen zeigen": a private answer made public, with the name of who showed it, and not over and over.
import { UserError } from "../errors.ts";
import { defineTexts, sayIn, text } from "../texts.ts";
import type { Guild } from "./guild.ts";
import type { View } from "./view.ts";

const texts = defineTexts({
	de: { by: "Für alle gezeigt von {who}" },
	en: { by: "Shown to everyone by {who}" },
});

const WINDOW_MS = 10 * 60_000;
const MOST_PER_PERSON = 4;

/** What was shown lately, by guild: not in the store, since forgetting it does no harm. */
const shown = new WeakMap<Guild, { who: string; what: string; at: number }[]>();

export interface Showing {
	readonly guild: Guild;
	readonly actor: { readonly id: string; readonly mayPost: boolean };
	readonly channelId: string | null;
	readonly now: number;
}

/**
 * The public form of an answer: without buttons that act, with who showed it.
 * @param what names the content, so that the same is not shown twice in a channel within ten minutes
 * @throws UserError where it was shown just now, or by somebody who has shown a lot
 */
export function shownToAll({ guild, actor, channelId, now }: Showing, what: string, view: View): View {
	// Refused by discord/interactions.ts; it must not count as shown.
	if (!actor.mayPost) return view;
	const recent = (shown.get(guild) ?? []).filter(({ at }) => at > now - WINDOW_MS);
	const here = `${channelId}/${what}`;
	if (recent.some((other) => other.what === here)) {
		throw new UserError(
			text(
				"Das wurde hier in den letzten zehn Minuten schon allen gezeigt.",
				"That was shown to everyone here within the last ten minutes.",
			),
		);
	}
	if (recent.filter(({ who }) => who === actor.id).length >= MOST_PER_PERSON) {
		throw new UserError(
			text(
				"Du hast gerade schon einiges allen gezeigt. Warte ein paar Minuten.",
				"You have just shown several things to everyone. Wait a few minutes.",
			),
		);
	}
	shown.set(guild, [...recent, { who: actor.id, what: here, at: now }]);
	const links = (view.buttons ?? []).map((row) => row.filter((button) => "url" in button));
	const by = sayIn(guild.language)(texts.by, { who: `<@${actor.id}>` });
	return { ...view, text: `-# ${by}`, buttons: links, silent: true };
}
