// What one can do with a person: write, mention, the bot's user commands, look through their eyes.
import { become, go, perform, refresh } from "../actions.ts";
import { interact } from "../interact.ts";
import { dmPartner, HOME, member, nameOf, page, person, roleLabel } from "../state.ts";
import { t } from "../texts.ts";
import { now } from "../time.ts";
import { commandLabel, commandsOfType } from "./command-names.ts";
import { insertText } from "./composer-text.ts";
import { mayModerate, moderationEntries } from "./deeds.ts";
import { type Entry, openFloat } from "./float.ts";

export function openUserMenu(id: string, at: Element | { x: number; y: number }): void {
	const name = nameOf(id);
	const known = person(id);
	const entries: Entry[] = [];
	if (id !== page.as) {
		entries.push({ label: t("writeTo", { name }), icon: "mail", run: () => void openDm(id) });
		entries.push({ label: t("mention"), icon: "reply", run: () => insertText(`@${name} `) });
	}
	commandsOfType(2).forEach((command, index) => {
		const run = () =>
			void interact("userMenu", {
				name: command.name,
				userId: id,
				...(page.channelId ? { channelId: page.channelId } : {}),
			});
		entries.push({ label: commandLabel(command), icon: "bolt", run, ...(index === 0 ? { group: t("apps") } : {}) });
	});
	const them = member(id);
	if (them && id !== page.as && mayModerate()) {
		const until = them.timedOutUntil ? new Date(them.timedOutUntil).getTime() : 0;
		entries.push(...moderationEntries(id, until > now() ? until : null));
	}
	if (known && !known.bot && id !== page.as) {
		entries.push({
			label: t("beThis", { name }),
			description: roleLabel(known),
			icon: "eye",
			group: "",
			run: () => void become(id),
		});
	}
	entries.push({ label: t("copyId"), icon: "copy", group: "", run: () => void navigator.clipboard?.writeText(id) });
	openFloat({ role: "menu", label: t("userMenu", { name }), at, entries });
}

/** Opens the direct messages with a person, new or known. */
async function openDm(userId: string): Promise<void> {
	const known = page.server?.dms.find((dm) => dmPartner(dm) === userId);
	if (known) return go(HOME, known.id);
	const opened = await perform<{ channelId: string }>("openDm", { userId });
	if (!opened) return;
	await refresh();
	go(HOME, opened.channelId);
}
