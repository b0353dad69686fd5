// The first picture of an article that is more than decoration.
import { httpUrl } from "../url.ts";
import type { Line } from "./blocks.ts";
import type { Range } from "./marks.ts";
import { type Element, elementsIn } from "./tree.ts";

const DECORATION =
	/(?:^data:|\bemoji|smil(?:ey|ie)|avatar|gravatar|\blogo|\bicon|spacer|pixel|tracking|badge|\bbanner|vgwort|vg-wort|met\.vgwort|1x1|blank\.|share|button|placeholder|loading)/iu;

/** @returns the absolute http(s) address of the first fitting image inside the range's elements, or null */
export function imageIn(tree: Element, line: Line, [from, to]: Range, base: string | null): string | null {
	for (const element of elementsIn(tree)) {
		if (element.tag !== "img" || !isInside(element, line, from, to)) continue;
		const { attributes } = element;
		const source = [
			attributes["data-src"],
			attributes["data-lazy-src"],
			attributes["data-original"],
			attributes.src,
			firstOf(attributes.srcset),
		].find((value) => value && !DECORATION.test(value));
		if (!source || isTiny(attributes.width) || isTiny(attributes.height)) continue;
		const url = httpUrl(source, base);
		if (url) return url;
	}
	return null;
}

const isTiny = (size: string | undefined) =>
	size !== undefined && /^\d+(?:px)?$/u.test(size) && Number.parseInt(size, 10) < 100;

const firstOf = (srcset: string | undefined) => srcset?.trim().split(/[\s,]+/u)[0];

/** An image stands where its nearest block does; an empty block lies between the blocks around it. */
function isInside(image: Element, line: Line, from: number, to: number): boolean {
	for (let node = image.parent; node; node = node.parent) {
		const range = line.ranges.get(node);
		if (range) return range[0] >= from && range[1] <= to;
	}
	return false;
}
