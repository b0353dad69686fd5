import { z } from "zod";
import { text } from "../../texts.ts";
import { defineCondition, type Finding, figure } from "../condition.ts";
import { refuseUnknown } from "../known-terms.ts";
import { findLinks } from "../links.ts";

/** What shows as nothing: fillers count as letters to Unicode. */
const BLANK = /\p{Default_Ignorable_Code_Point}/gu;

export default defineCondition({
	title: text("Namen", "Names"),
	description: text(
		"Der Anzeigename oder Benutzername des Mitglieds enthält einen Begriff aus den Wortlisten, einen Link oder nichts Lesbares.",
		"The member's display name or user name contains a term from the word lists, a link, or nothing readable.",
	),
	options: z.strictObject({
		categories: z.array(z.string()).min(1).optional().meta({ description: "Nur Begriffe dieser Kategorien." }),
		links: z.boolean().default(true).meta({ description: "Ob Links im Namen zählen." }),
		unreadable: z
			.boolean()
			.default(false)
			.meta({ description: "Ob Namen ohne einen Buchstaben oder eine Ziffer zählen." }),
	}),
	compile({ categories, links, unreadable }, { terms }) {
		refuseUnknown({ categories }, terms);
		const wanted = categories && new Set(categories);
		const judged = new Map<string, readonly Finding[]>();
		const judge = (name: string): readonly Finding[] => {
			const hit = terms.scan(name).find(({ category }) => !wanted || wanted.has(category));
			if (hit) return [figure(name.slice(hit.start, hit.end), name.slice(hit.start, hit.end))];
			const [link] = links ? findLinks(name) : [];
			if (link) return [figure(link.text, link.text)];
			return unreadable && !/[\p{L}\p{N}]/u.test(name.replace(BLANK, "")) ? [figure(`„${name}“`, `“${name}”`)] : [];
		};
		const look = (name: string): readonly Finding[] => {
			let findings = judged.get(name);
			if (findings === undefined) {
				findings = judge(name);
				// The same members write again and again; the memory starts anew before it grows.
				if (judged.size >= 1000) judged.clear();
				judged.set(name, findings);
			}
			return findings;
		};
		return (_comment, { author }) => {
			const shown = look(author.displayName);
			return shown.length > 0 ? shown : look(author.userName);
		};
	},
	examples: {
		hits: [
			{ options: {}, text: "Hallo", facts: { author: { displayName: "H u r e n s o h n" } } },
			{ options: {}, text: "Hallo", facts: { author: { displayName: "discord.gg/gratis" } } },
			{ options: {}, text: "Hallo", facts: { author: { displayName: "Gerda", userName: "hurensohn_88" } } },
			{ options: { unreadable: true }, text: "Hallo", facts: { author: { displayName: "\u200b\u200b" } } },
			{ options: { unreadable: true }, text: "Hallo", facts: { author: { displayName: "\u3164\u115f" } } },
		],
		misses: [
			{ options: { unreadable: true }, text: "Du Idiot", facts: { author: { displayName: "Gerda aus Süderau" } } },
			{ options: { links: false }, text: "Hallo", facts: { author: { displayName: "post.de" } } },
		],
	},
});
