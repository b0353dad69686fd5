// Stems of contempt, written by hand, folded (ä as ae, ß as ss). They are found inside words, so a compound nobody has
// listed ("Betonkopfbande") still counts for its class. A class is one feature of the model beside the letters and words
// and decides nothing alone, so a stem may be as common as "dumm".

const CLASSES: Readonly<Record<string, string>> = {
	stupid:
		"idiot trottel depp dumm doof bloed schwachsinn hirn(?!bl|tr|tu|ha|to|fo|sch) vollpfosten pfosten$ hohlkopf strohkopf holzkopf betonkopf ^hohl " +
		"bekloppt behaemmert ^daemlich debil minderbemittelt ungebildet ignorant toelpel einfaltspinsel simpel$ naiv " +
		"unfaehig inkompeten versager ^niete stuemper dilettant ^null$ ^nullen ahnungslos geistlos denkfaul ^iq$ unterbelichtet " +
		"intelligenz schlafmuetze schlafschaf ^lusche dussel doedel spacko ^honk$ laienhaft peinlich laecherlich witzfigur " +
		"lachnummer kasper clown hampelmann marionette torfkopf",
	mad:
		"^irre$ ^irre[rn]$ irrsinn wahnsinn wahn$ wahnhaft verrueckt geisteskrank gestoert krank$ kranke[rns]?$ psycho(?!log|ther|som) spinner spinnt " +
		"durchgeknallt verwirrt paranoi hysteri fanati verblend gehirnwaesche gehirngewaschen bescheuert meschugge plemplem ^gaga$ " +
		"klapse irrenhaus tollhaus schizo senil ^dement$",
	filth:
		"scheiss ^kack kacke$ ^piss verpiss ^arsch [^m]arsch$ ^aersche arschl ^wichs wichser fick fotze ^huren? nutte schlampe kotz ^erbrech ^ekel eklig " +
		"widerlich widerwaert abartig ^pervers dreck abschaum gesindel geschmeiss gschmeiss ^unrat jauche guelle stink " +
		"schleim furz ^rotz ^sau$ saubande sauerei schwanz$ ^titten bordell puff$ pimmel ^bastard missgeburt wixer wixxer ^mist$ " +
		"^miststueck mistkerl ^assis?$ asozial assozial [^i]pack$ ^pack$ poebel ^mob$",
	animal:
		"schwein ^ratte ^hunde?$ koeter ^wurm ^wuermer ^maden$ parasit schmarotz ungeziefer zecke ^viech biest ^affen?$ ^esel$ ^kuh$ " +
		"^kuehe$ kamel ^schafe?$ ^schlangen?$ hyaene ^geier ^pest$ seuche krebsgeschwuer bazill blutsauger brut$ kroete",
	crime:
		"verbrech kriminell moerder vergewaltig kinderschaend paedophil terrorist verraet verrat schaender betrueg betrug gauner " +
		"halunke ^lump schurke ganove mafia ^bande$ pluender raeuber ^diebe?$ abzock korrupt ^gekauft bestech taeter$ judas " +
		"kollaborat vaterlandslos heimtuecki ^feige$ feigling rueckgratlos charakterlos gewissenlos skrupellos messerstech",
	lie:
		"(?:^|[^f])luege (?:^|[^f])luegt ^luegn gelogen verlogen heuchl heuchel scheinheilig propagand hetze hetzt hetzer hetzerisch verleumd manipul " +
		"systempresse systemmedien staatsfunk staatssender zwangsgebuehr gleichgeschalt maerchen demagog verarsch lueckenpresse " +
		"journaille schmierfink schmierblatt kampfblatt schundblatt dreckblatt indoktrin zensur ^stasi verschwoer",
	extreme:
		"nazi faschi fascho rassis rechtsextrem linksextrem gutmensch bessermensch antisemit hitler goebbels himmler diktat regime(?!n) " +
		"totalitaer unrechtsstaat volksfeind volksschaed voelkisch entart untermensch ^rassen?$ umvolk invasor ueberfremd " +
		"bevoelkerungsaustausch volkstod kulturfremd bereicher altpartei blockpartei systemling systempartei kartellpartei feindlich " +
		"kanak ^neger nigger kameltreib ziegenfick kopfwindel kopftuchmaedchen musel schlitzaug schwuchtel ^transe mannweib tunte emanze",
	violence:
		"aufhaeng aufgehaengt ^erhaeng erschiess erschoss abknall abgeknallt verrecke krepier vergas gaskammer ^toeten umbring " +
		"abschlacht schlachten verpruegel pruegel ^fresse$ ^maul$ maulhalt schnauze totschlag ausrott ausmerz vernicht steinig kastrier " +
		"guillotine galgen ^strick$ todesstrafe rausschmeiss rauswerf rausgeschmiss verjag davonjag einsperr wegsperr knast knueppel " +
		"ohrfeig hinricht exekutier ^erschlag abstech",
	scorn:
		"schaem schande schaendlich erbaermlich jaemmerlich armselig ^armsel veracht unverschaemt dreist(?!uen|ell|oe) ^freche?[rns]?$ frechheit arrogant " +
		"ueberheblich selbstgefaellig machtgeil geldgeil ^geil gierig raffgier gesocks schwachkopf labert? gelaber schwafel geschwaetz " +
		"gequatsch gesuelz geseier kreisch plaerr geplapper gejammer heulsuse mimimi jammerlappen weichei memme waschlappen schleimer " +
		"arschkriech speichelleck kriecher lakai ^buettel handlanger mitlaeufer duckmaeus wendehals taugenichts faulpelz faulenz " +
		"^fette?[rns]?$ haesslich fratze visage trampel ^trulla tussi ^zicke ^hexe ^opa$ ^greis buerschchen grossmaul grosskotz " +
		"wichtigtuer moechtegern pseudo(?!nym) ^selbsternannt ^typ$ ^typen$ ^sippen?$ sippschaft konsorten clique ^meute horde$ horden$",
};

const compiled = Object.values(CLASSES).map((stems) => new RegExp(stems.replaceAll(" ", "|")));

/** How many classes there are. */
export const CONTEMPT_CLASSES = compiled.length;

/** The classes of contempt (0 … CONTEMPT_CLASSES − 1) whose stems are in a folded word, as bits. */
export function contemptIn(word: string): number {
	let found = 0;
	for (let index = 0; index < compiled.length; index++) if (compiled[index]!.test(word)) found |= 1 << index;
	return found;
}
