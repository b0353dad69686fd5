import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { extract } from "../../src/articles/extract.ts";
import { UserError } from "../../src/errors.ts";
import { say } from "../../src/texts.ts";
import { createWorkerPool, texts } from "../../src/work/worker-pool.ts";

const article = (sentences: number) =>
	`<html><head><title>Rat</title></head><body><nav><a href="/">Start</a></nav><article><h1>Der Rat von Quellfurt tagt</h1>${Array.from({ length: sentences }, (_, at) => `<p>Die Bürgermeisterin von Quellfurt stellte am Montag den Haushalt mit ${at} Seiten vor, und der Rat hörte zu.</p>`).join("")}</article></body></html>`;

const feed = new TextEncoder().encode(
	`<?xml version="1.0"?><rss version="2.0"><channel><title>Quellfurter Bote</title><item><title>Übung</title><link>https://bote.example/1</link><guid>1</guid></item></channel></rss>`,
);

/** Legal in size, depth and count, and slow enough that a deadline of a millisecond ends it. */
const heavy = article(29_000);

describe("the worker pool", () => {
	const pool = createWorkerPool({ size: 2 });
	afterAll(() => pool.close());

	it("answers what the functions answer, many at once", async () => {
		const html = article(5);
		const [pages, parsed, fragment] = await Promise.all([
			Promise.all(Array.from({ length: 20 }, () => pool.extract(html, { url: "https://bote.example/rat" }))),
			pool.run("feed", { bytes: feed, hints: { url: "https://bote.example/feed" } }),
			pool.run("fragment", { html: "<p>Ein Satz aus Quellfurt.</p><p>Der Beitrag Rat erschien zuerst auf Bote.</p>" }),
		]);
		for (const page of pages) expect(page).toEqual(extract(html, { url: "https://bote.example/rat" }));
		expect(parsed).toMatchObject({ title: "Quellfurter Bote", articles: [{ title: "Übung" }] });
		expect(feed.byteLength).toBeGreaterThan(0);
		expect(fragment.paragraphs).toEqual(["Ein Satz aus Quellfurt."]);
	});

	it("hands a refusal over in both languages", async () => {
		const error = await pool.extract("<div>".repeat(1000)).catch((error: unknown) => error);
		expect(error).toBeInstanceOf(UserError);
		const { text, params } = error as UserError;
		expect(say("de", text as never, params as never)).toContain("verschachtelt");
		expect(say("en", text as never, params as never)).toContain("nested");
	});

	it("stops at the deadline, keeps the event loop responsive and goes on with the next document", async () => {
		const strict = createWorkerPool({ size: 1, deadlineMs: 1 });
		let ticks = 0;
		let longest = 0;
		let last = performance.now();
		const timer = setInterval(() => {
			ticks++;
			longest = Math.max(longest, performance.now() - last);
			last = performance.now();
		}, 5);
		const outcomes = await Promise.allSettled([
			strict.extract(heavy),
			strict.extract(heavy),
			strict.extract("<p>Kurz.</p>"),
		]);
		clearInterval(timer);
		const [first, second] = outcomes;
		expect(first).toMatchObject({ status: "rejected", reason: { text: texts.deadline } });
		expect(second).toMatchObject({ status: "rejected", reason: { text: texts.deadline } });
		expect(ticks).toBeGreaterThan(3);
		expect(longest).toBeLessThan(1_000);
		await strict.close();
	});

	it("survives a thread that runs out of memory", async () => {
		const small = createWorkerPool({ size: 1, maxMemoryMb: 24 });
		const error = await small.extract(heavy).catch((error: unknown) => error);
		expect(error).toMatchObject({ text: texts.memory });
		expect((await small.extract(article(3))).paragraphs).toHaveLength(3);
		await small.close();
	});

	it("refuses what waits when it is closed, and everything after", async () => {
		const closing = createWorkerPool({ size: 1 });
		const waiting = [closing.extract(heavy), closing.extract(heavy)].map((promise) =>
			promise.catch((error: unknown) => error),
		);
		await closing.close();
		expect(await Promise.all(waiting)).toMatchObject([{ text: texts.closed }, { text: texts.closed }]);
		await expect(closing.extract("<p>x</p>")).rejects.toMatchObject({ text: texts.closed });
	});

	it("does not keep a process alive, and lets it wait for a running task", async () => {
		const pool = fileURLToPath(new URL("../../src/work/worker-pool.ts", import.meta.url));
		const script = `import { createWorkerPool } from ${JSON.stringify(pool)};
			const { paragraphs } = await createWorkerPool().extract("<p>Der Fluss bei Quellfurt führt wieder Wasser.</p>");
			console.log(paragraphs.length);`;
		const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], {
			timeout: 15_000,
		});
		expect(stdout.trim()).toBe("1");
	});
});
