// The page's parts that need no browser: the window over a channel's messages, readable colours, the address.
import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { contrast, lettersOn, readable } from "../../src/local-discord/page/contrast.ts";
import * as history from "../../src/local-discord/page/history.ts";
import type { Message } from "../../src/local-discord/page/model.ts";
import { readRoute, writeRoute } from "../../src/local-discord/page/route.ts";

const message = (id: number): Message => ({ id: String(id) }) as Message;
const ids = (list: history.History): string[] => list.items.map((one) => one.id);

test("whatever arrives in whatever order: sorted, once each, and a window inside the list that is never too long", () => {
	const step = fc.oneof(
		fc.record({ do: fc.constant("put" as const), id: fc.integer({ min: 1, max: 400 }), following: fc.boolean() }),
		fc.record({ do: fc.constant("drop" as const), id: fc.integer({ min: 1, max: 400 }) }),
		fc.record({
			do: fc.constantFrom("older" as const, "up" as const, "down" as const, "end" as const),
			id: fc.integer({ min: 1, max: 400 }),
		}),
	);
	fc.assert(
		fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
			const list = history.createHistory();
			history.addOlder(
				list,
				Array.from({ length: 60 }, (_, index) => message(200 + index)),
			);
			history.moveToEnd(list);
			for (const one of steps) {
				if (one.do === "put") history.put(list, message(one.id), one.following);
				else if (one.do === "drop") history.drop(list, String(one.id));
				else if (one.do === "older") history.addOlder(list, [message(one.id), message(one.id + 1)]);
				else if (one.do === "up") history.moveUp(list);
				else if (one.do === "down") history.moveDown(list);
				else history.moveToEnd(list);
				expect(ids(list)).toEqual([...new Set(ids(list))].sort(history.byId));
				expect(list.from).toBeGreaterThanOrEqual(0);
				expect(list.from).toBeLessThanOrEqual(list.to);
				expect(list.to).toBeLessThanOrEqual(list.items.length);
				expect(list.to - list.from).toBeLessThanOrEqual(history.WINDOW);
			}
		}),
	);
});

test("a reader at the end sees the new message, a reader further up keeps what they read", () => {
	const list = history.createHistory();
	history.addOlder(
		list,
		Array.from({ length: 300 }, (_, index) => message(1000 + index)),
	);
	history.moveToEnd(list);
	while (list.to - list.from < history.WINDOW) history.moveUp(list);
	const read = list.items[list.from]!.id;
	history.put(list, message(5000), false);
	expect(list.items[list.from]!.id).toBe(read);
	expect(history.showsEnd(list)).toBe(false);
	history.moveToEnd(list);
	history.put(list, message(5001), true);
	expect(list.items[list.to - 1]!.id).toBe("5001");
});

test("every colour of a role becomes readable, and not further from itself than needed", () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 0xffffff }), fc.constantFrom("#dcecea", "#1d3534"), (value, ground) => {
			const color = `#${value.toString(16).padStart(6, "0")}`;
			const shown = readable(color, ground);
			expect(contrast(shown, ground)).toBeGreaterThanOrEqual(4.5);
			if (contrast(color, ground) >= 4.5) expect(shown).toBe(color);
			expect(contrast(lettersOn(color), color)).toBeGreaterThanOrEqual(4.5);
		}),
	);
});

test("the grounds that coloured names are measured against are those of the style sheet", async () => {
	const page = new URL("../../src/local-discord/page/", import.meta.url);
	const tokens = await readFile(new URL("styles/tokens.css", page), "utf8");
	const code = await readFile(new URL("views/ground.ts", page), "utf8");
	const soft = [...tokens.matchAll(/--accent-soft: (#\w+)/g)].map((match) => match[1]);
	expect(soft).toEqual([/light: "(#\w+)"/.exec(code)![1], /dark: "(#\w+)"/.exec(code)![1]]);
});

test("an address says who, where and what, and survives strange ids", () => {
	fc.assert(
		fc.property(
			fc.string({ minLength: 1 }),
			fc.string({ minLength: 1 }),
			fc.string({ minLength: 1 }),
			(as, guild, channel) => {
				fc.pre([as, guild, channel].every((part) => part.isWellFormed()));
				expect(readRoute(writeRoute({ as, guild, channel }))).toEqual({ as, guild, channel });
			},
		),
	);
	expect(readRoute("#/%E0%A4%A")).toEqual({ as: "", guild: "", channel: "" });
	expect(readRoute("")).toEqual({ as: "", guild: "", channel: "" });
});
