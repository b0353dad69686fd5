// The messages that a case owes, by kind: to whom each goes and what it says.

import { markOf } from "../cases/cards.ts";
import type { Case, CaseMessage } from "../cases/case.ts";
import type { StepOutcome } from "../cases/steps.ts";
import type { Language } from "../texts.ts";
import { deliverCard, deliverEscalation, updateCards } from "./card-post.ts";
import { type Delivery, NO_CHANNEL } from "./case-delivery.ts";
import { newReasonView, notDoneView, takenBackView } from "./case-letters.ts";
import { noticeView, outcomeView } from "./case-notice.ts";
import { logView, repostView } from "./case-view.ts";
import { deliverComplaintOutcome } from "./complaint-letter.ts";
import { deliverComplaint, updateComplaints } from "./complaint-view.ts";
import { goneIn } from "./gone.ts";
import type { Guild } from "./guild.ts";
import { type Owner, ownerOf } from "./letter.ts";
import { languageFor } from "./member-language.ts";
import { objectionOutcomeView } from "./objection-letter.ts";
import { deliverObjection, deliverReminder, updateObjections } from "./objection-post.ts";
import { objectionLogView } from "./objection-view.ts";
import { Refusal } from "./platform.ts";
import { caseKey } from "./records.ts";
import { reporterLetter } from "./report-letters.ts";
import { sweptView } from "./swept-view.ts";
import { postUnderName } from "./under-name.ts";
import type { View } from "./view.ts";

export interface MessageKind {
	/** One letter, its own. */
	readonly nonce: string;
	/** Goes to the team: a channel that cannot be written to is mended by people, so it is tried for ever. */
	readonly team: boolean;
	/** For whom it is kept where their direct messages are closed, and shown at their next interaction. */
	readonly kept: "author" | "reporter" | null;
	/** What the log's entry shows of the case as it is now. */
	again?(guild: Guild, record: Case, mark: string): View;
	/** @throws Refusal */
	deliver(delivery: Delivery): Promise<StepOutcome>;
}

const letter = (
	nonce: string,
	view: (record: Case, guild: Owner, language: Language, mark: string) => View,
): MessageKind => ({
	nonce,
	team: false,
	kept: "author",
	deliver: async ({ guild, record, mark, send }) => {
		const language = await languageFor(guild, record.person.id, record.language);
		return send({ userId: record.person.id }, view(record, ownerOf(guild), language, mark));
	},
});

const entry = (nonce: string, kind: "log" | "decided"): MessageKind => ({
	nonce,
	team: true,
	kept: null,
	again: (guild, record, mark) => logView(record, guild.id, guild.language, kind, mark),
	async deliver({ guild, record, mark, send }) {
		const { log } = guild.channels();
		return log ? send({ channelId: log }, logView(record, guild.id, guild.language, kind, mark)) : NO_CHANNEL;
	},
});

const card = (nonce: string, pings: boolean): MessageKind => ({
	nonce,
	team: true,
	kept: null,
	deliver: (delivery) => deliverCard(delivery, pings),
});

export const messageKinds: Readonly<Record<CaseMessage["kind"], MessageKind>> = {
	notice: letter("n", noticeView),
	outcome: letter("o", outcomeView),
	takenBack: letter("t", takenBackView),
	newReason: letter("r", newReasonView),
	notDone: letter("x", notDoneView),
	log: entry("l", "log"),
	decided: entry("d", "decided"),
	review: card("v", false),
	alert: card("a", true),
	repost: {
		nonce: "p",
		team: false,
		kept: null,
		async deliver({ guild, record, message, send }) {
			const { comment } = record;
			const channelId = message.ref ?? comment?.channelId;
			if (!channelId) return NO_CHANNEL;
			const gone = await goneIn(guild, record, channelId);
			if (gone.size === 0) return { type: "done", channelId, ...(comment ? { messageId: comment.messageId } : {}) };
			if (comment?.viaForm) {
				const text = comment.parts.find(({ source }) => source === "content")?.text ?? "";
				const post = { threadId: comment.channelId, text, attemptedAt: message.progress.attemptedAt };
				return {
					type: "done",
					...(await postUnderName(guild, record.person, post, caseKey(record.number), record.number)),
				};
			}
			// What was cleared away comes back once in each channel that it stood in.
			if (message.ref !== null) {
				const swept = record.swept.filter(({ messageId }) => gone.has(messageId));
				const { view, marker } = sweptView({ ...record, swept }, channelId, guild.language);
				return send({ channelId }, view, marker);
			}
			const { view, marker } = repostView(record, guild.language);
			return send({ channelId }, view, marker);
		},
	},
	/** The cards that stand in the review channel, brought up to date. */
	card: {
		nonce: "c",
		team: false,
		kept: null,
		async deliver({ guild, record }) {
			await updateCards(guild, record);
			return { type: "done" };
		},
	},
	escalation: { nonce: "e", team: true, kept: null, deliver: deliverEscalation },
	answer: { nonce: "w", team: false, kept: "reporter", deliver: reporterLetter("answer") },
	misuse: { nonce: "m", team: false, kept: "reporter", deliver: reporterLetter("misuse") },
	objection: { nonce: "j", team: true, kept: null, deliver: deliverObjection },
	objectionCard: {
		nonce: "f",
		team: false,
		kept: null,
		async deliver({ guild, record }) {
			await updateObjections(guild, record);
			return { type: "done" };
		},
	},
	objectionReminder: { nonce: "g", team: true, kept: null, deliver: deliverReminder },
	objectionOutcome: letter("h", objectionOutcomeView),
	objectionLog: {
		nonce: "i",
		team: true,
		kept: null,
		again: (guild, record, mark) => objectionLogView(record, guild.id, guild.language, mark),
		async deliver({ guild, record, mark, send }) {
			const { log } = guild.channels();
			const view = objectionLogView(record, guild.id, guild.language, mark);
			// Without a log the card says it.
			return log ? send({ channelId: log }, view) : { type: "done", detail: "kein Protokoll / no log" };
		},
	},
	complaint: { nonce: "b", team: true, kept: null, deliver: deliverComplaint },
	complaintCard: {
		nonce: "s",
		team: false,
		kept: null,
		async deliver({ guild, record }) {
			await updateComplaints(guild, record);
			return { type: "done" };
		},
	},
	complaintOutcome: { nonce: "u", team: false, kept: "reporter", deliver: deliverComplaintOutcome },
	/** The team's messages that show what the member wrote, after it was deleted from the case. */
	trim: {
		nonce: "k",
		team: false,
		kept: null,
		async deliver({ guild, record }) {
			await updateCards(guild, record);
			await updateObjections(guild, record);
			await updateComplaints(guild, record);
			for (const [index, { kind, channelId, messageId }] of record.messages.entries()) {
				const view = messageKinds[kind].again?.(guild, record, markOf(record, index));
				if (!view || !channelId || !messageId) continue;
				await guild.platform.edit({ channelId, messageId }, view).catch((error) => {
					// Somebody deleted the message: then there is nothing to take away.
					if (!(error instanceof Refusal && error.reason === "gone")) throw error;
				});
			}
			return { type: "done" };
		},
	},
};
