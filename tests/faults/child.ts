// A bot in a process of its own that a trial starts, drives, kills at a write to the store, or uses again.
import { type Bot, createBot } from "../../src/bot.ts";
import { openStore } from "../../src/store/store.ts";
import { type Mortal, mortal, type StoreFault } from "./mortal.ts";
import { optionsAt, type Place } from "./place.ts";

interface Question {
	readonly id: number;
	readonly what: string;
	readonly place?: Place;
	readonly ms?: number;
	readonly fault?: StoreFault | null;
}

let bot: Bot | undefined;
let store: Mortal | undefined;
let offset = 0;
let skew = 0;
const now = () => Date.now() + offset + skew;

const answers: Readonly<Record<string, (question: Question) => unknown>> = {
	async start({ place, ms, fault }) {
		offset = ms!;
		skew = 0;
		bot = undefined;
		store = mortal(
			await openStore(place!.storeUrl, { now }),
			() => process.kill(process.pid, "SIGKILL"),
			place!.ballast,
		);
		store.arm(fault ?? null);
		bot = await createBot({ ...(await optionsAt(place!)), now, store: store.store });
	},
	offset({ ms }) {
		offset = ms!;
	},
	skew({ ms }) {
		skew = ms!;
	},
	arm: ({ fault }) => store!.arm(fault ?? null),
	steps: () => store!.steps,
	struck: () => store!.struck,
	restore: () => store!.restore(),
	tick: () => bot!.tick(),
	settle: () => bot!.settle(),
	stop: () => bot?.stop(),
};

process.on("message", async (question: Question) => {
	try {
		process.send!({ id: question.id, value: await answers[question.what]!(question) });
	} catch (error) {
		process.send!({ id: question.id, error: String(error) });
	}
});
process.on("disconnect", () => process.exit());
