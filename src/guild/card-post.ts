// Where a card goes: a message in a text channel, or a post of its own in a forum, tagged and closed once it is decided.

import { cardsOf } from "../cases/cards.ts";
import type { Case } from "../cases/case.ts";
import type { StepOutcome } from "../cases/steps.ts";
import { defineTexts, sayIn } from "../texts.ts";
import { type Delivery, NO_CHANNEL } from "./case-delivery.ts";
import type { Guild } from "./guild.ts";
import { Refusal } from "./platform.ts";
import { cardTitle, reviewCard } from "./review-card.ts";

const texts = defineTexts({
	de: {
		escalated: "Fall {number} braucht eine Entscheidung von euch; weitergereicht von <@{by}>.",
		colleague:
			"Fall {number}: Gemeldet ist ein Kommentar von jemandem, der selbst moderiert. Entscheiden sollte, wer einen höheren Rang hat.",
		seeCase: "Fall ansehen",
		card: "Zur Karte",
	},
	en: {
		escalated: "Case {number} needs a decision of yours; escalated by <@{by}>.",
		colleague: "Case {number}: a moderator's comment was reported. Somebody of a higher rank should decide.",
		seeCase: "Show case",
		card: "Go to card",
	},
});

/** Tags that a forum may have for cards; the first of each that it has is set. Case does not matter. */
export const OPEN_TAGS = ["offen", "zu prüfen", "open", "pending"];
export const DECIDED_TAGS = ["entschieden", "erledigt", "decided", "done", "closed"];
/** Days of rest in minutes until an open post leaves the forum's list; Discord's longest. */
const ARCHIVE_AFTER = 10_080;

/** Where cards go now; null where no channel is set. */
export function cardChannel(guild: Guild): { readonly id: string; readonly isForum: boolean } | null {
	const { review, log } = guild.channels();
	const id = review ?? log;
	return id ? { id, isForum: guild.platform.channel(id)?.kind === "forum" } : null;
}

/** Puts a card up. @param pings whether it mentions those who are to come at once @throws Refusal */
export async function deliverCard(
	{ guild, record, message, mark, send }: Delivery,
	pings: boolean,
): Promise<StepOutcome> {
	const channel = cardChannel(guild);
	if (!channel) return NO_CHANNEL;
	const { alertRole } = guild.channels();
	const roles = pings ? [...new Set([...record.mentions, ...(alertRole ? [alertRole] : [])])] : [];
	const view = await reviewCard(guild, record, mark, roles);
	if (!channel.isForum) return send({ channelId: channel.id }, view);
	const sent = await guild.platform.postToForum({
		channelId: channel.id,
		title: cardTitle(record, guild.language),
		view,
		tags: tagsOf(record),
		archiveAfter: ARCHIVE_AFTER,
		attemptedAt: message.progress.attemptedAt,
		marker: `:${guild.id}:${record.number}:${mark}`,
	});
	return { type: "done", ...sent };
}

/** Brings the cards of a case up to date. One that somebody deleted is left alone. @throws Refusal */
export async function updateCards(guild: Guild, record: Case): Promise<void> {
	for (const { mark, sent } of cardsOf(record)) {
		const view = await reviewCard(guild, record, mark);
		const isPost = sent.channelId === sent.messageId;
		const open = record.review === "open";
		const update = isPost
			? guild.platform.updatePost(sent.channelId, view, {
					tags: tagsOf(record),
					instead: open ? DECIDED_TAGS : OPEN_TAGS,
					closed: !open,
				})
			: guild.platform.edit(sent, view);
		await update.catch((error) => {
			if (!(error instanceof Refusal && error.reason === "gone")) throw error;
		});
	}
}

/** Calls those who are to come at once, beside the card. @throws Refusal */
export async function deliverEscalation({ guild, record, mark, send }: Delivery): Promise<StepOutcome> {
	const channel = cardChannel(guild);
	const card = cardsOf(record).at(-1)?.sent;
	const to = channel?.isForum ? card?.channelId : channel?.id;
	if (!to) return NO_CHANNEL;
	const { alertRole } = guild.channels();
	const t = sayIn(guild.language);
	const by = record.history.findLast(({ kind }) => kind === "escalated")?.by ?? "bot";
	const number = String(record.number);
	const said = by === "bot" ? t(texts.colleague, { number }) : t(texts.escalated, { number, by });
	return send(
		{ channelId: to },
		{
			text: [alertRole ? `<@&${alertRole}>` : "", said].filter(Boolean).join(" "),
			buttons: [
				[
					{ label: t(texts.seeCase), id: `fall:zeigen:${guild.id}:${record.number}:${mark}` },
					...(card ? [{ label: t(texts.card), url: guild.platform.messageUrl(card.channelId, card.messageId) }] : []),
				],
			],
			pingRoles: alertRole ? [alertRole] : [],
		},
	);
}

const tagsOf = ({ review }: Case): readonly string[] => (review === "open" ? OPEN_TAGS : DECIDED_TAGS);
