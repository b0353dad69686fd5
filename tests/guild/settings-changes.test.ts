// The difference by meaning: nothing where both mean the same however they are written, and never nothing where they do not.
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { type GuildSettings, loadConfig } from "../../src/config.ts";
import { settingsChanges } from "../../src/guild/settings-changes.ts";

const config = await loadConfig(fileURLToPath(new URL("../../config", import.meta.url)));
function settings(data: unknown, indent = 2): GuildSettings {
	const { value, problems } = config.checkOwn(stringify(data, { indent, aliasDuplicateObjects: false }), "guild.yaml");
	expect(problems).toEqual([]);
	return value!;
}

const rule = fc.record({
	when: fc.constantFrom({ length: { moreThan: 500 } }, { capitals: { percent: 70 } }, "reply"),
	// biome-ignore lint/suspicious/noThenProperty: the configuration's word
	then: fc.constantFrom(["flag"], ["hold"], [{ warn: { strikes: 0 } }]),
	mode: fc.constantFrom("enforce", "watch"),
	clause: fc.constantFrom(null, "Sei nett.", "Sei kurz."),
});
const feed = fc.record({ channel: fc.constantFrom("a", "b"), perHour: fc.integer({ min: 1, max: 3 }) });
const data = fc
	.record({
		language: fc.constantFrom("de", "en"),
		rules: fc.dictionary(fc.constantFrom("a", "b", "c"), rule),
		feeds: fc.dictionary(fc.constantFrom("1", "2"), feed),
		expireAfter: fc.constantFrom("30 Tage", "2 Tage", null),
		words: fc.uniqueArray(fc.constantFrom("Deichkasper", "Torfkopp", "Bangbüx"), { minLength: 1 }),
	})
	.map(({ language, rules, feeds, expireAfter, words }) => ({
		language,
		// Of the shipped lists none: they would be compiled anew each time.
		terms: [],
		rules: Object.entries(rules).map(([name, rest]) => ({ name, ...rest })),
		feeds: Object.entries(feeds).map(([n, rest]) => ({ url: `https://zeitung.example/${n}`, ...rest })),
		strikes: { expireAfter },
		ownTerms: { terms: { insult: words } },
	}));

test("nothing where nothing changed, everything that did by its name, and turned round it tells the opposite", () => {
	fc.assert(
		fc.property(data, data, (a, b) => {
			const [before, after] = [settings(a), settings(b, 4)];
			const shuffled = settings({ ...a, rules: [...a.rules].reverse(), feeds: [...a.feeds].reverse() }, 8);
			expect(settingsChanges(before, shuffled)).toEqual([]);
			const told = settingsChanges(before, after);
			const names = (list: readonly { name: string }[]) => new Map(list.map((one) => [one.name, JSON.stringify(one)]));
			const [old, fresh] = [names(a.rules), names(b.rules)];
			const expected = [...new Set([...old.keys(), ...fresh.keys()])].filter(
				(name) => old.get(name) !== fresh.get(name),
			);
			expect(
				told
					.filter(({ what }) => what === "rule")
					.map(({ name }) => name)
					.sort(),
			).toEqual(expected.sort());
			expect(told.some(({ name }) => name === "language")).toBe(a.language !== b.language);
			const wordsChanged = [...a.ownTerms.terms.insult].join() !== [...b.ownTerms.terms.insult].join();
			expect(told.some(({ name }) => name === "ownTerms.terms.insult")).toBe(wordsChanged);
			const turned = { added: "removed", removed: "added", changed: "changed" } as const;
			const key = (kind: string, name: string) => `${kind} ${name}`;
			expect(
				settingsChanges(after, before)
					.map(({ kind, name }) => key(turned[kind], name))
					.sort(),
			).toEqual(told.map(({ kind, name }) => key(kind, name)).sort());
		}),
		{ numRuns: 60 },
	);
});

test("values are told as they were written, durations and lists too", () => {
	const before = settings({ strikes: { expireAfter: "90 Tage" }, rules: [], terms: ["de"] });
	const after = settings({ strikes: { expireAfter: "2 Wochen" }, rules: [], terms: ["de", "en"] });
	expect(settingsChanges(before, after)).toEqual([
		{
			kind: "changed",
			what: "setting",
			name: "terms",
			parts: [{ key: "terms", before: "[de]", after: "[de, en]" }],
			came: ["en"],
			went: [],
		},
		{
			kind: "changed",
			what: "setting",
			name: "strikes.expireAfter",
			parts: [{ key: "strikes.expireAfter", before: "90 Tage", after: "2 Wochen" }],
		},
	]);
});
