// The ground colours behind coloured names: --accent-soft of styles/tokens.css (a test compares the two).
import { isDark } from "../prefs.ts";

export const GROUNDS = {
	light: "#dcecea",
	dark: "#1d3534",
} as const;

/** The least favourable ground a coloured name may stand on: an answer only one person sees. */
export const ground = (): string => (isDark() ? GROUNDS.dark : GROUNDS.light);
