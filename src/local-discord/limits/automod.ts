// AutoMod rules as they are sent: lengths, counts, and which action goes with which trigger.
// https://docs.discord.com/developers/resources/auto-moderation#auto-moderation-rule-object
import { RE2JS } from "re2js";
import { type Fields, fieldsOf, listOf, numberOf, stringsOf, textOf } from "../fields.ts";
import { Form, type Path } from "../form.ts";
import type { AutoModRule } from "../world.ts";

const TRIGGERS = [1, 3, 4, 5, 6] as const;
const MAX_TIMEOUT_SECONDS = 2_419_200;

/** @param before the rule that is changed; null: a new one, where name, event, trigger and actions are required */
export function readRule(body: Fields, before: AutoModRule | null): Omit<AutoModRule, "id" | "creatorId"> {
	const form = new Form();
	const fresh = before === null;
	const name = form.text(["name"], body.name, { min: 1, max: 100, required: fresh }) ?? before?.name ?? "";
	const eventType = form.choice<number>(["event_type"], body.event_type, [1, 2], fresh) ?? before?.eventType ?? 1;
	const triggerType =
		before?.triggerType ?? form.choice<number>(["trigger_type"], body.trigger_type, TRIGGERS, true) ?? 1;
	const trigger = { ...(before?.trigger ?? {}), ...readTrigger(form, triggerType, fieldsOf(body.trigger_metadata)) };
	if (fresh || body.actions !== undefined) form.list(["actions"], body.actions, { min: 1, max: 5, required: true });
	const actions =
		body.actions === undefined
			? (before?.actions ?? [])
			: listOf(body.actions).map((action, i) => readAction(form, ["actions", i], action, triggerType));
	form.list(["exempt_roles"], body.exempt_roles, { max: 20 });
	form.list(["exempt_channels"], body.exempt_channels, { max: 50 });
	form.done();
	return {
		name,
		eventType,
		triggerType,
		trigger,
		actions,
		enabled: typeof body.enabled === "boolean" ? body.enabled : (before?.enabled ?? false),
		exemptRoles: body.exempt_roles === undefined ? (before?.exemptRoles ?? []) : stringsOf(body.exempt_roles),
		exemptChannels:
			body.exempt_channels === undefined ? (before?.exemptChannels ?? []) : stringsOf(body.exempt_channels),
	};
}

function readTrigger(form: Form, type: number, metadata: Fields): Fields {
	const at = "trigger_metadata";
	const words = (key: string, most: number, length: number) => {
		const list = form.list([at, key], metadata[key], { max: most }) ?? [];
		for (const [index, word] of list.entries())
			form.text([at, key, index], word, { min: 1, max: length, required: true });
		return stringsOf(metadata[key]);
	};
	if (type === 1 || type === 6) {
		const patterns = words("regex_patterns", 10, 260);
		for (const [index, pattern] of patterns.entries()) {
			try {
				RE2JS.compile(pattern);
			} catch {
				form.add([at, "regex_patterns", index], "AUTO_MODERATION_INVALID_REGEX", "Invalid regular expression");
			}
		}
		return {
			keyword_filter: words("keyword_filter", 1000, 60),
			regex_patterns: patterns,
			allow_list: words("allow_list", 100, 60),
		};
	}
	if (type === 4) {
		const presets = Array.isArray(metadata.presets) ? metadata.presets : [];
		for (const [index, preset] of presets.entries()) form.choice([at, "presets", index], preset, [1, 2, 3]);
		return { presets, allow_list: words("allow_list", 1000, 60) };
	}
	if (type === 5) {
		const limit = form.integer([at, "mention_total_limit"], metadata.mention_total_limit, { min: 0, max: 50 });
		return {
			mention_total_limit: limit ?? 20,
			mention_raid_protection_enabled: metadata.mention_raid_protection_enabled === true,
		};
	}
	return {};
}

function readAction(form: Form, path: Path, action: Fields, triggerType: number): AutoModRule["actions"][number] {
	const type = form.choice([...path, "type"], action.type, [1, 2, 3, 4], true) ?? 1;
	const metadata = fieldsOf(action.metadata);
	const at = [...path, "metadata"];
	if (type === 1) {
		const text = form.text([...at, "custom_message"], metadata.custom_message, { max: 150 });
		return { type, metadata: text ? { custom_message: text } : {} };
	}
	if (type === 2) {
		if (textOf(metadata.channel_id) === "") form.required([...at, "channel_id"]);
		return { type, metadata: { channel_id: textOf(metadata.channel_id) } };
	}
	if (type === 3) {
		if (triggerType !== 1 && triggerType !== 5)
			form.add(path, "AUTO_MODERATION_INVALID_ACTION_TYPE", "This action cannot be used with this trigger.");
		form.integer([...at, "duration_seconds"], metadata.duration_seconds, {
			min: 1,
			max: MAX_TIMEOUT_SECONDS,
			required: true,
		});
		return { type, metadata: { duration_seconds: numberOf(metadata.duration_seconds, 60) } };
	}
	if (triggerType !== 6)
		form.add(path, "AUTO_MODERATION_INVALID_ACTION_TYPE", "This action cannot be used with this trigger.");
	return { type, metadata: {} };
}
