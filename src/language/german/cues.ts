import { words } from "../languages/language.ts";

// The verbs, nouns and adjectives by which German attributes words to somebody. A separable prefix stands before "|".

/** Verbs of saying: a clause in any mood, or the quotation itself. */
const SAYING = `sagen erklären mit|teilen berichten melden schreiben hervor|heben heraus|stellen betonen unterstreichen bekräftigen bestätigen dementieren behaupten
	versichern beteuern erzählen schildern antworten entgegnen erwidern kontern ergänzen hinzu|fügen an|fügen fort|fahren bemerken
	an|merken äußern kommentieren erläutern dar|legen verkünden verkündigen an|kündigen bekannt|geben bekannt|machen kund|tun verlauten
	verlautbaren proklamieren ein|räumen zu|geben gestehen ein|gestehen bekennen verraten enthüllen aus|sagen aus|führen argumentieren
	konstatieren resümieren bilanzieren zusammen|fassen urteilen mahnen an|mahnen warnen vor|warnen drohen fordern auf|fordern ein|fordern
	verlangen appellieren plädieren empfehlen vor|schlagen an|regen kritisieren bemängeln monieren beanstanden rügen tadeln beklagen klagen
	beschweren an|prangern vor|werfen unterstellen zurück|weisen bestreiten leugnen ab|streiten loben würdigen begrüßen jubeln schwärmen
	frohlocken spotten witzeln scherzen schimpfen wettern poltern rufen zu|rufen aus|rufen schreien flüstern murmeln twittern posten bloggen
	formulieren zitieren prognostizieren voraus|sagen vorher|sagen prophezeien spekulieren mutmaßen meinen finden hoffen fest|halten
	klar|stellen klar|machen signalisieren an|deuten an|drohen durch|blicken verweisen hin|weisen wiederholen nach|schieben nach|legen ein|wenden
	entschuldigen bedauern freuen präzisieren konkretisieren lauten informieren unterrichten bei|pflichten zu|stimmen um|schreiben referieren
	aus|richten übermitteln vermelden vermerken fragen nach|fragen an|geben besagen vor|tragen vor|halten entgegen|halten dagegen|halten auf|klären zu|raunen nach|haken durch|sagen vor|rechnen kritisieren rechtfertigen zurück|rudern ein|werfen stöhnen seufzen lästern
	titeln attestieren bescheinigen versprechen zu|sagen zu|sichern geloben schwören garantieren bitten ermahnen erinnern fest|stellen
	begründen erwähnen verteidigen raunen postulieren suggerieren zu|gestehen auf|rufen raten heißen kolportieren klagen danken gratulieren kondolieren an|fragen bitten
	diktieren lamentieren mäkeln sticheln zürnen höhnen ätzen protestieren`;

/** Verbs of thinking and finding: a clause, seldom the quotation. */
const THINKING = `glauben denken vermuten schätzen befürchten fürchten bezweifeln zweifeln erwarten an|nehmen aus|gehen rechnen wünschen
	folgern schlussfolgern ergeben hervor|gehen nahe|legen beweisen belegen zeigen heraus|finden erfahren ein|schätzen beschließen
	entscheiden vereinbaren ab|lehnen verdächtigen beschuldigen bezichtigen wissen erkennen argwöhnen
	halten sehen ahnen überzeugen begründen beabsichtigen erwägen veranschlagen vertreten verlautbaren ermitteln errechnen
	berechnen aus|schließen ab|leiten vertrauen befinden beantragen unterstellen erhoffen träumen bemerken deuten vor|geben
	bereit|erklären verständigen einigen überlegen urteilen zu|schreiben bestimmen`;

/** Verbs that put a name or a judgement to something: only with their object, "als" or "von". */
const NAMING = `sprechen bezeichnen nennen bewerten werten charakterisieren beschreiben verurteilen titulieren beziffern befürworten ein|stufen
	brandmarken geißeln um|schreiben vergleichen preisen`;

/** Verbs whose object can be a quotation of a few words. */
export const CALLING =
	words(`bezeichnen nennen sprechen bewerten charakterisieren beschreiben würdigen kritisieren loben titulieren bezeichnete
	verurteilen werten betiteln einstufen beklagen fordern begrüßen warnen betonen äußern verweisen halten finden vorwerfen versprechen raten plädieren beschuldigen einstufen preisen befürchten beschreiben`);

/** Verbs that report what somebody wants or holds without giving the words, with their object. */
export const REPORTING = `fordern verlangen kritisieren ab|lehnen begrüßen verurteilen zurück|weisen dementieren bestätigen warnen appellieren auf|fordern
	auf|rufen loben würdigen bedauern beklagen plädieren bemängeln bestreiten vor|werfen beschuldigen an|kündigen sprechen bezeichnen
	äußern verweisen versprechen rügen befürworten unterstützen empfehlen drohen mahnen leugnen gratulieren hoffen rechnen befürchten fürchten
	erwarten schließen entschuldigen distanzieren protestieren danken`;

export type Cue = { lemma: string; prefix: string; stem: string; saying: boolean };
const split = (list: string, saying: boolean): Cue[] =>
	list
		.split(/\s+/)
		.filter(Boolean)
		.map((entry) => {
			const [prefix, stem] = entry.includes("|") ? (entry.split("|") as [string, string]) : ["", entry];
			return { lemma: prefix + stem, prefix, stem, saying };
		});

export const CUES: readonly Cue[] = [...split(SAYING, true), ...split(THINKING, false), ...split(NAMING, false)];
/** Those that take no clause; "davon sprechen, dass" does. */
export const NAMES_ONLY: ReadonlySet<string> = new Set(
	split(NAMING, false)
		.map((cue) => cue.lemma)
		.filter((lemma) => lemma !== "sprechen"),
);
export const REPORTS: ReadonlySet<string> = new Set(split(REPORTING, true).map((cue) => cue.lemma));

/** Verbs that attribute only with a word like "davon", "darauf", "damit" before the clause. */
export const NEEDS_CORRELATE = words(
	`ausgehen rechnen hinweisen verweisen sprechen überzeugen verständigen einigen begründen vertrauen`,
);
/** Verbs whose infinitive clause with "zu" is no statement ("hoffen" is). */
export const NO_INFINITIVE = words(`sehen finden halten erfahren wissen zeigen beweisen bestimmen helfen suchen`);

/** Nouns that a clause can follow as what was said or thought. */
export const SPOKEN_NOUNS =
	words(`ankündigung behauptung behauptungen vorwurf vorwürfe vorwürfen forderung forderungen kritik verdacht befürchtung befürchtungen
	hoffnung einschätzung meinung ansicht auffassung überzeugung vermutung vermutungen aussage aussagen erklärung zusage versprechen warnung warnungen
	drohung drohungen appell aufruf aufforderung vorschlag theorie these gerücht gerüchte gerüchten meldung meldungen bericht berichte berichten nachricht prognose zusicherung
	beschuldigung anschuldigung anschuldigungen hinweis begründung argument wunsch bitte mahnung feststellung schluss ergebnis mitteilung
	annahme erwartung äußerung äußerungen bemerkung antwort botschaft einwand standpunkt urteil empfehlung versicherung
	spekulation spekulationen unterstellung beteuerung vorhersage geständnis bekenntnis eingeständnis klage beschwerde anklage rede darstellung
	schätzung zitat satz fazit erkenntnis information
	ermahnung plädoyer stellungnahme dementi befund resümee zuversicht schlussfolgerung position`);

/** What stands between "nach" and the speaker: "nach Angaben", "nach Ansicht". */
export const AFTER_NACH =
	words(`angabe angaben ansicht auffassung meinung aussage aussagen einschätzung überzeugung auskunft darstellung worten bericht berichten berichte medienbericht
	medienberichten information informationen erkenntnissen erkenntnis schätzung schätzungen berechnung berechnungen mitteilung meldung meldungen pressemeldungen agenturmeldungen agenturberichten
	zeitungsberichten presseberichten vernehmen polizeiangaben behördenangaben eigenangaben medienangaben bekunden kenntnis erklärung erklärungen
	schilderung schilderungen beobachtung beobachtungen urteil ermittlungen ergebnissen umfrage umfragen studie studien hochrechnung
	hochrechnungen prognose prognosen vermutung vermutungen darlegung lesart aufzeichnungen einlassung verlautbarungen gutachten dafürhalten
	wissen äußerungen äußerung zeugenaussagen statistik artikel erfahrungen erfahrung auswertung interpretation veröffentlichung untersuchung untersuchungen expertenmeinung
	expertenansicht plänen planung planungen pressemitteilung beschluss überlieferung überlieferungen`);

/** Ends of compounds that count as the nouns above ("Polizeiangaben", "Medienberichten"). */
export const AFTER_NACH_ENDS = [
	"angaben",
	"berichten",
	"bericht",
	"meldungen",
	"meinung",
	"auskunft",
	"einschätzung",
	"informationen",
	"schätzungen",
	"erkenntnissen",
	"aussagen",
	"aussage",
	"ansicht",
	"umfrage",
	"studie",
	"mitteilung",
];

/** Adjectives of conviction: "ist überzeugt, dass", "zeigte sich optimistisch, dass". */
export const CONVINCED =
	words(`überzeugt sicher zuversichtlich optimistisch pessimistisch besorgt enttäuscht erfreut stolz bereit unwahrscheinlich wahrscheinlich
	möglich unmöglich skeptisch empört verärgert erleichtert entsetzt zufrieden entschlossen verwundert froh einig unsicher gewiss dankbar denkbar fraglich unklar`);

/** Media and the like by their noun: what follows "der Zeitung", "im Gespräch mit". The gender is that of the noun. */
export const MEDIA =
	words(`zeitung tageszeitung wochenzeitung sonntagszeitung magazin nachrichtenmagazin wochenmagazin agentur nachrichtenagentur sender fernsehsender radiosender
	nachrichtensender rundfunk blatt fachblatt wochenblatt portal nachrichtenportal internetportal onlineportal blog zeitschrift fachzeitschrift
	sendung fernsehsendung radiosendung talkshow podcast boulevardblatt boulevardzeitung presseagentur hörfunk radio fernsehen illustrierte
	internetdienst nachrichtendienst fachmagazin presse boulevardmagazin politmagazin stadtmagazin mediendienst branchendienst wirtschaftsmagazin
	regionalzeitung lokalzeitung newsletter kanal onlinemagazin wissenschaftsmagazin fernsehmagazin wirtschaftszeitung medium medien`);
