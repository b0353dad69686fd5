// A summary in a model's own words, from an OpenAI-compatible endpoint (Ollama, llama.cpp, vLLM, OpenAI …). The article is
// data to it; what it writes is shown only if the check of language/free-summary.ts finds nothing wrong with it.
import { shortHash } from "../articles/hash.ts";
import { messageOf } from "../errors.ts";
import { checkFreeSummary, freeSummaryPrompt } from "../language/free-summary.ts";
import type { KnownLanguage } from "../language/stems.ts";
import type { Log } from "../log.ts";

export interface FreeSummarySettings {
	/** Where `/chat/completions` hangs below, as in http://127.0.0.1:11434/v1 */
	readonly url: string;
	readonly model: string;
	/** Milliseconds for the whole request. */
	readonly timeout: number;
	/** From the environment; sent to this address only. */
	readonly apiKey: string | undefined;
}

export interface FreeSummary {
	readonly model: string;
	/**
	 * @param article its text, with or without the title as the first line
	 * @returns null where the model did not answer in time, wrongly or not at all: then the extractive summary is shown
	 */
	write(article: string, options: { sentences: number; language: KnownLanguage }): Promise<string | null>;
}

const MOST_BYTES = 64 * 1024;
const MOST_TOKENS = 900;
const MOST_AT_ONCE = 2;
const MOST_WAITING = 4;
const MOST_KEPT = 500;
/** A model that failed is not asked for the same again for so long. */
const REST_MS = 5 * 60_000;

interface Kept {
	readonly at: number;
	readonly text: string | null;
}

/** @param now milliseconds since 1970 */
export function createFreeSummary(settings: FreeSummarySettings, log: Log, now: () => number): FreeSummary {
	const kept = new Map<string, Kept>();
	const running = new Map<string, Promise<string | null>>();
	const waiting: (() => void)[] = [];
	let busy = 0;

	async function inTurn<T>(work: () => Promise<T>): Promise<T> {
		if (busy >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
		busy++;
		try {
			return await work();
		} finally {
			busy--;
			waiting.shift()?.();
		}
	}

	async function checked(article: string, options: { sentences: number; language: KnownLanguage }) {
		const started = now();
		try {
			const written = await inTurn(() => ask(settings, freeSummaryPrompt(article, options)));
			const faults = checkFreeSummary(article, written, options);
			if (faults.length === 0) return written.trim();
			const found = faults.slice(0, 5).map(({ kind, text }) => ({ kind, text: text.slice(0, 80) }));
			log.info({ model: settings.model, faults: found }, "free summary not shown: it says what the article does not");
		} catch (error) {
			log.warn({ model: settings.model, ms: now() - started, reason: messageOf(error) }, "no free summary");
		}
		return null;
	}

	return {
		model: settings.model,
		write(article, options) {
			const key = shortHash(article, options.language, String(options.sentences));
			const known = kept.get(key);
			if (known && (known.text !== null || known.at > now() - REST_MS)) return Promise.resolve(known.text);
			const already = running.get(key);
			if (already) return already;
			// Rather an extractive summary now than a free one after a queue.
			if (waiting.length >= MOST_WAITING) return Promise.resolve(null);
			const started = checked(article, options)
				.then((text) => {
					kept.set(key, { at: now(), text });
					if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
					return text;
				})
				.finally(() => running.delete(key));
			running.set(key, started);
			return started;
		},
	};
}

/** @throws Error with what went wrong, never with the key or the article */
async function ask(settings: FreeSummarySettings, prompt: { system: string; user: string }): Promise<string> {
	const { url, model, timeout, apiKey } = settings;
	const response = await fetch(`${url.replace(/\/+$/, "")}/chat/completions`, {
		method: "POST",
		headers: {
			"content-type": "application/json",
			accept: "application/json",
			...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}),
		},
		body: JSON.stringify({
			model,
			messages: [
				{ role: "system", content: prompt.system },
				{ role: "user", content: prompt.user },
			],
			temperature: 0,
			max_tokens: MOST_TOKENS,
			stream: false,
		}),
		// A redirect would take the key and the article elsewhere.
		redirect: "error",
		signal: AbortSignal.timeout(timeout),
	});
	if (!response.ok) {
		await response.body?.cancel();
		throw new Error(`HTTP ${response.status}`);
	}
	return contentOf(await limitedText(response));
}

async function limitedText(response: Response): Promise<string> {
	const decoder = new TextDecoder();
	let text = "";
	let bytes = 0;
	for await (const chunk of response.body ?? []) {
		bytes += chunk.byteLength;
		if (bytes > MOST_BYTES) throw new Error(`answer longer than ${MOST_BYTES} bytes`);
		text += decoder.decode(chunk, { stream: true });
	}
	return text + decoder.decode();
}

/** The answer's text. Models that think aloud do so before it, between tags. */
function contentOf(body: string): string {
	let answer: unknown;
	try {
		answer = JSON.parse(body);
	} catch {
		throw new Error("answer is no JSON");
	}
	const { choices } = (answer ?? {}) as { choices?: unknown };
	const first = Array.isArray(choices) ? choices[0] : undefined;
	const { message, finish_reason: finish } = (first ?? {}) as {
		message?: { content?: unknown } | null;
		finish_reason?: unknown;
	};
	const content = message?.content;
	if (typeof content !== "string") throw new Error("answer has no choices[0].message.content");
	if (finish === "length") throw new Error("answer was cut off by the model");
	return content.replace(/^\s*<think>.*?<\/think>/s, "").trim();
}
