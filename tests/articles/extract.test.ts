import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extract, extractFragment, LIMITS, preflight } from "../../src/articles/extract.ts";
import { UserError } from "../../src/errors.ts";
import { say } from "../../src/texts.ts";
import { processorTime } from "../processor-time.ts";

const page = (name: string) => readFileSync(new URL(`../fixtures/pages/${name}.html`, import.meta.url), "utf8");
const shared = new URL("../../../shared/real/article.txt", import.meta.url);

describe("extract", () => {
	it("copies a WordPress article as a careful reader would", () => {
		expect(extract(page("wordpress"), { url: "https://bote.example/2025/03/quellfurt-faehre/?utm_source=x" })).toEqual({
			title: "Quellfurt bekommt eine Fähre zurück",
			byline: "Ida Wesenberg",
			published: "2025-03-10T13:30:00.000Z",
			site: "Quellfurter Bote",
			canonical: "https://bote.example/2025/03/quellfurt-faehre/",
			image: "https://bote.example/wp-content/uploads/faehre.jpg",
			paragraphs: [
				"Nach elf Jahren setzt auf der Luhne wieder eine Fähre über. Der Rat von Quellfurt stimmte am Montag mit großer Mehrheit dafür.",
				"„Das ist ein guter Tag für beide Ufer“, sagte Bürgermeisterin Hanne Kolbe nach der Sitzung. Die Stadt rechnet mit 200 Fahrgästen am Tag.",
				"Was die Überfahrt kosten soll",
				"Erwachsene zahlen zwei Euro.",
				"Kinder fahren frei.",
				"„Wir hätten lieber eine Brücke gehabt“, schrieb der Heimatverein.",
				"Die erste Fahrt ist für den 1. Juni geplant. Weitere Informationen will die Stadt im Mai geben.",
			],
			text: expect.stringMatching(/^Nach elf .*\n\n„Das ist .*\n\nWas die .*geben\.$/su),
			related: [
				{ title: "Warum die Brücke gesperrt bleibt", url: "https://bote.example/2025/02/bruecke-gesperrt/" },
				{ title: "Der Hafen wird umgebaut", url: "https://bote.example/2024/11/hafen-umbau/" },
				{ title: "Als die Luhne über die Ufer trat", url: "https://bote.example/2024/08/luhne-hochwasser/" },
			],
		});
	});

	it("reads a page without labels: lead outside the text, line breaks for paragraphs, dates in words, a broken canonical link", () => {
		const article = extract(page("baukasten"), { url: "https://www.norderau-heute.example/orte/talsperre.html" });
		expect(article).toMatchObject({
			title: "Talsperre wird saniert",
			byline: "Jonte Hallberg",
			published: "2025-03-10T08:15:00.000Z",
			canonical: "https://www.norderau-heute.example/orte/talsperre.html",
			image: "https://www.norderau-heute.example/bilder/sperre.jpg",
			related: [
				{ title: "Fischsterben in der Norder", url: "https://www.norderau-heute.example/orte/fischsterben.html" },
				{
					title: "Angler protestieren vor dem Rathaus",
					url: "https://www.norderau-heute.example/orte/angler-protest.html",
				},
				{ title: "Das Freibad öffnet später", url: "https://www.norderau-heute.example/orte/freibad.html" },
				{ title: "Die Buslinie 7 fährt wieder", url: "https://www.norderau-heute.example/orte/buslinie.html" },
			],
		});
		expect(article.paragraphs).toEqual([
			"Die Talsperre oberhalb von Norderau ist undicht. Das Land zahlt die Sanierung, doch sie dauert vier Jahre.",
			"Die Mauer hat Risse, das bestätigte am Freitag das Landesamt.",
			"Bis zum Herbst wird der Wasserstand um zwölf Meter gesenkt. „Gefahr besteht nicht“, sagte der Leiter der Behörde, Rasmus Theile, in Norderau.",
			"Jahr\tKosten",
			"2025\t4 Mio. Euro",
			"2026\t9 Mio. Euro",
			"Die Angler fürchten um den Bestand. Sie verlangen, dass das Wasser langsam abgelassen wird, damit die Fische Zeit haben.",
		]);
	});

	it("takes the text from the page's data where the page shows none", () => {
		const body = "Der Sturm hat in Elmenrode Dächer abgedeckt.\n\nVerletzt wurde niemand, teilte die Feuerwehr mit.";
		const html = `<title>Sturm</title><script type="application/ld+json">${JSON.stringify([{ "@type": ["NewsArticle"], headline: "Sturm in Elmenrode", articleBody: body }])}</script><div id="app"></div>`;
		expect(extract(html)).toMatchObject({ title: "Sturm in Elmenrode", text: body, published: null, canonical: null });
	});

	it.skipIf(!existsSync(shared))("takes a real article off its WordPress page without teaser and comment form", () => {
		const [title, ...rest] = readFileSync(shared, "utf8")
			.split(/\n\s*\n/u)
			.map((part) => part.trim());
		const teaser = rest.find((line) => line.startsWith("Mehr zum Thema"))!;
		const paragraphs = rest.filter((line) => line && line !== teaser && line !== "Schreibe einen Kommentar");
		const [, wanted] = /^Mehr zum Thema – (.+)$/u.exec(teaser)!;
		const html = `<!doctype html><html><head><title>${title} – Blatt</title></head><body><div id="content"><article class="hentry"><h1 class="entry-title">${title}</h1><div class="entry-content">${paragraphs.map((line) => `<p>${line}</p>`).join("\n")}<p><strong>Mehr zum Thema</strong> – <a href="/2026/teaser/">${wanted}</a></p></div></article><div class="comment-respond"><h3>Schreibe einen Kommentar</h3><form><textarea></textarea></form></div></div><div id="sidebar"><h3>Neueste Beiträge</h3><ul><li><a href="/x">Ein anderer Beitrag</a></li></ul></div></body></html>`;
		const article = extract(html, { url: "https://blatt.example/2026/artikel/" });
		expect(article.title).toBe(title);
		expect(article.paragraphs).toEqual(paragraphs);
		expect(article.related).toEqual([{ title: wanted, url: "https://blatt.example/2026/teaser/" }]);
		const plain = extract(html.replace(/<a href="\/2026[^>]*>(.*?)<\/a>/u, "$1"));
		expect(plain.paragraphs).toEqual(paragraphs);
		expect(plain.related).toEqual([]);
	});
});

describe("extractFragment", () => {
	it("cleans the HTML of a feed item", () => {
		expect(extractFragment(page("feed-item"), { url: "https://elmenrode.example/2025/markt/" })).toEqual({
			paragraphs: [
				"Der Wochenmarkt von Elmenrode zieht auf den Schlossplatz. Die Händler haben lange darum gebeten.",
				"Am alten Platz ist es zu eng geworden, sagt Marktmeisterin Rike Osthoff.",
			],
			text: expect.stringContaining("gebeten.\n\nAm alten"),
			related: [{ title: "Wo man jetzt noch parken kann", url: "https://elmenrode.example/2025/parken/" }],
			image: "https://elmenrode.example/bilder/markt.jpg",
		});
	});

	it("keeps headings of the first level and says a repeated paragraph once", () => {
		const twice = "Der Deich bei Norderau ist auf einer Länge von zwei Kilometern beschädigt und wird erneuert.";
		const html = `<h1>Die Lage</h1><p>${twice}</p><p>${twice}</p><h1>Die Folgen</h1><p>Das Ufer bleibt bis Mai gesperrt.</p>`;
		expect(extractFragment(html).paragraphs).toEqual([
			"Die Lage",
			twice,
			"Die Folgen",
			"Das Ufer bleibt bis Mai gesperrt.",
		]);
	});

	it("keeps sentences that only sound like a site's furniture", () => {
		const sentences = [
			"Kommentare zu dem Vorfall gab es in Elmenrode viele, Antworten wenige.",
			"Mehr zum Thema Hochwasser will der Landrat von Quellfurt am Freitag sagen.",
			"Teilen wollte sich die Gemeinde die Kosten nicht, das sagte der Kämmerer deutlich.",
			"Der Newsletter der Stadtwerke Norderau ging versehentlich an alle Einwohner des Kreises, auch an die Kinder.",
			"Mehr von den Bürgern hätte sich der Rat an diesem Abend erhofft.",
			"Wie hat die Stadt auf den Sturm reagiert?",
			"War dieser Schritt nötig?",
			"Die Stadt entzog dem Wirt die Lizenz zum Ausschank.",
			"Dieses Video zeigt, wie die Fähre ablegt.",
			"Erschienen in Norderau 1932, gilt das Buch heute als selten.",
			"Von Quellfurt nach Norderau fährt künftig jede halbe Stunde ein Bus.",
			"Foto: So nannte die Künstlerin Malte Ruhns Werk, das nur aus diesem einen Wort besteht. Es hängt in Norderau.",
		];
		expect(extractFragment(sentences.map((line) => `<p>${line}</p>`).join("")).paragraphs).toEqual(sentences);
	});
});

describe("hostile pages", () => {
	const refused = {
		depth: "<div>".repeat(100_000),
		unclosed: "<b>x".repeat(20_000),
		elements: "<a href=x>y</a>".repeat(100_000),
		attributes: `<p ${Array.from({ length: 400_000 }, (_, at) => `a${at}=1`).join(" ")}>x`,
		bytes: "ü".repeat(LIMITS.bytes / 2 + 1),
	};
	const endured = {
		"a million <": "<".repeat(1_000_000),
		"unclosed comments": "<!--".repeat(900_000),
		"closing tags": `${"<div>".repeat(250)}${"</x>".repeat(900_000)}`,
		"line feeds kept": `<pre>${"\n".repeat(3_900_000)}x</pre>`,
		"blanks around data": `<script type="application/ld+json">${" ".repeat(3_900_000)}x</script>`,
		"line breaks": "a<br>".repeat(29_000),
		"pieces in one paragraph": `<p>${`<i>${"Der Fluss ".repeat(13)}</i> `.repeat(25_000)}</p>`,
		"links in one paragraph": `<p>Lesen Sie auch: ${"<a href=/x>hier</a> und noch ein wenig Text dazwischen, der lang ist".repeat(29_000)}</p>`,
		"long names": `<div class="${"related content ".repeat(200_000)}"><p>Text</p></div>`,
		"a long byline": `<p class="byline">${"Von Ada, ".repeat(400_000)}</p>`,
		initials: "<p>Von AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA!</p>".repeat(
			20_000,
		),
		"one long line": `<p>${"a ".repeat(1_900_000)}`,
		"one long word": `<p>${"|".repeat(3_900_000)}`,
		"JSON-LD 100,000 deep": `<script type="application/ld+json">${'{"image":'.repeat(100_000)}1${"}".repeat(100_000)}</script>`,
		"nested links and lists": `${"<ul><li><a href=/x>".repeat(80)}${"<p>Ein Satz über Quellfurt, der lang genug ist, um als Absatz zu zählen.</p>".repeat(9_000)}`,
		"headings without end": "<h2>Mehr zum Thema</h2><a href=/ein-artikel-ueber-etwas>Ein Artikel über etwas</a>".repeat(
			14_000,
		),
	};

	it.each(Object.entries(refused))("refuses in both languages, before building anything: %s", (_, html) => {
		const used = processorTime();
		const breach = preflight(html);
		expect(breach).not.toBeNull();
		expect(say("de", breach!.text as never, breach!.params as never)).toContain("Die Seite");
		expect(say("en", breach!.text as never, breach!.params as never)).toContain("The page");
		expect(() => extract(html)).toThrow(UserError);
		expect(processorTime() - used).toBeLessThan(2_000);
	});

	it.each(Object.entries(endured))("finishes in time: %s", (_, html) => {
		const used = processorTime();
		expect(preflight(html)).toBeNull();
		const { text } = extract(html, { url: "https://bote.example/" });
		expect(typeof text).toBe("string");
		expect(processorTime() - used).toBeLessThan(5_000);
	});

	it("answers any soup of tags with clean paragraphs and http addresses", () => {
		const piece = fc.oneof(
			fc.constantFrom(
				"<p>",
				"</p>",
				"<div class=comments>",
				"</div>",
				"<a href='javascript:alert(1)'>",
				"<a href=//bote.example/x>",
				"</a>",
				"<br>",
				"<table><tr><td>",
				"</table>",
				"<h1>",
				"</h1>",
				"<h2>Mehr zum Thema</h2>",
				"<ul><li>",
				"</ul>",
				"<script>",
				"</script>",
				"<!--",
				"-->",
				"<img src=x.jpg>",
				"<meta property=og:image content='data:x'>",
				"<link rel=canonical href='ftp://x'>",
				"<article>",
				"<title>",
				"</title>",
				"<time datetime=2025-13-45>",
				"<figure>",
				"<pre>",
				"&nbsp;",
				"&#0;",
				"\u00ad",
				"\ud800",
			),
			fc.string(),
			fc.constant("Der Rat von Quellfurt hat am Montag lange über den neuen Hafen beraten und dann vertagt. "),
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
				const article = extract(pieces.join(""), { url: "https://bote.example/a" });
				expect(article.text).toBe(article.paragraphs.join("\n\n"));
				for (const paragraph of article.paragraphs) expect(paragraph.trim()).toBe(paragraph);
				expect(article.paragraphs).not.toContain("");
				for (const url of [article.image, article.canonical, ...article.related.map(({ url }) => url)]) {
					if (url !== null) expect(url).toMatch(/^https?:\/\//u);
				}
				if (article.published !== null) expect(new Date(article.published).toISOString()).toBe(article.published);
			}),
			{ numRuns: 300 },
		);
	});
});
