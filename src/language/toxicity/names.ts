// Whoever names a person, a party or a group must not be suspected for it: their names leave no feature behind. A common
// placeholder would not do: it becomes a word of its own that says "politics". Written by hand, folded (ä as ae, ß as ss).

/** Found wherever they stand in a word: "Wirtschaftsflüchtling", "linksgrün", "Antiislamismus". */
const ANYWHERE =
	"merkel seehofer gauland weidel hoecke wagenknecht steinmeier kretschmann goering eckardt oezdemir hofreiter laschet " +
	"schaeuble lauterbach baerbock habeck soeder lindner nahles sigmargabriel juncker kubicki karrenbauer altmaier " +
	"maiziere klingbeil giffey chrupalla stegner macron erdogan netanjahu netanyahu selenskyj " +
	"gruene sozialdemokrat christdemokrat freidemokrat linkspartei islam muslim moslem muslem moslim juedisch juden judentum israel " +
	"katholik kathol evangelisch protestant kirche buddhis tuerk kurd araber arabisch arabien syrisch syrer " +
	"afghan irak russland russisch ukrain polnisch rumaen bulgar kroat griech franzoes afrika marokk tunes " +
	"somal eritre nigeria chines japan amerika oesterreich deutsch europae europa fluechtling gefluechtet migrant migration " +
	"einwander zuwander asyl auslaend homosex transsex transgender";

/** Only at the beginning of a word, where they are the name: "Polen", but not "Metropolen". */
const AT_START =
	"afd cdu csu spd fdp npd linke pegida jusos maas schulz schroeder gabriel spahn faeser wissing bartsch kipping esken " +
	"storch petry gysi gauck lafontaine kuenast scholz merz trump(?!f) clinton obama biden putin orban strache assad erdoga " +
	"gruen(?!d) jued jude christ(?!ian|oph|in)(?:lich)? syr russ polen polin serb alban iran libysch libyer libanes algeri " +
	"ungar tschech mexik schweizer englaend brit(?:e|isch) frau schwul lesb schwarz hindu(?!r) sinti roma(?!n|g) zigeuner italien norditalien sueditalien " +
	"feminist sozialist kommunist maenner rentner papst imam hamas hisbollah ossi wessi sachsen bayern";

/** Only as whole words. */
const WHOLE =
	"linker linken linkes linkem mann manns roth brd ddr usa us uk eu ard zdf gez isis nato weib weiber weisse weissen " +
	"weisser angela mutti heiko martin sigmar horst claudia alice bjoern beatrix katrin renate ursula donald hillary jens jan boehmermann";

/** What is joined to the front of a name and says only which of them: "Linksgrüne", "Südeuropa". */
const HEAD =
	"(?:links|rechts|nord|nordost|nordwest|sued|suedost|suedwest|ost|west|mittel|ober|nieder|zentral|latein|gesamt|bundes|nicht|anti|radikal)?";

/** What ends a name or joins it to the next part of a compound; of "Merkelnazi" the n stays, "Judenhass" loses its. */
const TAIL =
	"(?:istan|(?:en)?land|ien|ei|ualitaet|uell)?(?:(?:an|ian|n|t|en|ist|ianist)?isch|ismus|isten?|isier|ungs?|tum|heit|n?er|ler|aner)?" +
	"(?:in(?:nen)?$|e[nrsm]?|n(?![aeiou])|s(?=$|[bdfghjklmnrvwz]))?";
const STEM = new RegExp(
	`^(?:${WHOLE.replaceAll(" ", "|")})$|(?:^(?:${AT_START.replaceAll(" ", "|")})|${HEAD}(?:${ANYWHERE.replaceAll(" ", "|")}))${TAIL}`,
	"g",
);
const LEAST = 4;

/**
 * A folded word without the names in it.
 * @returns the pieces left of it: the word itself where it names nobody, none where it is a name, else what was joined to it
 */
export function withoutNames(word: string): readonly string[] {
	if (word.search(STEM) < 0) return [word];
	return word.split(STEM).filter((piece) => piece.length >= LEAST);
}

/** The beginnings of the names in a folded word, for the trainer: whom a benign comment is about. */
export function namesIn(word: string): readonly string[] {
	return (word.match(STEM) ?? []).map((name) => name.slice(0, 6));
}
