import { z } from "zod";
import { text } from "../../texts.ts";
import { defineCondition, type Finding, OptionError } from "../condition.ts";
import { belongsTo, readDomain } from "../hosts.ts";
import { findLinks, type Link } from "../links.ts";
import { partsOption, reads } from "../parts.ts";
import { linksIn } from "../scan.ts";
import { MOST_TOLD } from "../verdict.ts";

const NONE: readonly Finding[] = [];
/** Services that hide where a link leads. */
const SHORTENERS = new Set(
	"bit.ly bitly.com t1p.de kurzelinks.de kurzlink.de 1url.com tiny.one short.gy surl.li goo.su u.to shorturl.gg urlz.fr tinyurl.com t.co goo.gl ow.ly is.gd buff.ly cutt.ly rebrand.ly shorturl.at rb.gy t.ly tiny.cc bl.ink s.id v.gd qr.ae lnkd.in adf.ly ouo.io linktr.ee shorte.st soo.gd clck.ru".split(
		" ",
	),
);

const KINDS = ["any", "invite", "shortener", "masked", "deceptive", "ip"] as const;
type Kind = (typeof KINDS)[number];

const IS: Readonly<Record<Kind, (link: Link) => boolean>> = {
	any: () => true,
	invite: ({ invite }) => invite !== null,
	shortener: ({ host, target }) => target !== null || isIn(SHORTENERS, host),
	masked: ({ label }) => label !== null,
	// The label is itself an address, but another one.
	deceptive: ({ label, host }) => {
		const [shown] = label === null ? [] : findLinks(label.normalize("NFKC").replace(/\s*\.\s*/g, "."));
		return shown !== undefined && !belongsTo(host, shown.host) && !belongsTo(shown.host, host);
	},
	ip: ({ host }) => (/\d$/.test(host) && /^(?:\d{1,3}\.){3}\d{1,3}$/.test(host)) || host.startsWith("["),
};

/** Nothing but invitations leads there, and those have their own list. */
const INVITE_ONLY = new Set(["discord.gg", "dsc.gg", "discord.me", "invite.gg", "discord.io"]);
const USE_INVITES = text(
	"„{domain}“ wirkt hier nicht: Einladungen, die erlaubt sind, gehören mit ihrem Code unter allowInvites.",
	"“{domain}” has no effect here: invitations that are allowed belong under allowInvites, by their code.",
);

const NAMES: Readonly<Record<Kind, { de: string; en: string }>> = {
	any: { de: "Link", en: "link" },
	invite: { de: "Einladung auf einen Server", en: "invitation to a server" },
	shortener: { de: "Kurzlink oder Weiterleitung", en: "short or redirecting link" },
	masked: { de: "verdeckter Link", en: "masked link" },
	deceptive: { de: "Link, der woandershin führt, als er zeigt", en: "link that leads elsewhere than it shows" },
	ip: { de: "Link auf eine IP-Adresse", en: "link to an IP address" },
};

export default defineCondition({
	title: text("Links", "Links"),
	description: text(
		"Der Kommentar enthält Links, die hier nicht erlaubt sind. Jeder einzelne wird angesehen.",
		"The comment contains links that are not allowed here. Every one is looked at.",
	),
	options: z.strictObject({
		kinds: z.array(z.enum(KINDS)).min(1).default(["any"]).meta({ description: "Welche Links zählen." }),
		allow: z
			.array(z.string().min(3))
			.max(1000)
			.default([])
			.meta({ description: "Diese Domains (mit Subdomains) nie; Einladungen auf Server zählen trotzdem." }),
		deny: z.array(z.string().min(3)).max(5000).optional().meta({ description: "Nur diese Domains (mit Subdomains)." }),
		allowInvites: z
			.array(z.string().min(2))
			.max(100)
			.default([])
			.meta({ description: "Diese Einladungen nie, mit Code oder Adresse, z. B. die eigene." }),
		moreThan: z.number().int().min(0).max(50).default(0).meta({ description: "Mehr als so viele." }),
		in: partsOption,
	}),
	compile({ kinds, allow, deny, allowInvites, moreThan, in: sources }) {
		const problems = [
			...allow.map((domain, index) => ({ domain, path: ["allow", index] })),
			...(deny ?? []).map((domain, index) => ({ domain, path: ["deny", index] })),
		]
			.filter(({ domain }) => readDomain(domain) === null)
			.map(({ domain, path }) => ({
				path,
				problem: text(
					"„{domain}“ ist keine Domain wie „beispiel.de“.",
					"“{domain}” is no domain such as “example.com”.",
				),
				params: { domain },
			}));
		for (const [index, domain] of allow.entries())
			if (INVITE_ONLY.has(readDomain(domain) ?? ""))
				problems.push({ path: ["allow", index], problem: USE_INVITES, params: { domain } });
		if (problems.length > 0) throw new OptionError(problems);
		const allowed = new Set(allow.map((domain) => readDomain(domain)!));
		const denied = deny && new Set(deny.map((domain) => readDomain(domain)!));
		const invites = new Set(allowInvites.map((written) => findLinks(written)[0]?.invite ?? written));
		const enough = Math.max(MOST_TOLD, moreThan + 1);
		// Whoever goes by way of a redirecting page is at its target.
		const isAllowed = ({ host, target, invite }: Link) =>
			invite !== null ? invites.has(invite) : isIn(allowed, host) && (target === null || isIn(allowed, target));
		const isDenied = ({ host, target }: Link) =>
			denied === undefined || isIn(denied, host) || (target !== null && isIn(denied, target));

		return (comment) => {
			let findings: Finding[] | undefined;
			for (let part = 0; part < comment.parts.length; part++) {
				if (!reads(sources, comment.parts[part]!)) continue;
				for (const link of linksIn(comment, part)) {
					if (findings !== undefined && findings.length >= enough) return findings;
					if (isAllowed(link) || !isDenied(link)) continue;
					const kind = kinds.find((kind) => IS[kind](link));
					if (kind === undefined) continue;
					findings ??= [];
					findings.push({ part, text: link.text, start: link.start, end: link.end, note: NAMES[kind] });
				}
			}
			return findings !== undefined && findings.length > moreThan ? findings : NONE;
		};
	},
	examples: {
		hits: [
			{ options: {}, text: "Schaut auf https://beispiel.invalid/angebot" },
			{ options: { allow: ["zeitung.de"] }, text: "https://zeitung.de/a und https://anderswo.net/b" },
			{ options: { deny: ["böse.de"] }, text: "Alles steht auf www.xn--bse-sna.de!" },
			{ options: { kinds: ["invite"] }, text: "Kommt alle: discord.gg/abc123" },
			{ options: { kinds: ["invite"] }, text: "discord.com/%69nvite/abc" },
			{ options: { kinds: ["invite"] }, text: "Kommt auf discord[.]gg/abc123" },
			{ options: { kinds: ["invite"] }, text: "Kommt auf Discord Punkt gg / abc123" },
			{ options: { kinds: ["invite"] }, text: "https://discord.gg//abc123" },
			{ options: { kinds: ["invite"] }, text: "*discord*.gg/**abc123**" },
			{ options: { kinds: ["invite"] }, text: "d i s c o r d . g g / abc123" },
			{ options: { kinds: ["invite"] }, text: "d  i   s  c  o  r  d  .  g  g  /  abc123" },
			{ options: { kinds: ["invite"] }, text: "dіsсord.gg/abc123" },
			{ options: { kinds: ["ip"] }, text: "http://[2001:db8::1]/" },
			{ options: { kinds: ["shortener"] }, text: "https://www.google.com/url?q=https%3A%2F%2Ffalle.net" },
			{ options: { deny: ["falle.net"] }, text: "https://l.facebook.com/l.php?u=https%3A%2F%2Fm.falle.net%2Fx&h=1" },
			{ options: { allow: ["google.com"] }, text: "https://www.google.com/url?url=https://falle.net" },
			{ options: { deny: ["böse.de"] }, text: "Mehr auf https://böse.de。" },
			{ options: { kinds: ["ip"] }, text: "http://2130706433/" },
			{ options: { deny: ["böse.de"] }, text: "Mehr auf böse(punkt)de" },
			{ options: { kinds: ["deceptive"] }, text: "[zeitung.de](https://falle.net/zeitung)" },
			{ options: { kinds: ["deceptive"] }, text: "[zeitung․de](https://falle.net/zeitung)" },
			{ options: { kinds: ["shortener"] }, text: "bit.ly/3abcdef" },
			{ options: { moreThan: 1 }, text: "eins.de und zwei.de" },
		],
		misses: [
			{ options: {}, text: "Das war gut.Es geht weiter, z.B. morgen um 17.45 Uhr." },
			{ options: { allow: ["zeitung.de"] }, text: "https://www.zeitung.de/a und m.zeitung.de/b" },
			{ options: { kinds: ["invite"], allowInvites: ["unser"] }, text: "discord.gg/unser" },
			{ options: { kinds: ["invite"], allowInvites: ["https://discord.gg/Unser"] }, text: "discord.com/invite/Unser" },
			{ options: { kinds: ["invite"] }, text: "Der Discord ist das Beste, und ich bin dabei." },
			{ options: { kinds: ["shortener"] }, text: "https://www.google.com/search?q=https://zeitung.de" },
			{ options: { deny: ["schlecht.de"] }, text: "https://unschlecht.de" },
			{ options: { kinds: ["deceptive"] }, text: "[zeitung.de](https://www.zeitung.de/artikel)" },
			{ options: {}, text: "Schreib an post@beispiel.de" },
			{ options: {}, text: "Das ist ein Punkt (.) und kein Link, der Discord der Gruppe auch nicht." },
			{ options: {}, text: "http:// fängt jede Adresse an." },
		],
	},
});

function isIn(domains: ReadonlySet<string>, host: string): boolean {
	if (domains.size === 0) return false;
	for (let at = 0; at >= 0; ) {
		if (domains.has(at === 0 ? host : host.slice(at))) return true;
		const dot = host.indexOf(".", at);
		at = dot < 0 ? -1 : dot + 1;
	}
	return false;
}
