// Articles of the reading aids' tests. Towns, persons and media are invented.
import type { Story } from "../../src/demo-news/story.ts";

const picture: Story["picture"] = { colours: ["#234e52", "#81e6d9"], alt: "Ein Bild" };
const common = { author: "Mara Lindqvist", category: "Lokales", related: [], picture };

export const seilbahn: Story = {
	...common,
	slug: "seilbahn-kessenberg",
	title: "Seilbahn auf den Kessenberg kommt zwei Jahre später",
	teaser: "Die Seilbahn auf den Kessenberg soll erst 2029 fahren. Die Stadt nennt Lieferprobleme als Grund.",
	body: `
Die geplante Seilbahn auf den Kessenberg wird erst im Mai 2029 fertig, zwei Jahre später als vorgesehen. Das teilte die Stadt Ostheimbach am Montag mit. Die Kosten steigen um 14 Prozent auf 37 Millionen Euro.

Bürgermeisterin Thea Wallrodt begründete die Verzögerung mit Lieferproblemen. „Wir warten seit elf Monaten auf die Stützen“, sagte Wallrodt. Der Hersteller habe die Lieferung dreimal verschoben. Sie kündigte an, die Stadt werde Schadenersatz verlangen.

Der „Ostheimbacher Anzeiger“ berichtete unter Berufung auf den Aufsichtsrat, der Hersteller stehe vor der Insolvenz. Das Unternehmen wies den Bericht zurück. Ein Sprecher sagte, man sei zahlungsfähig und liefere im März.

Kritik kam vom Naturschutzbund. Dessen Vorsitzender Ruben Achterberg sprach von einem „Millionengrab“. Nach Angaben des Verbands brüten an der Trasse sieben Paare des Wanderfalken. Achterberg forderte einen Baustopp bis zum Herbst.

Der Stadtrat entscheidet am 3. Dezember über die Mehrkosten. Die Opposition will dagegen stimmen. In einer Befragung hatten sich 61 Prozent der Einwohner für die Seilbahn ausgesprochen.

Die Strecke ist 2,4 Kilometer lang und überwindet 410 Höhenmeter. Bis zu 900 Fahrgäste sollen je Stunde befördert werden. Eine einfache Fahrt soll 6,50 Euro kosten.
`,
};

export const library: Story = {
	...common,
	slug: "harbour-library",
	title: "Harbour library to open on Sundays from spring",
	teaser: "The council wants the harbour library to open seven days a week.",
	body: `
The harbour library in Westermouth will open on Sundays from March, the town council said on Tuesday. The trial is to last for one year and will cost 84,000 pounds.

"Families have asked us for this for a long time," said Nora Pellworth, who runs the library. She said that three new members of staff would be hired before the spring.

According to a survey by the council, 72 per cent of the readers would come at the weekend. The union warned that the staff must not pay for the plan with their free time.

The building was opened in 1974 and has been repaired twice since then. It holds about 120,000 books, of which a third can be borrowed.
`,
};

export const voilier: Story = {
	...common,
	slug: "voilier-perdu",
	title: "Un voilier perdu est retrouvé au large de Kermadec",
	teaser: "Le bateau dérivait depuis trois jours.",
	body: `
Un voilier qui dérivait depuis trois jours a été retrouvé mardi matin au large de Kermadec, a annoncé la préfecture maritime. Les deux marins sont sains et saufs.

« Nous avions perdu tout espoir », a déclaré le capitaine, un homme de cinquante ans. Les secours ont été alertés par un pêcheur qui avait aperçu une fusée de détresse pendant la nuit.

Le bateau a été remorqué jusqu'au port, où il doit être réparé dans les prochaines semaines. La mer restera agitée jusqu'à la fin de la semaine, selon les services météorologiques.
`,
};

export const anriss: Story = {
	...common,
	slug: "anriss-moorbahn",
	title: "Moorbahn fährt wieder bis Tiefensee",
	teaser: "Nach vier Monaten Pause fährt die Moorbahn wieder die ganze Strecke.",
	body: "",
};

const wort = `${"Donaudampfschifffahrts".repeat(14)}gesellschaft`;

/** Words longer than a line, markdown in names, more statements than fit anywhere. */
export const riesig: Story = {
	...common,
	slug: "riesig",
	title: `Ratssitzung *dauert* bis [Mitternacht](x) und alle 40 Redner sprechen über die ${wort}`,
	teaser: "Vierzig Wortmeldungen in einer Nacht.",
	body: Array.from(
		{ length: 40 },
		(_, i) =>
			`Ratsherr Odo_${i} *Klammersberg* sagte, die ${wort} Nummer ${i} werde niemals **gebaut** werden. „${"Wir wollen das nicht und wir sagen es auch sehr deutlich. ".repeat(6)}“, erklärte Ratsfrau Ilse Trompeter-${i} unter Berufung auf das Protokoll der ${wort}.`,
	).join("\n\n"),
};
