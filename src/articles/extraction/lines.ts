// Single lines that stand in or around an article without being part of it: credits, dates, ratings, WordPress's footer.
// Each pattern describes a whole line, so that a sentence which merely begins like one stays.

const LABELS: readonly RegExp[] = [
	// Picture and source credits.
	/^(?:©|\(c\)|copyright\b).{0,120}$/iu,
	/^\(?(?:(?:titel|vorschau|symbol|beitrags|header|teaser|artikel|aufmacher)?(?:fotos?|bild(?:er)?|foto ?credits?|bildquellen?|bildnachweise?|bildrechte|grafik|illustration|photo|image|picture|video|screenshot|montage)|credits?|bildunterschrift|archivbild|archivfoto|symbolbild|symbolfoto)\s?(?:©|[:/(]| von | by | via )(?:(?![.!?] \p{L}).){0,120}$/iu,
	/^\(?(?:archivbild|archivfoto|symbolbild|symbolfoto|beitragsbild|titelbild|bild|foto|video|audio|galerie|podcast|beispielbild)\)?[.:]?$/iu,
	/^.{0,60}(?:getty images|shutterstock|istock(?:photo)?|adobe ?stock|unsplash|pixabay|picture[- ]alliance|imago images|dpa[-/]\w+|stock\.adobe\.com|fotolia|pexels)(?:[/ ,|].{0,40})?\)?$/iu,
	/^\(?(?:text|bild|daten)?quellen?(?:angaben?)?\s?:.{0,80}$/iu,
	/^\(?(?:dpa|afp|apa|ots|rtr|reuters|kna|epd|sid|ap)(?:[-/, ]+\p{L}{2,12}){0,3}\)?$/iu,
	// Who and when.
	/^(?:(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|mo|di|mi|do|fr|sa|so)\.?,? (?:den )?)?(?:\d{1,2}\. ?(?:\d{1,2}\.|\p{L}{3,9}\.?) ?\d{2,4}|\d{4}-\d\d-\d\d|\p{L}{3,9}\.? \d{1,2}, \d{4})(?:\s?[,|·•–-]?\s?(?:um )?\d{1,2}[:.]\d\d(?: uhr)?)?(?:\s?[|·•/–-]\s?.{0,40})?$/iu,
	/^(?:von|by|autor(?:in)?:?|text:|redaktion:?|geschrieben von|verfasst von|ein (?:gast)?beitrag von|ein artikel von|posted by) \p{Lu}[\p{L}.'’-]*(?:(?:,? (?:und |and |& )?)\p{Lu}[\p{L}.'’-]*){0,6} ?,?(?:[|·•(–-].{0,60}|(?:am |, )?\d{1,2}\..{0,40})?$/u,
	/^(?:veröffentlicht|publiziert|erstellt|aktualisiert|zuletzt (?:aktualisiert|geändert|bearbeitet)|letzte (?:aktualisierung|änderung|bearbeitung)|erschienen|gepostet|geschrieben|eingestellt|posted|published|updated|last (?:updated|modified))(?: am| on| in| von| um|:| \d|$).{0,80}$/iu,
	/^(?:stand|datum|rubrik|ressort|kategorien?|themen?|tags?|schlag(?:worte|wörter)|stichworte?|keywords?|categories|category|filed under|posted in|veröffentlicht in|abgelegt unter|autor(?:en|in)?|lesezeit|lesedauer|reading time|permalink|trackback(?:-url)?|artikel-?nr\.?|getaggt mit|verschlagwortet mit|gespeichert unter|dieser (?:eintrag|beitrag|artikel) wurde .{0,40}(?:veröffentlicht|verfasst|geschrieben|gepostet))\s?:.{0,200}$/iu,
	/^(?:ca\. )?\d{1,3} ?(?:min(?:uten?|\.)?|minutes?)(?: (?:lesezeit|lesedauer|read|zu lesen|to read))?$/iu,
	/^lese(?:zeit|dauer)\b.{0,30}$/iu,
	// Numbers that sites add.
	/^\(?(?:(?:noch )?keine|no|\d[\d.,]*|ein|eine) (?:kommentare?|comments?|bewertung(?:en)?|stimmen?|votes?|ratings?|reaktionen|views?|aufrufe|likes?|shares?|antworten|mal gelesen|leser)\b.{0,60}$/iu,
	/^\(?(?:bewertung|rating|durchschnitt(?:liche bewertung)?|gesamt|visited|aufrufe|klicks|hits|views|gelesen)\s?:?\s?[\d(].{0,60}$/iu,
	/^.{0,20}\d(?:[.,]\d+)? (?:von|out of|of) 5\b.{0,60}$/iu,
	/^loading\s?(?:\.{3}|…)?$|^(?:wird geladen|lade)\s?(?:\.{3}|…)$/iu,
	// What one clicks.
	/^[[(]?(?:weiterlesen|mehr lesen|read more|mehr erfahren|mehr dazu|mehr infos?|details|zum (?:artikel|beitrag|download|video|shop|angebot|seitenanfang)|hier klicken|jetzt lesen|jetzt (?:kaufen|bestellen|anmelden|abonnieren)|vollbild|bild vergrößern|foto vergrößern|drucken|druckversion|kommentieren|antworten|reply|zurück|weiter|vorherige[rs]?|nächste[rs]?|schließen|close|nach oben|top|ok|mehr|more|alle anzeigen|anzeigen|pdf|download|herunterladen|suchen?|startseite|home|permalink|feed|rss|kommentarfeed|newsfeed|teilen)[\])]?\s?[.…>»→›]*$/iu,
	/^(?:‹|«|<|←|&larr;)?\s?(?:vorheriger|nächster|vorige[rs]?|previous|next|älterer?|neuerer?|zurück zu[rm]?) (?:artikel|beitrag|post|eintrag|seite|übersicht|meldung|article|page|news|startseite)\b.{0,120}$/iu,
	// What a form asks for.
	/^(?:(?:dein|deine|ihr|ihre|your) )?(?:name|vorname|nachname|e-?mail(?:-?adresse)?|email(?: address)?|website|webseite|betreff|nachricht|telefon(?:nummer)?|kommentar|message|subject)\s?(?:\*|\((?:erforderlich|pflichtfeld|required|optional)\))?:?$|^\*?\s?(?:erforderliche?s? feld(?:er)?|pflichtfeld(?:er)?|required).{0,60}$|^nicht ausfüllen.{0,30}$/iu,
];

/** What a feed, a CMS or a shop adds in whole sentences. */
const NOTICES: readonly RegExp[] = [
	/^(?:dieser (?:eintrag|beitrag|artikel) wurde (?:von .{2,60} )?(?:am .{6,30} )?(?:unter|in|veröffentlicht|abgelegt|verschlagwortet)\b|this entry was posted\b|bookmark the permalink|setze ein lesezeichen|du kannst (?:alle antworten|einen kommentar|den kommentaren)|sie können (?:alle antworten|einen kommentar|den kommentaren)|you can (?:follow any|leave a)).{0,300}$/iu,
	/^(?:titel|beitrags|header|vorschau|aufmacher|symbol)(?:bild|foto)s?\s?[:(].{0,200}$/iu,
	/^(?:der (?:beitrag|artikel|post)|the post) .{1,300} (?:erschien zuerst (?:auf|bei)|first appeared on|appeared first on) .{1,120}$/iu,
	/^(?:alle (?:angaben|rechte) (?:ohne gewähr|vorbehalten)|all rights reserved|angaben ohne gewähr)\.?$/iu,
	/^.{0,80}(?:e-mail-adresse|email address).{0,40}(?:nicht veröffentlicht|not be published).{0,200}$/iu,
	/^.{0,80}(?:enthält|sind|mit \*|ein) .{0,40}(?:affiliate|partner|werbe|provisions)-?links?\b.{0,300}$/iu,
	/^.{0,60}(?:diesen?|den|der|die) (?:artikel|beitrag|seite|text|post|news|meldung) (?:jetzt )?(?:teilen|weiterempfehlen|drucken|bewerten|empfehlen|kommentieren|versenden|merken)\b.{0,40}$/iu,
	/^(?:(?:wie )?(?:gefällt|gefiel|hat) (?:dir|ihnen|euch) |(?:war|ist|fanden sie|fandest du|like|did you like|if you (?:enjoyed|liked)|if you found) (?:dieser|diesen|der|den|this|reading this) (?:artikel|beitrag|text|article|post)\b).{0,120}$/iu,
	/^(?:wir (?:verwenden|nutzen|setzen|benutzen)|diese (?:web)?seite (?:verwendet|nutzt|benutzt|setzt)|unsere (?:web)?seite (?:verwendet|nutzt|setzt)|durch die (?:weitere )?nutzung|this (?:site|website) uses|we use) .{0,160}\bcookies?\b.{0,200}$/iu,
	/^(?=.*\bcookies?\b).*(?:erklären sie sich|erklärst du dich|stimmen sie|stimmst du|akzeptieren sie|akzeptierst du|sind sie damit einverstanden|bist du damit einverstanden|auf dieser (?:web)?s(?:eite|ite)|you (?:agree|consent|accept)).*$/iu,
	/^sie finden diesen (?:artikel|beitrag|text) .{0,200}$/iu,
	/^(?:rechtliche hinweise:?|die kommentare (?:der|unserer) (?:user|nutzer|leser)\b.{0,30}(?:geben|spiegeln)\b.{0,200})$/iu,
	/^.{0,120}(?:javascript|cookies?|adblocker|ad-?blocker) .{0,80}(?:aktivier|deaktivier|zulassen|akzeptier|zustimm|enable|einschalten|erlauben|blockier).{0,120}$/iu,
	/^(?:externer inhalt|empfohlener (?:externer|redaktioneller) inhalt|an dieser stelle (?:finden|befindet) sie?.{0,60}(?:externen?|inhalt)|wir benötigen ihre (?:zustimmung|einwilligung)|dieses video (?:kann|ist (?:leider|nicht)|wird (?:von|bei)|darf)\b|ich bin damit einverstanden, dass mir externe).{0,300}$/iu,
	/^(?:(?:dieser|dieses|diese|der|das|alle|unsere?|this|sofern nicht anders|soweit nicht anders|except where) (?:text|werk|beitrag|artikel|inhalte?|bild|eintrag|work|article|angegeben|ausgewiesen|noted)\b.{0,80}\b(?:lizenz|license|licence|creative commons|cc[- ]by)|lizen[zs]\s?:|(?:licensed )?(?:under |unter )?cc[- ]by).{0,120}$/iu,
	/^.{0,60}(?:gibt|geben|spiegelt|entspricht|vertritt|repräsentiert) .{0,30}die (?:persönliche )?meinung (?:des|der|ihrer?|seines) .{0,120}$/iu,
	/^(?:abb(?:ildung|\.)|grafik|diagramm|karte) ?\d{0,3} ?: .{0,250}$/iu,
	// A line of a caption ends with who took the picture.
	/^(?=.{0,330}$).*(?:\((?:archiv|symbol)?(?:fotos?|bild(?:er)?|quelle|grafik|illustration|copyright|©)\s?[:/©].{2,60}\)|\s[|/]?\s?(?:©|fotos?\s?(?:©|:)|bildquelle:|bild:|fotocredit:|quelle:) ?[^.!?]{2,60})\.?$/iu,
	/^(?:[^|.!?]{2,30}\s?\|\s?){3,}[^|]{0,60}$/u,
	/^.{0,30}(?:als pdf|pdf-version|pdf) (?:herunterladen|speichern|öffnen|drucken|download).{0,20}$|^(?:\p{L}+ ){0,2}(?:drucken|ausdrucken|speichern|merken)$/iu,
	/^be sociable.{0,20}$|^sharing is caring.{0,20}$|^teilen mit:?$|^share this:?$/iu,
	/^(?:telefon|tel\.?|telefax|fax|e-?mail|mobil|web|internet|www|homepage)\s?:.{0,80}$/iu,
	/^[\s\p{P}\p{S}\d]*$/u,
];

/** True for a line that a careful reader would not copy. Meant for lines of up to a few hundred characters. */
export function isFurnitureLine(line: string): boolean {
	if (line.length > 420) return false;
	const flat = line.replace(/\s+/gu, " ");
	if (NOTICES.some((pattern) => pattern.test(flat))) return true;
	return !isSentence(flat) && LABELS.some((pattern) => pattern.test(flat));
}

/** True for a line of seven words or more that ends like a sentence: a label is shorter or ends otherwise. */
export function isSentence(line: string): boolean {
	return /[\p{L}\d)“"»][.!?]["”“«]?$/u.test(line) && line.split(" ").length >= 7;
}
