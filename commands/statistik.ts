// /statistik: what was written, removed, reported and decided in a time, with a picture. Everybody sees the open figures.
import { type Answer, type Context, defineCommand, type Option } from "../src/discord/command.ts";
import { readPeriod } from "../src/guild/period.ts";
import { gather, gatherRecent } from "../src/guild/statistics.ts";
import { statisticsView } from "../src/guild/statistics-view.ts";
import { picture } from "../src/picture.ts";
import { text } from "../src/texts.ts";

const date = (name: string, english: string, de: string, en: string): Option => ({
	name,
	english,
	description: text(de, en),
	type: "text",
	max: 20,
});

export default defineCommand({
	english: "statistics",
	description: text(
		"Kommentare, Entferntes, Meldungen und Einsprüche in Zahlen",
		"Comments, removals, reports and objections in figures",
	),
	role: "member",
	action: {
		english: "statistics",
		description: text(
			"Kommentare, Entferntes, Meldungen und Einsprüche in Zahlen",
			"Comments, removals, reports and objections in figures",
		),
		options: [
			{
				name: "zeitraum",
				english: "period",
				description: text("Die letzten Tage; ohne Angabe 30", "The last days; 30 by default"),
				type: "text",
				choices: ["7", "30", "90", "365"].map((value) => ({ value, name: text(`${value} Tage`, `${value} days`) })),
			},
			date("von", "from", "Erster Tag, z. B. 01.11.2026", "First day, e.g. 2026-11-01"),
			date("bis", "to", "Letzter Tag; ohne Angabe heute", "Last day; today by default"),
		],
		run: show,
	},
});

async function show({ guild, options, actor, language, t, now }: Context): Promise<Answer> {
	const asked = {
		...(options.zeitraum === undefined ? {} : { days: Number(options.zeitraum) }),
		...(options.von === undefined ? {} : { from: String(options.von) }),
		...(options.bis === undefined ? {} : { to: String(options.bis) }),
	};
	const period = readPeriod(asked, now, guild.config.discussion.timeZone);
	const team = actor.role !== "member";
	const statistics = await (team ? gather : gatherRecent)(guild, period);
	const draw = (svg: string) =>
		picture(svg).catch((error: unknown) => {
			guild.log.warn({ guild: guild.id, err: error }, "no picture of the statistics");
			return null;
		});
	return { view: await statisticsView({ statistics, period, team, language, t, draw }) };
}
