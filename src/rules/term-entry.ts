// An entry of a term list as it is written: the term, and in which company it counts.
import { z } from "zod";
import type { Around } from "../language/terms.ts";
import { expandAll, type TermSets } from "./term-forms.ts";

/** A term in its notation. */
export const written = z.string().min(2).max(1000).meta({
	// As much as editors can check: two letters.
	pattern: "[^0-9*=\\s].*[^0-9*=\\s]",
	description:
		"Wort · =Wort (ohne Endungen) · Wort* (Wortanfang) · *wort (Wortende) · *wort* (überall) · (das|dies) eins davon · <name> eins aus sets",
});

const neighbour = z
	.string()
	.regex(
		/^(?:\.|#|<[^<>]+>|\*?[\p{L}\p{N}]+\*?)$/u,
		"ein Wort, Wort*, *wort, <name>, # oder . / one word, <name>, # or .",
	);
const neighbours = z.array(neighbour).min(1).max(500).optional();
const near = z
	.array(z.union([neighbour, z.array(neighbour).min(1).max(500)]))
	.min(1)
	.max(500)
	.optional();

const conditions = {
	allow: z.array(written).max(500).default([]).meta({ description: "Wörter, in denen der Begriff harmlos ist." }),
	spoken: z.boolean().optional().meta({
		description:
			"Auch so geschrieben, wie man es spricht oder an Filtern vorbeischreibt („Fodse“, „Wixa“, „Phick dich“, „Schwuchttel“).",
	}),
	onlyAfter: neighbours.meta({
		description: "Zählt nur direkt hinter einem dieser Wörter (auch Wort*, *wort; #: eine Zahl; .: der Satz beginnt).",
	}),
	notAfter: neighbours.meta({ description: "Zählt nicht direkt hinter diesen Wörtern („Hast du Esel gesehen?“)." }),
	onlyBefore: neighbours.meta({
		description: "Zählt nur direkt vor einem dieser Wörter (auch Wort*, *wort; #: eine Zahl; .: der Satz endet).",
	}),
	notBefore: neighbours.meta({ description: "Zählt nicht direkt vor diesen Wörtern („Ich bring dich um acht hin“)." }),
	near: near.meta({
		description: "Zählt nur, wenn im selben Satz eins dieser Wörter steht; bei [[…], […]] aus jeder Klammer eins.",
	}),
	notNear: neighbours.meta({ description: "Zählt nicht, wenn im selben Satz eins dieser Wörter steht." }),
};

/** An entry of a category: a term by itself, or with what must stand beside it. */
export const term = z.union([
	written,
	z.strictObject({ term: written, ...conditions }),
	z.strictObject({
		terms: z.array(written).min(1).max(5000).meta({ description: "Mehrere Begriffe, für die dasselbe gilt." }),
		...conditions,
	}),
]);

type Written = z.output<typeof term>;
/** An entry in its longer form. */
export type Several = Extract<Written, { terms: string[] }>;
type Asked = Omit<Several, "terms" | "allow" | "spoken">;

/** Brings an entry into its longer form. */
export function several(one: Written): Several {
	if (typeof one === "string") return { terms: [one], allow: [] };
	if ("terms" in one) return one;
	const { term, ...rest } = one;
	return { terms: [term], ...rest };
}

/** What must stand beside a term, with its sets written out; null where nothing is asked. @throws FormError */
export function neighboursIn({ near, ...asked }: Asked, sets: TermSets): Around | null {
	const all = Object.entries(asked).flatMap(([key, words]) => (words ? [[key, expandAll(words, sets)] as const] : []));
	if (all.length === 0 && !near) return null;
	const loose = near?.filter((one) => typeof one === "string") ?? [];
	const groups = near?.filter((one) => typeof one !== "string") ?? [];
	const wanted = [...(loose.length > 0 ? [loose] : []), ...groups].map((group) => expandAll(group, sets));
	return { ...Object.fromEntries(all), ...(near && { near: wanted }) };
}
