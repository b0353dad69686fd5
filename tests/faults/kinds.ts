// What goes wrong, and at how many places of a flow: found from an undisturbed run, which counted them.
import type { RestFault } from "../../src/local-discord/faults.ts";
import { sendMalformed } from "./malformed.ts";
import { hasDisks } from "./small-disk.ts";
import type { Result, Trouble } from "./trouble.ts";

export interface Kind {
	readonly name: string;
	/** Ends the bot: worth a process of its own. */
	readonly kills?: boolean;
	/** One for each place where it can happen. */
	troubles(undisturbed: Result): Trouble[];
}

const HOUR = 3_600_000;
const steps = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

const atRequests = (name: string, fault: RestFault, retries = 0): Kind => ({
	name,
	troubles: ({ requests }) => steps(requests.length).map((step) => ({ rest: { step, fault }, retries })),
});
const wrongClock = (name: string, ms: number): Kind => ({
	name,
	troubles: ({ acts }) =>
		steps(acts).map((act) => ({
			around: { act, before: (life) => life.skew(ms), after: (life) => life.skew(0) },
		})),
});

export const kinds: readonly Kind[] = [
	{
		name: "kill -9 at a write to the store",
		kills: true,
		troubles: ({ commits }) =>
			steps(commits.length).flatMap((step) =>
				(["before", "after"] as const).map((when) => ({ store: { kind: "die" as const, step, when } })),
			),
	},
	{
		name: "kill -9 at a request to Discord",
		kills: true,
		troubles: ({ requests }) =>
			steps(requests.length).flatMap((step) =>
				(["before", "after"] as const).map((when) => ({ rest: { step, fault: { kind: "kill" as const, when } } })),
			),
	},
	{
		name: "kill -9, and again while the next life finishes the work",
		kills: true,
		troubles: ({ commits }) =>
			steps(commits.length).flatMap((step) =>
				[{ write: step % 3 }, { request: 1 + 2 * (step % 3) }].map((again) => ({
					store: { kind: "die" as const, step, when: "after" as const },
					again,
				})),
			),
	},
	{
		name: "store lost, and back",
		troubles: ({ commits }) =>
			steps(commits.length).flatMap((step) =>
				(["before", "after"] as const).map((when) => ({ store: { kind: "lost" as const, step, when } })),
			),
	},
	{
		name: "disk full, and free again",
		troubles: ({ commits }) =>
			steps(commits.length).map((step) => ({ store: { kind: "full" as const, step, when: "before" } })),
	},
	{
		name: "disk full to the last byte, and room again",
		troubles: ({ commits }) =>
			hasDisks()
				? steps(commits.length).map((step) => ({ store: { kind: "disk" as const, step, when: "before" as const } }))
				: [],
	},
	atRequests("Discord 500 before effect", { kind: "status", status: 500, when: "before" }),
	atRequests("Discord 500 after effect", { kind: "status", status: 500, when: "after" }),
	atRequests("Discord 500 after effect, repeated by discord.js", { kind: "status", status: 500, when: "after" }, 3),
	atRequests("Discord 429", { kind: "rateLimit", retryAfter: 0.3 }),
	atRequests("no answer after effect (timeout)", { kind: "timeout", when: "after" }),
	atRequests("no answer, repeated by discord.js", { kind: "timeout", when: "after" }, 3),
	atRequests("connection broken after effect", { kind: "drop", when: "after" }),
	{
		name: "gateway gone for ten minutes",
		troubles: ({ acts }) =>
			steps(acts).map((act) => ({
				around: {
					act,
					before: (_life, { discord }) => discord.faults.leave(),
					async after(_life, { discord }) {
						discord.clock.advance(600_000);
						discord.faults.comeBack();
						await discord.waitFor(() => discord.connected > 0, 60_000);
					},
				},
			})),
	},
	{
		name: "every event twice",
		troubles: ({ acts }) =>
			steps(acts).map((act) => ({
				around: {
					act,
					before: (_life, { discord }) => void discord.faults.event({ kind: "duplicate", count: 0 }),
					after: (_life, { discord }) => discord.faults.clear(),
				},
			})),
	},
	wrongClock("the bot's clock five hours fast", 5 * HOUR),
	wrongClock("the bot's clock three hours slow", -3 * HOUR),
	{
		name: "malformed dispatches",
		troubles: ({ acts }) =>
			steps(acts).map((act) => ({
				around: { act, before: (_life, trial) => sendMalformed(trial, act), after: () => {} },
			})),
	},
];
