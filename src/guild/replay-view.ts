// What a replay found, as moderators read it: counts by rule, and which comments are judged otherwise. Letters of comments
// stand behind spoilers.
import type { RuleSet } from "../rules/rule-set.ts";
import type { Match, Verdict } from "../rules/verdict.ts";
import { defineTexts, type Language, type Say } from "../texts.ts";
import type { Guild } from "./guild.ts";
import { link, name, plain, shorten } from "./markdown.ts";
import { type PastComment, replay } from "./replay.ts";
import type { View } from "./view.ts";

const texts = defineTexts({
	de: {
		title: { one: "Probe an {n} Kommentar", other: "Probe an {n} Kommentaren" },
		none: "Hier steht kein Kommentar, an dem sich etwas proben ließe. Ruf den Befehl in einer Diskussion auf, oder wähl bei „kanal“ eine.",
		now: "**{rule}**: {n}",
		both: "**{rule}**: {before} → {after}",
		nobody: "Keine Regel trifft auf einen dieser Kommentare zu.",
		equal: "Kein Kommentar würde anders beurteilt.",
		hits: "Treffer",
		fresh: "Würde neu getroffen",
		spared: "Würde nicht mehr getroffen",
		counts: "Treffer je Regel (jetzt → neu)",
		countsNow: "Treffer je Regel",
		taken: "entfernt in Fall {number}",
		comment: "Kommentar",
		short:
			"⚠️ Diese Regeln rechnen so lange, dass ich nur die ältesten {n} von {all} Kommentaren geschafft habe. Kürzere Muster helfen.",
		more: { one: "… und {n} weiterer, siehe Datei.", other: "… und {n} weitere, siehe Datei." },
		footer:
			"Es geschieht nichts. Fluten, Wiederholungen und Abklingzeiten folgen aus den Kommentaren; Strikes sind die von damals. Rollen und Moderationsrechte sind die von heute, von Bearbeitetem zählt der letzte Stand, und was Mitglieder selbst gelöscht haben, fehlt.",
	},
	en: {
		title: { one: "Trial on {n} comment", other: "Trial on {n} comments" },
		none: "There is no comment here to try anything on. Use the command in a discussion, or choose one at “channel”.",
		now: "**{rule}**: {n}",
		both: "**{rule}**: {before} → {after}",
		nobody: "No rule applies to any of these comments.",
		equal: "No comment would be judged otherwise.",
		hits: "Hits",
		fresh: "Would be hit now",
		spared: "Would no longer be hit",
		counts: "Hits by rule (now → new)",
		countsNow: "Hits by rule",
		taken: "removed in case {number}",
		comment: "comment",
		short: "⚠️ These rules take so long that I only managed the oldest {n} of {all} comments. Shorter patterns help.",
		more: { one: "… and {n} more, see the file.", other: "… and {n} more, see the file." },
		footer:
			"Nothing happens. Floods, repetitions and cooldowns follow from the comments; strikes are those of then. Roles and moderators' rights are those of today, of what was edited the last state counts, and what members deleted themselves is missing.",
	},
});

interface Line {
	readonly shown: string;
	readonly written: string;
}

const FIELD = 1_000;

/** @param fresh the rules to compare with; null: only what the current ones would do */
export async function replayView(
	guild: Guild,
	all: readonly PastComment[],
	fresh: RuleSet | null,
	language: Language,
	t: Say,
): Promise<View> {
	if (all.length === 0) return { text: t(texts.none) };
	const { verdicts, tried } = await replay(fresh ? [guild.rules, fresh] : [guild.rules], all);
	const past = all.slice(0, tried);
	const [before, after] = [verdicts[0]!, verdicts.at(-1)!];
	const hit: Line[] = [];
	const spared: Line[] = [];
	for (const [index, comment] of past.entries()) {
		const [was, is] = [fires(before[index]!), fires(after[index]!)];
		const line = (rules: ReadonlySet<string>, verdict: Verdict) => lineOf(guild, comment, rules, verdict, language, t);
		const came = fresh ? is.difference(was) : is;
		if (came.size > 0) hit.push(line(came, after[index]!));
		const went = was.difference(is);
		if (went.size > 0) spared.push(line(went, before[index]!));
	}
	const counts = [...countsOf(before, after)].map(([rule, [was, is]]) =>
		fresh ? t(texts.both, { rule: plain(rule), before: was, after: is }) : t(texts.now, { rule: plain(rule), n: is }),
	);
	const left = [hit, spared].map((lines) => lines.length - within(lines).length);
	const field = (title: string, lines: readonly Line[]) => {
		const shown = within(lines);
		const rest = lines.length - shown.length;
		const value = [...shown, rest > 0 ? t(texts.more, { n: rest }) : ""].filter(Boolean).join("\n");
		return lines.length > 0 ? [{ name: `${title}: ${lines.length}`, value }] : [];
	};
	const file = [...hit.map(({ written }) => `+ ${written}`), ...spared.map(({ written }) => `- ${written}`)];
	const same = fresh && hit.length + spared.length === 0 ? t(texts.equal) : "";
	const short = tried < all.length ? t(texts.short, { n: tried, all: all.length }) : "";
	return {
		sections: [
			{
				title: t(texts.title, { n: past.length }),
				body: [short, same, counts.length === 0 ? t(texts.nobody) : ""].filter(Boolean).join("\n"),
				fields: [
					...(counts.length > 0
						? [{ name: t(fresh ? texts.counts : texts.countsNow), value: shorten(counts.join("\n"), FIELD) }]
						: []),
					...field(t(fresh ? texts.fresh : texts.hits), hit),
					...field(t(texts.spared), spared),
				],
				footer: t(texts.footer),
				tone: hit.length > 0 ? "warning" : "neutral",
			},
		],
		...(left.some((n) => n > 0)
			? { files: [{ name: language === "de" ? "probe.txt" : "trial.txt", text: file.join("\n") }] }
			: {}),
	};
}

const fires = ({ rules }: Verdict): Set<string> => new Set(rules.map(({ name }) => name));

function countsOf(before: readonly Verdict[], after: readonly Verdict[]): Map<string, [number, number]> {
	const counts = new Map<string, [number, number]>();
	for (const [side, verdicts] of [before, after].entries())
		for (const verdict of verdicts)
			for (const rule of fires(verdict)) {
				const pair = counts.get(rule) ?? [0, 0];
				pair[side]!++;
				counts.set(rule, pair);
			}
	return counts;
}

function lineOf(
	guild: Guild,
	{ comment, author, takenAway }: PastComment,
	rules: ReadonlySet<string>,
	verdict: Verdict,
	language: Language,
	t: Say,
): Line {
	const found = verdict.matches.filter(({ rule }) => rules.has(rule)).slice(0, 3);
	const say = ({ text, note }: Match, how: (text: string) => string): string =>
		[text ? how(shorten(text.replace(/\s+/g, " "), 40)) : "", note?.[language]].filter(Boolean).join(" · ");
	const where =
		takenAway === null
			? link(t(texts.comment), guild.platform.messageUrl(comment.channelId, comment.id))
			: t(texts.taken, { number: takenAway });
	const list = [...rules].join(", ");
	const shown = found.map((match) => say(match, (text) => `||${plain(text)}||`)).join("; ");
	const written = found.map((match) => say(match, (text) => `„${text}“`)).join("; ");
	const date = new Date(comment.createdAt).toISOString().slice(0, 16).replace("T", " ");
	return {
		shown: `${where} · ${name(shorten(author.displayName, 32))} · **${plain(list)}**${shown ? `: ${shown}` : ""}`,
		written: `${date} UTC  ${author.displayName}  ${list}${written ? `: ${written}` : ""}`,
	};
}

function within(lines: readonly Line[]): string[] {
	let room = FIELD - 60;
	const shown: string[] = [];
	for (const line of lines) {
		room -= line.shown.length + 1;
		if (room < 0) break;
		shown.push(line.shown);
	}
	return shown;
}
