// `npm run faults [-- --process] [--flow PART] [--fault PART] [--most N] [--seed N] [--minutes N]`: every fault at every step of every flow, as
// a table. `--process`: what kills is a real kill -9 of a process of its own, which takes long to start.
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { flowNames } from "./flows.ts";
import { kinds } from "./kinds.ts";
import { endWaiting, inChild, inProcess } from "./life.ts";
import { randomOf, runFaults } from "./run.ts";

const { values } = parseArgs({
	options: {
		process: { type: "boolean", default: false },
		flow: { type: "string", default: "" },
		fault: { type: "string", default: "" },
		most: { type: "string" },
		seed: { type: "string" },
		minutes: { type: "string" },
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
const rows = await runFaults({
	birth: ({ kills }) => (values.process && kills ? inChild : inProcess),
	flows: flowNames.filter((name) => part(name, values.flow)),
	kinds: kinds.filter(({ name }) => part(name, values.fault)),
	...(values.most === undefined ? {} : { most: Number(values.most) }),
	...(values.most === undefined && values.minutes === undefined ? {} : { random: randomOf(seed) }),
	...(values.minutes === undefined ? {} : { seconds: Number(values.minutes) * 60 }),
});
await endWaiting();
const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0);
console.log("| fault | flow | tried | lost | doubled | reworded |\n|---|---|---|---|---|---|");
for (const { fault, flow, tried, lost, doubled, reworded } of rows)
	if (tried > 0) console.log(`| ${fault} | ${flow} | ${tried} | ${lost} | ${doubled} | ${reworded} |`);
console.log(
	`| **all** | | **${sum(({ tried }) => tried)}** | **${sum(({ lost }) => lost)}** | **${sum((row) => row.doubled)}** | ${sum((row) => row.reworded)} |`,
);
console.log(`\nseed ${seed}, ${((performance.now() - began) / 1000).toFixed(0)} s, load ${loadavg()[0]!.toFixed(1)}`);
for (const { fault, flow, failures } of rows)
	for (const failure of failures) {
		process.exitCode = 1;
		console.log(`\n${fault} · ${flow}:`, JSON.stringify(failure, null, 1));
	}
process.exit();
