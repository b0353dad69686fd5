// Whom a listed word is aimed at. "Ich Idiot habe den Herd angelassen", "Du bist kein Idiot" and "der Idioten-Eklat" insult
// nobody.

const FILLER =
	"(?:mir|mich|ja|doch|auch|halt|eben|echt|wohl|so|mal|nur|schon|manchmal|wirklich|vielleicht|einfach|selbst|da|eigentlich|denn|hier|etwa|offenbar|anscheinend|gerade)";
const ARTICLE = "(?:a|n|ne|ein|eine|einen|der|die|den|so|ganz|total|richtig|absolut)";
const ADJECTIVE =
	"(?:letzte\\p{L}?|einzige\\p{L}?|größte\\p{L}?|totale\\p{L}?|komplette\\p{L}?|richtige\\p{L}?|alte\\p{L}?|dumme\\p{L}?|absolute\\p{L}?)";

/** "ich Idiot", "ich dumme Kuh"; "ich bin so ein", "da war ich echt ein". */
const SELF = new RegExp(
	`(?<!\\p{L})(?:(?:ich|i)\\s+(?:${ADJECTIVE}\\s+)?|(?:(?:ich|i)\\s+(?:bin|war|wär|wäre)|(?:bin|war|wär|wäre)\\s+(?:ich|i))\\s+(?:${FILLER}\\s+){0,4}(?:${ARTICLE}\\s+){0,2}(?:${ADJECTIVE}\\s+)?)$`,
	"iu",
);
/** "halten mich für einen", "kam mir vor wie ein". */
const TAKEN_FOR = new RegExp(
	`(?<!\\p{L})(?:mich|mir)\\s+(?:(?!du|dich|dir|ihr|euch|er|sie|der|die)\\p{L}+\\s+){0,3}(?:für|wie|als)\\s+(?:${ARTICLE}\\s+){0,2}(?:${ADJECTIVE}\\s+)?$`,
	"iu",
);
/** "kein", "niemand hier ist ein". */
const DENIED =
	/(?<!\p{L})(?:kein(?:e|en|er|em)?\s+(?:\p{L}+e[nrs]?\s+)?|(?:niemand|keiner|nicht jeder)\s+(?:\p{L}+\s+){0,3}(?:ein|eine|einen)\s+)$/iu;
/** A book, a film: "der Roman Der Idiot". */
const TITLED =
	/(?:film|roman|stück|serie|buch|oper|lied|song|album|komödie|krimi)s?\s+(?:(?:der|die|das|den|dem)\s+)?$/iu;
/** What is about the word: "der Idioten-Eklat", "die Penner-Witze". */
const TOPIC =
	/^-?\p{L}*(?:zitat|debatte|affäre|eklat|vorwurf|vorwürf|test|witz|film|begriff|skandal|urteil|prozess|video|tweet|spruch|sprüche|äußerung|plakat|relief|vergleich|hobel|mythos|diskussion|aussage|post|schlagzeile|parole|karikatur|klischee)|^-(?:geste|ruf|bild|rhetorik|sprache|meme|song|netzwerk|hilfe|treff|thema|kommentar|sprüh|schmier|gesäng|gesang|banner|lied)/iu;
/** What the term says is spoken of: "Geh sterben ist kein netter Gruß". Within its clause, and not where somebody is addressed. */
const JUDGED =
	/^(?:\s+zu\s+\p{L}+)?\s+(?:ist|sind|wäre|war|bleibt|bleiben)\s+(?:(?!du|ihr|dich|euch)\p{L}+\s+){0,2}(?:kein\p{L}*\s+(?:\p{L}+\s+)?(?:gruß|argument|argumente|kompliment|meinung|witz|spaß|kritik|kavaliersdelikt|diskussion\p{L}*|umgang\p{L}*)|rassismus|rassistisch|sexismus|sexistisch|antisemitisch|antisemitismus|menschenverachtend|strafbar|verboten|volksverhetzung|hetze|beleidigung|straftat|schimpfwort|nachname|familienname|ortsteil|dorf|fluss|nebenfluss|bach|selbstbezeichnung)(?!\p{L})/iu;
/** A question that its writer denies: "Ein Chor voller Holzköpfe? Nein, Marionetten." */
const ANSWERED_NO = /^\p{L}*\?\s+(?:nein|nee|nö|quatsch|falsch|natürlich nicht)(?!\p{L})/iu;
/** What cannot be insulted: "Krebs ist ein Arschloch", "Krebs, du Arschloch", "Fick dich, Krebs". */
const THINGS =
	"(?:krebs|leukämie|corona|covid|alzheimer|demenz|depression(?:en)?|parkinson|als|endometriose|migräne|rheuma|schicksal|leben|karma|tod|winter|november|montag|wetter|regen|virus|krankheit|autokorrektur|algorithmus|schwerkraft|zufall|inflation|trauer|angst|heuschnupfen|schmerz(?:en)?|wecker|drucker|2020|2021)";
const THING = new RegExp(
	`(?<!\\p{L})${THINGS}\\s+(?:ist|sind|war|bleibt)\\s+(?:(?:so|halt|einfach|echt|wirklich|eben|ja|auch|manchmal)\\s+){0,3}(?:ein(?:e|en)?\\s+|ne?\\s+)?(?:\\p{L}+e[rs]?\\s+)?$|(?:^|[.!?]\\s+)(?:lieber?\\s+)?${THINGS},\\s+(?:du\\s+)?$`,
	"iu",
);
const TO_THING = new RegExp(`^,?\\s+(?:du\\s+)?(?:blöder?\\s+|verdammter?\\s+)?${THINGS}(?:[.!]|\\s*$)`, "iu");
/** "Ich habe sie eingestellt wie der letzte Trottel": the writer, where the sentence has nobody else. */
const LIKE = new RegExp(`\\s(?:wie|als)\\s+(?:${ARTICLE}\\s+){1,2}(?:${ADJECTIVE}\\s+)?$`, "iu");
const ME = /(?<!\p{L})(?:ich|mir|mich|wir|uns)(?!\p{L})/iu;
const OTHERS =
	/(?<!\p{L})(?:du|dich|dir|dein\p{L}{0,2}|ihr|euch|euer|eure\p{L}?|er|sie|ihn|ihm|sich|der da|die da|dieser|diese)(?!\p{L})/iu;
/** "Mein Name ist Ficker"; "Frau Hure-Meier", half of a surname. */
const NAMED =
	/(?<!\p{L})(?:(?:mein|sein|ihr|der|unser)\s+(?:Nachname|Name|Familienname|Mädchenname)\s+(?:ist\s+|war\s+|lautet\s+)?|heiße\s+(?:\p{Lu}\p{L}+\s+)?|(?:Frau|Herr|Lehrer(?:in)?|Chef(?:in)?)\s+(?:heißt|hieß)\s+)$/iu;
const SURNAME = /(?<!\p{L})(?:Frau|Herrn?|Familie|Dr\.|Doktor|Professor)\s+$/u;

const AT_YOU = /(?<!\p{L})(?:dich|dir|dein\p{L}{0,2}|euch|eu(?:er|re\p{L}?))(?!\p{L})/iu;

function isLikeMe(before: string): boolean {
	if (!LIKE.test(before)) return false;
	const sentence = before.slice(Math.max(...[".", "!", "?", "\n"].map((mark) => before.lastIndexOf(mark))) + 1);
	return ME.test(sentence) && !OTHERS.test(sentence);
}

/** Whether a stretch of a text speaks of the writer themselves, is denied, is a title or only what something is about. */
export function isAimedAtNobody(text: string, start: number, end: number): boolean {
	const before = text.slice(Math.max(0, start - 80), start);
	const after = text.slice(end, end + 80);
	if (JUDGED.test(after) || ANSWERED_NO.test(after) || TO_THING.test(after)) return true;
	// "Ich fick deine Mutter" is not about the writer.
	if (AT_YOU.test(text.slice(start, end))) return false;
	return (
		TOPIC.test(after) ||
		THING.test(before) ||
		(/^-\p{Lu}\p{Ll}/u.test(after) && SURNAME.test(before)) ||
		NAMED.test(before) ||
		isLikeMe(before) ||
		DENIED.test(before) ||
		TITLED.test(before) ||
		TAKEN_FOR.test(before) ||
		SELF.test(before)
	);
}
