// What became of a request to a website, and how to say it to the person who can act on it.
import { defineTexts, type Text } from "../texts.ts";

export type FetchKind = "feed" | "page" | "image" | "any";

export type FailureReason =
	| "blocked"
	| "badUrl"
	| "badScheme"
	| "dns"
	| "refused"
	| "tls"
	| "timeout"
	| "aborted"
	| "tooLarge"
	| "redirects"
	| "downgrade"
	| "empty"
	| "encoding"
	| "gone"
	| "notFound"
	| "auth"
	| "forbidden"
	| "cloudflare"
	| "rateLimited"
	| "http"
	| "network";

export type FetchResult =
	| {
			status: "ok";
			/** The address that answered, after redirects. */
			url: string;
			/** Where permanent redirects alone led; absent where there were none. */
			permanentUrl?: string;
			/** Decompressed. */
			bytes: Uint8Array;
			contentType: string | null;
			/** The label in the content type, as written there. */
			charset: string | null;
			etag: string | null;
			lastModified: string | null;
			/** Milliseconds for which the answer is fresh, from Cache-Control or Expires. */
			maxAge: number | null;
			/** Of the decompressed bytes. */
			hash: string;
	  }
	| {
			status: "notModified";
			url: string;
			permanentUrl?: string;
			etag: string | null;
			lastModified: string | null;
			maxAge: number | null;
	  }
	| FetchFailure;

export interface FetchFailure {
	status: "failed";
	reason: FailureReason;
	/** For "http" and its relatives: the status code. For "blocked": the refusal (guard.ts). For logs and tests. */
	detail: string | null;
	text: Text;
	params: Record<string, string | number>;
	/** Milliseconds to wait, as the website asks. */
	retryAfter?: number;
	/** Whether trying again later can help at all. */
	transient: boolean;
}

const texts = defineTexts({
	de: {
		blocked:
			"{host} liegt nicht im öffentlichen Internet oder nutzt einen ungewöhnlichen Port. Solche Adressen rufe ich nicht ab. Nimm eine öffentliche Adresse.",
		credentials: "In der Adresse stecken Zugangsdaten. Nimm sie heraus; ich rufe nur öffentlich lesbare Seiten ab.",
		badUrl: "Das ist keine vollständige Internetadresse. Sie beginnt mit https:// und enthält keine Leerzeichen.",
		badScheme: "Ich rufe nur Adressen ab, die mit https:// oder http:// beginnen.",
		dns: "Den Namen {host} gibt es im Internet gerade nicht. Prüf die Schreibweise; stimmt sie, versuche ich es später wieder.",
		refused: "{host} nimmt gerade keine Verbindung an. Ich versuche es später wieder.",
		tls: "Die verschlüsselte Verbindung zu {host} ist gescheitert, meist wegen eines abgelaufenen Zertifikats. Gib der Website Bescheid.",
		timeout: "{host} hat nicht rechtzeitig geantwortet (länger als {n} s). Ich versuche es später wieder.",
		aborted: "Der Abruf von {host} wurde abgebrochen.",
		tooLarge: "Die Antwort von {host} ist größer als {n} MB. So viel lese ich nicht.",
		redirects:
			"{host} leitet im Kreis oder zu oft weiter. Prüf die Adresse im Browser und nimm die, bei der du landest.",
		downgrade: "{host} leitet von der verschlüsselten auf eine unverschlüsselte Adresse um. Dem folge ich nicht.",
		empty: "{host} hat mit einer leeren Seite geantwortet. Ich versuche es später wieder.",
		encoding: "Die Antwort von {host} ist beschädigt angekommen. Ich versuche es später wieder.",
		gone: "{host} hat die Adresse endgültig abgeschaltet (410). Such nach einer neuen; unter dieser kommt nichts mehr.",
		notFound: "Unter der Adresse gibt es auf {host} nichts (404). Prüf die Adresse im Browser.",
		auth: "{host} verlangt eine Anmeldung ({code}). Ich rufe nur öffentlich lesbare Seiten ab.",
		forbidden:
			"{host} verweigert den Zugriff ({code}). Vielleicht sperrt die Website Bots oder es waren zu viele Abrufe. Bitte die Website, Wortmeldung zuzulassen.",
		cloudflare: "Die Website blockiert Bots (Cloudflare). Bitte {host}, Wortmeldung den Abruf zu erlauben.",
		rateLimited: "{host} bittet um weniger Abrufe ({code}). Ich halte mich daran und warte länger.",
		http: "{host} meldet einen Fehler ({code}). Ich versuche es später wieder.",
		network: "Die Verbindung zu {host} ist abgerissen. Ich versuche es später wieder.",
	},
	en: {
		blocked:
			"{host} is not on the public Internet or uses an unusual port. I do not fetch such addresses. Use a public address.",
		credentials: "The address contains a user name or password. Remove it; I only fetch pages that anybody can read.",
		badUrl: "This is not a complete web address. It starts with https:// and contains no spaces.",
		badScheme: "I only fetch addresses that start with https:// or http://.",
		dns: "There is currently no host {host} on the Internet. Check the spelling; if it is right, I will try again later.",
		refused: "{host} accepts no connections at the moment. I will try again later.",
		tls: "The encrypted connection to {host} failed, usually because of an expired certificate. Let the website know.",
		timeout: "{host} did not answer in time (longer than {n} s). I will try again later.",
		aborted: "Fetching from {host} was cancelled.",
		tooLarge: "The answer from {host} is larger than {n} MB. I do not read that much.",
		redirects:
			"{host} redirects in a circle or too often. Check the address in a browser and use the one you end up at.",
		downgrade: "{host} redirects from an encrypted to an unencrypted address. I do not follow that.",
		empty: "{host} answered with an empty page. I will try again later.",
		encoding: "The answer from {host} arrived damaged. I will try again later.",
		gone: "{host} has switched this address off for good (410). Look for a new one; nothing will come from this one.",
		notFound: "There is nothing at this address on {host} (404). Check the address in a browser.",
		auth: "{host} asks for a login ({code}). I only fetch pages that anybody can read.",
		forbidden:
			"{host} denies access ({code}). The website may be blocking bots, or there were too many requests. Ask the website to allow Wortmeldung.",
		cloudflare: "The website blocks bots (Cloudflare). Ask {host} to let Wortmeldung in.",
		rateLimited: "{host} asks for fewer requests ({code}). I comply and wait longer.",
		http: "{host} reports an error ({code}). I will try again later.",
		network: "The connection to {host} broke off. I will try again later.",
	},
});

/** Reasons that waiting does not cure. */
const LASTING: ReadonlySet<FailureReason> = new Set([
	"blocked",
	"badUrl",
	"badScheme",
	"gone",
	"auth",
	"downgrade",
	"tooLarge",
]);

/**
 * @param params `host`, and `n` or `code` where the text has them
 * @param detail see FetchFailure
 */
export function failure(
	reason: FailureReason,
	params: Record<string, string | number>,
	detail: string | null = null,
	retryAfter?: number,
): FetchFailure {
	const text = reason === "blocked" && detail === "credentials" ? texts.credentials : texts[reason];
	return {
		status: "failed",
		reason,
		detail,
		text: text as Text,
		params,
		transient: !LASTING.has(reason),
		...(retryAfter === undefined ? {} : { retryAfter }),
	};
}
