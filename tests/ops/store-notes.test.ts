// What the doctor says of real database servers.
import { afterAll, expect, test } from "vitest";
import { checkStore } from "../../src/ops/doctor/store.ts";
import { postgres, redis } from "../contracts/servers.ts";

const close: (() => Promise<void>)[] = [];
afterAll(async () => {
	for (const one of close) await one();
});

async function said(url: string): Promise<string[]> {
	const { findings, store } = await checkStore(url, Date.now);
	if (store) close.push(() => store.close());
	return findings.map(({ level, de }) => `${level} ${de}`);
}

test.skipIf(!redis)("a Redis that writes no log, or throws keys away, is not well", async () => {
	const set = async (name: string): Promise<string> => JSON.stringify(await redis!.command("CONFIG", "GET", name));
	const lines = (await said(redis!.fresh())).join("\n");
	expect(lines).toMatch(/redis (?:antwortet|braucht)/);
	const [log, fsync, policy] = [await set("appendonly"), await set("appendfsync"), await set("maxmemory-policy")];
	expect(/^error .*appendonly yes/m.test(lines)).toBe(log.includes('"no"'));
	expect(/^warning .*letzte Sekunde/m.test(lines)).toBe(log.includes('"yes"') && !fsync.includes('"always"'));
	expect(/^warning .*noeviction/m.test(lines)).toBe(!policy.includes('"noeviction"'));
});

test.skipIf(!postgres)("a PostgreSQL that does not wait for its disk is not well", async () => {
	const url = postgres!.fresh();
	const [set] = await postgres!.sql(
		"SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS sync",
	);
	const lines = (await said(url)).join("\n");
	expect(lines).toMatch(/postgres (?:antwortet|braucht)/);
	expect(/^error .*fsync = on/m.test(lines)).toBe(set!.fsync === "off");
	expect(/^warning .*synchronous_commit/m.test(lines)).toBe(set!.fsync === "on" && set!.sync === "off");
});
