// Pages extracted per second, beside Readability and defuddle, in one run and on the same pages: those of the evaluation
// where they lie next to the repository, otherwise generated ones.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { Readability } from "@mozilla/readability";
import { Defuddle } from "defuddle/node";
import { parseHTML } from "linkedom";
import { extract } from "../../src/articles/extract.ts";

const CORPUS = new URL("../../../shared/corpora/pages/html/", import.meta.url);
/** Every n-th page of the corpus: enough for stable figures, and the slowest extractor is done in half a minute. */
const STEP = 3;

interface Page {
	readonly html: string;
	readonly url: string;
}

const EXTRACTORS: Readonly<Record<string, (page: Page) => unknown>> = {
	wortmeldung: ({ html, url }) => extract(html, { url }),
	"readability + linkedom": ({ html }) => new Readability(parseHTML(html).document as never).parse(),
	"defuddle + linkedom": ({ html, url }) => Defuddle(parseHTML(html).document as never, url, { useAsync: false }),
};

/** Prints one line an extractor: pages per second, median and slowest page, and how many times slower than ours. */
export default async function bench(): Promise<void> {
	const pages = existsSync(CORPUS) ? corpusPages() : generatedPages();
	const megabytes = pages.reduce((sum, { html }) => sum + html.length, 0) / 1e6;
	console.log(
		`${pages.length} ${existsSync(CORPUS) ? "real" : "generated"} pages, ${megabytes.toFixed(1)} million characters`,
	);
	let ours = 0;
	for (const [name, run] of Object.entries(EXTRACTORS)) {
		for (const page of pages.slice(0, 5)) await attempt(run, page);
		const times: number[] = [];
		let failed = 0;
		for (const page of pages) {
			const started = performance.now();
			if (!(await attempt(run, page))) failed++;
			times.push(performance.now() - started);
		}
		times.sort((a, b) => a - b);
		const total = times.reduce((sum, time) => sum + time, 0);
		ours ||= total;
		console.log(
			[
				name.padEnd(24),
				`${((pages.length / total) * 1000).toFixed(1).padStart(7)} pages/s`,
				`median ${times[times.length >> 1]!.toFixed(1)} ms`,
				`slowest ${times.at(-1)!.toFixed(0)} ms`,
				`takes ${(total / ours).toFixed(1)} times as long as ours`,
				failed ? `${failed} failed` : "",
			].join("  "),
		);
	}
}

async function attempt(run: (page: Page) => unknown, page: Page): Promise<boolean> {
	try {
		await run(page);
		return true;
	} catch {
		return false;
	}
}

function corpusPages(): Page[] {
	return readdirSync(CORPUS)
		.filter((name) => name.endsWith(".html.gz"))
		.sort()
		.filter((_, at) => at % STEP === 0)
		.map((name) => ({
			html: gunzipSync(readFileSync(new URL(name, CORPUS))).toString("utf8"),
			url: `https://bench.example/${name}`,
		}));
}

/** Pages as blog and news systems build them: menus, an article of 10 to 60 paragraphs, related links, comments. */
function generatedPages(): Page[] {
	return Array.from({ length: 60 }, (_, number) => {
		const paragraphs = 10 + ((number * 7) % 50);
		const links = Array.from(
			{ length: 80 },
			(_, at) => `<li class="menu-item"><a href="/ort-${at}">Ort ${at}</a></li>`,
		).join("");
		const text = Array.from(
			{ length: paragraphs },
			(_, at) =>
				`<p>Im Ort ${at} am Ufer der Luhne wurde gestern lange beraten, und <a href="/${at}">am Ende</a> stand ein Beschluss, den niemand erwartet hatte. „Wir haben ${at} Stunden gebraucht“, sagte die Vorsitzende.</p>`,
		).join("\n");
		const comments = Array.from(
			{ length: 40 },
			(_, at) =>
				`<li class="comment"><div class="comment-body"><p>Das sehe ich nach ${at} Jahren im Ort anders als die Vorsitzende.</p></div></li>`,
		).join("");
		return {
			url: `https://bench.example/${number}`,
			html: `<!doctype html><html><head><title>Beschluss ${number} – Luhne-Bote</title></head><body><nav><ul>${links}</ul></nav><main><article class="hentry"><h1>Beschluss ${number}</h1><div class="entry-content">${text}<div class="related"><h3>Ähnliche Beiträge</h3><ul>${links}</ul></div></div></article><ol class="comment-list">${comments}</ol></main><footer><ul>${links}</ul></footer></body></html>`,
		};
	});
}
