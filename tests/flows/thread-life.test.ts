// The life of a discussion: it closes in its time, slows down in a flood, and shows who speaks for the newsroom.
import { afterEach, expect, test } from "vitest";
import type { GuildConfig } from "../../src/config.ts";
import { exportOf, forgetPerson } from "../../src/guild/personal-data.ts";
import { recommendationRecord } from "../../src/guild/records.ts";
import { buttons, type Flow, type FlowOptions, readable, startFlow } from "./flow.ts";

let flow: Flow;
afterEach(() => flow.close());

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

/** A world with one article. @returns its thread's id */
async function world(discussion: Partial<GuildConfig["discussion"]>, options: FlowOptions = {}): Promise<string> {
	flow = await startFlow({
		guild: (own) => ({ rules: [], discussion: { ...own.discussion, ...discussion } }),
		rules: { rules: [] },
		...options,
	});
	await flow.bot.tick();
	await flow.quiet();
	return flow.threads("nachrichten")[0]!.id;
}

const state = (thread: string) => flow.discord.world.channels.get(thread)!.thread!;
const closingLines = (thread: string) =>
	flow.messages(thread).filter((message) => readable(message).includes("Diese Diskussion ist jetzt geschlossen"));

test("a discussion closes at its time with a line and a lock, once, also when a crash comes in between", async () => {
	const thread = await world({ closeAfter: 2 * DAY, closeAt: "22:00", timeZone: "Europe/Berlin" });
	flow.discord.clock.advance(2 * DAY - MINUTE);
	await flow.bot.tick();
	expect(closingLines(thread)).toEqual([]);
	const clock = new Intl.DateTimeFormat("de-DE", { timeZone: "Europe/Berlin", hour: "2-digit", minute: "2-digit" });
	for (let hours = 0; hours < 25 && closingLines(thread).length === 0; hours++) {
		flow.discord.clock.advance(60 * MINUTE);
		// The line arrives and its answer is lost; the lock comes after the restart.
		if (hours === 0)
			flow.discord.faults.rest({
				kind: "drop",
				when: "after",
				method: "POST",
				route: "/channels/:channel_id/messages",
			});
		await flow.bot.tick();
	}
	expect(clock.format(flow.discord.clock.now())).toMatch(/^22:/);
	await flow.restart();
	flow.discord.clock.advance(10 * MINUTE);
	await flow.bot.tick();
	await flow.quiet();
	expect(closingLines(thread)).toHaveLength(1);
	expect(state(thread)).toMatchObject({ locked: true, archived: true });
	flow.discord.clock.advance(3 * DAY);
	await flow.bot.tick();
	expect(closingLines(thread)).toHaveLength(1);
});

test("a correction of the article is announced in a closed discussion, which stays closed", async () => {
	const thread = await world({ closeAfter: DAY });
	flow.discord.clock.advance(DAY + MINUTE);
	await flow.bot.tick();
	await flow.quiet();
	expect(state(thread)).toMatchObject({ locked: true, archived: true });
	const [article] = flow.site.articles();
	flow.site.editArticle(article!.slug, { title: `${article!.title} (korrigiert)` });
	flow.discord.clock.advance(60 * MINUTE);
	await flow.bot.tick();
	await flow.bot.tick();
	await flow.quiet();
	expect(flow.messages(thread).map(readable).join("\n")).toContain("Der Artikel hat eine neue Überschrift");
	expect(state(thread)).toMatchObject({ locked: true, archived: true });
});

test("slow mode rises step by step in a flood, falls when it is calm, and ends where it was", async () => {
	const slowMode = { moreThan: 4, within: MINUTE, every: [10_000, 30_000], calmAfter: 5 * MINUTE };
	const thread = await world({ slowMode });
	const people = ["lena", "milan", "karla", "neu_hier"];
	const flood = async () => {
		for (let n = 0; n < 6; n++) {
			// Slow mode holds for a person, not for a crowd.
			flow.discord.as(people[n % people.length]!).say(thread, `Dazu habe ich auch eine Meinung (${n}).`);
			flow.discord.clock.advance(people.length > n ? 1_000 : 8_000);
			await flow.quiet();
		}
	};
	const seconds = () => flow.discord.world.channels.get(thread)!.slowmode;
	await flood();
	expect(seconds()).toBe(10);
	await flow.restart();
	flow.discord.clock.advance(6 * MINUTE);
	await flow.bot.tick();
	expect(seconds()).toBe(0);
});

test("a recommended comment is shown, found again in the overview, and goes with the comment or by a click", async () => {
	const thread = await world({});
	const comment = flow.discord.as("lena").say(thread, "Die Zahlen stehen im *Haushaltsplan*, Seite 12.");
	flow.discord.as("milan").say(thread, "Danke!");
	await flow.quiet();
	const lines = () => flow.messages(thread).filter((message) => readable(message).includes("Empfehlung der Redaktion"));
	const recommend = () => flow.discord.as("jonas").messageMenu("Empfehlen", comment.id);
	const answer = await (await recommend()).settled();
	expect(readable(answer)).toContain("Empfohlen.");
	expect(lines()).toHaveLength(1);
	expect(readable(lines()[0])).toContain("\\*Haushaltsplan\\*");
	expect(readable(await (await recommend()).settled())).toContain("empfiehlt die Redaktion schon");
	const told = await (await flow.discord.as("milan").command(thread, "diskussion")).settled();
	expect(readable(told)).toMatch(/Empfehlungen der Redaktion\n- \[Kommentar von ⁨Lena⁩\]/);
	await expect(flow.discord.as("milan").messageMenu("Empfehlen", comment.id)).rejects.toThrow("There is no command");
	await (await flow.discord.as("jonas").click(answer!.id, buttons(answer)[0]!)).settled();
	expect(lines()).toEqual([]);
	expect(flow.openApi.violations).toEqual([]);
});

test("a recommendation goes with its comment, whoever deletes it, and leaves no word of it behind", async () => {
	const thread = await world({});
	const lines = () => flow.messages(thread).filter((message) => readable(message).includes("Empfehlung der Redaktion"));
	const guild = () => flow.bot.guild(flow.guildId)!;
	const recommended = async (text: string) => {
		const comment = flow.discord.as("lena").say(thread, text);
		await flow.quiet();
		await (await flow.discord.as("jonas").messageMenu("Empfehlen", comment.id)).settled();
		expect(lines()).toHaveLength(1);
		return comment;
	};
	const kept = async () => {
		const found: unknown[] = [];
		for await (const { value } of guild().store.list(recommendationRecord, "recommendation/")) found.push(value);
		return found;
	};
	const own = await recommended("Das nehme ich lieber zurück.");
	flow.discord.as("lena").delete(own.id);
	await flow.quiet();
	expect(lines()).toEqual([]);
	expect(await kept()).toEqual([]);

	// Discord does not take the line away: its words are forgotten at once, and the next tick tries again.
	const other = await recommended("Auch das soll weg.");
	flow.discord.faults.rest({
		kind: "status",
		status: 500,
		when: "before",
		method: "DELETE",
		route: "/channels/:channel_id/messages/:message_id",
		count: 8,
	});
	flow.discord.as("lena").delete(other.id);
	await flow.quiet();
	expect(JSON.stringify(await kept())).not.toContain("Auch das soll weg.");
	flow.discord.faults.clear();
	await flow.restart();
	await flow.bot.tick();
	await flow.quiet();
	expect(lines()).toEqual([]);
	expect(await kept()).toEqual([]);

	// What goes away with the person's data, and what they take home before.
	await recommended("Seite 12 im Haushaltsplan.");
	const id = flow.discord.userId("lena");
	expect(JSON.stringify(await exportOf(guild(), id))).toContain("Seite 12 im Haushaltsplan.");
	await forgetPerson(guild(), id);
	await flow.quiet();
	expect(lines()).toEqual([]);
	expect(await kept()).toEqual([]);
});

test("opened by hand, a discussion stays open past its planned end", async () => {
	const thread = await world({ closeAfter: 2 * DAY });
	const run = async (command: string) => {
		await (await flow.discord.as("jonas").command(thread, command)).settled();
		await flow.quiet();
	};
	await run("thread sperren");
	await run("thread öffnen");
	flow.discord.clock.advance(3 * DAY);
	await flow.bot.tick();
	await flow.quiet();
	expect(state(thread)).toMatchObject({ locked: false });
	expect(closingLines(thread)).toEqual([]);
});

test("whoever writes for the newsroom can be recognised, in the thread and in the form", async () => {
	const thread = await world({ badges: [{ role: "Moderation", label: "Redaktion", emoji: "✍️" }] });
	const own = flow.discord.as("jonas").say(thread, "Ein Hinweis aus der Redaktion.");
	flow.discord.as("lena").say(thread, "Danke!");
	await flow.quiet();
	const shown = flow.messages(thread);
	expect(shown.find(({ id }) => id === own.id)!.reactions?.map(({ emoji }) => emoji.name)).toEqual(["✍️"]);
	expect(shown.at(-1)!.reactions ?? []).toEqual([]);
	const line = shown.find((message) => buttons(message).some((id) => id.startsWith("kommentar:")))!;
	const modal = (
		await flow.discord.as("jonas").click(line.id, buttons(line).find((id) => id.startsWith("kommentar:"))!)
	).modal!;
	await (await flow.discord.as("jonas").submitModal(modal.id, { text: "Und noch einer." })).settled();
	await flow.quiet();
	expect(flow.messages(thread).at(-1)!.author.username).toBe("Jonas · Redaktion");
});
