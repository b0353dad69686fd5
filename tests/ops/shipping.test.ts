// What is shipped beside the code: container, unit, dashboard, alerts, licences, list of parts. Docker itself is not asked.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Client } from "discord.js";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { createMetrics } from "../../src/ops/metrics.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const read = (name: string): string => readFileSync(join(ROOT, name), "utf8");
const pack = JSON.parse(read("package.json")) as Record<"dependencies" | "devDependencies", Record<string, string>>;

test("the Dockerfile: pinned images, production packages only, an account without rights, no shell, nothing copied blindly", () => {
	const lines = read("Dockerfile")
		.replace(/\\\n/g, " ")
		.split("\n")
		.filter((line) => line && !line.startsWith("#"));
	const of = (name: string): string[] => lines.filter((line) => line.startsWith(`${name} `));
	for (const image of of("FROM")) expect(image).toMatch(/^FROM node:24-bookworm-slim( AS \w+)?$/);
	expect(
		lines.every((line) => /^(?:FROM|WORKDIR|COPY|RUN|ENV|USER|VOLUME|HEALTHCHECK|STOPSIGNAL|CMD) /.test(line)),
	).toBe(true);
	expect(of("RUN")[0]).toMatch(/npm install --omit=dev --no-save .*--ignore-scripts/);
	// What runs and how is set after the account has changed.
	expect(lines.indexOf("USER node")).toBeGreaterThan(lines.lastIndexOf(of("RUN").at(-1)!));
	expect(JSON.parse(of("CMD")[0]!.slice(4))).toEqual(["node", "src/main.ts"]);
	expect(JSON.parse(/CMD (\[.*\])$/.exec(of("HEALTHCHECK")[0]!)![1]!)).toEqual(["node", "bin/healthcheck.mjs"]);
	const copied = of("COPY").flatMap((line) =>
		line
			.split(" ")
			.slice(1, -1)
			.filter((word) => !word.startsWith("--from")),
	);
	for (const name of copied.filter((name) => !name.startsWith("/")))
		expect(existsSync(join(ROOT, name)), name).toBe(true);
	const [first, ...kept] = read(".dockerignore")
		.split("\n")
		.filter((line) => line && !line.startsWith("#"));
	expect(first).toBe("*");
	const wanted = new Set(kept.filter((line) => line.startsWith("!")).map((line) => line.slice(1)));
	expect(copied.filter((name) => !name.startsWith("/")).filter((name) => !wanted.has(name))).toEqual([]);
	expect(`${read("Dockerfile")}${read("compose.yaml")}`).not.toMatch(/DISCORD_TOKEN=\S*[\w-]{20}/);
});

test("every package that the program imports is one that a production install brings", () => {
	const files = ["src", "commands", "bin"].flatMap((folder) =>
		readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
			.filter((file) => /\.(?:ts|mjs)$/.test(file) && !file.startsWith("local-discord/page"))
			.map((file) => join(folder, file)),
	);
	const missing = new Set<string>();
	for (const file of files) {
		// Types are gone when the program runs.
		const source = read(file).replace(/^(?:import|export) type [^;]*;/gm, "");
		for (const match of source.matchAll(/(?:^(?:import|export)\s[^;]*?from\s+|^import\s+|import\()"([^".][^"]*)"/gm)) {
			const what = match[1]!;
			const name = what.startsWith("@") ? what.split("/").slice(0, 2).join("/") : what.split("/")[0]!;
			if (!name.startsWith("node:") && !pack.dependencies[name]) missing.add(`${file}: ${name}`);
		}
	}
	expect([...missing]).toEqual([]);
});

test("compose.yaml: the bot is read-only and without rights, ports are this machine's, every mounted file is there", () => {
	const { services, volumes } = parse(read("compose.yaml")) as {
		services: Record<string, { ports?: string[]; volumes?: string[] }>;
		volumes: Record<string, unknown>;
	};
	expect(Object.keys(services)).toEqual(["bot", "postgres", "redis", "prometheus", "grafana"]);
	expect(services.bot).toMatchObject({
		read_only: true,
		cap_drop: ["ALL"],
		security_opt: ["no-new-privileges:true"],
		stop_grace_period: "10s",
	});
	for (const service of Object.values(services)) {
		for (const port of service.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
		for (const volume of service.volumes ?? []) {
			const from = volume.split(":")[0]!;
			expect(from.startsWith("./") ? existsSync(join(ROOT, from)) : from in volumes, volume).toBe(true);
		}
	}
});

test("the health check passes while the bot answers or nobody wants to know, and fails while it does not", async () => {
	const folder = mkdtempSync(join(tmpdir(), "wortmeldung-health-"));
	let status = 200;
	const server = createServer((_request, response) => response.writeHead(status).end());
	await promisify((done: () => void) => server.listen(0, "127.0.0.1", done))();
	const { port } = server.address() as AddressInfo;
	const check = (yaml: string): Promise<number | null> => {
		writeFileSync(join(folder, "bot.yaml"), yaml);
		const { promise, resolve } = Promise.withResolvers<number | null>();
		import("node:child_process").then(({ spawn }) =>
			spawn(process.execPath, [join(ROOT, "bin/healthcheck.mjs")], {
				env: { PATH: process.env.PATH, WORTMELDUNG_CONFIG: folder },
				stdio: "ignore",
			}).on("exit", resolve),
		);
		return promise;
	};
	expect(await check(`health: { host: 0.0.0.0, port: ${port} }`)).toBe(0);
	expect(await check("language: de")).toBe(0);
	status = 500;
	expect(await check(`health: { port: ${port} }`)).toBe(1);
	server.close();
	expect(await check(`health: { port: ${port} }`)).toBe(1);
	rmSync(folder, { recursive: true });
});

test("the unit is one that systemd understands, and stops longer than the bot takes", () => {
	const unit = read("ops/wortmeldung.service");
	for (const line of [
		"NoNewPrivileges=yes",
		"ProtectSystem=strict",
		"DynamicUser=yes",
		"StateDirectory=wortmeldung",
		"MemoryMax=1G",
	])
		expect(unit).toContain(`\n${line}\n`);
	expect(unit).not.toMatch(/DISCORD_TOKEN=[^…]/);
	const { error, stdout, stderr, status } = spawnSync(
		"systemd-analyze",
		["verify", join(ROOT, "ops/wortmeldung.service")],
		{
			encoding: "utf8",
		},
	);
	if (error) return console.warn("systemd-analyze is not here: the unit was read only");
	expect(`${stdout}${stderr}`).toBe("");
	expect(status).toBe(0);
});

async function existingMetrics(): Promise<Set<string>> {
	const metrics = createMetrics({ now: Date.now, rules: [] });
	metrics.watch({ client: new Client({ intents: [] }) as Client<true>, guilds: () => [] });
	return new Set([...(await metrics.registry.metrics()).matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name!));
}
const metricsIn = (expression: string): string[] =>
	[...expression.matchAll(/\bwortmeldung_[a-z0-9_]+/g)].map(([name]) => name.replace(/_(?:bucket|sum|count)$/, ""));

test("the dashboard and the alerts ask for metrics that there are; every metric of our own is shown", async () => {
	const known = await existingMetrics();
	const dashboard = JSON.parse(read("ops/grafana.json")) as {
		panels: {
			id: number;
			title: string;
			gridPos: Record<"x" | "y" | "w" | "h", number>;
			targets: { expr: string }[];
		}[];
	};
	const { groups } = parse(read("ops/alerts.yaml")) as {
		groups: { rules: { alert: string; expr: string; labels: object; annotations: object }[] }[];
	};
	const rules = groups.flatMap((group) => group.rules);
	const shown = dashboard.panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => metricsIn(expr)));
	const asked = [...shown, ...rules.flatMap(({ expr }) => metricsIn(expr))];
	expect(asked.filter((name) => !known.has(name))).toEqual([]);
	const ours = [...known].filter((name) => !/^wortmeldung_(?:nodejs|process)_/.test(name));
	expect(ours.filter((name) => !shown.includes(name))).toEqual([]);
	expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
	for (const { x, w } of dashboard.panels.map(({ gridPos }) => gridPos)) expect(x + w).toBeLessThanOrEqual(24);
	expect(rules.map(({ alert }) => alert)).toEqual(
		expect.arrayContaining(
			["WaitingTooLong", "FeedsFailing", "StoreDown", "NotReady"].map((name) => `Wortmeldung${name}`),
		),
	);
	for (const rule of rules) {
		expect(Object.keys(rule.annotations)).toEqual(["summary", "description"]);
		expect(rule.labels).toHaveProperty("severity");
	}
});

/** Licences that ask for no more than to be named, beside MIT. */
const COMPATIBLE =
	/^(?:MIT|MIT-0|ISC|BSD-2-Clause|BSD-3-Clause|0BSD|Apache-2\.0|Unlicense|CC0-1\.0|BlueOak-1\.0\.0|Python-2\.0)$/;
/** Weak copyleft: used as they come, in files of their own, changed by nobody. */
const AS_THEY_COME: Readonly<Record<string, string>> = {
	"@resvg/resvg-js": "MPL-2.0",
	// A font, drawn with and passed on unchanged.
	"@expo-google-fonts/open-sans": "MIT AND OFL-1.1",
};

interface Listed {
	readonly version: string;
	readonly license?: string;
	readonly dev?: boolean;
	readonly devOptional?: boolean;
}

test("every package of a production install has a licence that goes with MIT", () => {
	const { packages } = JSON.parse(read("package-lock.json")) as { packages: Record<string, Listed> };
	const wrong: string[] = [];
	let read_ = 0;
	for (const [path, listed] of Object.entries(packages)) {
		if (!path || listed.dev) continue;
		const name = path.split("node_modules/").at(-1)!;
		const file = join(ROOT, path, "package.json");
		const own = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as { license?: unknown }) : listed;
		if (existsSync(file)) read_++;
		const license =
			typeof own.license === "string" ? own.license : ((own.license as { type?: string })?.type ?? "none");
		const choices = license.replace(/[()]/g, "").split(/ OR /);
		const family = name.replace(/^(@resvg\/resvg-js)-.*/, "$1");
		if (
			!choices.some((choice) => choice.split(/ AND /).every((one) => COMPATIBLE.test(one.trim()))) &&
			AS_THEY_COME[family] !== license
		)
			wrong.push(`${name}: ${license}`);
	}
	expect(wrong).toEqual([]);
	expect(read_).toBeGreaterThan(40);
});

test("npm run sbom lists every production package by CycloneDX, without network", () => {
	const printed = execFileSync("npm", ["run", "-s", "sbom"], {
		cwd: ROOT,
		encoding: "utf8",
		stdio: ["ignore", "pipe", "ignore"],
	});
	const sbom = JSON.parse(printed) as {
		bomFormat: string;
		components: { name: string; group?: string; version: string }[];
	};
	expect(sbom.bomFormat).toBe("CycloneDX");
	const listed = new Map(
		sbom.components.map(({ group, name, version }) => [group ? `${group}/${name}` : name, version]),
	);
	for (const [name, version] of Object.entries(pack.dependencies)) expect(listed.get(name), name).toBe(version);
	for (const name of ["vitest", "typescript", "playwright-core", "@biomejs/biome"])
		expect(listed.has(name), name).toBe(false);
});
