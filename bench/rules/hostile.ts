// Comments that are written to be slow to judge.

/** 4,000 characters each, and each a string of its own, as Discord's messages are after `JSON.parse`; not a slice of a longer one. */
export const HOSTILE: Readonly<Record<string, string>> = Object.fromEntries(
	Object.entries({
		"hostile: one letter": "a",
		"hostile: stars": "a*b*c*d ",
		"hostile: starred insult": "i*i*t ",
		"hostile: leet": "1d1074 ",
		"hostile: spaced": "i d i o t ",
		"hostile: insults": "Idiot ",
		"hostile: dots": "a.b.de ",
		"hostile: brackets": "[](",
		"hostile: umlauts": "äöü",
		"hostile: zalgo": "a\u0300\u0301\u0302",
		"hostile: styled": "\u{1d586}",
		"hostile: look-alikes": "іԁіот ",
		"hostile: near misses": "arschloc",
		"hostile: quotes": "„a“ ",
		"hostile: hidden dots": "aaaaaaaaaaaaaaaaaaaa[.]",
		"hostile: escapes": "%49diot ",
		"hostile: hosts of nothing": "[a](http://",
		"hostile: foreign hosts": "\udc00ä.de ",
	}).map(([name, piece]) => {
		const text = piece.repeat(Math.ceil(4000 / piece.length)).slice(0, 4000);
		return [name, JSON.parse(JSON.stringify(text)) as string];
	}),
);
