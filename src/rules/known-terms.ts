// Categories and lists that a rule asks for and that no word list has: it would silently never hold.
import type { TermMatcher } from "../language/terms.ts";
import { text } from "../texts.ts";
import { OptionError, type OptionProblem } from "./condition.ts";

const NO_LISTS = text(
	"„{name}“ kann nicht vorkommen, denn es gilt keine Wortliste: Der Ordner terms neben guild.yaml fehlt oder ist leer, oder `terms` wählt keine aus.",
	"“{name}” cannot occur, since no word list holds: the folder terms beside guild.yaml is missing or empty, or `terms` selects none.",
);

const UNKNOWN = text(
	"„{name}“ kommt in den Wortlisten nicht vor. Es gibt: {known}.",
	"“{name}” does not occur in the word lists. There are: {known}.",
);

/**
 * Holds the names that a condition was given against the lists.
 * @param named the options by their names, each a list of names
 * @throws OptionError with every name that does not occur
 */
export function refuseUnknown(
	named: { readonly categories?: readonly string[] | undefined; readonly lists?: readonly string[] | undefined },
	terms: TermMatcher,
): void {
	const problems = (["categories", "lists"] as const).flatMap((option) =>
		(named[option] ?? []).flatMap((name, index): OptionProblem[] => {
			const known = [...terms[option]].sort();
			if (known.includes(name)) return [];
			const params = { name, known: known.join(", ") || "–" };
			const problem = terms.lists.size === 0 ? NO_LISTS : UNKNOWN;
			return [{ path: [option, index], problem, params, unknown: { word: name, words: known } }];
		}),
	);
	if (problems.length > 0) throw new OptionError(problems);
}
