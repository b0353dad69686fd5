// What comes in from Discord, through the real client: events and interactions as no documentation has them, and what people
// type. The bot lives, answers, and logs no mistake of its own.
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createLog } from "../../src/log.ts";
import { dispatch, malformed, samples } from "../faults/malformed.ts";
import { buttons, type Flow, readable, startFlow } from "../flows/flow.ts";
import { FUZZ_TIMEOUT, fuzz } from "./fuzz.ts";

let flow: Flow;
/** Who was removed last. */
let newest = "";
const logged: { msg: string; err?: { type?: string; stack?: string } }[] = [];
const rejected: unknown[] = [];
const keep = (error: unknown) => void rejected.push(error);

beforeAll(async () => {
	const write = (line: string) => void logged.push(JSON.parse(line));
	flow = await startFlow({
		bot: { log: createLog("error", { write } as unknown as NodeJS.WritableStream) },
		discord: { onBug: () => {} },
		guild: (own) => ({ discussion: { ...own.discussion, comments: { mode: "open", newcomersUntil: 2 } } }),
	});
	process.on("unhandledRejection", keep);
	await flow.bot.tick();
	await flow.quiet();
});
afterAll(async () => {
	process.off("unhandledRejection", keep);
	await flow.close();
});

/** Mistakes of the bot's own since the last look. @param caught also those that ended one unit of work and were noted */
function mistakes(caught: boolean): string[] {
	const own = /^(TypeError|RangeError|SyntaxError|ReferenceError|ZodError|Error)$/;
	const found = logged
		.splice(0)
		.filter(({ err, msg }) => caught && msg !== "dispatch could not be read" && own.test(err?.type ?? ""))
		.map(({ msg, err }) => `${msg}: ${err?.stack}`);
	return [...found, ...rejected.splice(0).map((error) => String((error as Error)?.stack ?? error))];
}
async function clean(caught = true): Promise<void> {
	await flow.quiet();
	const found = mistakes(caught);
	if (found.length > 0) throw new Error(found.join("\n"));
}
/** The bot still removes what is forbidden. */
async function works(): Promise<void> {
	const { build, world } = flow.discord;
	// Somebody new each time: who did it before may be in a timeout.
	newest = build.user({ username: `neu_${world.users.size}` }).id;
	build.member(flow.guildId, newest);
	const { id } = flow.discord.as(newest).say(flow.channel("plauderecke"), "Du bist ein Vollidiot!");
	await flow.discord.waitFor(() => !world.messages.has(id), 20_000);
}

test(
	"events and raw interactions",
	async () => {
		const batch = fc.array(malformed(samples(flow)), { minLength: 20, maxLength: 60 });
		await fuzz("dispatches", batch, async (events) => {
			for (const { t, d } of events) dispatch(flow, t, d);
			await clean(false);
			// Nor does what came after it suffer.
			await works();
		});
	},
	FUZZ_TIMEOUT,
);

test(
	"buttons and selects with ids that nobody made",
	async () => {
		await works();
		await flow.quiet();
		const [posted] = flow.messages(flow.threads("nachrichten")[0]!.id).filter(({ type }) => type === 0);
		const message = flow.discord.world.messages.get(posted!.id)!;
		const { components } = message;
		const commands = [
			...new Set([...flow.discord.world.commands.values()].map(({ definition }) => String(definition.name))),
		];
		const parts = [
			"zeigen",
			"freigeben",
			"ablehnen",
			"schreiben",
			"pruefen",
			"stattgeben",
			"ja",
			"nein",
			"fall",
			"constructor",
			"__proto__",
			"toString",
		];
		const args = [
			"1",
			"999999999",
			"-1",
			"0",
			"x",
			"",
			"__proto__",
			"1/../2",
			"a b",
			"ä",
			"1e9",
			"99999999999999999999",
		];
		const id = fc
			.tuple(
				fc.constantFrom(...commands, "x", "constructor"),
				fc.constantFrom(...parts),
				fc.constantFrom(flow.guildId, "1", "", "__proto__"),
				fc.array(fc.oneof(fc.constantFrom(...args), fc.string({ unit: "binary", maxLength: 10 })), { maxLength: 3 }),
			)
			.map((all) => all.flat().join(":").slice(0, 100));
		await fuzz(
			"ids",
			fc.record({ id, select: fc.boolean(), who: fc.constantFrom("lena", "jonas", "amira") }),
			async ({ id, select, who }) => {
				const option = { label: "x", value: "x" };
				const part = select
					? { type: 3, custom_id: id, options: [option] }
					: { type: 2, style: 2, custom_id: id, label: "x" };
				message.components = [{ type: 1, components: [part] }] as never;
				const person = flow.discord.as(who);
				const result = await (select ? person.select(message.id, id, ["x"]) : person.click(message.id, id));
				expect(result.kind).not.toBe("failed");
				await clean();
			},
		);
		message.components = components;
		await works();
	},
	FUZZ_TIMEOUT,
);

test(
	"what people type into commands",
	async () => {
		const here = flow.channel("plauderecke");
		const thread = flow.threads("nachrichten")[0]!.id;
		const wanted: readonly (readonly [command: string, option: string, where: string])[] = [
			["archiv", "suche", here],
			["einspruch", "nummer", here],
			["beleg", "behauptung", thread],
			["feed hinzufügen", "adresse", here],
			["artikel posten", "adresse", here],
		];
		const typed = wanted.filter(([name, option]) => {
			const [first, second] = name.split(" ");
			const found = [...flow.discord.world.commands.values()].find(
				({ definition }) => definition.name === first,
			)?.definition;
			const list = (found?.options ?? []) as { name: string; options?: { name: string }[] }[];
			return (second ? (list.find((sub) => sub.name === second)?.options ?? []) : list).some(
				(one) => one.name === option,
			);
		});
		expect(typed.length).toBeGreaterThanOrEqual(3);
		const text = fc.oneof(
			fc.string({ unit: "binary", minLength: 1, maxLength: 300 }),
			fc.constantFrom(
				"1 OR 1",
				'"',
				"-",
				"*",
				"NEAR(a b)",
				"a AND",
				"(((((",
				"%",
				"http://[",
				"http://127.0.0.1/",
				"0x1",
				"﷽".repeat(50),
			),
		);
		await fuzz(
			"typed",
			fc.record({ of: fc.constantFrom(...typed), text }),
			async ({ of: [name, option, where], text }) => {
				const result = await flow.discord
					.as("amira")
					.command(where, name, { [option]: text })
					.catch((error: Error) => error);
				// What Discord itself refuses never reaches the bot.
				if (result instanceof Error) return;
				expect(result.kind).not.toBe("failed");
				if (result.kind === "deferred") await result.settled(20_000);
				await clean();
			},
		);
	},
	FUZZ_TIMEOUT,
);

test(
	"what people write into windows: comments by the form, reports, objections",
	async () => {
		await works();
		await flow.quiet();
		const thread = flow.threads("nachrichten")[0]!.id;
		const text = fc.string({ unit: "binary", minLength: 1, maxLength: 400 });
		const filled = fc.record({ text, window: fc.constantFrom("form", "report", "objection") });
		let posted = 0;
		await fuzz("windows", filled, async ({ text, window }) => {
			const lena = flow.discord.as("lena");
			const line = flow
				.messages(thread)
				.find((one) => buttons(one).some((id) => id.startsWith("kommentar:schreiben")))!;
			const letter = flow.direct(newest)[0]!;
			const open = {
				form: () => lena.click(line.id, buttons(line).find((id) => id.startsWith("kommentar:schreiben"))!),
				report: () =>
					lena.messageMenu("Melden", flow.discord.as("karla").say(flow.channel("plauderecke"), `Moin ${posted++}`).id),
				objection: () =>
					flow.discord.as(newest).click(letter.id, buttons(letter).find((id) => id.startsWith("einspruch:einlegen"))!),
			}[window];
			flow.discord.clock.advance(300_000);
			const opened = await open();
			if (!opened.modal) return clean();
			const values: Record<string, string> = {
				form: { text },
				objection: { text },
				report: { grund: "other", worte: text },
			}[window];
			const who = flow.discord.as(window === "objection" ? newest : "lena");
			const sent = await who.submitModal(opened.modal.id, values).catch((error: Error) => error);
			if (sent instanceof Error) return;
			expect(sent.kind).not.toBe("failed");
			const answer = readable((await sent.settled(20_000)) ?? undefined);
			if (answer.includes("ein Fehler unterlaufen")) throw new Error(answer);
			await clean();
		});
		await works();
	},
	FUZZ_TIMEOUT,
);
