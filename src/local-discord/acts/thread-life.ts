// The life of a thread: opened by a message, joined by writing, archived by silence.
import { type Channel, ChannelType, type World } from "../world.ts";
import { announceThread, announceThreadMembers } from "./announce.ts";

/** Whether a channel of this type is a thread. */
export function isThreadType(type: number): boolean {
	return (
		type === ChannelType.publicThread || type === ChannelType.privateThread || type === ChannelType.announcementThread
	);
}

/** A message re-opens an archived thread that is not locked. */
export function wakeThread(world: World, thread: Channel): void {
	const state = thread.thread!;
	if (!state.archived || state.locked) return;
	setArchived(world, thread, false);
	announceThread(world, "THREAD_UPDATE", thread);
}

/** Sets the flag and its time; tells nobody. */
export function setArchived(world: World, thread: Channel, archived: boolean): void {
	const state = thread.thread!;
	if (state.archived === archived) return;
	state.archived = archived;
	state.archiveChangedAt = world.clock.now();
	if (!archived) state.lastActivity = world.clock.now();
}

/** Makes somebody a member of the thread if they are not yet. */
export function joinQuietly(world: World, thread: Channel, userId: string): void {
	const state = thread.thread!;
	if (state.members.has(userId) || !world.users.has(userId)) return;
	state.members.set(userId, world.clock.now());
	announceThreadMembers(world, thread, [userId], []);
}

/** Takes somebody out of the thread. */
export function leaveQuietly(world: World, thread: Channel, userId: string): void {
	if (!thread.thread!.members.delete(userId)) return;
	announceThreadMembers(world, thread, [], [userId]);
}

const PINNED = 1 << 1;

/** Archives each thread that was silent for as long as its auto-archive says. Called when time has passed. */
export function archiveSilentThreads(world: World): void {
	const now = world.clock.now();
	for (const channel of world.channels.values()) {
		const state = channel.thread;
		if (!state || state.archived || (channel.flags & PINNED) !== 0) continue;
		if (state.lastActivity + state.autoArchive * 60_000 > now) continue;
		setArchived(world, channel, true);
		announceThread(world, "THREAD_UPDATE", channel);
	}
}

/** The active threads of a guild. */
export function activeThreads(world: World, guildId: string): Channel[] {
	const ids = world.guilds.get(guildId)?.channels ?? [];
	return [...ids].flatMap((id) => {
		const channel = world.channels.get(id);
		return channel?.thread && !channel.thread.archived ? [channel] : [];
	});
}
