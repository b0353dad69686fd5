// What stands in a channel, read back as the rules see it. Nothing is judged or remembered.
import { ChannelType, type GuildTextBasedChannel, PermissionFlagsBits } from "discord.js";
import { type Posted, Refusal } from "../guild/platform.ts";
import { postedOf } from "./posted.ts";

const PAGE = 100;
/** Channels where bots write most are not searched for ever. */
const MOST_PAGES = 15;

/**
 * @param readerId who will be shown it: what they may not read themselves is refused
 * @param limit of comments
 * @returns oldest first
 * @throws Refusal where the reader or the bot may not read
 */
export async function history(channel: GuildTextBasedChannel, readerId: string, limit: number): Promise<Posted[]> {
	const reads = [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ReadMessageHistory];
	const me = channel.permissionsFor(channel.client.user.id);
	const reader = await channel.guild.members.fetch(readerId);
	const theirs = channel.permissionsFor(reader);
	if (!me?.has(reads) || !theirs.has(reads)) throw new Refusal("missingPermission", 50013, "cannot read the history");
	if (channel.type === ChannelType.PrivateThread && !theirs.has(PermissionFlagsBits.ManageThreads)) {
		const inside = await channel.members.fetch(readerId).catch(() => null);
		if (!inside) throw new Refusal("missingPermission", 50013, "not in this thread");
	}
	const found: Posted[] = [];
	let before: string | undefined;
	for (let page = 0; page < MOST_PAGES && found.length < limit; page++) {
		const messages = await channel.messages.fetch({ limit: PAGE, cache: false, ...(before ? { before } : {}) });
		for (const message of messages.values()) {
			before = before === undefined || BigInt(message.id) < BigInt(before) ? message.id : before;
			if (found.length >= limit) break;
			const posted = await postedOf(message as typeof message & { inGuild(): true });
			if (posted) found.push(posted);
		}
		if (messages.size < PAGE) break;
	}
	return found.reverse();
}
