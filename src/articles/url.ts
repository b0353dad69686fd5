// Addresses: absolute, without what only follows the reader around, and in the one form under which two are the same.

/** Parameters that name the way to a page, never the page. */
const TRACKING =
	/^(?:utm_\w+|itm_\w+|mtm_\w+|pk_\w+|piwik_\w+|at_(?:medium|campaign|custom\w*|link\w*)|wt_\w+|wtmc|wt\.\w+|xtor|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|mc_cid|mc_eid|ns_\w+|_ga|_gl|cmpid|cid_source|ref_src|ref_url|feed_id|ftag|smid|smtyp|sr_share|share|spm|xing_share|recruiter|vero_id|oly_\w+|hss_channel|trk|trkcampaign)$/i;

/**
 * @param value an address as somebody wrote it: relative, with spaces around it, `&amp;` in it
 * @param base what a relative one is relative to
 * @returns an absolute http(s) address without credentials, null where it is none
 */
export function httpUrl(value: string | null | undefined, base?: string | null): string | null {
	const text = value?.replace(/[\t\n\r]/g, "").trim();
	if (!text || text.length > 4096) return null;
	const url = parseUrl(text.replaceAll("&amp;", "&"), base);
	if (!url || (url.protocol !== "http:" && url.protocol !== "https:") || url.hostname === "") return null;
	url.username = "";
	url.password = "";
	return url.href;
}

/** `new URL` without the exception. */
export function parseUrl(value: string, base?: string | null): URL | null {
	return (base ? URL.parse(value, base) : URL.parse(value)) ?? (base ? URL.parse(value) : null);
}

/**
 * The address to show and to keep: tracking parameters and the fragment removed, nothing else changed.
 * @returns null where it is no http(s) address
 */
export function canonicalUrl(value: string | null | undefined, base?: string | null): string | null {
	const absolute = httpUrl(value, base);
	if (absolute === null || !/[?#]/.test(absolute)) return absolute;
	const url = new URL(absolute);
	for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
	if (!/^#!?\//.test(url.hash)) url.hash = "";
	return url.href.replace(/\?$/, "");
}

/**
 * The form under which two addresses are the same page: no scheme, no "www.", no slash at the end, parameters in order.
 * @returns null where it is no http(s) address, or one that names a whole website ("https://example.org/")
 */
export function linkIdentity(value: string | null | undefined, base?: string | null): string | null {
	const canonical = canonicalUrl(value, base);
	if (canonical === null) return null;
	const url = new URL(canonical);
	if (url.search !== "") url.searchParams.sort();
	const path = url.pathname.replace(/\/(?:amp\/?|index\.(?:html?|php))?$/, "");
	if (path === "" && url.search === "" && url.hash === "") return null;
	return `${hostIdentity(url)}${path}${url.search}${url.hash}`;
}

/** The path and parameters alone: what stays when a website moves to another host. Null where too short to say anything. */
export function pathIdentity(value: string): string | null {
	const identity = linkIdentity(value);
	if (identity === null) return null;
	const path = identity.slice(identity.search(/[/?#]/));
	return path.length >= 12 ? path : null;
}

/** A WordPress post by its number: `?p=123`, `?page_id=123`; survives headline, slug and scheme. */
export function wordpressPost(value: string | null | undefined): string | null {
	const url = value ? URL.parse(value.replaceAll("&amp;", "&").trim()) : null;
	if (!url) return null;
	const id = url.searchParams.get("p") ?? url.searchParams.get("page_id");
	if (id === null || !/^\d{1,12}$/.test(id) || !/^\/(?:[^?]*\/)?(?:index\.php)?$/.test(url.pathname)) return null;
	const type = url.searchParams.get("post_type");
	return `${hostIdentity(url)}${url.pathname.replace(/index\.php$/, "")}#${type ? `${type}-` : ""}${id}`;
}

function hostIdentity(url: URL): string {
	const port = url.port === "" ? "" : `:${url.port}`;
	return `${url.hostname.replace(/^www\./, "").replace(/\.$/, "")}${port}`;
}

/** The host as a reader knows it: without "www.", umlauts left as the browser encodes them. "" where there is none. */
export function hostOf(value: string): string {
	return URL.parse(value)?.hostname.replace(/^www\./, "") ?? "";
}
