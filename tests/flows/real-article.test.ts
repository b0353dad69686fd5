// The first real thing: an article as its web page shows it, served as a WordPress page and feed, and what comes out.
import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buttons, type Flow, readable, startFlow } from "./flow.ts";

const FILE = fileURLToPath(new URL("../../../shared/real/article.txt", import.meta.url));
const present = existsSync(FILE);
if (!present) console.warn("skipped: ../shared/real/article.txt is not here");

describe.skipIf(!present)("the real article, from WordPress to Discord", () => {
	let flow: Flow;
	let server: Server;
	let lines: string[] = [];
	let thread = "";

	beforeAll(async () => {
		lines = readFileSync(FILE, "utf8")
			.split(/\n\s*\n/)
			.map((line) => line.trim())
			.filter(Boolean);
		server = await serve(lines);
		const { port } = server.address() as AddressInfo;
		flow = await startFlow({
			guild: () => ({ feeds: [{ url: `http://127.0.0.1:${port}/feed/`, channel: "nachrichten", postNewest: 1 }] }),
			bot: { allowPrivate: (host, asked) => host === "127.0.0.1" && asked === port },
		});
		await flow.bot.tick();
		thread = flow.threads("nachrichten")[0]!.id;
	});
	afterAll(async () => {
		await flow.close();
		server.closeAllConnections();
		server.close();
	});

	test("the post and its thread", () => {
		const posts = flow.messages(flow.channel("nachrichten")).filter(({ type }) => type === 0);
		expect(posts).toHaveLength(1);
		expect(posts[0]!.embeds[0]!.title).toBe(lines[0]);
		expect(flow.threads("nachrichten")).toHaveLength(1);
		expect(flow.threads("nachrichten")[0]!.name).toMatch(/^Schreibe einen Kommentar: Ruttes/);
	});

	test("the text without teaser and comment heading", async () => {
		const found = await flow.bot.guild(flow.guildId)!.articleOf(thread);
		const { text, paragraphs, related } = found!.article;
		expect(paragraphs[0]).toBe(lines[1]);
		expect(paragraphs.at(-1)).toBe(lines.at(-3));
		expect(paragraphs).toHaveLength(lines.length - 3);
		expect(text).not.toContain("Mehr zum Thema");
		expect(text).not.toContain("Schreibe einen Kommentar");
		expect(related.map(({ title }) => title).join()).toContain("Lawrow");
	});

	test("the summary holds sentences of the article, no teaser and no form", async () => {
		const answer = await (
			await flow.discord.as("lena").command(thread, "zusammenfassung", { länge: "lang" })
		).settled();
		const said = readable(answer);
		expect(said).not.toContain("Mehr zum Thema");
		expect(said).not.toContain("Schreibe einen Kommentar");
		const sentences = answer!.embeds[0]!.description!.split("\n\n");
		expect(sentences.length).toBeGreaterThanOrEqual(3);
		const plain = lines.join(" ");
		for (const sentence of sentences) expect(plain).toContain(sentence.replace(/\\(.)/g, "$1"));
	});

	test("who says what: Rutte, the ministry, the Financial Times by its sources, Rubio", async () => {
		const lena = flow.discord.as("lena");
		let page = await (await lena.command(thread, "quellen")).settled();
		let said = readable(page);
		const pages = Number(/Seite 1 von (\d+)/.exec(said)![1]);
		for (let turn = 1; turn < pages; turn++) {
			const next = buttons(page).find((id) => id.includes(":seite:") && id.endsWith(`:${turn}`))!;
			await (await lena.click(page!.id, next)).settled();
			page = lena.messages(thread).find(({ id }) => id === page!.id);
			expect(readable(page)).toContain(`Seite ${turn + 1} von ${pages}`);
			said += `\n${readable(page)}`;
		}
		for (const who of ["Rutte", "russische Außenministerium", "Financial Times", "Rubio", "Selenskyj"]) {
			expect(said).toContain(who);
		}
		expect(said).toContain("aus zweiter Hand: Quellen");
		expect(said).not.toContain("Lawrow");
	});

	test("a claim with a wrong number is told apart from one that is right", async () => {
		const ask = async (behauptung: string) =>
			readable(await (await flow.discord.as("lena").command(thread, "beleg", { behauptung })).settled());
		const sentence = lines
			.join(" ")
			.match(/[^.:]*\b72 [^.]*\./)![0]
			.trim();
		expect(await ask(sentence)).toContain("Dafür finden sich diese Stellen");
		expect(await ask(sentence.replace("72", "48"))).toContain("andere Zahl");
	});
});

/** A WordPress page with menu, sidebar, teaser and comment form, and a feed that carries an excerpt only. */
async function serve([title = "", ...rest]: readonly string[]): Promise<Server> {
	const html = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
	const body = rest.slice(0, -2);
	const [teaser = "", form = ""] = rest.slice(-2);
	const server = createServer((request, response) => {
		const origin = `http://${request.headers.host}`;
		const link = `${origin}/2026/01/artikel/`;
		if (request.url === "/feed/") {
			response.setHeader("content-type", "application/rss+xml; charset=UTF-8");
			response.end(`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Eine Zeitung</title><link>${origin}</link><description>Nachrichten</description>
<item><title>${html(title)}</title><link>${link}</link><guid isPermaLink="false">${origin}/?p=4711</guid>
<pubDate>Wed, 04 Feb 2026 09:30:00 +0000</pubDate><dc:creator><![CDATA[Redaktion]]></dc:creator><category><![CDATA[Ausland]]></category>
<description><![CDATA[<p>${html(body[0] ?? "").slice(0, 200)} [&#8230;]</p>]]></description></item></channel></rss>`);
			return;
		}
		response.setHeader("content-type", "text/html; charset=UTF-8");
		response.end(`<!doctype html><html lang="de"><head><meta charset="utf-8"><title>${html(title)} – Eine Zeitung</title>
<link rel="canonical" href="${link}"><meta property="og:type" content="article"><meta property="og:title" content="${html(title)}"></head><body>
<header><nav><ul><li><a href="/">Start</a></li><li><a href="/inland">Inland</a></li><li><a href="/ausland">Ausland</a></li></ul></nav></header>
<main><article class="post type-post"><header class="entry-header"><h1 class="entry-title">${html(title)}</h1></header>
<div class="entry-content">${body.map((text) => `<p>${html(text)}</p>`).join("\n")}
<p>${html(teaser.split("–")[0] ?? "")}– <a href="/2026/01/anderer-artikel/"><strong>${html(teaser.split("–").slice(1).join("–").trim())}</strong></a></p></div></article>
<div id="comments" class="comments-area"><div id="respond" class="comment-respond"><h3 id="reply-title">${html(form)}</h3>
<form action="/wp-comments-post.php" method="post"><p>Deine E-Mail-Adresse wird nicht veröffentlicht.</p><textarea name="comment"></textarea><input type="submit" value="Kommentar abschicken"></form></div></div></main>
<aside class="sidebar"><h2>Neueste Beiträge</h2><ul><li><a href="/a">Ein anderer Beitrag über das Wetter</a></li></ul></aside></body></html>`);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return server;
}
