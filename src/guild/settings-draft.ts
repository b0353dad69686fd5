// Between an uploaded file and the click that takes it: exactly this text waits in the store, with what held when the
// difference was shown. Where somebody else saved meanwhile it is not taken but compared anew.
import { shortHash } from "../articles/hash.ts";
import type { GuildSettings } from "../config.ts";
import { UserError } from "../errors.ts";
import { put, remove } from "../store/store.ts";
import { defineTexts, sayLoose, type Text } from "../texts.ts";
import { feedId } from "./feed-admin.ts";
import { feeds } from "./feeds.ts";
import type { Guild } from "./guild.ts";
import { proposalKey, proposalRecord, type Revision } from "./records.ts";
import {
	type Checked,
	type InForce,
	loadSettings,
	revision,
	revisions,
	type SettingsProblem,
	saveRevision,
} from "./settings.ts";
import { type SettingsChange, settingsChanges } from "./settings-changes.ts";
import { refuseBeyond, type SettingsActor } from "./settings-rights.ts";

const TTL = 60 * 60_000;
/** Files above this size are refused. Bytes. */
export const MAX_SETTINGS = 256 * 1024;
/** So many changes are kept with a revision. */
const MOST_CHANGES = 50;

const texts = defineTexts({
	de: {
		over: "Dieser Vorschlag ist schon übernommen, oder er ist älter als eine Stunde. Lade die Datei noch einmal hoch, wenn du sie brauchst.",
		tooLarge: "Die Datei ist zu groß: {size} KB. Einstellungen haben höchstens {most} KB.",
		notText:
			"Das ist keine Textdatei im Zeichensatz UTF-8. Wähle im Editor unter „Speichern unter“ die Codierung UTF-8, und lade sie noch einmal hoch.",
		feeds:
			"Mit diesen Einstellungen hätte der Server {n} Feeds, der Betreiber lässt {most} zu. Nimm welche heraus oder bitte ihn um mehr.",
		noRevision: "Diese Fassung gibt es nicht (mehr). `/einstellungen verlauf` zeigt, welche es gibt.",
		broken: "Das passt nicht mehr zu dieser Version des Bots: Zeile {line}: {problem}",
	},
	en: {
		over: "This proposal has been taken already, or it is older than an hour. Upload the file again if you need it.",
		tooLarge: "The file is too large: {size} KB. Settings have at most {most} KB.",
		notText:
			"This is not a text file in UTF-8. Choose the encoding UTF-8 under “Save as” in your editor, and upload it again.",
		feeds:
			"With these settings the server would have {n} feeds; the operator allows {most}. Take some out or ask for more.",
		noRevision: "There is no such revision (any more). `/settings history` shows those there are.",
		broken: "This no longer fits this version of the bot: line {line}: {problem}",
	},
});

export interface Proposal {
	/** For the button that takes it. */
	readonly id: string;
	readonly text: string | null;
	readonly settings: GuildSettings;
	/** What it was compared with. */
	readonly base: InForce;
	readonly changes: readonly SettingsChange[];
}

export type Accepted =
	| {
			readonly type: "saved";
			readonly number: number;
			readonly changes: readonly SettingsChange[];
			readonly isFile: boolean;
	  }
	| { readonly type: "moved"; readonly latest: Revision | null; readonly proposal: Proposal };

/** The text of a file that somebody gave. @throws UserError where it is too large or no text */
export async function readUpload(guild: Guild, address: string): Promise<string> {
	const read = await guild.desk.file(address);
	if (read.status === "failed") throw new UserError(read.text, read.params);
	const { bytes } = read;
	if (bytes.length > MAX_SETTINGS) {
		const kb = (n: number) => Math.ceil(n / 1024);
		throw new UserError(texts.tooLarge, { size: kb(bytes.length), most: kb(MAX_SETTINGS) });
	}
	let text: string;
	try {
		text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		throw new UserError(texts.notText);
	}
	// Line breaks and tabs are the only controls that a text has.
	if (/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(text)) throw new UserError(texts.notText);
	return text;
}

/** @returns the settings that a text means, or what is wrong with it. @throws UserError where that takes too long to say */
export function checkSettings(guild: Guild, text: string): Promise<Checked> {
	return guild.source.checkAside(text);
}

/** The text of a revision; null for the operator's file, which is number 0. @throws UserError where it is gone */
export async function textOf(guild: Guild, number: number): Promise<string | null> {
	if (number === 0) return null;
	const found = await revision(guild, number);
	if (!found) throw new UserError(texts.noRevision);
	return found.text;
}

/**
 * Puts settings forward, to be taken within an hour.
 * @param text null: the operator's file
 * @throws UserError where they are beyond what this server or this person may
 */
export async function propose(
	guild: Guild,
	proposed: {
		readonly text: string | null;
		readonly settings: GuildSettings;
		readonly by: SettingsActor;
		readonly note: string;
	},
): Promise<Proposal> {
	const { text, settings, by, note } = proposed;
	await loadSettings(guild);
	const base = guild.inForce!;
	const changes = settingsChanges(base.settings, settings);
	await refuseTooMuch(guild, settings, changes, by);
	const against = fingerprint(base.settings);
	const id = shortHash(by.id, text ?? "", note, against, String(base.latest), String(guild.now())).slice(0, 12);
	const kept = { text, by: by.id, note, latest: base.latest, against };
	await guild.write([put(proposalRecord, proposalKey(id), kept, { ttl: TTL })]);
	return { id, text, settings, base, changes };
}

/** Takes a proposal. @throws UserError where it is over, or beyond what this person may */
export async function accept(guild: Guild, id: string, by: SettingsActor): Promise<Accepted> {
	await loadSettings(guild);
	const key = proposalKey(id);
	const find = async () => {
		const found = /^[0-9a-f]{12}$/.test(id) ? await guild.store.get(proposalRecord, key) : undefined;
		if (!found) throw new UserError(texts.over);
		return found;
	};
	const { text, note } = await find();
	const settings = await settingsIn(guild, text);
	await refuseTooMuch(guild, settings, settingsChanges(guild.inForce!.settings, settings), by);
	const saved = await guild.run(async (): Promise<Accepted | null> => {
		const draft = await find();
		const base = guild.inForce!;
		const latest = (await revisions(guild, { limit: 1 }).next()).value?.number ?? 0;
		if (latest !== draft.latest || fingerprint(base.settings) !== draft.against) {
			await guild.store.commit([remove(key)]);
			return null;
		}
		const changes = settingsChanges(base.settings, settings);
		const kept = changes.slice(0, MOST_CHANGES).map(({ kind, what, name }) => ({ kind, what, name }));
		const also = [remove(key)];
		const number = await saveRevision(guild, latest, { text, settings, by: by.id, note, changes: kept, also });
		return { type: "saved", number, changes, isFile: text === null };
	});
	if (saved) {
		// The feeds follow at the next tick.
		guild.wake();
		return saved;
	}
	const latest = (await revisions(guild, { limit: 1 }).next()).value ?? null;
	return { type: "moved", latest, proposal: await propose(guild, { text, settings, by, note }) };
}

/** The settings that a kept text means now. @throws UserError where it passes no more */
export async function settingsIn(guild: Guild, text: string | null): Promise<GuildSettings> {
	if (text === null) return guild.source.file;
	const { value, problems } = await checkSettings(guild, text);
	if (value) return value;
	const [{ line, message }] = problems as [SettingsProblem];
	throw new UserError({ de: fill("de"), en: fill("en") });
	function fill(language: "de" | "en"): string {
		return sayLoose(language, texts.broken as Text, { line, problem: message[language] });
	}
}

/** What the operator's limits and this person's own rights forbid. */
async function refuseTooMuch(
	guild: Guild,
	settings: GuildSettings,
	changes: readonly SettingsChange[],
	by: SettingsActor,
): Promise<void> {
	const { most, count } = await feedCount(guild, settings);
	if (count > most) throw new UserError(texts.feeds, { n: count, most });
	refuseBeyond(guild, settings, changes, by);
}

async function feedCount(guild: Guild, { config }: GuildSettings): Promise<{ count: number; most: number }> {
	const wanted = new Set(config.feeds.map(({ url }) => feedId(url)));
	const others = (await feeds(guild)).filter(({ id, source }) => source === "command" && !wanted.has(id));
	// What the operator wrote or allowed before is never too much.
	const granted = Math.max(guild.source.file.config.feeds.length, guild.config.feeds.length) + others.length;
	return { count: wanted.size + others.length, most: Math.max(guild.feedLimits.perGuild, granted) };
}

function fingerprint({ written, config }: GuildSettings): string {
	return written ? shortHash(written.text, written.inherits ?? "") : shortHash(JSON.stringify(config));
}
