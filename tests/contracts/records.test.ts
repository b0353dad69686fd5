// Every kind of record can be read in every version it was ever stored in: samples of each, as a running bot wrote them,
// lie in tests/fixtures/records/NAME.vVERSION.json and stay there for ever.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { StoreError } from "../../src/errors.ts";
import { fromRecord, type RecordType, toRecord } from "../../src/store/record.ts";

const src = fileURLToPath(new URL("../../src", import.meta.url));
const samples = fileURLToPath(new URL("../fixtures/records", import.meta.url));
const HOW = "see RecordType in src/store/record.ts";

const sources = readdirSync(src, { recursive: true, encoding: "utf8" })
	.filter((file) => file.endsWith(".ts") && !/^store[\\/](record|store)\.ts$/.test(file))
	.map((file) => ({ file, text: readFileSync(join(src, file), "utf8") }))
	.filter(({ text }) => /\bRecordType</.test(text));
const exported = await Promise.all(sources.map(({ file }) => import(join(src, file)) as Promise<object>));
const types = exported
	.flatMap((module) => Object.values(module) as unknown[])
	.filter((value): value is RecordType<unknown> =>
		["name", "version", "schema"].every((key) => typeof value === "object" && value !== null && key in value),
	);

test("every kind of record is exported, so that none escapes this test", () => {
	const hidden = sources.flatMap(({ file, text }) =>
		[...text.matchAll(/^const (\w+)(?::\s*RecordType<|\s*=\s*record\()/gm)].map(([, name]) => `${file}: ${name}`),
	);
	expect(hidden).toEqual([]);
	expect(types.length).toBeGreaterThan(15);
	expect(new Set(types.map(({ name }) => name)).size).toBe(types.length);
	const known = types.flatMap(({ name, version }) => versions(version).map((v) => `${name}.v${v}.json`));
	expect(readdirSync(samples).filter((file) => !known.includes(file))).toEqual([]);
});

test.each(types)(
	"$name: samples of every version read as of version $version, and are kept as they are then",
	(type) => {
		for (const version of versions(type.version)) {
			const file = join(samples, `${type.name}.v${version}.json`);
			expect(existsSync(file), `${file} is missing: ${HOW}`).toBe(true);
			const stored = JSON.parse(readFileSync(file, "utf8")) as unknown[];
			expect(stored.length).toBeGreaterThan(0);
			for (const [i, d] of stored.entries()) {
				let value: unknown;
				try {
					value = fromRecord(type, `${type.name}.v${version}[${i}]`, { v: version, d });
				} catch (error) {
					throw new Error(`what lies in people's stores would not be read any more: ${HOW}`, { cause: error });
				}
				const again = toRecord(type, "again", value);
				expect(fromRecord(type, "again", again)).toEqual(value);
				if (version < type.version) expect(again).not.toEqual({ v: version, d });
			}
		}
		expect(Object.keys(type.migrate ?? {}).map(Number)).toEqual(versions(type.version).slice(0, -1));
		const newer = { v: type.version + 1, d: {} };
		expect(() => fromRecord(type, "guild/1/x", newer)).toThrow(StoreError);
		expect(() => fromRecord(type, "guild/1/x", newer)).toThrow(/guild\/1\/x.*newer Wortmeldung.*upgrade/);
	},
);

function versions(last: number): number[] {
	return Array.from({ length: last }, (_, i) => i + 1);
}
