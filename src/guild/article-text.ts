// Articles whose text could not be had when they were found: asked for again a few times, with growing pauses.
import { put, remove } from "../store/store.ts";
import type { Guild } from "./guild.ts";
import { articleKey, articleRecord, wantedKey, wantedRecord } from "./records.ts";

const MINUTE = 60_000;
/** After each failed try, in milliseconds; then it is given up. */
const PAUSES = [5 * MINUTE, 30 * MINUTE, 2 * 60 * MINUTE, 8 * 60 * MINUTE];
const PAGE_FRESH_FOR = 120_000;

/** Tries the pages that are due; what is found is there for summary, sources and evidence from then on. */
export async function readWantedTexts(guild: Guild): Promise<void> {
	const due: { article: string; tries: number }[] = [];
	for await (const { value } of guild.store.list(wantedRecord, "wanted/"))
		if (value.nextTry <= guild.now()) due.push(value);
	await Promise.all(
		due.map((wanted) =>
			guild.safely("text", wanted.article, () =>
				guild.alone(`text/${wanted.article}`, () => readText(guild, wanted.article, wanted.tries)),
			),
		),
	);
}

async function readText(guild: Guild, key: string, tries: number): Promise<void> {
	const known = await guild.store.get(articleRecord, articleKey(key));
	const open = known && known.article.text === "" && known.withdrawnAt === null ? known : null;
	const read = open ? await guild.desk.page(open.article.link, PAGE_FRESH_FOR) : null;
	await guild.run(async () => {
		const record = await guild.store.get(articleRecord, articleKey(key));
		const paragraphs = read?.status === "ok" ? [...read.page.paragraphs] : [];
		if (record && paragraphs.length > 0 && read?.status === "ok") {
			const { article } = record;
			const filled = {
				...article,
				text: paragraphs.join("\n\n"),
				paragraphs,
				author: article.author ?? read.page.byline ?? null,
				image: article.image ?? read.page.image ?? null,
				related: article.related.length > 0 ? article.related : [...(read.page.related ?? [])],
			};
			await guild.store.commit([
				put(articleRecord, articleKey(key), { ...record, article: filled }),
				remove(wantedKey(key)),
			]);
			return;
		}
		const pause = open ? PAUSES[tries] : undefined;
		await guild.store.commit([
			pause === undefined
				? remove(wantedKey(key))
				: put(wantedRecord, wantedKey(key), { article: key, tries: tries + 1, nextTry: guild.now() + pause }),
		]);
	});
}
