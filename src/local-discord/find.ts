// Finding by name, and waiting until something holds.
import { within } from "./people/interaction-result.ts";
import type { World } from "./world.ts";

export function findUser(world: World, name: string): string {
	const wanted = name.toLowerCase();
	for (const user of world.users.values())
		if (user.id === name || user.username.toLowerCase() === wanted || user.displayName?.toLowerCase() === wanted)
			return user.id;
	throw new Error(`There is no user "${name}".`);
}

export function findNamed<T extends { name: string }>(all: readonly T[], name: string | undefined, kind: string): T {
	const found =
		name === undefined ? all[0] : all.find((one) => one.name.toLowerCase() === name.replace(/^#/, "").toLowerCase());
	if (!found) throw new Error(`There is no ${kind} "${name ?? ""}".`);
	return found;
}

export async function waitFor<T>(
	world: World,
	look: () => T | undefined | null | false,
	timeoutMs: number,
): Promise<T> {
	const { promise, resolve, reject } = Promise.withResolvers<T>();
	const check = () => {
		try {
			const found = look();
			if (found) resolve(found);
		} catch (error) {
			reject(error);
		}
	};
	const stop = world.bus.listen(check);
	// What a bot does with an event happens after it: look again every few milliseconds.
	const timer = setInterval(check, 5);
	check();
	try {
		return await within(promise, timeoutMs, `Nothing was found: ${look.toString().replace(/\s+/g, " ").slice(0, 200)}`);
	} finally {
		stop();
		clearInterval(timer);
	}
}
