// What stands against a member from other cases: Discord knows one timeout and one ban a member, so taking back one case's
// must not lift another's.

import type { Case } from "../cases/case.ts";
import { isTakenBack, type Undo } from "../cases/take-back.ts";
import type { Effect } from "../rules/effect.ts";
import type { Guild } from "./guild.ts";
import { caseKey, caseRecord } from "./records.ts";

/** So many of a member's latest cases are looked through. */
const MOST_CASES = 100;

/** What was done in these cases, was not taken back, and still holds. @param now milliseconds since 1970 */
export function standing(cases: readonly Case[], now: number): Effect[] {
	return cases.flatMap((one) =>
		one.actions.flatMap((action) =>
			action.undoes || isTakenBack(one, action)
				? []
				: action.effects
						.filter(({ effect, progress }) => progress.state === "done" && holds(effect, now))
						.map(({ effect }) => effect),
		),
	);
}

/** Whether an effect still restricts somebody. */
export function holds(effect: Effect, now: number): boolean {
	if (effect.kind === "timeoutMember") return effect.until !== null && effect.until > now;
	return effect.kind === "banMember" || effect.kind === "addRole" || effect.kind === "removeRole";
}

/** The cases of a member, the latest, but for some. */
export async function casesOf(guild: Guild, numbers: readonly number[], but?: number): Promise<Case[]> {
	const found: Case[] = [];
	for (const number of numbers.slice(-MOST_CASES)) {
		const one = number === but ? undefined : await guild.store.get(caseRecord, caseKey(number));
		if (one) found.push(one);
	}
	return found;
}

/** How to undo in this guild, so that what stands from elsewhere stays. */
export function undoBeside(guild: Guild, elsewhere: readonly Effect[]): Undo {
	const until = Math.max(0, ...elsewhere.map((effect) => (effect.kind === "timeoutMember" ? (effect.until ?? 0) : 0)));
	const same = (kind: Effect["kind"], roleId?: string) =>
		elsewhere.some((effect) => effect.kind === kind && (!("roleId" in effect) || effect.roleId === roleId));
	return (action, done) =>
		(guild.action(action).undo?.(done) ?? []).flatMap((effect): Effect[] => {
			if (effect.kind === "timeoutMember" && effect.until === null && until > 0) return [{ ...effect, until }];
			if (effect.kind === "unbanMember" && same("banMember")) return [];
			if (effect.kind === "removeRole" && same("addRole", effect.roleId)) return [];
			if (effect.kind === "addRole" && same("removeRole", effect.roleId)) return [];
			return [effect];
		});
}
