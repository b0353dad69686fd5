// The side panel's story: what happened behind the scenes, newest first.
import { goTo, showMessage } from "../actions.ts";
import { type Child, h, type VNode } from "../dom.ts";
import { page, place, type StoryEntry } from "../state.ts";
import { clearStory } from "../story-memory.ts";
import { t, words } from "../texts.ts";
import { clockTime } from "../time.ts";

type Json = Record<string, unknown>;

export function storyView(): Child[] {
	if (page.story.length === 0)
		return [h("p", { class: "panel-intro" }, t("storyIntro")), h("p", { class: "quiet panel-empty" }, t("storyEmpty"))];
	return [
		h("p", { class: "panel-intro" }, t("storyIntro")),
		h("ol", { class: "story", reversed: true }, page.story.toReversed().map(entryView)),
		h("button", { class: "text-button", type: "button", onclick: clearStory }, t("clear")),
	];
}

function entryView(entry: StoryEntry): VNode {
	const places = placesOf(entry.detail);
	const more = detailView(entry.detail);
	return h(
		"li",
		{ key: entry.id },
		h("time", { datetime: new Date(entry.at).toISOString() }, clockTime(entry.at)),
		h("p", {}, words(entry.text)),
		places.length > 0 && h("p", { class: "story-places" }, places.map(placeButton)),
		more && h("details", {}, h("summary", {}, t("details")), more),
	);
}

interface StoryPlace {
	readonly label: string;
	readonly channelId: string;
	readonly messageId: string | null;
}

/** Where one can look: `channelId` and `messageId`, or several `places` with labels; only what one may see. */
function placesOf(detail: unknown): StoryPlace[] {
	const json = fields(detail);
	const all = Array.isArray(json.places) ? json.places.map(fields) : json.channelId ? [json] : [];
	return all.flatMap((one) => {
		const channelId = String(one.channelId ?? "");
		if (!place(channelId)) return [];
		const messageId = typeof one.messageId === "string" ? one.messageId : null;
		return [{ label: words(one.label) || t("show"), channelId, messageId }];
	});
}

const placeButton = ({ label, channelId, messageId }: StoryPlace): VNode =>
	h(
		"button",
		{
			class: "text-button",
			type: "button",
			"data-place": messageId ?? channelId,
			onclick: () => (messageId ? void showMessage(channelId, messageId) : goTo(channelId)),
		},
		label,
	);

const PLACES = ["channelId", "messageId", "places"];

/** Details as a list of names and values where they are such (`rows` with names in both languages), else as they are. */
function detailView(detail: unknown): Child {
	if (detail === null || detail === undefined) return null;
	if (typeof detail !== "object") return h("p", { class: "story-detail" }, String(detail));
	if ("de" in detail) return h("p", { class: "story-detail" }, words(detail));
	const rows: [name: string, value: unknown][] =
		"rows" in detail && Array.isArray(detail.rows)
			? detail.rows.map((row) => [words(fields(row).label), fields(row).text])
			: Object.entries(detail).filter(([name]) => !PLACES.includes(name));
	const said = rows.flatMap(([name, value]) => (shown(value) === "" ? [] : [[name, shown(value)] as const]));
	if (said.length === 0) return null;
	return h(
		"dl",
		{ class: "story-detail" },
		said.map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]),
	);
}

function shown(value: unknown): string {
	if (value === null || value === undefined) return "";
	if (typeof value !== "object") return String(value);
	return "de" in value ? words(value) : JSON.stringify(value, null, 1);
}

const fields = (value: unknown): Json => (value !== null && typeof value === "object" ? (value as Json) : {});
