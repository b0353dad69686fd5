// One article of the demonstration newspaper. Town, persons and media are invented.

export interface Story {
	slug: string;
	title: string;
	teaser: string;
	author: string;
	category: string;
	/** Paragraphs separated by an empty line; a line that begins with "## " is a heading between them. */
	body: string;
	/** Slugs of articles offered as further reading. */
	related: string[];
	/** Two colours of its picture and what the picture shows. */
	picture: { colours: [string, string]; alt: string };
}

export function paragraphsOf(story: Pick<Story, "body">): string[] {
	return story.body
		.split(/\n\s*\n/)
		.map((paragraph) => paragraph.replace(/\s+/g, " ").trim())
		.filter(Boolean);
}
