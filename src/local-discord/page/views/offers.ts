// What the message box suggests while one types: commands after "/", people after "@", channels after "#".
import { h, type VNode } from "../dom.ts";
import { icon } from "../icons.ts";
import { guild, nameOf, page, redraw } from "../state.ts";
import { t } from "../texts.ts";
import { avatar } from "./avatar.ts";
import { openEntry } from "./command-entry.ts";
import { focusComposer } from "./composer-text.ts";
import { draft, field, mentions, setDraft } from "./draft.ts";
import { matching } from "./slash-commands.ts";

export interface Offer {
	readonly label: string;
	readonly description: string;
	readonly before: VNode;
	readonly take: () => void;
}

let active = 0;
/** The text for which somebody closed the suggestions. */
let closedFor = "";

export const activeOffer = (): number => active;

/** After something was typed: suggestions begin anew. */
export function restartOffers(): void {
	active = 0;
	closedFor = "";
}

/** @returns whether the key was meant for the suggestions */
export function onOfferKey(event: KeyboardEvent): boolean {
	// Not those last drawn: somebody may type and press Enter within one frame.
	const offers = offersNow();
	if (offers.length === 0) return false;
	active = Math.min(active, offers.length - 1);
	if (event.key === "ArrowDown" || event.key === "ArrowUp") {
		active = (active + (event.key === "ArrowDown" ? 1 : offers.length - 1)) % offers.length;
		requestAnimationFrame(() => document.getElementById(`offer-${active}`)?.scrollIntoView({ block: "nearest" }));
	} else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey) offers[active]?.take();
	else if (event.key === "Escape") closedFor = draft();
	else return false;
	event.preventDefault();
	redraw();
	return true;
}

/** The word before the cursor, where it may ask for suggestions. */
function wordAtCursor(): { word: string; from: number; to: number } {
	const text = draft();
	const to = document.activeElement === field() ? (field()?.selectionStart ?? text.length) : text.length;
	const from = Math.max(text.lastIndexOf(" ", to - 1), text.lastIndexOf("\n", to - 1)) + 1;
	return { word: text.slice(from, to), from, to };
}

export function offersNow(): Offer[] {
	const text = draft();
	if (text === "" || text === closedFor) return [];
	if (/^\/[^\n]*$/.test(text)) {
		return matching(text.slice(1)).map((slash) => ({
			label: `/${slash.label}`,
			description: slash.description,
			before: icon("slash", 18),
			take: () => {
				setDraft("");
				openEntry(slash);
			},
		}));
	}
	const { word, from, to } = wordAtCursor();
	const wanted = word.slice(1).toLocaleLowerCase();
	const replace = (label: string, code: string) => () => {
		mentions.set(label, code);
		setDraft(`${text.slice(0, from)}${label} ${text.slice(to)}`);
		focusComposer();
	};
	if (word.startsWith("@")) {
		const here = guild()?.members.map((one) => one.userId) ?? page.server?.people.map((one) => one.id) ?? [];
		return here
			.map((id) => ({ id, name: nameOf(id) }))
			.filter((one) => one.name.toLocaleLowerCase().includes(wanted) && !mentions.has(word))
			.slice(0, 8)
			.map((one) => ({
				label: one.name,
				description: "",
				before: avatar(one.id, "tiny"),
				take: replace(`@${one.name}`, `<@${one.id}>`),
			}));
	}
	if (word.startsWith("#") && word.length > 1) {
		return [...(guild()?.channels ?? []), ...(guild()?.threads ?? [])]
			.filter((one) => one.name.toLocaleLowerCase().includes(wanted) && !("type" in one && one.type === 4))
			.slice(0, 8)
			.map((one) => ({
				label: one.name,
				description: "",
				before: icon("hash", 18),
				take: replace(`#${one.name}`, `<#${one.id}>`),
			}));
	}
	return [];
}

export const noCommand = (): boolean =>
	/^\/\S/.test(draft()) && draft() !== closedFor && matching(draft().slice(1)).length === 0;

export function offerList(offers: readonly Offer[]): VNode {
	active = Math.min(active, Math.max(0, offers.length - 1));
	return h(
		"div",
		{ class: "offers" },
		h("div", { class: "float-group" }, t(draft().startsWith("/") ? "commands" : "suggestions")),
		h(
			"div",
			{ class: "offers-list", role: "listbox", id: "offers", "aria-label": t("suggestions"), tabindex: "-1" },
			offers.map((offer, index) =>
				h(
					"div",
					{
						class: index === active ? "entry active" : "entry",
						id: `offer-${index}`,
						role: "option",
						"aria-selected": String(index === active),
						ref: undefined,
						onpointerdown: (event: Event) => {
							event.preventDefault();
							offer.take();
						},
					},
					offer.before,
					h(
						"span",
						{ class: "entry-text" },
						h("span", {}, offer.label),
						offer.description && h("small", {}, offer.description),
					),
				),
			),
		),
		offers.length === 0 && h("p", { class: "quiet offers-none" }, t("noCommands")),
	);
}
