// What was imposed on a member, with its scope and how long it holds, in words for them; and what of it was taken back.
import type { Case } from "../cases/case.ts";
import { standsNoMore } from "../cases/objection.ts";
import { isTakenBack } from "../cases/take-back.ts";
import type { Effect, EffectKind } from "../rules/effect.ts";
import { actions } from "../rules/registries.ts";
import { defineTexts, type Say, type Text } from "../texts.ts";
import { plain, when } from "./markdown.ts";

const texts = defineTexts({
	de: {
		deleted: "Dein Kommentar ist entfernt. Das betrifft nur diesen einen Kommentar und gilt auf Dauer.",
		deletedHeld: "Dein Kommentar ist nicht zu sehen, bis ein Mensch über ihn entschieden hat.",
		neverPosted: "Dein Kommentar erscheint nicht. Das betrifft nur diesen einen Kommentar und gilt auf Dauer.",
		willDelete: "Dein Kommentar wird entfernt. Das betrifft nur diesen einen Kommentar und gilt auf Dauer.",
		cleared: "Deine Kommentare sind entfernt. Das betrifft nur die Kommentare in diesem Fall und gilt auf Dauer.",
		willClear: "Deine Kommentare werden entfernt. Das betrifft nur die Kommentare in diesem Fall und gilt auf Dauer.",
		timeout: "Timeout bis {when}: Du kannst auf dem ganzen Server nicht schreiben, nur lesen.",
		kick: "Kick: Du wirst vom Server entfernt. Mit einer Einladung kannst du wieder beitreten.",
		ban: "Bann: Du bist vom ganzen Server ausgeschlossen, ohne festes Ende.",
		banDelete:
			"Bann: Du bist vom ganzen Server ausgeschlossen, ohne festes Ende. Deine letzten Nachrichten werden gelöscht.",
		roleAdded: "Du hast auf dem ganzen Server eine andere Rolle bekommen, ohne festes Ende.",
		roleRemoved: "Dir wurde auf dem ganzen Server eine Rolle entzogen, ohne festes Ende.",
		locked: "Der Thread ist geschlossen; dort kann niemand mehr schreiben.",
		slow: "Im Kanal gilt für alle eine Wartezeit zwischen zwei Kommentaren.",
		strikes: {
			one: "Verwarnung: {n} Strike. Sie gilt auf dem ganzen Server{until}.",
			other: "Verwarnung: {n} Strikes. Sie gilt auf dem ganzen Server{until}.",
		},
		warning: "Verwarnung ohne Strike: Sie gilt auf dem ganzen Server.",
		until: " bis {when}",
		forEver: ", ohne festes Ende",
		undone: "Zurückgenommen: {action}",
		notPossible: "{action}: war nicht möglich",
	},
	en: {
		deleted: "Your comment is removed. This concerns this one comment only, and holds for good.",
		deletedHeld: "Your comment cannot be seen until a person has decided about it.",
		neverPosted: "Your comment does not appear. This concerns this one comment only, and holds for good.",
		willDelete: "Your comment is being removed. This concerns this one comment only, and holds for good.",
		cleared: "Your comments are removed. This concerns only the comments in this case, and holds for good.",
		willClear: "Your comments are being removed. This concerns only the comments in this case, and holds for good.",
		timeout: "Timeout until {when}: you cannot write anywhere on the server, only read.",
		kick: "Kick: you are removed from the server. With an invitation you can join again.",
		ban: "Ban: you are excluded from the whole server, with no fixed end.",
		banDelete: "Ban: you are excluded from the whole server, with no fixed end. Your latest messages are deleted.",
		roleAdded: "You were given another role on the whole server, with no fixed end.",
		roleRemoved: "A role was taken from you on the whole server, with no fixed end.",
		locked: "The thread is closed; nobody can write there any more.",
		slow: "Everybody has to wait between two comments in the channel.",
		strikes: {
			one: "Warning: {n} strike. It counts on the whole server{until}.",
			other: "Warning: {n} strikes. They count on the whole server{until}.",
		},
		warning: "Warning without a strike: it holds on the whole server.",
		until: " until {when}",
		forEver: ", with no fixed end",
		undone: "Taken back: {action}",
		notPossible: "{action}: was not possible",
	},
});

type Line = (
	effect: Effect,
	about: { readonly held: boolean; readonly done: boolean },
) => readonly [Text, string?] | null;

/** By what is done to Discord; null where it is nothing against anybody. */
const LINES: Readonly<Record<EffectKind, Line>> = {
	deleteMessage: (_, { held, done }) => [held ? texts.deletedHeld : done ? texts.deleted : texts.willDelete],
	deleteMessages: (_, { done }) => [done ? texts.cleared : texts.willClear],
	timeoutMember: (effect) =>
		effect.kind === "timeoutMember" && effect.until !== null ? [texts.timeout as Text, when(effect.until)] : null,
	kickMember: () => [texts.kick],
	banMember: (effect) => [effect.kind === "banMember" && effect.deleteSeconds > 0 ? texts.banDelete : texts.ban],
	unbanMember: () => null,
	addRole: () => [texts.roleAdded],
	removeRole: () => [texts.roleRemoved],
	setSlowMode: () => [texts.slow],
	lockThread: (effect) => (effect.kind === "lockThread" && effect.locked ? [texts.locked] : null),
	reply: () => null,
};

/**
 * Each measure with scope and duration, one line each; what could not be done is said, what was taken back too.
 * @param strikesFor how long strikes count, in milliseconds; null: for ever; undefined: not known
 */
export function measureLines(record: Case, t: Say, strikesFor?: number | null): string[] {
	const held = record.decision === "hold" && record.review === "open";
	const lines = new Set<string>();
	if (record.comment?.unposted && !standsNoMore(record)) lines.add(t(held ? texts.deletedHeld : texts.neverPosted));
	for (const one of record.actions) {
		const { action, proposed, undoes, effects } = one;
		const definition = actions.get(action);
		if (proposed || definition?.internal) continue;
		const title = definition ? t(definition.title) : plain(action);
		const states = effects.map(({ progress }) => progress.state);
		if (undoes) {
			if (states.every((state) => state === "done")) lines.add(t(texts.undone, { action: title }));
			continue;
		}
		if (isTakenBack(record, one) || standsNoMore(record)) continue;
		for (const { effect, progress } of effects) {
			if (progress.state === "refused") {
				if (definition?.restricts) lines.add(t(texts.notPossible, { action: title }));
				continue;
			}
			const line = LINES[effect.kind](effect, { held, done: progress.state === "done" });
			if (line) lines.add(t(line[0] as Text<"when">, { when: line[1] ?? "" }));
		}
	}
	const revoked = standsNoMore(record);
	if (record.strikes > 0 && !revoked) {
		const end = strikesFor ? t(texts.until, { when: when(record.openedAt + strikesFor, "D") }) : "";
		lines.add(t(texts.strikes, { n: record.strikes, until: strikesFor === null ? t(texts.forEver) : end }));
	} else if (!revoked && record.actions.some(({ action }) => actions.get(action)?.strikes)) lines.add(t(texts.warning));
	return [...lines].map((line) => `- ${line}`);
}
