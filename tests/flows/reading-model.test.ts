// /zusammenfassung with a model: shown where its text passes the check, marked as a model's; verbatim sentences otherwise.
import type { APIMessage } from "discord-api-types/v10";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ModelServer, startModelServer } from "../guild/model-server.ts";
import { buttons, type Flow, readable, startFlow } from "./flow.ts";
import { library, seilbahn } from "./reading-stories.ts";

const GOOD =
	"Die Stadt Ostheimbach teilte mit, dass die Seilbahn auf den Kessenberg erst im Mai 2029 fertig wird. Die Kosten steigen um 14 Prozent auf 37 Millionen Euro.";
let model: ModelServer;
let flow: Flow;
beforeAll(async () => {
	model = await startModelServer();
	process.env.READING_TEST_KEY = "geheim-0815";
	flow = await startFlow({
		site: { stories: { published: [seilbahn, library], upcoming: [] } },
		guild: ({ feeds }) => ({ feeds: feeds.map((feed) => ({ ...feed, postNewest: 2 })) }),
		installation: {
			freeSummary: { url: model.url, model: "probe-7b", apiKeyEnv: "READING_TEST_KEY", timeout: 1_000 },
		},
	});
	await flow.bot.tick();
});
afterAll(async () => {
	delete process.env.READING_TEST_KEY;
	await flow.close();
	await model.close();
});

const ask = async (word: string, länge: string): Promise<APIMessage> => {
	const thread = flow.threads("nachrichten").find(({ name }) => name.includes(word))!.id;
	return (await (await flow.discord.as("lena").command(thread, "zusammenfassung", { länge })).settled())!;
};

test("a model's text that passes is shown and marked; a button leads to the article's own sentences", async () => {
	model.answer = GOOD;
	const answer = await ask("Seilbahn", "mittel");
	const said = readable(answer);
	expect(answer.embeds[0]!.description).toBe(GOOD);
	expect(said).toContain("Von einem Sprachmodell geschrieben (probe-7b)");
	expect(said).not.toContain("nichts ist umformuliert");
	expect(said).toContain("**Stadt Ostheimbach** – sinngemäß");
	expect(model.asked.at(-1)!.headers.authorization).toBe("Bearer geheim-0815");
	const lena = flow.discord.as("lena");
	const verbatim = buttons(answer).find((id) => id.endsWith(":wort"))!;
	await (await lena.click(answer.id, verbatim)).settled();
	const replaced = lena.messages(answer.channel_id).find(({ id }) => id === answer.id);
	expect(readable(replaced)).toContain("nichts ist umformuliert");
	expect(readable(replaced)).not.toContain("Sprachmodell");
});

test("what everyone is shown is what the member saw, without asking the model again", async () => {
	const answer = await ask("Seilbahn", "mittel");
	const asked = model.asked.length;
	model.answer = "Etwas anderes.";
	const publish = buttons(answer).find((id) => id.startsWith("zusammenfassung:allen"))!;
	await (await flow.discord.as("lena").click(answer.id, publish)).settled();
	const shown = await flow.discord.waitFor(() =>
		flow.messages(answer.channel_id).find(({ content, embeds }) => content.includes("Für alle") && embeds.length > 0),
	);
	expect(shown.embeds[0]!.description).toBe(GOOD);
	expect(readable(shown)).toContain("Sprachmodell");
	expect(model.asked).toHaveLength(asked);
});

test.each<[string, string, ModelServer["answer"]]>([
	["an invented number", "kurz", GOOD.replace("37 Millionen", "73 Millionen")],
	["an error", "lang", (response) => void response.writeHead(500).end()],
])("%s: the article's own sentences come silently in its place", async (_what, length, answer) => {
	model.answer = answer;
	const said = readable(await ask("Seilbahn", length));
	expect(said).toContain("nichts ist umformuliert");
	expect(said).not.toContain("73 Millionen");
	expect(said).not.toContain("Sprachmodell");
	expect(said).not.toMatch(/Fehler|500/);
});

test("a model that is too slow keeps nobody waiting for longer than configured", async () => {
	model.answer = () => {};
	expect(readable(await ask("Harbour", "mittel"))).toContain("nichts ist umformuliert");
});
