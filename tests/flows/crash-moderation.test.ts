// The process dies between any two steps of a decision. After a new start: the comment is gone, there is one case, one
// reason to its author, one entry in the log. The steps are found by counting the bot's requests, not listed by hand.
import { afterEach, expect, test } from "vitest";
import { type Flow, readable, startFlow } from "./flow.ts";

let flow: Flow | undefined;
afterEach(() => flow?.close());

/** Every request of the bot from the nth on fails before or after its effect, as when the process is gone. */
async function crashAt(n: number, after: boolean): Promise<{ requests: number }> {
	flow = await startFlow({ noFeed: true, bot: { restRetries: 0 } });
	const channel = flow.channel("plauderecke");
	let requests = 0;
	const { faults } = flow.discord;
	const die = (): void => {
		if (after) faults.rest({ kind: "status", status: 500, when: "after" });
		faults.rest({ kind: "status", status: 500, when: "before", count: 0 });
	};
	if (n === 0) die();
	const stop = flow.discord.onTraffic(() => {
		requests++;
		if (requests === n) die();
	});
	const message = flow.discord.as("milan").say(channel, "Du bist ein Vollidiot!");
	await flow.quiet();
	stop();
	faults.clear();
	await flow.restart();
	flow.discord.clock.advance(600_000);
	await flow.bot.tick();
	await flow.quiet();
	expect(flow.discord.world.messages.has(message.id), `request ${n}`).toBe(false);
	expect(flow.direct("milan").map(readable), `request ${n}`).toHaveLength(1);
	expect(flow.messages(flow.channel("protokoll")), `request ${n}`).toHaveLength(1);
	expect(readable(flow.messages(flow.channel("protokoll"))[0])).toContain("Fall 1: Kommentar entfernt");
	await flow.close();
	flow = undefined;
	return { requests };
}

test("whatever request the crash hits, before or after its effect, nothing is lost and nothing done twice", async () => {
	const { requests } = await crashAt(1000, false);
	expect(requests).toBeGreaterThanOrEqual(3);
	for (let n = 0; n < requests; n++) {
		await crashAt(n, false);
		await crashAt(n, true);
	}
});
