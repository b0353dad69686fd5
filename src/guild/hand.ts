// What moderators do by hand, from what they typed to the case: everything is checked, then done at once or, where it
// weighs (kick, ban), shown first and done when confirmed.
import { UserError } from "../errors.ts";
import type { PlannedAction } from "../rules/verdict.ts";
import { put } from "../store/store.ts";
import { defineTexts, type Text } from "../texts.ts";
import { askDiscord } from "./ask-discord.ts";
import { actByHand, type ByHand, type ByHandResult } from "./by-hand.ts";
import { readPosted } from "./form-author.ts";
import type { Guild } from "./guild.ts";
import { INTENT_TTL, type Intent, intentId, intentKey, intentRecord, waitingFor } from "./hand-intent.ts";
import { commentBehind, groundsOf, type TypedGrounds } from "./hand-words.ts";
import { needMayAct } from "./may-act.ts";

const texts = defineTexts({
	de: {
		nobody: "Diese Person finde ich auf Discord nicht.",
		notHere: "<@{person}> ist nicht (mehr) auf dem Server. Ein Bann geht trotzdem.",
		banned: "<@{person}> ist schon gebannt. Aufheben lässt sich das mit `/entbannen`.",
		changed:
			"Der Kommentar wurde geändert oder gelöscht, seit du ihn gesehen hast. Getan ist nichts; sieh noch einmal hin.",
	},
	en: {
		nobody: "I do not find this person on Discord.",
		notHere: "<@{person}> is not on the server (any more). A ban is possible nevertheless.",
		banned: "<@{person}> is banned already. `/unban` lifts that.",
		changed: "The comment was changed or deleted since you saw it. Nothing was done; have another look.",
	},
});

/** The name under which a case keeps actions that no rule asked for. */
export const BY_HAND = "hand";

export interface Wanted {
	/** An action's name. */
	readonly action: string;
	/** Its options, checked. */
	readonly options: Readonly<Record<string, number>>;
	readonly personId: string;
	readonly typed: TypedGrounds;
	/** To the comment it is about. */
	readonly link?: string | undefined;
	/** The moderator's id, from the interaction. */
	readonly by: string;
}

/** Does it. @throws UserError with what is in the way */
export async function act(guild: Guild, wanted: Wanted): Promise<ByHandResult> {
	return actByHand(guild, await prepare(guild, wanted));
}

export interface Shown {
	/** By this name it is confirmed, for a quarter of an hour. */
	readonly id: string;
	readonly deed: ByHand;
	/** Whether the person is on the server. */
	readonly here: boolean;
}

/** Checks everything and keeps it until it is confirmed. @throws UserError with what is in the way */
export async function show(guild: Guild, wanted: Wanted): Promise<Shown> {
	const deed = await prepare(guild, wanted);
	const { by, person, posted, rule, reason } = deed;
	const id = intentId(guild, by, person.id, wanted.action);
	const comment = posted && {
		channelId: posted.comment.channelId,
		messageId: posted.comment.id,
		revision: posted.comment.revision,
	};
	const intent: Intent = {
		by,
		person,
		action: wanted.action,
		options: { ...wanted.options },
		reason,
		rule: rule && { ...rule },
		comment,
	};
	await guild.write([put(intentRecord, intentKey(id), intent, { ttl: INTENT_TTL })]);
	return { id, deed, here: (await askDiscord(() => guild.platform.member(person.id))) !== null };
}

/** Does what was shown, once, if it still may be done. @throws UserError where it is over or may not */
export async function confirm(guild: Guild, id: string, by: string): Promise<ByHandResult> {
	const intent = await waitingFor(guild, intentRecord, "intent", id, by);
	const { person, action, options, reason, rule, comment } = intent;
	await check(guild, by, person.id, action);
	const posted = comment && (await askDiscord(() => readPosted(guild, comment.channelId, comment.messageId)));
	if (comment && posted?.comment.revision !== comment.revision) throw new UserError(texts.changed);
	const actions = [planned(action, options, rule)];
	return actByHand(guild, { person, posted, actions, rule, reason, by, intent: id });
}

async function prepare(guild: Guild, wanted: Wanted): Promise<ByHand> {
	const { action, options, personId, by } = wanted;
	const grounds = groundsOf(guild, wanted.typed);
	const person = await check(guild, by, personId, action);
	const posted = wanted.link ? await commentBehind(guild, wanted.link, personId, by) : null;
	return { person, posted, actions: [planned(action, options, grounds.rule)], ...grounds, by };
}

function planned(action: string, options: Readonly<Record<string, number>>, rule: ByHand["rule"]): PlannedAction {
	return { rule: rule?.name ?? BY_HAND, action, options };
}

/** @returns the person, as they are now */
async function check(guild: Guild, by: string, personId: string, action: string): Promise<ByHand["person"]> {
	const { platform } = guild;
	const fail = (text: Text): never => {
		throw new UserError(text, { person: personId });
	};
	const member = await askDiscord(() => platform.member(personId));
	const found = member ?? (await askDiscord(() => platform.user(personId))) ?? fail(texts.nobody);
	await needMayAct(guild, by, personId, [action]);
	// A ban reaches whoever is not here; everything else that Discord itself does needs the member.
	const { needs } = guild.action(action);
	if (!member && needs.length > 0 && !needs.includes("BanMembers")) fail(texts.notHere);
	if (!member && needs.includes("BanMembers") && (await askDiscord(() => platform.banned(personId))))
		fail(texts.banned);
	return { id: found.id, userName: found.userName, displayName: found.displayName };
}
