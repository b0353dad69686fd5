// Whether words are the commenter's own or somebody else's. Whoever reports an insult ("Er nannte ihn einen Idioten") does
// not insult; whoever puts quotation marks around one and throws it at the other (Du „Idiot“) does.

/** A stretch of a text, UTF-16 code units, end exclusive. */
export interface Stretch {
	readonly start: number;
	readonly end: number;
}

const CLOSING: Readonly<Record<string, string>> = { "„": '“”"', "“": "”", "»": "«", "«": "»", "‚": "‘’", "›": "‹" };
/** Longer than any comment that quotes. */
const LONGEST = 2000;
const MARKS = /[„“»«‚›">]/;
const NONE: readonly Stretch[] = [];
const WHITE = /[\s([{]/;

/**
 * The quoted stretches of a text in order, marks included: „…“, “…”, »…«, "…", lines after "> ", all after ">>> ".
 * A German or French opening mark without its partner quotes to the end, a closing one without its partner from the
 * beginning: the text is then a piece cut out of a longer one.
 */
export function quotations(text: string): readonly Stretch[] {
	if (!MARKS.test(text)) return NONE;
	const found: Stretch[] = [];
	for (const match of text.matchAll(/^(?:>>> [\s\S]*|> .*)$/gm))
		found.push({ start: match.index, end: match.index + match[0].length });
	let open = -1;
	let closing = "";
	for (let index = 0; index < text.length; index++) {
		const character = text[index]!;
		if (open >= 0) {
			if (!closing.includes(character) && index - open <= LONGEST) continue;
			if (index - open <= LONGEST) found.push({ start: open, end: index + 1 });
			open = -1;
		} else if (character in CLOSING || character === '"') {
			const afterLetter = index > 0 && !WHITE.test(text[index - 1]!);
			if (character === "“" && afterLetter) {
				if (found.length === 0 && index <= LONGEST) found.push({ start: 0, end: index + 1 });
				continue;
			}
			open = index;
			closing = CLOSING[character] ?? '"';
		}
	}
	if (open >= 0 && "„»".includes(text[open]!) && text.length - open <= LONGEST)
		found.push({ start: open, end: text.length });
	return found.sort((a, b) => a.start - b.start);
}

/** What a text is looked through for once, before its findings are judged one by one. */
export interface Voices {
	readonly text: string;
	readonly quoted: readonly Stretch[];
	/** Whether anything in it may say that somebody was called something, or who said something. */
	readonly mayName: boolean;
	readonly maySay: boolean;
}

/** Who may be speaking in a text. */
export function voicesOf(text: string): Voices {
	return { text, quoted: quotations(text), mayName: PERHAPS_NAMING.test(text), maySay: PERHAPS_SAYING.test(text) };
}

/** Verbs and nouns that say that somebody was called something, or that a word is spoken of as a word. */
const NAMING =
	/(?<!\p{L})(?:nannte|nannten|nennt|nennen|genannt|bezeichnet\p{L}{0,2}|bezeichnen|(?:selbst|eigen|fremd)?bezeichnung|beschimpf\p{L}{0,4}|beleidig\p{L}{0,5}|titulier\p{L}{0,3}|verunglimpf\p{L}{0,3}|diffamier\p{L}{0,3}|geschmäht|wort|wörter|wörtern|begriff\p{L}{0,2}|ausdr[uü]ck\p{L}{0,2}|schimpfw[oö]rt\p{L}{0,3}|schlagw[oö]rt\p{L}{0,3}|hieß(?:en)?|(?<!das\s|was\s)heißt|sogenannt\p{L}{0,2}|called|calls|calling|word|insulted|slur)(?!\p{L})/iu;

/** Cheaper than NAMING and true wherever that is: nearly every sentence ends here. */
const PERHAPS_NAMING =
	/n[ae]nn|nannt|bezeich|schimpf|beleid|titul|unglimpf|diffam|schmäh|w[oöOÖ]rt|begriff|hieß|heißt|ausdr|call|word|insult|slur/i;

/** Whoever writes this speaks for themselves, or to the person. */
const OWN = /(?<!\p{L})(?:ich|wir|man|du|dich|dir|dein\p{L}{0,2}|ihr|euch|euer|eure\p{L}?|i|we|you|your)(?!\p{L})/iu;
/** Who asks others to stop calling each other names calls nobody one: "Hört auf, euch gegenseitig Idioten zu nennen". */
const MUTUAL =
	/(?<!\p{L})(?:(?:euch|uns|sich)\s+(?:hier\s+|nur\s+|immer\s+)?gegenseitig|einander|each other)(?!\p{L})/iu;
/** Quoted or not, this throws the word at somebody: Du „Idiot“. */
const THROWN = /(?<!\p{L})(?:du|dich|dir|ihr|euch|bist|seid|you|you're)\s+(?:\p{L}+\s+){0,3}$/iu;
const WORD = /\p{L}+/gu;
/** Speech without marks and who it is from: Du bist tot, stand auf dem Bildschirm. */
const SAID_BY =
	/^[^.!?\n]{0,60}[,!?]\s+(?:stand|steht|lautete|drohte|schrieb|schreibt|rief|ruft|brüllte|schrie|sagte|sagt|warnte|meinte|twitterte|postete)(?!\p{L}|\s+(?:ich|wir|du)(?!\p{L}))/iu;

/** True wherever SAID_BY is. */
const PERHAPS_SAYING = /[,!?]\s+(?:st[ae]|laut|droh|schr|r[ui]e?f|brüll|sagt|warn|mein|twit|post)/iu;

/** Whether a stretch is somebody else's word that is only reported. */
export function isReported({ text, quoted, mayName, maySay }: Voices, start: number, end: number): boolean {
	const quote = quoted.find((stretch) => stretch.start <= start && stretch.end >= end);
	if (quote !== undefined) {
		if (text[quote.start] === ">") return true;
		// One or two words in marks, thrown at the other: the marks change nothing.
		const words = text.slice(quote.start, quote.end).match(WORD)?.length ?? 0;
		return words > 3 || !THROWN.test(text.slice(Math.max(0, quote.start - 60), quote.start));
	}
	if (maySay && SAID_BY.test(text.slice(end, end + 140))) return true;
	if (!mayName) return false;
	const sentence = sentenceAround(text, start, end);
	return PERHAPS_NAMING.test(sentence) && NAMING.test(sentence) && (!OWN.test(sentence) || MUTUAL.test(sentence));
}

/** The sentence around a stretch, at most 300 characters to each side. */
function sentenceAround(text: string, start: number, end: number): string {
	const before = text.slice(Math.max(0, start - 300), start);
	const after = text.slice(end, end + 300);
	const from = Math.max(...[".", "!", "?", "\n"].map((mark) => before.lastIndexOf(mark))) + 1;
	const to = after.search(/[.!?\n]/);
	return before.slice(from) + text.slice(start, end) + (to < 0 ? after : after.slice(0, to));
}
