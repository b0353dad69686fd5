// The life of a feed's address: validators, failures, moves, its end. Pure: what one request brought goes in, what to
// remember, when to ask again and what to tell the moderators comes out. A failure never touches what was seen.
import * as z from "zod";
import { defineTexts, type Text } from "../texts.ts";
import type { FetchResult } from "./fetch-result.ts";
import { nextCheck, type Planned } from "./schedule.ts";

export const pollStateSchema = z.strictObject({
	version: z.literal(1),
	url: z.string(),
	etag: z.string().nullable(),
	lastModified: z.string().nullable(),
	/** Of the last body. */
	bodyHash: z.string().nullable(),
	/** How the validators are sent: as they came; the ETag without "-gzip"; only that ETag. */
	tactic: z.enum(["both", "plain", "etag"]),
	failures: z.number(),
	failingSince: z.number().nullable(),
	/** The moderators know that it is failing. */
	told: z.boolean(),
	lastSuccess: z.number().nullable(),
	/** A permanent redirect and how often it was confirmed. */
	moving: z.strictObject({ url: z.string(), times: z.number() }).nullable(),
	stopped: z.boolean(),
	ttl: z.number().nullable(),
	next: z.number().nullable(),
});
export type PollState = z.infer<typeof pollStateSchema>;

/** Something the moderators are told in Discord. */
export interface Notice {
	kind: "failing" | "stopped" | "recovered" | "moved";
	text: Text;
	params: Record<string, string | number>;
	/** What the website did, when that says more. */
	cause?: { text: Text; params: Record<string, string | number> };
}

/** What a poll brought: the fetcher's answer, or that its bytes were no feed (a UserError's text). */
export type PollOutcome = FetchResult | { status: "unreadable"; text: Text; params: Record<string, string | number> };

const texts = defineTexts({
	de: {
		failing: {
			one: "Der Feed {feed} lässt sich seit {n} Minute nicht lesen. Ich versuche es weiter; nichts geht verloren, solange die Artikel im Feed stehen.",
			other:
				"Der Feed {feed} lässt sich seit {n} Minuten nicht lesen. Ich versuche es weiter; nichts geht verloren, solange die Artikel im Feed stehen.",
		},
		stopped:
			"Den Feed {feed} gibt es nicht mehr: Die Website hat ihn endgültig abgeschaltet. Ich rufe ihn nicht mehr ab. Such mit `/feed hinzufügen` nach einem neuen.",
		recovered: "Der Feed {feed} ist wieder lesbar.",
		moved: "Der Feed {feed} ist dauerhaft umgezogen. Ich lese ihn jetzt unter {url}.",
	},
	en: {
		failing: {
			one: "The feed {feed} has been unreadable for {n} minute. I keep trying; nothing is lost as long as the articles stay in the feed.",
			other:
				"The feed {feed} has been unreadable for {n} minutes. I keep trying; nothing is lost as long as the articles stay in the feed.",
		},
		stopped:
			"The feed {feed} no longer exists: the website has switched it off for good. I have stopped reading it. Look for a new one with `/feed add`.",
		recovered: "The feed {feed} can be read again.",
		moved: "The feed {feed} has moved for good. I now read it at {url}.",
	},
});

/** So many failures in a row, over so long, are worth a message: not a hiccup, not yet lost articles. */
const TELL_AFTER = { failures: 3, span: 15 * 60_000 };
/** A permanent redirect is believed when it has been seen on so many successful polls. */
const MOVE_AFTER = 3;

export function newPollState(url: string): PollState {
	return {
		version: 1,
		url,
		etag: null,
		lastModified: null,
		bodyHash: null,
		tactic: "both",
		failures: 0,
		failingSince: null,
		told: false,
		lastSuccess: null,
		moving: null,
		stopped: false,
		ttl: null,
		next: null,
	};
}

/**
 * What to send so that an unchanged feed is not transferred. Apache's mod_deflate turns `"x"` into `"x-gzip"` and
 * WordPress compares literally, hence the tactics. Last-Modified alone is never sent: unpublishing the newest post
 * moves it backwards, and the 304 would hide that.
 */
export function validators(state: PollState): { etag: string | null; lastModified: string | null } {
	const plain = state.etag?.replace(/(?:-gzip|;gzip|-br|--gzip)(?="?$)/, "") ?? null;
	if (state.tactic === "both") return { etag: state.etag, lastModified: state.lastModified };
	return { etag: plain, lastModified: state.tactic === "etag" ? null : state.lastModified };
}

/**
 * @param outcome what the request brought
 * @param about.name the feed's title, for the notices
 * @param about.ttl what the feed itself asks for, where it was read
 * @returns `read`: the body is new and was or is to be compared (changes.ts); `planned`: null where it has stopped
 */
export function afterPoll(
	state: PollState,
	outcome: PollOutcome,
	about: { now: number; interval: number; name: string; ttl?: number | null },
): { state: PollState; read: boolean; planned: Planned | null; notices: Notice[] } {
	if (outcome.status === "failed" || outcome.status === "unreadable") return afterFailure(state, outcome, about);
	const notices: Notice[] = [];
	const next: PollState = { ...state, failures: 0, failingSince: null, told: false, lastSuccess: about.now };
	if (state.told) notices.push({ kind: "recovered", text: texts.recovered as Text, params: { feed: about.name } });
	const same = outcome.status === "notModified" || outcome.hash === state.bodyHash;
	if (outcome.status === "ok") {
		const asked = validators(state);
		// The same body although validators were sent: the website did not recognise them.
		if (same && (asked.etag || asked.lastModified)) next.tactic = NEXT_TACTIC[state.tactic];
		next.etag = outcome.etag;
		next.lastModified = outcome.lastModified;
		next.bodyHash = outcome.hash;
	} else {
		// A 304 need not repeat the validators.
		next.etag = outcome.etag ?? state.etag;
		next.lastModified = outcome.lastModified ?? state.lastModified;
	}
	if (about.ttl !== undefined) next.ttl = about.ttl;
	next.moving = moved(state, outcome.permanentUrl);
	if (next.moving && next.moving.times >= MOVE_AFTER) {
		next.url = next.moving.url;
		next.moving = null;
		notices.push({ kind: "moved", text: texts.moved as Text, params: { feed: about.name, url: next.url } });
	}
	const planned = nextCheck({
		now: about.now,
		url: next.url,
		interval: about.interval,
		ttl: next.ttl,
		maxAge: outcome.maxAge,
	});
	return { state: { ...next, next: planned.at }, read: !same, planned, notices };
}

const NEXT_TACTIC = { both: "plain", plain: "etag", etag: "both" } as const;

function moved(state: PollState, permanentUrl: string | undefined): PollState["moving"] {
	if (permanentUrl === undefined || permanentUrl === state.url) return null;
	return { url: permanentUrl, times: state.moving?.url === permanentUrl ? state.moving.times + 1 : 1 };
}

function afterFailure(
	state: PollState,
	outcome: Extract<PollOutcome, { status: "failed" | "unreadable" }>,
	about: { now: number; interval: number; name: string },
): { state: PollState; read: boolean; planned: Planned | null; notices: Notice[] } {
	const cause = { text: outcome.text, params: outcome.params };
	const failures = state.failures + 1;
	const failingSince = state.failingSince ?? about.now;
	const next: PollState = { ...state, failures, failingSince, moving: null };
	if (outcome.status === "failed" && outcome.reason === "gone") {
		const notice: Notice = { kind: "stopped", text: texts.stopped as Text, params: { feed: about.name }, cause };
		return { state: { ...next, stopped: true, told: true, next: null }, read: false, planned: null, notices: [notice] };
	}
	const lasting = outcome.status === "failed" && (!outcome.transient || outcome.reason === "cloudflare");
	const span = about.now - failingSince;
	const tell = !state.told && (lasting || (failures >= TELL_AFTER.failures && span >= TELL_AFTER.span));
	const minutes = Math.max(1, Math.round(span / 60_000));
	const notices: Notice[] = tell
		? [{ kind: "failing", text: texts.failing as Text, params: { feed: about.name, n: minutes }, cause }]
		: [];
	const planned = nextCheck({
		now: about.now,
		url: state.url,
		interval: about.interval,
		failures,
		retryAfter: outcome.status === "failed" ? outcome.retryAfter : null,
	});
	return { state: { ...next, told: state.told || tell, next: planned.at }, read: false, planned, notices };
}
