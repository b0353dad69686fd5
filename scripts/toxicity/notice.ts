/** What the licence of the training data asks for, in the model file and in NOTICE. */
export const NOTICE =
	"Trained on the GermEval 2018 training data by Michael Wiegand, Melanie Siegel and Josef Ruppenhofer (Overview of the " +
	"GermEval 2018 Shared Task on the Identification of Offensive Language, Vienna 2018), " +
	"https://github.com/uds-lsv/GermEval-2018-Data, licensed under CC BY 4.0 " +
	"(https://creativecommons.org/licenses/by/4.0/). Changed: reduced to hashed feature weights.";
