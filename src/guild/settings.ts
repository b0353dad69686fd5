// A guild's settings: the operator's file, or what its admins uploaded in Discord, which beats the file. What was uploaded
// is kept as revisions, each the whole text as it came in; the latest holds. A text that no longer passes (the bot or its
// word lists were upgraded) never holds: the next older one that passes does, at last the file.
import type { GuildSettings } from "../config.ts";
import { messageOf } from "../errors.ts";
import { type Change, put, remove } from "../store/store.ts";
import { defineTexts, type Text } from "../texts.ts";
import type { Guild } from "./guild.ts";
import { shorten } from "./markdown.ts";
import { type Revision, revisionKey, revisionRecord, troubleKey, troubleRecord } from "./records.ts";

/** Something wrong in a text, as config.ts says it. */
export interface SettingsProblem {
	readonly line: number;
	readonly column: number;
	readonly message: { readonly de: string; readonly en: string };
	readonly suggestion?: { readonly de: string; readonly en: string };
}

/** What a guild must know of the files to judge texts by. */
export interface SettingsSource {
	/** As the operator's files have it. */
	readonly file: GuildSettings;
	/** Checks a text as the files are checked, at once: for what was found right before. */
	check(text: string): Checked;
	/** The same for what somebody just wrote, while comments are judged. @throws UserError where it takes too long */
	checkAside(text: string): Promise<Checked>;
}

export interface Checked {
	readonly value?: GuildSettings;
	readonly problems: readonly SettingsProblem[];
}

/** What holds, and why not the latest where it does not. */
export interface InForce {
	readonly settings: GuildSettings;
	/** The revision whose text holds; 0: the operator's file. */
	readonly revision: number;
	/** The number of the latest revision; 0 where there is none. */
	readonly latest: number;
	/** What is wrong with the latest, where it is another that holds. */
	readonly problems: readonly SettingsProblem[];
}

/** So many revisions are kept. */
export const MOST_REVISIONS = 100;
/** With a space: no channel is called so. */
const TROUBLE = troubleKey("the settings");

const texts = defineTexts({
	de: {
		saved: "<@{by}> hat die Einstellungen geändert: Fassung {n}. {what}",
		savedFile: "<@{by}> hat die Einstellungen zurückgesetzt: Fassung {n} ist die Datei des Betreibers. {what}",
		form: "Nur die Schreibweise ist anders.",
		broken:
			"Die Einstellungen dieses Servers (Fassung {latest}) passen nicht mehr zu dieser Version des Bots; vorerst gilt {instead}. Zeile {line}: {problem}. `/einstellungen herunterladen` gibt dir die Datei, `/einstellungen hochladen` nimmt die verbesserte.",
		revision: "Fassung {n}",
		file: "die Datei des Betreibers",
	},
	en: {
		saved: "<@{by}> has changed the settings: revision {n}. {what}",
		savedFile: "<@{by}> has reset the settings: revision {n} is the operator's file. {what}",
		form: "Only the spelling is different.",
		broken:
			"This server's settings (revision {latest}) no longer fit this version of the bot; for now {instead} holds. Line {line}: {problem}. `/settings download` gives you the file, `/settings upload` takes the mended one.",
		revision: "revision {n}",
		file: "the operator's file",
	},
});

/** The revisions, latest first. */
export async function* revisions(guild: Guild, options: { before?: number; limit?: number } = {}) {
	const { before, limit } = options;
	const after = before === undefined ? {} : { after: revisionKey(before) };
	const list = guild.store.list(revisionRecord, "settings/", { reverse: true, ...after, ...(limit ? { limit } : {}) });
	for await (const { value } of list) yield value;
}

/** A revision by its number. */
export function revision(guild: Guild, number: number): Promise<Revision | undefined> {
	return guild.store.get(revisionRecord, revisionKey(number));
}

/** What holds by what the store says now. @throws StoreError */
export async function inForce(guild: Guild): Promise<InForce> {
	let latest = 0;
	let problems: readonly SettingsProblem[] = [];
	// One by one: each is a whole text, and nearly always the first one holds.
	for (let before: number | undefined; ; ) {
		const { value: found } = await revisions(guild, { ...(before ? { before } : {}), limit: 1 }).next();
		if (!found) break;
		const { number, text } = found;
		before = number;
		if (latest === 0) latest = number;
		if (text === null) break;
		const checked = await check(guild, text);
		if (checked.value) return { settings: checked.value, revision: number, latest, problems };
		if (latest === number) problems = checked.problems;
	}
	return { settings: guild.source.file, revision: 0, latest, problems };
}

/**
 * Brings into force what the store has, once; from then on `saveRevision` keeps it so, and where it cannot know whether it
 * was written the store is asked again. @throws StoreError
 */
export async function loadSettings(guild: Guild): Promise<void> {
	const known = () => guild.inForce && !guild.inDoubt;
	if (known()) return;
	await guild.run(async () => {
		if (known()) return;
		const found = await inForce(guild);
		const told = await guild.store.get(troubleRecord, TROUBLE);
		const changes = aboutTrouble(guild, found, told !== undefined);
		if (changes.length > 0) await guild.store.commit(changes);
		guild.configure(found);
	});
}

/** What to note for the moderators, who are told once. */
function aboutTrouble(guild: Guild, { latest, revision: holds, problems }: InForce, told: boolean): Change[] {
	const [first] = problems;
	if (!first) return told ? [remove(TROUBLE)] : [];
	guild.log.error(
		{ guild: guild.id, revision: latest, holds, problems: problems.map(said) },
		"uploaded settings no longer pass; older ones hold",
	);
	if (told) return [];
	const fill = (language: "de" | "en"): string => {
		const instead = holds === 0 ? texts.file[language] : String(texts.revision[language]).replace("{n}", String(holds));
		return String((texts.broken as Text)[language]).replace("{instead}", String(instead));
	};
	const { de, en } = first.message;
	const params = { latest: String(latest), line: String(first.line), problem: guild.language === "de" ? de : en };
	const problem = { at: guild.now(), de: fill("de"), en: fill("en"), params };
	const id = `e${latest.toString(36)}${guild.now().toString(36)}`;
	return [put(troubleRecord, TROUBLE, { channel: "", id, problem, attemptedAt: null, told: false })];
}

/**
 * Checks aside, so that one server's dear examples hold up no other server at a start; here only where that fails. What is
 * wrong with the check itself must not keep a guild from starting.
 */
async function check(guild: Guild, text: string): Promise<Checked> {
	try {
		return await guild.source.checkAside(text);
	} catch (error) {
		guild.log.warn({ guild: guild.id, err: error }, "stored settings could not be checked aside");
	}
	try {
		return guild.source.check(text);
	} catch (error) {
		guild.log.error({ guild: guild.id, err: error }, "settings could not be checked");
		const message = messageOf(error);
		return { problems: [{ line: 1, column: 1, message: { de: message, en: message } }] };
	}
}

function said({ line, column, message, suggestion }: SettingsProblem): string {
	return `${line}:${column}: ${message.en}${suggestion ? `. ${suggestion.en}` : ""}`;
}

export interface NewRevision {
	/** As it was uploaded; null: from now on the operator's file holds. */
	readonly text: string | null;
	readonly settings: GuildSettings;
	readonly by: string;
	readonly note: string;
	readonly changes: Revision["changes"];
	/** What is to be written with it. */
	readonly also?: readonly Change[];
}

/**
 * Writes a revision down and brings it into force, with nobody in between. Runs inside `guild.run`, right after whoever
 * calls has seen that `latest` still is the latest.
 */
export async function saveRevision(guild: Guild, latest: number, saved: NewRevision): Promise<number> {
	const number = latest + 1;
	const { text, by, note, changes, settings, also = [] } = saved;
	const written = guild.store.commit([
		put(revisionRecord, revisionKey(number), { number, at: guild.now(), by, text, note, changes }),
		...(number > MOST_REVISIONS ? [remove(revisionKey(number - MOST_REVISIONS))] : []),
		remove(TROUBLE),
		...toTell(guild, number, saved),
		...also,
	]);
	await written.catch((error) => {
		guild.doubt();
		throw error;
	});
	guild.configure({ settings, revision: text === null ? 0 : number, latest: number, problems: [] });
	return number;
}

const SIGNS = { added: "+", removed: "−", changed: "~" } as const;
/** So many revisions later it is no news any more. */
const NEWS = 20;

/** What the team reads in the log: who changed what. Written with the revision, so that no crash comes between. */
function toTell(guild: Guild, number: number, { text, by, changes }: NewRevision): Change[] {
	const key = (n: number) => troubleKey(`settings revision ${n}`);
	const names = shorten(changes.map(({ kind, name }) => `${SIGNS[kind]} ${name}`).join(", "), 600);
	const fill = (language: "de" | "en"): string =>
		String((text === null ? texts.savedFile : texts.saved)[language]).replace("<@{by}>", `<@${by}>`);
	const said = (language: "de" | "en"): string =>
		changes.length > 0 ? fill(language) : fill(language).replace("{what}", String(texts.form[language]));
	const params = { n: String(number), ...(changes.length > 0 ? { what: names } : {}) };
	const problem = { at: guild.now(), de: said("de"), en: said("en"), params };
	const id = `s${number.toString(36)}${guild.now().toString(36)}`;
	return [
		put(troubleRecord, key(number), { channel: "", id, problem, attemptedAt: null, told: false, tone: "neutral" }),
		...(number > NEWS ? [remove(key(number - NEWS))] : []),
	];
}
