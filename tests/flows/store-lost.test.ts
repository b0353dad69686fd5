// The way to the store's server breaks while people write: nothing is decided without it, and afterwards each comment is
// judged exactly once, also those whose decision was on its way when the line was cut.
import { afterEach, describe, expect, test, vi } from "vitest";
import { type Line, startLine } from "../contracts/line.ts";
import { subjects } from "../contracts/stores.ts";
import { type Flow, readable, startFlow } from "./flow.ts";
import { cases, forbidden, standing } from "./judging.ts";

const servers = subjects.flatMap(({ name, server }) => (server ? [{ name, server }] : []));
let flow: Flow;
let line: Line;
afterEach(async () => {
	await flow?.close();
	await line?.close();
});

test.skipIf(servers.length > 0)("there is no server to lose (see above)", () => {});

describe.each(servers)("$name", ({ server }) => {
	test("cut, written, edited, restored: each is judged once; a command says meanwhile that it cannot", async () => {
		line = await startLine(server);
		flow = await startFlow({
			noFeed: true,
			rules: forbidden("remove"),
			bot: { storeUrl: server.fresh(line.at) },
		});
		const channel = flow.channel("plauderecke");
		const milan = flow.discord.as("milan");
		const harmless = milan.say(channel, "Harmlos").id;
		await flow.quiet();

		await line.cut();
		const ids = [milan.say(channel, "verboten").id, milan.say(channel, "sehr verboten").id, harmless];
		milan.edit(harmless, "verboten");
		const answer = await (await flow.discord.as("lena").command(channel, "archiv", { suche: "brücke" })).settled();
		expect(readable(answer ?? undefined)).toContain("Speicher");
		await flow.quiet();
		await flow.bot.tick();
		expect(standing(flow, ids)).toBe(3);

		await line.restore();
		await vi.waitFor(async () => {
			await flow.bot.tick();
			await flow.quiet();
			expect(standing(flow, ids)).toBe(0);
		}, 10_000);
		expect((await cases(flow)).map(({ comment }) => comment?.messageId).sort()).toEqual([...ids].sort());

		const many = Array.from({ length: 25 }, (_, i) => milan.say(channel, `verboten ${i}`).id);
		await flow.discord.waitFor(() => standing(flow, many) < 20);
		await line.cut();
		await flow.quiet();
		await line.restore();
		await vi.waitFor(async () => {
			await flow.bot.tick();
			await flow.quiet();
			expect(standing(flow, many)).toBe(0);
		}, 10_000);
		const judged = (await cases(flow)).map(({ comment }) => comment?.messageId);
		expect(judged.sort()).toEqual([...ids, ...many].sort());
		const told = flow.direct("milan").map((message) => readable(message));
		expect(told.length).toBe(judged.length);
		await flow.bot.tick();
		await flow.quiet();
		expect(await cases(flow)).toHaveLength(judged.length);
		expect(flow.openApi.violations).toEqual([]);
	});
});
