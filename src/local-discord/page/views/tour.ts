// The guided tour: a card beside what it speaks of. It waits where somebody should do something, and never blocks the page.

import type { TourStep } from "../../local-api/tour-step.ts";
import { become, goTo, perform } from "../actions.ts";
import * as api from "../api.ts";
import { type Child, h } from "../dom.ts";
import { watch } from "../events.ts";
import { byId } from "../history.ts";
import { icon } from "../icons.ts";
import { type ApiUser, type Guild, isForum, MessageFlag } from "../model.ts";
import { recall, remember } from "../prefs.ts";
import { dmPartner, guild, HOME, page, person, place, redraw } from "../state.ts";
import { t, words } from "../texts.ts";
import { PAGE_TOUR } from "../tour-steps.ts";
import { commandsOfType } from "./command-names.ts";
import { insertText } from "./composer-text.ts";
import { showTab } from "./panel.ts";
import { hasScene, loadScenes, play } from "./scenes.ts";

interface Running {
	readonly steps: readonly TourStep[];
	index: number;
	/** Who one was and where when the step began. */
	as: string;
	channelId: string;
	done: boolean;
	/** Scenes that were played on entering a step: going back does not play them again. */
	readonly played: Set<string>;
}

let running: Running | null = null;

let offered = false;

let unwatch = (): void => {};

/** On the first visit the page asks whether one would like to be shown around. */
export function offerTour(): void {
	offered = recall("tour") === null && !navigator.webdriver;
	redraw();
}

/** What the current step points at: a CSS selector, null for nothing; undefined while there is no tour. */
export const currentTarget = (): string | null | undefined =>
	running ? (running.steps[running.index]?.target ?? null) : undefined;

export async function startTour(): Promise<void> {
	offered = false;
	remember("tour", "seen");
	const steps = (await hostsTour()) ?? PAGE_TOUR;
	running = {
		steps: steps.filter(possible),
		index: 0,
		as: page.as,
		channelId: page.channelId,
		done: false,
		played: new Set(),
	};
	unwatch();
	unwatch = watch((event) => {
		const wait = running?.steps[running.index]?.wait;
		if (!wait?.event || wait.event !== event.type) return;
		const message = (event.data.message ?? event.data) as { author?: ApiUser; flags?: number };
		if (wait.by === "me" && message.author?.id !== page.as) return;
		if (wait.by === "bot" && (!message.author?.bot || (message.flags ?? 0) & MessageFlag.loading)) return;
		if (wait.contains && !JSON.stringify(event.data).includes(wait.contains)) return;
		advanceSoon();
	});
	await enter();
}

function possible({ needs }: TourStep): boolean {
	if (needs?.channel && !findChannel(needs.channel)) return false;
	if (needs?.command && !commandsOfType(1).some((one) => one.name === needs.command)) return false;
	return !needs?.scene || hasScene(needs.scene);
}

/** The host's own tour, where it has one. */
async function hostsTour(): Promise<readonly TourStep[] | null> {
	await loadScenes();
	const steps = await api.readTour().catch(() => null);
	return Array.isArray(steps) && steps.length ? (steps as TourStep[]) : null;
}

export function endTour(): void {
	running = null;
	unwatch();
	redraw();
}

async function enter(): Promise<void> {
	const step = running?.steps[running.index];
	if (!running || !step) return endTour();
	const { channel, newestThread, botDm, scene, tab } = step.enter ?? {};
	const who = wanted(step);
	if (who) await become(who);
	const there = channel ? findChannel(channel) : undefined;
	const thread = newestThread ? newest(there) : undefined;
	const dm = botDm ? page.server?.dms.find((one) => dmPartner(one) === page.server?.botId)?.id : undefined;
	const target = dm ?? thread ?? there;
	if (target) goTo(target);
	if (scene && !running.played.has(scene)) {
		running.played.add(scene);
		await play(scene, true);
		if (running?.steps[running.index] !== step) return;
	}
	if (tab) showTab(tab);
	page.drawer = tab && !matchMedia("(min-width: 1100px)").matches ? "right" : null;
	running.as = page.as;
	running.channelId = page.channelId;
	running.done = false;
	redraw();
	requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById("tour-title")?.focus()));
}

/** Whom a step wants one to be. */
function wanted({ enter }: TourStep): string | undefined {
	const people = page.server?.people ?? [];
	if (enter?.as) return people.find((one) => one.id === enter.as || one.username === enter.as)?.id;
	const role = enter?.role && here()?.roles.find((one) => one.name === enter.role)?.id;
	return role ? here()?.members.find((one) => one.roles.includes(role) && !person(one.userId)?.bot)?.userId : undefined;
}

/** The guild one is in; from the direct messages the first one. */
const here = (): Guild | undefined => guild() ?? page.server?.guilds[0];

const findChannel = (name: string): string | undefined =>
	here()?.channels.find((one) => one.id === name || one.name === name)?.id;

const newest = (parentId: string | undefined): string | undefined =>
	here()
		?.threads.filter((one) => !parentId || one.parentId === parentId)
		.sort((a, b) => byId(b.id, a.id))[0]?.id;

function step(by: number): void {
	if (!running) return;
	running.index += by;
	if (running.index >= running.steps.length) endTour();
	else void enter();
}

function advanceSoon(): void {
	if (!running || running.done) return;
	running.done = true;
	const { index } = running;
	redraw();
	setTimeout(() => {
		if (running?.index === index && running.done) step(1);
	}, 900);
}

/** Waiting for a place or a person is decided by what the page shows. */
function checkPlace(): void {
	const wait = running?.steps[running.index]?.wait;
	if (!running || !wait || running.done) return;
	const open = place(page.channelId);
	const moved = page.channelId !== running.channelId || open?.thread != null;
	const there =
		wait.place === "thread"
			? open?.thread != null
			: wait.place === "dm"
				? open?.guildId === HOME
				: wait.place === "forum" && open != null && isForum(open.type);
	if ((wait.place && moved && there) || (wait.as === "other" && page.as !== running.as)) advanceSoon();
}

export function tourView(): Child {
	checkPlace();
	if (!running) return offered ? offerView() : null;
	const { steps, index, done } = running;
	const now = steps[index]!;
	const isLast = index === steps.length - 1;
	return h(
		"section",
		{
			class: now.target ? "tour" : "tour centered",
			role: "dialog",
			"aria-labelledby": "tour-title",
			"aria-describedby": "tour-text",
			onkeydown: (event: KeyboardEvent) => event.key === "Escape" && endTour(),
		},
		h("p", { class: "tour-step" }, t("tourStep", { n: index + 1, all: steps.length })),
		h("h2", { id: "tour-title", tabindex: "-1" }, words(now.title)),
		h("p", { id: "tour-text" }, words(now.text)),
		now.offer &&
			h(
				"button",
				{ class: "button secondary", type: "button", onclick: () => void accept(now) },
				icon("play", 16),
				words(now.offer.label),
			),
		now.wait &&
			h("p", { class: "tour-wait", role: "status" }, done ? icon("check", 16) : null, done ? "" : t("tourWaiting")),
		h(
			"div",
			{ class: "tour-foot" },
			h("button", { class: "text-button", type: "button", onclick: endTour }, t("tourEnd")),
			h("span", { class: "space" }),
			index > 0 && h("button", { class: "button secondary", type: "button", onclick: () => step(-1) }, t("tourBack")),
			h(
				"button",
				{ class: "button primary", type: "button", onclick: () => step(1) },
				t(isLast ? "tourDone" : "tourNext"),
			),
		),
	);
}

async function accept(now: TourStep): Promise<void> {
	const { scene, say, type } = now.offer!;
	if (scene) await play(scene);
	if (say) await perform("say", { channelId: page.channelId, content: words(say) });
	if (type) insertText(words(type));
}

function offerView(): Child {
	const later = () => {
		offered = false;
		remember("tour", "later");
		redraw();
	};
	return h(
		"section",
		{ class: "tour offer", role: "dialog", "aria-label": t("tour") },
		h("p", {}, words(PAGE_TOUR[0]!.text)),
		h(
			"div",
			{ class: "tour-foot" },
			h("button", { class: "text-button", type: "button", onclick: later }, t("close")),
			h("span", { class: "space" }),
			h(
				"button",
				{ class: "button primary", type: "button", onclick: () => void startTour() },
				icon("compass", 18),
				t("tourStart"),
			),
		),
	);
}
