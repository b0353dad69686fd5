// What a member claims, and where articles bear on it.
import { detect } from "../language/detect.ts";
import { type Evidence, evidence } from "../language/evidence.ts";
import { ownWords } from "../language/own-words.ts";
import { sentences } from "../language/sentences.ts";
import { words } from "../language/stems.ts";
import type { Guild } from "./guild.ts";
import { type ReadableText, readabilityOf } from "./reading.ts";
import { type ArticleRecord, articleKey, articleRecord } from "./records.ts";

const MOST_CLAIMS = 5;
const MOST_ARTICLES = 30;

/**
 * The claims in a comment: its sentences without quoted lines, addresses and mentions; questions only where there is
 * nothing else, sentences that say nothing ("Ja genau!") never.
 */
export function claimsIn(comment: string): string[] {
	const own = ownWords(comment);
	const language = detect(own) === "en" ? "en" : "de";
	const all = sentences(own, language)
		.map(({ text }) => text.replace(/\s+/g, " ").trim())
		.filter((text) => words(text, language).filter(({ stopword }) => !stopword).length >= 2);
	const said = all.filter((text) => !text.endsWith("?"));
	return (said.length > 0 ? said : all).slice(0, MOST_CLAIMS);
}

/** An article with what it says of a claim. */
export interface Bearing {
	readonly record: ArticleRecord;
	readonly readable: ReadableText;
	readonly evidence: Evidence;
}

export interface Judged {
	readonly claim: string;
	readonly verdict: Evidence["verdict"];
	readonly reason?: Evidence["reason"];
	/** Best first; empty where nothing bears on the claim. */
	readonly bearings: readonly Bearing[];
}

/** What one article says of a claim. */
export function judgeClaim(claim: string, record: ArticleRecord, readable: ReadableText, limit: number): Judged {
	const found = evidence(readable.text, claim, { language: readable.language, limit });
	const bearings = found.passages.length ? [{ record, readable, evidence: found }] : [];
	return { claim, verdict: found.verdict, reason: found.reason, bearings };
}

/** What all articles of the guild say of a claim; the search of the archive chooses those that are read. */
export async function judgeEverywhere(guild: Guild, claim: string, limit: number): Promise<Judged> {
	// Bare words: a minus or quotation marks of a claim are no operators.
	const bare = words(claim, "de")
		.filter(({ stopword }) => !stopword)
		.map(({ text }) => text)
		.join(" ");
	const found = bare ? await guild.archive.find(bare, {}, { any: true, limit: MOST_ARTICLES }) : [];
	const bearings: Bearing[] = [];
	for (const { key } of found) {
		const record = await guild.store.get(articleRecord, articleKey(key));
		const readable = record && readabilityOf(record);
		if (!record || readable?.state !== "text") continue;
		bearings.push(...judgeClaim(claim, record, readable, limit).bearings);
	}
	bearings.sort((a, b) => scoreOf(b) - scoreOf(a));
	const best = bearings[0]?.evidence;
	return { claim, verdict: best?.verdict ?? "absent", reason: best?.reason, bearings };
}

const scoreOf = ({ evidence: { passages } }: Bearing): number => passages[0]?.score ?? 0;

/** Whether a claim is in a language that the article is not: words are compared, so little can be found. */
export function otherLanguage(claims: readonly string[], { language }: ReadableText): boolean {
	const spoken = detect(claims.join(" "));
	return spoken !== null && spoken !== language;
}
