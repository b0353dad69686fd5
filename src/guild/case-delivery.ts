// What is known where a message that a case owes is delivered.
import type { Case, CaseMessage } from "../cases/case.ts";
import type { StepOutcome } from "../cases/steps.ts";
import type { Guild } from "./guild.ts";
import type { Send } from "./platform.ts";
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

/** Waits for somebody to set a channel. */
export const NO_CHANNEL: StepOutcome = {
	type: "failed",
	detail: "kein Kanal eingestellt / no channel set",
	patient: true,
};
