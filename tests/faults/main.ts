// `npm run faults [-- FLAGS]`: every fault at every step of every flow, as a table.
//   --process       what kills is a real kill -9 of a process of its own
//   --flow PART --fault PART --trouble PART    only those with this in their name (a trouble: in its JSON)
//   --most N        at most N of each fault in each flow, drawn by --seed N
//   --minutes N     nothing new is begun after so many
//   --at-once N     trials side by side (4; with --process 2)
//   --log FILE      each trial as a line of JSON; those in it that went well are not made again, so a run can be resumed
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { flowNames } from "./flows.ts";
import { kinds } from "./kinds.ts";
import { endWaiting, inChild, inProcess } from "./life.ts";
import { type Attempt, isFailure, type Row, randomOf, runFaults } from "./run.ts";
import { endDisks } from "./small-disk.ts";

const { values } = parseArgs({
	options: {
		process: { type: "boolean", default: false },
		flow: { type: "string", default: "" },
		fault: { type: "string", default: "" },
		trouble: { type: "string", default: "" },
		most: { type: "string" },
		seed: { type: "string" },
		minutes: { type: "string" },
		"at-once": { type: "string" },
		log: { type: "string" },
	},
});
process.on("unhandledRejection", (error) => {
	console.error("unhandled rejection:", error);
	process.exitCode = 1;
});
process.on("uncaughtException", (error) => {
	console.error("uncaught exception:", error);
	process.exitCode = 1;
});
const part = (text: string, wanted: string) => text.toLowerCase().includes(wanted.toLowerCase());
const seed = Number(values.seed ?? Date.now() % 1e6);
const began = performance.now();
const { log, most, minutes } = values;
const earlier: Attempt[] =
	log && existsSync(log)
		? readFileSync(log, "utf8")
				.trim()
				.split("\n")
				.map((line) => JSON.parse(line))
		: [];
const rows = await runFaults({
	birth: ({ kills }) => (values.process && kills ? inChild : inProcess),
	flows: flowNames.filter((name) => part(name, values.flow)),
	kinds: kinds.filter(({ name, kills }) => part(name, values.fault) && (!values.process || kills)),
	pick: (trouble) => JSON.stringify(trouble).includes(values.trouble),
	atOnce: Number(values["at-once"] ?? (values.process ? 2 : 4)),
	done: earlier.filter((one) => !isFailure(one)),
	...(most === undefined ? {} : { most: Number(most) }),
	...(most === undefined && minutes === undefined ? {} : { random: randomOf(seed) }),
	...(minutes === undefined ? {} : { seconds: Number(minutes) * 60 }),
	told(attempt, left) {
		if (log) appendFileSync(log, `${JSON.stringify(attempt)}\n`);
		if (isFailure(attempt)) console.log(`${left} left, WRONG: ${attempt.fault} · ${attempt.flow} · ${attempt.trouble}`);
		else if (left % 100 === 0) console.log(`${left} left`);
	},
});
await endWaiting();
endDisks();
table("fault", ({ fault }) => fault);
table("flow", ({ flow }) => flow);
console.log(`\nseed ${seed}, ${((performance.now() - began) / 1000).toFixed(0)} s, load ${loadavg()[0]!.toFixed(1)}`);
for (const failure of rows.flatMap(({ failures }) => failures)) {
	process.exitCode = 1;
	console.log(`\n${failure.fault} · ${failure.flow}:`, JSON.stringify(failure, null, 1));
}
process.exit();

function table(head: string, of: (row: Row) => string): void {
	console.log(`\n| ${head} | tried | lost | doubled | reworded | never came about |\n|---|---|---|---|---|---|`);
	const line = (name: string, some: readonly Row[]): void => {
		const sum = (what: (row: Row) => number) => some.reduce((total, row) => total + what(row), 0);
		const counts = [sum((row) => row.tried), sum((row) => row.lost), sum((row) => row.doubled)];
		console.log(`| ${[name, ...counts, sum((row) => row.reworded), sum((row) => row.missed)].join(" | ")} |`);
	};
	for (const [name, some] of Map.groupBy(rows, of)) line(name, some);
	line("**all**", rows);
}
