/** Milliseconds of processor time that this process has used: what else runs on the machine hardly weighs on it. */
export function processorTime(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}
