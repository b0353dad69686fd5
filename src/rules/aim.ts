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
	/^-?\p{L}*(?:zitat|debatte|affäre|eklat|vorwurf|vorwürf|test|witz|film|begriff|skandal|urteil|prozess|video|tweet|spruch|sprüche|äußerung|plakat|relief|vergleich|hobel|mythos|diskussion|aussage|post)/iu;

const AT_YOU = /(?<!\p{L})(?:dich|dir|dein\p{L}{0,2}|euch|eu(?:er|re\p{L}?))(?!\p{L})/iu;

/** Whether a stretch of a text speaks of the writer themselves, is denied, is a title or only what something is about. */
export function isAimedAtNobody(text: string, start: number, end: number): boolean {
	// "Ich fick deine Mutter" is not about the writer.
	if (AT_YOU.test(text.slice(start, end))) return false;
	const before = text.slice(Math.max(0, start - 80), start);
	return (
		TOPIC.test(text.slice(end, end + 40)) ||
		DENIED.test(before) ||
		TITLED.test(before) ||
		TAKEN_FOR.test(before) ||
		SELF.test(before)
	);
}
