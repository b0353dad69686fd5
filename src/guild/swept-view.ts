// What was cleared away together: as a list for the team, and put back where it stood.
import type { Case } from "../cases/case.ts";
import { defineTexts, type Language, sayIn } from "../texts.ts";
import { plainWithLinks, withoutControls } from "./markdown.ts";
import type { Section, View, ViewFile } from "./view.ts";

const texts = defineTexts({
	de: {
		back: {
			one: "{n} Kommentar von {name} steht wieder hier · Fall {number}",
			other: "{n} Kommentare von {name} stehen wieder hier · Fall {number}",
		},
		rest: "Alle {n} stehen in der angehängten Datei.",
	},
	en: {
		back: {
			one: "{n} comment by {name} is back here · case {number}",
			other: "{n} comments by {name} are back here · case {number}",
		},
		rest: "All {n} are in the attached file.",
	},
});

/** Discord shows ten embeds with 6,000 characters in all. */
const SHOWN = 9;
const MOST_TEXT = 5_000;

/** The comments of one channel as the bot puts them back, and what the message can be found by again. */
export function sweptView(record: Case, channelId: string, language: Language): { view: View; marker: string } {
	const t = sayIn(language);
	const own = record.swept.filter((one) => one.channelId === channelId);
	const params = { n: own.length, name: withoutControls(record.person.displayName), number: String(record.number) };
	const marker = t(texts.back, params);
	const sections: Section[] = [];
	let room = MOST_TEXT;
	for (const { text, at } of own) {
		if (sections.length === SHOWN || text.length > room) break;
		room -= text.length;
		sections.push({ author: record.person.displayName, body: plainWithLinks(text), at });
	}
	const all = sections.length === own.length;
	const last: Section = { body: all ? "\u200b" : t(texts.rest, { n: own.length }), footer: marker };
	const files = all ? {} : { files: [listFile(own, `fall-${record.number}.txt`)] };
	return { view: { sections: [...sections, last], ...files }, marker };
}

/** The comments as a text file. */
export function listFile(
	comments: readonly { at: number; text: string; author?: string; channel?: string }[],
	name: string,
): ViewFile {
	const entries = comments.map(({ at, text, author, channel }) => {
		const head = [new Date(at).toISOString().slice(0, 16).replace("T", " "), author, channel]
			.filter(Boolean)
			.join(" · ");
		return `${head}\n${withoutControls(text)}\n`;
	});
	return { name, text: entries.join("\n") };
}
