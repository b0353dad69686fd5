// What the doctor says of real database servers.
import { afterAll, expect, test } from "vitest";
import { checkStore } from "../../src/ops/doctor/store.ts";
import { openStore } from "../../src/store/store.ts";
import { placeOf, postgres, redis } from "../contracts/servers.ts";

const close: (() => Promise<void>)[] = [];
afterAll(async () => {
	for (const one of close) await one();
});

async function said(url: string): Promise<string[]> {
	const { findings, store } = await checkStore(url, Date.now);
	if (store) close.push(() => store.close());
	return findings.map(({ level, de }) => `${level} ${de}`);
}

/** What is said before there is a store, and what once there is one. */
async function twice(url: string): Promise<[string, string]> {
	const before = await said(url);
	await (await openStore(url)).close();
	return [before.join("\n"), (await said(url)).join("\n")];
}

test.skipIf(!redis)("a Redis that writes no log, or throws keys away, is not well", async () => {
	const set = async (name: string): Promise<string> => JSON.stringify(await redis!.command("CONFIG", "GET", name));
	const url = redis!.fresh();
	await said(url);
	// Looking makes nothing.
	expect(await redis!.command("KEYS", `${placeOf(url)}*`)).toEqual([]);
	const [empty, lines] = await twice(url);
	expect(empty).toMatch(/redis: noch leer/);
	expect(lines).toMatch(/redis (?:antwortet|braucht)/);
	expect(empty.split("\n").slice(1)).toEqual(lines.split("\n").slice(1));
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
	const schemas = async () => postgres!.sql("SELECT FROM pg_namespace WHERE nspname = $1", [placeOf(url)]);
	await said(url);
	expect(await schemas()).toEqual([]);
	const [empty, lines] = await twice(url);
	expect(empty).toMatch(/postgres: noch leer/);
	expect(lines).toMatch(/postgres (?:antwortet|braucht)/);
	expect(empty.split("\n").slice(1)).toEqual(lines.split("\n").slice(1));
	expect(/^error .*fsync = on/m.test(lines)).toBe(set!.fsync === "off");
	expect(/^warning .*synchronous_commit/m.test(lines)).toBe(set!.fsync === "on" && set!.sync === "off");
});

test.skipIf(!postgres)(
	"an account that may make no schema is told so before the start; one made for it is enough",
	async () => {
		const url = new URL(postgres!.fresh());
		const [schema, role] = [placeOf(url.href), `${placeOf(url.href)}_r`];
		await postgres!.sql(`CREATE ROLE "${role}" LOGIN PASSWORD 'GEHEIM'`);
		try {
			url.username = role;
			url.password = "GEHEIM";
			const refused = (await said(url.href)).join();
			expect(refused).toMatch(/^error .*may make no schema/);
			expect(refused).not.toContain("GEHEIM");
			await postgres!.sql(`CREATE SCHEMA "${schema}" AUTHORIZATION "${role}"`);
			const [empty, lines] = await twice(url.href);
			expect(empty).toMatch(/noch leer/);
			expect(lines).toMatch(/postgres (?:antwortet|braucht)/);
		} finally {
			for (const one of close.splice(0)) await one();
			await postgres!.sql(`DROP SCHEMA IF EXISTS "${schema}" CASCADE`);
			await postgres!.sql(`DROP ROLE "${role}"`);
		}
	},
);

test("an unknown setting in the address is an error, not a wish that nobody hears", async () => {
	for (const url of ["postgres://a:GEHEIM@127.0.0.1:9/x?timeot=2", "redis://:GEHEIM@127.0.0.1:9/0?prefx=a"]) {
		const line = (await said(url)).join();
		expect(line).toMatch(/^error .*unknown parameter "(?:timeot|prefx)".*timeout/);
		expect(line).not.toContain("GEHEIM");
	}
});
