// The option "artikel" that several commands share.
import { articles } from "../guild/archive.ts";
import { shorten } from "../guild/markdown.ts";
import { text } from "../texts.ts";
import type { Option } from "./command.ts";

export const articleOption: Option = {
	name: "artikel",
	english: "article",
	description: text("Welcher Artikel? Ohne Angabe der dieses Threads.", "Which article? This thread's one by default."),
	type: "text",
	autocomplete: async ({ guild }, typed) => {
		const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
		const all = await articles(guild);
		return all
			.filter(({ article }) => wanted.every((word) => article.title.toLowerCase().includes(word)))
			.slice(0, 25)
			.map(({ article }) => ({ name: shorten(article.title, 100), value: article.key }));
	},
};
