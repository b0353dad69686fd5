// The hosts of links: which names are one without a scheme, and in which form they are compared.

/** Endings that make a bare "name.de" a link. Those that are German words (es, so, am, im, in, it) need "www." or a path. */
const ENDINGS = new Set(
	"de at ch eu com net org info biz io gg tv cc ly gl me app dev xyz top club online site shop store live news blog link click icu ru cn uk fr nl pl tk ml ga cf gq pw ws su co us ca au jp kr br mx be dk se no fi cz hu ro gr tr ua by lu li is ai to gift gifts fun vip pro win bid trade loan work stream download space website tech cloud zip mov cam bet casino berlin hamburg koeln cologne bayern wien tirol swiss ruhr saarland nrw".split(
		" ",
	),
);
const WORDS_TOO = new Set(
	"es so am im in it da an is me to be no us top live link fun work space news store site shop".split(" "),
);
/** What an address has to be rid of before it is read: other dots, invisible characters, backslashes. */
export const UNUSUAL = /[^!-[\]-~]/;
const DOT = 46;
const W = 119;

const HOST_SIGN = 1;
const CAPITAL = 2;
const CUTS = 4;
const KINDS = Uint8Array.from({ length: 128 }, (_, unit) => {
	const sign = String.fromCharCode(unit);
	return /[a-z0-9-]/.test(sign) ? HOST_SIGN : /[A-Z]/.test(sign) ? CAPITAL : /[/?#]/.test(sign) ? CUTS : 0;
});

/** A link without a scheme; `rest` is everything after its host. */
interface Bare {
	readonly host: string;
	readonly path: string;
	readonly rest: string;
}

/**
 * The plain case without a scheme, a user, a port or "www.", read in one pass: what `readLink` makes of nearly every stretch
 * with a dot in it. Null: no link. Undefined: not plain, look closer.
 */
export function readBare(text: string, from: number, end: number): Bare | null | undefined {
	let dot = -1;
	let capitals = false;
	let closer = false;
	let labels = 1;
	let label = from;
	let index = from;
	for (; index < end; index++) {
		const unit = text.charCodeAt(index);
		const kind = unit < 128 ? KINDS[unit]! : 0;
		if (unit === DOT) {
			if (index === label || index - label > 63) closer = true;
			labels++;
			dot = index;
			label = index + 1;
		} else if (kind === CAPITAL) capitals = true;
		else if (kind === CUTS) break;
		else if (kind !== HOST_SIGN) return undefined;
	}
	const rest = text.slice(index, end);
	if ((text.charCodeAt(from) | 32) === W || UNUSUAL.test(rest)) return undefined;
	if (dot < 0) return null;
	const written = text.slice(dot + 1, index);
	const ending = capitals ? written.toLowerCase() : written;
	if (!ENDINGS.has(ending) || (rest === "" && WORDS_TOO.has(ending))) return null;
	if (closer || index - label > 63 || labels > 11) return undefined;
	const named = text.slice(from, index);
	// "Ende.De" is a sentence, "BEISPIEL.DE" and "beispiel.de" are addresses.
	if (rest === "" && written !== ending && named !== named.toUpperCase()) return null;
	const path = rest.startsWith("/") ? rest.split(/[?#]/, 1)[0]! : "/";
	return { host: capitals ? named.toLowerCase() : named, path, rest };
}

/** Whether "name.ending" without a scheme is meant as a link, and not a sentence whose space is missing ("war.Es"). */
export function isBareHost(host: string, hasPath: boolean): boolean {
	const labels = host.split(".");
	const ending = labels.at(-1)!;
	if (labels.length < 2 || !ENDINGS.has(ending.toLowerCase())) return /^www\./i.test(host) && labels.length > 2;
	if (/^www\./i.test(host) || hasPath) return true;
	if (WORDS_TOO.has(ending.toLowerCase())) return false;
	// "Ende.De" is a sentence, "BEISPIEL.DE" and "beispiel.de" are addresses.
	return ending === ending.toLowerCase() || host === host.toUpperCase();
}

/** The host of an address with a scheme; null where there is none. */
export function hostIn(address: string | null): string | null {
	const authority = address?.replace(/^[a-z]+:\/\//i, "").split(/[/?#]/, 1)[0];
	return authority ? asciiHost(authority.slice(authority.lastIndexOf("@") + 1).replace(/:\d{1,5}$/, "")) : null;
}

/** The host as DNS knows it; null where it is none. */
export function asciiHost(named: string): string | null {
	const lower = named.toLowerCase().replace(/^www\d?\./, "");
	// What ends in a number is an address in some notation ("0x7f.1"), which URL knows.
	if (/^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,10}$/.test(lower) && !/(?:^|\.)(?:0x[0-9a-f]*|\d+)$/.test(lower))
		return lower;
	// Not `new URL`: it throws, and hundreds of errors in one comment cost milliseconds.
	const hostname = URL.parse(`http://${lower}/`)?.hostname ?? "";
	return hostname.includes(".") || hostname.startsWith("[") ? hostname : null;
}

/** Whether a host is a domain or one of its subdomains. */
export function belongsTo(host: string, domain: string): boolean {
	return host === domain || host.endsWith(`.${domain}`);
}

/** A domain as a configuration writes it, in the form of `Link.host`; null where it is none. */
export function readDomain(written: string): string | null {
	return asciiHost(
		written
			.trim()
			.replace(/^https?:\/\//i, "")
			.replace(/^\*\./, "")
			.replace(/\/.*$/, ""),
	);
}
