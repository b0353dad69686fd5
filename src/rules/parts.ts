// Which parts of a comment a condition reads.
import { z } from "zod";
import type { Comment, CommentPart, PartSource } from "./comment.ts";

export const SOURCES = [
	"content",
	"forward",
	"embed",
	"poll",
	"altText",
	"fileName",
	"component",
	"threadTitle",
	"nickname",
] as const satisfies readonly PartSource[];

/** The option `in`: everything a person can read, unless the configuration narrows it. */
export const partsOption = z
	.array(z.enum(SOURCES))
	.min(1)
	.optional()
	.meta({ description: "Nur diese Teile des Kommentars; sonst alles, was man lesen kann." });

/** The parts to read, with their index in the comment. */
export function partsIn(
	comment: Comment,
	sources: readonly PartSource[] | undefined,
): readonly (readonly [number, CommentPart])[] {
	const chosen: [number, CommentPart][] = [];
	for (const [index, part] of comment.parts.entries())
		if (sources === undefined || sources.includes(part.source)) chosen.push([index, part]);
	return chosen;
}

/** Whether a part is among the ones to read. */
export function reads(sources: readonly PartSource[] | undefined, { source }: CommentPart): boolean {
	return sources === undefined || sources.includes(source);
}

/** What the member wrote, as opposed to names, titles and embeds that Discord adds. */
export const WRITTEN: readonly PartSource[] = ["content", "forward", "poll", "component"];
