/**
 * The strong and irregular verbs of German: infinitive, third person singular, preterite, Konjunktiv II, participle. Prefixed
 * verbs are derived from these.
 */
export const STRONG: readonly (readonly [string, string, string, string, string])[] = `
backen backt backte backte gebacken|befehlen befiehlt befahl befähle befohlen|beginnen beginnt begann begänne begonnen
beißen beißt biss bisse gebissen|bergen birgt barg bärge geborgen|biegen biegt bog böge gebogen|bieten bietet bot böte geboten
binden bindet band bände gebunden|bitten bittet bat bäte gebeten|blasen bläst blies bliese geblasen|bleiben bleibt blieb bliebe geblieben
braten brät briet briete gebraten|brechen bricht brach bräche gebrochen|brennen brennt brannte brennte gebrannt
bringen bringt brachte brächte gebracht|denken denkt dachte dächte gedacht|dringen dringt drang dränge gedrungen
empfehlen empfiehlt empfahl empfähle empfohlen|essen isst aß äße gegessen|fahren fährt fuhr führe gefahren
fallen fällt fiel fiele gefallen|fangen fängt fing finge gefangen|finden findet fand fände gefunden|fliegen fliegt flog flöge geflogen
fliehen flieht floh flöhe geflohen|fließen fließt floss flösse geflossen|fressen frisst fraß fräße gefressen
frieren friert fror fröre gefroren|geben gibt gab gäbe gegeben|gehen geht ging ginge gegangen|gelingen gelingt gelang gelänge gelungen
gelten gilt galt gälte gegolten|genießen genießt genoss genösse genossen|geschehen geschieht geschah geschähe geschehen
gewinnen gewinnt gewann gewänne gewonnen|gießen gießt goss gösse gegossen|gleichen gleicht glich gliche geglichen
graben gräbt grub grübe gegraben|greifen greift griff griffe gegriffen|halten hält hielt hielte gehalten
hängen hängt hing hinge gehangen|heben hebt hob höbe gehoben|heißen heißt hieß hieße geheißen|helfen hilft half hülfe geholfen
kennen kennt kannte kennte gekannt|klingen klingt klang klänge geklungen|kommen kommt kam käme gekommen|kriechen kriecht kroch kröche gekrochen
laden lädt lud lüde geladen|lassen lässt ließ ließe gelassen|laufen läuft lief liefe gelaufen|leiden leidet litt litte gelitten
leihen leiht lieh liehe geliehen|lesen liest las läse gelesen|liegen liegt lag läge gelegen|lügen lügt log löge gelogen
meiden meidet mied miede gemieden|messen misst maß mäße gemessen|nehmen nimmt nahm nähme genommen|nennen nennt nannte nennte genannt
pfeifen pfeift pfiff pfiffe gepfiffen|raten rät riet riete geraten|reißen reißt riss risse gerissen|reiten reitet ritt ritte geritten
rennen rennt rannte rennte gerannt|riechen riecht roch röche gerochen|ringen ringt rang ränge gerungen|rufen ruft rief riefe gerufen
schaffen schafft schuf schüfe geschaffen|scheiden scheidet schied schiede geschieden|scheinen scheint schien schiene geschienen
schieben schiebt schob schöbe geschoben|schießen schießt schoss schösse geschossen|schlafen schläft schlief schliefe geschlafen
schlagen schlägt schlug schlüge geschlagen|schließen schließt schloss schlösse geschlossen|schneiden schneidet schnitt schnitte geschnitten
schreiben schreibt schrieb schriebe geschrieben|schreien schreit schrie schriee geschrien|schreiten schreitet schritt schritte geschritten
schweigen schweigt schwieg schwiege geschwiegen|schwimmen schwimmt schwamm schwämme geschwommen|schwören schwört schwor schwöre geschworen
sehen sieht sah sähe gesehen|senden sendet sandte sendete gesandt|singen singt sang sänge gesungen|sinken sinkt sank sänke gesunken
sitzen sitzt saß säße gesessen|sprechen spricht sprach spräche gesprochen|springen springt sprang spränge gesprungen
stechen sticht stach stäche gestochen|stehen steht stand stünde gestanden|stehlen stiehlt stahl stähle gestohlen
steigen steigt stieg stiege gestiegen|sterben stirbt starb stürbe gestorben|stoßen stößt stieß stieße gestoßen
streichen streicht strich striche gestrichen|streiten streitet stritt stritte gestritten|tragen trägt trug trüge getragen
treffen trifft traf träfe getroffen|treiben treibt trieb triebe getrieben|treten tritt trat träte getreten|trinken trinkt trank tränke getrunken
trügen trügt trog tröge getrogen|tun tut tat täte getan|verderben verdirbt verdarb verdürbe verdorben
verlieren verliert verlor verlöre verloren|wachsen wächst wuchs wüchse gewachsen|waschen wäscht wusch wüsche gewaschen
weichen weicht wich wiche gewichen|weisen weist wies wiese gewiesen|wenden wendet wandte wendete gewandt|werben wirbt warb würbe geworben
werfen wirft warf würfe geworfen|wiegen wiegt wog wöge gewogen|wissen weiß wusste wüsste gewusst|ziehen zieht zog zöge gezogen
zwingen zwingt zwang zwänge gezwungen|räumen räumt räumte räumte geräumt|bekommen bekommt bekam bekäme bekommen
erscheinen erscheint erschien erschiene erschienen|vergessen vergisst vergaß vergäße vergessen|verschwinden verschwindet verschwand verschwände verschwunden`
	.trim()
	.split(/[|\n]/)
	.map((row) => row.trim().split(" ") as [string, string, string, string, string])
	.filter(([infinitive]) => infinitive !== "räumen");

/** Common weak verbs, infinitives without any prefix or with an inseparable one. */
export const WEAK: readonly string[] = `
achten addieren ahnden ahnen akzeptieren alarmieren analysieren ändern antworten arbeiten argumentieren atmen attestieren äußern bauen beabsichtigen beachten beanspruchen
beanstanden beantragen beantworten beauftragen bedauern bedeuten bedrohen beenden beeinflussen befassen befinden befragen befreien befürchten befürworten begegnen begeistern
beginnen begleiten begraben begreifen begründen begrüßen behalten behandeln behaupten beherrschen behindern bekämpfen bekennen beklagen bekräftigen belasten belaufen belegen
beliefern bemängeln bemerken bemühen benennen benötigen benutzen beobachten beraten berechnen berechtigen bereiten berichten berücksichtigen berufen beruhen beruhigen
beschädigen beschäftigen bescheinigen beschleunigen beschränken beschreiben beschuldigen beschweren beseitigen besetzen besichtigen besitzen bestätigen bestehen bestellen
bestimmen bestrafen bestreiten besuchen beteiligen beteuern betonen betrachten betragen betreffen betreiben beurteilen bewegen beweisen bewerben bewerten bezahlen bezeichnen
bezichtigen beziehen beziffern bezweifeln bilden bilanzieren blicken blockieren brauchen bremsen buchen charakterisieren danken dauern decken definieren dementieren
demonstrieren deuten dienen diskutieren drehen drohen drucken drücken ehren eignen eilen einigen empören enden entdecken entfernen entgegnen enthüllen entlassen entlasten
entscheiden entschuldigen entsprechen entstehen entwickeln erarbeiten erfahren erfolgen erfordern erfüllen ergänzen ergeben erhalten erheben erhöhen erinnern erkennen
erklären erlauben erläutern erleben erleichtern ermahnen ermitteln ermöglichen ermorden ernennen erobern eröffnen erreichen errichten erschießen erschweren ersetzen erstellen erstrecken
erteilen erwägen erwähnen erwarten erwecken erweisen erweitern erwerben erwidern erzählen erzeugen erzielen existieren explodieren fassen fehlen feiern fertigen festigen
finanzieren flüchten flüstern folgen folgern fordern fördern formulieren forschen fragen freuen frohlocken fühlen führen funktionieren fürchten füllen garantieren gedenken gefährden gehören gelangen
geloben genehmigen genügen gestehen gestatten gewähren gewährleisten gewöhnen glauben gliedern gratulieren gründen gucken handeln heilen heizen herrschen hindern hoffen holen hören
identifizieren ignorieren informieren inhaftieren interessieren interpretieren investieren irren jubeln kaufen kämpfen kehren kennzeichnen klagen klären klappen kleben klingeln klopfen kommentieren
konstatieren kontern kontrollieren konzentrieren kosten kritisieren kümmern kündigen kürzen lächeln lachen landen lauten leben legen lehnen lehren leisten leiten lenken
lernen leugnen liefern loben locken lohnen löschen lösen machen mahnen malen markieren meinen melden merken mieten monieren murmeln mutmaßen nähern nennen nötigen nutzen nützen öffnen
operieren ordnen organisieren orientieren pachten packen passen passieren pflegen plädieren planen platzieren platzen pochen poltern posten präsentieren prognostizieren prophezeien protestieren prüfen
publizieren punkten rächen rasen räumen reagieren realisieren rechnen rechtfertigen reden reduzieren referieren regeln regieren registrieren reichen reinigen reisen reklamieren resümieren retten reparieren
richten riskieren rügen ruhen rücken rüsten säen sagen sammeln sanieren schaden schalten schätzen schauen scheitern schenken scherzen schicken schildern schimpfen schlussfolgern schmecken schockieren
schonen schulden schützen schwächen schwärmen senken setzen sichern signalisieren sorgen sparen spekulieren spenden sperren spielen spotten spüren stärken starten stammen
staunen stecken stellen steuern stimmen stoppen stören strahlen strafen streben streiken stützen suchen suggerieren tadeln tauschen taugen teilen telefonieren testen töten trainieren trauen träumen trennen
trauern twittern üben überlegen übermitteln übernachten überprüfen überraschen überreden übersetzen übertragen überwachen überweisen überzeugen übergeben übernehmen umfassen unterrichten unterschätzen unterscheiden unterschreiben
unterstellen unterstreichen unterstützen untersuchen unterzeichnen urteilen verändern veranlassen veranstalten verantworten verarbeiten verbessern verbreiten verbringen verbuchen verdächtigen
verdeutlichen verdienen verdoppeln verdrängen vereinbaren vereinen vereinigen verfassen verfehlen verfolgen verfügen vergleichen verhaften verhandeln verhängen verhindern verhören
verkaufen verkünden verlagern verlangen verlängern verlassen verlauten verlautbaren verlegen verletzen vermeiden vermerken vermissen vermitteln vermuten vernachlässigen vernichten veröffentlichen
verpassen verpflichten verraten verringern versammeln versagen verschärfen verschicken verschieben verschlechtern versetzen versichern versorgen versprechen verstärken verstehen verstoßen versuchen
verteidigen verteilen vertreten verüben verursachen verurteilen verwalten verwandeln verweigern verweisen verwenden verwirklichen verzeichnen verzichten verzögern wagen wählen wahren
wandern warnen warten wechseln wecken wehren weigern wenden werten wettern wetten widerlegen widersprechen widmen wiederholen wirken wirtschaften witzeln wohnen wundern wünschen würdigen
zahlen zählen zeichnen zeigen zerstören zielen zitieren zögern zünden zürnen zweifeln beziffern konkretisieren kooperieren kolportieren kursieren lancieren lamentieren monieren postulieren proklamieren
propagieren verlauten raunen referieren sinnieren skizzieren spezifizieren titeln unken urteilen veranschlagen veranschaulichen verkündigen versprechen vorverurteilen wispern zetern thematisieren
kundtun stocken steigern stufen mindern fordern gefallen gehorchen sterben enden beenden betrugen befolgen anvertrauen`
	.trim()
	.split(/\s+/);

/** Inseparable prefixes: they take no "ge" in the participle. */
export const INSEPARABLE = [
	"be",
	"emp",
	"ent",
	"er",
	"ge",
	"miss",
	"ver",
	"zer",
	"wider",
	"unter",
	"über",
	"hinter",
	"wieder",
	"um",
	"voll",
];
