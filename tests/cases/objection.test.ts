import fc from "fast-check";
import { expect, test } from "vitest";
import type { Case } from "../../src/cases/case.ts";
import { fresh } from "../../src/cases/case.ts";
import { objectUntil } from "../../src/cases/deadline.ts";
import { spared } from "../../src/cases/ladder.ts";
import {
	closed,
	deciders,
	decidesObjection,
	dismiss,
	mayNotObject,
	object,
	raised,
	reminded,
	withdraw,
} from "../../src/cases/objection.ts";
import type { Objection } from "../../src/cases/objection-record.ts";
import { takenBack } from "../../src/cases/take-back.ts";
import { anonymised, NOBODY, neededFor, trimmed } from "../../src/cases/trim.ts";
import { messageKinds } from "../../src/guild/case-messages.ts";

const MEMBER = "100000000000000001";
const MOD = "100000000000000002";
const OTHER = "100000000000000003";
const NOW = Date.UTC(2026, 2, 1);
const restricts = () => "member" as const;

const done = { ...fresh(), state: "done" as const, at: NOW };
const base: Case = {
	number: 7,
	openedAt: NOW,
	origin: { by: "person", personId: MOD },
	decision: "remove",
	rules: [],
	matches: [{ rule: "r", condition: "terms", part: 0, text: "Geheimwort", start: 0, end: 10 }],
	person: { id: MEMBER, userName: "milan", displayName: "Milan" },
	comment: {
		messageId: "100000000000000010",
		channelId: "100000000000000011",
		parentId: null,
		revision: "x",
		createdAt: NOW,
		editedAt: null,
		parts: [{ source: "content", text: "Geheimwort" }],
		attachments: ["Geheimwort.png"],
		article: null,
		viaForm: false,
		unposted: false,
	},
	actions: [
		{
			rule: "strikes",
			action: "timeout",
			proposed: false,
			undoes: false,
			text: null,
			effects: [{ effect: { kind: "timeoutMember", userId: MEMBER, until: NOW + 1000 }, progress: done }],
		},
	],
	messages: [],
	swept: [{ channelId: "100000000000000011", messageId: "100000000000000010", at: NOW, text: "Geheimwort" }],
	strikes: 1,
	mentions: [],
	reason: null,
	toxicity: null,
	claim: null,
	escalatedAt: null,
	reports: [],
	objection: null,
	trimmedAt: null,
	review: "none",
	problem: null,
	language: "de",
	history: [{ at: NOW, by: MOD, kind: "opened", detail: null }],
} as Case;

test.each([
	// Day of the decision → the first moment too late, both by the clock in Berlin.
	["2026-03-01T10:00:00+01:00", "2026-09-02T00:00:00+02:00"],
	["2026-08-31T10:00:00+02:00", "2027-03-01T00:00:00+01:00"],
	["2027-08-31T10:00:00+02:00", "2028-03-01T00:00:00+01:00"],
	["2026-10-31T23:59:59+01:00", "2027-05-01T00:00:00+02:00"],
	["2026-12-31T12:00:00+01:00", "2027-07-01T00:00:00+02:00"],
	// Just after midnight in Berlin it is still the day before in Greenwich.
	["2026-03-01T00:30:00+01:00", "2026-09-02T00:00:00+02:00"],
	// The clocks go back, and forward, in the night the time ends.
	["2026-04-24T10:00:00+02:00", "2026-10-25T00:00:00+02:00"],
	["2026-09-27T10:00:00+02:00", "2027-03-28T00:00:00+01:00"],
])("six calendar months from %s end at %s", (decided, end) => {
	expect(new Date(objectUntil(Date.parse(decided))).toISOString()).toBe(new Date(end).toISOString());
});

test("the time to object never shrinks below 181 days (an hour less in spring) nor grows above 185", () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (at) => {
			const days = (objectUntil(at) - at) / 86_400_000;
			return days > 180.95 && days < 185.1;
		}),
	);
});

test("who may object when", () => {
	expect(mayNotObject(base, restricts, NOW)).toBeNull();
	expect(mayNotObject(base, restricts, objectUntil(NOW) - 1)).toBeNull();
	expect(mayNotObject(base, restricts, objectUntil(NOW))).toMatchObject({ type: "late" });
	expect(mayNotObject(base, () => null, NOW)).toEqual({ type: "nothing" });
	const first = object(base, "Nein.", NOW);
	expect(mayNotObject(first, restricts, NOW)).toEqual({ type: "open" });
	const held: Case = { ...base, decision: "hold", review: "open" };
	expect(mayNotObject(held, () => "comment", NOW)).toEqual({ type: "held" });
	expect(mayNotObject(held, restricts, NOW)).toBeNull();
	const lost = dismiss(first, { by: OTHER, reason: "Doch.", now: NOW + 5 })!;
	expect(mayNotObject(lost, restricts, NOW + 6)).toEqual({ type: "used", state: "dismissed" });
	// Something new was decided, at the same moment even: the order counts.
	const more: Case = { ...lost, history: [...lost.history, { at: NOW + 5, by: MOD, kind: "acted", detail: "ban" }] };
	expect(mayNotObject(more, restricts, NOW + 6)).toBeNull();
	const second = object(more, "Nein!", NOW + 7);
	expect(second.objection!.earlier.map(({ text, reason }) => [text, reason])).toEqual([["Nein.", "Doch."]]);
	expect(second.messages.filter(({ kind }) => kind === "objection").map(({ ref }) => ref)).toEqual(["0", "1"]);
	expect(deciders(second)).toEqual(new Set([MOD, OTHER]));
});

test("neither whom it concerns nor who decided the case decides; an admin may where nobody else can", () => {
	const open = object(base, "Nein.", NOW);
	expect(decidesObjection(open, MEMBER, true)).toBe("concerned");
	expect(decidesObjection(open, MOD, false)).toBe("first");
	expect(decidesObjection(open, MOD, true)).toBe("alone");
	expect(decidesObjection(open, OTHER, false)).toBe("may");
	const byRule: Case = { ...open, origin: { by: "rule", personId: null } };
	expect(decidesObjection(byRule, MOD, false)).toBe("may");
});

test("whatever happens in whatever order, no objection is lost and none is decided twice", () => {
	const deed = fc.record({
		what: fc.constantFrom("object", "uphold", "dismiss", "withdraw", "act", "remind", "trim"),
		by: fc.constantFrom(MOD, OTHER),
		wait: fc.integer({ min: 0, max: 40 * 86_400_000 }),
	});
	fc.assert(
		fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
			let now = NOW;
			let record = base;
			const raisedTexts: string[] = [];
			const ends: string[] = [];
			for (const { what, by, wait } of deeds) {
				now += wait;
				const before = record;
				if (what === "object" && mayNotObject(record, restricts, now) === null) {
					raisedTexts.push(`n${raisedTexts.length}`);
					record = object(record, raisedTexts.at(-1)!, now);
				} else if (what === "dismiss") record = dismiss(record, { by, reason: "r", now }) ?? record;
				else if (what === "withdraw") record = withdraw(record, now) ?? record;
				else if (what === "uphold") {
					const objection = closed(record.objection, { state: "upheld", by, reason: "r", now });
					const event = { at: now, by, kind: "upheld" as const, detail: null };
					if (objection) record = { ...record, objection, history: [...record.history, event] };
				} else if (what === "act") {
					const event = { at: now, by, kind: "acted" as const, detail: "x" };
					record = { ...record, history: [...record.history, event] };
				} else if (what === "remind") record = reminded(record, 7 * 86_400_000, now) ?? record;
				if (before.objection?.state === "open" && record.objection?.state !== "open")
					ends.push(record.objection!.state);
				// The past stays as it was written.
				expect(record.history.slice(0, before.history.length)).toEqual(before.history);
				if (before.objection && before.objection.state !== "open" && record.objection === before.objection)
					expect(record.objection).toEqual(before.objection);
			}
			const all: Omit<Objection, "earlier">[] = record.objection ? [...record.objection.earlier, record.objection] : [];
			expect(all.map(({ text }) => text)).toEqual(raisedTexts);
			expect(all.flatMap(({ state }) => (state === "open" ? [] : [state]))).toEqual(ends);
			expect(all.slice(0, -1).every(({ state, decidedAt }) => (state as string) !== "open" && decidedAt !== null)).toBe(
				true,
			);
		}),
		{ numRuns: 300 },
	);
	expect(() => raised(raised(null, "a", 1), "b", 2)).toThrow();
});

test("what was done again after it was undone is undone again", () => {
	const undo = (action: string) => [
		{ kind: "timeoutMember" as const, userId: MEMBER, until: action === "timeout" ? null : 1 },
	];
	const once = { ...base, actions: takenBack(base, undo, NOW, "x") };
	expect(once.actions.filter(({ undoes }) => undoes)).toHaveLength(1);
	expect(takenBack(once, undo, NOW, "x").filter(({ undoes }) => undoes)).toHaveLength(1);
	const again = { ...once, actions: [...once.actions, base.actions[0]!] };
	expect(takenBack(again, undo, NOW, "x").filter(({ undoes }) => undoes)).toHaveLength(2);
});

test("a later case is spared what the ladder added only because of strikes that were revoked", () => {
	const ladder = [
		{ at: 2, adds: ["timeout"] },
		{ at: 3, adds: ["timeout"] },
	];
	const strike = (number: number, revoked = false) => ({ case: number, at: NOW - 1, expiresAt: null, revoked });
	const isLadders = ({ rule }: { rule: string }) => rule === "strikes";
	const later = { ...base, number: 9 };
	expect(spared(later, ladder, [strike(7, true), strike(9)], isLadders)).toEqual(["timeout"]);
	expect(spared(later, ladder, [strike(7), strike(9)], isLadders)).toEqual([]);
	// One rung lower it would have been shorter: it goes.
	expect(spared(later, ladder, [strike(5), strike(7, true), strike(9)], isLadders)).toEqual(["timeout"]);
	expect(spared(later, ladder, [strike(7, true), strike(9)], () => false)).toEqual([]);
});

test("trimming leaves no word of the member's, anonymising no trace of them", () => {
	const full = dismiss(object(base, "Geheimwort im Einspruch", NOW), { by: OTHER, reason: "Nein.", now: NOW })!;
	const after = trimmed(full, NOW + 1);
	expect(JSON.stringify(after)).not.toContain("Geheimwort");
	expect(after.history.at(-1)).toMatchObject({ kind: "trimmed", by: "bot" });
	expect(trimmed(after, NOW + 2)).toBe(after);
	const nobody = JSON.stringify(anonymised(full, NOW));
	for (const trace of ["Geheimwort", MEMBER, "ilan", "100000000000000010"]) expect(nobody).not.toContain(trace);
	expect(JSON.parse(nobody)).toMatchObject({ number: 7, decision: "remove", person: { id: NOBODY } });
});

test("a case is kept as it is while an objection, a review or a restriction needs it", () => {
	const quiet: Case = { ...base, messages: [] };
	expect(neededFor(quiet, 0, NOW)).toEqual({ why: "restriction", until: NOW + 1000 });
	expect(neededFor(quiet, 0, NOW + 1000)).toBeNull();
	expect(neededFor(quiet, NOW + 9000, NOW + 1000)).toEqual({ why: "restriction", until: NOW + 9000 });
	expect(neededFor(quiet, null, NOW + 1000)).toEqual({ why: "restriction", until: null });
	expect(neededFor(object(quiet, "Nein.", NOW), 0, NOW + 9000)).toMatchObject({ why: "objection" });
	expect(neededFor({ ...quiet, review: "open" }, 0, NOW + 9000)).toMatchObject({ why: "review" });
});

test("no two kinds of messages share a nonce: Discord would take the second for the first", () => {
	const nonces = Object.values(messageKinds).map(({ nonce }) => nonce);
	expect(nonces.filter((nonce, index) => nonces.indexOf(nonce) !== index)).toEqual([]);
});
