/** What the engines must know about one language to read its sentences. */
export type Language = {
	code: "de" | "en";
	/** Lower-case abbreviations without their last full stop ("dr", "z. b" is two: "z" and "b"). */
	abbreviations: ReadonlySet<string>;
	/** Those of them that may also end a sentence ("usw", "etc", "co"). */
	closingAbbreviations: ReadonlySet<string>;
	/** Lower-case names of months, before which a number with a full stop is a date. */
	months: ReadonlySet<string>;
	/** Lower-case words after which "3." is an ordinal and no end of a sentence ("am", "der"). Empty where "3." is none. */
	beforeOrdinal: ReadonlySet<string>;
	/** Those of them after which it is as likely a day, so that a quotation behind it is a new sentence ("am 22. „Wir …“"). */
	beforeDay: ReadonlySet<string>;
	/** Lower-case words that begin a sentence when they are written with a capital after a full stop. */
	starters: ReadonlySet<string>;
	/** Frequent function words that give the language away. */
	signs: ReadonlySet<string>;
};

/** A set from a list written as one string, for readable data. */
export const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter(Boolean));
