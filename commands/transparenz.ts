// /transparenz: the transparency report of a time as files, to publish or to keep.
import { type Answer, type Context, defineCommand, type Option } from "../src/discord/command.ts";
import { readPeriod } from "../src/guild/period.ts";
import { gather } from "../src/guild/statistics.ts";
import { spanOf } from "../src/guild/statistics-view.ts";
import { transparencyReport } from "../src/guild/transparency.ts";
import { defineTexts, text } from "../src/texts.ts";

const texts = defineTexts({
	de: {
		done: "Der Transparenzbericht für {from} bis {to}, zum Lesen (Markdown) und zum Rechnen (CSV). Es stehen keine Namen darin; du kannst ihn veröffentlichen.",
	},
	en: {
		done: "The transparency report for {from} to {to}, to read (Markdown) and to calculate with (CSV). It has no names in it; you may publish it.",
	},
});

const date = (name: string, english: string, de: string, en: string): Option => ({
	name,
	english,
	description: text(de, en),
	type: "text",
	max: 20,
});

const description = text(
	"Transparenzbericht nach dem Digital Services Act als Datei",
	"Transparency report under the Digital Services Act as a file",
);

export default defineCommand({
	english: "transparency",
	description,
	role: "admin",
	action: {
		english: "transparency",
		description,
		options: [
			date("von", "from", "Erster Tag; ohne Angabe der 1. Januar", "First day; by default the 1st of January"),
			date("bis", "to", "Letzter Tag; ohne Angabe heute", "Last day; by default today"),
		],
		run: report,
	},
});

async function report({ guild, options, language, t, now }: Context): Promise<Answer> {
	const zone = guild.config.discussion.timeZone;
	const to = options.bis === undefined ? {} : { to: String(options.bis) };
	const { days } = readPeriod({ days: 1, ...to }, now, zone);
	const from = options.von === undefined ? `${days[0]!.key.slice(0, 4)}-01-01` : String(options.von);
	const period = readPeriod({ from, ...to }, now, zone);
	const { markdown, csv } = transparencyReport(guild, period, await gather(guild, period));
	const name = `transparenz-${period.days[0]!.key}-${period.days.at(-1)!.key}`;
	return {
		view: {
			text: t(texts.done, spanOf(period, language)),
			files: [
				{ name: `${name}.md`, text: markdown },
				// Spreadsheets read a file as UTF-8 only with this mark.
				{ name: `${name}.csv`, text: `\ufeff${csv}` },
			],
		},
	};
}
