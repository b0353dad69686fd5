// Which parts of a rule's conditions are enough by themselves: where one holds, the rule acts. Only those may be given to
// Discord's AutoMod, which knows nothing of the others.
import { type Text, text } from "../texts.ts";
import type { NativeForm } from "./condition.ts";
import { conditions } from "./registries.ts";
import type { When } from "./rule.ts";

/** Why something stays with the bot alone. */
export interface Reason {
	readonly reason: Text;
	readonly params?: Readonly<Record<string, string | number>>;
}

const OTHER = text(
	"Die Bedingung „{condition}“ kennt AutoMod nicht.",
	"AutoMod does not know the condition “{condition}”.",
) as Text;
const TOGETHER = text(
	"Mehrere Bedingungen müssen zusammen zutreffen. AutoMod kann nur eine allein prüfen und würde zu viel blockieren.",
	"Several conditions must hold together. AutoMod can only check one alone and would block too much.",
);

/** @param when a rule's conditions, checked */
export function sufficientIn(when: When): (NativeForm | Reason)[] {
	if (typeof when === "string") return [formOf(when, conditions.get(when)!.options.parse({}))];
	const parts = Object.entries(when).filter(([, value]) => value !== undefined);
	const [key, value] = parts[0]!;
	if (parts.length === 1 && key === "any") return (value as When[]).flatMap(sufficientIn);
	if (parts.length === 1 && key === "all" && (value as When[]).length === 1) return sufficientIn((value as When[])[0]!);
	if (parts.length > 1 || key === "all" || key === "not") return [{ reason: TOGETHER }];
	return [formOf(key, value)];
}

function formOf(name: string, options: unknown): NativeForm | Reason {
	const form = conditions.get(name)!.native?.(options as never);
	return form ?? { reason: OTHER, params: { condition: name } };
}
