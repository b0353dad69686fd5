// What a person sees of a bot's answer, and how they wait for the rest of it.
import type { APIMessage } from "discord-api-types/v10";
import type { Fields } from "../fields.ts";
import type { Interaction, InteractionDesk, Outcome } from "../interactions/desk.ts";
import { messageJson } from "../json/message.ts";
import type { Message, World } from "../world.ts";

/** A modal in front of somebody; `id` is what `submitModal` takes. */
export interface ModalView {
	readonly id: string;
	readonly title: string;
	readonly custom_id: string;
	readonly components: Fields[];
}

export interface InteractionResult {
	/** `deferred`: "thinks …"; `none`: the clicked message will change; `failed`: "The application did not respond". */
	readonly kind: "message" | "deferred" | "modal" | "update" | "none" | "failed";
	/** As it was when the first answer came. */
	readonly message?: APIMessage;
	readonly modal?: ModalView;
	/** Waits until a deferred answer has its content. @returns the answer as it is then; undefined where it was deleted */
	settled(timeoutMs?: number): Promise<APIMessage | undefined>;
	/** What the bot has added since, as this person sees it. */
	followUps(): APIMessage[];
}

export function interactionResult(
	world: World,
	desk: InteractionDesk,
	interaction: Interaction,
	outcome: Outcome,
): InteractionResult {
	const seen = (message: Message) => asSeen(world, message, interaction.userId);
	return {
		kind: outcome.kind === "choices" ? "none" : outcome.kind,
		...(outcome.message ? { message: seen(outcome.message) } : {}),
		...(outcome.modal ? { modal: outcome.modal as unknown as ModalView } : {}),
		async settled(timeoutMs = 5000) {
			await within(desk.whenFinished(interaction), timeoutMs, "The deferred answer was never completed.");
			const message = interaction.originalId ? world.messages.get(interaction.originalId) : undefined;
			return message && seen(message);
		},
		followUps: () =>
			interaction.followUps.flatMap((id) => {
				const message = world.messages.get(id);
				return message ? [seen(message)] : [];
			}),
	};
}

/** A message as a person sees it: with its content, always. */
export function asSeen(world: World, message: Message, userId: string): APIMessage {
	return structuredClone(messageJson(world, message, { userId, content: true })) as unknown as APIMessage;
}

/** @throws Error with the text when the promise takes longer (milliseconds) */
export async function within<T>(promise: Promise<T>, ms: number, text: string): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error(`${text} (${ms} ms)`)), ms);
	});
	try {
		return await Promise.race([promise, late]);
	} finally {
		clearTimeout(timer);
	}
}
