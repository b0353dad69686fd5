// The figures the issue names, where the corpus is at hand: the trainer measures them by cross-validation, so no comment
// is scored by weights that have seen it.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { LONG } from "../long.ts";

const CORPUS = new URL("../../../shared/corpora/offensive/germeval2018.training.txt", import.meta.url);
const TRAINER = fileURLToPath(new URL("../../scripts/train-toxicity.ts", import.meta.url));

describe.skipIf(!LONG || !existsSync(CORPUS))("toxicity (only with LONG=1 and ../shared/corpora/offensive)", () => {
	test("meets its targets, and the shipped weights are what the script makes of the corpus", () => {
		const { status, stdout, stderr } = spawnSync(process.execPath, [TRAINER, "--check", "--splits", "8"], {
			encoding: "utf8",
		});
		expect(stderr).toBe("");
		expect(stdout.match(/^met /gm)).toHaveLength(3 + 8);
		expect(stdout).not.toContain("MISSED");
		expect(stdout).toContain("same as the shipped file");
		expect(status).toBe(0);
	}, 400_000);
});
