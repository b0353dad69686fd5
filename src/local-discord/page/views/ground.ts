// The ground colours behind coloured names, as in styles/tokens.css (a test compares the two).
import { isDark } from "../prefs.ts";

export const GROUNDS = {
	light: "#eef0ec",
	dark: "#22292c",
} as const;

/** The least favourable ground a coloured name may stand on: the hovered message or member. */
export const ground = (): string => (isDark() ? GROUNDS.dark : GROUNDS.light);
