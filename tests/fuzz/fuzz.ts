// For a fixed time, whatever comes to mind: FUZZ_SECONDS (2) for each, from a new seed each time, or FC_SEED.
import fc from "fast-check";

const SECONDS = Number(process.env.FUZZ_SECONDS ?? 2);
/** CPU milliseconds that one input may take (wall time would measure the neighbours), and then it hangs. */
const HANG = 3_000;

export const seed = Number(process.env.FC_SEED ?? Date.now() % 2 ** 31);

/** How long a test of `fuzz` may take, in milliseconds: shrinking takes its time. */
export const FUZZ_TIMEOUT = SECONDS * 1_000 + 120_000;

/**
 * Holds a property for a time. @param work throws where it does not hold
 * @returns how many inputs were tried @throws Error with the seed and the smallest input found
 */
export async function fuzz<T>(name: string, inputs: fc.Arbitrary<T>, work: (input: T) => unknown): Promise<number> {
	let tried = 0;
	const until = performance.now() + SECONDS * 1_000;
	const property = fc.asyncProperty(inputs, async (input) => {
		tried++;
		const before = process.cpuUsage();
		await work(input);
		const { user, system } = process.cpuUsage(before);
		const cpu = (user + system) / 1_000;
		if (cpu > HANG) throw new Error(`hangs: ${cpu.toFixed(0)} ms of CPU`);
	});
	const result = await fc.check(property, {
		seed,
		numRuns: 1e9,
		interruptAfterTimeLimit: Math.max(0, until - performance.now()),
		markInterruptAsFailure: false,
		maxSkipsPerRun: 1e9,
	});
	console.log(`${name}: ${tried} inputs, seed ${seed}`);
	if (result.failed && tried > 0 && result.counterexample !== null) {
		throw new Error(`${fc.defaultReportMessage(result)}\n${(result.errorInstance as Error | null)?.stack}`);
	}
	return tried;
}

const TOKENS = [
	...[
		"<",
		">",
		"</",
		"/>",
		"<!--",
		"-->",
		"<![CDATA[",
		"]]>",
		"&",
		"&#x0;",
		"&amp;",
		'"',
		"'",
		"=",
		"<!DOCTYPE",
		"<?xml",
	],
	...[
		"\u0000",
		"\ud800",
		"\u202e",
		"\u200b",
		"﷽",
		"🏳️‍🌈",
		"\r\n",
		"\t",
		"  - ",
		": ",
		"&a ",
		"*a",
		"!!js/function ",
		"|",
		"{",
		"}",
		"[",
		"]",
	],
	...[
		"__proto__",
		"constructor",
		"toString",
		"@everyone",
		"<@1>",
		"```",
		"||",
		"`",
		"http://",
		"javascript:",
		"data:",
		"1e999",
		"-0",
		"NaN",
		"null",
		"~",
		"%00",
		"\\u0000",
	],
];

/** Copies of real inputs with pieces cut out, repeated, nested and put in. */
export function mutations(real: readonly string[]): fc.Arbitrary<string> {
	const edit = fc.record({
		kind: fc.constantFrom("cut", "insert", "repeat", "swap", "text"),
		at: fc.double({ min: 0, max: 1, noNaN: true }),
		length: fc.integer({ min: 1, max: 200 }),
		token: fc.constantFrom(...TOKENS),
		text: fc.string({ unit: "binary", maxLength: 20 }),
		times: fc.oneof(
			{ weight: 9, arbitrary: fc.integer({ min: 1, max: 5 }) },
			{ weight: 1, arbitrary: fc.integer({ min: 100, max: 5_000 }) },
		),
	});
	return fc.tuple(fc.constantFrom(...real), fc.array(edit, { minLength: 1, maxLength: 12 })).map(([start, edits]) => {
		let text = start;
		for (const { kind, at, length, token, text: other, times } of edits) {
			const from = Math.floor(at * text.length);
			const [head, piece, tail] = [text.slice(0, from), text.slice(from, from + length), text.slice(from + length)];
			if (kind === "cut") text = head + tail;
			else if (kind === "insert") text = head + token.repeat(times) + piece + tail;
			else if (kind === "repeat") text = head + piece.repeat(Math.min(times, 500)) + tail;
			else if (kind === "swap") text = tail + piece + head;
			else text = head + other + piece + tail;
			text = text.slice(0, 200_000);
		}
		return text;
	});
}
