// A bar chart as SVG: comments above, removals below with a scale of their own, so that few are seen beside many. The
// card has its own background, so that it reads the same on Discord's light and dark.
import { defineTexts, type Language, say } from "../texts.ts";
import type { Day, Slice } from "./period.ts";

const texts = defineTexts({
	de: {
		comments: "Kommentare",
		removed: "Entfernt",
		machine: "automatisch",
		hand: "von Hand",
		day: "je Tag",
		week: "je Woche",
		month: "je Monat",
	},
	en: {
		comments: "Comments",
		removed: "Removed",
		machine: "automatically",
		hand: "by hand",
		day: "per day",
		week: "per week",
		month: "per month",
	},
});

/** Sums, one a slice. */
export interface Bars {
	readonly slices: readonly Slice[];
	readonly comments: readonly number[];
	readonly machine: readonly number[];
	readonly hand: readonly number[];
}

const WIDTH = 960;
const HEIGHT = 520;
const LEFT = 64;
const RIGHT = 24;
const COLOURS = {
	card: "#22242a",
	edge: "#4e525b",
	line: "#3b3f47",
	text: "#f1f2f4",
	faint: "#b4b9c2",
	comments: "#5b9be0",
	machine: "#f0a04b",
	hand: "#b79bf5",
};

/** @returns an SVG of 960 by 520 */
export function chart({ slices, comments, machine, hand }: Bars, language: Language): string {
	const t = (key: keyof typeof texts) => say(language, texts[key]);
	const removed = machine.map((n, i) => n + hand[i]!);
	const unit = slices[0]?.kind ?? "day";
	const top = panel({ top: 64, height: 210, values: comments }, language);
	const low = panel({ top: 346, height: 108, values: removed }, language);
	const step = (WIDTH - LEFT - RIGHT) / Math.max(1, slices.length);
	const width = Math.max(2, Math.min(48, step * 0.72));
	const x = (i: number) => LEFT + step * i + (step - width) / 2;
	const bars = slices.map((_, i) => {
		const auto = low.bar(machine[i]!, 0);
		const byHand = low.bar(hand[i]!, machine[i]!);
		return [
			rect(x(i), top.bar(comments[i]!, 0), width, COLOURS.comments),
			rect(x(i), auto, width, COLOURS.machine),
			rect(x(i), byHand, width, COLOURS.hand),
		].join("");
	});
	const every = Math.ceil((slices.length * 60) / (WIDTH - LEFT - RIGHT));
	const labels = slices.map((slice, i) =>
		i % every
			? ""
			: label(LEFT + step * (i + 0.5), 480, dayLabel(slice.first, unit, language), "middle", COLOURS.faint),
	);
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="Wortmeldung, DejaVu Sans, Open Sans, Noto Sans, Liberation Sans, Arial, sans-serif" font-size="16">`,
		`<rect x="1" y="1" width="${WIDTH - 2}" height="${HEIGHT - 2}" rx="14" fill="${COLOURS.card}" stroke="${COLOURS.edge}"/>`,
		label(LEFT, 38, `${t("comments")} ${t(unit)}`, "start", COLOURS.text, 20),
		label(LEFT, 322, `${t("removed")} ${t(unit)}`, "start", COLOURS.text, 20),
		legend(WIDTH - RIGHT - 300, 322, t("machine"), COLOURS.machine),
		legend(WIDTH - RIGHT - 124, 322, t("hand"), COLOURS.hand),
		top.grid,
		low.grid,
		...bars,
		...labels,
		"</svg>",
	].join("");
}

interface Bar {
	readonly y: number;
	readonly height: number;
}

function panel(
	{ top, height, values }: { top: number; height: number; values: readonly number[] },
	language: Language,
) {
	const { step, steps } = ticks(Math.max(0, ...values), height > 150 ? 4 : 2);
	const most = step * steps;
	const y = (n: number) => top + height - (n / most) * height;
	const grid = Array.from({ length: steps + 1 }, (_, i) => {
		const at = y(i * step).toFixed(1);
		const line = `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${at}" y2="${at}" stroke="${i ? COLOURS.line : COLOURS.edge}"/>`;
		const number = (i * step).toLocaleString(language);
		return line + label(LEFT - 10, Number(at) + 6, number, "end", COLOURS.faint);
	}).join("");
	const bar = (n: number, below: number): Bar => ({ y: y(n + below), height: (n / most) * height });
	return { grid, bar };
}

/** Round steps that end at or above the largest number: 1, 2, 5, 10, 20, … */
export function ticks(largest: number, wanted: number): { step: number; steps: number } {
	const raw = Math.max(1, largest) / wanted;
	const power = 10 ** Math.floor(Math.log10(raw));
	const step = Math.max(1, [1, 2, 5, 10].map((n) => n * power).find((n) => n >= raw - 1e-9)!);
	return { step, steps: Math.max(1, Math.ceil(Math.max(1, largest) / step - 1e-9)) };
}

function rect(x: number, { y, height }: Bar, width: number, colour: string): string {
	if (height <= 0) return "";
	// One out of a thousand is still to be seen.
	const seen = Math.max(1.5, height);
	const from = y - (seen - height);
	return `<rect x="${x.toFixed(1)}" y="${from.toFixed(1)}" width="${width.toFixed(1)}" height="${seen.toFixed(1)}" rx="${Math.min(2, width / 4)}" fill="${colour}"/>`;
}

function label(x: number, y: number, said: string, anchor: string, colour: string, size = 16): string {
	const escaped = said.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
	return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" fill="${colour}" font-size="${size}">${escaped}</text>`;
}

function legend(x: number, y: number, said: string, colour: string): string {
	const mark = `<rect x="${x}" y="${y - 13}" width="14" height="14" rx="3" fill="${colour}"/>`;
	return mark + label(x + 22, y, said, "start", COLOURS.faint);
}

function dayLabel({ key }: Day, unit: Slice["kind"], language: Language): string {
	const [year, month, day] = key.split("-") as [string, string, string];
	if (unit === "month") return language === "de" ? `${month}/${year.slice(2)}` : `${year}-${month}`;
	return language === "de" ? `${Number(day)}.${Number(month)}.` : `${month}-${day}`;
}
