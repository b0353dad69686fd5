import { words } from "../languages/language.ts";

// Words for who can speak: people by their office, trade or first name, and bodies of people.

/** Offices and trades by their last part, in every case, of men, women and both. */
export const ROLE =
	/(?:minister|sprecher|chef|präsident|kanzler|sekretär|direktor|leiter|trainer|vorsitzender?n?|professor|anwalt|anwält|richter|forscher|politiker|meister|experte?n?|expert|stürmer|torwart|kapitän|general|kommissar|beauftragter?n?|abgeordneter?n?|senator|botschafter|gouverneur|könig|papst|bischof|pfarrer|arzt|ärzt|autor|redakteur|korrespondent|journalist|manager|unternehmer|gründer|inhaber|geschäftsführer|vorstand|rektor|dekan|lehrer|biologe?n?|virologe?n?|physiker|historiker|ökonom|wirt|landwirt|dezernent|kandidat|koordinator|kommandeur|offizier|polizist|zeuge?n?|schauspieler|sänger|regisseur|künstler|haupt|führer|obmann|premier|rat|rätin|kämmerer|referent|vorsteher|verteidiger|vermittler|ratsherr|ratsfrau|ombudsmann|obfrau|hauptmann|oberst|intendant|dirigent|verwalter|gutachter|ermittler|betreuer|bewohner|nachbar|vertreter|stellvertreter|archäolog|hydrolog|meteorolog|ökolog|psycholog|soziolog|geolog|ingenieur|architekt|pilot|lotse|förster|imker|bauer|fischer|händler|wissenschaftler|mitarbeiter|augenzeuge|angeklagte[rn]?|bürgermeister|prinz|prinzessin|kantor|pastor|küster|organist|hausmeister|oberhaupt)(?:in|innen|s|es|en|n)?$/u;

/** A trade nobody listed, as it stands before a full name: "Winzer Korbinian Faltermeier". */
export const TRADE =
	/.{3}(?:er|ent|ant|ist|loge|log|eur|or|herr|frau|mann|wart|vogt|ar|ier|ast|nom|graf|ikus)(?:in)?$|.{4}in$/u;

/** Bodies of people by their last part: what a noun like "die Zeitung" can point back to is of the same sort. */
export const BODY: readonly [RegExp, string][] = [
	[/(?:zeitung|blatt|blattes|magazin|zeitschrift|illustrierte)(?:s|es)?$/u, "paper"],
	[/(?:agentur)$/u, "agency"],
	[/(?:sender|rundfunk|fernsehen|radio)s?$/u, "station"],
	[/(?:portal|portals|blog|blogs)$/u, "site"],
	[/(?:konzern|unternehmen|firma|hersteller|betreiber|reederei)(?:s|es)?$/u, "company"],
	[/(?:ministerium|ministeriums|ressort|ressorts)$/u, "ministry"],
	[/(?:behörde|behörden|amt|amtes|amts|ämter|aufsicht)$/u, "authority"],
	[/(?:polizei|präsidium|präsidiums)$/u, "police"],
	[/(?:partei|parteien|fraktion|fraktionen|opposition|koalition|wählergemeinschaft)$/u, "party"],
	[/(?:verband|verbandes|verein|club|klub|bund|bundes|verbände)s?$/u, "association"],
	[/(?:gewerkschaft|organisation|initiative|genossenschaft|stiftung|gemeinschaft|kammer|kirche)(?:en|n)?$/u, "union"],
	[/(?:regierung|kabinett|kabinetts|verwaltung|senat|parlament|parlaments)$/u, "government"],
	[/(?:universität|hochschule|institut|instituts|schule|akademie|zentrum|zentrums)$/u, "institute"],
	[/(?:gericht|gerichts|gerichtes|gerichtshof|gerichtshofs|staatsanwaltschaft|anwaltschaft)$/u, "court"],
	[/(?:feuerwehr|wehr|bundeswehr|armee|militär|klinik|klinikum|krankenhaus|krankenhauses)$/u, "service"],
	[/(?:gesellschaft|werke|betriebe|bank|börse|gruppe|werk|bahn|kasse)$/u, "enterprise"],
	[/^(?:stadt|gemeinde|kreis|landkreis|landkreises|kreises|land|landes|bezirk|kommune|hansestadt)$/u, "place"],
	[
		/(?:kreistag|landtag|bundestag|gemeinderat|stadtrat|kreisrat|ausschuss|kommission|beirat|elternrat|betriebsrat|kirchenrat|aufsichtsrat|bundesrat|sicherheitsrat|rates|tages|stadtrats|tags)$/u,
		"council",
	],
	[/^(?:rat|rats|jury|team|redaktion|belegschaft|leitung)$/u, "group"],
];

/** Sorts whose noun is dropped before a name: "das Magazin Lupe" is called "Lupe". */
export const MEDIUM_SORTS = words("paper agency station site");

/** First names by whom they are given to; a name that ends in "a" and is not listed is a woman's. */
export const MEN =
	words(`aaron adam adrian alain albert alexander alexej alfons alfred ali anatol anders andré andreas andrej andrew andrzej ansgar anton armin
	arndt arne arno arnold arthur artur august axel bastian ben benedikt benjamin benno bernd bernhard bert bill björn bob bodo boris bruno burkhard carl carlos carsten
	cem charles chris christian christof christoph christopher claas claudius claus clemens cord cornelius daniel david denis dennis detlef detlev diego dieter dietmar dietrich dimitri
	dirk dmitri dominik donald eberhard eckart eckhard edgar edmund eduard edwin egon eike eilert elias emanuel emil emmanuel enno eric erich erik ernst erwin eugen fabian falk felix ferdinand
	finn florian folker frank franz fred frédéric friedrich fritz gabriel georg george gerald gerd gerhard gero gert giorgio giovanni giuseppe gottfried gregor guido günter günther gustav hannes hans harald harry hartmut hasan
	hauke heiko heiner heinrich heinz helge helmut hendrik henning henri henry herbert hermann hinnerk hinrich holger horst hubert hugo ian ibrahim igor ilja ingo ivan iwan jack jakob james jan jannis jean jens jim joachim
	joe joel johann johannes john jonas jonathan jörg jörn josé josef joseph joshua jost jozef juan julian julius jürgen justus kai karl karsten kaspar kaya kevin kilian klaus knut konrad konstantin korbinian kurt lars
	laurent leo leon leonard leonhard levin lorenz lothar louis luca ludger ludwig luis luka lukas lutz malte manfred manuel marc marcel marco marcus marek mario marius mark marko markus marten martin marvin
	mathias matteo matthias maurice max maximilian mehmet michael michail michel mike miguel mirko mohammed moritz murat mustafa nick nico nicolas niels nikita niklas nikolai nikolaus nils norbert olaf olaf ole oleg oliver
	olof omar oskar osman ottmar otto owen pascal patrick paul pavel pedro peer peter philip philipp pierre pjotr rafael raimund rainer ralf ralph ramon raphael reiner reinhard reinhold rené richard rob robert robin roger roland
	rolf roman ron rüdiger rudi rudolf rupert sam samuel sascha sebastian sepp sergej severin siegfried sigmar silvio simon sönke stefan steffen stephan steve sven sven-erik tarek theo theodor thilo thomas thorsten till
	tim timo tobias tom tomas torben torsten udo ulf uli ullrich ulrich urs uwe valentin veit veith vincent viktor victor vitali vladimir volker volkmar walter werner wilhelm willi willy wilfried winfried wladimir wolf wolfgang wolodymyr
	wolfram xaver yannick yusuf`);
export const WOMEN =
	words(`agnes alice amelie andrea angelika anja anke ann anne annegret annelie annelore anneliese annemarie annett annette antje astrid ayla ayşe barbara bärbel beate beatrice beatrix belinda birgit birgitt birte brigitte britt
	britta carmen caroline cathrin catherine charlotte chloe christel christiane christine claire claudia constanze corinna cornelia dagmar daphne denise desirée diane doris dorit dorothee dorothea dörte edeltraud edith ela elfriede elisabeth elke
	ellen elif elli else emily esther eva eveline fatma fenja franziska frauke friederike gabi gabriele gerda gerlinde gertrud gesine gisela gudrun hanne hannelore hedwig heide heidi heike helen helene helga henrike henriette hertha hilde hildegard ida ilka
	ilse imke ina ines inge ingeborg ingrid irene iris irmgard isabel isabelle jacqueline jane janet janine jasmin jeanette jennifer jenny jessica johanne judith julie jutta karen karin karoline kathleen käthe kathrin kathy katrin kerstin kim
	kirsten kristin laure lene leonie lilli lilly lisbeth liselotte lore lotte louise luise mabel maike maren margarete margarethe margit margot margret margrit marianne marie marlene marlies marlis margitt mary mechthild meike melanie
	meral merle michelle mirjam miriam nadine nancy natalie nele nicole ruth ruth rosemarie roswitha sabine sabrina sibylle sigrid silke simone sofie sophie stefanie steffi stephanie susan susann susanne swantje sylvie tanja theres therese tine traute
	trude ulrike ursel ute uta verena viktoria vivien waltraud wencke wiebke yvonne zoe`);

export const genderOfFirstName = (name: string): "m" | "f" | "?" => {
	const first = name.toLowerCase().replace(/-.*$/u, "");
	if (MEN.has(name.toLowerCase()) || MEN.has(first)) return "m";
	if (WOMEN.has(first) || /..a$/u.test(first)) return "f";
	return "?";
};

/** Nouns that stand in a run of capitals and name nobody: measures, currencies, parts of time. */
export const MEASURES =
	words(`million millionen milliarde milliarden billion billionen mio. mrd. euro dollar cent franken rubel pfund prozent prozentpunkte prozentpunkten meter metern kilometer kilometern
	zentimeter millimeter quadratmeter quadratmetern quadratkilometer kubikmeter hektar liter litern tonne tonnen kilo kilogramm gramm grad stunde stunden minute minuten sekunde sekunden tag tage tagen woche wochen monat monate monaten
	jahr jahre jahren stimme stimmen stück hälfte drittel viertel dutzend dutzende hunderte tausende megawatt kilowatt watt volt ende anfang mitte tempo platz punkt punkte punkten`);
