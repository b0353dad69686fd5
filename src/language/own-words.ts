// What somebody wrote themselves in a comment: without what they quoted, and without Discord's marks.

/** @returns the comment without quoted lines, code, addresses, mentions, custom emoji and the marks of bold and italics */
export function ownWords(comment: string): string {
	return comment
		.replace(/```[\s\S]*?```/g, " ")
		.replace(/^>>> [\s\S]*/m, "")
		.replace(/^> ?.*$/gm, "")
		.replace(/\[([^\]\n]{0,200})\]\(<?https?:[^)\s]*\)/g, "$1")
		.replace(/<?https?:\/\/\S+/g, " ")
		.replace(/<(?:@[!&]?|#)\d+>|<a?:\w+:\d+>|<t:\d+(?::\w)?>|<\/[^:>\n]+:\d+>/g, " ")
		.replace(/[*_~`|]{1,3}/g, "");
}
