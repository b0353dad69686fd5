// How the bot finds a message of its own again: by the end of a button's id or of a footer.
import type { Message } from "discord.js";

/** Whether a message carries a marker (guild/platform.ts: `Send.marker`). */
export function carries(message: Pick<Message, "components" | "embeds">, marker: string): boolean {
	const inButton = message.components.some(
		(row) =>
			"components" in row && row.components.some((part) => "customId" in part && part.customId?.endsWith(marker)),
	);
	return inButton || message.embeds.some(({ footer }) => footer?.text.endsWith(marker));
}
