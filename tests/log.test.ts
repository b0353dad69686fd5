import { Writable } from "node:stream";
import { DiscordAPIError } from "discord.js";
import { expect, test } from "vitest";
import { StoreError } from "../src/errors.ts";
import { createLog } from "../src/log.ts";

test("an error of Discord is logged without the comment in its request and without the token in its address", () => {
	let written = "";
	const stream = new Writable({
		write(chunk, _encoding, done) {
			written += chunk;
			done();
		},
	});
	const error = new DiscordAPIError(
		{ code: 50013, message: "Missing Permissions" },
		50013,
		403,
		"PATCH",
		"https://discord.com/api/v10/webhooks/1500000000000000001/aW50ZXJhY3Rpb24/messages/@original?with_components=true",
		{ files: undefined, body: { content: "ein entfernter Kommentar" } } as never,
	);
	const log = createLog("info", stream);
	log.error({ guild: "1", err: new Error("outer", { cause: error }), token: "geheim" }, "failed");
	expect(written).toContain("Missing Permissions");
	expect(written).toContain("/webhooks/1500000000000000001/…/messages/@original");
	expect(written).not.toContain("entfernter Kommentar");
	expect(written).not.toContain("aW50ZXJhY3Rpb24");
	expect(written).not.toContain("geheim");
});

test("one trouble with the store is told once a minute, whatever work fails for it; a damaged record always", () => {
	const lines: string[] = [];
	let time = 0;
	const stream = new Writable({
		write(chunk, _encoding, done) {
			lines.push(String(chunk));
			done();
		},
	});
	const log = createLog("info", stream, () => time);
	const away = (key: string) =>
		new StoreError(`cannot read ${key}: gone`, { cause: new Error("PostgreSQL: connect ECONNREFUSED") });
	for (let n = 0; n < 50; n++) log.error({ guild: String(n), err: away(`guild/${n}`) }, "unit of work failed");
	log.error({ err: new StoreError("cannot read x: full", { cause: new Error("disk is full") }) }, "another");
	for (let n = 0; n < 2; n++) log.error({ err: new StoreError("damaged record guild/1/case/7: text") }, "damaged");
	log.error({ err: new Error("PostgreSQL: connect ECONNREFUSED") }, "no trouble with the store");
	log.info("a line without an error");
	expect(lines.map((line) => JSON.parse(line).msg)).toEqual([
		"unit of work failed",
		"another",
		"damaged",
		"damaged",
		"no trouble with the store",
		"a line without an error",
	]);
	time = 61_000;
	log.error({ guild: "7", err: away("guild/7") }, "unit of work failed");
	expect(JSON.parse(lines.at(-1)!)).toMatchObject({ guild: "7", alike: 49 });
});
