// Pictures come from this machine only; of others the page says that it does not load them.
import { h, type VNode } from "../dom.ts";
import { t } from "../texts.ts";

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])$/;

export function isLocal(url: string): boolean {
	if (!URL.canParse(url)) return false;
	const { protocol, hostname, origin } = new URL(url);
	return (protocol === "http:" || protocol === "https:") && (LOOPBACK.test(hostname) || origin === location.origin);
}

/** @param alt what the picture shows; "" where it only decorates */
export function picture(url: string, alt: string, className: string): VNode | null {
	if (isLocal(url)) return h("img", { class: className, src: url, alt, loading: "lazy", decoding: "async" });
	const host = URL.canParse(url) ? new URL(url).hostname : "";
	return host ? h("div", { class: `${className} picture-missing` }, alt || t("picture", { host })) : null;
}
