import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { commandsPage, PAGE } from "../../scripts/commands-table.ts";

test("docs/befehle.md lists the commands as they are defined", async () => {
	expect(readFileSync(PAGE, "utf8"), "npm run schema").toBe(await commandsPage());
});
