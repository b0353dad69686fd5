// The messages that a case owes, by kind: to whom each goes and what it says.
import type { Case, CaseMessage } from "../cases/case.ts";
import type { StepOutcome } from "../cases/steps.ts";
import { noticeView, outcomeView } from "./case-notice.ts";
import { logView, repostView, reviewView } from "./case-view.ts";
import type { Guild } from "./guild.ts";
import { Refusal, type Send } from "./platform.ts";
import { postUnderName } from "./under-name.ts";
import type { View } from "./view.ts";

export interface Delivery {
	readonly guild: Guild;
	readonly record: Case;
	readonly message: CaseMessage;
	/** The last part of the id of a button that the message must carry: by it the message is found again after a crash. */
	readonly mark: string;
	/** @param marker by what the message is found again where it has no such button */
	send(to: Send["to"], view: View, marker?: string): Promise<StepOutcome>;
}

export interface MessageKind {
	/** One letter, its own. */
	readonly nonce: string;
	/** Goes to the team: a channel that cannot be written to is mended by people, so it is tried for ever. */
	readonly team: boolean;
	/** Shown to the member at their next interaction where their direct messages are closed. */
	readonly keptForMember: boolean;
	/** @throws Refusal */
	deliver(delivery: Delivery): Promise<StepOutcome>;
}

const NO_CHANNEL: StepOutcome = {
	type: "failed",
	detail: "kein Kanal eingestellt / no channel set",
	patient: true,
};

const ownerOf = (guild: Guild) => ({ id: guild.id, name: guild.platform.guildName() });

const letter = (nonce: string, view: typeof noticeView): MessageKind => ({
	nonce,
	team: false,
	keptForMember: true,
	deliver: ({ guild, record, mark, send }) =>
		send({ userId: record.person.id }, view(record, ownerOf(guild), record.language, mark)),
});

const entry = (nonce: string, kind: "log" | "decided"): MessageKind => ({
	nonce,
	team: true,
	keptForMember: false,
	async deliver({ guild, record, mark, send }) {
		const { log } = guild.channels();
		return log ? send({ channelId: log }, logView(record, guild.id, guild.language, kind, mark)) : NO_CHANNEL;
	},
});

const card = (nonce: string, pings: boolean): MessageKind => ({
	nonce,
	team: true,
	keptForMember: false,
	async deliver({ guild, record, mark, send }) {
		const { log, review, alertRole } = guild.channels();
		const channelId = review ?? log;
		const roles = pings ? [...record.mentions, ...(alertRole ? [alertRole] : [])] : [];
		return channelId ? send({ channelId }, reviewView(record, guild.id, guild.language, mark, roles)) : NO_CHANNEL;
	},
});

export const messageKinds: Readonly<Record<CaseMessage["kind"], MessageKind>> = {
	notice: letter("n", noticeView),
	outcome: letter("o", outcomeView),
	log: entry("l", "log"),
	decided: entry("d", "decided"),
	review: card("v", false),
	alert: card("a", true),
	repost: {
		nonce: "p",
		team: false,
		keptForMember: false,
		async deliver({ guild, record, message, send }) {
			const { comment } = record;
			if (comment?.viaForm) {
				const text = comment.parts.find(({ source }) => source === "content")?.text ?? "";
				const post = { threadId: comment.channelId, text, attemptedAt: message.progress.attemptedAt };
				return { type: "done", ...(await postUnderName(guild, record.person, post, record.number)) };
			}
			const { view, marker } = repostView(record, guild.language);
			return record.comment ? send({ channelId: record.comment.channelId }, view, marker) : NO_CHANNEL;
		},
	},
	/** The cards that stand in the review channel, brought up to date. */
	card: {
		nonce: "c",
		team: false,
		keptForMember: false,
		async deliver({ guild, record }) {
			for (const { kind, channelId, messageId } of record.messages) {
				if ((kind !== "review" && kind !== "alert") || !channelId || !messageId) continue;
				await guild.platform
					.edit({ channelId, messageId }, reviewView(record, guild.id, guild.language, kind))
					.catch((error) => {
						// Somebody deleted the card: then there is nothing to bring up to date.
						if (!(error instanceof Refusal && error.reason === "gone")) throw error;
					});
			}
			return { type: "done" };
		},
	},
};
