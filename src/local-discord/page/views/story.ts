// The side panel's story: what happened behind the scenes, newest first.
import { showMessage } from "../actions.ts";
import { type Child, h, type VNode } from "../dom.ts";
import { page, redraw, type StoryEntry } from "../state.ts";
import { keepStory } from "../story-memory.ts";
import { t, words } from "../texts.ts";
import { clockTime } from "../time.ts";

export function storyView(): Child[] {
	if (page.story.length === 0)
		return [h("p", { class: "panel-intro" }, t("storyIntro")), h("p", { class: "quiet panel-empty" }, t("storyEmpty"))];
	const clear = () => {
		page.story = [];
		keepStory();
		redraw();
	};
	return [
		h("p", { class: "panel-intro" }, t("storyIntro")),
		h("ol", { class: "story", reversed: true }, page.story.toReversed().map(entryView)),
		h("button", { class: "text-button", type: "button", onclick: clear }, t("clear")),
	];
}

function entryView(entry: StoryEntry): VNode {
	const { channelId, messageId } = entry;
	return h(
		"li",
		{ key: entry.key },
		h("time", { datetime: new Date(entry.at).toISOString() }, clockTime(entry.at)),
		h("p", {}, words(entry.text)),
		channelId &&
			messageId &&
			h(
				"button",
				{ class: "text-button", type: "button", onclick: () => void showMessage(channelId, messageId) },
				t("show"),
			),
		entry.detail !== null &&
			entry.detail !== undefined &&
			h("details", {}, h("summary", {}, t("details")), detailView(entry.detail)),
	);
}

/** Details as a list of names and values where they are such, else as they are. */
function detailView(detail: unknown): Child {
	if (typeof detail === "string") return h("p", { class: "story-detail" }, detail);
	if (detail === null || typeof detail !== "object") return h("p", { class: "story-detail" }, String(detail));
	if ("de" in detail) return h("p", { class: "story-detail" }, words(detail));
	const rows = Object.entries(detail).filter(([, value]) => value !== null && value !== undefined && value !== "");
	return h(
		"dl",
		{ class: "story-detail" },
		rows.map(([name, value]) => [
			h("dt", {}, name),
			h(
				"dd",
				{},
				typeof value === "string"
					? value
					: typeof value === "object" && "de" in value
						? words(value)
						: JSON.stringify(value, null, 1),
			),
		]),
	);
}
