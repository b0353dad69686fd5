// What reached the wrong process: done once by the owner, told of where he is away, given up before Discord gives it up.
import { expect, test } from "vitest";
import { createLog } from "../../src/log.ts";
import { createInbox } from "../../src/shards/inbox.ts";
import { openStore } from "../../src/store/store.ts";

const MINUTE = 60_000;
const GUILD = "1489000000000000001";

test("the owner does it once; away, the person is told once, and in the end that it is given up; then the owner leaves it", async () => {
	let time = 1_789_000_000_000;
	const now = () => time;
	const store = await openStore("sqlite::memory:", { now });
	let end = (): void => {};
	const slow = new Promise<void>((resolve) => {
		end = resolve;
	});
	const done: unknown[] = [];
	const told: unknown[] = [];
	const inbox = (isOwner: boolean) => {
		const begun: Promise<void>[] = [];
		const made = createInbox({
			store,
			now,
			isOurs: () => isOwner,
			ownStore: (id) => store.guild(id),
			work: async (_, { n }) => {
				if (n === 5) await slow;
				done.push(n);
			},
			...(isOwner
				? {}
				: { tell: async (_: string, { n }: Record<string, unknown>, what: string) => void told.push([n, what]) }),
			track: (work) => void begun.push(work),
			log: createLog("silent"),
		});
		return {
			lay: made.lay,
			async collect() {
				await made.collect();
				await Promise.all(begun);
			},
			begin: made.collect,
		};
	};
	const [first, owner] = [inbox(false), inbox(true)];
	await first.lay(GUILD, "1", { n: 1 });
	await Promise.all([first.collect(), owner.collect(), owner.collect()]);
	await owner.collect();
	expect(done).toEqual([1]);
	await first.lay(GUILD, "2", { n: 2 });
	await first.lay(GUILD, "3", { n: 3 });
	time += 9_000;
	await first.collect();
	expect(told).toEqual([]);
	time += 2_000;
	for (let n = 0; n < 2; n++) await first.collect();
	expect(told).toEqual([
		[2, "late"],
		[3, "late"],
	]);
	// It is back when the answer might come too late.
	time += 13 * MINUTE;
	await owner.collect();
	expect(done).toEqual([1]);
	await first.collect();
	expect(told).toHaveLength(2);
	time += MINUTE;
	for (let n = 0; n < 2; n++) await first.collect();
	expect(told.slice(2)).toEqual([
		[2, "givenUp"],
		[3, "givenUp"],
	]);
	await owner.collect();
	expect(done).toEqual([1]);
	await first.lay(GUILD, "4", { n: 4 });
	time += 11_000;
	await first.collect();
	await owner.collect();
	expect(done).toEqual([1, 4]);
	for (const n of [5, 6]) {
		await first.lay(GUILD, String(n), { n });
		await owner.begin();
	}
	while (done.at(-1) !== 6) await new Promise(setImmediate);
	end();
	await owner.collect();
	expect(done.slice(-2)).toEqual([6, 5]);
	await store.close();
});
