// What the installation does, in numbers for Prometheus: decisions, how long they took, what waits, feeds, Discord's limits.
import type { Client } from "discord.js";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Case } from "../cases/case.ts";
import type { Guild, GuildEvent } from "../guild/guild.ts";
import { caseKey, caseRecord, feedRecord, waitingRecord } from "../guild/records.ts";

/** What is watched; guilds come and go. */
export interface Watched {
	readonly client: Client<true>;
	guilds(): Iterable<Guild>;
	/** What keeps the bot from its work (Bot.troubles). */
	troubles?(): Promise<readonly string[]>;
}

export interface Metrics {
	readonly registry: Registry;
	/** To be told of every event of the guilds (BotOptions.observe). */
	observe(event: GuildEvent): void;
	/** Begins to watch Discord's answers and what waits. */
	watch(watched: Watched): void;
}

export interface MetricsOptions {
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** The rules whose names are told; all others count as "other", so that a thousand servers make no thousand series. */
	readonly rules: readonly string[];
}

/** What waits is read from the store not more often than this. */
const FRESH_MS = 30_000;
const MOST_KNOWN = 20_000;
const SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const HOURS = [60, 300, 900, 3_600, 4 * 3_600, 12 * 3_600, 86_400, 3 * 86_400, 7 * 86_400];

/** Metrics without anything about a person or what somebody wrote. */
export function createMetrics({ now, rules }: MetricsOptions): Metrics {
	const registry = new Registry();
	const registers = [registry];
	collectDefaultMetrics({ register: registry, prefix: "wortmeldung_" });
	const comments = new Counter({
		name: "wortmeldung_comments_total",
		help: "Comments judged, by decision",
		labelNames: ["decision"],
		registers,
	});
	const cases = new Counter({
		name: "wortmeldung_cases_total",
		help: "Cases opened, by origin, decision and the first rule (shipped rules by name)",
		labelNames: ["origin", "decision", "rule"],
		registers,
	});
	const removal = new Histogram({
		name: "wortmeldung_removal_seconds",
		help: "From a comment being written to its removal",
		buckets: SECONDS,
		registers,
	});
	const review = new Histogram({
		name: "wortmeldung_review_seconds",
		help: "From a case being opened to a person's decision",
		buckets: HOURS,
		registers,
	});
	const refused = new Counter({
		name: "wortmeldung_refused_steps_total",
		help: "Steps of cases that Discord refused for good",
		registers,
	});
	const articles = new Counter({
		name: "wortmeldung_article_steps_total",
		help: "Steps of articles carried out, by step",
		labelNames: ["step"],
		registers,
	});
	const answers = new Counter({
		name: "wortmeldung_discord_answers_total",
		help: "Discord's answers to REST requests, by status class",
		labelNames: ["status"],
		registers,
	});
	const limited = new Counter({
		name: "wortmeldung_discord_rate_limited_total",
		help: "Requests that had to wait for a rate limit",
		registers,
	});
	const named = new Set(rules);
	const known = new Set<string>();
	/** Whether something is told for the first time; cases are told of again whenever they change. */
	const first = (key: string): boolean => {
		if (known.has(key)) return false;
		if (known.size >= MOST_KNOWN) known.delete(known.values().next().value!);
		known.add(key);
		return true;
	};

	function countCase(guildId: string, record: Case): void {
		const key = `${guildId}/${record.number}`;
		const { origin, decision, comment, history, actions } = record;
		if (first(key)) {
			const rule = record.rules[0]?.name ?? "none";
			cases.inc({ origin: origin.by, decision, rule: named.has(rule) || rule === "none" ? rule : "other" });
			if (comment) comments.inc({ decision });
		}
		const steps = actions.flatMap(({ effects }) => effects);
		const gone = steps.find(({ effect, progress }) => effect.kind === "deleteMessage" && progress.state === "done");
		if (comment && origin.by === "rule" && gone?.progress.at && !comment.unposted && first(`${key}/removed`)) {
			const since = comment.editedAt ?? comment.createdAt;
			removal.observe(Math.max(0, gone.progress.at - since) / 1000);
		}
		const decided = history.find(({ kind }) => kind === "released" || kind === "rejected");
		if (decided && first(`${key}/decided`)) review.observe((decided.at - record.openedAt) / 1000);
		for (const [index, { progress }] of steps.entries())
			if (progress.state === "refused" && first(`${key}/refused/${index}`)) refused.inc();
	}

	return {
		registry,
		observe(event) {
			if (event.type === "allowed") comments.inc({ decision: "allow" });
			else if (event.type === "case") countCase(event.guildId, event.record);
			else if (event.type === "article") articles.inc({ step: event.step });
		},
		watch({ client, guilds, troubles = async () => [] }) {
			client.rest.on("response", (_request, response) =>
				answers.inc({ status: `${Math.floor(response.status / 100)}xx` }),
			);
			client.rest.on("rateLimited", () => limited.inc());
			const state = cached(now, () => readState(guilds()));
			const gauge = (name: string, help: string, value: () => Promise<number> | number) =>
				new Gauge({
					name,
					help,
					registers,
					async collect() {
						this.set(await value());
					},
				});
			const ready = cached(now, troubles);
			gauge("wortmeldung_ready", "Whether it does its work (/readyz)", async () =>
				Number((await ready()).length === 0),
			);
			gauge("wortmeldung_guilds", "Servers that this process owns", () => [...guilds()].length);
			gauge(
				"wortmeldung_gateway_ping_seconds",
				"Round trip of the gateway's heartbeat",
				() => Math.max(0, client.ws.ping) / 1000,
			);
			gauge("wortmeldung_waiting", "Cases that wait for a person", async () => (await state()).waiting);
			gauge("wortmeldung_waiting_oldest_seconds", "How long the oldest of them waits", async () => {
				const { oldest } = await state();
				return oldest === null ? 0 : (now() - oldest) / 1000;
			});
			gauge("wortmeldung_feeds", "Feeds of all servers", async () => (await state()).feeds);
			gauge("wortmeldung_feeds_failing", "Feeds that could not be read last", async () => (await state()).failing);
			gauge("wortmeldung_store_up", "Whether the store answered last", async () => Number((await state()).storeUp));
		},
	};
}

interface State {
	readonly waiting: number;
	/** When the oldest waiting case was opened (ms). */
	readonly oldest: number | null;
	readonly feeds: number;
	readonly failing: number;
	readonly storeUp: boolean;
}

async function readState(guilds: Iterable<Guild>): Promise<State> {
	let [waiting, feeds, failing] = [0, 0, 0];
	let oldest: number | null = null;
	try {
		for (const { store } of guilds) {
			let first = true;
			for await (const { value } of store.list(waitingRecord, "waiting/")) {
				waiting++;
				// Numbers ascend with time: the first one is the oldest.
				const record = first ? await store.get(caseRecord, caseKey(value.number)) : undefined;
				first = false;
				if (record) oldest = Math.min(oldest ?? record.openedAt, record.openedAt);
			}
			for await (const { value } of store.list(feedRecord, "feed/")) {
				feeds++;
				if (value.lastError) failing++;
			}
		}
	} catch {
		return { waiting, oldest, feeds, failing, storeUp: false };
	}
	return { waiting, oldest, feeds, failing, storeUp: true };
}

/** A value read anew when it is older than half a minute; two who ask at once get the same one. */
function cached<T>(now: () => number, read: () => Promise<T>): () => Promise<T> {
	let at = Number.NEGATIVE_INFINITY;
	let value: Promise<T>;
	return () => {
		if (now() - at >= FRESH_MS) {
			at = now();
			value = read();
		}
		return value;
	};
}
