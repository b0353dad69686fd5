// The terminal's formats (DESIGN.md section 6), as scripts and evaluators use them.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const CLI = fileURLToPath(new URL("../src/cli.ts", import.meta.url));

function run(args: readonly string[], input = ""): Promise<{ code: number | null; out: string; err: string }> {
	return new Promise((resolve) => {
		const child = spawn(process.execPath, [CLI, ...args]);
		let out = "";
		let err = "";
		child.stdout.on("data", (chunk) => {
			out += chunk;
		});
		child.stderr.on("data", (chunk) => {
			err += chunk;
		});
		child.on("close", (code) => resolve({ code, out, err }));
		child.stdin.end(input);
	});
}

const ARTICLE =
	"Die Bürgermeisterin von Nordhafen, Jana Kolb, will die Brücke sperren. „Wir haben keine Wahl“, sagte Kolb am Montag. Laut einem Gutachten kostet die Sanierung 4 Millionen Euro.";

test("statements, summary and evidence answer with offsets into the text", async () => {
	const [statements, summary, evidence] = await Promise.all([
		run(["statements"], ARTICLE),
		run(["summary", "--sentences", "1"], ARTICLE),
		run(["evidence", "--claim", "Die Sanierung kostet 5 Millionen Euro."], ARTICLE),
	]);
	const [first] = JSON.parse(statements.out).statements;
	expect(first).toMatchObject({ kind: "direct", quote: { text: "„Wir haben keine Wahl“" }, speaker: { text: "Kolb" } });
	const [[start, end]] = first.quote.spans;
	expect(ARTICLE.slice(start, end)).toBe(first.quote.text);
	for (const { text, start, end } of JSON.parse(summary.out).sentences) expect(ARTICLE.slice(start, end)).toBe(text);
	expect(JSON.parse(evidence.out)).toMatchObject({ verdict: "contradicted", reason: "number" });
});

test("a corpus runs in one process: a JSON object a line, whatever characters it holds", async () => {
	const lines = [
		JSON.stringify({ id: 1, text: `Zeile\u2028mit\u2029Trennern. ${ARTICLE}` }),
		"",
		JSON.stringify({ id: "b", text: "" }),
	];
	const { code, out } = await run(["statements", "--jsonl"], lines.join("\n"));
	const answers = out
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line));
	expect(code).toBe(0);
	expect(answers.map(({ id }) => id)).toEqual([1, "b"]);
	expect(answers[0].statements.length).toBeGreaterThan(0);
});

test("judge says which rule fires on which letters", async () => {
	const text = "Du bist so ein I d i o t, wirklich.";
	const { out } = await run(
		["judge"],
		`${JSON.stringify({ id: 7, text })}\n${JSON.stringify({ id: 8, text: "Guten Tag!" })}`,
	);
	const [bad, good] = out
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line));
	expect(bad).toMatchObject({ id: 7, verdict: "remove", rules: ["beleidigungen"] });
	expect(text.slice(bad.matches[0].start, bad.matches[0].end)).toBe("I d i o t");
	expect(good).toEqual({ id: 8, verdict: "allow", rules: [], matches: [] });
});

test("bad input ends with code 2 and says in both languages what is wrong", async () => {
	const [unknown, noClaim, badLine, noFile, badYaml, badOption] = await Promise.all([
		run(["gibtsnicht"]),
		run(["evidence"], "Text"),
		run(["statements", "--jsonl"], '{"id": 1}\n'),
		run(["summary", "/gibt/es/nicht.txt"]),
		run(["check", "/gibt/es/nicht.yaml"]),
		run(["summary", "--gibtsnicht"]),
	]);
	for (const { code } of [unknown, noClaim, badLine, noFile, badYaml, badOption]) expect(code).toBe(2);
	expect(unknown.err).toMatch(/„gibtsnicht“ gibt es nicht.*There is no command/);
	expect(noClaim.err).toContain("--claim");
	expect(badLine.err).toMatch(/^Zeile 1: erwartet .*id und text.* \/ line 1: .*id and text/);
	expect(badOption.err).toMatch(/verstehe ich nicht: .*--gibtsnicht.*I do not understand/s);
	expect(noFile.err).toContain("/gibt/es/nicht.txt");
	expect(badYaml.err).toContain("/gibt/es/nicht.yaml");
});

test("a page and a feed come out as JSON; the shipped configuration is right", async () => {
	const [page, feed, check] = await Promise.all([
		run(
			["extract", "--url", "https://zeitung.example/a"],
			`<html><head><title>Brücke gesperrt</title></head><body><article><h1>Brücke gesperrt</h1>${`<p>${ARTICLE}</p>`.repeat(2)}<p>${ARTICLE} Das sagte sie vor dem Rat, der am Dienstag entscheidet.</p></article></body></html>`,
		),
		run(
			["feed"],
			'<rss version="2.0"><channel><title>Zeitung</title><item><title>Brücke</title><link>https://zeitung.example/a</link></item></channel></rss>',
		),
		run(["check"]),
	]);
	expect(JSON.parse(page.out)).toMatchObject({ title: "Brücke gesperrt", paragraphs: expect.any(Array) });
	expect(JSON.parse(feed.out)).toMatchObject({
		format: "rss",
		articles: [{ title: "Brücke", link: "https://zeitung.example/a" }],
	});
	expect(check).toEqual({ code: 0, out: "", err: "" });
});

test("called with nothing it lists every command, in German and in English", async () => {
	const [{ code, out }, unknown] = await Promise.all([run([]), run(["gibtsnicht"])]);
	expect(code).toBe(0);
	const all = /There are: (.*)/.exec(unknown.err)![1]!.split(", ");
	expect(all).toContain("judge");
	for (const text of out.split("Usage:")) {
		expect([...text.matchAll(/^ {2}([a-z]+)\b/gm)].map(([, name]) => name)).toEqual(all);
	}
});
