// An objection to the decision on a report as the team sees it: the card to decide on. It names no reporter.

import { markOf } from "../cases/cards.ts";
import type { Case, CaseMessage } from "../cases/case.ts";
import { complaintDeciders, ofRef } from "../cases/complaint.ts";
import type { Report } from "../cases/report.ts";
import type { StepOutcome } from "../cases/steps.ts";
import { defineTexts, sayIn } from "../texts.ts";
import { cardChannel, DECIDED_TAGS, OPEN_TAGS } from "./card-post.ts";
import { type Delivery, NO_CHANNEL } from "./case-delivery.ts";
import { caseSection } from "./case-view.ts";
import type { Guild } from "./guild.ts";
import { plain, shorten, when } from "./markdown.ts";
import { Refusal } from "./platform.ts";
import { reportKey, reportRecord } from "./report-records.ts";
import type { Button, Field, View } from "./view.ts";

const texts = defineTexts({
	de: {
		open: "Einspruch zu Meldung {report} (Fall {number})",
		upheld: "Einspruch zu Meldung {report} (Fall {number}): stattgegeben",
		dismissed: "Einspruch zu Meldung {report} (Fall {number}): zurückgewiesen",
		withdrawn: "Einspruch zu Meldung {report} (Fall {number})",
		gone: "Diese Meldung ist inzwischen gelöscht.",
		intro:
			"Wer den Kommentar gemeldet hat, ist nicht einverstanden, dass er stehen bleibt. Lies ihn mit frischen Augen. Gibst du statt, wird der Fall noch einmal geprüft.",
		notYou: "Darüber entscheidet jemand anderes als {who}.",
		text: "Der Einspruch",
		hidden: "Der Gemeldete moderiert selbst; den Wortlaut zeigt der Knopf.",
		by: "Entschieden",
		byWhom: "<@{by}>, {when}",
		byAlone: "<@{by}>, {when}. Auch die erste Entscheidung war von dieser Person; wer gemeldet hat, weiß es.",
		reason: "Begründung für die Person, die gemeldet hat",
		uphold: "Stattgeben",
		dismiss: "Zurückweisen",
		words: "Wortlaut",
		seeCase: "Fall ansehen",
	},
	en: {
		open: "Objection on report {report} (case {number})",
		upheld: "Objection on report {report} (case {number}): upheld",
		dismissed: "Objection on report {report} (case {number}): dismissed",
		withdrawn: "Objection on report {report} (case {number})",
		gone: "This report has been deleted since.",
		intro:
			"Whoever reported the comment disagrees that it stays. Read it with fresh eyes. If you uphold the objection, the case is looked at again.",
		notYou: "Somebody other than {who} decides about it.",
		text: "The objection",
		hidden: "The reported person is a moderator; the button shows the words.",
		by: "Decided",
		byWhom: "<@{by}>, {when}",
		byAlone: "<@{by}>, {when}. The first decision was this person's too; the reporter knows.",
		reason: "Reasons for the reporter",
		uphold: "Uphold",
		dismiss: "Dismiss",
		words: "Words",
		seeCase: "Show case",
	},
});

/** @param ref of the message: the report, and which objection to it @param mark the last part of the button's id */
async function complaintCard(guild: Guild, record: Case, ref: string | null, mark: string): Promise<View> {
	const t = sayIn(guild.language);
	const { report: number, index } = ofRef(ref);
	const report = await guild.store.get(reportRecord, reportKey(number));
	const one = report?.objection && (report.objection.earlier[index] ?? report.objection);
	const state = one?.state ?? "withdrawn";
	const open = state === "open";
	// A moderator who was reported reads this channel, too, and might know the reporter by their words.
	const colleague = record.escalatedAt !== null;
	const fields: Field[] = [];
	if (one && record.trimmedAt === null) fields.push(...said(one.text, colleague, t));
	if (one?.by && one.decidedAt) {
		const params = { by: one.by, when: when(one.decidedAt) };
		fields.push({ name: t(texts.by), value: t(one.alone ? texts.byAlone : texts.byWhom, params) });
	}
	if (one?.reason) fields.push({ name: t(texts.reason), value: plain(one.reason) });
	const who = report ? [...complaintDeciders(record, report)].map((by) => `<@${by}>`).join(", ") : "";
	const intro = [t(texts.intro), ...(who ? [t(texts.notYou, { who })] : [])].join(" ");
	const id = (name: string) => `einspruch:${name}:${guild.id}:${number}`;
	const deciding: Button[] = [
		{ label: t(texts.uphold), id: id("meldung-ja"), style: "success" },
		{ label: t(texts.dismiss), id: id("meldung-nein"), style: "danger" },
		...(colleague ? [{ label: t(texts.words), id: id("meldung-worte") }] : []),
	];
	return {
		sections: [
			{
				title: t(texts[state], { report: String(number), number: String(record.number) }),
				...(open ? { body: intro } : one ? {} : { body: t(texts.gone) }),
				fields: [...fields, ...(caseSection(record, t, guild.language).fields ?? [])],
				at: one?.at ?? record.openedAt,
				tone: open ? "warning" : state === "upheld" ? "good" : "neutral",
			},
		],
		buttons: [
			[...(open ? deciding : []), { label: t(texts.seeCase), id: `fall:zeigen:${guild.id}:${record.number}:${mark}` }],
		],
	};
}

function said(text: string, colleague: boolean, t: ReturnType<typeof sayIn>): Field[] {
	if (!text) return [];
	if (colleague) return [{ name: t(texts.text), value: t(texts.hidden) }];
	const first = shorten(text, 1_000);
	// A text may be longer than a field.
	const rest = text.length > 1_000 ? [{ name: "\u200b", value: plain(`…${text.slice(first.length - 1)}`) }] : [];
	return [{ name: t(texts.text), value: plain(first) }, ...rest];
}

/** The words of an open objection, for a moderator who may decide about it. */
export const complaintWords = ({ objection }: Report): string => plain(objection?.text ?? "");

/** Puts the card up. @throws Refusal */
export async function deliverComplaint({ guild, record, message, mark, send }: Delivery): Promise<StepOutcome> {
	const channel = cardChannel(guild);
	if (!channel) return NO_CHANNEL;
	const view = await complaintCard(guild, record, message.ref, mark);
	if (!channel.isForum) return send({ channelId: channel.id }, view);
	const sent = await guild.platform.postToForum({
		channelId: channel.id,
		title: view.sections?.[0]?.title ?? "–",
		view,
		tags: OPEN_TAGS,
		archiveAfter: 10_080,
		attemptedAt: message.progress.attemptedAt,
		marker: `:${guild.id}:${record.number}:${mark}`,
	});
	return { type: "done", ...sent };
}

/** Brings the cards of all objections to reports of a case up to date. @throws Refusal */
export async function updateComplaints(guild: Guild, record: Case): Promise<void> {
	const sent = record.messages.map((message, index) => ({ ...message, index }));
	for (const { kind, channelId, messageId, ref, index } of sent) {
		if (kind !== "complaint" || !channelId || !messageId) continue;
		const view = await complaintCard(guild, record, ref, markOf(record, index));
		const open = (await stateOf(guild, ref)) === "open";
		const tags = { tags: open ? OPEN_TAGS : DECIDED_TAGS, instead: open ? DECIDED_TAGS : OPEN_TAGS, closed: !open };
		const update =
			channelId === messageId
				? guild.platform.updatePost(channelId, view, tags)
				: guild.platform.edit({ channelId, messageId }, view);
		await update.catch((error) => {
			if (!(error instanceof Refusal && error.reason === "gone")) throw error;
		});
	}
}

async function stateOf(guild: Guild, ref: CaseMessage["ref"]): Promise<string | null> {
	const { report, index } = ofRef(ref);
	const objection = (await guild.store.get(reportRecord, reportKey(report)))?.objection;
	return objection ? (objection.earlier[index] ?? objection).state : null;
}
