import fc from "fast-check";
import { expect, test } from "vitest";
import { plainParagraphs, plainText } from "../../src/articles/plain-text.ts";

test.each([
	["M&uuml;nchen &#8211; &bdquo;Hallo&ldquo;", "München – „Hallo“"],
	["M&amp;uuml;nchen", "München"],
	["A &amp;amp; B", "A & B"],
	["Preis: 1 &lt; 2 &amp; 3 > 2", "Preis: 1 < 2 & 3 > 2"],
	["1 < 2, <3 und x<y", "1 < 2, <3 und x<y"],
	["<b>Fett</b> und <i>schräg</i>", "Fett und schräg"],
	["&lt;b&gt;Fett&lt;/b&gt;", "Fett"],
	["&amp;lt;b&amp;gt;Fett&amp;lt;/b&amp;gt;", "Fett"],
	["Wozu dient &amp;lt;b&amp;gt;?", "Wozu dient <b>?"],
	["<script>alert('x')</script>Nach<style>p{}</style>richt", "Nachricht"],
	["<SCRIPT>a</SCRIPT >b", "b"],
	["Vor <!-- versteckt --> nach", "Vor nach"],
	['<img alt="a > b" src="x">Bild', "Bild"],
	["<p>Eins</p><p>Zwei<br>Drei</p>", "Eins Zwei Drei"],
	["Don&#146;t &#x92; &#150;", "Don’t ’ –"],
	["C1: \u0093Zitat\u0094 \u0080", "C1: “Zitat” €"],
	["Silben\u00adtrennung und\u00a0fest", "Silbentrennung und fest"],
	["Rich\u202etung\u2066 weg\u200b", "Richtung weg"],
	["Fam\u{1F468}\u200d\u{1F469}\u200d\u{1F467}ilie", "Fam\u{1F468}\u200d\u{1F469}\u200d\u{1F467}ilie"],
	["&nbsp; &unbekannt; &#0; &#xD800;", "&unbekannt; \ufffd \ufffd"],
	["<![CDATA[Roh &uuml;ber]]>", "Roh über"],
	["halb \ud83d", "halb \ufffd"],
	["<a href='x'", "<a href='x'"],
	["a<unbekannt:tag>b</unbekannt:tag>c", "abc"],
])("%j", (html, expected) => {
	expect(plainText(html)).toBe(expected);
});

test("paragraphs", () => {
	const html =
		"<h2>Kopf</h2><p>Eins<br/>mit Umbruch</p><ul><li>a</li><li>b</li></ul><table><tr><td>x</td><td>y</td></tr></table><p> </p>";
	expect(plainParagraphs(html)).toEqual(["Kopf", "Eins mit Umbruch", "a", "b", "x y"]);
});

test("text without markup stays as it is, and no text brings markup, controls or lone surrogates out", () => {
	fc.assert(
		fc.property(fc.stringMatching(/^[\p{L}\p{N} .,!?„“–]{0,80}$/u), (text) => {
			expect(plainText(text)).toBe(text.replace(/\s+/g, " ").trim());
		}),
	);
	const piece = fc.constantFrom(
		"<",
		">",
		"<b>",
		"</b>",
		"&",
		"&amp;",
		"&lt;",
		"script",
		"<script>",
		"<!--",
		"-->",
		"<![CDATA[",
		"]]>",
		'"',
		"'",
		"=",
		" ",
		"ä",
		"\u0007",
		"\u202e",
		"\ud800",
		"p",
		"/",
	);
	fc.assert(
		fc.property(
			fc.oneof(
				fc.string({ unit: "binary" }),
				fc.array(piece, { maxLength: 40 }).map((parts) => parts.join("")),
			),
			(html) => {
				const text = plainText(html);
				expect(text.isWellFormed()).toBe(true);
				expect(text).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
			},
		),
		{ numRuns: 1000 },
	);
});

test.each([
	["<a>"],
	["<"],
	["<![CDATA["],
	["<!--"],
	["<script>"],
	["&lt;"],
	["&amp;"],
	['<a b="'],
	['<a b=" '],
	["<b>&lt;b&gt;"],
	["</p>"],
	["&"],
	["Der Beitrag "],
	['a=" <b c="'],
])("a megabyte of %s takes no more than a moment", (piece) => {
	const html = piece.repeat(Math.ceil(1_000_000 / piece.length));
	const start = performance.now();
	plainText(html);
	expect(performance.now() - start).toBeLessThan(3000);
});
