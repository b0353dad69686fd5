// `npm run bench [-- NAME …]`: each benchmark prints ratios against a peer or floor measured in the same run.
import { readdirSync } from "node:fs";

const folder = new URL(".", import.meta.url);
const all = readdirSync(folder)
	.filter((file) => file.endsWith(".ts") && file !== "main.ts")
	.map((file) => file.slice(0, -3))
	.sort();
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !all.includes(name));
if (unknown.length > 0) {
	console.error(`Unbekannt / unknown: ${unknown.join(", ")}. Es gibt / there are: ${all.join(", ")}`);
	process.exitCode = 2;
} else {
	for (const name of wanted.length > 0 ? wanted : all) {
		console.log(`\n== ${name}`);
		const { default: bench } = (await import(new URL(`${name}.ts`, folder).href)) as { default: () => Promise<void> };
		await bench();
	}
	process.exit();
}
