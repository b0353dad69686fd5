// What the doctor found: one thing that is well, or what is wrong with it and how to mend it, in German and English.
import { type Language, sayLoose, type Text, text } from "../texts.ts";

export type Level = "ok" | "warning" | "error";
export type Area = keyof typeof AREAS;

export interface Finding {
	readonly area: Area;
	readonly level: Level;
	readonly de: string;
	readonly en: string;
}

const AREAS = {
	system: text("Dieser Rechner", "This machine"),
	configuration: text("Konfiguration", "Configuration"),
	store: text("Speicher", "Store"),
	discord: text("Discord", "Discord"),
	server: text("Server", "Servers"),
	feed: text("Feeds", "Feeds"),
} as const;

const SIGNS: Readonly<Record<Level, string>> = { ok: "✓", warning: "!", error: "✗" };

const WELL = text("Alles in Ordnung.", "All is well.");
const COUNTED = text(
	"✗ {errors} zu beheben, ! {warnings} zu bedenken.",
	"✗ {errors} to be mended, ! {warnings} to consider.",
);

/** @param params said in both languages alike, or each in its own where they are functions of it */
export function finding(
	area: Area,
	level: Level,
	said: Text,
	params: Readonly<Record<string, string | number | ((language: Language) => string | number)>> = {},
): Finding {
	const say = (language: Language): string => {
		const own = Object.entries(params).map(([name, value]) => [
			name,
			typeof value === "function" ? value(language) : value,
		]);
		return sayLoose(language, said, Object.fromEntries(own));
	};
	return { area, level, de: say("de"), en: say("en") };
}

/** The whole list, German first, then the same in English. */
export function sayFindings(findings: readonly Finding[]): string {
	return `${sayIn("de", findings)}\n\n${sayIn("en", findings)}`;
}

/** 0: all is well; 1: something to consider; 2: something keeps the bot from its work. */
export function exitCodeOf(findings: readonly Finding[]): 0 | 1 | 2 {
	if (findings.some(({ level }) => level === "error")) return 2;
	return findings.some(({ level }) => level === "warning") ? 1 : 0;
}

function sayIn(language: Language, findings: readonly Finding[]): string {
	const lines: string[] = [];
	for (const [area, name] of Object.entries(AREAS)) {
		const here = findings.filter((one) => one.area === area);
		if (here.length === 0) continue;
		lines.push(sayLoose(language, name));
		for (const one of here) lines.push(`  ${SIGNS[one.level]} ${one[language].replaceAll("\n", "\n    ")}`);
	}
	const count = (level: Level): number => findings.filter((one) => one.level === level).length;
	const [errors, warnings] = [count("error"), count("warning")];
	lines.push(
		"",
		errors + warnings === 0 ? sayLoose(language, WELL) : sayLoose(language, COUNTED, { errors, warnings }),
	);
	return lines.join("\n");
}
