// The side panel's laboratory: scenes to play, the clock to move, faults to switch on.
import { reasonOf, refresh } from "../actions.ts";
import * as api from "../api.ts";
import { type Child, h, type VNode } from "../dom.ts";
import { icon } from "../icons.ts";
import { toast } from "../state.ts";
import { type TextKey, t } from "../texts.ts";
import { now, setClock, shortTime } from "../time.ts";
import { faultList } from "./faults.ts";
import { sceneList } from "./scenes.ts";

export const labView = (): Child[] => [
	section("scenes", "scenesIntro", sceneList()),
	section("clock", "clockIntro", clock()),
	section("faults", "faultsIntro", faultList()),
];

const section = (title: TextKey, intro: TextKey, ...children: Child[]): VNode =>
	h(
		"section",
		{ class: "lab-section", key: title },
		h("h2", {}, t(title)),
		h("p", { class: "quiet" }, t(intro)),
		children,
	);

const STEPS: readonly [TextKey, number][] = [
	["minutes", 600_000],
	["hour", 3_600_000],
	["day", 86_400_000],
	["week", 604_800_000],
];

const clock = (): Child[] => [
	h("p", { class: "clock-now" }, icon("clock", 18), h("time", {}, shortTime(now()))),
	h(
		"div",
		{ class: "clock-buttons" },
		STEPS.map(([name, ms]) => clockButton(name, ms)),
	),
];

const clockButton = (name: TextKey, ms: number): VNode =>
	h(
		"button",
		{ class: "button secondary", type: "button", onclick: () => void advance(ms) },
		`+ ${t(name)}`,
		h("span", { class: "sr" }, ` ${t("clockForward")}`),
	);

async function advance(ms: number): Promise<void> {
	try {
		const { clock: moved } = await api.moveClock(ms);
		setClock(moved);
		toast(t("clockMoved", { time: shortTime(moved) }));
		await refresh();
	} catch (error) {
		toast(t("loadFailed", { why: reasonOf(error) }), "error");
	}
}
