// A case as `/fall zeigen` shows it to moderators: all that is known, and what can be done about it.
import type { Case } from "../cases/case.ts";
import { isOver } from "../cases/take-back.ts";
import { defineTexts, type Language, type Say } from "../texts.ts";
import { historyLines } from "./case-history.ts";
import { caseSection } from "./case-view.ts";
import type { Guild } from "./guild.ts";
import { proposalButtons } from "./proposal-buttons.ts";
import { listFile } from "./swept-view.ts";
import type { Button, Field, View } from "./view.ts";

const texts = defineTexts({
	de: { notes: "Notizen", undo: "Zurücknehmen …" },
	en: { notes: "Notes", undo: "Take back …" },
});

/** The whole case for moderators. */
export function casePage(guild: Guild, record: Case, t: Say, language: Language): View {
	const section = caseSection(record, t, language);
	const decided = new Set(historyLines(record, t, false));
	const notes = historyLines(record, t, true).filter((line) => !decided.has(line));
	const fields: Field[] = [...(section.fields ?? [])];
	if (notes.length > 0) fields.push({ name: t(texts.notes), value: notes.slice(-5).join("\n") });
	const acted = record.actions.some(({ undoes, proposed }) => !undoes && !proposed);
	const mayUndo = !isOver(record) && record.review !== "open" && (acted || record.strikes > 0);
	const buttons: Button[] = [
		...proposalButtons(guild.id, record, t),
		...(mayUndo ? [{ id: `fall:zurücknehmen:${guild.id}:${record.number}`, label: t(texts.undo) }] : []),
	];
	const list = record.swept.map(({ at, text, channelId }) => ({
		at,
		text,
		channel: `#${guild.platform.channel(channelId)?.name ?? channelId}`,
	}));
	return {
		sections: [{ ...section, fields }],
		...(buttons.length > 0 ? { buttons: [buttons.slice(0, 5)] } : {}),
		...(list.length > 0 ? { files: [listFile(list, `fall-${record.number}.txt`)] } : {}),
	};
}
