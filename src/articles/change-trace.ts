// Why an article of a feed was taken for new, known, changed or gone, kept as codes and said on demand.
import * as z from "zod";
import { defineTexts, type Text } from "../texts.ts";

export const traceEntrySchema = z.strictObject({
	key: z.string(),
	title: z.string(),
	link: z.string(),
	decision: z.enum(["fresh", "recorded", "older", "known", "back", "changed", "touched", "gone"]),
	/** The kind of key by which it was recognised (match.ts). */
	by: z.enum(["p", "g", "l", "m", "h", "t", "c", "together", "headline"]).nullable(),
	/** Milliseconds since 1970. */
	at: z.number(),
});
export type TraceEntry = z.infer<typeof traceEntrySchema>;
export type Decision = TraceEntry["decision"];

const texts = defineTexts({
	de: {
		fresh: "Neu: Keiner seiner Schlüssel war bekannt.",
		recorded: "Beim Hinzufügen des Feeds stand der Artikel schon da. Solche Artikel merke ich mir, ohne sie zu posten.",
		older: "Der Artikel ist älter als die schon bekannten; er stand nur auf einer älteren Seite des Feeds.",
		known: "Schon bekannt, wiedererkannt an {by}.",
		back: "Schon einmal da gewesen und jetzt wieder im Feed, wiedererkannt an {by}.",
		changed: "Schon bekannt (wiedererkannt an {by}), aber geändert: Der Beitrag wird aktualisiert.",
		touched: "Schon bekannt (wiedererkannt an {by}); der Feed nennt ein neues Änderungsdatum.",
		gone: "Aus der Mitte des Feeds verschwunden. Ich prüfe, ob die Seite noch da ist.",
	},
	en: {
		fresh: "New: none of its keys was known.",
		recorded: "The article was already there when the feed was added. I remember such articles without posting them.",
		older: "The article is older than those already known; it only stood on an older page of the feed.",
		known: "Already known, recognised by {by}.",
		back: "Was there before and is back in the feed, recognised by {by}.",
		changed: "Already known (recognised by {by}), but changed: the post is being updated.",
		touched: "Already known (recognised by {by}); the feed gives a new date of change.",
		gone: "Disappeared from the middle of the feed. I am checking whether the page is still there.",
	},
});

const keys = defineTexts({
	de: {
		p: "der Beitragsnummer von WordPress",
		g: "der Kennung (guid)",
		l: "der Adresse",
		m: "Überschrift und Pfad",
		h: "Überschrift und Text",
		t: "der Überschrift",
		c: "Überschrift und Text",
		together: "Kennung und Adresse zusammen",
		headline: "der Überschrift (die Website hat alle Adressen geändert)",
	},
	en: {
		p: "WordPress' post number",
		g: "its identifier (guid)",
		l: "its address",
		m: "headline and path",
		h: "headline and text",
		t: "its headline",
		c: "headline and text",
		together: "identifier and address together",
		headline: "its headline (the website changed all addresses)",
	},
});

/**
 * @returns the sentence for a decision, its placeholder `{by}` already filled in both languages
 */
export function explainDecision(entry: Pick<TraceEntry, "decision" | "by">): Text<never> {
	const by = keys[entry.by ?? "g"];
	const fill = (language: "de" | "en") => String(texts[entry.decision][language]).replace("{by}", String(by[language]));
	return { de: fill("de"), en: fill("en") };
}
