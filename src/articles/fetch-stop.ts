// What ends a request early, and what an error of the network means to a person.
import { DamagedBody, LargeBody } from "./fetch-body.ts";
import type { FailureReason } from "./fetch-result.ts";

/** A failure on its way up through code that only throws. */
export class Stop extends Error {
	readonly reason: FailureReason;
	readonly detail: string | null;
	constructor(reason: FailureReason, detail: string | null = null) {
		super(reason);
		this.reason = reason;
		this.detail = detail;
	}
}

/** @param error whatever undici, the name server or the body threw; causes are searched for something that is known */
export function networkFailure(error: unknown): Stop {
	if (error instanceof DamagedBody) return new Stop("encoding");
	if (error instanceof LargeBody) return new Stop("tooLarge");
	for (
		let at = error as { code?: string; cause?: unknown; errors?: unknown[] } | undefined, depth = 0;
		at && depth < 5;
		depth++
	) {
		if (at instanceof Stop) return at;
		const code = at.code ?? "";
		if (/^(?:ENOTFOUND|EAI_|ENODATA|ESERVFAIL|EREFUSED)/.test(code)) return new Stop("dns", code);
		if (/^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/.test(code)) return new Stop("refused", code);
		if (/^(?:UND_ERR_CONNECT_TIMEOUT|UND_ERR_HEADERS_TIMEOUT|UND_ERR_BODY_TIMEOUT|ETIMEDOUT)$/.test(code))
			return new Stop("timeout", code);
		if (/^(?:CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|UNABLE_TO|SELF_SIGNED|EPROTO)/.test(code)) return new Stop("tls", code);
		at = (at.errors?.[0] ?? at.cause) as typeof at;
	}
	return new Stop("network", (error as { code?: string }).code ?? null);
}
