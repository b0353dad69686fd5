// /einstellungen as admins use it: out, changed, in, and back; and what must never happen: a broken file in force, another
// admin's work overwritten, a restart that forgets.
import { DatabaseSync } from "node:sqlite";
import type { APIMessage } from "discord-api-types/v10";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buttons, type Flow, readable, startFlow } from "./flow.ts";

let flow: Flow;
const local: { port?: number } = {};
const start = () =>
	startFlow({
		noFeed: true,
		bot: { allowPrivate: (host, port) => host === "127.0.0.1" && (port === local.port || port === flow?.site.port) },
	});
beforeAll(async () => {
	flow = await start();
	local.port = Number(new URL(flow.discord.url).port);
	// Lena may manage the server and nothing else.
	const { build, userId } = flow.discord;
	const role = build.role(flow.guildId, { name: "Technik", permissions: ["MANAGE_GUILD"] });
	build.member(flow.guildId, userId("lena"), { roles: [role.id] });
	await flow.quiet();
});
afterAll(() => flow.close());

const here = () => flow.channel("plauderecke");
async function run(name: string, options: Record<string, unknown> = {}, who = "amira"): Promise<APIMessage> {
	const answer = await (await flow.discord.as(who).command(here(), name, options as never)).settled();
	expect(answer!.flags! & 64).toBe(64);
	return answer!;
}
const upload = (data: string | Uint8Array, more: Record<string, unknown> = {}, who = "amira") =>
	run("einstellungen hochladen", { datei: { filename: "guild.yaml", data }, ...more }, who);
async function click(message: APIMessage, customId: string, who = "amira"): Promise<string> {
	const current = () => flow.messages(here(), who).find(({ id }) => id === message.id)!;
	const before = JSON.stringify(current());
	const result = await flow.discord.as(who).click(message.id, customId);
	await flow.discord.waitFor(() => JSON.stringify(current()) !== before || result.followUps().length > 0);
	const [error] = result.followUps();
	return readable(error ?? current());
}
const take = (message: APIMessage, who = "amira") => click(message, buttons(message)[0]!, who);
const file = async (message: APIMessage, index = 0) => await (await fetch(message.attachments[index]!.url)).text();
async function download(fassung?: string): Promise<string> {
	return file(await run("einstellungen herunterladen", fassung === undefined ? {} : { fassung }));
}
/** Whether a comment of Milan's stands. */
async function stands(content: string): Promise<boolean> {
	const message = flow.discord.as("milan").say(here(), content);
	await flow.quiet();
	// Floods are not the question here.
	flow.discord.clock.advance(60_000);
	return flow.discord.world.messages.has(message.id);
}
const WORDS = "ownTerms:\n  terms:\n    insult: [Deichkasper] # kein Kompliment\n";

test("out, a word of one's own added, shown, taken: it holds at once, comments in the file and all", async () => {
	const before = await download();
	expect(before).toContain("# Drohungen: weg, und ein Mensch erfährt es sofort.");
	expect(await stands("Du Deichkasper!")).toBe(true);
	const changed = `${before}\n${WORDS}`;
	const answer = await upload(changed, { notiz: "Lena hat sich beschwert" });
	expect(readable(answer)).toMatch(/Das würde sich ändern\n✏️ `ownTerms\.terms\.insult`: ＋ Deichkasper/);
	expect(readable(answer)).toContain("Verglichen mit: Datei des Betreibers.");
	expect(await file(answer)).toContain("\n+    insult: [Deichkasper] # kein Kompliment\n");
	expect(await stands("Du Deichkasper!!")).toBe(true);
	expect(await take(answer)).toBe(
		"Übernommen: **Fassung 1**. 1 Änderung gilt ab sofort; Feeds folgen in den nächsten Sekunden.",
	);
	expect(await stands("Du Deichkasper!!!")).toBe(false);
	// The team reads it, once.
	await flow.bot.tick();
	await flow.bot.tick();
	const news = flow
		.messages(flow.channel("protokoll"))
		.map(readable)
		.filter((said) => said.includes("Fassung"));
	expect(news).toEqual([expect.stringMatching(/<@\d+> hat die Einstellungen geändert: Fassung 1\. \\\+ ownTerms/)]);
	expect(await download()).toBe(changed);
	expect(readable(await run("einstellungen verlauf"))).toMatch(
		/\*\*Fassung 1\*\* ✅ · <t:\d+:f> · <@\d+>\n {2}Lena hat sich beschwert\n {2}.*ownTerms/,
	);
	// A restart forgets nothing, also what was written meanwhile.
	let late: APIMessage | undefined;
	await flow.restart(() => {
		late = flow.discord.as("milan").say(here(), "Schon wieder du, Deichkasper.");
	});
	await flow.quiet();
	expect(flow.discord.world.messages.has(late!.id)).toBe(false);
	// What is the same already asks for no click.
	const same = await upload(changed);
	expect(readable(same)).toBe("Genau so gelten die Einstellungen schon.");
	expect(buttons(same)).toEqual([]);
});

test("a broken file changes nothing and says what is wrong where", async () => {
	const before = await download();
	const answer = await upload(before.replace("rules:", "ruls:").replace("clause:", "clause: ["));
	expect(readable(answer)).toMatch(/^Ein Fehler: Es bleibt alles, wie es ist\n\*\*Zeile \d+\*\*, Spalte \d+: /);
	expect(buttons(answer)).toEqual([]);
	const typo = readable(await upload(before.replace("\nrules:", "\nruls:")));
	expect(typo).toMatch(/\*\*Zeile \d+\*\*, Spalte 1: unbekannter Schlüssel „ruls“\. Meintest du „rules“\?\n`ruls:`/);
	const example = readable(await upload(before.replace("Du bist so ein Idiot.", "Du bist so ein Engel.")));
	expect(example).toMatch(/Das Beispiel „Du bist so ein Engel\.“ soll treffen, trifft aber nicht/);
	const many = await upload(
		`rules:\n${Array.from({ length: 40 }, (_, i) => `  - { name: r${i}, wen: x }\n`).join("")}`,
	);
	expect(readable(many)).toMatch(/\d+ Fehler: .*… und \d+ weitere, siehe Datei/s);
	expect((await file(many)).split("\n\n").length).toBeGreaterThan(40);
	// In the admin's language, too, and nothing that was written in the file becomes markdown or a mention.
	const hostile = readable(await upload('"@everyone **x** `y` ||z||": 1\n'));
	expect(hostile).toContain("\\*\\*x\\*\\* \\`y\\` \\|\\|z\\|\\|“");
	expect(hostile).toContain('\n`"@everyone **x** ˋyˋ ||z||": 1`');
	expect(readable(await upload(new Uint8Array([0xff, 0xfe, 0x61, 0x00])))).toContain("Zeichensatz UTF-8");
	expect(readable(await upload("language: de\u0000"))).toContain("keine Textdatei");
	expect(readable(await upload(""))).toMatch(/^Die Datei ist leer\. .*noch einmal hoch\.$/);
	expect(readable(await upload(`# ${"x".repeat(300_000)}\n`))).toMatch(/zu groß: 293 KB.*höchstens 256 KB/);
	expect(await download()).toBe(before);
	expect(await stands("Du Deichkasper, immer noch!")).toBe(false);
});

test("two admins at once: the second sees what the first has done before theirs is taken", async () => {
	const before = await download();
	const hers = await upload(before.replace("expireAfter: 90 Tage", "expireAfter: 30 Tage"));
	const his = await upload(before.replace("language: de", "language: en"), {}, "lena");
	expect(readable(hers)).toContain("`strikes.expireAfter`: `90 Tage` → `30 Tage`");
	await take(his, "lena");
	const told = await take(hers);
	expect(told).toMatch(/Inzwischen hat <@\d+> \*\*Fassung 2\*\* gespeichert/);
	expect(told).toContain("`language`: `en` → `de`");
	expect(flow.bot.guild(flow.guildId)!.config.strikes.expireAfter).toBe(90 * 86_400_000);
	const again = flow.messages(here()).find(({ id }) => id === hers.id)!;
	expect(buttons(again)[0]).not.toBe(buttons(hers)[0]);
	expect(await take(again)).toContain("Fassung 3");
	expect(flow.bot.guild(flow.guildId)!.config.strikes.expireAfter).toBe(30 * 86_400_000);
	// Two clicks at the same moment take one.
	const third = await upload(before);
	const [button] = buttons(third);
	const results = await Promise.all([1, 2].map(() => flow.discord.as("amira").click(third.id, button!)));
	await flow.quiet();
	expect(results.flatMap((result) => result.followUps()).map(readable)).toEqual([
		expect.stringContaining("schon übernommen"),
	]);
	expect(readable(await run("einstellungen verlauf"))).toContain("**Fassung 4** ✅");
});

test("rolled back to an earlier revision or to the operator's file, with the difference and a click as well", async () => {
	const { choices } = await flow.discord
		.as("amira")
		.autocomplete(here(), "einstellungen zurück", { fassung: "" }, "fassung");
	expect(choices.map(({ value }) => value)).toEqual(["4", "3", "2", "1", "0"]);
	const third = await run("einstellungen zurück", { fassung: "3" });
	expect(readable(third)).toContain("`strikes.expireAfter`: `90 Tage` → `30 Tage`");
	expect(await take(third)).toContain("Fassung 5");
	expect(await download()).toBe(await download("3"));
	const zero = await run("einstellungen zurück", { fassung: "0" });
	expect(readable(zero)).toMatch(/－ Deichkasper/);
	expect(await take(zero)).toContain("Fassung 6");
	expect(await stands("Deichkasper darf man wieder sagen")).toBe(true);
	expect(readable(await run("einstellungen herunterladen"))).toContain("gelten: **Datei des Betreibers**");
	await flow.restart();
	expect(flow.bot.guild(flow.guildId)!.inForce).toMatchObject({ revision: 0, latest: 6 });
	expect(readable(await run("einstellungen zurück", { fassung: "77" }))).toContain("gibt es nicht");
	expect(readable(await run("einstellungen zurück", { fassung: "gestern" }))).toContain("kenne ich nicht");
});

test("a member or moderator may not; an admin gives the bot no rights they lack; limits of the operator hold", async () => {
	for (const who of ["milan", "jonas"])
		await expect(run("einstellungen verlauf", {}, who)).rejects.toThrow(
			/no command "einstellungen" here for this person/,
		);
	const before = await download();
	const rule = `  - name: rolle\n    when: { length: { moreThan: 5 } }\n    then: [{ role: { add: "${flow.discord.roleId("Moderation")}" } }]\n`;
	const more = before.replace("\nrules:\n", `\nrules:\n${rule}`);
	expect(readable(await upload(more, {}, "lena"))).toMatch(
		/mehr tun, als du selbst darfst\. Dir fehlt: Rollen verwalten/,
	);
	const lock = before.replace(
		"\nrules:\n",
		"\nrules:\n  - { name: zu, when: { lines: { moreThan: 90 } }, then: [lock] }\n",
	);
	expect(readable(await upload(lock, {}, "lena"))).toMatch(/Dir fehlt: Threads verwalten/);
	// Ids that this server does not have are named before they are taken: such a rule would silently do nothing.
	const lost1 = "300000000000000001";
	const nowhere = readable(
		await upload(
			before.replace(
				"\nrules:\n",
				`\nrules:\n  - { name: weg, where: { channels: ["${lost1}"], roles: ["${flow.discord.roleId("Moderation")}"] }, when: links, then: [{ role: { add: "${lost1}" } }] }\n`,
			),
		),
	);
	for (const key of ["where.channels", "role"])
		expect(nowhere).toContain(`Die ID \`${lost1}\` (Regel weg, ${key}) gibt es auf diesem Server nicht.`);
	expect(nowhere).not.toContain("where.roles");
	// Nor do they mention or give a role by way of the bot that they could not themselves.
	const { build } = flow.discord;
	const lead = flow.discord.roleId("Moderation");
	const technik = flow.discord.roleId("Technik");
	const feed = `feeds: [{ url: "https://zeitung.example/f", channel: nachrichten, roleMention: Technik }]`;
	for (const changed of [
		before.replace("feeds: []", feed),
		`${before}\nchannels: { log: protokoll, alertRole: "${technik}" }\n`.replace(/\nchannels:\n(?: .*\n)+/, "\n"),
		before.replace(
			"\nrules:\n",
			`\nrules:\n  - { name: ruf, when: always, then: [{ notify: { role: "${technik}" } }] }\n`,
		),
	])
		expect(readable(await upload(changed, {}, "lena"))).toMatch(/Dir fehlt: @everyone, @here und alle Rollen erwähnen/);
	build.rolePermissions(flow.guildId, flow.discord.roleId("Technik"), [
		"MANAGE_GUILD",
		"MANAGE_ROLES",
		"MENTION_EVERYONE",
	]);
	await flow.quiet();
	const silent = await upload(before.replace("feeds: []", feed), {}, "lena");
	expect(buttons(silent)).toHaveLength(2);
	expect(readable(silent)).toMatch(/„Technik“ \(feeds\.0\.roleMention\) erfährt von einer Erwähnung nichts/);
	const above = build.role(flow.guildId, { name: "Leitung" }).id;
	await flow.quiet();
	expect(readable(await upload(more.replace(lead, above), {}, "lena"))).toMatch(/Rolle „Leitung“\. Die steht über dir/);
	expect(buttons(await upload(more, {}, "lena"))).toHaveLength(2);
	build.rolePermissions(flow.guildId, flow.discord.roleId("Technik"), ["MANAGE_GUILD"]);
	await flow.quiet();
	// What Amira was shown, Lena cannot take in her place, nor Amira once she is no admin: rights are those of the click.
	const shown = await upload(more);
	expect(readable(shown)).toContain("➕ Regel **rolle** kommt dazu: Rolle");
	const lost = await upload(before.replace("expireAfter: 90 Tage", "expireAfter: 60 Tage"), {}, "lena");
	flow.discord.build.rolePermissions(flow.guildId, flow.discord.roleId("Technik"), []);
	await flow.quiet();
	expect(await click(lost, buttons(lost)[0]!, "lena")).toContain("Dafür brauchst du das Recht");
	const feeds = Array.from(
		{ length: 60 },
		(_, i) => `  - { url: "https://zeitung.example/${i}", channel: nachrichten }\n`,
	);
	expect(readable(await upload(before.replace("feeds: []", `feeds:\n${feeds.join("")}`)))).toMatch(
		/hätte der Server 60 Feeds, der Betreiber lässt 50 zu/,
	);
	const hints = readable(
		await upload(
			`${before
				.replace("log: protokoll", "log: gibtsnicht")
				.replace(
					"feeds: []",
					`feeds: [{ url: "${flow.site.feedUrl}", channel: nachrichten, interval: 1 Minute }]`,
				)}\nownTerms: { terms: { dialekt: [Bangbüx] } }\n`,
		),
	);
	expect(hints).toContain("Den Kanal „gibtsnicht“ (channels.log) gibt es auf diesem Server nicht.");
	expect(hints).toMatch(/wird alle 5 Minuten gelesen; etwas anderes lässt der Betreiber nicht zu/);
	expect(hints).toContain("Nach den Wörtern unter `ownTerms.terms.dialekt` fragt keine Regel");
});

test("feeds follow without a restart, and a feed that stays keeps what is known of it", async () => {
	const before = await download();
	const feed = `feeds: [{ url: "${flow.site.feedUrl}", channel: nachrichten }]`;
	await take(await upload(before.replace("feeds: []", feed)));
	await flow.bot.tick();
	await flow.quiet();
	const posts = () => flow.messages(flow.channel("nachrichten")).filter(({ type }) => type === 0).length;
	expect(posts()).toBe(1);
	await take(await upload(`language: en\nchannels: { log: protokoll }\n${feed}\nrules: []\n`));
	flow.discord.clock.advance(3_600_000);
	await flow.bot.tick();
	await flow.quiet();
	expect(posts()).toBe(1);
	expect(await stands("Du Vollidiot!")).toBe(true);
	// What the short file leaves out is the operator's, who may change it; both come with the download.
	const answer = await run("einstellungen herunterladen");
	expect(answer.attachments.map(({ filename }) => filename)).toEqual(["guild.yaml", "betreiber.yaml"]);
	await take(await run("einstellungen zurück", { fassung: "0" }));
	await flow.bot.tick();
	await flow.quiet();
	expect(readable(await run("feed liste"))).toContain("Noch kein Feed");
});

test("a stored text that passes no more: the older one holds, the team is told once, and mending ends it", async () => {
	const before = await download();
	await take(await upload(before.replace("language: de", "language: de # erste")));
	await take(await upload(before.replace("language: de", "language: de # zweite")));
	const holds = flow.bot.guild(flow.guildId)!.inForce!.revision;
	await flow.restart(() => {
		// As if an upgrade had taken a key away.
		const store = new DatabaseSync(flow.storeFile);
		const change =
			"UPDATE records SET value = replace(value, 'language: de # zweite', 'sprache: de # zweite') WHERE value LIKE '%# zweite%'";
		expect(store.prepare(change).run().changes).toBe(1);
		store.close();
	});
	expect(flow.bot.guild(flow.guildId)!.inForce).toMatchObject({ revision: holds - 1, latest: holds });
	expect(await stands("Du Vollidiot!")).toBe(false);
	const told = () =>
		flow.messages(flow.channel("protokoll")).filter((message) => readable(message).includes("passen nicht mehr"));
	await flow.bot.tick();
	await flow.restart();
	await flow.bot.tick();
	await flow.quiet();
	expect(told()).toHaveLength(1);
	expect(readable(told()[0])).toMatch(
		/\(Fassung \d+\) passen nicht mehr.*vorerst gilt Fassung \d+\. Zeile \d+: unbekannter Schlüssel „sprache“/,
	);
	const answer = await run("einstellungen herunterladen");
	expect(readable(answer)).toMatch(/^⚠️ Fassung \d+ passt nicht mehr/);
	// It is the broken one that one gets to mend.
	expect(await file(answer)).toContain("sprache: de # zweite");
	expect(readable(await run("einstellungen verlauf"))).toContain(`**Fassung ${holds - 1}** ✅`);
	// To take what holds as it is settles it.
	await take(await upload(await download(String(holds - 1))));
	expect(readable(await run("einstellungen herunterladen"))).not.toContain("⚠️");
	await flow.restart();
	expect(flow.bot.guild(flow.guildId)!.inForce).toMatchObject({ revision: holds + 1, latest: holds + 1, problems: [] });
});

test("the answer is lost, the change is not; the bot's traffic is as Discord documents it", async () => {
	const before = await download();
	const answer = await upload(before.replace("archiveAfter: 7 Tage", "archiveAfter: 3 Tage"));
	flow.discord.faults.rest({ kind: "status", status: 500, when: "before", count: 0 });
	await flow.discord
		.as("amira")
		.click(answer.id, buttons(answer)[0]!)
		.catch(() => {});
	await flow.quiet();
	flow.discord.faults.clear();
	const days = () => flow.bot.guild(flow.guildId)!.config.discussion.archiveAfter / 86_400_000;
	const now = days();
	await flow.restart();
	// Taken or not taken, never half: what holds is what the store says.
	expect(days()).toBe(now);
	expect((await download()).includes("archiveAfter: 3 Tage")).toBe(now === 3);
	expect(flow.openApi.violations).toEqual([]);
	expect(flow.openApi.warnings).toEqual([]);
});

test("probe: what the last comments would meet under other rules, with those that were removed, and nothing happens", async () => {
	const channel = flow.channel("nachrichten");
	const { build, userId } = flow.discord;
	build.overwrite(channel, userId("lena"), { allow: ["SEND_MESSAGES"] });
	await flow.quiet();
	for (const said of ["Guten Morgen ||zusammen||", "Du Torfkopp!", "Du Vollidiot!", "Der Torfkopp wieder…"]) {
		flow.discord.as("lena").say(channel, said);
		await flow.quiet();
		flow.discord.clock.advance(120_000);
	}
	const cases = () => flow.messages(flow.channel("protokoll")).length;
	const logged = cases();
	const current = readable(await run("regeln probe", { kanal: channel }, "jonas"));
	expect(current).toMatch(/Probe an \d Kommentaren/);
	expect(current).toMatch(/Treffer je Regel\n.*\*\*beleidigungen\*\*: 1/s);
	expect(current).toMatch(
		/Treffer: 1\nentfernt in Fall \d+ · \S*Lena\S* · \*\*beleidigungen\*\*: \|\|Vollidiot\|\| · wörtlich/,
	);
	const changed = `${(await download()).replace("insult]", "nichts]")}`;
	expect(
		readable(await run("regeln probe", { kanal: channel, datei: { filename: "g.yaml", data: changed } })),
	).toContain("kommt in den Wortlisten nicht vor");
	const words = `${await download()}\nownTerms: { allow: [Vollidiot], terms: { insult: [Torfkopp] } }\n`;
	const options = { kanal: channel, datei: { filename: "guild.yaml", data: words }, anzahl: 50 };
	const asModerator = await run("regeln probe", options, "jonas");
	expect(buttons(asModerator)).toEqual([]);
	const shown = readable(asModerator);
	expect(shown).toMatch(/\*\*beleidigungen\*\*: 1 → 2/);
	expect(shown).toMatch(
		/Würde neu getroffen: 2\n\[Kommentar\]\(https:\S+\) · \S*Lena\S* · \*\*beleidigungen\*\*: \|\|Torfkopp\|\| · wörtlich/,
	);
	expect(shown).toMatch(/Würde nicht mehr getroffen: 1\nentfernt in Fall/);
	expect(cases()).toBe(logged);
	const asAdmin = await run("regeln probe", options);
	expect(readable(asAdmin)).toContain("Das würde sich ändern");
	expect(await take(asAdmin)).toContain("Übernommen");
	expect(flow.bot.guild(flow.guildId)!.config.ownTerms?.allow).toEqual(["Vollidiot"]);
	// Nobody reads through the bot what they may not read themselves.
	const hidden = flow.channel("protokoll");
	build.overwrite(hidden, userId("jonas"), { deny: ["READ_MESSAGE_HISTORY"] });
	await flow.quiet();
	expect(readable(await run("regeln probe", { kanal: hidden }, "jonas"))).toMatch(
		/darfst du oder darf ich nicht lesen/,
	);
	expect(flow.openApi.violations).toEqual([]);
});
