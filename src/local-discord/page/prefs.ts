// Language and colours: what this browser remembers.

export type Language = "de" | "en";
export type Theme = "system" | "light" | "dark";

const read = (key: string): string | null => {
	try {
		return localStorage.getItem(`local-discord.${key}`);
	} catch {
		return null;
	}
};

export function remember(key: string, value: string): void {
	try {
		localStorage.setItem(`local-discord.${key}`, value);
	} catch {
		// Private windows may forbid it; the choice then lasts until the page is left.
	}
}

export const recall = read;

/** The remembered one, else the browser's; German unless the browser speaks none. */
function chosenLanguage(): Language {
	const known = (["de", "en"] as const).find((language) => language === read("language"));
	return known ?? (navigator.languages.some((one) => one.startsWith("de")) ? "de" : "en");
}

export const prefs: { language: Language; theme: Theme } = {
	language: chosenLanguage(),
	theme: (["light", "dark"] as const).find((theme) => theme === read("theme")) ?? "system",
};

/** Whether dark colours are shown now. */
export const isDark = (): boolean =>
	prefs.theme === "dark" || (prefs.theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);

/** Brings the choices to the document. */
export function applyPrefs(): void {
	const root = document.documentElement;
	root.lang = prefs.language;
	root.dataset.theme = isDark() ? "dark" : "light";
}

export function choose<K extends keyof typeof prefs>(key: K, value: (typeof prefs)[K]): void {
	prefs[key] = value;
	remember(key, value);
	applyPrefs();
}
