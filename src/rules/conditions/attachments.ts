import { z } from "zod";
import { text } from "../../texts.ts";
import { defineCondition, type Finding, figure } from "../condition.ts";

const KINDS: Readonly<Record<string, RegExp>> = {
	image: /\.(?:png|jpe?g|gif|webp|avif|heic|bmp|svg|tiff?)$/i,
	video: /\.(?:mp4|mov|webm|mkv|avi|m4v)$/i,
	audio: /\.(?:mp3|ogg|oga|wav|flac|m4a|opus)$/i,
	document: /\.(?:pdf|docx?|odt|xlsx?|ods|pptx?|odp|txt|rtf|csv|md)$/i,
	archive: /\.(?:zip|rar|7z|tar|gz|bz2|xz|iso|img)$/i,
	program:
		/\.(?:exe|msi|bat|cmd|com|scr|pif|vbs?|vbe|jse?|wsf|ps1|sh|url|apk|jar|dll|lnk|hta|reg|docm|xlsm|pptm|dmg|pkg|app|deb|rpm)$/i,
};
const NAMES = Object.keys(KINDS) as [string, ...string[]];

const file = (name: string, contentType: string | null = null) => ({
	comment: { attachments: [{ name, contentType, size: 1000, url: null }] },
});

export default defineCondition({
	title: text("Anhänge", "Attachments"),
	description: text(
		"Der Kommentar hat Anhänge bestimmter Art, Größe oder Zahl.",
		"The comment has attachments of a kind, size or number.",
	),
	options: z.strictObject({
		kinds: z
			.array(z.enum([...NAMES, "other"]))
			.min(1)
			.optional()
			.meta({ description: "Nur diese Arten; program erkennt auch doppelte Endungen wie „rechnung.pdf.exe“." }),
		moreThan: z.number().int().min(0).max(10).default(0).meta({ description: "Mehr als so viele davon." }),
		largerThan: z.number().min(0).max(500).optional().meta({ description: "Nur Dateien über so vielen Megabyte." }),
	}),
	compile({ kinds, moreThan, largerThan }) {
		return ({ attachments, parts }) => {
			const counted = attachments.filter(
				({ name, contentType, size }) =>
					(kinds === undefined || kinds.includes(kindOf(name, contentType))) &&
					(largerThan === undefined || size > largerThan * 1_000_000),
			);
			if (counted.length <= moreThan) return [];
			return counted.map(({ name }): Finding => {
				const part = parts.findIndex(({ source, text }) => source === "fileName" && text === name);
				return part < 0 ? figure(name, name) : { part, text: name, start: 0, end: name.length };
			});
		};
	},
	examples: {
		hits: [
			{ options: {}, text: "", ...file("foto.jpg") },
			{ options: { kinds: ["program"] }, text: "Die Rechnung", ...file("rechnung.pdf.exe", "application/pdf") },
			{ options: { kinds: ["image"] }, text: "", ...file("ohne-endung", "image/png") },
			{ options: { kinds: ["program"] }, text: "", ...file("rechnung.exe.") },
		],
		misses: [
			{ options: {}, text: "Nur Text" },
			{ options: { kinds: ["program"] }, text: "", ...file("exegese.pdf") },
			{ options: { moreThan: 1 }, text: "", ...file("foto.jpg") },
			{ options: { largerThan: 8 }, text: "", ...file("foto.jpg") },
		],
	},
});

/** The name decides, since it is what runs on the reader's machine; Discord's guess only where the name says nothing. */
function kindOf(name: string, contentType: string | null): string {
	const plain = name
		.replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, "")
		// Windows drops them.
		.replace(/[. ]+$/, "");
	for (const kind of ["program", ...NAMES]) if (KINDS[kind]!.test(plain)) return kind;
	const family = contentType?.split("/")[0];
	return family !== undefined && family in KINDS ? family : "other";
}
