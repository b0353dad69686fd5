import { z } from "zod";
import type { TermView } from "../../language/terms.ts";
import { text } from "../../texts.ts";
import { isAimedAtNobody } from "../aim.ts";
import { defineCondition, type Finding } from "../condition.ts";
import { refuseUnknown } from "../known-terms.ts";
import { partsOption, reads } from "../parts.ts";
import { isReported } from "../quotation.ts";
import { termsIn, voicesIn } from "../scan.ts";
import { MOST_TOLD } from "../verdict.ts";

const NONE: readonly Finding[] = [];
/** Of so many terms it is asked whether they are the member's own words. */
const QUOTABLE = 30;

const VIEWS: Readonly<Record<TermView, { readonly de: string; readonly en: string }>> = {
	folded: { de: "wörtlich", en: "as written" },
	joined: { de: "mit Lücken geschrieben", en: "written with gaps" },
	lookalike: { de: "mit ähnlichen Zeichen geschrieben", en: "written with look-alike characters" },
	stretched: { de: "gedehnt geschrieben", en: "stretched" },
	masked: { de: "mit ausgelassenen Buchstaben", en: "with letters left out" },
};

const NOT_CONTENT = text(
	"Sie liest nicht den Text des Kommentars, und nur den prüft AutoMod.",
	"It does not read the comment's text, and AutoMod checks nothing else.",
);
const INSIDE = text(
	"Sie meint nur Zitiertes, und Zitate erkennt AutoMod nicht.",
	"It is only about quotations, which AutoMod does not recognise.",
);
const SEVERAL = text(
	"Erst mehrere Begriffe zusammen zählen. AutoMod würde schon den ersten blockieren.",
	"Only several terms together count. AutoMod would block the first one.",
);

export default defineCondition({
	title: text("Begriffe", "Terms"),
	description: text(
		"Der Kommentar enthält einen Begriff aus den Wortlisten, auch verkleidet: gedehnt, gesperrt, mit Sternchen, Ziffern oder fremden Buchstaben.",
		"The comment contains a term from the word lists, disguised as well: stretched, spaced, starred, with digits or foreign letters.",
	),
	options: z.strictObject({
		categories: z.array(z.string()).min(1).optional().meta({ description: "Nur diese Kategorien; sonst alle." }),
		lists: z.array(z.string()).min(1).optional().meta({ description: "Nur diese Wortlisten; sonst alle." }),
		quoted: z.enum(["any", "outside", "inside"]).default("any").meta({
			description:
				"outside: Zitiertes („…“, > …, „er nannte ihn …“) zählt nicht, auch nicht „Ich Idiot“ und „kein Idiot“; inside: nur Zitiertes; any: alles.",
		}),
		atLeast: z.number().int().min(1).max(50).default(1).meta({ description: "Ab so vielen Treffern." }),
		in: partsOption,
	}),
	compile({ categories, lists, quoted, atLeast, in: sources }, { terms }) {
		refuseUnknown({ categories, lists }, terms);
		const wanted = categories && new Set(categories);
		const from = lists && new Set(lists);
		const enough = Math.max(MOST_TOLD, atLeast);
		return (comment) => {
			let findings: Finding[] | undefined;
			for (let part = 0; part < comment.parts.length; part++) {
				if (!reads(sources, comment.parts[part]!)) continue;
				const { hits, categories: found } = termsIn(terms, comment, part);
				if (hits.length === 0 || wanted?.isDisjointFrom(found)) continue;
				const { text } = comment.parts[part]!;
				let looked = 0;
				for (const { category, list, start, end, view } of hits) {
					if (findings !== undefined && findings.length >= enough) return findings;
					if ((wanted && !wanted.has(category)) || (from && !from.has(list))) continue;
					// Nobody quotes so much: from there on the words are the member's own.
					if (
						quoted !== "any" &&
						(++looked <= QUOTABLE && isReported(voicesIn(comment, part), start, end)) !== (quoted === "inside")
					)
						continue;
					if (quoted === "outside" && looked <= QUOTABLE && isAimedAtNobody(text, start, end)) continue;
					findings ??= [];
					findings.push({ part, text: text.slice(start, end), start, end, note: VIEWS[view] });
				}
			}
			return findings !== undefined && findings.length >= atLeast ? findings : NONE;
		};
	},
	native({ categories, lists, quoted, atLeast, in: sources }) {
		if (sources && !sources.includes("content")) return { reason: NOT_CONTENT };
		if (quoted === "inside") return { reason: INSIDE };
		if (atLeast > 1) return { reason: SEVERAL };
		return {
			kind: "terms",
			categories: categories ?? null,
			lists: lists ?? null,
			ownWordsOnly: quoted === "outside",
		};
	},
	examples: {
		hits: [
			{ options: {}, text: "Du bist so ein Idiot" },
			{ options: { categories: ["insult"] }, text: "Ihr seid alle Vollidioten!" },
			{ options: {}, text: "Was für ein I.d.1.0.t" },
			{ options: { quoted: "inside" }, text: "> Du Idiot\nDas geht nicht." },
			{ options: { quoted: "outside" }, text: "Du „Idiot“" },
			{ options: { quoted: "outside" }, text: "Ich nenne dich einen Idioten." },
			{ options: { atLeast: 2 }, text: "Idiot, Trottel!" },
			{ options: {}, text: "Du %49diot 100 %" },
		],
		misses: [
			{ options: {}, text: "Die Idee ist gut." },
			{ options: { categories: ["slur"] }, text: "Du Idiot" },
			{ options: { quoted: "outside" }, text: "Er hat „Du Idiot“ gesagt." },
			{ options: { quoted: "outside" }, text: "Ich Idiot habe den Herd angelassen." },
			{ options: { quoted: "outside" }, text: "Du bist doch kein Idiot." },
			{ options: { quoted: "outside" }, text: "Der Minister nannte ihn einen Idioten." },
			{ options: { in: ["nickname"] }, text: "Du Idiot" },
			{ options: { atLeast: 2 }, text: "Du Idiot" },
		],
	},
});
