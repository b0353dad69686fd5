// The other side of worker-pool.ts: reads what it is handed in a thread of its own, one at a time.
import { parentPort } from "node:worker_threads";
import { messageOf, UserError } from "../errors.ts";
import type { Tasks } from "./worker-pool.ts";

/** What the thread is asked to do. */
export interface Job {
	readonly id: number;
	readonly task: keyof Tasks;
	readonly input: unknown;
}

/** What the thread says: that the work itself has begun (its code is loaded), and how it ended. */
export type Report =
	| { readonly id: number; readonly kind: "begun" }
	| { readonly id: number; readonly kind: "done"; readonly output: unknown }
	| {
			readonly id: number;
			readonly kind: "refused";
			readonly text: UserError["text"];
			readonly params: UserError["params"];
	  }
	| { readonly id: number; readonly kind: "failed"; readonly message: string };

type Work = { [T in keyof Tasks]: (input: Tasks[T]["input"]) => Tasks[T]["output"] };

/** Each task's code is loaded when it is first asked for. */
const LOADERS: { [T in keyof Tasks]: () => Promise<Work[T]> } = {
	extract: async () => {
		const { extract } = await import("../articles/extract.ts");
		return ({ html, ...options }) => extract(html, options);
	},
	fragment: async () => {
		const { extractFragment } = await import("../articles/extract.ts");
		return ({ html, ...options }) => extractFragment(html, options);
	},
	feed: async () => {
		const { parseFeed } = await import("../articles/feed.ts");
		return ({ bytes, hints }) => parseFeed(bytes, hints);
	},
	settings: async () => {
		const { readOwnSettings } = await import("../guild-check.ts");
		return readOwnSettings;
	},
};

async function carryOut({ id, task, input }: Job, report: (report: Report) => void): Promise<void> {
	try {
		const work = (await LOADERS[task]()) as (input: unknown) => unknown;
		report({ id, kind: "begun" });
		report({ id, kind: "done", output: work(input) });
	} catch (error) {
		if (error instanceof UserError) report({ id, kind: "refused", text: error.text, params: error.params });
		else
			report({
				id,
				kind: "failed",
				message: error instanceof Error ? (error.stack ?? error.message) : messageOf(error),
			});
	}
}

const port = parentPort;
port?.on("message", (job: Job) => carryOut(job, (report) => port.postMessage(report)));
