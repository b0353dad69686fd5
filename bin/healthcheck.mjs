// Asks /healthz of the bot beside which it runs: exit code 0 where it answers, or where bot.yaml has no health block.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

const folder = process.env.WORTMELDUNG_CONFIG ?? fileURLToPath(new URL("../config", import.meta.url));
try {
	const health = parse(await readFile(`${folder}/bot.yaml`, "utf8"))?.health;
	const port = process.env.HEALTH_PORT || health?.port;
	if (port) {
		const { host = "127.0.0.1" } = health ?? {};
		// A service that listens everywhere is asked on this machine.
		const near = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "[::1]" : host.includes(":") ? `[${host}]` : host;
		const answer = await fetch(`http://${near}:${port}/healthz`, { signal: AbortSignal.timeout(4_000) });
		if (!answer.ok) throw new Error(`/healthz: ${answer.status}`);
	}
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
