// The comments that are judged: a public corpus where it is there, otherwise our own.
import { existsSync, readFileSync } from "node:fs";

/** Each a string of its own, as Discord's messages are after `JSON.parse`; not a slice of the whole file. */
export function ownOrCorpus(): string[] {
	const corpus = new URL("../../../shared/corpora/offensive/germeval2018.training.txt", import.meta.url);
	if (existsSync(corpus))
		return readFileSync(corpus, "utf8")
			.split("\n")
			.filter(Boolean)
			.map((line) => JSON.parse(JSON.stringify(line.split("\t")[0]!)) as string);
	console.log("../shared/corpora/offensive is missing: own comments instead");
	const openings = ["Ich finde ja,", "@hafenbote Ganz ehrlich:", "Laut Artikel", "Na toll,", "Wer das liest, weiß:"];
	const middles = [
		"die neue Brücke in Süderau ist viel zu teuer",
		"der Stadtrat hat sich wieder nicht getraut",
		"das Freibad öffnet frühestens im Mai 2027",
	];
	const endings = [
		".",
		"!!! 😡",
		" – und zwar zu Recht.",
		" (Quelle: https://hafenbote.example/123)",
		", oder? Übrigens: schöne Grüße aus Groß Möhren!",
	];
	return openings.flatMap((a) => middles.flatMap((b) => endings.map((c) => `${a} ${b}${c}`)));
}
