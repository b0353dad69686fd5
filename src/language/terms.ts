// Finding listed words in what people write. The parts are in terms/; this is what others use.

export { type Around, compileAround } from "./terms/around.ts";
export { ENGLISH_WORDS } from "./terms/english-words.ts";
export { formsOf, readTerm, type TermEntry, type TermList, type TermMode } from "./terms/entry.ts";
export type { TermHit, TermView } from "./terms/found.ts";
export { addTerms, compileTerms, type TermMatcher } from "./terms/matcher.ts";
