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
	const done: unknown[] = [];
	const told: unknown[] = [];
	const inbox = (isOwner: boolean) =>
		createInbox({
			store,
			now,
			isOurs: () => isOwner,
			ownStore: (id) => store.guild(id),
			work: async (_, { n }) => void done.push(n),
			...(isOwner
				? {}
				: { tell: async (_: string, { n }: Record<string, unknown>, what: string) => void told.push([n, what]) }),
			log: createLog("silent"),
		});
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
	await store.close();
});
