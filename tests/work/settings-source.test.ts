// Settings checked in a thread: the same answer as at once, comments judged meanwhile, and an end where it takes too long.
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { loadConfig } from "../../src/config.ts";
import { UserError } from "../../src/errors.ts";
import { evaluate } from "../../src/rules/evaluate.ts";
import { plainComment, plainFacts } from "../../src/rules/plain-comment.ts";
import { sayLoose } from "../../src/texts.ts";
import { settingsSource } from "../../src/work/settings-source.ts";
import { createWorkerPool } from "../../src/work/worker-pool.ts";

const config = await loadConfig(fileURLToPath(new URL("../../config", import.meta.url)));
const pool = createWorkerPool({ size: 1 });
afterAll(() => pool.close());
const { check, checkAside } = settingsSource(config, pool)("100000000000000001");

const OWN = `ownTerms: { allow: [Vollidiot], terms: { insult: [Torfkopp] } }
channels: { log: protokoll }
feeds: [{ url: "https://zeitung.example/feed", channel: nachrichten, interval: 5 Minuten, filters: { any: [{ text: Hafen }] } }]
rules:
  - name: torf
    when: { terms: { categories: [insult] } }
    then: [remove, { timeout: { for: 2 Stunden } }]
    cooldown: 1 Stunde
    examples: { hits: [Du Torfkopp!], misses: [Du Vollidiot!] }
  - { name: grob, when: { pattern: { pattern: 'gr+ob' } }, then: [flag], mode: watch }
`;
const BROKEN = [
	"ruls: []\n",
	"rules: [\n",
	OWN.replace("Du Torfkopp!", "Du Engel!"),
	OWN.replace("gr+ob", "(gr"),
	"terms: [gibtsnicht]\n",
];

test("good settings judge as if checked at once; what is wrong is said in the same words", async () => {
	const [here, aside] = [check(OWN), await checkAside(OWN)];
	expect(here.problems).toEqual([]);
	expect({ ...aside.value, rules: null }).toEqual({ ...here.value, rules: null });
	const judged = (text: string) =>
		[here, aside].map(({ value }) => evaluate(value!.rules, plainComment(text), plainFacts()));
	for (const text of ["Du Torfkopp!", "Du Vollidiot!", "Das ist grrrob.", "Guten Tag"]) {
		const [a, b] = judged(text);
		expect(b).toEqual(a);
	}
	expect(judged("Du Torfkopp!")[1]).toMatchObject({ decision: "remove", matches: [{ text: "Torfkopp" }] });
	expect(judged("Du Vollidiot!")[1]!.decision).toBe("allow");
	// What was shown and is then taken is not checked twice.
	expect(await checkAside(OWN)).toBe(aside);
	for (const text of BROKEN) {
		const told = await checkAside(text);
		expect(told.problems.length).toBeGreaterThan(0);
		expect(told).toEqual({ problems: check(text).problems });
	}
});

test("meanwhile the process goes on; what takes too long is refused, and the next one is checked", async () => {
	const words = Array.from(
		{ length: 1_900 },
		(_, n) => `wort${String.fromCharCode(97 + (n % 26), 97 + (n % 25), 97 + (n % 23))}`,
	);
	const dear = OWN.replace("[Torfkopp]", `[Torfkopp], schimpf: [${words.join(", ")}]`);
	let ticks = 0;
	const timer = setInterval(() => ticks++, 1);
	expect((await checkAside(dear)).problems).toEqual([]);
	clearInterval(timer);
	expect(ticks).toBeGreaterThan(3);
	const impatient = settingsSource(config, pool, 1)("100000000000000002");
	const refused = await impatient.checkAside(dear).catch((error: unknown) => error);
	expect(refused).toBeInstanceOf(UserError);
	const { text, params } = refused as UserError;
	expect(sayLoose("de", text, params)).toMatch(/braucht zu viel Zeit oder Speicher.*bleibt alles, wie es ist/);
	expect((await checkAside("rules: []\n")).value!.rules.rules).toEqual([]);
});
