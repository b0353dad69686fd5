// What people can do on Discord without any app: open threads and posts, close them, time somebody out.
import { goTo, perform, refresh } from "../actions.ts";
import type { Message } from "../model.ts";
import { guild, nameOf, page, place, rolesOf } from "../state.ts";
import { t } from "../texts.ts";
import { ask } from "./ask.ts";
import type { Entry } from "./float.ts";

/** Whether menus offer what moderators do. Whether it is allowed, the server decides. */
export const mayModerate = (): boolean => guild()?.ownerId === page.as || rolesOf(page.as).some((role) => role.hoist);

async function opened(what: "startThread" | "startPost", values: Record<string, unknown>): Promise<boolean> {
	const made = await perform<{ threadId: string }>(what, values);
	if (!made) return false;
	await refresh();
	goTo(made.threadId);
	return true;
}

export function askThread(message: Message): void {
	ask({
		title: t("startThread"),
		questions: [{ name: "name", label: t("threadName"), kind: "line", required: true, max: 100 }],
		submit: t("create"),
		done: ({ name }) => opened("startThread", { messageId: message.id, name: name![0] }),
	});
}

export function askPost(): void {
	const forum = place(page.channelId)!;
	const tags = guild()?.channels.find((one) => one.id === forum.id)?.tags ?? [];
	ask({
		title: t("newPost"),
		questions: [
			{ name: "name", label: t("postTitle"), kind: "line", required: true, max: 100 },
			{ name: "content", label: t("messageText"), kind: "text", required: true },
			...(tags.length
				? [
						{
							name: "tags",
							label: t("tags"),
							kind: "choices" as const,
							choices: tags.map((tag) => ({ value: tag.name, label: tag.name })),
						},
					]
				: []),
		],
		submit: t("create"),
		done: ({ name, content, tags: chosen }) =>
			opened("startPost", { channelId: forum.id, name: name![0], content: content![0], tags: chosen ?? [] }),
	});
}

/** Closing and opening the thread one is in. */
export function threadEntries(): Entry[] {
	const thread = place(page.channelId)?.thread;
	if (!thread) return [];
	const change = (values: { archived?: boolean; locked?: boolean }) => () =>
		void perform("changeThread", { threadId: thread.id, change: values });
	return [
		...(mayModerate() ? [slowEntry(thread.id, thread.slowmode ?? 0)] : []),
		thread.archived
			? { label: t("unarchive"), icon: "archive", run: change({ archived: false }) }
			: { label: t("archive"), icon: "archive", run: change({ archived: true }) },
		thread.locked
			? { label: t("unlock"), icon: "lock", run: change({ locked: false }) }
			: { label: t("lock"), icon: "lock", run: change({ locked: true }) },
	];
}

const SLOW = [0, 5, 10, 30, 60, 300, 900, 3600];

function slowEntry(threadId: string, now: number): Entry {
	const choices = SLOW.map((seconds) => ({
		value: String(seconds),
		label:
			seconds === 0
				? t("slowOff")
				: seconds < 60
					? t("spanSeconds", { n: seconds })
					: seconds === 60
						? t("minute")
						: spanName(seconds * 1000),
	}));
	const run = () =>
		ask({
			title: t("slowmode"),
			questions: [{ name: "seconds", label: t("slowBetween"), kind: "choice", choices, value: String(now) }],
			submit: t("save"),
			done: async ({ seconds }) => {
				const change = { slowmode: Number(seconds![0]) };
				return (await perform("changeThread", { threadId, change })) !== undefined;
			},
		});
	return { label: t("slowmode"), icon: "clock", run };
}

const SPANS = [60_000, 600_000, 3_600_000, 86_400_000, 604_800_000];

/** What a moderator does to a member. */
export function moderationEntries(userId: string, until: number | null): Entry[] {
	const guildId = guild()!.id;
	const name = nameOf(userId);
	const reason = { name: "reason", label: t("reason"), kind: "line" as const, max: 512 };
	const kick = () =>
		ask({
			title: t("kickName", { name }),
			questions: [reason],
			submit: t("kick"),
			done: async ({ reason: why }) => (await perform("kick", { guildId, userId, reason: why?.[0] })) !== undefined,
		});
	const ban = () =>
		ask({
			title: t("banName", { name }),
			questions: [
				{
					name: "deleteSeconds",
					label: t("banDeletes"),
					kind: "choice",
					choices: [0, ...SPANS.slice(2)].map((ms) => ({
						value: String(ms / 1000),
						label: ms === 0 ? t("banDeletesNone") : t("lastSpan", { span: spanName(ms) }),
					})),
				},
				reason,
			],
			submit: t("ban"),
			done: async ({ reason: why, deleteSeconds }) => {
				const seconds = Number(deleteSeconds?.[0] ?? 0);
				const values = { guildId, userId, reason: why?.[0], deleteSeconds: seconds };
				return (await perform("ban", values)) !== undefined;
			},
		});
	const timeout = () =>
		ask({
			title: t("timeoutFor", { name }),
			questions: [
				{
					name: "ms",
					label: t("howLong"),
					kind: "choice",
					choices: SPANS.map((ms) => ({ value: String(ms), label: spanName(ms) })),
				},
				reason,
			],
			submit: t("timeout"),
			done: async ({ ms, reason: why }) =>
				(await perform("timeout", { guildId, userId, ms: Number(ms![0]), reason: why?.[0] })) !== undefined,
		});
	return [
		until
			? {
					label: t("timeoutEnd"),
					icon: "clock",
					group: "",
					run: () => void perform("timeout", { guildId, userId, ms: null }),
				}
			: { label: t("timeout"), icon: "clock", group: "", run: timeout },
		{ label: t("kick"), icon: "door", danger: true, run: kick },
		{ label: t("ban"), icon: "shield", danger: true, run: ban },
	];
}

function spanName(ms: number): string {
	if (ms < 3_600_000) return t("spanMinutes", { n: ms / 60_000 });
	if (ms === 3_600_000) return t("hour");
	return ms === 86_400_000 ? t("day") : t("week");
}
