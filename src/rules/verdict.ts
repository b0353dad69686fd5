// What the rules say about a comment. Data only: carrying it out is the guild's work.

/** So many findings are told of one rule; more add nothing for whoever reads the case. */
export const MOST_TOLD = 20;

/** What fired, on which letters: offsets are UTF-16 code units of the part's text, end exclusive. */
export interface Match {
	readonly rule: string;
	readonly condition: string;
	/** Index in the comment's parts; -1 where the match is not about letters (a flood, an account's age). */
	readonly part: number;
	readonly text: string;
	readonly start: number;
	readonly end: number;
	/** The view in which it was found ("folded", "letters only" …), or a figure ("7 Kommentare in 10 Sekunden"). */
	readonly note?: { readonly de: string; readonly en: string };
}

/** An action that a rule asks for, with its checked options. */
export interface PlannedAction {
	readonly rule: string;
	readonly action: string;
	readonly options: unknown;
}

/** Ordered from harmless to severe; `unchecked` goes to a person. */
export type Decision = "allow" | "flag" | "unchecked" | "hold" | "remove";

export interface FiredRule {
	readonly name: string;
	/** The sentence of the server's rules that it enforces, as quoted to the member. */
	readonly clause: string | null;
	/** `watch` rules are recorded and do nothing. */
	readonly mode: "enforce" | "watch";
}

export interface Verdict {
	readonly decision: Decision;
	readonly rules: readonly FiredRule[];
	readonly matches: readonly Match[];
	/** Of enforced rules only, without doubles, in the order they are to be carried out. */
	readonly actions: readonly PlannedAction[];
	/** What went wrong where the decision is `unchecked`. */
	readonly problem?: string;
}

export const ALLOWED: Verdict = { decision: "allow", rules: [], matches: [], actions: [] };
