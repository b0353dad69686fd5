// Whoever names a person, a party or a group must not be suspected for it: their names leave no feature behind. A common
// placeholder would not do: it becomes a word of its own that says "politics". Written by hand, folded (ä as ae, ß as ss).

/** Found wherever they stand in a word: "Wirtschaftsflüchtling", "linksgrün", "Antiislamismus". */
const ANYWHERE =
	"merkel seehofer gauland weidel hoecke wagenknecht steinmeier kretschmann goering eckardt oezdemir hofreiter laschet " +
	"schaeuble lauterbach baerbock habeck soeder lindner nahles sigmargabriel juncker kubicki karrenbauer altmaier " +
	"maiziere klingbeil giffey chrupalla stegner macron erdogan netanjahu netanyahu selenskyj " +
	"gruene sozialdemokrat christdemokrat freidemokrat linkspartei islam muslim moslem juedisch juden judentum israel " +
	"christlich christentum katholi evangelisch protestant kirche buddhis tuerk kurd araber arabisch arabien syrisch syrer " +
	"afghan irak russland russisch ukrain polnisch rumaen bulgar kroat griech italien franzoes afrika marokk tunesi " +
	"somali eritre nigeria chines japan amerika oesterreich deutsch europae europa fluechtling gefluechtet migrant migration " +
	"einwander zuwander asyl auslaend homosex transsex transgender";

/** Only at the beginning of a word, where they are the name: "Polen", but not "Metropolen". */
const AT_START =
	"afd cdu csu spd fdp npd linke pegida jusos maas schulz schroeder gabriel spahn faeser wissing bartsch kipping esken " +
	"storch petry gysi gauck lafontaine kuenast scholz merz trump clinton obama biden putin orban strache assad erdoga " +
	"gruen jued jude christ(?!ian|oph|in) mosl musl syr russ polen polin serb alban iran libysch libyer libanes algeri " +
	"ungar tschech mexik schweizer englaend brit(?:e|isch) frau schwul lesb schwarz hindu(?!r) sinti roma zigeuner " +
	"feminist sozialist kommunist maenner rentner papst imam hamas hisbollah ossi wessi sachsen bayern";

/** Only as whole words. */
const WHOLE =
	"linker linken linkes linkem mann manns roth kurz brd ddr usa us uk eu ard zdf gez isis nato roma weib weiber weisse weissen " +
	"weisser angela mutti heiko martin sigmar horst claudia alice bjoern beatrix katrin renate ursula donald hillary jens jan boehmermann";

const STEM = new RegExp(
	`^(?:${WHOLE.replaceAll(" ", "|")})$|^(?:${AT_START.replaceAll(" ", "|")})|(?:${ANYWHERE.replaceAll(" ", "|")})`,
	"g",
);
/** What is left of a name's own ending and of the sounds that join it to the next part. */
const ENDING =
	/^(?:innen|in|isch\w{0,2}|ler\w{0,3}|land\w{0,2}|ei|en|er|em|es|e|n|ns|s|r|t|is|ist\w{0,2}|ismus|ien|heit|tum|i|isierung|anisch\w{0,2})$/;
const LEAST = 4;

/**
 * A folded word without the names in it.
 * @returns the pieces left of it: the word itself where it names nobody, none where it is a name, else what was joined to it
 */
export function withoutNames(word: string): readonly string[] {
	if (word.search(STEM) < 0) return [word];
	return word.split(STEM).filter((piece) => piece.length >= LEAST && !ENDING.test(piece));
}

/** The stems of names in a folded word, for the trainer: whom a benign comment is about. */
export function namesIn(word: string): readonly string[] {
	return word.match(STEM) ?? [];
}
