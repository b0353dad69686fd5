// Registering commands: what Discord accepts, refuses, keeps and lists.
import { Routes } from "discord.js";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { charactersOf } from "../../src/local-discord/limits/command.ts";
import { codeOf, start } from "./client.ts";

let scene: Awaited<ReturnType<typeof start>>;
beforeAll(async () => {
	scene = await start({ rateLimits: "off" });
});
afterAll(() => scene.stop());

const put = (body: object[]) =>
	scene.client.rest.put(Routes.applicationCommands(scene.local.botId), { body }) as Promise<
		{ id: string; name: string }[]
	>;
const command = (name: string, extra: object = {}) => ({ name, description: "Etwas", ...extra });
const option = (name: string, extra: object = {}) => ({ type: 3, name, description: "Wert", ...extra });

describe("names and lengths", () => {
	const good = ["zusammenfassung", "quelle-ß", "prüfen", "fall_2", "l'avis", "ที่มา"];
	const bad = ["", "Fall", "zwei wörter", "a".repeat(33), "fall!", "ÄRGER"];
	it.each(good)("take %s", async (name) => expect(await codeOf(put([command(name)]))).toBe("ok"));
	it.each(bad)("refuse %j", async (name) => expect(await codeOf(put([command(name)]))).toBe(50035));

	const cases: [string, object, boolean][] = [
		["a menu with capitals and a space", { type: 3, name: "Quelle suchen" }, true],
		["a menu with a description", { type: 3, name: "Quelle", description: "x" }, false],
		["no description", { name: "x" }, false],
		["101 characters of description", command("x", { description: "d".repeat(101) }), false],
		["25 options", command("x", { options: Array.from({ length: 25 }, (_, n) => option(`o${n}`)) }), true],
		["26 options", command("x", { options: Array.from({ length: 26 }, (_, n) => option(`o${n}`)) }), false],
		[
			"a required option behind an optional one",
			command("x", { options: [option("a"), option("b", { required: true })] }),
			false,
		],
		["twice the same option", command("x", { options: [option("a"), option("a")] }), false],
		[
			"choices and autocomplete",
			command("x", { options: [option("a", { autocomplete: true, choices: [{ name: "n", value: "v" }] })] }),
			false,
		],
		["autocomplete of a user", command("x", { options: [{ ...option("a"), type: 6, autocomplete: true }] }), false],
		[
			"groups of sub-commands",
			command("x", {
				options: [{ ...option("g"), type: 2, options: [{ ...option("s"), type: 1, options: [option("o")] }] }],
			}),
			true,
		],
		[
			"a group in a group",
			command("x", { options: [{ ...option("g"), type: 2, options: [{ ...option("h"), type: 2 }] }] }),
			false,
		],
		["a sub-command beside an option", command("x", { options: [option("a"), { ...option("s"), type: 1 }] }), false],
		["an unknown language", command("x", { name_localizations: { xx: "y" } }), false],
		[
			"a localized name like another's default",
			command("x", { options: [option("a", { name_localizations: { de: "b" } }), option("b")] }),
			false,
		],
		[
			"an option's localized name like its own default",
			command("x", { options: [option("a", { name_localizations: { de: "a" } })] }),
			true,
		],
		[
			"101 characters of a choice",
			command("x", { options: [option("a", { choices: [{ name: "n", value: "v".repeat(101) }] })] }),
			false,
		],
	];
	it.each(cases)("%s", async (_what, body, accepted) =>
		expect(await codeOf(put([body]))).toBe(accepted ? "ok" : 50035),
	);

	it("8000 characters in all, of each field the longest wording", async () => {
		const full = (n: number) =>
			command("x", {
				options: Array.from({ length: 25 }, (_, o) =>
					option(`o${String(o).padStart(2, "0")}`, {
						description: "d".repeat(100),
						choices: [{ name: "n", value: "v".repeat(n), name_localizations: { de: "m".repeat(100) } }],
					}),
				),
			});
		const size = (n: number) => charactersOf(full(n));
		expect(size(95)).toBe(1 + 5 + 25 * (3 + 100 + 100 + 95));
		const fits = (n: number) => codeOf(put([full(n)]));
		const most = Math.floor((8000 - 6) / 25) - 203;
		expect(size(most)).toBeLessThanOrEqual(8000);
		expect([await fits(Math.min(100, most)), size(100) > 8000 ? await fits(100) : "ok"]).toEqual(["ok", "ok"]);
		const many = { ...full(100), description: "d".repeat(100), description_localizations: { de: "e".repeat(100) } };
		const long = {
			...many,
			options: (many as unknown as { options: object[] }).options.map((one) => ({
				...one,
				name: `${(one as { name: string }).name}${"n".repeat(29)}`,
			})),
		};
		expect(charactersOf(long)).toBeGreaterThan(8000);
		expect(await codeOf(put([long]))).toBe(50035);
	});
});

describe("the list", () => {
	it("keeps the ids of what stays, drops the rest, and two hundred creations a day are enough", async () => {
		const first = await put([command("eins"), command("zwei")]);
		const second = await put([command("zwei", { description: "anders" }), command("drei")]);
		expect(second[0]!.id).toBe(first[1]!.id);
		expect(second.map((one) => one.name)).toEqual(["zwei", "drei"]);
		expect(await codeOf(put([command("a"), command("a")]))).toBe(50035);
		expect(await codeOf(put(Array.from({ length: 101 }, (_, n) => command(`c${n}`))))).toBe(50035);
		expect(await codeOf(put(Array.from({ length: 100 }, (_, n) => command(`c${n}`))))).toBe("ok");
		let code: unknown = "ok";
		for (let n = 0; n < 3 && code === "ok"; n++)
			code = await codeOf(put(Array.from({ length: 100 }, (_, m) => command(`d${n}-${m}`))));
		expect(code).toBe(30034);
		scene.local.clock.advance(24 * 3_600_000 + 1);
		expect(await codeOf(put([command("neu")]))).toBe("ok");
	});

	it("shows localizations only when asked, and a guild's command hides the global one of its name", async () => {
		const { local, client } = scene;
		await put([command("fall", { name_localizations: { "en-US": "case" } })]);
		const list = (query: string) => client.rest.get(`${Routes.applicationCommands(local.botId)}${query}` as "/x");
		expect((await list("")) as object[]).not.toHaveProperty("0.name_localizations");
		expect(await list("?with_localizations=true")).toHaveProperty("0.name_localizations", { "en-US": "case" });
		await client.application.commands.set([command("fall", { description: "der eigene" })], local.guildId());
		const state = (await (await fetch(`${local.url}/local/state?as=lena`)).json()) as {
			guilds: { commands: { name: string; description: string }[] }[];
		};
		expect(state.guilds[0]!.commands.map((one) => one.description)).toEqual(["der eigene"]);
	});

	it("does not fall over whatever it is sent", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(
					fc.object({ key: fc.constantFrom("name", "description", "options", "type", "choices"), maxDepth: 3 }),
					{ maxLength: 3 },
				),
				async (body) => {
					expect(["ok", 50035]).toContain(await codeOf(put(body)));
				},
			),
			{ numRuns: 60 },
		);
	});
});
