// Which addresses may be asked at all. The bot stands inside somebody's network and asks whatever a feed names, so it
// asks only the public Internet (feeds.md section 9). Decided here, enforced for every hop and connection in fetch.ts.
import ipaddr from "ipaddr.js";

/** Why an address was refused before anything was sent. */
export type Refusal = "scheme" | "credentials" | "port" | "private" | "host";

/** The exact host and port that may be private: the tests' and the demonstration's own servers. */
export type AllowPrivate = (host: string, port: number) => boolean;

/**
 * Judges an address as far as it can be judged without a name server.
 * @param url as `new URL` reads it, which already turns 2130706433, 0x7f.1, 0177.1 and 127.1 into 127.0.0.1
 * @param allowPrivate hosts and ports that are exempt from the rules about ports and private addresses
 * @returns null where it may be asked
 */
export function refusalOf(url: URL, allowPrivate: AllowPrivate = () => false): Refusal | null {
	if (url.protocol !== "http:" && url.protocol !== "https:") return "scheme";
	if (url.username !== "" || url.password !== "") return "credentials";
	const host = bareHost(url);
	if (host === "" || host.length > 253) return "host";
	if (allowPrivate(host, portOf(url))) return null;
	if (url.port !== "" && url.port !== "80" && url.port !== "443") return "port";
	if (isAddress(host)) return isPublicAddress(host) ? null : "private";
	const name = host.replace(/\.$/, "");
	// Names without a dot and names that are private by their standard (RFC 6761, 6762, 7686, 8375, 9476).
	if (!name.includes(".")) return "private";
	if (/(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|private|onion|alt|home\.arpa)$/.test(name))
		return "private";
	return null;
}

/** The host without the brackets of IPv6. */
export function bareHost(url: URL): string {
	return url.hostname.replace(/^\[(.*)\]$/, "$1").toLowerCase();
}

export function portOf(url: URL): number {
	return url.port === "" ? (url.protocol === "https:" ? 443 : 80) : Number(url.port);
}

export function isAddress(host: string): boolean {
	return ipaddr.isValid(host);
}

/**
 * Whether an IP address belongs to the public Internet. Addresses that carry an IPv4 address inside (mapped, NAT64,
 * 6to4, Teredo) are refused, or judged by what they carry where that is what the system would connect to.
 */
export function isPublicAddress(address: string): boolean {
	// A zone ("fe80::1%eth0") names an interface of this machine.
	if (address.includes("%") || !ipaddr.isValid(address)) return false;
	const parsed = ipaddr.process(address);
	// ipaddr.js calls "::127.0.0.1" (IPv4-compatible, RFC 4291 section 2.5.5.1) unicast; what is allocated is 2000::/3.
	if (parsed.kind() === "ipv6" && (parsed.toByteArray()[0]! & 0xe0) !== 0x20) return false;
	return parsed.range() === "unicast";
}
