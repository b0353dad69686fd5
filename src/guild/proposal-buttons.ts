// The buttons by which a moderator carries out what a rule or the ladder only proposed.
import type { Case } from "../cases/case.ts";
import { isOpenProposal } from "../cases/take-back.ts";
import { actions } from "../rules/registries.ts";
import { defineTexts, type Say } from "../texts.ts";
import type { Button } from "./view.ts";

const texts = defineTexts({
	de: { carryOut: "Ausführen: {action}" },
	en: { carryOut: "Carry out: {action}" },
});

/** A button for each proposal that still waits for somebody. */
export function proposalButtons(guildId: string, record: Case, t: Say): Button[] {
	return record.actions.flatMap(({ action }, index): Button[] => {
		if (!isOpenProposal(record, index)) return [];
		const title = actions.get(action)?.title;
		const label = t(texts.carryOut, { action: title ? t(title) : action });
		return [{ id: `fall:ausführen:${guildId}:${record.number}:${index}`, label, style: "danger" }];
	});
}
