import { type Language, words } from "./language.ts";

/** English: what it takes to find its sentences. */
export const english: Language = {
	code: "en",
	abbreviations:
		words(`mr mrs ms dr prof st gen col lt sgt capt cmdr adm rev hon pres gov sen rep jr sr vs etc inc ltd co corp
		no nos vol fig dept est approx jan feb mar apr jun jul aug sep sept oct nov dec mt ft u.s u.k u.n u.s.a d.c a.m p.m e.g i.e`),
	closingAbbreviations: words("etc inc ltd co corp jr sr no u.s u.k u.n u.s.a d.c a.m p.m"),
	months: words("january february march april may june july august september october november december"),
	beforeOrdinal: words(""),
	beforeDay: words(""),
	starters:
		words(`the a an he she it they we i you this that these those his her its their our my in on at by for from with as
		but and or so if when while after before since because although though however meanwhile according there here what who why how where
		no not one two some many most all both another other such under over about during despite earlier later last next now then still
		yet also even only just once until unless whether`),
	signs:
		words(`the and of to in is that for was on with as by at be it from are this have has had were but not they he she his
		their which would will been said`),
};
