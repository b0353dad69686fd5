// The conditions and actions that there are. Loaded once; adding a file adds the thing.
import { loadRegistry } from "../registry.ts";
import type { ActionDefinition } from "./action.ts";
import type { ConditionDefinition } from "./condition.ts";

/** Every condition by name. */
export const conditions: ReadonlyMap<string, ConditionDefinition> = await loadRegistry<ConditionDefinition>(
	new URL("conditions/", import.meta.url),
);

/** Every action by name. */
export const actions: ReadonlyMap<string, ActionDefinition> = await loadRegistry<ActionDefinition>(
	new URL("actions/", import.meta.url),
);
