// Before all tests: says which database servers are not there. After them: takes away what the tests left on the servers
// and on the disk.
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { messageOf } from "../src/errors.ts";
import { openPostgres, openRedis, POSTGRES, REDIS } from "./contracts/open-servers.ts";
import { LONG } from "./long.ts";

/** Vitest runs this once, in its own process, and what it returns when all is done. */
export default async function setup(): Promise<() => Promise<void>> {
	if (!LONG)
		console.warn(
			"SKIPPED without LONG=1: three processes that are killed over PostgreSQL and Redis (tests/flows/many-guilds.test.ts; WORTMELDUNG_TEST_GUILDS=300 for more than 60 servers), and the toxicity model's cross-validation. Of kills, faults and the tour's looks a sample is tried.",
		);
	const run = `wm_test_${randomBytes(4).toString("hex")}`;
	const folder = mkdtempSync(join(tmpdir(), "wortmeldung-tests-"));
	process.env.WORTMELDUNG_TEST_RUN = run;
	process.env.WORTMELDUNG_TEST_FOLDER = folder;
	// Tests start many processes of the same program: each after the first reads what the first compiled.
	process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL("../node_modules/.cache/compiled", import.meta.url));
	const [postgres, redis] = await Promise.all([
		reach("Postgres", "WORTMELDUNG_TEST_POSTGRES", POSTGRES, () => openPostgres(run)),
		reach("Redis", "WORTMELDUNG_TEST_REDIS", REDIS, openRedis),
	]);
	return async () => {
		rmSync(folder, { recursive: true, force: true });
		if (postgres) {
			const schemas = await postgres.sql("SELECT nspname FROM pg_namespace WHERE starts_with(nspname, $1)", [run]);
			for (const { nspname } of schemas) await postgres.sql(`DROP SCHEMA "${nspname}" CASCADE`);
			await postgres.close();
		}
		if (redis) {
			for (let cursor = "0"; ; ) {
				const [next, keys] = (await redis.command("SCAN", cursor, "MATCH", `${run}*`, "COUNT", "1000")) as [
					string,
					string[],
				];
				if (keys.length > 0) await redis.command("UNLINK", ...keys);
				cursor = next;
				if (cursor === "0") break;
			}
			for (const user of (await redis.command("ACL", "USERS")) as string[])
				if (user.startsWith(run)) await redis.command("ACL", "DELUSER", user);
			redis.close();
		}
	};
}

async function reach<T>(name: string, variable: string, url: string, open: () => Promise<T>): Promise<T | null> {
	try {
		return await open();
	} catch (error) {
		const { host } = new URL(url);
		console.warn(
			`SKIPPED: no ${name} at ${host} (${messageOf(error) || (error as { code?: string }).code}). Start one (docker compose up -d ${name.toLowerCase()}) or set ${variable}.`,
		);
		return null;
	}
}
