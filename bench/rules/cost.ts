// What something costs in processor time: steady where other programs run on the machine as well, which time on the wall is
// not. All threads count, so the engine's own garbage collection is in it.

/** Microseconds of processor time that `calls` calls take each. */
export function costOf(call: (index: number) => void, calls: number): number {
	const started = process.cpuUsage();
	for (let index = 0; index < calls; index++) call(index);
	const { user, system } = process.cpuUsage(started);
	return (user + system) / calls;
}

/** Of an even number the upper one of the two in the middle. */
export function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}
