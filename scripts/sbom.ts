// `npm run -s sbom > sbom.json`: what a production install consists of, as CycloneDX, from the lock file alone. npm's own
// --omit=dev loses what is also an optional peer of a development package (yaml), so the lock file says what is kept.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

interface Component {
	readonly "bom-ref": string;
	readonly group?: string;
	readonly name: string;
	readonly version: string;
}
interface Sbom {
	components: Component[];
	dependencies: { ref: string; dependsOn?: string[] }[];
}

const root = new URL("..", import.meta.url);
const npm = process.platform === "win32" ? "npm.cmd" : "npm";
const options = ["sbom", "--package-lock-only", "--sbom-format", "cyclonedx", "--sbom-type", "application"];
const sbom = JSON.parse(
	execFileSync(npm, options, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1 << 28 }),
) as Sbom;
const lock = JSON.parse(readFileSync(new URL("package-lock.json", root), "utf8")) as {
	packages: Record<string, { version: string; dev?: boolean }>;
};
const kept = new Set(
	Object.entries(lock.packages)
		.filter(([path, { dev }]) => path && !dev)
		.map(([path, { version }]) => `${path.split("node_modules/").at(-1)}@${version}`),
);
const dropped = new Set<string>();
sbom.components = sbom.components.filter((one) => {
	const name = one.group && !one.name.startsWith("@") ? `${one.group}/${one.name}` : one.name;
	const keep = kept.has(`${name}@${one.version}`);
	if (!keep) dropped.add(one["bom-ref"]);
	return keep;
});
sbom.dependencies = sbom.dependencies
	.filter(({ ref }) => !dropped.has(ref))
	.map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((other) => !dropped.has(other)) }));
process.stdout.write(`${JSON.stringify(sbom, null, 2)}\n`);
