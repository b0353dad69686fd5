// The host's buttons: scenes that play what people would do.
import { reasonOf } from "../actions.ts";
import * as api from "../api.ts";
import { type Child, h, type VNode } from "../dom.ts";
import { icon } from "../icons.ts";
import { page, redraw, toast } from "../state.ts";
import { t, words } from "../texts.ts";

let scenes: Promise<api.Scene[]> | null = null;
let shown: api.Scene[] | null = null;
const running = new Set<string>();

/** Reads the host's scenes, once. */
export function loadScenes(): Promise<api.Scene[]> {
	scenes ??= api.readScenes().then(
		(found) => {
			shown = found;
			redraw();
			return found;
		},
		() => {
			scenes = null;
			return [];
		},
	);
	return scenes;
}

export const hasScene = (id: string): boolean => shown?.some((scene) => scene.id === id) ?? false;

export function sceneList(): Child {
	if (!shown) void loadScenes();
	if (shown?.length === 0) return h("p", { class: "quiet" }, t("noScenes"));
	return h(
		"ul",
		{ class: "scenes" },
		(shown ?? []).map((scene) => h("li", { key: scene.id }, sceneButton(scene))),
	);
}

const sceneButton = (scene: api.Scene): VNode =>
	h(
		"button",
		{
			class: "scene",
			type: "button",
			"data-scene": scene.id,
			"aria-busy": running.has(scene.id) ? "true" : undefined,
			onclick: () => void play(scene.id),
		},
		icon("play", 18),
		h("span", { class: "entry-text" }, h("span", {}, words(scene.title)), h("small", {}, words(scene.description))),
	);

/** Plays a scene. @param quiet without saying that it was played @returns what the host answered; undefined where it failed, which has then been told */
export async function play(id: string, quiet = false): Promise<unknown> {
	if (running.has(id)) return undefined;
	running.add(id);
	redraw();
	try {
		const { result } = await api.playScene(id, page.as);
		if (!quiet) toast(t("played", { name: words(shown?.find((one) => one.id === id)?.title) || id }));
		return result;
	} catch (error) {
		toast(t("loadFailed", { why: reasonOf(error) }), "error");
		return undefined;
	} finally {
		running.delete(id);
		redraw();
	}
}
