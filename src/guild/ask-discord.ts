// What a moderator asked for needs an answer of Discord: where it gives none, that is told plainly and nothing is done.
import { UserError } from "../errors.ts";
import { defineTexts } from "../texts.ts";
import { Refusal } from "./platform.ts";

const texts = defineTexts({
	de: {
		later: "Discord antwortet gerade nicht. Getan ist nichts; versuche es gleich noch einmal.",
		forbidden: "Das lässt mich Discord nicht lesen. Getan ist nichts; ein Admin sollte meine Rechte prüfen.",
		gone: "Das gibt es auf Discord nicht mehr.",
	},
	en: {
		later: "Discord does not answer at the moment. Nothing was done; try again in a minute.",
		forbidden: "Discord does not let me read that. Nothing was done; an admin should check my permissions.",
		gone: "That is not on Discord any more.",
	},
});

/** @throws UserError in place of a Refusal */
export async function askDiscord<T>(question: () => Promise<T>): Promise<T> {
	try {
		return await question();
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const known = error.reason === "gone" ? texts.gone : error.final ? texts.forbidden : texts.later;
		throw new UserError(known, {}, { cause: error });
	}
}
