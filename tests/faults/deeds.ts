// What people do in a trial, as they do it with a client of Discord.
import type { APIMessage } from "discord-api-types/v10";
import type { InteractionResult } from "../../src/local-discord/people/interaction-result.ts";
import { buttons, readable } from "../flows/flow.ts";
import type { Trial } from "./trouble.ts";

/** What somebody reads in answer, a window filled in between. */
export async function answer(
	trial: Trial,
	who: string,
	begun: Promise<InteractionResult>,
	values: object = {},
): Promise<string> {
	const first = await begun;
	const last =
		first.kind === "modal" ? await trial.discord.as(who).submitModal(first.modal!.id, values as never) : first;
	return readable(await last.settled());
}

/** Presses the newest button whose id has this part. */
export async function press(trial: Trial, who: string, messages: APIMessage[], part: string, values: object = {}) {
	const message = messages.findLast((one) => buttons(one).some((id) => id.includes(part)));
	const id = buttons(message).find((one) => one.includes(part));
	// Who sees that it is done does not press again.
	if (!message || !id) return readable(messages.at(-1));
	return answer(trial, who, trial.discord.as(who).click(message.id, id), values);
}

/** What stands in the team's channel. */
export const team = (trial: Trial) => trial.messages("moderation");
/** Somebody writes something. */
export const say = (trial: Trial, who: string, text: string, channel = "plauderecke") =>
	trial.does(() => trial.discord.as(who).say(trial.discord.channelId(channel), text));

/** An admin uploads settings and takes them. */
export const upload = (trial: Trial, yaml: string) => async (): Promise<string> => {
	const here = trial.discord.channelId("plauderecke");
	const amira = trial.discord.as("amira");
	const file = { filename: "guild.yaml", data: yaml };
	const shown = await (await amira.command(here, "einstellungen hochladen", { datei: file } as never)).settled();
	const [take] = buttons(shown);
	return take ? answer(trial, "amira", amira.click(shown!.id, take)) : readable(shown);
};
