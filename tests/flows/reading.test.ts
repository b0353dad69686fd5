// The reading aids in Discord: summary, sources, evidence; with the real client against Local Discord.
import type { APIMessage } from "discord-api-types/v10";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buttons, type Flow, readable, startFlow } from "./flow.ts";
import { anriss, library, riesig, seilbahn, voilier } from "./reading-stories.ts";

let flow: Flow;
beforeAll(async () => {
	flow = await startFlow({
		site: { stories: { published: [seilbahn, library, voilier, anriss, riesig], upcoming: [] } },
		guild: ({ feeds }) => ({ feeds: feeds.map((feed) => ({ ...feed, postNewest: 5 })) }),
	});
	await flow.bot.tick();
});
afterAll(() => flow.close());

/** The thread of an article, by a word of its title. */
const threadOf = (word: string) => flow.threads("nachrichten").find(({ name }) => name.includes(word))!.id;
type Options = Record<string, string | number | boolean>;
const ask = async (where: string, name: string, options: Options = {}, who = "lena") =>
	(await (await flow.discord.as(who).command(where, name, options)).settled())!;
/** Clicks a button whose id starts like this; an update changes the message in place. */
async function click(message: APIMessage, start: string, who = "lena"): Promise<APIMessage | undefined> {
	const id = buttons(message).find((one) => one.startsWith(start));
	if (!id) throw new Error(`no ${start} in ${buttons(message).join()}`);
	const result = await flow.discord.as(who).click(message.id, id);
	const settled = await result.settled();
	return result.kind === "deferred"
		? settled
		: flow.discord
				.as(who)
				.messages(message.channel_id)
				.find(({ id: other }) => other === message.id);
}
const isPrivate = (message: APIMessage) => ((message.flags ?? 0) & 64) === 64;

test("the summary: three lengths that replace each other in place, verbatim, with who speaks and by whose account", async () => {
	const thread = threadOf("Seilbahn");
	const short = await ask(thread, "zusammenfassung", { länge: "kurz" });
	expect(isPrivate(short)).toBe(true);
	const longer = await click(short, "zusammenfassung:laenge");
	expect(longer!.id).toBe(short.id);
	expect(longer!.embeds[0]!.description!.length).toBeGreaterThan(short.embeds[0]!.description!.length);
	const long = await ask(thread, "zusammenfassung", { länge: "lang" });
	const said = readable(long);
	expect(said).toContain("nichts ist umformuliert");
	expect(said).toMatch(/\*\*Ostheimbacher Anzeiger\*\* – .*aus zweiter Hand: den Aufsichtsrat/);
	expect(said).toMatch(/\*\*Thea Wallrodt\*\* – .*wörtlich/);
	const whole = seilbahn.body.replace(/\s+/g, " ");
	for (const paragraph of long.embeds[0]!.description!.split("\n\n"))
		expect(whole).toContain(paragraph.replace(/\\(.)/g, "$1"));
	expect(buttons(long).filter((id) => id.includes(":laenge:"))).toHaveLength(1);
});

test("what cannot be read is said: teaser only, another language; English is read and marked", async () => {
	const teaser = await ask(threadOf("Moorbahn"), "zusammenfassung");
	expect(readable(teaser)).toContain("liegt mir nur der Anriss vor");
	expect(readable(teaser)).toContain(anriss.teaser);
	expect(JSON.stringify(teaser.components)).toContain("/anriss-moorbahn/");
	for (const name of ["zusammenfassung", "quellen"]) {
		const french = readable(await ask(threadOf("voilier"), name));
		expect(french).toContain("weder auf Deutsch noch auf Englisch");
		expect(french).not.toContain("capitaine");
		const english = readable(await ask(threadOf("Harbour"), name));
		expect(english).toContain("Nora Pellworth");
		expect(english).toContain("weniger genau");
	}
});

test("an article from the list, in any channel; somebody who uses Discord in English is answered in English", async () => {
	const lena = flow.discord.as("lena");
	const place = flow.channel("plauderecke");
	const { choices } = await lena.autocomplete(place, "zusammenfassung", { artikel: "kessenberg" }, "artikel");
	expect(choices.map(({ name }) => name)).toEqual([seilbahn.title]);
	const answer = await ask(place, "zusammenfassung", { artikel: choices[0]!.value });
	expect(readable(answer)).toContain(seilbahn.title);
	expect(readable(await ask(place, "quellen"))).toContain("Hier wird kein Artikel besprochen");
	const user = flow.discord.world.users.get(lena.id)!;
	user.locale = "en-GB";
	const english = readable(await ask(place, "zusammenfassung", { artikel: choices[0]!.value }));
	user.locale = "de";
	expect(english).toContain("word for word");
	expect(english).toContain("second-hand: den Aufsichtsrat");
});

test("the sources: passages grouped by speaker, kinds and second hands told apart, pages that survive a restart", async () => {
	const thread = threadOf("Seilbahn");
	let page = await ask(thread, "quellen");
	expect(isPrivate(page)).toBe(true);
	const pages = Number(/Seite 1 von (\d+)/.exec(readable(page))![1]);
	expect(pages).toBeGreaterThan(1);
	let said = readable(page);
	await flow.restart();
	for (let turn = 1; turn < pages; turn++) {
		const id = buttons(page).find((one) => one.startsWith("quellen:seite:") && one.endsWith(`:${turn}`))!;
		page = (await click(page, id))!;
		expect(readable(page)).toContain(`Seite ${turn + 1} von ${pages}`);
		said += `\n${readable(page)}`;
	}
	expect(said).toMatch(/„Wir warten seit elf Monaten auf die Stützen“, sagte Wallrodt\.\n\*\*wörtlich\*\*/);
	expect(said).toMatch(/Der Hersteller habe die Lieferung dreimal verschoben\.\n\*\*sinngemäß\*\*/);
	expect(said).toMatch(/stehe vor der Insolvenz\.\n\*\*sinngemäß\*\* · aus zweiter Hand: den Aufsichtsrat/);
	expect(said).toMatch(/\[Absatz 2\]\(http[^)\s]+#:~:text=/);
	for (const message of [page])
		expect(message.embeds[0]!.fields!.every(({ value }) => value.length <= 1024)).toBe(true);
});

test("the sources of one person, chosen from a list; a name that does not speak is said not to", async () => {
	const lena = flow.discord.as("lena");
	const thread = threadOf("Seilbahn");
	const { choices } = await lena.autocomplete(thread, "quellen", { person: "achter" }, "person");
	expect(choices).toHaveLength(1);
	expect(choices[0]!.name).toMatch(/Achterberg \(\d\)/);
	const only = await ask(thread, "quellen", { person: choices[0]!.value });
	expect(readable(only)).toContain("Millionengrab");
	expect(readable(only)).not.toContain("Stützen");
	const back = await click(only, "quellen:seite");
	expect(readable(back)).toContain("Stützen");
	expect(readable(await ask(thread, "quellen", { person: "Kunigunde" }))).toContain(
		"kommt in diesem Artikel nicht zu Wort",
	);
});

test("showing to everyone: only where one may write, with the name, not twice, without buttons", async () => {
	const thread = threadOf("Seilbahn");
	const before = flow.messages(thread).length;
	const answer = await ask(thread, "quellen");
	await click(answer, "quellen:allen");
	await flow.discord.waitFor(() => flow.messages(thread).length === before + 1);
	const shown = flow.messages(thread).slice(before);
	expect(isPrivate(shown[0]!)).toBe(false);
	expect(shown[0]!.content).toContain(`<@${flow.discord.as("lena").id}>`);
	expect(shown[0]!.mentions).toEqual([]);
	expect(buttons(shown[0])).toEqual([]);
	const again = await ask(thread, "quellen", {}, "milan");
	expect(readable(await click(again, "quellen:allen", "milan"))).toContain("schon allen gezeigt");
	expect(flow.messages(thread)).toHaveLength(before + 1);
	// Members may not write where the articles appear: they can read there, and nothing more.
	const post = flow.messages(flow.channel("nachrichten")).find(({ embeds }) => embeds[0]?.title === seilbahn.title)!;
	const sources = buttons(post).find((id) => id.startsWith("quellen:"))!;
	const there = (await (await flow.discord.as("lena").click(post.id, sources)).settled())!;
	expect(buttons(there).filter((id) => id.includes(":allen:"))).toEqual([]);
});

test("evidence: what differs is named, what is not there is said, every claim of a comment for itself", async () => {
	const thread = threadOf("Seilbahn");
	const wrong = await ask(thread, "beleg", { behauptung: "Die Kosten steigen auf 73 Millionen Euro." });
	expect(isPrivate(wrong)).toBe(true);
	expect(readable(wrong)).toContain("andere Zahl");
	expect(readable(wrong)).toMatch(/Behauptet: 73.* · Im Artikel: \*\*37/);
	expect(readable(wrong)).toMatch(/\[Absatz 1\]\(http/);
	const right = readable(await ask(thread, "beleg", { behauptung: "Die Kosten steigen um 14 Prozent." }));
	expect(right).toContain("Dafür finden sich diese Stellen");
	const absent = readable(await ask(thread, "beleg", { behauptung: "Der Papst eröffnet eine Pizzeria in Lissabon." }));
	expect(absent).toContain("Im Artikel steht dazu nichts.");
	const milan = flow.discord.as("milan");
	const comment = milan.say(
		thread,
		"> Die Kosten steigen\nDie Kosten steigen auf 73 Millionen Euro. In der Befragung waren 61 Prozent für die Seilbahn. Meine Oma fährt trotzdem lieber mit dem Dampfschiff. Was meint ihr?",
	);
	const answer = (await (await flow.discord.as("lena").messageMenu("Beleg suchen", comment.id)).settled())!;
	const said = readable(answer);
	expect(isPrivate(answer)).toBe(true);
	expect(said).toContain(`/${thread}/${comment.id}`);
	expect(said).toMatch(/73 Millionen Euro\.“\*\*\n.*andere Zahl/);
	expect(said).toMatch(/61 Prozent.*“\*\*\nDafür finden sich/);
	expect(said).toMatch(/Dampfschiff\.“\*\*\nDazu steht nichts im Artikel/);
	expect(said).not.toContain("Was meint ihr");
});

test("evidence outside an article's thread, about nothing, in a teaser: a clear answer", async () => {
	const lena = flow.discord.as("lena");
	const away = flow.discord.as("milan").say(flow.channel("plauderecke"), "Die Kosten steigen auf 73 Millionen Euro.");
	const menu = async (id: string) => readable(await (await lena.messageMenu("Beleg suchen", id)).settled());
	expect(await menu(away.id)).toContain("steht nicht im Thread eines Artikels");
	const smile = flow.discord.as("milan").say(threadOf("Seilbahn"), "🙂 https://example.org");
	expect(await menu(smile.id)).toContain("steht nichts, wozu ich eine Stelle suchen könnte");
	const teaser = flow.discord.as("milan").say(threadOf("Moorbahn"), "Die Moorbahn war vier Monate lang außer Betrieb.");
	expect(await menu(teaser.id)).toContain("liegt mir nur der Anriss vor");
	const english = flow.discord
		.as("milan")
		.say(threadOf("Harbour"), "Die Bücherei am Hafen öffnet künftig auch sonntags.");
	expect(await menu(english.id)).toContain("nicht in derselben Sprache");
});

test("evidence in all articles: the right one is found, with its thread; the private answer leads there", async () => {
	const place = flow.channel("plauderecke");
	const found = readable(
		await ask(place, "beleg", { behauptung: "An der Trasse brüten sieben Paare des Wanderfalken.", überall: true }),
	);
	expect(found).toContain(seilbahn.title);
	expect(found).toContain(`<#${threadOf("Seilbahn")}>`);
	const minus = await ask(place, "beleg", { behauptung: "-Die „Kosten“ steigen auf 73 Millionen Euro", überall: true });
	expect(readable(minus)).toContain("andere Zahl");
	const none = await ask(place, "beleg", {
		behauptung: "Der Papst eröffnet eine Pizzeria in Lissabon.",
		überall: true,
	});
	expect(readable(none)).toContain("In keinem der Artikel");
});

test("evidence for everyone: no typed words that the rules forbid, no removed comment, a comment by its link only", async () => {
	flow.discord.clock.advance(20 * 60_000);
	const thread = threadOf("Seilbahn");
	const milan = flow.discord.as("milan");
	const before = flow.messages(thread).length;
	const insult = await ask(
		thread,
		"beleg",
		{ behauptung: "Thea Wallrodt ist ein Vollidiot und die Kosten steigen um 14 Prozent" },
		"milan",
	);
	expect(readable(await click(insult, "beleg:allen", "milan"))).toContain("verstößt sie gegen die Regeln");
	const comment = milan.say(thread, "Für die Seilbahn waren in der Befragung 84 Prozent.");
	const menu = (await (await milan.messageMenu("Beleg suchen", comment.id)).settled())!;
	await flow.restart();
	await click(menu, "beleg:allen", "milan");
	await flow.discord.waitFor(() => flow.messages(thread).length === before + 2);
	const shown = flow.messages(thread).at(-1)!;
	expect(readable(shown)).toContain(`/${thread}/${comment.id}`);
	expect(readable(shown)).not.toContain("Für die Seilbahn waren");
	expect(readable(shown)).toContain("61 Prozent");
	const second = milan.say(thread, "Die Fahrt kostet 9,50 Euro.");
	const later = (await (await milan.messageMenu("Beleg suchen", second.id)).settled())!;
	milan.delete(second.id);
	expect(readable(await click(later, "beleg:allen", "milan"))).toContain("gibt es nicht mehr");
});

test("words longer than a line, forty speakers, markdown everywhere: every answer fits and no page is refused", async () => {
	flow.discord.clock.advance(20 * 60_000);
	const thread = threadOf("Ratssitzung");
	const fits = (message: APIMessage) => {
		const [embed] = message.embeds;
		const size = readable({ ...message, content: "" }).length;
		expect(size).toBeGreaterThan(50);
		expect(size).toBeLessThanOrEqual(6_000);
		expect(readable(message)).not.toContain("Da ist mir ein Fehler unterlaufen");
		// No link is cut in two.
		for (const { value } of embed?.fields ?? [])
			expect(value.match(/\]\(http/g)?.length ?? 0).toBe(value.match(/\]\(http[^)\s]+\)/g)?.length ?? 0);
	};
	fits(await ask(thread, "zusammenfassung", { länge: "lang" }));
	let page = await ask(thread, "quellen");
	const pages = Number(/Seite 1 von (\d+)/.exec(readable(page))![1]);
	expect(pages).toBeGreaterThan(15);
	for (let turn = 1; turn < pages; turn++) {
		fits(page);
		page = (await click(page, `quellen:seite:${buttons(page)[0]!.split(":")[2]}:${turn}`))!;
	}
	fits(page);
	const claim = "Die Donaudampfschifffahrtsgesellschaft werde niemals gebaut werden. ".repeat(14);
	fits(await ask(thread, "beleg", { behauptung: claim }));
	fits(await ask(thread, "beleg", { behauptung: claim, überall: true }));
	fits(await ask(thread, "archiv", { suche: "niemals gebaut" }));
	const person = (await flow.discord.as("lena").autocomplete(thread, "quellen", { person: "" }, "person")).choices;
	expect(person).toHaveLength(25);
	fits(await ask(thread, "quellen", { person: person[0]!.value }));
});
