// Which statements of an article a foreign sentence repeats, and whether it keeps their source and their hedge.
import { likeness } from "../evidence/match.ts";
import { type Reading, read, type Term } from "../evidence/reading.ts";
import type { Statement } from "../statements.ts";
import type { KnownLanguage } from "../stems.ts";

/** Words that mark a claim as unproved. */
const HEDGES: Record<KnownLanguage, RegExp> = {
	de: /(?<!\p{L})(?:angeblich\p{L}*|offenbar|offensichtlich|mutmaßlich\p{L}*|vermutlich|wohl|anscheinend|möglicherweise|vermeintlich\p{L}*|dem vernehmen nach|unbestätigt\p{L}*|nicht (?:unabhängig )?(?:überprüf|bestätig|verifizier)\p{L}*|soll|sollen|sollte|sollten|dürfte|dürften|könnte|könnten|wahrscheinlich|voraussichtlich)(?!\p{L})/iu,
	en: /(?<!\p{L})(?:allegedly|alleged|reportedly|apparently|presumably|supposedly|purportedly|probably|possibly|likely|may|might|could|unconfirmed|not (?:be )?(?:independently )?(?:verified|confirmed))(?!\p{L})/iu,
};

/** A statement of the article that can be recognised in other words. */
export interface KnownClaim {
	readonly statement: Statement;
	readonly content: readonly Term[];
	readonly speakers: readonly Term[];
	readonly cue: readonly Term[];
}

const contentOf = (reading: Reading): Term[] => reading.terms.filter((term) => !term.word.stopword);
const readText = (text: string, language: KnownLanguage): Reading =>
	read({ text, start: 0, end: text.length }, language);

/** The article's statements, read once. */
export function knownClaims(found: readonly Statement[], language: KnownLanguage): KnownClaim[] {
	// Who a pronoun is was said before: the last speaker with a name, until the statements resolve it themselves.
	let last = "";
	return found.flatMap((statement) => {
		const speaker = statement.speaker?.text ?? "";
		if (/\p{Lu}/u.test(speaker)) last = speaker;
		const names = [speaker, statement.name ?? "", last, ...statement.via.map((part) => part.text)].join(" ");
		// "Das beschloss der Rat": what was decided is a fact, the deed of those who decided it.
		if (/(?:beschl[oi]e?ss|billigt|entsch(?:ie|ei)d|stimm)/u.test(statement.cue?.text ?? "")) return [];
		const content = contentOf(readText(statement.quote.text, language));
		if (content.length < 2) return [];
		const cue = contentOf(readText(statement.cue?.text ?? "", language));
		return [{ statement, content, speakers: contentOf(readText(names, language)), cue }];
	});
}

/** Whether a sentence has the verb or noun by which the article attributes a statement ("beschloss", "Angaben"). */
export const sharesCue = (claim: KnownClaim, sentence: Reading): boolean =>
	claim.cue.some((cue) => sentence.terms.some((term) => likeness(term, cue) >= 0.8));

/** Whether a sentence repeats a statement: half of the statement's content words, or most of its own, are the other's. */
export function repeats(sentence: Reading, claim: KnownClaim): boolean {
	const own = contentOf(sentence).filter((term) => !claim.speakers.some((speaker) => likeness(term, speaker) >= ALIKE));
	if (own.length === 0) return false;
	const there = claim.content.filter((term) => own.some((other) => likeness(term, other) >= ALIKE)).length;
	const here = own.filter((term) => claim.content.some((other) => likeness(term, other) >= ALIKE)).length;
	return (there >= 2 && there >= 0.5 * claim.content.length) || (here >= 3 && here >= 0.6 * own.length);
}

const ALIKE = 0.7;

/** Whether any word of the claim's speakers stands among some words. */
export const namesSpeaker = (claim: KnownClaim, terms: readonly Term[]): boolean =>
	claim.speakers.some((speaker) => speaker.capital && terms.some((term) => likeness(term, speaker) >= 0.8));

/** Whether a text marks what it says as unproved. */
export const isHedged = (text: string, language: KnownLanguage): boolean => HEDGES[language].test(text);
