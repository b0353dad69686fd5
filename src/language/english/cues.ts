import { words } from "../languages/language.ts";

/** English verbs of saying, in the forms that take a speaker. */
export const SAID =
	words(`said says told tells added adds announced announces claimed claims stated states explained explains argued argues
	warned warns insisted insists declared declares reported reports confirmed confirms denied denies admitted admits acknowledged acknowledges
	suggested suggests noted notes wrote writes replied replies responded answered asked asks asserted asserts alleged alleges
	predicted predicts estimated estimates stressed stresses emphasized emphasised testified complained conceded maintained maintains remarked
	recalled revealed reveals promised pledged vowed urged concluded commented continued`);
/** Those that speak to somebody before the words: "told reporters". */
export const TOLD = words("told tells");
/** Words that end what stands before a verb as its subject. */
export const BREAKS = words("and but while when as because although though if that which who whom where whose");
export const PRONOUNS = words("he she they it we i you");
/** Auxiliaries between subject and verb. */
export const AUXILIARY = words(
	"has have had also later earlier previously then repeatedly publicly reportedly initially",
);
/** Capital only because they open the sentence. */
export const OPENERS =
	words(`the a an he she it they we i in on at by for from with after before since when while but and or so as if this that these those his her its
	their our my there here yesterday today meanwhile however later earlier according one two some many most all both another other no not`);
