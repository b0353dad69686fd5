// What the environment says in place of bot.yaml: where a password should not stand in a file, or where several processes
// share one configuration.
import type { BotConfig } from "./config.ts";

/** A variable that cannot be read, in both languages. */
export class EnvironmentError extends Error {
	constructor(de: string, en: string) {
		super(`${de}\n${en}`);
		this.name = "EnvironmentError";
	}
}

const LEVELS = ["debug", "info", "warn", "error", "silent"] as const;

/**
 * @param env WORTMELDUNG_STORE, LOG_LEVEL, HEALTH_PORT, DISCORD_API; an empty one counts as left out
 * @returns the installation's settings as they hold for this process
 * @throws EnvironmentError
 */
export function withEnvironment(bot: BotConfig, env: NodeJS.ProcessEnv): BotConfig {
	const [store, level, port, api] = ["WORTMELDUNG_STORE", "LOG_LEVEL", "HEALTH_PORT", "DISCORD_API"].map(
		(name) => env[name]?.trim() || undefined,
	);
	const logLevel = level === undefined ? bot.logLevel : LEVELS.find((known) => known === level);
	if (!logLevel)
		throw new EnvironmentError(
			`LOG_LEVEL=${level} gibt es nicht. Es gibt: ${LEVELS.join(", ")}.`,
			`There is no LOG_LEVEL=${level}. There are: ${LEVELS.join(", ")}.`,
		);
	if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) > 0 && Number(port) < 65_536))
		throw new EnvironmentError(
			`HEALTH_PORT=${port} ist kein Port (1 bis 65535).`,
			`HEALTH_PORT=${port} is no port (1 to 65535).`,
		);
	const health = port === undefined ? bot.health : { host: bot.health?.host ?? "127.0.0.1", port: Number(port) };
	return { ...bot, store: store ?? bot.store, logLevel, health, discordApi: api ?? bot.discordApi };
}
