// Questions of a discussion that nobody answered.
import type { DiscussionComment, OpenQuestion } from "../discussion.ts";
import { sentences } from "../sentences.ts";
import type { KnownLanguage } from "../stems.ts";
import { cosine } from "./likeness.ts";
import { type Vector, vectorsOf } from "./vectors.ts";

/** Questions that want no answer: tags, exclamations, rhetoric. */
const RHETORICAL =
	/(?:^|[\s,])(?:oder|ne|nicht wahr|gell|was soll das|wen wundert(?:['’]?s| das)?|wer hätte das gedacht|geht['’]?s noch|ernsthaft|echt jetzt|wirklich|really|seriously|right|isn['’]t it|who cares)\s*\?+!*$|(?:^|\s)(?:denn (?:wirklich|bitte|überhaupt|schon)|etwa|allen ernstes)\s/iu;
/** How a question begins that wants to know something; "Schadenersatz von denen?" only echoes. */
const ASKS =
	/^(?:(?:und|aber|also|oder|nur|so|hallo|hi|moin|sorry|mal|eine frage|frage|and|but|so)[\s,:]+)*(?:wer|wen|wem|wessen|was|wie\p{L}*|wo\p{L}*|wann|warum|wieso|weshalb|welche\p{L}*|(?:ab|bis|seit|von|für|an|in|mit|zu|auf|aus|bei) (?:wann|wem|wen|was|wo|wie|welche\p{L}*)|inwie\p{L}+|ob|ist|sind|seid|war|waren|wäre\p{L}*|gibt|gab|gäbe|kann|könn\p{L}+|darf|dürf\p{L}+|muss|müss\p{L}+|soll\p{L}*|will|woll\p{L}+|wird|werd\p{L}+|würde\p{L}*|hat|hab\p{L}+|hätte\p{L}*|weiß\p{L}*|weiss\p{L}*|wissen|wisst|kennt|kennst|geht|gehen|kommt|kommen|braucht|brauch\p{L}+|stimmt|bleibt|bleiben|macht|steht|stehen|gilt|gelten|zählt|fährt|fahren|kostet|kosten|bekommt|bekommen|kriegt|findet|darf|mag|möchte\p{L}*|lohnt|reicht|hilft|passiert|heißt|bedeutet|who|whom|whose|what|how|where|when|why|which|is|are|was|were|do|does|did|can|could|will|would|should|has|have|had|may|might|must)(?=$|[\s,])|(?:^|\s)(?:jemand|jemanden|jemandem|irgendwer|anyone|anybody|somebody)(?=\s)/iu;
/** What somebody adds to a question that they want answered. */
const WANTS =
	/(?:^|\s)(?:bitte|danke|wäre|würde\p{L}*|interessier\p{L}+|brauch\p{L}+|gerne?|please|thanks|would)(?=$|[\s,.!])/iu;
/** "Wer zahlt das? Der Steuerzahler, wie immer." */
const OWN_ANSWER_WORDS = 6;
const NO_ANSWER =
	/^(?:keine ahnung|weiß (?:ich )?(?:auch )?nicht|weiss (?:ich )?(?:auch )?nicht|gute frage|das frage ich mich auch|frage ich mich auch|würde mich auch interessieren|das würde mich auch interessieren|interessiert mich auch|good question|no idea|i don['’]t know|same question)/iu;
const SETTLED =
	/(?:^|\s)(?:danke|dankeschön|hat sich erledigt|erledigt|schon gefunden|hab(?:e)? (?:es|ihn|sie) gefunden|thanks|thank you|never mind|found it)(?=$|[\s,.!])/iu;
const ANSWERS = 0.22;
/** An answer without a reply stands near the question. */
const NEAR = 25;
const LEAST_WORDS = 3;

/** @param own what each comment says in its author's own words @param vectors of those */
export function openQuestions(
	comments: readonly DiscussionComment[],
	own: readonly string[],
	vectors: readonly Vector[],
	language: KnownLanguage,
): OpenQuestion[] {
	const asked = own.map((text) => questionIn(text, language));
	const found: { at: number; text: string; vector: Vector }[] = [];
	const questions = vectorsOf([...own, ...asked.map((text) => text ?? "")], language).slice(own.length);
	for (const [at, text] of asked.entries()) {
		if (text === null || isAnswered(at, comments, own, asked, questions[at]!, vectors)) continue;
		// The same question again: once is enough, where it was asked first.
		const again = found.some(
			(other) => other.text.toLowerCase() === text.toLowerCase() || cosine(other.vector, questions[at]!) > 0.6,
		);
		if (!again) found.push({ at, text, vector: questions[at]! });
	}
	return found.reverse().map(({ at, text }) => ({ id: comments[at]!.id, text }));
}

/** The last question of a comment that wants an answer. */
function questionIn(text: string, language: KnownLanguage): string | null {
	const all = sentences(text, language).map((sentence) => sentence.text.replace(/\s+/g, " ").trim());
	const real = all.filter((sentence, at) => {
		if (!isQuestion(sentence) || RHETORICAL.test(sentence) || !ASKS.test(sentence)) return false;
		const next = all[at + 1];
		const answered = next !== undefined && !isQuestion(next) && !WANTS.test(next) && wordsIn(next) <= OWN_ANSWER_WORDS;
		return wordsIn(sentence) >= LEAST_WORDS && !answered;
	});
	return real.at(-1) ?? null;
}

const isQuestion = (sentence: string): boolean => /\?+!*["“”)]?$/.test(sentence);
const wordsIn = (sentence: string): number => sentence.match(/\p{L}+/gu)?.length ?? 0;

function isAnswered(
	at: number,
	comments: readonly DiscussionComment[],
	own: readonly string[],
	asked: readonly (string | null)[],
	question: Vector,
	vectors: readonly Vector[],
): boolean {
	const { id, authorId } = comments[at]!;
	const bears = (later: number): boolean =>
		cosine(question, vectors[later]!) >= ANSWERS || cosine(vectors[at]!, vectors[later]!) >= ANSWERS;
	for (let later = at + 1; later < comments.length; later++) {
		const other = comments[later]!;
		if (other.authorId === authorId) {
			if (SETTLED.test(own[later]!) && (other.replyTo !== null || later - at <= NEAR)) return true;
			continue;
		}
		if (!saysSomething(own[later]!, asked[later]!)) continue;
		if (other.replyTo === id) return true;
		if (other.replyTo === null && later - at <= NEAR && other.mentions.includes(authorId)) return true;
		const elsewhere = other.replyTo !== null && other.replyTo !== id;
		if (!elsewhere && later - at <= NEAR && bears(later)) return true;
	}
	return false;
}

/** Not only a question back, and no "keine Ahnung". */
function saysSomething(text: string, asked: string | null): boolean {
	const trimmed = text.replace(/\s+/g, " ").trim();
	if (!/[\p{L}\p{N}]/u.test(trimmed) || NO_ANSWER.test(trimmed)) return false;
	return asked === null || trimmed.length > asked.length + 15;
}
