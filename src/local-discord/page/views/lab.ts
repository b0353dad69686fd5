// The side panel's laboratory: scenes to play, the clock to move, faults to switch on.

import { reasonOf, refresh } from "../actions.ts";
import * as api from "../api.ts";
import { type Child, h, type VNode } from "../dom.ts";
import { icon } from "../icons.ts";
import type { Words } from "../model.ts";
import { page, redraw, toast } from "../state.ts";
import { type TextKey, t, words } from "../texts.ts";
import { now, setClock, shortTime } from "../time.ts";

export interface Scene {
	id: string;
	title: Words | string;
	description?: Words | string;
}

interface Fault {
	id: string;
	title?: Words | string;
	description?: Words | string;
	active?: boolean;
}

let scenes: Scene[] | null = null;
let faults: Fault[] = [];
let asked = false;
const running = new Set<string>();

const listOf = (answer: unknown, key: string): unknown[] => {
	if (Array.isArray(answer)) return answer;
	const inner = (answer as Record<string, unknown> | null)?.[key];
	return Array.isArray(inner) ? inner : [];
};

export async function loadLab(): Promise<void> {
	asked = true;
	scenes = listOf(await api.readActions().catch(() => []), "actions") as Scene[];
	faults = listOf(await api.readFaults().catch(() => []), "faults") as Fault[];
	redraw();
}

export function labView(): Child[] {
	if (!asked) void loadLab();
	return [sceneSection(), clockSection(), faults.length ? faultSection() : null];
}

const section = (title: TextKey, intro: TextKey, ...children: Child[]): VNode =>
	h(
		"section",
		{ class: "lab-section", key: title },
		h("h2", {}, t(title)),
		h("p", { class: "quiet" }, t(intro)),
		children,
	);

function sceneSection(): VNode {
	if (scenes?.length === 0) return section("scenes", "noScenes");
	return section(
		"scenes",
		"scenesIntro",
		h(
			"ul",
			{ class: "scenes" },
			(scenes ?? []).map((scene) => h("li", { key: scene.id }, sceneButton(scene))),
		),
	);
}

const sceneButton = (scene: Scene): VNode =>
	h(
		"button",
		{
			class: "scene",
			type: "button",
			"data-scene": scene.id,
			"aria-busy": running.has(scene.id) ? "true" : undefined,
			onclick: () => void playScene(scene.id),
		},
		icon("play", 18),
		h(
			"span",
			{ class: "entry-text" },
			h("span", {}, words(scene.title)),
			words(scene.description) && h("small", {}, words(scene.description)),
		),
	);

/** Plays a scene of the host; also called by the tour. */
export async function playScene(id: string): Promise<boolean> {
	if (running.has(id)) return false;
	running.add(id);
	redraw();
	try {
		await api.runAction(id, page.as);
		toast(t("played", { name: words(scenes?.find((one) => one.id === id)?.title ?? id) }));
		return true;
	} catch (error) {
		toast(t("loadFailed", { why: reasonOf(error) }), "error");
		return false;
	} finally {
		running.delete(id);
		redraw();
	}
}

const STEPS: readonly [TextKey, number][] = [
	["minutes", 600_000],
	["hour", 3_600_000],
	["day", 86_400_000],
	["week", 604_800_000],
];

const clockSection = (): VNode =>
	section(
		"clock",
		"clockIntro",
		h("p", { class: "clock-now" }, icon("clock", 18), h("time", {}, shortTime(now()))),
		h(
			"div",
			{ class: "clock-buttons" },
			STEPS.map(([name, ms]) =>
				h(
					"button",
					{
						class: "button secondary",
						type: "button",
						"aria-label": t("forwardBy", { time: t(name) }),
						onclick: () => void advance(ms),
					},
					`+ ${t(name)}`,
				),
			),
		),
	);

async function advance(ms: number): Promise<void> {
	try {
		const answer = (await api.moveClock(ms)) as { clock?: number } | null;
		if (typeof answer?.clock === "number") setClock(answer.clock);
		else setClock(now() + ms);
		toast(t("clockMoved", { time: shortTime(now()) }));
		await refresh();
	} catch (error) {
		toast(t("loadFailed", { why: reasonOf(error) }), "error");
	}
}

const faultSection = (): VNode =>
	section(
		"faults",
		"faultsIntro",
		h(
			"ul",
			{ class: "faults" },
			faults.map((fault) =>
				h(
					"li",
					{ key: fault.id },
					h(
						"label",
						{ class: "switch" },
						h("input", {
							type: "checkbox",
							checked: Boolean(fault.active),
							onchange: (event: Event) => void setFault(fault, (event.target as HTMLInputElement).checked),
						}),
						h(
							"span",
							{ class: "entry-text" },
							h("span", {}, words(fault.title) || fault.id),
							words(fault.description) && h("small", {}, words(fault.description)),
						),
					),
				),
			),
		),
	);

async function setFault(fault: Fault, active: boolean): Promise<void> {
	try {
		await api.setFaults({ id: fault.id, active });
		toast(active ? t("faultSet", { name: words(fault.title) || fault.id }) : t("faultsEnded"));
	} catch (error) {
		toast(t("loadFailed", { why: reasonOf(error) }), "error");
	}
	await loadLab();
}
