// The words by which a sentence shows that it leans on another one, or that it is somebody's claim.
import type { KnownLanguage } from "../stems.ts";

/** First words that point at the sentence before. */
export const OPENS: Record<KnownLanguage, RegExp> = {
	de: /^(?:["„“”»«‚‘'(]\s*)*(?:er|sie|es|dies|diese[mnrs]?|jene[mnrs]?|dabei|damit|dadurch|demnach|danach|daraufhin|deshalb|daher|darum|deswegen|außerdem|zudem|auch|doch|aber|allerdings|dagegen|dennoch|trotzdem|jedoch|sein|seine[mnrs]?|ihr|ihre[mnrs]?|ihm|ihn|ihnen|hingegen|ferner|weiter|weiters|weiterhin|weitere|darüber|dazu|davon|dafür|daran|darauf|daraus|darin|darunter|dahinter|so|hier|dort|dann|nun|deren|dessen|beide|letztere[rs]?|andere|ebenso|gleichzeitig|zugleich|stattdessen|vielmehr|insgesamt|denn|und|oder|schließlich|somit|folglich|also|solche[rs]?|derartige|hierzu|hierbei|hierfür|der(?=\s+(?:hat|habe|ist|war|hatte|sei)\b)|später|zuvor|vorher|inzwischen|erst|wenig später|kurz (?:darauf|danach|zuvor)|unterdessen|indes|indessen|ansonsten|sonst|lediglich|zum einen|zum anderen|einerseits|andererseits|ähnlich|anders|ein anderer|ein weiterer|eine weitere|ein zweiter|weitergehend|immerhin|nur|einer von ihnen|der genannte|genannter|erstere|vor allem|insbesondere|unter anderem|zweitens|drittens|wie|dabei|solch|derselbe|dieselbe|dasselbe)(?![\p{L}\p{N}_-])/iu,
	en: /^(?:["“”'(]\s*)*(?:he|she|it|they|this|that|these|those|his|her|their|its|but|however|also|so|then|there|thus|therefore|moreover|meanwhile|instead|both|such|and|or|yet|still|later|earlier|nevertheless|another)(?![\p{L}\p{N}_-])/iu,
};
/** A pointer among the first words: "Im Gegensatz dazu …", "Neben diesen Plänen …". */
export const EARLY: Record<KnownLanguage, RegExp> = {
	de: /^(?:[^\s,;:]+\s+){1,3}?(?:dies|diese[mnrs]?|dazu|davon|dafür|dessen|jene[mnrs]?)(?![\p{L}\p{N}_-])(?!\s+(?:jahr|jahres|monat|monats|woche|tag|tage|mittwoch|donnerstag|freitag|samstag|sonntag|montag|dienstag|sommer|winter|herbst|frühjahr|frühling|morgen|abend|wochenende))/iu,
	en: /^(?:[^\s,;:]+\s+){1,3}?(?:this|that|these|those)(?![\p{L}\p{N}_-])(?!\s+(?:year|month|week|day|morning|evening))/iu,
};
/** A person who is only a pronoun, early in the first clause: "Nach Ansicht der Kammer hatte er …". */
export const HE: Record<KnownLanguage, RegExp> = {
	de: /^(?:[^\s,;:„“”"»«]+\s+){1,6}?(?:er|ihm|ihn)(?![\p{L}\p{N}_-])/u,
	en: /^(?:[^\s,;:“”"]+\s+){1,5}?(?:he|she|him)(?![\p{L}\p{N}_-])/u,
};
/** Konjunktiv I of the verbs that carry reported speech: without a source in the sentence it is somebody's claim. */
export const SUBJUNCTIVE =
	/(?<![\p{L}\p{N}])(?:sei|seien|habe|werde|könne|müsse|solle|wolle|dürfe|möge|wisse)(?![\p{L}\p{N}])/u;
/** Before it the form is no Konjunktiv ("ich habe"). */
export const FIRST_PERSON = /(?<![\p{L}\p{N}])ich(?![\p{L}\p{N}])/iu;
/** Moods and hedges that say: somebody claims it. */
export const SUPPOSED =
	/(?<![\p{L}\p{N}])(?:soll|sollen|solle|sollten|sollte|will|wollen|angeblich|mutmaßlich|offenbar|anscheinend|dürfte|dürften|würde|würden|hätte|hätten|wäre|wären|könnte|könnten|müsste|müssten)(?![\p{L}\p{N}])/u;
/** Outside of what has its source these stay claims: "soll … haben", "angeblich". */
export const SOLL = /(?<![\p{L}\p{N}])(?:soll|sollen|angeblich|mutmaßlich)(?![\p{L}\p{N}])/u;
/** "Als Grund wurde … genannt": somebody says it, but nobody is named. */
export const NOBODY =
	/(?<!\p{L})(?:wird|werden|wurde|wurden|worden)(?!\p{L}).*(?<!\p{L})(?:genannt|vorgeworfen|gesprochen|ausgegangen|vermutet|befürchtet|berichtet|angenommen|erwartet|behauptet|kritisiert|spekuliert|gerechnet|angezweifelt|bestritten|gewarnt|gemeldet|beschuldigt|verdächtigt)(?!\p{L})/su;
/** A speaker who is only one of these is a source on paper. */
export const PRONOUN =
	/^(?:er|sie|es|wir|ich|man|dieser|diese|dieses|der|die|das|dem|den|denen|deren|ihm|ihr|ihnen|letzterer|letztere|welcher|welche|he|she|they|it|who|this|these)$/iu;
/** "Dies teilte die Behörde mit": the source of the sentence before it. */
export const CLOSES =
	/^(?:dies|das|so|this|that)\s+(?:\p{L}+\s+){0,2}?(?:teilt|gab|gibt|sagt|erklär|bericht|meld|bestätig|geht|ging|beton|schreib|schrieb|kündig|verkünd|äußer|erfuhr|begründ|ergab|ergib|ergeben|zeig|stell|verlaut|hieß|heißt|räum|gestand|wurde|sind|ist|hat|haben|hatte|steht|said|was|is|according)/iu;
/** "Die Zahlen stellte der Präsident des Amtes in Berlin vor." */
export const ANNOUNCED =
	/(?<![\p{L}])(?:dies|das|die|diese[ns]?|seine|ihre)\s+(?:\p{Ll}+\s+)?(?:entscheidung|entschluss|ergebnis|ergebnisse|zahlen|angaben|daten|informationen|information|meldung|nachricht|plan|pläne|zahl|neuigkeit|maßnahme|maßnahmen|entwicklung|einschätzung|details|vorwürfe|erkenntnisse)(?!\p{L})/iu;
/** The verbs of such sentences. */
export const ANNOUNCES =
	/(?<!\p{L})(?:(?:gab|gaben|gibt|hat|hatte|haben)\b.*\b(?:bekannt|bekannt ?gegeben|bekannt ?gab)|stellt?e?n?\b.*\bvor\b|teilt?e?n?\b.*\bmit\b|(?:veröffentlich|verkünd|meldet|bestätigt|berichtet|nannte|nennt)\p{L}*)/iu;
/** A speaker that only points back at somebody named before: "der Erklärung", "dieser Studie", "die Zeitung". */
export const POINTS_BACK =
	/^(?:(?:den |die |der )?(?:angaben|worten|meinung|ansicht|auffassung|bericht|aussage) )?(?:dies\p{L}*\s.+|(?:der|die|das|dem|den|des)\s+(?:\p{L}*(?:erklärung|mitteilung|bericht|berichts|zeitung|blatt|blattes|sender|senders|behörde|agentur|magazin|magazins|studie|schreiben|artikel|dokument|papier|umfrage|sprecher|sprecherin|sprechers|autor|autoren|mann|frau|politiker|politikerin|minister|ministerin|organisation|partei|unternehmen|konzern|firma|verein|gericht|richter|partie|anwalt|verteidiger|trainer|präsident|präsidentin|vorsitzende|chef|chefin|forscher|wissenschaftler|experten|angaben)))$/iu;
