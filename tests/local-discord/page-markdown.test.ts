import fc from "fast-check";
import { expect, test } from "vitest";
import { parseMarkdown } from "../../src/local-discord/page/markdown/blocks.ts";
import { parseInline } from "../../src/local-discord/page/markdown/inline.ts";
import { type Block, type Inline, plainText } from "../../src/local-discord/page/markdown/tree.ts";

/** A short notation of the tree: `bold(…)`, texts as they are. */
function notation(node: Inline | Block): string {
	if (node.kind === "text") return node.text;
	if (node.kind === "list") {
		return node.items.map((one) => `${one.ordered ? one.number : "-"}${one.depth}(${all(one.children)})`).join("");
	}
	if (node.kind === "link") return `link[${node.href}](${all(node.children)})`;
	if (node.kind === "heading") return `h${node.level}(${all(node.children)})`;
	if (node.kind === "time") return `time(${node.seconds}:${node.style})`;
	if ("id" in node) return `${node.kind}(${node.id})`;
	if ("name" in node) return `${node.kind}(${node.name})`;
	return `${node.kind}(${"children" in node ? all(node.children) : node.text})`;
}
const all = (nodes: readonly (Inline | Block)[]): string => nodes.map(notation).join("");
const inline = (source: string): string => all(parseInline(source));

test.each([
	["**fett** und *schräg* und _auch_", "bold(fett) und italic(schräg) und italic(auch)"],
	["***beides***", "bold(italic(beides))"],
	["*a **b** c*", "italic(a bold(b) c)"],
	["__unter__ ~~weg~~ ||psst||", "underline(unter) strike(weg) spoiler(psst)"],
	["drei_wort_name und 2 * 3 * 4", "drei_wort_name und 2 * 3 * 4"],
	["\\*kein\\* \\_Kursiv\\_", "*kein* _Kursiv_"],
	["`**roh**` ``mit ` drin``", "code(**roh**) code(mit ` drin)"],
	["<@12> <@!13> <@&14> <#15> @everyone", "user(12) user(13) role(14) channel(15) everyone(@everyone)"],
	["</feed add:99> <:haken:77> <t:1700000000:R>", "command(feed add) emoji(haken) time(1700000000:R)"],
	["siehe https://a.test/x_(y), bitte", "siehe link[https://a.test/x_(y)](https://a.test/x_(y)), bitte"],
	["(https://a.test/b)", "(link[https://a.test/b](https://a.test/b))"],
	["[hier](https://a.test) [x](javascript:alert(1))", "link[https://a.test](hier) [x](javascript:alert(1))"],
	["[https://bank.test](https://dieb.test)", "[https://bank.test](link[https://dieb.test](https://dieb.test))"],
	["<script>alert(1)</script>", "<script>alert(1)</script>"],
])("inline: %s", (source, expected) => expect(inline(source)).toBe(expected));

test.each([
	["# Eins\n## Zwei\n#keins", "h1(Eins)h2(Zwei)paragraph(#keins)"],
	["> a\n> b\nc", "quote(paragraph(a\nb))paragraph(c)"],
	[">>> a\n**b**", "quote(paragraph(a\nbold(b)))"],
	["- a\n  - b\n- c\n3. d", "-0(a)-1(b)-0(c)30(d)"],
	["-# klein\nnormal", "small(klein)paragraph(normal)"],
	["vor\n```js\nlet *a*\n```\nnach", "paragraph(vor)codeBlock(let *a*)paragraph(nach)"],
	["a\r\n> b\r\nc", "paragraph(a)quote(paragraph(b))paragraph(c)"],
])("blocks: %s", (source, expected) => expect(all(parseMarkdown(source))).toBe(expected));

test("whatever is written: it ends, only http(s) links, and plain text stays word for word", () => {
	const hostile = fc.string({
		unit: fc.constantFrom(
			"*",
			"_",
			"~",
			"|",
			"`",
			"[",
			"]",
			"(",
			")",
			"<",
			">",
			"\\",
			"@",
			"#",
			"-",
			" ",
			"\n",
			"a",
			"1",
			":",
			"t",
			"https://x.y",
		),
		maxLength: 300,
	});
	const links = (nodes: readonly (Inline | Block)[]): string[] =>
		nodes.flatMap((node) => [
			...(node.kind === "link" ? [node.href] : []),
			...("children" in node
				? links(node.children)
				: node.kind === "list"
					? node.items.flatMap((one) => links(one.children))
					: []),
		]);
	fc.assert(
		fc.property(hostile, (source) => {
			for (const href of links(parseMarkdown(source))) expect(href).toMatch(/^https?:\/\//);
		}),
		{ numRuns: 2000 },
	);
	fc.assert(
		fc.property(fc.string({ unit: fc.constantFrom("ä", "ß", "B", "é", ".", ",", "!", " ", "7", "„") }), (source) => {
			expect(plainText(parseInline(source))).toBe(source);
		}),
	);
});

test.each(["*", "**a", "[", "||", "`a", "_a", "\\*", "> ", "*a_b", "- ", "<@1", "https://"])(
	"4,000 characters of %s take no noticeable time",
	(unit) => {
		const source = unit.repeat(Math.ceil(4000 / unit.length));
		const start = performance.now();
		parseMarkdown(source);
		expect(performance.now() - start).toBeLessThan(250);
	},
);
