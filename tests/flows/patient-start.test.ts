// A start while the database, the network or Discord is still down: what passes is waited for, what does not is told.
import { afterAll, beforeAll, expect, test } from "vitest";
import { createBot } from "../../src/bot.ts";
import { loadConfig } from "../../src/config.ts";
import { EnvironmentError, withEnvironment } from "../../src/environment.ts";
import { StoreError } from "../../src/errors.ts";
import { startPatiently } from "../../src/patient-start.ts";
import { openStore } from "../../src/store/store.ts";
import { postgres, redis } from "../contracts/servers.ts";
import { type Flow, startFlow } from "./flow.ts";

let flow: Flow;
beforeAll(async () => {
	flow = await startFlow({ noFeed: true });
});
afterAll(() => flow.close());

/** The real errors of each start in turn. @returns what was said, how long was waited, what was thrown in the end */
async function start(...tries: (() => Promise<unknown>)[]) {
	const said: string[] = [];
	const waits: number[] = [];
	let at = 0;
	const thrown = await startPatiently(
		() => tries[at++]!(),
		(text) => void said.push(text),
		async (ms) => void waits.push(ms),
	).then(
		() => null,
		(error: unknown) => error,
	);
	return { said: said.join("\n"), waits, thrown, tries: at };
}
const opened = (url: string) => async () => (await openStore(url)).close();
const bot = (options: Partial<Parameters<typeof createBot>[0]>) => async () =>
	(await createBot({ ...flow.bot.options, storeUrl: "sqlite::memory:", ...options })).stop();

test("a store that is not up yet is waited for, longer each time; a wrong address ends the start", async () => {
	const down = [opened("postgres://a:GEHEIM@127.0.0.1:9/x"), opened("redis://:GEHEIM@127.0.0.1:9/0")];
	const { said, waits, thrown } = await start(...down, ...down, ...down, opened("sqlite::memory:"));
	expect(thrown).toBeNull();
	expect(waits).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
	expect(said).toMatch(/Speicher antwortet noch nicht: .*ECONNREFUSED[\s\S]*does not answer yet/);
	expect(said).not.toContain("GEHEIM");
	for (const wrong of ["mysql://x", "sqlite:", "redis://127.0.0.1:9/0?prefx=a"])
		expect(await start(opened(wrong))).toMatchObject({ waits: [], thrown: expect.any(StoreError) });
});

test.skipIf(!postgres || !redis)("a server that is up and refuses is no matter of waiting", async () => {
	const [database, memory] = [new URL(postgres!.fresh()), new URL(redis!.fresh())];
	database.pathname = "/gibtsnicht";
	memory.username = "gibtsnicht";
	memory.password = "falsch";
	for (const { href } of [database, memory])
		expect(await start(opened(href))).toMatchObject({ waits: [], thrown: expect.any(StoreError) });
});

test("Discord out of reach or ill is waited for, a wrong token is not", async () => {
	const { faults } = flow.discord;
	const ill = async (): Promise<void> => {
		faults.rest({ kind: "status", status: 503, when: "before", count: 0 });
		await bot({ restRetries: 0 })().finally(() => faults.clear());
	};
	const { said, waits, thrown } = await start(bot({ api: "http://127.0.0.1:9/api" }), ill, bot({ token: "falsch" }));
	expect(waits).toEqual([5_000, 10_000]);
	expect(said).toMatch(/nicht erreichbar: ECONNREFUSED[\s\S]*discordstatus\.com/);
	expect(String(thrown)).toMatch(/token/i);
});

test("what the environment says holds for the process; what it cannot say is refused by name", async () => {
	const { bot: settings } = await loadConfig(new URL("../../config", import.meta.url).pathname);
	expect(withEnvironment(settings, { LOG_LEVEL: "", HEALTH_PORT: " " })).toEqual(settings);
	expect(
		withEnvironment(settings, {
			LOG_LEVEL: "warn",
			HEALTH_PORT: "9465",
			WORTMELDUNG_STORE: "redis://a",
			DISCORD_API: "http://x",
		}),
	).toMatchObject({
		logLevel: "warn",
		health: { host: "127.0.0.1", port: 9465 },
		store: "redis://a",
		discordApi: "http://x",
	});
	for (const wrong of [{ LOG_LEVEL: "laut" }, { HEALTH_PORT: "0" }, { HEALTH_PORT: "99999" }, { HEALTH_PORT: "a" }])
		expect(() => withEnvironment(settings, wrong)).toThrow(EnvironmentError);
});
