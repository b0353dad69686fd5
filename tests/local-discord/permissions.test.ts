// The arithmetic of permissions equals discord.js's own, on random guilds; and what comes on top of it.

import { type GuildChannel, PermissionsBitField } from "discord.js";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { channelPermissions, outranks } from "../../src/local-discord/permissions.ts";
import { start } from "./client.ts";

let scene: Awaited<ReturnType<typeof start>>;
beforeAll(async () => {
	scene = await start({ seed: "none" });
});
afterAll(() => scene.stop());

const bits = fc.bigInt({ min: 0n, max: (1n << 18n) - 1n }).map((value) => value & ~(1n << 3n));

it("of overwrites and roles equals discord.js's formula", async () => {
	const { local, client } = scene;
	const owner = local.build.user({ username: "chefin" });
	const person = local.build.user({ username: "person" });
	const guild = local.build.guild({ name: "Zufall", ownerId: owner.id });
	local.build.bot(guild.id, "all");
	const roles = [0, 1, 2].map((n) => local.build.role(guild.id, { name: `r${n}` }));
	local.build.member(guild.id, person.id, { roles: [roles[0]!.id, roles[1]!.id] });
	const channel = local.build.channel(guild.id, { name: "kanal" });
	await local.waitFor(() => client.guilds.cache.get(guild.id)?.channels.cache.has(channel.id));
	const theirs = await client.guilds.cache.get(guild.id)!.members.fetch(person.id);
	const place = client.channels.cache.get(channel.id) as GuildChannel;
	let round = 0;
	await fc.assert(
		fc.asyncProperty(
			fc.array(bits, { minLength: 4, maxLength: 4 }),
			fc.array(fc.tuple(fc.constantFrom(0, 1, 2, 3, 4), bits, bits), { maxLength: 5 }),
			async (rights, overwrites) => {
				const ids = [guild.id, ...roles.map((role) => role.id), person.id];
				for (const [index, value] of rights.entries()) local.build.rolePermissions(guild.id, ids[index]!, value);
				channel.overwrites.clear();
				for (const [who, allow, deny] of overwrites)
					local.build.overwrite(channel.id, ids[who]!, { allow: allow & ~deny, deny });
				local.build.overwrite(channel.id, owner.id, {});
				channel.topic = `Runde ${++round}`;
				local.build.overwrite(channel.id, owner.id, {});
				await local.waitFor(() => (place as unknown as { topic: string }).topic === channel.topic);
				const expected = place.permissionsFor(theirs).bitfield;
				const actual = channelPermissions(local.world, channel, person.id);
				// discord.js stops at the formula; Discord takes the rest away where one cannot see or write.
				const visible = (expected & PermissionsBitField.Flags.ViewChannel) !== 0n;
				const writes = (expected & PermissionsBitField.Flags.SendMessages) !== 0n;
				const lost =
					PermissionsBitField.Flags.EmbedLinks |
					PermissionsBitField.Flags.AttachFiles |
					PermissionsBitField.Flags.MentionEveryone |
					PermissionsBitField.Flags.SendTTSMessages |
					PermissionsBitField.Flags.SendPolls;
				expect(actual).toBe(!visible ? 0n : writes ? expected : expected & ~lost);
			},
		),
		{ numRuns: 40 },
	);
});

it("of the hierarchy: the owner above all, then positions, then the smaller id", () => {
	const { local } = scene;
	const [owner, a, b, c] = ["o", "a", "b", "c"].map((name) => local.build.user({ username: `h-${name}` }).id);
	const guild = local.build.guild({ name: "Rang", ownerId: owner! });
	const high = local.build.role(guild.id, { name: "hoch", position: 2 });
	const first = local.build.role(guild.id, { name: "gleich 1", position: 1 });
	const second = local.build.role(guild.id, { name: "gleich 2", position: 1 });
	for (const [id, role] of [
		[a!, high.id],
		[b!, first.id],
		[c!, second.id],
	] as const)
		local.build.member(guild.id, id, { roles: [role] });
	const above = (x: string, y: string) => outranks(guild, x, y);
	expect([above(owner!, a!), above(a!, owner!), above(a!, b!), above(b!, a!)]).toEqual([true, false, true, false]);
	expect([above(b!, c!), above(c!, b!), above(b!, b!)]).toEqual([true, false, false]);
});
