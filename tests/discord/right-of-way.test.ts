// What overtakes what while Discord's limit is spent, over the real REST client and a real connection.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { REST } from "discord.js";
import { expect, test } from "vitest";
import { giveWay, goesFirst } from "../../src/discord/right-of-way.ts";

test("a removal waits for no letters, which keep their order and all arrive", async () => {
	const came: string[] = [];
	const server = createServer((request, response) => {
		came.push(`${request.method} ${request.url}`);
		request.resume().on("end", () => response.writeHead(200, { "content-type": "application/json" }).end("{}"));
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	const rest = new REST({ api: `http://127.0.0.1:${port}`, version: "10", globalRequestsPerSecond: 10 }).setToken("x");
	giveWay(rest);
	try {
		const letters = Array.from({ length: 12 }, (_, n) => rest.post(`/channels/${n}/messages`, { body: {} }));
		await letters[7];
		await rest.delete("/channels/99/messages/1");
		expect(came).toHaveLength(9);
		expect(came.at(-1)).toBe("DELETE /v10/channels/99/messages/1");
		await Promise.all(letters);
		const order = came.flatMap((one) => /^POST .*channels\/(\d+)/.exec(one)?.[1] ?? []);
		expect(order.slice(8)).toEqual(["8", "9", "10", "11"]);
		expect(order).toHaveLength(12);
	} finally {
		server.close();
	}
});

test.each([
	["DELETE", "/channels/1/messages/2", true],
	["POST", "/channels/1/messages/bulk-delete", true],
	["PATCH", "/guilds/1/members/2", true],
	["DELETE", "/guilds/1/members/2", true],
	["PUT", "/guilds/1/members/2/roles/3", true],
	["PUT", "/guilds/1/bans/2", true],
	["PATCH", "/channels/1", true],
	["POST", "/interactions/1/aW50-x_y/callback", true],
	["PATCH", "/webhooks/1/aW50/messages/@original", true],
	["POST", "/channels/1/messages", false],
	["POST", "/users/@me/channels", false],
	["GET", "/guilds/1/audit-logs", false],
	["POST", "/channels/1/messages/2/threads", false],
	["GET", "/channels/1/messages/2", false],
])("%s %s: %s", (method, fullRoute, first) => {
	expect(goesFirst({ method, fullRoute } as Parameters<typeof goesFirst>[0])).toBe(first);
});
