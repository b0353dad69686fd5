// The stores there are, side by side in one run: what the bot does with them (a decision's commit, a read, a page of a
// list), and the archive's search, as a multiple of the time that SQLite takes.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { createArchiveSearch } from "../src/guild/archive-search.ts";
import { newRecord } from "../src/guild/feed-arrivals.ts";
import { articleKey, articleRecord } from "../src/guild/records.ts";
import { openAdapter } from "../src/store/open.ts";
import { type Installation, openStore, put, type RecordType } from "../src/store/store.ts";

const POSTGRES = process.env.WORTMELDUNG_TEST_POSTGRES ?? "postgres://root@127.0.0.1:5432/test";
const REDIS = process.env.WORTMELDUNG_TEST_REDIS ?? "redis://127.0.0.1:6379/15";
const ROUNDS = 5;
const TIMES = 200;
const ARTICLES = 500;

const record: RecordType<{ text: string }> = { name: "bench", version: 1, schema: z.object({ text: z.string() }) };
const text = "Ein Kommentar mit Umlauten, üblich lang. ".repeat(24);
/** As large as a decision: the case, what is due, the member, what was decided. */
const decision = (n: number) => [
	put(record, `case/${n}`, { text }),
	put(record, `open/${n}`, { text: "" }),
	put(record, `member/${n % 50}`, { text: text.slice(0, 200) }),
	put(record, `decided/${n}`, { text: "" }),
];

type Work = (store: Installation, round: number) => Promise<void>;
const WORK: Readonly<Record<string, Work>> = {
	"Entscheidung / decision": async (store, round) => {
		for (let n = 0; n < TIMES; n++) await store.commit(decision(round * TIMES + n));
	},
	"100 nebeneinander / 100 at once": async (store, round) => {
		for (let n = 0; n < TIMES; n += 100)
			await Promise.all(Array.from({ length: 100 }, (_, i) => store.commit(decision(round * TIMES + n + i))));
	},
	"lesen / read": async (store) => {
		for (let n = 0; n < TIMES; n++) await store.get(record, `case/${n}`);
	},
	"Liste von 100 / list of 100": async (store) => {
		for (let n = 0; n < TIMES / 10; n++) await Array.fromAsync(store.list(record, "case/", { limit: 100 }));
	},
};

/** The best of some rounds, in milliseconds. */
async function best(work: (round: number) => Promise<void>): Promise<number> {
	let least = Number.POSITIVE_INFINITY;
	await work(ROUNDS); // warms up
	for (let round = 0; round < ROUNDS; round++) {
		const started = performance.now();
		await work(round);
		least = Math.min(least, performance.now() - started);
	}
	return least;
}

/** Prints a table of each kind of work, and how the archive's search is built and asked. */
export default async function bench(): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), "wortmeldung-bench-"));
	const urls: Record<string, string> = {
		"SQLite (full)": `sqlite:${join(folder, "full.db")}`,
		"SQLite (normal)": `sqlite:${join(folder, "normal.db")}?synchronous=normal`,
		PostgreSQL: `${POSTGRES}?schema=wortmeldung_bench`,
		Redis: `${REDIS}?prefix=wortmeldung_bench`,
	};
	const times = new Map<string, number[]>();
	try {
		for (const [name, url] of Object.entries(urls)) {
			const store = await openStore(url).catch((error) =>
				console.log(`${name}: nicht da / not there (${error.message})`),
			);
			if (!store) continue;
			const measured: number[] = [];
			for (const work of Object.values(WORK)) measured.push(await best((round) => work(store, round)));
			times.set(name, [...measured, ...(await archive(store))]);
			await store.close();
			const adapter = await openAdapter(url, { now: Date.now });
			await adapter.clear();
			await adapter.texts?.forgetAll();
			await adapter.disconnect();
		}
	} finally {
		rmSync(folder, { recursive: true });
	}
	const names = [
		...Object.keys(WORK),
		`Suche: ${ARTICLES} Artikel einlesen / build`,
		"Suche fragen / ask",
		"Neustart / restart",
	];
	const sqlite = times.get("SQLite (full)")!;
	console.log(`Zeit als Vielfaches von SQLite (full), Bestes aus ${ROUNDS} / time as a multiple of SQLite (full)\n`);
	for (const [i, name] of names.entries()) {
		const row = [...times].map(
			([store, all]) => `${store} ${(all[i]! / sqlite[i]!).toFixed(2)} (${all[i]!.toFixed(0)} ms)`,
		);
		console.log(`${name}: ${row.join(" · ")}`);
	}
}

/** Milliseconds to make the index of a guild's articles, for ten questions, and for the first question after a restart. */
async function archive(store: Installation): Promise<number[]> {
	const guild = store.guild("1");
	const words = ["Brücke", "Haushalt", "Hallenbad", "Rathaus", "Krankenhaus", "Schule", "Windpark", "Bahnhof"];
	for (let n = 0; n < ARTICLES; n += 100)
		await guild.commit(
			Array.from({ length: 100 }, (_, i) => {
				const [one, two] = [words[(n + i) % 8]!, words[((n + i) >> 3) % 8]!];
				const key = `a${n + i}`;
				const body = `Der Rat von Moorhusen${n + i} will das Thema ${one} beraten, sagte Ayla Demirci. „${two} und ${one} kosten Geld“, so Halbach. `;
				const article = {
					...{ key, keys: [], title: `${one} und ${two}`, link: `https://bote.example/${key}`, published: n + i },
					...{ updated: null, teaser: "", text: body.repeat(12), paragraphs: [body.repeat(12)], author: null },
					...{ publisher: null, categories: [], image: null, related: [], hash: "h" },
				};
				const made = newRecord(article, { feedId: "f", channel: "c", now: 0 });
				return put(articleRecord, articleKey(key), { ...made, state: "open" as const });
			}),
		);
	const timed = async (work: () => Promise<unknown>): Promise<number> => {
		const started = performance.now();
		await work();
		return performance.now() - started;
	};
	const search = createArchiveSearch(guild);
	const built = await timed(() => search.find("Brücke", {}));
	const asked = await best(async () => {
		for (let i = 0; i < 10; i++) await search.find(`${words[i % 8]} Moorhusen${i} -Elefant`, {});
	});
	const again = await timed(() => createArchiveSearch(guild).find("Brücke", {}));
	return [built, asked, again];
}
