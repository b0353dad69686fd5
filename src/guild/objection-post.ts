// Where an objection's card goes: a message in a text channel, or a post of its own in a forum, closed once it is decided.
import { markOf } from "../cases/cards.ts";
import type { Case, CaseMessage } from "../cases/case.ts";
import type { StepOutcome } from "../cases/steps.ts";
import { cardChannel, DECIDED_TAGS, OPEN_TAGS } from "./card-post.ts";
import { type Delivery, NO_CHANNEL } from "./case-delivery.ts";
import type { Guild } from "./guild.ts";
import { objectionAt, objectionCardView, objectionReminderView, objectionTitle } from "./objection-view.ts";
import { Refusal } from "./platform.ts";

const ARCHIVE_AFTER = 10_080;

const indexOf = ({ ref }: CaseMessage): number => Number(ref ?? 0);

/** Puts the card up. @throws Refusal */
export async function deliverObjection({ guild, record, message, mark, send }: Delivery): Promise<StepOutcome> {
	const channel = cardChannel(guild);
	if (!channel) return NO_CHANNEL;
	const view = objectionCardView(record, guild.id, guild.language, indexOf(message), mark);
	if (!channel.isForum) return send({ channelId: channel.id }, view);
	const sent = await guild.platform.postToForum({
		channelId: channel.id,
		title: objectionTitle(record, guild.language),
		view,
		tags: OPEN_TAGS,
		archiveAfter: ARCHIVE_AFTER,
		attemptedAt: message.progress.attemptedAt,
		marker: `:${guild.id}:${record.number}:${mark}`,
	});
	return { type: "done", ...sent };
}

/** Brings the cards of all objections of a case up to date. One that somebody deleted is left alone. @throws Refusal */
export async function updateObjections(guild: Guild, record: Case): Promise<void> {
	for (const [index, message] of record.messages.entries()) {
		const { kind, channelId, messageId } = message;
		if (kind !== "objection" || !channelId || !messageId) continue;
		const view = objectionCardView(record, guild.id, guild.language, indexOf(message), markOf(record, index));
		const open = objectionAt(record, indexOf(message))?.state === "open";
		const update =
			channelId === messageId
				? guild.platform.updatePost(channelId, view, {
						tags: open ? OPEN_TAGS : DECIDED_TAGS,
						instead: open ? DECIDED_TAGS : OPEN_TAGS,
						closed: !open,
					})
				: guild.platform.edit({ channelId, messageId }, view);
		await update.catch((error) => {
			if (!(error instanceof Refusal && error.reason === "gone")) throw error;
		});
	}
}

/** Reminds the admins, beside the card. @throws Refusal */
export async function deliverReminder({ guild, record, mark, send }: Delivery): Promise<StepOutcome> {
	if (record.objection?.state !== "open") return { type: "done", detail: "entschieden / decided" };
	const channel = cardChannel(guild);
	const card = record.messages.findLast(({ kind, messageId }) => kind === "objection" && messageId !== null);
	const to = channel?.isForum ? card?.channelId : channel?.id;
	if (!to) return NO_CHANNEL;
	const { alertRole } = guild.channels();
	const cardUrl = card ? guild.platform.messageUrl(card.channelId!, card.messageId!) : null;
	const about = { cardUrl, roles: alertRole ? [alertRole] : [] };
	return send({ channelId: to }, objectionReminderView(record, guild.id, guild.language, mark, about));
}
