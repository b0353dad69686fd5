// Settings that a click changes: the server's own text with only the values in question changed, kept as a revision like an
// uploaded one. What the text does not have yet comes from the operator's file, section by section.
import { UserError } from "../errors.ts";
import { defineTexts, sayLoose, type Text } from "../texts.ts";
import { editYaml, sectionsOf, type YamlChange } from "../yaml-edit.ts";
import type { Guild } from "./guild.ts";
import { loadSettings } from "./settings.ts";
import { accept, checkSettings, propose } from "./settings-draft.ts";
import type { SettingsActor } from "./settings-rights.ts";

const texts = defineTexts({
	de: {
		broken:
			"Die zuletzt hochgeladenen Einstellungen passen nicht zu dieser Version des Bots. Bring erst sie mit `/einstellungen herunterladen` und `hochladen` in Ordnung.",
		refused: "So geht es nicht: {problem} (Zeile {line}). Ändere die Einstellungen mit `/einstellungen hochladen`.",
		busy: "Gerade ändert jemand anderes die Einstellungen. Versuche es gleich noch einmal.",
	},
	en: {
		broken:
			"The settings uploaded last do not fit this version of the bot. Mend them first with `/settings download` and `upload`.",
		refused: "This does not work: {problem} (line {line}). Change the settings with `/settings upload`.",
		busy: "Somebody else is changing the settings right now. Try again in a moment.",
	},
});

const HEAD = `# Die Einstellungen dieses Servers. Abschnitte, die hier fehlen, gelten aus der Datei des Betreibers.
# This server's settings. Sections that are missing here hold as in the operator's file.

`;
const TRIES = 3;

/**
 * Changes settings in the name of somebody.
 * @param changes their first keys are sections of guild.yaml
 * @param note why, for the history
 * @returns the revision's number; null where everything was so already
 * @throws UserError where the result does not pass, or is beyond what this person may
 */
export async function changeSettings(
	guild: Guild,
	changes: readonly YamlChange[],
	by: SettingsActor,
	note: string,
): Promise<number | null> {
	for (let tries = 0; tries < TRIES; tries++) {
		await loadSettings(guild);
		if (guild.inForce!.problems.length > 0) throw new UserError(texts.broken);
		const text = edited(guild, changes);
		const { value, problems } = await checkSettings(guild, text);
		if (!value) throw refusal(problems[0]!);
		const proposal = await propose(guild, { text, settings: value, by, note });
		if (proposal.changes.length === 0) return null;
		const accepted = await accept(guild, proposal.id, by);
		if (accepted.type === "saved") return accepted.number;
	}
	throw new UserError(texts.busy);
}

function edited(guild: Guild, changes: readonly YamlChange[]): string {
	const { written } = guild.inForce!.settings;
	// What is the operator's stays the operator's: only sections that change are copied.
	const isOwn = written !== undefined && written.inherits !== null;
	const own = isOwn ? written.text : HEAD;
	const present = new Set(isOwn ? written.sections : []);
	const wanted = [...new Set(changes.map(({ path }) => String(path[0])))].filter((key) => !present.has(key));
	const added = sectionsOf((isOwn ? written.inherits : written?.text) ?? "", wanted);
	return editYaml(`${own.trimEnd()}\n\n${added}`, changes);
}

function refusal({ line, message }: { line: number; message: { de: string; en: string } }): UserError {
	const say = (language: "de" | "en") =>
		sayLoose(language, texts.refused as Text, { line, problem: message[language] });
	return new UserError({ de: say("de"), en: say("en") });
}
