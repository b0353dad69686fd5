// SHARDS and OF: what is read, what is refused and how that is told, and whose a guild is.
import { expect, test } from "vitest";
import { isOurs, ShareError, shareOf } from "../../src/shards/share.ts";

test("ranges, lists and single shards are read", () => {
	expect(shareOf({})).toBeUndefined();
	expect(shareOf({ SHARDS: " ", OF: "" })).toBeUndefined();
	expect(shareOf({ SHARDS: "0-3", OF: "16" })).toEqual({ ids: [0, 1, 2, 3], of: 16 });
	expect(shareOf({ SHARDS: "5, 0,2 - 3,3", OF: " 6 " })).toEqual({ ids: [0, 2, 3, 5], of: 6 });
});

test.each([
	[{ SHARDS: "0-3" }, /OF fehlt.*SHARDS=0-3 OF=16/],
	[{ OF: "4" }, /SHARDS fehlt/],
	[{ SHARDS: "0", OF: "0" }, /keine Anzahl/],
	[{ SHARDS: "0", OF: "99999" }, /keine Anzahl/],
	[{ SHARDS: "3-1", OF: "4" }, /lässt sich nicht lesen/],
	[{ SHARDS: "1;2", OF: "4" }, /lässt sich nicht lesen/],
	[{ SHARDS: "-1", OF: "4" }, /lässt sich nicht lesen/],
	[{ SHARDS: "2-4", OF: "4" }, /heißen die Shards 0 bis 3/],
])("%j is refused, in both languages", (env, message) => {
	expect(() => shareOf(env)).toThrow(ShareError);
	expect(() => shareOf(env)).toThrow(message);
	expect(() => shareOf(env)).toThrow(/\n.*(shards|cannot be read|missing)/);
});

test("a guild belongs to the shard of Discord's formula", () => {
	// (197038439483310086 >> 22) = 46977624770
	expect(isOurs({ ids: [2], of: 4 }, "197038439483310086")).toBe(true);
	expect(isOurs({ ids: [0, 1, 3], of: 4 }, "197038439483310086")).toBe(false);
});
