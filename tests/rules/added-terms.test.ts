// A server's own words are compiled apart from the lists that all servers share, and find what one compilation would.
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkOwnSettings, matchers } from "../../src/guild-check.ts";
import {
	addTerms,
	compileTerms,
	readTerm,
	type TermHit,
	type TermList,
	type TermMatcher,
} from "../../src/language/terms.ts";
import { readYaml } from "../../src/yaml.ts";
import { defaultLists, defaultTerms } from "./default-terms.ts";
import { DISGUISES } from "./disguises.ts";

const WORDS = ["Idiot", "=Sau", "Arsch*", "*geige", "*marsch*", "Arschgeige", "blöde Sau", "Idioten", "дурак", "жук", "Öltrottel", "halt die Fresse"]; // biome-ignore format: a list
const words = (max: number) => fc.uniqueArray(fc.constantFrom(...WORDS), { maxLength: max });
const list = fc
	.record({ entries: words(6), allow: words(2), inside: words(1), insults: fc.boolean(), near: fc.boolean() })
	.map(
		({ entries, allow, inside, insults, near }) =>
			(name: string): TermList => ({
				name,
				language: "de",
				allow,
				entries: entries.map((word) => ({
					...readTerm(word),
					category: insults ? "insult" : name,
					allow: inside,
					...(near && { around: { near: [["du", "ihr"]] } }),
				})),
			}),
	);
const disguised = fc
	.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...Object.values(DISGUISES)), fc.integer({ min: 1 }))
	.map(([word, disguise, seed]) => disguise(word.replace(/[=*]/g, ""), () => ((seed * 7919) % 997) / 997) ?? word);
const text = fc
	.array(
		fc.oneof(
			disguised,
			disguised,
			fc.constantFrom("du", "ihr", "@", "1", "ä", "**", "Marschmusik", "-", ". ", "о", "а"),
		),
		{ maxLength: 9 },
	)
	.chain((pieces) => fc.constantFrom(pieces.join(" "), pieces.join("")));

/** What its `allow` excuses in all lists, one compilation says list by list. */
const atOnce = (lists: readonly TermList[], own: TermList): TermMatcher =>
	compileTerms([...lists.map((one) => ({ ...one, allow: [...one.allow, ...own.allow] })), own]);

/** Of masked words that fit several terms alike, which comes first is left open. */
const told = (hits: readonly TermHit[]) => {
	const masked = hits
		.filter(({ view }) => view === "masked")
		.map(({ start, end, category }) => [start, end, category].join());
	return [hits.filter(({ view }) => view !== "masked"), masked.sort()];
};

test("shared lists and added words find what one compilation of both finds", () => {
	let found = 0;
	const lists = fc.tuple(list, list, list).map(([a, b, own]) => ({ shared: [a("a"), b("b")], own: own("own") }));
	fc.assert(
		fc.property(lists, fc.array(text, { minLength: 5, maxLength: 5 }), ({ shared, own }, texts) => {
			const added = addTerms(compileTerms(shared), own);
			const whole = atOnce(shared, own);
			expect([added.size, added.lists, added.categories]).toEqual([whole.size, whole.lists, whole.categories]);
			for (const one of texts) {
				const hits = added.scan(one);
				found += hits.length;
				expect(told(hits)).toEqual(told(whole.scan(one)));
				expect(told(added.scan(one, true))).toEqual(told(hits));
			}
		}),
		{ numRuns: 150 },
	);
	expect(found).toBeGreaterThan(250);
});

test("servers with words of their own have the shipped lists in common", () => {
	const matcher = matchers();
	const settings = (word: string, allow: string) =>
		checkOwnSettings(
			readYaml(`ownTerms: { allow: ['${allow}'], terms: { insult: [${word}] } }`, "guild.yaml"),
			readYaml("language: de\nrules: [{ name: r, clause: So nicht., when: terms, then: [flag] }]", "base.yaml"),
			defaultLists,
			matcher,
		);
	const [one, other] = [settings("Torfkopp", "(Idiot|Trottel)"), settings("Deichkasper", "Vollpfosten")];
	expect([one.problems, other.problems]).toEqual([[], []]);
	const parts = [one, other].map(({ value }) => matcher(defaultLists, value!.terms.at(-1)!).compiled.parts);
	expect(parts[1]![0]).toBe(parts[0]![0]);
	for (const [, own] of parts) expect(own!.automaton.next.byteLength).toBeLessThan(10_000);

	const own = one.value!.terms.at(-1)!;
	const added = addTerms(defaultTerms, own);
	const whole = atOnce(defaultLists, own);
	for (const one of [
		"Du Idiot!",
		"Du Tr0ttel, Idioot",
		"Torf-kopp",
		"Du T0rfkopp und Arschloch",
		"h4lt die Fr3sse, Torfk*pp",
	])
		expect(added.scan(one)).toEqual(whole.scan(one));
	const phrase = { ...own, allow: [], entries: [{ ...readTerm("alter Deichkasper"), category: "insult", allow: [] }] };
	expect(addTerms(defaultTerms, phrase).scan("alter D*ichkasper")).toHaveLength(1);
	expect(added.scan("Du Idiot, du Trottel")).toEqual([]);
	expect(added.scan("Torfkopp, du Arschloch").map(({ list }) => list)).toEqual(["ownTerms", "de"]);
});
