// Discord's AutoMod kept in step with the guild's rules. Only rules that are the bot's own by maker and name are touched;
// Discord is asked and written to only where something differs, on a change and once an hour.
import { shortHash } from "../articles/hash.ts";
import { LIMITS, type NativeRule, type NativeSet, nativeRules } from "../rules/auto-mod.ts";
import { put, remove } from "../store/store.ts";
import { defineTexts, type Text } from "../texts.ts";
import type { AutoModRule } from "./auto-mod-platform.ts";
import { sentence } from "./feed-trace.ts";
import type { Guild } from "./guild.ts";
import { Refusal } from "./platform.ts";
import { type AutoModRecord, autoModRecord, type Problem, troubleKey, troubleRecord } from "./records.ts";

const texts = defineTexts({
	de: {
		missingPermission:
			"Ich kann die Regeln nicht in Discords AutoMod eintragen, weil mir das Recht „Server verwalten“ fehlt. Servereinstellungen → Rollen → Rolle des Bots. Bis dahin prüfe nur ich die Kommentare, nachdem sie erschienen sind. Wenn ihr AutoMod nicht wollt: `autoMod.enabled: false`.",
		failed:
			"Discord nimmt die Regeln für AutoMod nicht an: {detail}. Ich versuche es weiter; bis dahin prüfe nur ich die Kommentare, nachdem sie erschienen sind.",
	},
	en: {
		missingPermission:
			"I cannot write the rules to Discord's AutoMod because I lack the permission “Manage Server”. Server Settings → Roles → the bot's role. Until then only I check comments, after they have appeared. If you do not want AutoMod: `autoMod.enabled: false`.",
		failed:
			"Discord does not accept the rules for AutoMod: {detail}. I keep trying; until then only I check comments, after they have appeared.",
	},
});

const HOUR = 3_600_000;
const AGAIN = 10 * 60_000;
/** The key of the trouble that the moderators are told of. */
const TROUBLE = troubleKey("automod");

/** What was compared last, in this process. */
interface Compared {
	readonly inputs: readonly unknown[];
	readonly next: number;
}
const compared = new WeakMap<Guild, Compared>();

/** Brings Discord's AutoMod in step where something changed or an hour has passed. Repeating is harmless; never throws a Refusal. */
export async function keepAutoMod(guild: Guild): Promise<void> {
	const { enabled } = guild.config.autoMod;
	const around = JSON.stringify(guild.platform.autoMod.surroundings());
	const inputs = [guild.config, guild.rules, guild.terms, around, guild.platform.autoMod.allowed()];
	const before = compared.get(guild);
	const same = before?.inputs.every((input, index) => input === inputs[index]);
	if (same && before && before.next > guild.now()) return;
	const known = await guild.store.get(autoModRecord, "automod");
	if (!before && known && isInStep(guild, known)) {
		compared.set(guild, { inputs, next: known.at + HOUR });
		return;
	}
	const quiet = !enabled && (known?.rules.length ?? 0) === 0;
	const problem = quiet ? null : await bringInStep(guild, known);
	await tell(guild, problem);
	compared.set(guild, { inputs, next: guild.now() + (problem ? AGAIN : HOUR) });
}

/** After a start: whether the rules were compared within the hour, without trouble, and are the same still. */
function isInStep(guild: Guild, known: AutoModRecord): boolean {
	if (known.problem || known.at + HOUR <= guild.now() || !guild.config.autoMod.enabled) return false;
	if (!guild.platform.autoMod.allowed()) return false;
	const wanted = nativeOf(guild, known.foreign).rules.map(hashOf);
	return wanted.length === known.rules.length && known.rules.every((rule) => wanted.includes(rule.wanted));
}

const hashOf = (rule: NativeRule): string => shortHash(JSON.stringify(rule));

/** @returns what stands in the way; null where all is as it should be */
async function bringInStep(guild: Guild, known: AutoModRecord | undefined): Promise<Problem | null> {
	const { autoMod } = guild.platform;
	const at = guild.now();
	if (!autoMod.allowed()) {
		if (!guild.config.autoMod.enabled) return null;
		const problem = sentence(at, texts.missingPermission);
		await write(guild, { at, rules: known?.rules ?? [], foreign: known?.foreign ?? NONE, problem });
		return problem;
	}
	const kept: AutoModRecord["rules"][number][] = [];
	let foreign = known?.foreign ?? NONE;
	let problem: Problem | null = null;
	try {
		const present = await autoMod.rules();
		foreign = countForeign(present);
		const wanted = guild.config.autoMod.enabled ? nativeOf(guild, foreign).rules : [];
		const own = present.filter(({ own }) => own);
		const names = new Set(wanted.map(nameOf));
		// Room is made first: Discord allows few rules of a kind.
		for (const [index, rule] of own.entries()) {
			// Made a second time because the answer to the first got lost.
			const isTwice = own.findIndex((other) => nameOf(other) === nameOf(rule)) < index;
			if (isTwice || !names.has(nameOf(rule))) await autoMod.remove(rule.id);
		}
		for (const rule of wanted) {
			const there = own.find((one) => nameOf(one) === nameOf(rule));
			const last = known?.rules.find(({ id }) => id === there?.id);
			const hash = hashOf(rule);
			const inStep = there && last?.wanted === hash && last.state === shortHash(there.state);
			const now = inStep ? there : there ? await autoMod.edit(there.id, rule) : await autoMod.create(rule);
			const { id, name, enabled } = now;
			kept.push({ id, name, rule: rule.rule, wanted: hash, state: shortHash(now.state), enabled });
		}
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		guild.log.warn({ guild: guild.id, err: error }, "AutoMod could not be brought in step");
		problem =
			error.reason === "missingPermission"
				? sentence(at, texts.missingPermission)
				: sentence(at, texts.failed as Text, { detail: error.message });
		// What was written already is not written again; what is unknown is compared again.
		for (const rule of known?.rules ?? []) if (!kept.some(({ id }) => id === rule.id)) kept.push(rule);
	}
	await write(guild, { at, rules: kept, foreign, problem });
	return problem;
}

const NONE = { keywordRules: 0, mentionRule: false };

function countForeign(present: readonly AutoModRule[]): AutoModRecord["foreign"] {
	const others = present.filter(({ own }) => !own);
	return {
		keywordRules: others.filter(({ kind }) => kind === "keyword").length,
		mentionRule: others.some(({ kind }) => kind === "mentions"),
	};
}

/** A rule of another kind under the same name is another rule: the kind cannot be changed. */
function nameOf(rule: AutoModRule | NativeRule): string {
	return `${"trigger" in rule ? rule.trigger.kind : rule.kind} ${rule.name}`;
}

const computed = new WeakMap<Guild, { readonly key: readonly unknown[]; readonly wanted: NativeSet }>();

/** Thousands of spellings: worked out once for as long as nothing of it changes. */
function nativeOf(guild: Guild, foreign: AutoModRecord["foreign"]): NativeSet {
	const room = {
		keywordRules: Math.min(guild.config.autoMod.keywordRules, LIMITS.keywordRules - foreign.keywordRules),
		mentionRule: !foreign.mentionRule,
	};
	const around = guild.platform.autoMod.surroundings();
	const key = [guild.rules, guild.terms, JSON.stringify(around), JSON.stringify(room), guild.language];
	const before = computed.get(guild);
	if (before?.key.every((part, index) => part === key[index])) return before.wanted;
	const wanted = nativeRules(guild.rules, guild.terms, around, room, guild.language);
	computed.set(guild, { key, wanted });
	return wanted;
}

/** What AutoMod keeps of the rules and what not, for `/regeln automod`. */
export async function autoModAccount(guild: Guild): Promise<{ wanted: NativeSet; record: AutoModRecord | undefined }> {
	const record = await guild.store.get(autoModRecord, "automod");
	return { wanted: nativeOf(guild, record?.foreign ?? NONE), record };
}

function write(guild: Guild, record: AutoModRecord): Promise<void> {
	return guild.write([put(autoModRecord, "automod", record)]);
}

/** The moderators read of it once in the log, and anew when it was over and comes back. */
async function tell(guild: Guild, problem: Problem | null): Promise<void> {
	const told = await guild.store.get(troubleRecord, TROUBLE);
	if (!problem && told) await guild.write([remove(TROUBLE)]);
	if (!problem || told) return;
	const id = `${guild.now().toString(36)}automod`;
	const trouble = { channel: "AutoMod", id, problem, attemptedAt: null, told: false };
	await guild.write([put(troubleRecord, TROUBLE, trouble)]);
}
