// Removing a comment by hand, with what is to follow for its author, all in one case.
import { shortHash } from "../articles/hash.ts";
import { parseDuration, sayDuration } from "../duration.ts";
import { UserError } from "../errors.ts";
import type { PlannedAction } from "../rules/verdict.ts";
import { defineTexts, type Language, sayIn } from "../texts.ts";
import { askDiscord } from "./ask-discord.ts";
import { actByHand, type ByHandResult } from "./by-hand.ts";
import { readPosted } from "./form-author.ts";
import type { Guild } from "./guild.ts";
import { BY_HAND } from "./hand.ts";
import { groundsForm } from "./hand-form.ts";
import { groundsOf, type TypedGrounds } from "./hand-words.ts";
import { needMayAct } from "./may-act.ts";
import type { Posted } from "./platform.ts";

const texts = defineTexts({
	de: {
		also: "Und außerdem?",
		nothing: "Nur entfernen",
		warn: "Verwarnen (zählt als Strike)",
		timeout: "Verwarnen und Timeout: {span}",
		gone: "Der Kommentar ist schon weg.",
		changed:
			"Der Kommentar wurde geändert, während du das Formular ausgefüllt hast. Entfernt ist nichts; lies ihn noch einmal.",
	},
	en: {
		also: "And also?",
		nothing: "Only remove it",
		warn: "Warn (counts as a strike)",
		timeout: "Warn and time out: {span}",
		gone: "The comment is gone already.",
		changed: "The comment was changed while you filled in the form. Nothing was removed; read it once more.",
	},
});

const SPANS = ["1 h", "1 d", "7 d"];

/** What is asked; the answer `folge` is "", "warn" or a span in words. */
export function removeFields(guild: Guild, language: Language) {
	const t = sayIn(language);
	const choices = [
		{ value: "none", label: t(texts.nothing), selected: true },
		{ value: "warn", label: t(texts.warn) },
		...SPANS.map((span) => ({
			value: span,
			label: t(texts.timeout, { span: sayDuration(parseDuration(span)!, language) }),
		})),
	];
	const also = { type: "select" as const, id: "folge", label: t(texts.also), required: true, choices };
	return [...groundsForm(guild, language), also];
}

/** What a form's id says of the comment: where it is and in which form it was seen. */
export function formOf({ comment }: Posted): string {
	return `${comment.channelId}:${comment.id}:${seenAs(comment.revision)}`;
}

const seenAs = (revision: string): string => shortHash(revision).slice(0, 8);

export interface Removal {
	readonly channelId: string;
	readonly messageId: string;
	/** In which form it was seen, as `formOf` says it. */
	readonly seen: string;
	readonly typed: TypedGrounds;
	/** What else, as `removeFields` asks for it. */
	readonly also: string;
	/** The moderator's id, from the interaction. */
	readonly by: string;
}

/** Removes the comment if it still is the one that was seen. @throws UserError with what is in the way */
export async function removeByHand(guild: Guild, removal: Removal): Promise<ByHandResult> {
	const { channelId, messageId, seen, typed, also, by } = removal;
	const grounds = groundsOf(guild, typed);
	const posted = await askDiscord(async () =>
		(await guild.platform.sees(by, channelId)) ? readPosted(guild, channelId, messageId) : null,
	);
	if (!posted) throw new UserError(texts.gone);
	if (seenAs(posted.comment.revision) !== seen) throw new UserError(texts.changed);
	const { author } = posted;
	const rule = grounds.rule?.name ?? BY_HAND;
	const span = parseDuration(also);
	const actions: PlannedAction[] = [
		...(also === "warn" || span !== null ? [{ rule, action: "warn", options: { strikes: 1 } }] : []),
		...(span === null ? [] : [{ rule, action: "timeout", options: { for: Math.min(span, 28 * 86_400_000) } }]),
		{ rule, action: "remove", options: {} },
	];
	await needMayAct(
		guild,
		by,
		author.id,
		actions.map(({ action }) => action),
	);
	const person = { id: author.id, userName: author.userName, displayName: author.displayName };
	return actByHand(guild, { person, posted, actions, ...grounds, by });
}
