// /feed and /artikel, as an admin uses them.
import { afterAll, beforeAll, expect, test } from "vitest";
import { buttons, type Flow, readable, startFlow } from "./flow.ts";
import { type Paper, startPaper } from "./paper.ts";

let flow: Flow;
let paper: Paper;
beforeAll(async () => {
	let now: () => number = Date.now;
	paper = await startPaper(() => now());
	const local: { port?: number } = {};
	flow = await startFlow({
		noFeed: true,
		bot: { allowPrivate: (host, port) => host === "127.0.0.1" && (port === paper.port || port === local.port) },
	});
	local.port = Number(new URL(flow.discord.url).port);
	now = flow.discord.clock.now;
	for (const n of [1, 2, 3]) paper.add(`Meldung ${n}`);
});
afterAll(async () => {
	await Promise.all([flow.close(), paper.close()]);
});

const here = () => flow.channel("moderation");
const amira = () => flow.discord.as("amira");
async function run(name: string, options: Record<string, string | number | boolean> = {}) {
	const answer = await (await amira().command(here(), name, options)).settled();
	expect(answer!.flags! & 64).toBe(64);
	return answer!;
}
async function click(message: { id: string }, customId: string) {
	const current = () => flow.messages(here()).find(({ id }) => id === message.id)!;
	const before = readable(current());
	const result = await amira().click(message.id, customId);
	// The answer takes the message's place, or comes beside it where it is an error.
	await flow.discord.waitFor(() => readable(current()) !== before || result.followUps().length > 0);
	return current();
}
async function later(ms = 30 * 60_000) {
	flow.discord.clock.advance(ms);
	await flow.bot.tick();
	await flow.quiet();
}
const posts = () => flow.messages(flow.channel("nachrichten")).filter(({ type }) => type === 0);

test("hinzufügen: from any page of the website, with a preview, never the comments' feed, after a click", async () => {
	const answer = await run("feed hinzufügen", {
		adresse: `${paper.url}/${paper.items[1]!.slug}/`,
		kanal: flow.channel("nachrichten"),
	});
	expect(readable(answer)).toContain("Quellbacher Bote");
	expect(readable(answer)).not.toContain("Kommentar-Feed");
	expect(answer.embeds[0]!.title).toBe("Meldung 3");
	expect(posts()).toHaveLength(0);
	const after = await click(answer, buttons(answer)[0]!);
	expect(readable(after)).toContain("Feed hinzugefügt");
	await flow.bot.tick();
	expect(posts().map(({ embeds }) => embeds[0]!.title)).toEqual(["Meldung 3"]);
	const again = await run("feed hinzufügen", { adresse: paper.feedUrl, kanal: flow.channel("nachrichten") });
	expect(readable(await click(again, buttons(again)[0]!))).not.toContain("Feed hinzugefügt");
	expect(posts()).toHaveLength(1);
});

test("hinzufügen: of several feeds one is picked; a wrong address and a wrong channel say what to do", async () => {
	paper.answers.set("/themen/", {
		status: 200,
		headers: { "content-type": "text/html" },
		body: '<head><link rel="alternate" type="application/rss+xml" title="Alles" href="/feed/"><link rel="alternate" type="application/rss+xml" title="Sport" href="/category/sport/feed/"></head>',
	});
	paper.answers.set("/category/sport/feed/", {
		status: 200,
		body: '<rss version="2.0"><channel><title>Bote Sport</title><item><title>Derby</title><link>/derby/</link></item></channel></rss>',
	});
	const answer = await run("feed hinzufügen", { adresse: `${paper.url}/themen/`, kanal: flow.channel("plauderecke") });
	const ids = buttons(answer);
	expect(ids).toHaveLength(2);
	expect(ids.every((id) => id.length <= 100)).toBe(true);
	const shown = await click(answer, ids[1]!);
	expect(readable(shown)).toContain("Bote Sport");
	expect(readable(await click(shown, buttons(shown)[1]!))).toContain("Abgebrochen");
	flow.discord.clock.advance(3_600_000);
	const late = await run("feed hinzufügen", { adresse: "http://127.0.0.1:9/feed" });
	expect(readable(late)).toMatch(/nicht im öffentlichen Internet/);
	const nothing = await run("feed hinzufügen", { adresse: `${paper.url}/gibt-es-nicht/` });
	expect(readable(nothing)).toMatch(/nichts \(404\)/);
});

test("bearbeiten, liste, testen, warum: settings in words, and a reason for every article", async () => {
	const [feed] = (await amira().autocomplete(here(), "feed bearbeiten", { feed: "bote" }, "feed")).choices;
	const edited = await run("feed bearbeiten", {
		feed: String(feed!.value),
		ohne: "rubrik:Anzeige, titel:Gewinn*",
		prostunde: 1,
		abstand: 1,
		rolle: flow.discord.roleId("Moderation"),
		titel: "{category} | {title}",
	});
	expect(readable(edited)).toMatch(
		/alle 5 Minuten.*ohne Rubrik: Anzeige, Überschrift: Gewinn\\?\*.*höchstens 1 je Stunde/s,
	);
	expect(readable(edited)).toContain("lässt der Betreiber nicht zu");
	expect(readable(await run("feed bearbeiten", { feed: String(feed!.value), ruhezeit: "nachts" }))).toContain(
		"22:00-06:00",
	);
	expect(readable(await run("feed bearbeiten", { feed: String(feed!.value), titel: "{titel}" }))).toContain(
		"nicht „titel“",
	);
	// Who may manage the server and not mention everybody lets the bot mention no role that is not open to all.
	const { build, userId } = flow.discord;
	const role = build.role(flow.guildId, { name: "Technik", permissions: ["MANAGE_GUILD"] });
	build.member(flow.guildId, userId("lena"), { roles: [role.id] });
	await flow.quiet();
	const asLena = async (rolle: string) =>
		readable(
			(await (
				await flow.discord
					.as("lena")
					.command(flow.channel("plauderecke"), "feed bearbeiten", { feed: String(feed!.value), rolle })
			).settled())!,
		);
	expect(await asLena(role.id)).toMatch(/Die Rolle „.*“ darfst du selbst nicht erwähnen.*Dir fehlt: @everyone, @here/);
	build.rolePermissions(flow.guildId, role.id, ["MANAGE_GUILD", "MENTION_EVERYONE"]);
	await flow.quiet();
	expect(await asLena(role.id)).toContain(role.id);
	expect(await asLena(flow.discord.roleId("Moderation"))).not.toContain("darfst du selbst nicht");
	build.rolePermissions(flow.guildId, role.id, []);
	await flow.quiet();
	paper.add("Gewinnspiel zum Fest");
	const test = await run("feed testen", { feed: String(feed!.value) });
	expect(test.embeds[0]!.title).toBe("Stadt | Gewinnspiel zum Fest");
	expect(readable(test)).toMatch(/✖ Gewinnspiel zum Fest: Nicht gepostet: Die Überschrift enthält/);
	paper.add("Meldung 4");
	paper.add("Meldung 5");
	await later();
	expect(posts()).toHaveLength(2);
	const why = async (typed: string) => {
		const { choices } = await amira().autocomplete(here(), "feed warum", { artikel: typed }, "artikel");
		return readable(await run("feed warum", { artikel: String(choices[0]!.value) }));
	};
	expect(await why("gewinnspiel")).toMatch(/Neu: .*Nicht gepostet: Die Überschrift enthält.*Nicht gepostet/s);
	expect(await why("Meldung 5")).toMatch(/Wartet.*in der letzten Stunde schon genug/s);
	expect(await why("Meldung 4")).toMatch(/Gepostet.*https:\/\/discord\.com\/channels/s);
	expect(await why("Meldung 1")).toContain("Beim Hinzufügen des Feeds");
	await later(3_600_000);
	expect(posts().at(-1)!.embeds[0]!.title).toBe("Stadt | Meldung 5");
	expect(posts().at(-1)!.mention_roles).toEqual([flow.discord.roleId("Moderation")]);
	const list = readable(await run("feed liste"));
	expect(list).toMatch(/Quellbacher Bote\n<#\d+> · gelesen/);
});

test("pausieren, jetzt, fortsetzen, entfernen: what is meant happens, and removing asks first", async () => {
	const [feed] = (await amira().autocomplete(here(), "feed pausieren", { feed: "" }, "feed")).choices;
	const id = String(feed!.value);
	await run("feed bearbeiten", { feed: id, prostunde: 0 });
	await run("feed pausieren", { feed: id });
	paper.add("In der Pause");
	await later(7_200_000);
	const before = posts().length;
	expect(readable(await run("feed liste"))).toContain("angehalten");
	await run("feed fortsetzen", { feed: id });
	await flow.bot.tick();
	expect(posts()).toHaveLength(before + 1);
	paper.add("Gleich danach");
	await run("feed jetzt");
	await flow.bot.tick();
	expect(posts()).toHaveLength(before + 2);
	const asked = await run("feed entfernen", { feed: id });
	expect(readable(await click(asked, buttons(asked)[1]!))).toContain("nichts verändert");
	const sure = await run("feed entfernen", { feed: id });
	expect(readable(await click(sure, buttons(sure)[0]!))).toContain("Feed entfernt");
	expect(readable(await run("feed liste"))).toContain("Noch kein Feed");
	await run("feed hinzufügen", { adresse: paper.feedUrl, kanal: flow.channel("nachrichten") }).then((answer) =>
		click(answer, buttons(answer)[0]!),
	);
	await flow.bot.tick();
	expect(posts()).toHaveLength(before + 2);
});

test("export and import: the list goes out as a file and comes back, each feed once", async () => {
	const out = await run("feed export");
	const [file] = out.attachments;
	expect(file!.filename).toBe("feeds.opml");
	const opml = await (await fetch(file!.url)).text();
	expect(opml).toContain(paper.feedUrl);
	const more = opml.replace("</body>", `<outline text="Sport" xmlUrl="${paper.url}/category/sport/feed/"/></body>`);
	const answer = await (
		await amira().command(flow.channel("plauderecke"), "feed import", {
			datei: { filename: "liste.opml", data: more } as never,
		})
	).settled();
	expect(readable(answer)).toMatch(/1 Feed hinzugefügt\. 1 gab es schon/);
	const broken = await run("feed import", { adresse: paper.feedUrl });
	expect(readable(broken)).toContain("keine OPML-Liste");
});

test("artikel: bring one by hand once, list and search", async () => {
	const old = paper.items.at(-1)!;
	const address = `${paper.url}/${old.slug}/`;
	const done = await run("artikel veröffentlichen", { adresse: address, kanal: flow.channel("nachrichten") });
	expect(readable(done)).toMatch(/Veröffentlicht: https/);
	expect(posts().at(-1)!.embeds[0]!.title).toBe("Meldung 1");
	expect(flow.threads("nachrichten").some(({ name }) => name.endsWith("Meldung 1"))).toBe(true);
	const twice = await run("artikel veröffentlichen", {
		adresse: `${address}?utm_source=x`,
		kanal: flow.channel("nachrichten"),
	});
	expect(readable(twice)).toContain("steht hier schon");
	const lena = flow.discord.as("lena");
	const refused = await (
		await lena.command(flow.channel("plauderecke"), "artikel veröffentlichen", { adresse: address })
	).settled();
	expect(readable(refused)).toContain("Server verwalten");
	const found = await (
		await lena.command(flow.channel("plauderecke"), "artikel suche", { wörter: "Meldung Nummer" })
	).settled();
	expect(readable(found)).toContain("Meldung 1");
	expect(readable(await run("artikel liste"))).toContain("Meldung 1");
});
