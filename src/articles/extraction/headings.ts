// Lines that begin something other than the article: "Mehr zum Thema", "Schreibe einen Kommentar", "Über den Autor".
import { isSentence } from "./lines.ts";
import type { Reason } from "./words.ts";

const HEADINGS: readonly (readonly [Reason, RegExp])[] = [
	[
		"comments",
		/^(?:(?:\d+|ein|eine|zwei|drei|keine|no|one|alle|neue|neueste|ihre?|eure|deine?|your|bisherige|aktuelle) ){0,2}(?:leser-?)?(?:kommentare|kommentar\(e\)|comments|lesermeinungen|leserbriefe|trackbacks?|pingbacks?|trackbacks?\/pingbacks?)(?: (?:zu|auf|on|to|zum|zur|über|of|und|for|bisher|sind|vorhanden|lesen|anzeigen|schreiben|verfassen|abgeben|hinzufügen|hinterlassen)\b.*)?(?: ?\(?\d*\)?)?[:.…!]*$/iu,
	],
	[
		"comments",
		/^(?:\d+|ein|eine|zwei|drei|vier|fünf|one|two|kein|no) (?:kommentar|comment|lesermeinungen|meinungen|diskussionen?|reaktion(?:en)?|antwort(?:en)?|responses?|replies|reply|gedanken?|thoughts?)(?: (?:zu|auf|on|to)\b.*)?[:.…!]?$/iu,
	],
	[
		"comments",
		/^(?:schreiben?(?: sie| du)?|hinterlassen?(?: sie)?|verfassen?(?: sie)?|geben? (?:sie )?|sag uns)\b.{0,30}\b(?:kommentare?|antwort|meinung|nachricht|reply)\b.{0,40}$/iu,
	],
	[
		"comments",
		/^(?:(?:neuen |einen |deinen |ihren |einen neuen )?kommentar (?:verfassen|schreiben|hinterlassen|abgeben|hinzufügen|absenden|posten|eingeben)|antwort(?:en)? (?:abbrechen|schreiben|hinterlassen|verfassen)?|leave (?:a|your) (?:reply|comment)|(?:add|post|write|submit) (?:a |your )?(?:new )?comment|join the (?:discussion|conversation)|kommentieren|jetzt kommentieren|mitreden|diskutieren sie mit|diskutier(?:e|t) mit|deine meinung|ihre meinung(?: zum thema)?|was (?:denkst du|meinen sie|denken sie|meinst du|sagst du)(?: dazu)?|kommentarfunktion.*|(?:die )?kommentare? (?:sind|ist|wurden?) (?:geschlossen|deaktiviert|derzeit).*|kommentare geschlossen|comments are closed|dieses? kommentarformular.*|your email address will not be published.*|deine e-mail-adresse wird nicht veröffentlicht.*|ihre e-mail-adresse wird nicht .*|beteiligen sie sich.*|so können (?:sie|du) kommentieren|sie müssen (?:sich )?(?:einloggen|anmelden|eingeloggt|angemeldet|registriert).*|du musst (?:dich )?(?:einloggen|anmelden|eingeloggt|angemeldet|registriert).*|.{0,40}(?:anmelden|einloggen|registrieren),? um (?:zu kommentieren|einen kommentar|kommentare).*|(?:kommentarfeed|rss-feed für kommentare|kommentare abonnieren)\b.*)[:.…!?]?$/iu,
	],
	[
		"related",
		/^(?:mehr|more|alles|alle (?:artikel|beiträge|meldungen|nachrichten)) (?:zum|zu|zur|über|aus|von|vom|on|about|from|like)\b.{0,60}$/iu,
	],
	[
		"related",
		/^(?:(?:weitere|ähnliche|verwandte|neueste|neuste|aktuelle|aktuellste|letzte|andere|passende|interessante|beliebte|beliebteste|meistgelesene|empfohlene|thematisch verwandte|unsere|ihre|die|das|zum thema|redaktionelle|vorherige[rs]?|nächste[rs]?|vorige[rs]?|related|similar|recent|latest|popular|recommended|more|other|previous|next|top|featured|trending) ){1,2}(?:\p{L}+ )?(?:artikel|beiträge?|posts?|news|nachrichten|meldungen?|themen?|inhalte|berichte|texte|links?|informationen|infos|stories|articles?|stor(?:y|ies)|reading|content|seiten|publikationen|videos?|produkte|pressemitteilungen|pressemeldungen|mitteilungen|veranstaltungen|termine|rezensionen|rezepte|einträge|blogbeiträge|blogartikel|blogposts|ressourcen|downloads?|projekte|neuigkeiten)(?: .{0,50})?:?$/iu,
	],
	[
		"related",
		/^(?:(?:das |dies |diese \p{L}+ |folgende \p{L}+ )?(?:könnte|könnten|dürfte|sollte) (?:sie|dich|euch|ihnen|dir|du|ihr|auch)\b.{0,60}|.{0,25}\b(?:auch|noch) (?:interessant|lesenswert|interessieren|gefallen|lesen)\b.{0,25}|sie (?:könnten|könnte) .{0,60}|(?:bitte )?(?:lesen|lies|lest|sehen|siehe|schau|beachten)(?: sie| du| dir)? (?:auch|dazu|hierzu|mehr|weiter|jetzt|hier)\b.{0,120}|read (?:also|more|next|on)\b.{0,120}|see also\b.{0,120}|you (?:may|might) (?:also )?(?:like|enjoy|be interested)\b.{0,30}|(?:auch|ebenfalls|vielleicht|ebenso|jetzt|gerade) (?:interessant|lesenswert|spannend|beliebt|aktuell|angesagt|im trend)\b.{0,30}|zum weiterlesen|weiterlesen|weiter lesen|weiterführende (?:\p{L}+)|zum thema|dazu auch|mehr dazu|mehr (?:artikel|beiträge|themen|news|nachrichten|infos?|informationen|lesen|anzeigen|laden)(?: .{0,50})?|meist ?gelesen|am meisten gelesen|most (?:read|popular|viewed)|passend (?:zum thema|dazu)|(?:unsere )?(?:empfehlungen|leseempfehlung(?:en)?|lesetipps?|buchtipps?|linktipps?|tipps der redaktion|redaktionsempfehlung(?:en)?)(?: .{0,40})?|teaser|top[- ]?(?:themen|news|artikel|stories|beiträge)|in verbindung stehende artikel|ähnliches?|verwandtes?|related|links zum (?:thema|artikel)|themen|themenseiten|verwandte links)(?: ?[:–—-])?[….:!]*$/iu,
	],
	[
		"related",
		/^(?:mehr zum thema|lesen sie (?:auch|hierzu|dazu|mehr|hier)|lies auch|auch interessant|siehe auch|read also|read more|zum thema|mehr dazu|mehr lesen|weiterlesen)\s?[:–—-]\s?.{1,300}$/iu,
	],
	[
		"share",
		/^(?:(?:artikel|beitrag|seite|diesen? \p{L}+|jetzt|gefällt (?:mir|dir)|teilen sie .*|teile .{0,40}|share (?:this|on)|sharing)(?: .{0,30})?|(?:artikel |beitrag |seite |diesen (?:artikel|beitrag) |diese seite |auf \p{L}+ |per \p{L}+ |news |jetzt )?(?:teilen|drucken|versenden|weiterempfehlen|empfehlen|twittern|bookmarken|merken|weiterleiten|weitersagen|verschicken|vorlesen|speichern)(?: (?:auf|mit|via|per|bei|über) .{0,40})?|share|tweet|pin it|like|facebook|twitter|whatsapp|e-?mail|print|folge(?:n sie)? uns.{0,40}|follow us.{0,40}|gefällt mir( wird geladen.*)?|like this|link kopieren|soziale (?:netzwerke|medien)|social media|als pdf.*|druckversion|druckansicht|seite drucken)[:….!]*$/iu,
	],
	[
		"author",
		/^(?:über (?:den|die|das|unsere?n?|mich|uns) ?(?:autor(?:in|innen|en)?|verfasser(?:in)?|redakteur(?:in)?|gastautor(?:in)?|blogger(?:in)?|redaktion|unternehmen|autorenteam)?|(?:zum|zur|zu den|der|die) (?:autor|autorin|autoren|person|verfasser|verfasserin)|about (?:the )?(?:author|me|us)|autoren?(?:info|profil|portrait|in)?|weitere (?:artikel|beiträge) (?:von|des autors|der autorin).*|autor(?:in)?|autoren|(?:ein )?(?:kommentar|bericht|beitrag|artikel|interview|gastbeitrag|text) von|alle (?:beiträge|artikel) (?:von|des autors|der autorin|anzeigen).*|view all posts.*)[:….!]*$/iu,
	],
	[
		"newsletter",
		/^(?:.{0,40}\bnewsletter\b.{0,60}|.{0,20}\bauf dem laufenden\b.{0,30}|(?:jetzt )?(?:abonnieren|abonniere|anmelden|registrieren)\b.{0,60}|nichts mehr verpassen.{0,30}|sie möchten (?:gerne? )?weiterlesen\??|(?:sie sind |du bist )?(?:bereits|schon) (?:registriert|abonnent(?:in)?|kunde|angemeldet)\b.{0,20}|weiterlesen mit .{0,40}|(?:dieser|der) (?:artikel|inhalt|beitrag) ist (?:nur )?für (?:abonnenten|registrierte).{0,60}|subscribe.{0,40}|jetzt .{0,30}abo(?:nnement)? .{0,40})$/iu,
	],
	[
		"consent",
		/^(?:(?:verwendung von |einsatz von |informationen zu |diese (?:web)?seite (?:verwendet|nutzt) |wir (?:verwenden|nutzen|setzen|benutzen) )?cookies?(?:[- ]?(?:einstellungen|hinweise?|richtlinie|auswahl|zustimmung|consent|policy|auf dieser (?:web)?seite))?|(?:datenschutz|privatsphäre|privacy)[- ]?(?:einstellungen|settings|präferenzen)|(?:ihre|deine) (?:privatsphäre|einwilligung)\b.{0,40}|we (?:use|value) .{0,40}(?:cookies|privacy))[:….!]*$/iu,
	],
	["advertisement", /^(?:anzeige|anzeigen|werbung|advertisement|sponsored(?: content| post)?|ad|advertorial)[:.]?$/iu],
	[
		"furniture",
		/^(?:kontakt|ansprechpartner(?:in|\/in|\*in|:in)?|pressekontakt|rückfragen an|kontakt für rückfragen|impressum|datenschutz(?:erklärung|hinweise?)?|copyright.{0,60}|suche|suchen|archiv(?:e|e)?|kategorien?|categories|schlagwörter|schlagworte|tags?|blogroll|kalender|sidebar|footer|navigation|menü|meta|downloads?|zurück(?: zur? .{0,30}| nach oben)?|nach oben|seitenanfang|zum seitenanfang|back to top|top|bildergalerie|fotogalerie|fotostrecke|bilderstrecke|partner|sponsoren|unterstützen sie uns.*|spenden|jetzt spenden|diese seite|quicklinks?|service|inhaltsverzeichnis|inhalt|hauptinhalt|inhaltsbereich|hauptnavigation|servicenavigation|auf dieser seite|table of contents|contents|fanden sie .{0,40}\?|war (?:dieser|der|dieses|das) .{0,40}(?:hilfreich|nützlich)\??|wie (?:bewerten|gefällt|hilfreich|fanden|hat (?:dir|ihnen|euch)) .{0,50}\?|.{0,20}\bbewerten\b.{0,20})[:….!]*$/iu,
	],
];

/** A whole sentence announces something only where it speaks to the reader. */
const ADDRESSED =
	/^(?:lesen|lies|lest|hören|sehen|siehe|schau|read|see|you|leave|your|schreiben?|hinterlassen?|verfassen?|melden?|abonnieren?|jetzt|hier|bitte|sie|du|deine?|ihre?|das könnte|dies könnte|diese|folgen?|teilen? (?:sie|du|diese\p{L}*)|unterstützen?|was|wie|mehr zum thema\s?[:–—-])(?!\p{L})|\b(?:unseren?|unserem|kostenlos)\b/iu;

/** What a short line announces, or null where it is a line of the article. */
export function reasonOfHeading(line: string): Reason | null {
	if (line.length > 330) return null;
	const clean = line.replace(/^[\s»›>→•|·#*+:–—-]+|[\s»›>→•|·#*«‹:]+$/gu, "").replace(/\s+/gu, " ");
	if (!clean) return null;
	const [reason] = HEADINGS.find(([, pattern]) => pattern.test(clean)) ?? [null];
	return reason && isSentence(clean) && !ADDRESSED.test(clean) ? null : reason;
}
