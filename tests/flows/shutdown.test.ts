// A shutdown in the middle of a flood, with a Discord that takes its time: it is over in five seconds, and what it left
// undone the next process does, once.
import { afterEach, expect, test } from "vitest";
import { type Flow, readable, startFlow } from "./flow.ts";
import { cases, forbidden, standing } from "./judging.ts";

let flow: Flow;
afterEach(() => flow.close());

test("it ends within five seconds while people write on and Discord is slow; afterwards each is decided once", async () => {
	flow = await startFlow({ noFeed: true, rules: forbidden("remove") });
	const channel = flow.channel("plauderecke");
	const people = ["milan", "lena", "neu_hier"];
	const ids: string[] = [];
	const write = () => {
		const who = people[ids.length % people.length]!;
		ids.push(flow.discord.as(who).say(channel, `verboten ${ids.length}`).id);
	};
	flow.discord.faults.rest({ kind: "slow", ms: 8_000, count: 0 });
	for (let n = 0; n < 40; n++) write();
	const writing = setInterval(write, 20);
	const began = performance.now();
	let took = 0;
	await flow.restart(() => {
		took = performance.now() - began;
		clearInterval(writing);
		flow.discord.faults.clear();
	});
	expect(took).toBeLessThan(5_000);
	for (
		let n = 0;
		n < 20 && (standing(flow, ids) > 0 || flow.messages(flow.channel("protokoll")).length < ids.length);
		n++
	) {
		flow.discord.clock.advance(60_000);
		await flow.bot.tick();
		await flow.quiet();
	}
	expect(standing(flow, ids)).toBe(0);
	expect((await cases(flow)).map(({ comment }) => comment!.messageId).sort()).toEqual([...ids].sort());
	const letters = people.flatMap((who) => flow.direct(who)).map(readable);
	expect(letters).toHaveLength(ids.length);
	expect(new Set(letters).size).toBe(ids.length);
}, 60_000);
