// Starting while something else is still down: after a power failure the database, the network or Discord may take longer
// to come back than this process. What passes by itself is waited for; what somebody has to mend ends the start.
import { setTimeout as sleep } from "node:timers/promises";
import { messageOf, StoreError } from "./errors.ts";
import { adviceForLogin, isNetwork, sayAdvice } from "./first-run.ts";
import { isAway } from "./store/driver-error.ts";
import { defineTexts, sayLoose, type Text } from "./texts.ts";

const texts = defineTexts({
	de: {
		store: "Der Speicher antwortet noch nicht: {reason}",
		discord: "Discord antwortet mit einem Fehler: {reason}. Siehe discordstatus.com.",
		again: "Nächster Versuch in {seconds} s. Was von selbst nicht vergeht, nennt: npm run -s wortmeldung -- doctor",
	},
	en: {
		store: "The store does not answer yet: {reason}",
		discord: "Discord answers with an error: {reason}. See discordstatus.com.",
		again: "Next try in {seconds} s. What does not pass by itself is told by: npm run -s wortmeldung -- doctor",
	},
});

/** Milliseconds before the second try, and the longest between two. */
const FIRST = 5_000;
const LONGEST = 60_000;

/**
 * @param start is called until it succeeds
 * @param say tells the operator why it waits, in both languages
 * @throws what `start` threw and time does not mend
 */
export async function startPatiently<T>(
	start: () => Promise<T>,
	say: (text: string) => void,
	wait: (ms: number) => Promise<unknown> = sleep,
): Promise<T> {
	for (let pause = FIRST; ; pause = Math.min(pause * 2, LONGEST)) {
		try {
			return await start();
		} catch (error) {
			const reason = passing(error);
			if (reason === null) throw error;
			say(`${reason}\n${inBoth(texts.again, { seconds: pause / 1_000 })}`);
			await wait(pause);
		}
	}
}

const inBoth = (text: Text, params: Record<string, string | number>): string =>
	`${sayLoose("de", text, params)}\n${sayLoose("en", text, params)}`;

/** Why it failed, where that can pass by itself; else null. */
function passing(error: unknown): string | null {
	const said = (text: Text): string => inBoth(text, { reason: messageOf(error) });
	if (error instanceof StoreError) return isAway(error.cause) ? said(texts.store) : null;
	const advice = adviceForLogin(error);
	if (advice) return isNetwork(advice) ? sayAdvice(advice) : null;
	const { status } = error as { status?: unknown };
	return typeof status === "number" && status >= 500 ? said(texts.discord) : null;
}
