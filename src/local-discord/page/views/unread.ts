// What has not been read yet, by channel.
import { byId } from "../history.ts";
import { page } from "../state.ts";

export function isUnread(channelId: string): boolean {
	if (channelId === page.channelId) return false;
	const newest = page.newest.get(channelId);
	const seen = page.seen.get(channelId);
	return newest !== undefined && (seen === undefined || byId(seen, newest) < 0);
}
