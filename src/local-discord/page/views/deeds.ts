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
		thread.archived
			? { label: t("unarchive"), icon: "archive", run: change({ archived: false }) }
			: { label: t("archive"), icon: "archive", run: change({ archived: true }) },
		thread.locked
			? { label: t("unlock"), icon: "lock", run: change({ locked: false }) }
			: { label: t("lock"), icon: "lock", run: change({ locked: true }) },
	];
}

const SPANS = [60_000, 600_000, 3_600_000, 86_400_000, 604_800_000];

/** What a moderator does to a member. */
export function moderationEntries(userId: string, until: number | null): Entry[] {
	const guildId = guild()!.id;
	const name = nameOf(userId);
	const reason = { name: "reason", label: t("reason"), kind: "line" as const, max: 512 };
	const simple = (what: "kick" | "ban", title: string) => () =>
		ask({
			title,
			questions: [reason],
			submit: title,
			done: async ({ reason: why }) => (await perform(what, { guildId, userId, reason: why?.[0] })) !== undefined,
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
		{ label: t("kick"), icon: "door", danger: true, run: simple("kick", t("kickName", { name })) },
		{ label: t("ban"), icon: "shield", danger: true, run: simple("ban", t("banName", { name })) },
	];
}

function spanName(ms: number): string {
	if (ms < 3_600_000) return t("spanMinutes", { n: ms / 60_000 });
	if (ms === 3_600_000) return t("hour");
	return ms === 86_400_000 ? t("day") : t("week");
}
