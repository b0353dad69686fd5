// What one can do with a message: by right click, long press, the menu key, or its "⋯" button.
import { perform } from "../actions.ts";
import { interact } from "../interact.ts";
import type { Message } from "../model.ts";
import { MessageFlag } from "../model.ts";
import { guild, page, place, redraw, toast } from "../state.ts";
import { t } from "../texts.ts";
import { commandLabel, commandsOfType } from "./command-names.ts";
import { focusComposer } from "./composer-text.ts";
import { askThread, mayModerate } from "./deeds.ts";
import { type Entry, openFloat } from "./float.ts";

export function openMessageMenu(message: Message, at: Element | { x: number; y: number }): void {
	const entries: Entry[] = [];
	const isOwn = message.author.id === page.as;
	const ephemeral = Boolean((message.flags ?? 0) & MessageFlag.ephemeral);
	if (!ephemeral) {
		entries.push({ label: t("reply"), icon: "reply", run: () => startReply(message) });
		entries.push({ label: t("forward"), icon: "forward", run: () => chooseTarget(message, at) });
		if (isOwn && message.type !== 18) entries.push({ label: t("edit"), icon: "pencil", run: () => startEdit(message) });
		if (isOwn || mayModerate()) {
			entries.push({
				label: t("remove"),
				icon: "trash",
				danger: true,
				run: () => void perform("delete", { messageId: message.id }),
			});
		}
		if (mayThread(message)) entries.push({ label: t("startThread"), icon: "thread", run: () => askThread(message) });
		if (mayModerate() && guild())
			entries.push({
				label: t(message.pinned ? "unpin" : "pin"),
				icon: "pin",
				run: () => void perform(message.pinned ? "unpin" : "pin", { messageId: message.id }),
			});
		const react = () => void perform("react", { messageId: message.id, emoji: THUMB });
		entries.push({ label: t("react", { emoji: THUMB }), icon: "check", run: react });
		commandsOfType(3).forEach((command, index) => {
			const run = () => void interact("messageMenu", { name: command.name, messageId: message.id });
			entries.push({ label: commandLabel(command), icon: "bolt", run, ...(index === 0 ? { group: t("apps") } : {}) });
		});
	} else entries.push({ label: t("dismiss"), icon: "close", run: () => dismiss(message.id) });
	if (message.content)
		entries.push({ label: t("copyText"), icon: "copy", group: "", run: () => copy(message.content) });
	entries.push({
		label: t("copyId"),
		icon: "copy",
		...(message.content ? {} : { group: "" }),
		run: () => copy(message.id),
	});
	openFloat({ role: "menu", label: t("messageMenu"), at, entries });
}

const THUMB = "👍";

const mayThread = (message: Message): boolean =>
	guild() !== undefined && !place(message.channel_id)?.thread && !message.thread && message.type !== 18;

export function startReply(message: Message): void {
	page.replyTo = message;
	page.editing = null;
	redraw();
	focusComposer();
}

export function startEdit(message: Message): void {
	page.editing = message;
	page.replyTo = null;
	redraw();
}

export function dismiss(id: string): void {
	page.dismissed.add(id);
	redraw();
}

function copy(text: string): void {
	void navigator.clipboard?.writeText(text).then(() => toast(t("copied")));
}

function chooseTarget(message: Message, at: Element | { x: number; y: number }): void {
	const here = guild();
	const targets = [
		...(here?.channels ?? []).filter((one) => one.canView && (one.type === 0 || one.type === 5)),
		...(here?.threads ?? []).filter((one) => !one.archived && !one.locked),
	];
	const entries = targets.map((one): Entry => {
		const run = () => void perform("forward", { messageId: message.id, channelId: one.id });
		const isThread = place(one.id)?.thread != null;
		return { label: one.name, icon: isThread ? "thread" : "hash", run };
	});
	openFloat({ role: "menu", label: t("forwardTo"), at, entries });
}
