// On what ground content may be illegal, as a notice under article 16 of the Digital Services Act names it. German law,
// since the server is run for German readers; orientation for whoever reports and decides, not advice.
import { type Text, text } from "../texts.ts";

/** By key, most frequent in comment sections first; at most 25, which a list in Discord holds. */
export const LEGAL_GROUNDS = {
	"185": text("Beleidigung (§ 185 StGB)", "Insult (section 185 Criminal Code)"),
	"186": text("Üble Nachrede, Verleumdung (§§ 186, 187 StGB)", "Defamation (sections 186, 187 Criminal Code)"),
	"188": text(
		"Beleidigung von Politikern (§ 188 StGB)",
		"Insulting people in political life (section 188 Criminal Code)",
	),
	"130": text("Volksverhetzung (§ 130 StGB)", "Incitement to hatred (section 130 Criminal Code)"),
	"192a": text("Verhetzende Beleidigung (§ 192a StGB)", "Hate-mongering insult (section 192a Criminal Code)"),
	"241": text("Bedrohung (§ 241 StGB)", "Threat of a crime (section 241 Criminal Code)"),
	"111": text("Aufruf zu Straftaten (§ 111 StGB)", "Public incitement to crime (section 111 Criminal Code)"),
	"126": text("Androhung von Straftaten (§ 126 StGB)", "Threatening serious crimes (section 126 Criminal Code)"),
	"126a": text("Feindesliste, Daten anderer (§ 126a StGB)", "Endangering lists of people (section 126a Criminal Code)"),
	"140": text("Billigung von Straftaten (§ 140 StGB)", "Approving of crimes (section 140 Criminal Code)"),
	"86a": text(
		"Verbotene Kennzeichen (§§ 86, 86a StGB)",
		"Banned symbols and propaganda (sections 86, 86a Criminal Code)",
	),
	"131": text("Gewaltdarstellung (§ 131 StGB)", "Depicting violence (section 131 Criminal Code)"),
	"166": text("Beschimpfung von Bekenntnissen (§ 166 StGB)", "Reviling religious beliefs (section 166 Criminal Code)"),
	"184b": text(
		"Sexuelle Darstellung von Minderjährigen (§§ 184b, 184c StGB)",
		"Sexual depiction of minors (sections 184b, 184c Criminal Code)",
	),
	"184": text("Pornografie (§§ 184, 184a StGB)", "Pornography (sections 184, 184a Criminal Code)"),
	"184k": text("Verletzung des Intimbereichs (§ 184k StGB)", "Violating intimate privacy (section 184k Criminal Code)"),
	"201a": text(
		"Bild ohne Einwilligung (§ 201a StGB, § 22 KUG)",
		"Picture without consent (section 201a Criminal Code)",
	),
	"238": text("Nachstellung, Stalking (§ 238 StGB)", "Stalking (section 238 Criminal Code)"),
	"240": text("Nötigung, Erpressung (§§ 240, 253 StGB)", "Coercion, extortion (sections 240, 253 Criminal Code)"),
	"263": text("Betrug (§ 263 StGB)", "Fraud (section 263 Criminal Code)"),
	dsgvo: text("Private Daten veröffentlicht (DSGVO)", "Personal data published (GDPR)"),
	urhg: text("Urheberrecht, Marken (UrhG, MarkenG)", "Copyright, trade marks"),
	waren: text("Verbotene Waren oder Dienste", "Prohibited goods or services"),
	jugend: text("Jugendschutz (JMStV)", "Protection of minors"),
	anderes: text("Ein anderes Gesetz", "Another law"),
} as const satisfies Record<string, Text<never>>;

export type LegalGround = keyof typeof LEGAL_GROUNDS;

/** Notices about the sexual abuse of children need no name or address (article 16(2)(c)). */
export const NEEDS_NO_NAME: ReadonlySet<LegalGround> = new Set<LegalGround>(["184b"]);

/** @returns null for a key that is none of them (any more) */
export function legalGround(key: string | null | undefined): Text<never> | null {
	return key && Object.hasOwn(LEGAL_GROUNDS, key) ? LEGAL_GROUNDS[key as LegalGround] : null;
}
