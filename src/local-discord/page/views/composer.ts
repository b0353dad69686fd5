// The message box: text with suggestions for commands, people and channels; or a command being filled in.
import { perform } from "../actions.ts";
import { type Child, h, type VNode } from "../dom.ts";
import { chooseFiles, type FileToSend, readFile } from "../files.ts";
import { icon } from "../icons.ts";
import { guild, HOME, history, nameOf, page, place, redraw, timedOutUntil, toast } from "../state.ts";
import { t } from "../texts.ts";
import { now, shortTime } from "../time.ts";
import { avatar } from "./avatar.ts";
import { entryIsOpen, entryView, openEntry } from "./command-entry.ts";
import { COMPOSER_ID, focusComposer } from "./composer-text.ts";
import { authorName } from "./message.ts";
import { startEdit } from "./message-menu.ts";
import { matching } from "./slash-commands.ts";

interface Offer {
	readonly label: string;
	readonly description: string;
	readonly before: VNode;
	readonly take: () => void;
}

const drafts = new Map<string, string>();
/** What was picked as "@Name", and what Discord writes for it. */
const mentions = new Map<string, string>();
const attached = new Map<string, FileToSend[]>();
let active = 0;
let closedFor = "";

/** Sets the text at once, not with the next drawing: a key pressed before that must not bring the old text back. */
function setDraft(text: string): void {
	drafts.set(page.channelId, text);
	const box = field();
	if (box && box.value !== text) box.value = text;
	redraw();
}

const draft = (): string => drafts.get(page.channelId) ?? "";
const field = (): HTMLTextAreaElement | null => document.getElementById(COMPOSER_ID) as HTMLTextAreaElement | null;

export function composerView(): Child {
	const here = place(page.channelId);
	if (!here) return null;
	const obstacle = obstacleHere();
	if (obstacle) return h("div", { class: "composer-note", role: "status" }, icon("lock", 18), obstacle);
	if (entryIsOpen()) return h("div", { class: "composer" }, entryView());
	const offers = offersNow();
	active = Math.min(active, Math.max(0, offers.length - 1));
	const name = here.guildId === HOME ? here.name : `#${here.name}`;
	const prompt = here.thread ? t("writeInThread") : t("writeIn", { name });
	return h(
		"div",
		{ class: "composer" },
		typingLine(),
		offers.length || noCommand() ? offerList(offers) : null,
		page.replyTo && replyBar(),
		here.thread?.archived && h("p", { class: "composer-hint" }, icon("archive", 15), t("threadArchived")),
		attachedBar(),
		h(
			"div",
			{ class: "composer-line" },
			h(
				"button",
				{
					class: "tool",
					type: "button",
					title: t("commandsButton"),
					"aria-label": t("commandsButton"),
					onclick: startCommand,
				},
				icon("slash"),
			),
			h(
				"button",
				{ class: "tool", type: "button", title: t("attach"), "aria-label": t("attach"), onclick: () => void attach() },
				icon("plus"),
			),
			h("textarea", {
				id: COMPOSER_ID,
				rows: "1",
				maxlength: "2000",
				placeholder: prompt,
				"aria-label": prompt,
				"aria-autocomplete": "list",
				"aria-controls": offers.length ? "offers" : undefined,
				"aria-activedescendant": offers.length ? `offer-${active}` : undefined,
				value: draft(),
				oninput: (event: Event) => {
					drafts.set(page.channelId, (event.target as HTMLTextAreaElement).value);
					active = 0;
					closedFor = "";
					redraw();
				},
				onkeydown: onKey,
				onclick: redraw,
			}),
			h(
				"button",
				{
					class: "tool send",
					type: "button",
					title: t("send"),
					"aria-label": t("send"),
					disabled: draft().trim() === "" && !attached.get(page.channelId)?.length,
					onclick: () => void send(),
				},
				icon("send"),
			),
		),
	);
}

function typingLine(): Child {
	const names = [...page.typing]
		.filter(([key, until]) => key.startsWith(`${page.channelId} `) && until > Date.now())
		.map(([key]) => nameOf(key.split(" ")[1]!));
	if (names.length === 0) return null;
	return h("p", { class: "typing" }, t(names.length > 1 ? "typingMany" : "typing", { name: names.join(", ") }));
}

function obstacleHere(): string | null {
	const here = place(page.channelId)!;
	const until = timedOutUntil();
	if (here.guildId !== HOME && until && until > now()) return t("timedOut", { time: shortTime(until) });
	if (here.canSend) return null;
	if (here.thread) return t(here.thread.locked ? "threadLocked" : "cannotWrite");
	const hasThreads = guild()?.threads.some((one) => one.parentId === here.id && !one.locked);
	return t(hasThreads ? "writeInThreads" : "cannotWrite");
}

/** The word before the cursor, where it may ask for suggestions. */
function wordAtCursor(): { word: string; from: number; to: number } {
	const text = draft();
	const to = document.activeElement === field() ? (field()?.selectionStart ?? text.length) : text.length;
	const from = Math.max(text.lastIndexOf(" ", to - 1), text.lastIndexOf("\n", to - 1)) + 1;
	return { word: text.slice(from, to), from, to };
}

function offersNow(): Offer[] {
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

const noCommand = (): boolean =>
	/^\/\S/.test(draft()) && draft() !== closedFor && matching(draft().slice(1)).length === 0;

function offerList(offers: readonly Offer[]): VNode {
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

async function attach(): Promise<void> {
	const { channelId } = page;
	for (const file of await chooseFiles(true)) {
		try {
			const read = await readFile(file);
			attached.set(channelId, [...(attached.get(channelId) ?? []), read].slice(0, 10));
		} catch {
			toast(t("tooLarge", { name: file.name }), "error");
		}
	}
	redraw();
	focusComposer();
}

function attachedBar(): Child {
	const files = attached.get(page.channelId) ?? [];
	if (files.length === 0) return null;
	const drop = (file: FileToSend) => () => {
		attached.set(
			page.channelId,
			files.filter((one) => one !== file),
		);
		redraw();
		focusComposer();
	};
	return h(
		"ul",
		{ class: "attached" },
		files.map((file) =>
			h(
				"li",
				{ class: "chip" },
				file.filename,
				h(
					"button",
					{ type: "button", "aria-label": t("unattach", { name: file.filename }), onclick: drop(file) },
					icon("close", 14),
				),
			),
		),
	);
}

function replyBar(): VNode {
	const stop = () => {
		page.replyTo = null;
		redraw();
		focusComposer();
	};
	return h(
		"div",
		{ class: "reply-bar" },
		icon("reply", 16),
		h("span", {}, t("replyingTo", { name: authorName(page.replyTo!) })),
		h(
			"button",
			{ class: "tool", type: "button", "aria-label": t("stopReply"), title: t("stopReply"), onclick: stop },
			icon("close", 16),
		),
	);
}

function startCommand(): void {
	closedFor = "";
	setDraft("/");
	focusComposer();
}

function onKey(event: KeyboardEvent): void {
	if (event.isComposing) return;
	// Not those last drawn: somebody may type and press Enter within one frame.
	const offers = offersNow();
	active = Math.min(active, Math.max(0, offers.length - 1));
	if (offers.length && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
		event.preventDefault();
		active = (active + (event.key === "ArrowDown" ? 1 : offers.length - 1)) % offers.length;
		redraw();
		requestAnimationFrame(() => document.getElementById(`offer-${active}`)?.scrollIntoView({ block: "nearest" }));
	} else if (offers.length && (event.key === "Enter" || event.key === "Tab") && !event.shiftKey) {
		event.preventDefault();
		offers[active]?.take();
	} else if (event.key === "Enter" && !event.shiftKey) {
		event.preventDefault();
		void send();
	} else if (event.key === "Escape") {
		if (offers.length) closedFor = draft();
		else page.replyTo = null;
		redraw();
	} else if (event.key === "ArrowUp" && draft() === "") {
		const own = history(page.channelId).items.findLast((one) => one.author.id === page.as && !one.flags);
		if (own) {
			event.preventDefault();
			startEdit(own);
		}
	}
}

async function send(): Promise<void> {
	const text = draft().trim();
	const { channelId, replyTo } = page;
	const files = attached.get(channelId) ?? [];
	if (text === "" && files.length === 0) return;
	let content = text;
	for (const [label, code] of [...mentions].sort((a, b) => b[0].length - a[0].length))
		content = content.replaceAll(label, code);
	page.replyTo = null;
	setDraft("");
	const sent = await perform(replyTo ? "reply" : "say", {
		channelId,
		content,
		...(files.length ? { files } : {}),
		...(replyTo ? { messageId: replyTo.id } : {}),
	});
	if (sent === undefined) {
		if (!drafts.get(channelId)) drafts.set(channelId, text);
		page.replyTo = replyTo;
		redraw();
	} else {
		mentions.clear();
		attached.delete(channelId);
		redraw();
	}
}
