// Talking to the bot: commands, menus, buttons, selects, and what is shown while it has not answered.
import { perform } from "./actions.ts";
import { page, redraw, toast } from "./state.ts";
import { t } from "./texts.ts";

interface InteractionResult {
	/** What the bot's first answer was; `failed`: none came in time. What it shows arrives as events. */
	readonly kind: "message" | "deferred" | "modal" | "update" | "none" | "failed";
}

/** Runs a command or a menu's entry. @returns whether the bot answered */
export async function interact(
	what: "command" | "messageMenu" | "userMenu",
	values: Record<string, unknown>,
): Promise<boolean> {
	const result = await perform<InteractionResult>(what, values);
	if (result?.kind === "failed") toast(t("failed"), "error");
	return result !== undefined;
}

/** Uses a button or select of a message; the component shows that it waits, the message that nobody answered. */
export async function useComponent(
	messageId: string,
	what: "click" | "select",
	values: { customId: string | undefined; values?: string[] },
): Promise<void> {
	const key = `${messageId} ${values.customId}`;
	if (page.waiting.has(key)) return;
	page.waiting.add(key);
	page.failed.delete(messageId);
	redraw();
	const result = await perform<InteractionResult>(what, { messageId, ...values });
	page.waiting.delete(key);
	if (result?.kind === "failed") page.failed.add(messageId);
	redraw();
}
