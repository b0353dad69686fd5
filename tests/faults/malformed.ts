// Dispatches as no documentation has them: fields missing, of the wrong type, events nobody knows.
import fc from "fast-check";
import type { WorldEvent } from "../../src/local-discord/bus.ts";
import type { Fields } from "../../src/local-discord/fields.ts";
import type { Trial } from "./trouble.ts";

const HOSTILE: readonly unknown[] = [
	null,
	0,
	-1,
	1e300,
	"",
	"0",
	"x".repeat(5_000),
	"__proto__",
	true,
	[],
	{},
	[null],
	[[]],
	{ id: null },
];

/** The events of these names, each field of a real one possibly broken. */
export function malformed(real: readonly { t: string; d: Fields }[]): fc.Arbitrary<{ t: string; d: Fields }> {
	const broken = fc.record({
		of: fc.constantFrom(...real),
		at: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
		by: fc.constantFrom(...HOSTILE, undefined),
		name: fc.option(fc.constantFrom("SOMETHING_NEW", "MESSAGE_CREATE_", "toString", "__proto__"), { freq: 9 }),
	});
	return broken.map(({ of, at, by, name }) => ({ t: name ?? of.t, d: breakAt(of.d, at, by) }));
}

/** A copy with one value, somewhere in it, replaced (undefined: left out). */
function breakAt(value: Fields, at: readonly number[], by: unknown): Fields {
	const copy = structuredClone(value) as Fields;
	let here: Record<string, unknown> = copy;
	for (const [depth, n] of at.entries()) {
		const keys = Object.keys(here);
		if (keys.length === 0) break;
		const key = keys[n % keys.length]!;
		const inner = here[key];
		if (depth < at.length - 1 && typeof inner === "object" && inner !== null) here = inner as Record<string, unknown>;
		else {
			if (by === undefined) delete here[key];
			else here[key] = by;
			break;
		}
	}
	return copy;
}

/** Real events of a world, to be broken. */
export function samples(trial: Pick<Trial, "discord" | "guildId">): { t: string; d: Fields }[] {
	const { discord, guildId } = trial;
	const channel = discord.channelId("plauderecke");
	const user = { id: discord.userId("lena"), username: "lena", discriminator: "0", avatar: null, global_name: "Lena" };
	const member = { roles: [], joined_at: new Date(0).toISOString(), deaf: false, mute: false, flags: 0, user };
	const id = discord.world.nextId();
	const message = {
		...{ id, channel_id: channel, guild_id: guildId, author: user, member, content: "Moin", type: 0, flags: 0 },
		...{ timestamp: new Date(discord.clock.now()).toISOString(), edited_timestamp: null, tts: false, pinned: false },
		...{ mention_everyone: false, mentions: [user], mention_roles: [], attachments: [], components: [] },
		...{
			embeds: [{ type: "rich", title: "x", fields: [{ name: "a", value: "b" }] }],
			message_snapshots: [{ message: { content: "y" } }],
		},
		...{
			poll: { question: { text: "?" }, answers: [{ answer_id: 1, poll_media: { text: "a" } }] },
			message_reference: { message_id: id },
		},
	};
	const interaction = {
		...{
			id,
			application_id: discord.botId,
			token: "t",
			version: 1,
			guild_id: guildId,
			channel_id: channel,
			locale: "de",
		},
		...{
			channel: { id: channel, type: 0 },
			member: { ...member, permissions: "0" },
			app_permissions: "0",
			entitlements: [],
		},
		authorizing_integration_owners: {},
	};
	const thread = {
		...{ id, guild_id: guildId, parent_id: channel, type: 11, name: "t", owner_id: user.id, newly_created: true },
		thread_metadata: {
			archived: false,
			locked: false,
			auto_archive_duration: 60,
			archive_timestamp: new Date(0).toISOString(),
		},
	};
	const command = {
		id,
		name: "fall",
		type: 1,
		options: [{ name: "zeigen", type: 1, options: [{ name: "nummer", type: 4, value: 1 }] }],
	};
	const modal = {
		custom_id: `einspruch:text:${guildId}:1`,
		components: [{ type: 18, component: { type: 4, custom_id: "text", value: "x" } }],
	};
	const guild = { id: guildId, roles: [{ id: guildId, permissions: "0", name: "@everyone", position: 0 }] };
	return [
		{ t: "MESSAGE_CREATE", d: message },
		{ t: "MESSAGE_UPDATE", d: { ...message, edited_timestamp: new Date(discord.clock.now()).toISOString() } },
		{ t: "MESSAGE_DELETE", d: { id, channel_id: channel, guild_id: guildId } },
		{ t: "MESSAGE_DELETE_BULK", d: { ids: [id], channel_id: channel, guild_id: guildId } },
		{ t: "INTERACTION_CREATE", d: { ...interaction, type: 2, data: command } },
		{ t: "INTERACTION_CREATE", d: { ...interaction, type: 4, data: command } },
		{
			t: "INTERACTION_CREATE",
			d: { ...interaction, type: 3, message, data: { custom_id: `fall:zeigen:${guildId}:1`, component_type: 2 } },
		},
		{ t: "INTERACTION_CREATE", d: { ...interaction, type: 5, message, data: modal } },
		{ t: "THREAD_CREATE", d: thread },
		{ t: "THREAD_UPDATE", d: thread },
		{ t: "THREAD_LIST_SYNC", d: { guild_id: guildId, channel_ids: [channel], threads: [thread], members: [] } },
		{ t: "CHANNEL_CREATE", d: { id, type: 0, guild_id: guildId, name: "neu", permission_overwrites: [] } },
		{ t: "GUILD_MEMBER_UPDATE", d: { ...member, guild_id: guildId } },
		{ t: "GUILD_BAN_ADD", d: { guild_id: guildId, user } },
		{ t: "GUILD_ROLE_CREATE", d: { guild_id: guildId, role: { ...guild.roles[0], id } } },
		{
			t: "GUILD_AUDIT_LOG_ENTRY_CREATE",
			d: { guild_id: guildId, id, action_type: 20, target_id: user.id, user_id: user.id, changes: [] },
		},
		{
			t: "AUTO_MODERATION_ACTION_EXECUTION",
			d: {
				guild_id: guildId,
				user_id: user.id,
				channel_id: channel,
				content: "x",
				rule_id: id,
				rule_trigger_type: 1,
				action: { type: 1, metadata: {} },
			},
		},
		{ t: "WEBHOOKS_UPDATE", d: { guild_id: guildId, channel_id: channel } },
		{ t: "TYPING_START", d: { channel_id: channel, guild_id: guildId, user_id: user.id, timestamp: 1, member } },
	];
}

/** Sends a dispatch past everything that Local Discord checks. */
export function dispatch(trial: Pick<Trial, "discord" | "guildId">, t: string, d: unknown): void {
	const event: WorldEvent = { t, guildId: trial.guildId, channelId: null, data: () => d as Fields };
	trial.discord.world.bus.emit(event);
}

/** Sends a hundred broken ones. */
export function sendMalformed(trial: Trial, seed: number): void {
	for (const { t, d } of fc.sample(malformed(samples(trial)), { numRuns: 100, seed })) dispatch(trial, t, d);
}
