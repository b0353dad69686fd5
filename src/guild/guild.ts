// The owner of one Discord guild: the only writer of its keys. `run` executes tasks one after the other.
import type { Case } from "../cases/case.ts";
import type { GuildConfig } from "../config.ts";
import type { TermList } from "../language/terms.ts";
import type { Log } from "../log.ts";
import type { ActionDefinition } from "../rules/action.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { type Change, put, type Store } from "../store/store.ts";
import type { Language } from "../texts.ts";
import { type ArchiveSearch, createArchiveSearch } from "./archive-search.ts";
import { tellingOfArticles } from "./article-changes.ts";
import { readWantedTexts } from "./article-text.ts";
import { carryOut } from "./carry-out.ts";
import { closeDue } from "./closing.ts";
import { createDayCounts, type DayCounts } from "./day-counts.ts";
import type { FeedDesk } from "./feed-desk.ts";
import { pollFeeds } from "./feeds.ts";
import { deliverAll } from "./form-post.ts";
import { handBackAll } from "./form-return.ts";
import type { FreeSummary } from "./free-summary.ts";
import { keepHouse } from "./keep-house.ts";
import { createMemory, type Memory } from "./memory.ts";
import { remindOfObjections } from "./object.ts";
import type { Platform } from "./platform.ts";
import { createProgress, type Progress } from "./progress.ts";
import { publish } from "./publish.ts";
import { tellQueueDay } from "./queue-day.ts";
import { showRecommendations } from "./recommend.ts";
import { type ArticleRecord, articleRecord, emptyMember, memberRecord, openRecord, threadRecord } from "./records.ts";
import type { InForce, SettingsSource } from "./settings.ts";
import { calmDown } from "./slow-mode.ts";
import { finishThreadDeeds } from "./thread-deeds.ts";

export interface GuildParts {
	readonly id: string;
	readonly store: Store;
	readonly platform: Platform;
	/** The operator's files, and how texts are checked. */
	readonly source: SettingsSource;
	readonly actions: ReadonlyMap<string, ActionDefinition>;
	readonly desk: FeedDesk;
	/** Summaries in a model's own words, where the installation has a model. */
	readonly freeSummary?: FreeSummary | undefined;
	readonly log: Log;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** Milliseconds between two reads of a feed that says nothing else. */
	readonly feedInterval: number;
	/** Between which intervals (ms) a server may choose, and how many feeds it may have. */
	readonly feedLimits: FeedLimits;
	/** Asks for a tick soon, when a command made something due. */
	readonly wake: () => void;
	/** Told of what happens, for those who explain it (the page of Local Discord) or count it. */
	readonly observe?: (event: GuildEvent) => void;
}

export interface FeedLimits {
	readonly min: number;
	readonly max: number;
	readonly perGuild: number;
}

/** What happened in a guild, after it was written down. */
export type GuildEvent =
	| { readonly type: "allowed"; readonly guildId: string; readonly authorId: string; readonly channelId: string }
	| { readonly type: "case"; readonly guildId: string; readonly record: Case }
	| { readonly type: "article"; readonly guildId: string; readonly step: string; readonly record: ArticleRecord };

export class Guild {
	readonly id: string;
	readonly store: Store;
	readonly platform: Platform;
	readonly desk: FeedDesk;
	readonly archive: ArchiveSearch;
	readonly freeSummary: FreeSummary | null;
	readonly log: Log;
	readonly now: () => number;
	readonly memory: Memory;
	readonly progress: Progress;
	readonly days: DayCounts;
	readonly source: SettingsSource;
	readonly feedInterval: number;
	readonly feedLimits: FeedLimits;
	readonly wake: () => void;
	readonly observe: (event: GuildEvent) => void;
	readonly #actions: ReadonlyMap<string, ActionDefinition>;
	/** Whether cases owed something when it was last looked at. */
	waits = false;
	#inForce: InForce | null = null;
	#inDoubt = false;
	readonly #configured = new Set<() => void>();
	#queue: Promise<unknown> = Promise.resolve();
	readonly #alone = new Map<string, Promise<void>>();
	/** The tick that comes after the one that is running. */
	#again: Promise<void> | null = null;

	constructor(parts: GuildParts) {
		this.id = parts.id;
		this.archive = createArchiveSearch(parts.store);
		this.store = tellingOfArticles(parts.store, this.archive);
		this.freeSummary = parts.freeSummary ?? null;
		this.platform = parts.platform;
		this.desk = parts.desk;
		this.log = parts.log;
		this.now = parts.now;
		this.memory = createMemory(parts.now);
		this.progress = createProgress(parts.store, parts.now);
		this.days = createDayCounts();
		this.source = parts.source;
		this.feedInterval = parts.feedInterval;
		this.feedLimits = parts.feedLimits;
		this.wake = parts.wake;
		this.observe = parts.observe ?? (() => {});
		this.#actions = parts.actions;
	}

	/** Settings and rules as they are now. They change as a whole, between two tasks: ask anew after waiting. */
	get config(): GuildConfig {
		return (this.#inForce?.settings ?? this.source.file).config;
	}

	get rules(): RuleSet {
		return (this.#inForce?.settings ?? this.source.file).rules;
	}

	/** The lists that the rules were compiled with, the server's own words among them. */
	get terms(): readonly TermList[] {
		return (this.#inForce?.settings ?? this.source.file).terms;
	}

	/** What holds and whence; null until the store was asked (settings.ts: loadSettings), and nobody is judged until then. */
	get inForce(): InForce | null {
		return this.#inForce;
	}

	/** Whether the store may have other settings: it failed while they were written, and nobody has read them since. */
	get inDoubt(): boolean {
		return this.#inDoubt;
	}

	/** What holds goes on to hold until the store was asked again. */
	doubt(): void {
		this.#inDoubt = true;
	}

	/** Brings settings into force that passed the check; only settings.ts may. What is remembered stays. */
	configure(inForce: InForce): void {
		this.#inForce = inForce;
		this.#inDoubt = false;
		for (const told of this.#configured) {
			try {
				told();
			} catch (error) {
				this.log.error({ guild: this.id, err: error }, "hook on settings failed");
			}
		}
	}

	/**
	 * Calls back whenever settings came into force: when the guild is opened and at every change, right after it was written
	 * down and before the next task; start work there, do not wait. @returns what ends it
	 */
	onConfigured(told: () => void): () => void {
		this.#configured.add(told);
		return () => void this.#configured.delete(told);
	}

	get language(): Language {
		return this.config.language;
	}

	/** Runs a task after all earlier ones: read, decide, commit. No Discord call and no waiting for people inside. */
	run<T>(task: () => Promise<T>): Promise<T> {
		const result = this.#queue.then(task);
		this.#queue = result.catch(() => {});
		return result;
	}

	/** Writes after all earlier tasks, where nothing need be read first. @throws StoreError */
	write(changes: readonly Change[]): Promise<void> {
		return this.run(() => this.store.commit(changes));
	}

	/** Runs work that may wait for Discord; work under the same name waits for the earlier one. */
	async alone(name: string, work: () => Promise<void>): Promise<void> {
		const started = (this.#alone.get(name) ?? Promise.resolve()).then(work);
		const kept = started
			.catch(() => {})
			.finally(() => {
				if (this.#alone.get(name) === kept) this.#alone.delete(name);
			});
		this.#alone.set(name, kept);
		return started;
	}

	/** The channels of the configuration as ids; null where none is set or the server has none of that name. */
	channels(): { log: string | null; review: string | null; alertRole: string | null } {
		const { log, review, alertRole } = this.config.channels;
		const id = (wanted: string | null | undefined) => (wanted ? (this.platform.channel(wanted)?.id ?? null) : null);
		return { log: id(log), review: id(review), alertRole: alertRole ? this.platform.role(alertRole) : null };
	}

	/** @throws when there is no such action; the configuration was checked, so that is a bug */
	action(name: string): ActionDefinition {
		const action = this.#actions.get(name);
		if (!action) throw new Error(`no action ${name}`);
		return action;
	}

	/** The article discussed in a thread. */
	async articleOf(threadId: string): Promise<ArticleRecord | null> {
		const found = await this.store.get(threadRecord, `thread/${threadId}`);
		return found ? ((await this.store.get(articleRecord, `article/${found.article}`)) ?? null) : null;
	}

	/**
	 * What is due: cases that a crash or a refusal left open, articles, feeds. Never throws for one of them. Asked while it
	 * is being done, it is done once more: what made it due may have come too late for this time.
	 */
	async tick(): Promise<void> {
		if (this.#again) return this.#again;
		const running = this.#alone.get("tick");
		if (!running) return this.#due();
		this.#again = running.then(() => {
			this.#again = null;
			return this.#due();
		});
		return this.#again;
	}

	#due(): Promise<void> {
		return this.alone("tick", async () => {
			await this.safely("memory", "", () => this.flush());
			const open: number[] = [];
			for await (const { value } of this.store.list(openRecord, "open/")) open.push(value.number);
			this.waits = open.length > 0;
			for (const number of open) await this.safely("case", String(number), () => carryOut(this, number));
			for (const work of [deliverAll, handBackAll, closeDue, calmDown, showRecommendations, finishThreadDeeds])
				await this.safely("thread", work.name, () => work(this));
			await this.safely("objections", "", () => remindOfObjections(this));
			await this.safely("retention", "", () => keepHouse(this));
			// Side by side: what waits to be posted does not wait for a slow website.
			const side = [pollFeeds, publish, readWantedTexts, tellQueueDay];
			await Promise.all(side.map((work) => this.safely("articles", work.name, () => work(this))));
		});
	}

	/** Writes down what is only remembered: how many comments stood, and up to where all were judged. @throws StoreError */
	async flush(): Promise<void> {
		await this.run(async () => {
			const changes = this.progress.changes();
			const accepted = this.memory.drainAccepted();
			try {
				for (const [author, count] of accepted) {
					const member = (await this.store.get(memberRecord, `member/${author}`)) ?? emptyMember();
					changes.push(
						put(memberRecord, `member/${author}`, { ...member, accepted: member.accepted + count, seenAt: this.now() }),
					);
				}
				changes.push(...(await this.days.changes(this.store)));
				if (changes.length > 0) await this.store.commit(changes);
			} catch (error) {
				this.days.unwritten();
				for (const [author, count] of accepted) this.memory.accept(author, count);
				this.progress.unwritten();
				throw error;
			}
		});
	}

	/** Does one unit of work; its failure is logged with guild and thing and stops no other. */
	async safely(what: string, which: string, work: () => Promise<void>): Promise<void> {
		try {
			await work();
		} catch (error) {
			this.log.error({ guild: this.id, what, which, err: error }, "unit of work failed");
		}
	}

	/** Waits for what is running. */
	async settle(): Promise<void> {
		await Promise.allSettled([...this.#alone.values()]);
		await this.#queue;
	}
}
