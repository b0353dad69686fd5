// The short notation of term lists: "ich (stech|steche) <dich> ab" says all phrases at once. `(a|b)` is one or the other,
// `(a|)` may be left out, `<name>` is any of the words under `sets`.

/** Named words of a list; each may use alternatives and the sets before it. */
export type TermSets = ReadonlyMap<string, readonly string[]>;

/** A term may stand for so many; more is a mistake. */
const MOST = 10_000;

/** What is wrong with a term's notation. */
export class FormError extends Error {}

/** Reads the sets of a list in their order. @throws FormError */
export function readSets(written: Readonly<Record<string, readonly string[]>>): TermSets {
	const sets = new Map<string, readonly string[]>();
	for (const [name, words] of Object.entries(written)) sets.set(name, expandAll(words, sets));
	return sets;
}

/** Several terms, each as everything that it stands for. @throws FormError */
export function expandAll(written: readonly string[], sets: TermSets): string[] {
	return written.flatMap((one) => expand(one, sets));
}

/**
 * Everything that a term stands for, in the order of its alternatives; itself where it has none.
 * @throws FormError for a set that does not exist, a bracket without its partner, and too many of them
 */
export function expand(written: string, sets: TermSets): readonly string[] {
	if (!/[(<>)|]/.test(written)) return [written];
	const parts = written.split(/(\([^()<>]*\)|<[^()<>]*>)/);
	let forms = [""];
	for (const part of parts) {
		const choices = choicesOf(part, sets, written);
		if (forms.length * choices.length > MOST) throw new FormError(`${written}: mehr als ${MOST} / more than ${MOST}`);
		forms = forms.flatMap((form) => choices.map((choice) => form + choice));
	}
	const bare = forms.map((form) => form.replace(/\s+/gu, " ").replace(/(?<=^[=*]?) | (?=\*?$)/gu, ""));
	return [...new Set(bare)];
}

function choicesOf(part: string, sets: TermSets, written: string): readonly string[] {
	if (part.startsWith("(")) return part.slice(1, -1).split("|");
	if (part.startsWith("<")) {
		const words = sets.get(part.slice(1, -1));
		if (!words) throw new FormError(`${written}: ${part} steht nicht unter sets / is not among the sets`);
		return words;
	}
	if (/[(<>)|]/.test(part)) throw new FormError(`${written}: Klammer ohne Partner / bracket without its partner`);
	return [part];
}
