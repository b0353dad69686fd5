// The page's own line icons, 24 × 24, drawn with the text's colour.
import { h, type VNode } from "./dom.ts";

const PATHS = {
	hash: "M9 4 7 20M17 4l-2 16M4.5 9h16M3.5 15h16",
	forum: "M4 5h16v11H10l-4 4v-4H4zM8 9h8M8 12.5h5",
	news: "M4 10v4h3l7 4V6l-7 4zM17.5 9.5a4 4 0 0 1 0 5M8 14.5 9 20h2.5",
	voice: "M5 9.5v5h3.5L13 18V6L8.5 9.5zM16.5 9a4.5 4.5 0 0 1 0 6",
	thread: "M6 4v9a4 4 0 0 0 4 4h9M15.5 13.5 19 17l-3.5 3.5",
	mail: "M3.5 6h17v12h-17zM4 6.5l8 6.5 8-6.5",
	lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
	archive: "M4 5h16v4H4zM5.5 9v10h13V9M10 13h4",
	reply: "M9.5 6 4 11.5 9.5 17M4.5 11.5H14a6 6 0 0 1 6 6V19",
	forward: "M14.5 6 20 11.5 14.5 17M19.5 11.5H10a6 6 0 0 0-6 6V19",
	pencil: "m5 19 1-4L16.5 4.5l3 3L9 18zM14 7l3 3",
	trash: "M5 7h14M9.5 7V4.5h5V7M7 7l1 13h8l1-13M10.5 11v5.5M13.5 11v5.5",
	copy: "M8.5 8.5h11v11h-11zM15.5 8.5v-4h-11v11h4",
	more: "M5 12a.6.6 0 1 0 .01 0M12 12a.6.6 0 1 0 .01 0M19 12a.6.6 0 1 0 .01 0",
	plus: "M12 5v14M5 12h14",
	close: "m6 6 12 12M18 6 6 18",
	menu: "M4 7h16M4 12h16M4 17h16",
	panel: "M4 5h16v14H4zM14.5 5v14",
	people:
		"M9 11.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4M3.5 19c.4-3.3 2.6-5 5.5-5s5.1 1.7 5.5 5M15.5 11.3a2.8 2.8 0 1 0-.6-5.5M17 14.2c2 .5 3.2 2.1 3.5 4.8",
	send: "M4 12 20 4.5 15 20l-3.5-6.5zM11.5 13.5 20 4.5",
	slash: "M5 4.5h14v15H5zM14 8l-4 8",
	sun: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8M12 3v1.5M12 19.5V21M3 12h1.5M19.5 12H21M5.6 5.6l1.1 1.1M17.3 17.3l1.1 1.1M18.4 5.6l-1.1 1.1M6.7 17.3l-1.1 1.1",
	moon: "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10",
	compass: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17M15.5 8.5l-2 5-5 2 2-5z",
	clock: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17M12 7.5V12l3 2",
	eye: "M3 12c2-4 5-6 9-6s7 2 9 6c-2 4-5 6-9 6s-7-2-9-6M12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5",
	play: "M8 5.5v13l10.5-6.5z",
	flask: "M10 4v5.5L5 19h14l-5-9.5V4M8.5 4h7M7.5 15h9",
	chevron: "m8 10 4 4 4-4",
	down: "M12 5v13M6.5 12.5 12 18l5.5-5.5",
	external: "M13.5 5H19v5.5M19 5l-8.5 8.5M10 6H5v13h13v-5",
	check: "m5 12.5 4.5 4.5L19 7.5",
	bolt: "M13 3.5 5.5 13.5H11l-1 7 8-10.5h-5.5z",
	door: "M6 20V4h9v16M4 20h16M12 12h.01",
	shield: "M12 3.5 5 6v5.5c0 4.5 3 7.5 7 9 4-1.5 7-4.5 7-9V6z",
	pin: "M9 4h6l-1 6 3 3H7l3-3zM12 13v7",
} as const;

export type IconName = keyof typeof PATHS;

/** A decorative icon; the control around it carries the name. */
export function icon(name: IconName, size = 20): VNode {
	return h(
		"svg",
		{ class: "icon", viewBox: "0 0 24 24", width: size, height: size, "aria-hidden": "true", focusable: "false" },
		h("path", { d: PATHS[name] }),
	);
}
