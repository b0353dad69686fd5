// What is different between two settings of a guild, by what they mean, not by how they are written: rules by name, feeds
// by address, everything else key by key.
import type { GuildSettings } from "../config.ts";

export interface SettingsChange {
	readonly kind: "added" | "removed" | "changed";
	readonly what: "rule" | "feed" | "setting";
	/** A rule's name, a feed's address, or keys from the top: "channels.log". */
	readonly name: string;
	/** Of what changed: which keys, with their values as they were written ("" for none). */
	readonly parts: readonly { readonly key: string; readonly before: string; readonly after: string }[];
	/** Of a list: which came and which went, as written. */
	readonly came?: readonly string[];
	readonly went?: readonly string[];
}

type Tree = Readonly<Record<string, unknown>>;

/** Lists whose entries have a name of their own. */
const NAMED = [
	{ section: "feeds", what: "feed", key: "url" },
	{ section: "rules", what: "rule", key: "name" },
] as const;

/** @returns none where both mean the same, however they are written and in whatever order rules and feeds stand */
export function settingsChanges(before: GuildSettings, after: GuildSettings): SettingsChange[] {
	const [a, b] = [sideOf(before), sideOf(after)];
	const named = NAMED.flatMap(({ section, what, key }) => namedChanges(a, b, section, what, key));
	return [
		...named.filter(({ what }) => what === "rule"),
		...named.filter(({ what }) => what === "feed"),
		...rest(a, b),
	];
}

/** Settings as they hold, and as they were written: "604800000" tells nobody what "7 Tage" does. */
interface Side {
	readonly holds: Tree;
	readonly written: Tree;
}

function sideOf({ config, written }: GuildSettings): Side {
	const holds = config as unknown as Tree;
	return { holds, written: written?.data ?? holds };
}

function namedChanges(a: Side, b: Side, section: string, what: SettingsChange["what"], key: string): SettingsChange[] {
	const [before, after] = [byName(a, section, key), byName(b, section, key)];
	const changes: SettingsChange[] = [];
	for (const [name, side] of after) {
		const was = before.get(name);
		if (!was) changes.push({ kind: "added", what, name, parts: [] });
		else if (same(was.holds, side.holds)) continue;
		else {
			const keys = new Set([...Object.keys(was.holds), ...Object.keys(side.holds)]);
			const parts = [...keys]
				.filter((one) => !same(was.holds[one], side.holds[one]))
				.map((one) => ({ key: one, before: sayValue(was.written[one]), after: sayValue(side.written[one]) }));
			changes.push({ kind: "changed", what, name, parts });
		}
	}
	for (const name of before.keys()) if (!after.has(name)) changes.push({ kind: "removed", what, name, parts: [] });
	return changes;
}

function byName({ holds, written }: Side, section: string, key: string): Map<string, Side> {
	const list = (holds[section] ?? []) as readonly Tree[];
	const texts = (written[section] ?? []) as readonly Tree[];
	return new Map(list.map((entry, index) => [String(entry[key]), { holds: entry, written: texts[index] ?? entry }]));
}

function rest(a: Side, b: Side): SettingsChange[] {
	const [before, after] = [leaves(without(a.holds)), leaves(without(b.holds))];
	const changes: SettingsChange[] = [];
	for (const [name, { path, value }] of new Map([...before, ...after])) {
		const was = before.get(name);
		const is = after.get(name);
		if (same(was?.value, is?.value)) continue;
		const kind = was === undefined ? "added" : is === undefined ? "removed" : "changed";
		const parts = [{ key: name, before: sayValue(at(a.written, path)), after: sayValue(at(b.written, path)) }];
		// Nobody wrote it: the default of a section that came or went.
		if (parts.every(({ before, after }) => before === "" && after === "")) continue;
		if (!Array.isArray(value)) changes.push({ kind, what: "setting", name, parts });
		else {
			const [old, fresh] = [a, b].map(({ written }) => wordsAt(written, path)) as [string[], string[]];
			const [had, has] = [new Set(old), new Set(fresh)];
			const came = fresh.filter((word) => !had.has(word));
			const went = old.filter((word) => !has.has(word));
			// Only their order: then the values tell.
			changes.push({ kind, what: "setting", name, parts, ...(came.length + went.length > 0 ? { came, went } : {}) });
		}
	}
	return changes;
}

function without(tree: Tree): Tree {
	return Object.fromEntries(Object.entries(tree).filter(([key]) => !NAMED.some(({ section }) => section === key)));
}

function wordsAt(tree: Tree, path: readonly string[]): string[] {
	const list = at(tree, path);
	return Array.isArray(list) ? list.map(sayValue) : [];
}

interface Leaf {
	readonly path: readonly string[];
	readonly value: unknown;
}

function leaves(tree: Tree, path: readonly string[] = []): Map<string, Leaf> {
	const found = new Map<string, Leaf>();
	for (const [key, value] of Object.entries(tree)) {
		const inside = [...path, key];
		if (value === undefined) continue;
		if (typeof value !== "object" || value === null || Array.isArray(value))
			found.set(inside.join("."), { path: inside, value });
		else for (const [name, leaf] of leaves(value as Tree, inside)) found.set(name, leaf);
	}
	return found;
}

function at(tree: unknown, path: readonly string[]): unknown {
	let value = tree;
	for (const key of path)
		value = typeof value === "object" && value !== null && Object.hasOwn(value, key) ? (value as Tree)[key] : undefined;
	return value;
}

function same(a: unknown, b: unknown): boolean {
	return canonical(a) === canonical(b);
}

/** JSON with its keys in order, so that the order of writing makes no difference. */
function canonical(value: unknown): string {
	return (
		JSON.stringify(value, (_key, inner: unknown) =>
			typeof inner === "object" && inner !== null && !Array.isArray(inner)
				? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
				: inner,
		) ?? "undefined"
	);
}

/** A value about as it stands in YAML, on one line; "" where there is none. */
export function sayValue(value: unknown): string {
	if (value === undefined) return "";
	if (Array.isArray(value)) return `[${value.map(sayValue).join(", ")}]`;
	if (typeof value === "object" && value !== null) {
		const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
		return `{ ${entries.map(([key, inner]) => `${key}: ${sayValue(inner)}`).join(", ")} }`;
	}
	return String(value).replace(/\s+/g, " ");
}
