// The settings that an admin uploads are checked in a thread: a file may bring patterns and examples that take seconds, and
// meanwhile comments are judged.
import { type Config, settingsFor } from "../config.ts";
import { UserError } from "../errors.ts";
import type { SettingsSource } from "../guild/settings.ts";
import { text } from "../texts.ts";
import { texts as poolTexts, type WorkerPool } from "./worker-pool.ts";

/** Milliseconds that a file may take. The dearest that passes takes about three seconds of an idle processor. */
const DEADLINE = 20_000;

const TOO_MUCH = text(
	"Diese Datei zu prüfen braucht zu viel Zeit oder Speicher. Ich habe aufgehört, und es bleibt alles, wie es ist. Nimm weniger oder kürzere Beispiele, einfachere Muster oder weniger Wörter, oder versuche es noch einmal, wenn weniger los ist.",
	"Checking this file takes too much time or memory. I have stopped, and everything stays as it is. Use fewer or shorter examples, simpler patterns or fewer words, or try again when there is less going on.",
);

type Source = SettingsSource["checkAside"];

/**
 * @param deadline milliseconds for one file
 * @returns what a server's settings are judged by. Files of one server are checked one after the other, and one at a time
 *   over all servers: pages and feeds always have a thread left
 */
export function settingsSource(config: Config, pool: WorkerPool, deadline = DEADLINE): (id: string) => SettingsSource {
	const inTurn = queue();
	return (id) => {
		const ownTurn = queue();
		/** What was shown is taken a moment later: that is not checked twice. */
		let last: { text: string; checked: ReturnType<SettingsSource["check"]> } | undefined;
		const checkAside: Source = async (written) => {
			if (last?.text !== written) last = { text: written, checked: await check(written) };
			return last.checked;
		};
		const check: Source = (written) =>
			config.checkOwnIn(
				(wanted) =>
					ownTurn(() => inTurn(() => pool.run("settings", wanted, deadline))).catch((error) => {
						const gaveUp =
							error instanceof UserError && [poolTexts.deadline, poolTexts.memory].includes(error.text as never);
						throw gaveUp ? new UserError(TOO_MUCH) : error;
					}),
				written,
				"guild.yaml",
			);
		return { file: settingsFor(config, id), check: (written) => config.checkOwn(written, "guild.yaml"), checkAside };
	};
}

/** One after the other, whether or not the one before failed. */
function queue(): <T>(work: () => Promise<T>) => Promise<T> {
	let before: Promise<unknown> = Promise.resolve();
	return (work) => {
		const started = before.then(work, work);
		before = started;
		return started;
	};
}
