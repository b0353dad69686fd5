// Colours that come as data (roles, avatars) made readable on the page's own grounds.
// Contrast after WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio

type Rgb = readonly [number, number, number];

const parse = (hex: string): Rgb => {
	const value = Number.parseInt(/^#?([0-9a-f]{6})$/i.exec(hex)?.[1] ?? "888888", 16);
	return [value >> 16, (value >> 8) & 255, value & 255];
};

const luminance = (rgb: Rgb): number => {
	const [r, g, b] = rgb.map((part) => {
		const share = part / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
};

/** The ratio between two colours `#rrggbb`, 1 to 21. */
export function contrast(one: string, other: string): number {
	const [bright, dark] = [luminance(parse(one)), luminance(parse(other))].sort((a, b) => b - a);
	return (bright! + 0.05) / (dark! + 0.05);
}

export const hexOf = (color: number): string => `#${(color & 0xffffff).toString(16).padStart(6, "0")}`;

/**
 * The colour, moved towards black or white just as far as text on `ground` needs.
 * @param ground the colour behind it, `#rrggbb`
 * @param least the contrast wanted; 4.5 for text
 */
export function readable(color: string, ground: string, least = 4.5): string {
	const target: Rgb = luminance(parse(ground)) > 0.3 ? [0, 0, 0] : [255, 255, 255];
	const from = parse(color);
	for (let share = 0; share <= 1; share += 0.04) {
		const mixed = from.map((part, index) => Math.round(part + (target[index]! - part) * share));
		const hex = `#${mixed.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
		if (contrast(hex, ground) >= least) return hex;
	}
	return target[0] === 0 ? "#000000" : "#ffffff";
}

/** White letters on a colour where they can be read, else black ones, which then can. */
export const lettersOn = (color: string): string => (contrast(color, "#ffffff") >= 4.5 ? "#ffffff" : "#000000");
