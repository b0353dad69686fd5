import { z } from "zod";
import { text } from "../../texts.ts";
import { defineCondition, figure } from "../condition.ts";

export default defineCondition({
	title: text("Treffer von Discords AutoMod", "Hits of Discord's AutoMod"),
	description: text(
		"Eine AutoMod-Regel aus den Servereinstellungen hat den Kommentar blockiert oder gemeldet.",
		"An AutoMod rule of the server's settings has blocked the comment or raised an alert about it.",
	),
	options: z.strictObject({
		rules: z
			.array(z.string().min(1).max(100))
			.min(1)
			.max(20)
			.optional()
			.meta({ description: "Nur diese AutoMod-Regeln, mit ihrem Namen in den Servereinstellungen; sonst alle." }),
	}),
	compile({ rules }) {
		const wanted = rules && new Set(rules.map(plain));
		return ({ autoMod, parts }) =>
			(autoMod ?? [])
				.filter(({ rule }) => wanted?.has(plain(rule)) ?? true)
				.map(({ rule, matched }) => {
					const note = figure(`AutoMod: ${rule}`, `AutoMod: ${rule}`);
					const part = matched ? parts.findIndex((one) => one.text.includes(matched)) : -1;
					if (part < 0 || !matched) return note;
					const start = parts[part]!.text.indexOf(matched);
					return { ...note, part, text: matched, start, end: start + matched.length };
				});
	},
	examples: {
		hits: [
			{ options: {}, text: "So ein Quark", comment: { autoMod: [{ rule: "Quark", matched: "Quark" }] } },
			{ options: { rules: ["quark"] }, text: "", comment: { autoMod: [{ rule: "Quark", matched: null }] } },
		],
		misses: [
			{ options: {}, text: "So ein Quark" },
			{ options: { rules: ["Käse"] }, text: "Quark", comment: { autoMod: [{ rule: "Quark", matched: "Quark" }] } },
		],
	},
});

function plain(name: string): string {
	return name.normalize("NFC").trim().toLowerCase();
}
