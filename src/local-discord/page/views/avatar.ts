// A person's sign: the first letters of the name on the person's colour.
import { lettersOn } from "../contrast.ts";
import { h, type VNode } from "../dom.ts";
import { nameOf, person } from "../state.ts";

const initials = (name: string): string => {
	const parts = name.split(/[\s._-]+/).filter((part) => /[\p{L}\p{N}]/u.test(part));
	const letters = parts.length > 1 ? [parts[0]!, parts.at(-1)!].map((part) => [...part][0]) : [...name].slice(0, 1);
	return letters.join("").toUpperCase();
};

export function avatar(id: string, size: "small" | "normal" | "tiny" = "normal", fallback?: string): VNode {
	const known = person(id);
	const color = /^#[0-9a-f]{6}$/i.test(known?.avatarColor ?? "") ? known!.avatarColor : "#5b6770";
	return h(
		"span",
		{ class: `avatar ${size}`, style: { "background-color": color, color: lettersOn(color) }, "aria-hidden": "true" },
		initials(nameOf(id, fallback)),
	);
}

export const badge = (text: string): VNode => h("span", { class: "badge" }, text);
