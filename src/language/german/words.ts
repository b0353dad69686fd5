import { words } from "../languages/language.ts";

// The closed classes of German, as far as telling phrases and clauses apart needs them. All lower case.

/** Articles and their like that can stand before a subject. */
export const NOMINATIVE =
	words(`der die das ein eine kein keine dieser diese dieses jener jene jenes jeder jede jedes mein meine dein
	deine sein seine ihr ihre unser unsere euer eure mancher manche manches solche welcher welche welches alle beide einige mehrere
	viele wenige etliche sämtliche zahlreiche verschiedene zwei drei vier fünf sechs sieben acht neun zehn elf zwölf deren dessen andere
	weitere`);
/** Articles that cannot: dative, genitive or masculine accusative. */
export const OBLIQUE =
	words(`dem den des einem einen eines einer keinem keinen keiner keines diesem diesen dieser jenem jenen jedem
	jeden meinem meinen meiner seinem seinen seines seiner ihrem ihren ihres ihrer unserem unseren unserer unseres allen beiden
	einigen mehreren vielen wenigen etlichen zahlreichen anderen weiteren aller vieler einiger mehrerer beider zweier dreier`);
/** Those that begin a genitive attribute behind a noun. */
export const GENITIVE =
	words(`des der eines einer seines seiner ihres ihrer dieses dieser jenes jener unseres unserer aller beider vieler einiger
	mehrerer zweier dreier meiner deren dessen mehrerer zahlreicher verschiedener`);
export const PREPOSITIONS =
	words(`ab an am ans auf aufs aus außer außerhalb bei beim bis binnen dank durch durchs entgegen entlang für fürs
	gegen gegenüber gemäß hinter in im ins infolge innerhalb laut mit mithilfe mittels nach nahe neben oberhalb ohne pro seit statt
	trotz über übers um ums unter unterm unterhalb unweit via vom von vor vorm während wegen zu zum zur zwischen zufolge aufgrund
	angesichts anhand anlässlich anstelle bezüglich hinsichtlich namens seitens zugunsten zulasten per samt nebst mangels jenseits
	diesseits abseits wider zwecks`);
export const PERSONAL = words("er sie es wir ich ihr man du");
export const PRONOUNS =
	words(`er sie es wir ich ihr man du wer was niemand jemand jeder alle beide einige viele manche andere dieser diese dieses jener jene letzterer
	letztere ersterer erstere mehrere keiner keine einer eine etwas nichts alles das dies selbiger derselbe dieselbe welche welcher`);
export const REFLEXIVE = words("sich mich mir dich dir uns euch");
/** What begins a subordinate clause with its verb at the end. */
export const SUBJUNCTIONS =
	words(`dass daß ob wenn weil da als während nachdem bevor obwohl obgleich obschon falls sofern soweit solange
	sobald indem damit sodass wobei womit wodurch wofür wogegen worauf woraus worin worüber wovon wozu weshalb weswegen wonach wohingegen
	wer was wie wo wann warum wieso wohin woher wem wen wessen welche welcher welches welchen welchem zumal bis seit ehe anstatt ohne
	statt um inwieweit inwiefern sowie`);
/** Those that open a clause a verb of saying can take. */
export const COMPLEMENTIZERS =
	words(`dass daß ob wie wer was wo wann warum wieso weshalb weswegen wohin woher wem wen wessen welche welcher
	welches welchen welchem inwieweit inwiefern wovon worauf womit wofür wozu worüber woran wonach wodurch wieviel`);
export const RELATIVES = words(
	"der die das den dem deren dessen denen welche welcher welches welchen welchem was wo wer",
);
export const COORDINATIONS = words("und oder sowie bzw. beziehungsweise aber sondern doch jedoch denn");
export const CORRELATES =
	words(`darauf davon damit dafür dagegen daran darüber davor dazu darin dadurch daraus darum dahingehend hierzu hierauf
	dahin es insofern`);
export const SEPARABLE =
	words(`ab an auf aus bei da dar durch ein fort her hin hervor heraus herunter hinaus hinzu los mit nach nahe nieder vor voran voraus vorher weg
	weiter wieder zu zurück zusammen um unter über bekannt kund klar fest frei statt teil bereit entgegen fehl offen richtig still preis
	wahr hinweg herum dahin davon bloß gegenüber sicher hoch entgegen infrage vorbei herein heran herbei hinein hinterher hinunter dabei empor`);
/** Adverbs and particles written in lower case, so that they are not taken for verbs or adjectives. */
export const ADVERBS =
	words(`aber abends abermals allein allenfalls allerdings allzu also anfangs angeblich anschließend ansonsten auch aufwärts außerdem
	außerhalb bald beispielsweise bereits besonders bestimmt bisher bislang bloß dabei daher dahin damals danach daneben dann daraufhin darin daraufhin dazu
	dazwischen demnach demnächst demzufolge dennoch derzeit deshalb desto deswegen doch dort dorthin draußen durchaus eben ebenfalls ebenso
	ehemals eher eigentlich einerseits einmal einst endlich ende erneut erst erstmals etwa etwas fast folglich freilich früher ferner ganz gar gegebenenfalls
	gegenwärtig gelegentlich genau genauso genug gerade gerne gern gestern gleich gleichfalls gleichwohl gleichzeitig glücklicherweise heute
	heutzutage hier hierbei hiermit hierzu hingegen hin her hinterher hinzu hoffentlich höchst höchstens immer immerhin indes indessen inmitten innen
	insbesondere insgesamt insofern insoweit inzwischen irgendwann irgendwie irgendwo ja jahrelang je jedenfalls jederzeit jedoch jemals jetzt kaum
	keinesfalls keineswegs knapp kurz kürzlich künftig lange längst laut lediglich leider letztendlich letztlich lieber links lange mal manchmal
	mehr mehrfach mehrmals meist meistens mindestens mittags mittlerweile möglicherweise momentan morgen morgens morgen nachher nachmittags
	nachts nächstens nahezu namentlich nämlich natürlich neulich nicht nichts nie niemals nirgends noch nochmals normalerweise nun nunmehr nur
	offenbar offensichtlich oft öfter ohnehin paar plötzlich rechts rund schließlich schon schätzungsweise sehr seinerseits ihrerseits seinerzeit seither selbst selten
	so sodann soeben sofort sogar sogleich somit sonst sonstwo soweit sowieso sowohl später spätestens stets teils teilweise tatsächlich trotzdem
	übermorgen überall überdies überhaupt übrigens umgehend umso umsonst unbedingt ungefähr ungern unlängst unten unterdessen unverzüglich üblicherweise
	vergeblich vermutlich vielleicht vielmehr völlig voll vorab voraussichtlich vorbei vorerst vorgestern vorher vorhin vorläufig vormittags vorne wahrscheinlich weg weiter
	weiterhin weitgehend weiters wenig weniger wenigstens wieder wiederum wirklich wohl wöchentlich wörtlich zeitweise ziemlich zirka zuerst zufällig zugleich zuletzt
	zumeist zumindest zunächst zurzeit zusammen zusätzlich zuvor zuweilen zwar zweifellos zweimal dreimal circa ca. u.a. z. b. d. h. gegenüber
	dagegen dafür damit davon davor daran darauf darüber darum daraus dadurch weder entweder wobei bzw. sowie`);
/** First words of a phrase of time that needs no preposition, with which a sentence can begin. */
export const TIME_NOUNS =
	words(`montag dienstag mittwoch donnerstag freitag samstag sonntag sonnabend woche monat jahr jahre jahren tag tage tagen stunde stunden
	minuten morgen abend mittag nachmittag vormittag nacht wochenende januar februar märz april mai juni juli august september oktober
	november dezember frühjahr sommer herbst winter wochen monate monaten mitte ende anfang uhr mal ortszeit male jahrzehnt jahrhundert mittwochabend sonntagabend montagabend
	dienstagabend donnerstagabend freitagabend samstagabend montagmorgen dienstagmorgen mittwochmorgen donnerstagmorgen freitagmorgen`);

/** Finite forms of the auxiliaries and modals; "1" and "2" are the Konjunktive, "i" the indicative. */
export type Auxiliary = { lemma: string; mood: "i" | "1" | "2"; plural: boolean };
export const AUXILIARIES: ReadonlyMap<string, Auxiliary> = new Map<string, Auxiliary>(
	(
		[
			["sein", "ist war", "sind waren", "sei", "seien", "wäre", "wären"],
			["haben", "hat hatte", "haben hatten", "habe", "", "hätte", "hätten"],
			["werden", "wird wurde", "werden wurden", "werde", "", "würde", "würden"],
			["können", "kann konnte", "können konnten", "könne", "", "könnte", "könnten"],
			["müssen", "muss muß musste", "müssen mussten", "müsse", "", "müsste", "müssten"],
			["dürfen", "darf durfte", "dürfen durften", "dürfe", "", "dürfte", "dürften"],
			["sollen", "soll sollte", "sollen sollten", "solle", "", "", ""],
			["wollen", "will wollte", "wollen wollten", "wolle", "", "", ""],
			["mögen", "mag mochte", "mögen mochten", "möge", "", "möchte", "möchten"],
			["lassen", "lässt läßt ließ", "lassen ließen", "lasse", "", "ließe", ""],
		] as const
	).flatMap(([lemma, singular, plural, first, firstPlural, second, secondPlural]) => [
		...singular.split(" ").map((form) => [form, { lemma, mood: "i", plural: false }] as const),
		...plural.split(" ").map((form) => [form, { lemma, mood: "i", plural: true }] as const),
		...(first ? [[first, { lemma, mood: "1", plural: false }] as const] : []),
		...(firstPlural ? [[firstPlural, { lemma, mood: "1", plural: true }] as const] : []),
		...(second ? [[second, { lemma, mood: "2", plural: false }] as const] : []),
		...(secondPlural ? [[secondPlural, { lemma, mood: "2", plural: true }] as const] : []),
	]),
);
