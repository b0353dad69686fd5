// The short form of `npm run faults`: a sample of all faults at all steps of all flows, drawn by a seed and bounded in time.
// FAULTS_SEED repeats a sample.
import { afterAll, expect, test } from "vitest";
import { flowNames } from "./flows.ts";
import { kinds } from "./kinds.ts";
import { endWaiting, inChild, inProcess } from "./life.ts";
import { type Row, randomOf, runFaults, shuffled } from "./run.ts";

const seed = Number(process.env.FAULTS_SEED ?? (process.env.CI ? 20261122 : Date.now() % 1e6));
/** For each of the two tests, beside the undisturbed runs. */
const SECONDS = Number(process.env.FAULTS_SECONDS ?? 5);
afterAll(endWaiting);

function hold(rows: readonly Row[]): void {
	const tried = rows.reduce((sum, row) => sum + row.tried, 0);
	console.log(`${tried} faults tried, seed ${seed}`);
	expect(rows.flatMap(({ failures }) => failures)).toEqual([]);
	expect(tried).toBeGreaterThanOrEqual(1);
}

test("whatever goes wrong at whichever step: nothing is lost, nothing is done twice", async () => {
	// Two flows a run: each needs an undisturbed run of its own to be held against.
	const flows = shuffled(flowNames, randomOf(seed)).slice(0, 2);
	hold(await runFaults({ birth: () => inProcess, flows, most: 2, random: randomOf(seed), seconds: SECONDS }));
}, 180_000);

test("kill -9 of a real process at a step of a decision", async () => {
	const killing = kinds.filter(({ kills }) => kills);
	const flows = flowNames.filter((name) => name.includes("decision"));
	hold(
		await runFaults({ birth: () => inChild, flows, kinds: killing, most: 2, random: randomOf(seed), seconds: SECONDS }),
	);
}, 180_000);
