import { Writable } from "node:stream";
import { DiscordAPIError } from "discord.js";
import { expect, test } from "vitest";
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
