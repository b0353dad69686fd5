// Whether the store can be opened, how quickly it answers, and how it is set up.
import { accessSync, constants, existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { messageOf } from "../../errors.ts";
import type { StoreNote } from "../../store/adapter.ts";
import { lookAtStore } from "../../store/open.ts";
import { type Installation, openStore } from "../../store/store.ts";
import { defineTexts } from "../../texts.ts";
import { type Finding, finding } from "../finding.ts";

const texts = defineTexts({
	de: {
		up: "{scheme} antwortet in {ms} ms.",
		slow: "{scheme} braucht {ms} ms für eine Antwort. So lange wartet jede Entscheidung mehrmals: Stell den Speicher näher an den Bot.",
		isNew: "{scheme}: noch leer, der erste Start legt alles an.",
		folder:
			"In {folder} darf dieses Konto nicht schreiben. Gib ihm den Ordner, oder wähle in bot.yaml unter store einen anderen.",
		broken:
			"{reason}. Prüfe in bot.yaml die Adresse unter store und ob der Speicher läuft (docs/betrieb/speicher.md); solange er nicht antwortet, entscheidet der Bot nichts.",
	},
	en: {
		up: "{scheme} answers within {ms} ms.",
		slow: "{scheme} needs {ms} ms for an answer. Every decision waits for several: put the store nearer to the bot.",
		isNew: "{scheme}: still empty, the first start makes everything.",
		folder: "This account may not write in {folder}. Give it the folder, or choose another under store in bot.yaml.",
		broken:
			"{reason}. Check the address under store in bot.yaml, and whether the store is running (docs/betrieb/speicher.md); while it does not answer the bot decides nothing.",
	},
});

const TRIES = 5;
/** Milliseconds for one read. */
const SLOW = 50;

/** @returns the open store, null where there is none yet or it is broken */
export async function checkStore(
	url: string,
	now: () => number,
): Promise<{ readonly findings: Finding[]; readonly store: Installation | null }> {
	const scheme = url.split(":", 1)[0]!;
	try {
		const { isNew, notes: before } = await lookAtStore(url);
		if (isNew) return { findings: [newStore(url, scheme), ...before.map(fromNote)], store: null };
		const store = await openStore(url, { now });
		try {
			const times: number[] = [];
			for (let i = 0; i < TRIES; i++) {
				const start = performance.now();
				await store.check();
				times.push(performance.now() - start);
			}
			const ms = Math.ceil(times.sort((a, b) => a - b)[TRIES >> 1]!);
			const speed = finding("store", ms > SLOW ? "warning" : "ok", ms > SLOW ? texts.slow : texts.up, { scheme, ms });
			const notes = await store.notes();
			return { findings: [speed, ...notes.map(fromNote)], store };
		} catch (error) {
			await store.close().catch(() => {});
			throw error;
		}
	} catch (error) {
		return { findings: [finding("store", "error", texts.broken, { reason: messageOf(error) })], store: null };
	}
}

const fromNote = (note: StoreNote): Finding => ({ area: "store", ...note });

/** Whether the file could be made: the nearest folder that is there decides. */
function newStore(url: string, scheme: string): Finding {
	if (scheme.toLowerCase() !== "sqlite") return finding("store", "ok", texts.isNew, { scheme });
	const path = url.slice(scheme.length + 1).split("?", 1)[0]!;
	let folder = dirname(resolve(path));
	while (!existsSync(folder)) folder = dirname(folder);
	try {
		if (path !== ":memory:") accessSync(folder, constants.W_OK | constants.X_OK);
		return finding("store", "ok", texts.isNew, { scheme });
	} catch {
		return finding("store", "error", texts.folder, { folder });
	}
}
