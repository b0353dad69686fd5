// Feeds: how fast they are read, beside npm feedparser and rss-parser in the same run, and what a thousand cost in memory.

import { Readable } from "node:stream";
import FeedParser from "feedparser";
import { parseRssFeed } from "feedsmith";
import RssParser from "rss-parser";
import { changes } from "../src/articles/changes.ts";
import { parseFeed } from "../src/articles/feed.ts";
import { prune } from "../src/articles/feed-state.ts";
import extraction from "./articles/extraction.ts";

const WORDS =
	"der Hafen die Stadt am Deich im Rathaus Beschluss gegen Sturm mit Brücke über Nacht für Schule ohne Wasser nach Urteil und Kosten".split(
		" ",
	);

/** A feed as WordPress writes it, always the same for one number; the text is nonsense of German words. */
function sampleFeed(number: number, items: number, words: number): Buffer {
	let seed = number * 7919 + 1;
	const word = () => {
		seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
		return WORDS[seed % WORDS.length]!;
	};
	const text = (count: number) => Array.from({ length: count }, word).join(" ");
	const entries = Array.from({ length: items }, (_, n) => {
		const id = number * 1000 + n;
		return `<item><title>${text(6)} &#8211; ${id}</title><link>https://blatt${number}.example/2026/${text(5).replaceAll(" ", "-")}-${id}/</link><dc:creator><![CDATA[${text(2)}]]></dc:creator><pubDate>${new Date(1.79e12 - n * 3.6e6).toUTCString()}</pubDate><category><![CDATA[${word()}]]></category><guid isPermaLink="false">https://blatt${number}.example/?p=${id}</guid><description><![CDATA[<p>${text(40)} [&#8230;]</p>]]></description><content:encoded><![CDATA[${`<p>${text(50)} &bdquo;M&uuml;hle&ldquo;.</p>\n`.repeat(Math.ceil(words / 50))}]]></content:encoded></item>`;
	});
	return Buffer.from(
		`<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Blatt ${number}</title><link>https://blatt${number}.example/</link><generator>https://wordpress.org/?v=6.8</generator>${entries.join("\n")}</channel></rss>`,
	);
}

type Reader = (feed: Buffer) => number | Promise<number>;

const READERS: Record<string, Reader> = {
	wortmeldung: (feed) => parseFeed(feed).articles.length,
	"feedsmith alone": (feed) => parseRssFeed(feed.toString("utf8")).items?.length ?? 0,
	"rss-parser": async (feed) => (await new RssParser().parseString(feed.toString("utf8"))).items.length,
	feedparser: (feed) =>
		new Promise((resolve, reject) => {
			let items = 0;
			const parser = new FeedParser({});
			parser.on("error", reject).on("end", () => resolve(items));
			parser.on("readable", () => {
				while (parser.read()) items++;
			});
			Readable.from([feed]).pipe(parser);
		}),
};

/** Milliseconds of the fastest of `rounds` rounds: what the machine can do when nobody else wants it. */
async function fastest(rounds: number, work: () => Promise<void>): Promise<number> {
	let best = Number.POSITIVE_INFINITY;
	for (let round = 0; round < rounds; round++) {
		const start = performance.now();
		await work();
		best = Math.min(best, performance.now() - start);
	}
	return best;
}

async function speed(): Promise<void> {
	const feeds = Array.from({ length: 40 }, (_, n) => sampleFeed(n, 10, 400));
	const megabytes = feeds.reduce((sum, feed) => sum + feed.length, 0) / 1e6;
	console.log(`Feeds: ${feeds.length} with full text, ${((megabytes * 1000) / feeds.length) | 0} kB each`);
	const results = new Map<string, number>();
	for (const [name, read] of Object.entries(READERS)) {
		const time = await fastest(5, async () => {
			for (const feed of feeds) if ((await read(feed)) !== 10) throw new Error(`${name} lost entries`);
		});
		results.set(name, time);
		const ratio = time / results.get("wortmeldung")!;
		console.log(
			`  ${name.padEnd(15)} ${((feeds.length / time) * 1000).toFixed(0).padStart(6)} feeds/s ${((megabytes / time) * 1000).toFixed(1).padStart(6)} MB/s` +
				(name === "wortmeldung"
					? "  (with keys, hashes, plain text, dates)"
					: `  takes ${ratio.toFixed(2)} times as long`),
		);
	}
}

/** Entries that are still read when a document of ten is damaged in one random place. */
async function damaged(): Promise<void> {
	const sound = sampleFeed(1, 10, 50).toString("utf8");
	const damages: Record<string, (at: number) => string> = {
		"a stray <": (at) => `${sound.slice(0, at)}<${sound.slice(at)}`,
		"a lost character": (at) => sound.slice(0, at) + sound.slice(at + 1),
		"cut off": (at) => sound.slice(0, at),
	};
	console.log("Entries still read of a damaged feed, 300 random places each");
	for (const [name, damage] of Object.entries(damages)) {
		const counts = await Promise.all(
			Object.entries(READERS).map(async ([reader, read]) => {
				let entries = 0;
				let possible = 0;
				for (let n = 0; n < 300; n++) {
					const text = damage((n * 7919 * 131) % sound.length);
					possible += name === "cut off" ? text.split("</item>").length - 1 : 10;
					entries += await Promise.resolve()
						.then(() => read(Buffer.from(text)))
						.catch(() => 0);
				}
				return `${reader} ${((entries / possible) * 100).toFixed(0)} %`;
			}),
		);
		console.log(`  ${name.padEnd(17)} ${counts.join(", ")}`);
	}
}

async function hostile(): Promise<void> {
	const nested = Buffer.from(
		`<rss version="2.0"><channel><title>x</title><item><title>${"<a>".repeat(40_000)}</title></item></channel></rss>`,
	);
	console.log(`Nesting bomb of ${(nested.length / 1000) | 0} kB`);
	for (const [name, read] of Object.entries(READERS)) {
		const start = performance.now();
		const end = await Promise.resolve()
			.then(() => read(nested))
			.then(
				(items) => `${items} entries`,
				() => "refused",
			);
		console.log(`  ${name.padEnd(15)} ${(performance.now() - start).toFixed(0).padStart(6)} ms  ${end}`);
	}
}

function memory(): void {
	globalThis.gc?.();
	const before = process.memoryUsage().heapUsed;
	const now = 1.8e12;
	const states = Array.from({ length: 1000 }, (_, n) => {
		let { state } = changes(null, parseFeed(sampleFeed(n, 10, 50)), { now });
		// Half a year of two articles a day: what has left the window is remembered by its keys alone.
		const past = Array.from({ length: 360 }, (_unused, day) => ({
			...state.items[0]!,
			key: `k${n}x${day}`,
			keys: state.items[0]!.keys.map((key) => `${key}${day}`),
			lastSeen: day,
		}));
		state = { ...state, items: prune([...state.items, ...past], new Set(state.window)) };
		return JSON.stringify(state);
	});
	const stored = states.reduce((sum, state) => sum + state.length, 0);
	globalThis.gc?.();
	const heap = process.memoryUsage().heapUsed - before;
	console.log(
		`1,000 feeds with 370 remembered articles each: ${(stored / 1e6).toFixed(1)} MB as stored, heap +${(heap / 1e6).toFixed(0)} MB when all are held`,
	);
	const start = performance.now();
	for (let n = 0; n < 1000; n++) changes(JSON.parse(states[n]!), NEXT[n % NEXT.length]!, { now });
	console.log(`  compared with their next document: ${((performance.now() - start) / 1000).toFixed(2)} ms a feed`);
}
const NEXT = Array.from({ length: 20 }, (_, n) => parseFeed(sampleFeed(n, 10, 50)));

/** Prints feeds and megabytes a second as ratios beside two other parsers, the memory of a thousand feeds, and pages. */
export default async function bench(): Promise<void> {
	await speed();
	await damaged();
	await hostile();
	memory();
	await extraction();
}
