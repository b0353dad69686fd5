// Whatever is sent, Local Discord answers as Discord does: with an error, never with a failure of its own.
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ROUTES } from "../../src/local-discord/rest/router.ts";
import { type LocalDiscord, startLocalDiscord } from "../../src/local-discord/server.ts";

let local: LocalDiscord;
const bugs: string[] = [];
beforeAll(async () => {
	local = await startLocalDiscord({
		rateLimits: "off",
		onBug: (error, where) => void bugs.push(`${where}: ${error instanceof Error ? error.stack : error}`),
	});
	local.as("Lena").say(local.channelId("plauderecke"), "Moin");
});
afterAll(() => local.close());

const KEYS = [
	"content",
	"embeds",
	"components",
	"flags",
	"allowed_mentions",
	"nonce",
	"message_reference",
	"attachments",
	"poll",
	"name",
	"type",
	"topic",
	"permission_overwrites",
	"available_tags",
	"applied_tags",
	"message",
	"archived",
	"locked",
	"communication_disabled_until",
	"roles",
	"nick",
	"actions",
	"trigger_metadata",
	"trigger_type",
	"event_type",
	"options",
	"title",
	"description",
	"fields",
	"custom_id",
	"style",
	"label",
	"data",
	"metadata",
	"messages",
	"user_ids",
	"permissions",
	"color",
	"parent_id",
	"auto_archive_duration",
	"users",
	"url",
	"items",
	"media",
	"accessory",
];
const leaf = fc.oneof(
	fc.string({ maxLength: 30 }),
	fc.integer({ min: -5, max: 100 }),
	fc.boolean(),
	fc.constant(null),
	fc.double(),
	fc.constantFrom("1500000000000000000", "attachment://x", "https://a.example", "2026-01-01T00:00:00Z", "-1"),
);
const body = fc.letrec((tie) => ({
	value: fc.oneof(
		{ depthSize: "small", withCrossShrink: true },
		leaf,
		fc.array(tie("value"), { maxLength: 3 }),
		fc.dictionary(fc.constantFrom(...KEYS), tie("value"), { maxKeys: 6 }),
	),
})).value;

it("over every route, with any body and any query", async () => {
	const ids: Record<string, () => string> = {
		channel_id: () => local.channelId("plauderecke"),
		message_id: () => local.world.channels.get(local.channelId("plauderecke"))!.lastMessageId!,
		guild_id: () => local.guildId(),
		user_id: () => local.userId("Milan"),
		role_id: () => local.roleId("Mitglied"),
		application_id: () => local.botId,
	};
	const routes = ROUTES.filter((route) => route.operation !== "leave_guild");
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom(...routes),
			body,
			fc.dictionary(
				fc.constantFrom("limit", "before", "after", "around", "query", "content"),
				fc.string({ maxLength: 8 }),
				{ maxKeys: 3 },
			),
			fc.boolean(),
			async (route, json, query, real) => {
				const path = route.path.replace(/:(\w+)/g, (_, name: string) =>
					real && ids[name] ? ids[name]() : "1500000000000000000",
				);
				const answer = await fetch(`${local.apiUrl}/v10${path}?${new URLSearchParams(query)}`, {
					method: route.method,
					headers: { authorization: `Bot ${local.token}`, "content-type": "application/json" },
					...(route.method === "GET" ? {} : { body: JSON.stringify(json) }),
				});
				const text = await answer.text();
				expect(bugs.splice(0), `${route.method} ${path} ${JSON.stringify(json)}`).toEqual([]);
				if (answer.status >= 400)
					expect(JSON.parse(text)).toMatchObject({ code: expect.any(Number), message: expect.any(String) });
			},
		),
		{ numRuns: 1500 },
	);
}, 60_000);
