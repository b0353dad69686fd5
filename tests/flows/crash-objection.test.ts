// An upheld objection is cut off at each of the bot's requests, before and after its effect, and the bot started anew: in
// the end everything is taken back, and everybody was told once. The requests are found by counting.
import { afterEach, expect, test } from "vitest";
import { buttons, type Flow, readable, startFlow } from "./flow.ts";
import { cases, forbidden, member } from "./judging.ts";

let flow: Flow;
afterEach(() => flow.close());

const idIn = (message: ReturnType<Flow["direct"]>[number] | undefined, part: string) =>
	buttons(message).find((id) => id.startsWith(part))!;

test("whichever request fails from then on, an upheld objection ends whole, and once", async () => {
	flow = await startFlow({
		noFeed: true,
		rules: forbidden("remove", "warn", { timeout: { for: "1 Tag" } }),
		bot: { restRetries: 0 },
	});
	const channel = flow.channel("plauderecke");
	const { faults } = flow.discord;
	const lena = flow.discord.as("lena");
	const back = () => flow.messages(channel).filter((one) => readable(one).includes("Geprüft und freigegeben"));
	const outcomes = () => flow.direct("lena").filter((one) => readable(one).startsWith("Dein Einspruch hatte Erfolg"));
	const entries = () =>
		flow.messages(flow.channel("protokoll")).filter((one) => readable(one).includes("Einspruch gegen Fall"));
	let round = 0;
	let cut = 0;
	for (const when of ["before", "after"] as const) {
		for (let n = 1; n < 25; n++) {
			round++;
			lena.say(channel, `Das ist verboten, Nummer ${round}.`);
			await flow.quiet();
			const letter = flow.direct("lena").findLast((one) => idIn(one, "einspruch:einlegen"))!;
			const opened = await lena.click(letter.id, idIn(letter, "einspruch:einlegen"));
			await (await lena.submitModal(opened.modal!.id, { text: "Nein." })).settled();
			await flow.quiet();
			const decide = async () => {
				const card = flow.messages(flow.channel("moderation")).findLast((one) => idIn(one, "einspruch:stattgeben"))!;
				const modal = await flow.discord.as("jonas").click(card.id, idIn(card, "einspruch:stattgeben"));
				await flow.discord
					.as("jonas")
					.submitModal(modal.modal!.id, { grund: "Doch." })
					.catch(() => {});
				await flow.quiet();
			};
			let requests = -1; // The first is the window's.
			let hit = false;
			const stop = flow.discord.onTraffic(() => {
				if (++requests !== n) return;
				hit = true;
				if (when === "after") faults.rest({ kind: "status", status: 500, when: "after" });
				faults.rest({ kind: "status", status: 500, when: "before", count: 0 });
			});
			await decide();
			stop();
			faults.clear();
			await flow.restart();
			flow.discord.clock.advance(600_000);
			await flow.bot.tick();
			await flow.quiet();
			// Cut off before it was taken in, it is still open, and said once more.
			const now = async () => (await cases(flow)).at(-1)!;
			if ((await now()).objection!.state === "open") await decide();
			const where = `${when} request ${n}`;
			const record = await now();
			expect(record.objection, where).toMatchObject({ state: "upheld", reason: "Doch.", earlier: [] });
			expect(
				record.history.filter(({ kind }) => kind === "upheld"),
				where,
			).toHaveLength(1);
			expect(back(), where).toHaveLength(round);
			expect(outcomes(), where).toHaveLength(round);
			expect(entries(), where).toHaveLength(round);
			expect(
				(await member(flow, "lena"))!.strikes.every(({ revoked }) => revoked),
				where,
			).toBe(true);
			const there = flow.discord.world.guilds.get(flow.guildId)!.members.get(flow.discord.userId("lena"))!;
			expect(there.timedOutUntil ?? 0, where).toBeLessThanOrEqual(flow.discord.clock.now());
			if (!hit) break;
			cut++;
		}
	}
	// Comment, timeout, letter, card, log at least, before and after.
	expect(cut).toBeGreaterThanOrEqual(10);
}, 90_000);
