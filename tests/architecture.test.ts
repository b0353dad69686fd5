// Who may import whom (DESIGN.md section 2), held as data; a folder without a row fails.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Units of our own and packages that a unit may import. `node:` is I/O: only where `io` is true. */
interface Row {
	readonly ours: readonly string[];
	readonly packages: readonly string[];
	readonly io: boolean;
}

const core = ["texts", "errors"];
const table: Readonly<Record<string, Row>> = {
	texts: { ours: [], packages: [], io: false },
	errors: { ours: [], packages: [], io: false },
	registry: { ours: [], packages: [], io: true },
	log: { ours: [], packages: ["pino"], io: false },
	duration: { ours: core, packages: ["zod"], io: false },
	"german-words": { ours: [], packages: [], io: false },
	spelling: { ours: ["german-words"], packages: [], io: false },
	problem: { ours: core, packages: [], io: false },
	yaml: { ours: [...core, "problem", "yaml-syntax"], packages: ["yaml"], io: false },
	"yaml-syntax": { ours: [...core, "problem"], packages: ["yaml"], io: false },
	"yaml-check": {
		ours: [...core, "problem", "spelling", "yaml", "yaml-messages"],
		packages: ["zod", "yaml"],
		io: false,
	},
	"yaml-messages": { ours: [...core, "problem", "spelling", "yaml"], packages: ["zod", "yaml"], io: false },
	language: { ours: ["errors"], packages: ["bad-words", "@orama/stemmers", "eld"], io: false },
	articles: {
		ours: ["language", ...core],
		packages: ["zod", "feedsmith", "htmlparser2", "undici", "ipaddr.js"],
		io: true,
	},
	rules: { ours: ["language", "duration", "registry", ...core], packages: ["zod", "re2js"], io: false },
	cases: { ours: ["language", "rules", ...core], packages: ["zod"], io: false },
	store: {
		ours: ["errors", "registry"],
		packages: ["keyv", "zod", "@keyv/postgres", "@keyv/redis"],
		io: true,
	},
	guild: {
		ours: ["articles", "rules", "cases", "language", "store", "config", "duration", "log", "yaml-edit", ...core],
		packages: ["zod"],
		io: false,
	},
	discord: {
		ours: ["guild", "articles", "rules", "cases", "language", "log", ...core],
		packages: ["discord.js"],
		io: true,
	},
	commands: {
		ours: [
			"discord/command",
			"discord/article-option",
			"discord/hand-options",
			"discord/confirm-buttons",
			"picture",
			"guild",
			"articles",
			"rules",
			"cases",
			"language",
			"duration",
			...core,
		],
		packages: [],
		io: false,
	},
	ops: {
		ours: ["guild", "cases", "articles", "rules", "config", "discord", "first-run", "store", "work", "log", ...core],
		packages: ["prom-client", "discord.js"],
		io: true,
	},
	"local-discord": { ours: ["errors", "log"], packages: ["ws", "discord-api-types", "re2js"], io: true },
	"demo-news": { ours: ["errors", "log"], packages: [], io: true },
	picture: { ours: [], packages: ["@resvg/resvg-js"], io: true },
	"yaml-edit": { ours: [], packages: ["yaml"], io: false },
	work: { ours: ["guild", "articles", "store", "log", "config", "guild-check", ...core], packages: ["zod"], io: true },
	shards: { ours: ["store", "errors", "log"], packages: ["zod"], io: true },
	websub: { ours: ["articles", "store", "log"], packages: ["zod"], io: true },
	"bot-config": { ours: ["duration", "problem", ...core], packages: ["zod"], io: false },
	"guild-config": { ours: ["articles", "rules", "duration", ...core], packages: ["zod"], io: false },
	"editor-schema": { ours: ["bot-config", "guild-config", "rules", "config", ...core], packages: ["zod"], io: true },
	"guild-check": {
		ours: ["guild-config", "language", "rules", "problem", "yaml", "yaml-check", ...core],
		packages: [],
		io: false,
	},
	environment: { ours: ["config"], packages: [], io: false },
	config: {
		ours: ["bot-config", "guild-check", "guild-config", "language", "rules", "problem", "yaml", "yaml-check", ...core],
		packages: [],
		io: true,
	},
};
/** These wire everything. */
const wires = [
	"bot",
	"main",
	"cli",
	"cli-store",
	"start-local",
	"local-scenes",
	"local-story",
	"local-tour",
	"first-run",
	"patient-start",
];
/** The pure subjects' files that may touch the world after all. */
const exceptions: Readonly<Record<string, string>> = {
	"src/articles/fetch.ts": "I/O is what it is for",
	"src/articles/fetch-answer.ts": "part of fetch.ts",
	"src/articles/fetch-body.ts": "part of fetch.ts",
	"src/articles/guard.ts": "part of fetch.ts",
	"src/language/toxicity/shipped.ts": "reads the weights beside it, once",
	"src/rules/registries.ts": "reads the folders of definitions",
};

interface Import {
	readonly file: string;
	readonly what: string;
}

const files = ["src", "commands"].flatMap((folder) =>
	readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
		.filter((file) => file.endsWith(".ts") && !file.startsWith("local-discord/page/"))
		.map((file) => join(folder, file)),
);

function importsOf(file: string): Import[] {
	const source = readFileSync(join(root, file), "utf8");
	const found = source.matchAll(/^(?:import|export)\s[^;]*?from\s+"([^"]+)"|^import\s+"([^"]+)"|import\("([^"]+)"\)/gm);
	return [...found].map((match) => ({ file, what: (match[1] ?? match[2] ?? match[3])! }));
}

/** src/language/x.ts → language, src/texts.ts → texts, commands/x.ts → commands. */
function unitOf(file: string): string {
	const parts = file.replaceAll("\\", "/").split("/");
	if (parts[0] === "commands") return "commands";
	return parts.length > 2 ? parts[1]! : parts[1]!.replace(/\.ts$/, "");
}

const imports = files.flatMap(importsOf);

test("every folder and file has a row in the table", () => {
	const units = [...new Set(files.map(unitOf))].filter((unit) => !wires.includes(unit));
	expect(units.filter((unit) => !table[unit])).toEqual([]);
	expect(units.length).toBeGreaterThan(10);
});

test("nobody imports whom they may not", () => {
	const wrong: string[] = [];
	for (const { file, what } of imports) {
		const unit = unitOf(file);
		const row = table[unit];
		if (!row || wires.includes(unit)) continue;
		if (what.startsWith(".")) {
			const target = relative(root, resolve(root, dirname(file), what)).replaceAll("\\", "/");
			const other = unitOf(target);
			const exact = target.replace(/^src\//, "").replace(/\.ts$/, "");
			if (other !== unit && !row.ours.includes(other) && !row.ours.includes(exact)) wrong.push(`${file} → ${target}`);
		} else if (what.startsWith("node:")) {
			const pure = what === "node:crypto" && unit === "articles";
			if (!row.io && !exceptions[file] && !pure) wrong.push(`${file} → ${what}`);
		} else {
			const name = what.startsWith("@") ? what.split("/").slice(0, 2).join("/") : what.split("/")[0]!;
			if (!row.packages.includes(name)) wrong.push(`${file} → ${what}`);
		}
	}
	expect(wrong).toEqual([]);
});

test("the pure subjects touch no file, network or clock", () => {
	const pure = files.filter((file) => /^src\/(language|articles|rules|cases)\//.test(file) && !exceptions[file]);
	const wrong = pure.filter((file) => {
		const source = readFileSync(join(root, file), "utf8");
		const io = importsOf(file).some(({ what }) => what.startsWith("node:") && what !== "node:crypto");
		return io || /\bDate\.now\(|new Date\(\)|\bfetch\(|Math\.random\(|setTimeout\(/.test(source);
	});
	expect(wrong).toEqual([]);
});

test("there are no import cycles, no barrels and no drawers", () => {
	const graph = new Map<string, string[]>();
	for (const { file, what } of imports) {
		if (!what.startsWith(".")) continue;
		const isType = new RegExp(`import type [^;]*"${what.replaceAll(".", "\\.")}"`).test(
			readFileSync(join(root, file), "utf8"),
		);
		if (isType) continue;
		graph.set(file, [...(graph.get(file) ?? []), relative(root, resolve(root, dirname(file), what))]);
	}
	const cycles: string[] = [];
	const done = new Set<string>();
	const walk = (file: string, path: string[]): void => {
		if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(" → "));
		if (done.has(file) || path.includes(file)) return;
		for (const next of graph.get(file) ?? []) walk(next, [...path, file]);
		done.add(file);
	};
	for (const file of files) walk(file, []);
	expect(cycles).toEqual([]);
	expect(files.filter((file) => /(^|\/)(index|utils?|helpers?)\.ts$/.test(file))).toEqual([]);
});
