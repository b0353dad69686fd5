// /archiv: full-text search over the articles, with the real client against Local Discord.
import type { APIMessage } from "discord-api-types/v10";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buttons, type Flow, readable, startFlow } from "./flow.ts";

let flow: Flow;
let place: string;
beforeAll(async () => {
	flow = await startFlow({ guild: ({ feeds }) => ({ feeds: feeds.map((feed) => ({ ...feed, postNewest: 8 })) }) });
	await flow.bot.tick();
	place = flow.channel("plauderecke");
});
afterAll(() => flow.close());

type Options = Record<string, string | number | boolean>;
const search = async (options: Options, who = "lena"): Promise<APIMessage> =>
	(await (await flow.discord.as(who).command(place, "archiv", options)).settled())!;
const day = (ms: number) =>
	new Intl.DateTimeFormat("de-DE", { timeZone: "Europe/Berlin", dateStyle: "short" }).format(ms);

test("words in any form, in compounds, as a phrase, excluded; the hit is in bold, with link and thread", async () => {
	const plural = await search({ suche: "hallenbäder" });
	expect((plural.flags ?? 0) & 64).toBe(64);
	const said = readable(plural);
	const { title } = flow.site.articles().find(({ slug }) => slug.startsWith("hallenbad"))!;
	expect(said).toContain(`**1. [${title}](http`);
	expect(said).toMatch(/\*\*Hallenbads?\*\*/);
	const thread = flow.threads("nachrichten").find(({ name }) => name.includes("Hallenbad"))!;
	expect(said).toContain(`<#${thread.id}>`);
	expect(said).toMatch(/<t:\d+:D>/);
	expect(readable(await search({ suche: "becken" }))).toContain("Beckenkopf");
	const phrase = "„frühesten Termin“";
	expect(readable(await search({ suche: phrase }))).toContain(title);
	expect(readable(await search({ suche: "„Termin frühesten“" }))).toContain("Nichts gefunden");
	expect(readable(await search({ suche: "hallenbad -beckenkopf" }))).not.toContain(`[${title}]`);
	expect(readable(await search({ suche: "hallenbad raumstation" }))).toContain("Diese enthalten einige davon");
});

test("pages in place that survive a restart; everything of a feed, newest first", async () => {
	const lena = flow.discord.as("lena");
	const { choices } = await lena.autocomplete(place, "archiv", { feed: "" }, "feed");
	expect(choices).toHaveLength(1);
	const first = await search({ feed: choices[0]!.value });
	expect(readable(first)).toContain("8 Artikel · die neuesten zuerst");
	expect(readable(first)).toContain("Seite 1 von 2");
	expect(readable(first)).toContain(flow.site.articles()[0]!.title.slice(0, 20));
	await flow.restart();
	const next = buttons(first).find((id) => /^archiv:seite:.*:1$/.test(id))!;
	await (await lena.click(first.id, next)).settled();
	const second = lena.messages(place).find(({ id }) => id === first.id);
	expect(readable(second)).toContain("Seite 2 von 2");
	expect(readable(second)).toContain("**5. ");
});

test("who speaks, since when, until when; what is no day is said", async () => {
	const lena = flow.discord.as("lena");
	const { choices } = await lena.autocomplete(place, "archiv", { person: "brinkm" }, "person");
	expect(choices[0]!.name).toMatch(/Brinkmeier \(\d Artikel\)/);
	const spoken = readable(await search({ person: choices[0]!.value, suche: "streichen" }));
	expect(spoken).toContain("Hallenbad");
	expect(spoken).toMatch(/Wir verschieben, wir \*\*streichen\*\* nicht/);
	const [newest, ...older] = flow.site.articles();
	const tomorrow = flow.discord.clock.now() + 86_400_000;
	expect(readable(await search({ von: day(tomorrow).replace(/\.(\d\d)$/, ".20$1") }))).toContain("Nichts gefunden");
	const all = readable(await search({ von: "01.01.2020", bis: "heute" }));
	expect(all).toContain("8 Artikel");
	expect(older.length).toBe(7);
	expect(newest).toBeDefined();
	expect(readable(await search({ von: "32.13.2026" }))).toContain("verstehe ich nicht als Tag");
	expect(readable(await search({ von: "2026", bis: "2020" }))).toContain("endet, bevor er beginnt");
	expect(readable(await search({}))).toContain("wonach ich suchen soll");
});

test("a new, a changed and a withdrawn article: the index follows", async () => {
	expect(readable(await search({ suche: "Zirkuselefant" }))).toContain("Nichts gefunden");
	const { slug, title } = flow.site.articles()[0]!;
	flow.site.editArticle(slug, {
		body: "Ein Zirkuselefant steht auf dem Marktplatz, teilte die Polizei mit.\n\nEr frisst Heu und wartet dort seit dem Morgen geduldig auf seinen Wärter, der ihn suchen muss.",
	});
	flow.site.publishNext();
	flow.discord.clock.advance(3_600_000);
	await flow.bot.tick();
	await flow.bot.tick();
	expect(readable(await search({ suche: "Zirkuselefanten" }))).toContain(title.slice(0, 15));
	const fresh = flow.site.articles()[0]!;
	expect(readable(await search({ suche: `„${fresh.title.split(" ").slice(0, 3).join(" ")}“` }))).toContain(
		fresh.title.slice(0, 15),
	);
	const gone = flow.site.articles().find((article) => article.slug.startsWith("stadtrat-beschliesst"))!;
	expect(readable(await search({ suche: "Tempo" }))).toContain(`[${gone.title}]`);
	flow.site.withdraw(gone.slug);
	for (let i = 0; i < 3; i++) {
		flow.discord.clock.advance(3_600_000);
		await flow.bot.tick();
	}
	expect(readable(await search({ suche: "Tempo" }))).not.toContain(`[${gone.title}]`);
});

test("what FTS5 would take for an operator is only a word; nothing typed breaks the search", async () => {
	for (const suche of [
		'hallenbad" OR "x',
		"NEAR(a b)",
		"title:hallenbad",
		"*",
		"( AND )",
		"-",
		"„“",
		"der die das",
		"'; DROP TABLE article; --",
		"𝕳𝖆𝖑𝖑𝖊𝖓𝖇𝖆𝖉",
	]) {
		const said = readable(await search({ suche }));
		expect(said, suche).toMatch(/Artikel|Nichts gefunden/);
		expect(said, suche).not.toContain("Fehler");
	}
	expect(readable(await search({ suche: "hallenbad" }))).toContain("Hallenbad");
});

test("for everyone: by name, and only words that the rules allow", async () => {
	const lena = flow.discord.as("lena");
	const click = async (message: APIMessage): Promise<string> => {
		const id = buttons(message).find((one) => one.startsWith("archiv:allen"))!;
		return readable(await (await lena.click(message.id, id)).settled());
	};
	const before = flow.messages(place).length;
	expect(await click(await search({ suche: "hallenbad Vollidiot" }))).toContain("verstößt sie gegen die Regeln");
	await click(await search({ suche: "hallenbad" }));
	await flow.discord.waitFor(() => flow.messages(place).length === before + 1);
	expect(flow.messages(place).at(-1)!.content).toContain(`<@${lena.id}>`);
});
