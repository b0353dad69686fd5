// Interactions in progress: each waits for its first answer for three seconds and can be followed up for 15 minutes.
// https://docs.discord.com/developers/interactions/receiving-and-responding
import { randomBytes } from "node:crypto";
import { refuse } from "../discord-error.ts";
import type { Fields } from "../fields.ts";
import type { Message, MessageInteraction, World } from "../world.ts";

export const InteractionType = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;

export type OutcomeKind = "message" | "deferred" | "update" | "none" | "modal" | "choices" | "failed";

/** What the first answer was. */
export interface Outcome {
	readonly kind: OutcomeKind;
	readonly message?: Message;
	readonly modal?: Fields;
	readonly choices?: Fields[];
}

export interface Interaction {
	readonly id: string;
	readonly token: string;
	readonly type: number;
	readonly userId: string;
	readonly guildId: string | null;
	readonly channelId: string;
	/** World time, for the token's 15 minutes. */
	readonly createdAt: number;
	/** The message whose button was clicked, or from whose button a modal came. */
	readonly messageId: string | null;
	readonly meta: MessageInteraction;
	/** Why the first answer can no longer be given; null: it still can. */
	closed: "answered" | "expired" | null;
	ephemeral: boolean;
	/** The answer (`@original`). */
	originalId: string | null;
	/** Answered, but not with its content yet: "thinks …", or an update of the clicked message that is still to come. */
	waiting: boolean;
	readonly followUps: string[];
}

export interface Deadlines {
	/** Until the first answer, in real milliseconds. */
	readonly respondMs: number;
	/** How long the token works, in milliseconds of this world's clock. */
	readonly tokenMs: number;
}

export const DEADLINES: Deadlines = { respondMs: 3000, tokenMs: 15 * 60_000 };

export interface OpenModal {
	readonly interaction: Interaction;
	readonly modal: Fields;
}

export class InteractionDesk {
	readonly #world: World;
	readonly #deadlines: Deadlines;
	readonly #byToken = new Map<string, Interaction>();
	readonly #waiting = new Map<string, { timer: NodeJS.Timeout; settle: (outcome: Outcome) => void }>();
	readonly #finished = new Map<string, { promise: Promise<void>; resolve: () => void }>();
	/** Modals that are open in front of somebody, by the id of the interaction that opened them. */
	readonly modals = new Map<string, OpenModal>();

	constructor(world: World, deadlines: Deadlines) {
		this.#world = world;
		this.#deadlines = deadlines;
	}

	/** Sends an interaction to the bot. @returns the first answer, or `failed` after the deadline */
	begin(
		start: Omit<
			Interaction,
			"id" | "token" | "createdAt" | "closed" | "ephemeral" | "originalId" | "waiting" | "followUps"
		>,
		payload: (interaction: Interaction) => Fields,
	): { interaction: Interaction; outcome: Promise<Outcome> } {
		this.#forgetOld();
		const interaction: Interaction = {
			...start,
			id: start.meta.id,
			token: randomBytes(48).toString("base64url"),
			createdAt: this.#world.clock.now(),
			closed: null,
			ephemeral: false,
			originalId: null,
			waiting: false,
			followUps: [],
		};
		this.#byToken.set(interaction.token, interaction);
		const outcome = new Promise<Outcome>((settle) => {
			const timer = setTimeout(() => this.#expire(interaction), this.#deadlines.respondMs);
			this.#waiting.set(interaction.id, { timer, settle });
		});
		const data = payload(interaction);
		this.#world.bus.emit({
			t: "INTERACTION_CREATE",
			guildId: interaction.guildId,
			channelId: null,
			only: [this.#world.application.id],
			data: () => data,
		});
		return { interaction, outcome };
	}

	/** @throws DiscordError 10062 unknown or late, 40060 answered already */
	forFirstAnswer(id: string, token: string): Interaction {
		const interaction = this.#byToken.get(token);
		if (!interaction || interaction.id !== id || interaction.closed === "expired") throw refuse(10062);
		if (interaction.closed === "answered") throw refuse(40060);
		return interaction;
	}

	/** The first answer is given: whoever asked learns of it. */
	settle(interaction: Interaction, outcome: Outcome): void {
		interaction.closed = "answered";
		const waiting = this.#waiting.get(interaction.id);
		this.#waiting.delete(interaction.id);
		clearTimeout(waiting?.timer);
		waiting?.settle(outcome);
	}

	/** @throws DiscordError 50027 for an unknown or expired token, 10015 before the first answer */
	forFollowUp(token: string): Interaction {
		const interaction = this.#byToken.get(token);
		if (!interaction || interaction.createdAt + this.#deadlines.tokenMs < this.#world.clock.now()) throw refuse(50027);
		if (interaction.closed !== "answered") throw refuse(10015);
		return interaction;
	}

	/** A deferred answer has got its content, or was deleted. */
	finish(interaction: Interaction): void {
		interaction.waiting = false;
		this.#finishing(interaction).resolve();
	}

	/** Resolves once the answer is complete: at once for a plain answer, after the edit for a deferred one. */
	whenFinished(interaction: Interaction): Promise<void> {
		return interaction.waiting ? this.#finishing(interaction).promise : Promise.resolve();
	}

	#finishing(interaction: Interaction): { promise: Promise<void>; resolve: () => void } {
		const known = this.#finished.get(interaction.id);
		if (known) return known;
		const made = Promise.withResolvers<void>();
		this.#finished.set(interaction.id, made);
		return made;
	}

	/** Whether the token is one of an interaction (or else of a webhook). */
	knows(token: string): boolean {
		return this.#byToken.has(token);
	}

	/** Ends every wait: nobody answers any more. */
	close(): void {
		for (const { timer, settle } of this.#waiting.values()) {
			clearTimeout(timer);
			settle({ kind: "failed" });
		}
		this.#waiting.clear();
	}

	#expire(interaction: Interaction): void {
		interaction.closed = "expired";
		const waiting = this.#waiting.get(interaction.id);
		this.#waiting.delete(interaction.id);
		waiting?.settle({ kind: "failed" });
	}

	#forgetOld(): void {
		const oldest = this.#world.clock.now() - 2 * this.#deadlines.tokenMs;
		for (const [token, interaction] of this.#byToken) {
			if (interaction.createdAt > oldest) break;
			this.#byToken.delete(token);
			this.#finished.delete(interaction.id);
			this.modals.delete(interaction.id);
		}
	}
}
