// The trial of rules on many long comments lets others have their turn, and ends.
import { expect, test } from "vitest";
import { emptyMember } from "../../src/guild/records.ts";
import { type PastComment, replay } from "../../src/guild/replay.ts";
import { plainComment, plainFacts } from "../../src/rules/plain-comment.ts";
import { rule } from "../flows/judging.ts";

const { author } = plainFacts();
const past: PastComment[] = Array.from({ length: 40 }, (_, n) => ({
	comment: plainComment("aaab ".repeat(700), { id: String(100_000_000_000_000_000n + BigInt(n)) }),
	author,
	thread: null,
	member: emptyMember(),
	takenAway: null,
}));
const rules = (pattern: string) => rule({ pattern: { pattern } }, "flag");

test("others have their turn; past its time it ends with what it has, and both sets have tried the same", async () => {
	let turns = 0;
	const timer = setInterval(() => turns++, 1);
	const [dear, other] = [rules("(?:a{1,20}b? ?){20}x"), rules("aab")];
	const all = await replay([other, dear], past);
	expect(all.tried).toBe(past.length);
	expect(all.verdicts.map((verdicts) => verdicts.filter(({ rules }) => rules.length > 0).length)).toEqual([40, 0]);
	expect(turns).toBeGreaterThan(1);
	clearInterval(timer);
	const { verdicts, tried } = await replay([other, dear], past, 0);
	expect(tried).toBeGreaterThan(0);
	expect(tried).toBeLessThan(past.length);
	expect(verdicts.map(({ length }) => length)).toEqual([tried, tried]);
});
