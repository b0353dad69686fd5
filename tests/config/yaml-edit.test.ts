// Values in a YAML text change, and everything else of it stays.
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { editYaml, sectionsOf } from "../../src/yaml-edit.ts";

const SHIPPED = await readFile(new URL("../../config/guild.yaml", import.meta.url), "utf8");

test("a section on its own: its comments, its value, nothing of its neighbours", () => {
	const channels = sectionsOf(SHIPPED, ["channels"]);
	expect(channels).toMatch(/^# Kanäle mit ihrem Namen[\s\S]*\n {2}# Hier steht, was der Bot getan hat/);
	expect(channels).not.toContain("Feeds");
	expect(parse(channels)).toEqual({ channels: parse(SHIPPED).channels });
	const both = sectionsOf(SHIPPED, ["rules", "discussion"]);
	expect(both).not.toMatch(/ownTerms|# feeds:/);
	expect(parse(both)).toEqual({ discussion: parse(SHIPPED).discussion, rules: parse(SHIPPED).rules });
	expect(sectionsOf(SHIPPED, ["nichts"])).toBe("");
	expect(sectionsOf("", ["channels"])).toBe("");
});

test("ids stay texts, comments stay, a key can be made and taken out", () => {
	const edited = editYaml(SHIPPED, [
		{ path: ["channels", "log"], value: "123456789012345678" },
		{ path: ["channels", "alertRole"], value: "99" },
		{ path: ["rules", 0, "mode"], value: "watch" },
		{ path: ["autoMod"], value: undefined },
	]);
	const before = parse(SHIPPED);
	const { autoMod: _, ...rest } = { ...before };
	const rules = [{ ...before.rules[0], mode: "watch" }, ...before.rules.slice(1)];
	expect(parse(edited)).toEqual({
		...rest,
		channels: { ...before.channels, log: "123456789012345678", alertRole: "99" },
		rules,
	});
	expect(edited).toContain("# Drohungen: weg, und ein Mensch erfährt es sofort.");
	expect(parse(editYaml("# leer\n", [{ path: ["channels", "log"], value: "1" }]))).toEqual({ channels: { log: "1" } });
	expect(() => editYaml("a: [", [])).toThrow();
});
