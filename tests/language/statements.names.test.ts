import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { PUBLISHED, UPCOMING } from "../../src/demo-news/stories.ts";
import { statements } from "../../src/language/statements.ts";

const EVIDENCE = resolve(import.meta.dirname, "../fixtures/evidence");
const articleOf = (name: string): string => {
	const story = [...PUBLISHED, ...UPCOMING].find(({ slug }) => slug === name);
	return story?.body ?? parse(readFileSync(resolve(EVIDENCE, `${name}.yaml`), "utf8")).article;
};
const namesIn = (text: string) => [
	...new Set(statements(text, { language: "de" }).flatMap(({ name }) => (name === null ? [] : [name]))),
];

/** What /quellen groups by: everybody who speaks in an article, once. */
const CAST: Record<string, string[]> = {
	"bericht-harlander-prueft-verkauf": [
		"Papier und Märkte",
		"Karina Böttger",
		"Harlander",
		"Manfred Seidel",
		"Annegret Hollweg",
		"die Stadt",
		"die gesamte Gruppe",
	],
	"hollweg-weist-vorwuerfe-zurueck": [
		"Annegret Hollweg",
		"Lannewelle",
		"Cord Ellerbrock",
		"die Kommunalaufsicht des Landkreises",
		"Falk Terhorst",
		"die Stadt",
	],
	"hallenbad-sanierung-wird-teurer": [
		"eine Vorlage",
		"Stadt Ahlenbrück",
		"Marlene Voss",
		"Jost Brinkmeier",
		"Cord Ellerbrock",
		"Schwimmverein Lanne 08",
		"Petra Uhlig",
	],
	"faehre-faellt-bis-ostern-aus": ["die Lanne-Fährgesellschaft", "Ulrike Thoms", "Hauke Renken", "der Landkreis"],
	"stadtrat-beschliesst-tempo-30": [
		"die Verwaltung",
		"Annegret Hollweg",
		"Volker Stamm",
		"seine Fraktion",
		"die Werbegemeinschaft der Innenstadthändler",
		"Nele Osterkamp",
		"die Polizei",
		"Dirk Lohse",
	],
	"studie-lanne-fuehrt-weniger-wasser": [
		"Jutta Wienholt",
		"die Studie",
		"Wasserverband Lannetal",
		"Gero Althoff",
		"Bernd Kohlmann",
	],
	"feuerwehr-waechst-wieder": ["Jens Wübbena", "die Stadt", "Lars Bevern"],
	"bibliothek-oeffnet-sonntags": ["Fenja Petersen", "Stadt Hessleben", "Malte Reimers", "Arndt Gillmann"],
	"bericht-zuschuss-lannebruecke": [
		"ein Sprecher des Verkehrsministeriums",
		"Birgit Aumann",
		"Hesslebener Zeitung",
		"die jüngste Schätzung",
		"der Landkreis",
		"Hinrich Claasen",
	],
	"bauarbeiter-finden-stadtmauer": ["Dr. Swantje Mohr", "die Stadtwerke", "Uwe Hinrichs", "Marlene Voss"],
	"nachtbus-verbindet-vier-doerfer": [
		"der Landkreis",
		"Birgit Aumann",
		"Levin Harms",
		"71 Prozent",
		"Rolf Deters",
		"Sabine Krull",
		"der Kreistag",
	],
	"01-krankenhaus": [
		"Henning Vosskamp",
		"Mechthild Oertzen",
		"der Förderverein",
		"Gewerkschaft Pflegebund",
		"die Verwaltung",
		"die Kreisverwaltung",
	],
	"02-bruecke": ["die Straßenbaubehörde", "Ruth Sandvoss", "Ayla Demirci", "Jost Halbach"],
	"03-landtag": [
		"Tobias Rehwald",
		"Karola Brinkmann",
		"die Regierungschefin",
		"Falk Immenhof",
		"Institut Demovox",
		"Swantje Kruse",
	],
	"04-insolvenz": ["Yvonne Pahlke", "Lothar Engelke", "Seebacher Kurier", "Mirko Adelung"],
	"05-frieden": ["Olof Sandgren", "Meridian", "Ilena Dragosta", "Hilfsorganisation Brückenschlag"],
	"06-prozess": [
		"die Kammer",
		"Sven-Erik Maschke",
		"die Staatsanwaltschaft",
		"Beate Lindgreen",
		"Landgericht Norderaue",
		"Igor Petrasch",
	],
	"07-windpark": [
		"die Gemeinde",
		"Hauke Lornsen",
		"Bürgerinitiative Freier Horizont",
		"Dörte Wiebusch",
		"ein Gutachten",
	],
	"08-schule": ["Friederike Taubert", "der Lehrerverband", "Nadja Kolbe", "Cem Aydoğan"],
	"09-hochwasser": ["die Feuerwehr", "Jürgen Tamm", "die Opposition", "das Ministerium", "Antonia Rauch"],
	"10-verein": ["der Verein", "Jana Volkert", "der Verteidiger", "Stadionfunk"],
	"11-impfung": ["Dr. Helga Prinz", "Klinik", "das Gesundheitsamt", "Dietmar Rölke", "die Ärztekammer", "Armin Beyer"],
	"12-miete": ["Matthias Grünwald", "der Mieterverein", "Renate Ulbricht", "Norbert Eisele"],
	"15-stadtbus": ["Tanja Brodersen", "Emil Nowak", "der Stadtrat", "das Unternehmen", "Heiko Baum"],
	"17-museum": ["die Polizei", "Veit Ostermann", "Rabensteiner Anzeiger", "Greta Sieveking"],
};

describe("names of speakers", () => {
	it.each(Object.entries(CAST))("are one each in %s", (name, cast) => {
		expect(namesIn(articleOf(name))).toEqual(cast);
	});

	it.each<[string, string, (string | null)[]]>([
		["a measure is nobody", "Das Haus machte drei Millionen Euro Verlust. „So geht es nicht“, sagte er.", [null]],
		["a street is nobody", "Das Haus steht am Alten Hafen. „Es bleibt“, sagte er.", [null]],
		["two men are a doubt", "Jan Kolb traf Emil Hahn. „Es bleibt“, sagte er.", [null]],
		[
			"who spoke before his object",
			"Jan Kolb sagte, Emil Hahn habe recht. Er habe ihn gelobt. „Es bleibt“, sagte er.",
			["Jan Kolb", "Jan Kolb", "Jan Kolb"],
		],
		[
			"the surname first",
			"Kolb sagte, es sei kalt. Bürgermeisterin Jana Kolb fügte hinzu, es sei nass. Sie sagte, es sei grau.",
			["Jana Kolb", "Jana Kolb", "Jana Kolb"],
		],
		[
			"cases and articles",
			"Das graue Umweltamt teilte mit, der See sei tot. Nach Angaben des Umweltamtes ist er sauer. Laut Angaben des grauen Umweltamtes stinkt er.",
			["das graue Umweltamt", "das graue Umweltamt", "das graue Umweltamt"],
		],
		[
			"genitives where the article has no nominative",
			"Nach Angaben des Landkreises ist die Brücke morsch. Nach Auskunft der Polizei ist sie gesperrt.",
			["der Landkreis", "die Polizei"],
		],
		[
			"a declaration is its author's",
			"Das Umweltamt teilte mit, der See sei tot. „Niemand darf baden“, hieß es in der Erklärung.",
			["das Umweltamt", "das Umweltamt"],
		],
		[
			"a report is its paper's",
			"Der „Haffbote“ berichtete, der See sei tot. Den Angaben der Zeitung zufolge starb er im Mai. Dem Bericht zufolge stinkt er.",
			["Haffbote", "Haffbote", "Haffbote"],
		],
		["own figures", "Der Ruderklub zählt nach eigenen Angaben 40 Boote.", ["der Ruderklub"]],
		["both of two", "Ministerin Jana Kolb und Landrat Emil Hahn sagten, der See lebe.", ["Jana Kolb und Emil Hahn"]],
		["the plural", "Die Ermittler suchten lange. Sie erklärten, der See sei leer.", ["die Ermittler"]],
		[
			"a trade",
			"Der Winzer Korbinian Hahn sagte, es regne. Hahns Angaben zufolge schneit es.",
			["Korbinian Hahn", "Korbinian Hahn"],
		],
		["nobody in particular", "Man sagte, der See lebe.", [null]],
	])("%s", (_, text, wanted) => {
		expect(statements(text, { language: "de" }).map(({ name }) => name)).toEqual(wanted);
	});
});
