// Where a link leads, as far as its address says: to an invitation, or past a page that only passes on.
import { decodePercent } from "./percent.ts";

const INVITE_HOSTS = new Set([
	"discord.gg",
	"discord.com",
	"discordapp.com",
	"dsc.gg",
	"discord.me",
	"invite.gg",
	"discord.io",
]);

/** The code of an invitation to a Discord server; null where the address is none. */
export function inviteOf(host: string, written: string): string | null {
	const bare = host.startsWith("canary.") ? host.slice(7) : host.startsWith("ptb.") ? host.slice(4) : host;
	if (!INVITE_HOSTS.has(bare)) return null;
	const path = decodePercent(written)?.text ?? written;
	const code =
		bare.startsWith("discord.com") || bare.startsWith("discordapp")
			? /^\/+invite\/+([\w-]+)/i.exec(path)
			: /^\/+(?:invite\/+)?([\w-]+)/i.exec(path);
	return code?.[1] ?? null;
}

/** Cyrillic, Greek and other letters that are read as those of the hosts above. */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
	...{ а: "a", ԁ: "d", е: "e", ɡ: "g", і: "i", ї: "i", ι: "i", ı: "i" },
	...{ м: "m", о: "o", ο: "o", р: "p", г: "r", с: "c", ϲ: "c", ѕ: "s", ѵ: "v" },
};

/** A host as it is read: letters of other scripts that look Latin are Latin. */
export function asLatin(host: string): string {
	return [...host.toLowerCase()].map((letter) => LOOKS_LIKE[letter] ?? letter).join("");
}

/** Host and beginning of the path of pages that are for nothing but passing on. */
const PASSES_ON = new RegExp(
	`^(?:${[
		"google\\.[a-z.]{2,6}/url",
		"(?:lm?|m)\\.facebook\\.com/l\\.php",
		"l\\.(?:instagram|threads)\\.com/",
		"out\\.reddit\\.com/",
		"youtube\\.com/redirect",
		"duckduckgo\\.com/l/",
		"steamcommunity\\.com/linkfilter",
		"vk\\.com/away",
		"linkedin\\.com/(?:redir|safety)",
		"t\\.umblr\\.com/redirect",
		"href\\.li/",
		"anonym\\.to/",
	].join("|")})`,
);

/**
 * The address that a page passes on to.
 * @param rest path and query, as written
 * @returns null where the page is no such page or the address says no target
 */
export function passedOnTo(host: string, path: string, rest: string): string | null {
	const query = rest.indexOf("?");
	if (query < 0 || !PASSES_ON.test(host + path)) return null;
	const target = /(?:^|[=?&])(https?(?::|%3A)(?:\/|%2F){2}[^&#]+)/i.exec(rest.slice(query + 1))?.[1];
	return target === undefined ? null : (decodePercent(target)?.text ?? target);
}
