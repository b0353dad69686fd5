// The panel of /einrichten: five steps as they stand now, and one of them open with what one can do there.
import { defineTexts, type Say } from "../texts.ts";
import type { Guild } from "./guild.ts";
import { levelOf, type SetupStep, type StepState } from "./setup.ts";
import type { Button, Section, Select, View } from "./view.ts";

const texts = defineTexts({
	de: {
		title: "Wortmeldung einrichten",
		intro:
			"Fünf Schritte, etwa fünf Minuten. Alles lässt sich später ändern; `/einstellungen verlauf` zeigt, was sich wann geändert hat.",
		channels: "Kanäle",
		role: "Wer gerufen wird",
		feed: "Der erste Feed",
		rules: "Regeln",
		check: "Prüfen",
		channelsWhat:
			"Ich brauche zwei Kanäle, die nur das Team sieht: einen für das **Protokoll** (was ich getan habe) und einen für die **Moderation** (was auf einen Menschen wartet). Lass mich beide anlegen, oder wähle eigene; es darf auch derselbe sein.",
		roleWhat:
			"Bei Drohungen und Störungen rufe ich diese Rolle im Moderationskanal. Ohne Rolle liegt die Karte dort, ohne dass jemand gerufen wird.",
		feedWhat:
			"Wähle den Kanal, in dem die Artikel erscheinen sollen. Danach nennst du mir die Website; ich suche den Feed und zeige dir eine Vorschau.",
		rulesWhat:
			"**Nur beobachten:** Ich tue nichts und halte fest, was ich getan hätte; gut für die ersten Tage.\n**Normal:** Die Regeln gelten. Was sie entfernen, wird begründet, und dagegen gibt es Einspruch.\n**Streng:** Dazu schreiben Neue über das Formular; ihr Text wird geprüft, bevor er erscheint.\nWas die Regeln im Einzelnen sagen: `/regeln`.",
		checkFine: "Ich habe alle Rechte, die ich für das brauche, was eingestellt ist.",
		checkWhat: "Das fehlt noch. Wenn du es geändert hast, prüfe noch einmal:",
		create: "Beide für mich anlegen",
		pickLog: "Kanal für das Protokoll wählen",
		pickReview: "Kanal für die Moderation wählen",
		pickRole: "Rolle wählen",
		noRole: "Ohne Rolle weiter",
		pickFeed: "Kanal für die Artikel wählen",
		watch: "Nur beobachten",
		normal: "Normal",
		strict: "Streng",
		again: "Noch einmal prüfen",
		done: "Fertig. Probier es aus:",
		try: "1. Öffne unter dem neuesten Artikel „Schreibe einen Kommentar“ und schreib etwas.\n2. Lass jemanden ohne Moderationsrechte dort etwas schreiben, was eine Regel trifft, zum Beispiel „Du bist so ein Idiot.“ Der Kommentar verschwindet, und er oder sie erfährt, warum. (Wer moderieren darf, ist von den Regeln ausgenommen.)\n3. Sieh im Protokoll und in `/warteschlange` nach, was geschehen ist.\n4. `/regeln` zeigt die Regeln, `/statistik` die Zahlen, `/hilfe` alles Übrige.",
	},
	en: {
		title: "Set Wortmeldung up",
		intro:
			"Five steps, about five minutes. Everything can be changed later; `/settings history` shows what changed and when.",
		channels: "Channels",
		role: "Who is called",
		feed: "The first feed",
		rules: "Rules",
		check: "Check",
		channelsWhat:
			"I need two channels that only the team sees: one for the **log** (what I have done) and one for **moderation** (what waits for a person). Let me create both, or choose your own; it may be the same one.",
		roleWhat:
			"For threats and breakdowns I call this role in the moderation channel. Without a role the card lies there and nobody is called.",
		feedWhat:
			"Choose the channel in which the articles are to appear. Then tell me the website; I look for the feed and show you a preview.",
		rulesWhat:
			"**Only watch:** I do nothing and note what I would have done; good for the first days.\n**Normal:** the rules hold. What they remove is given reasons, and there is an objection against it.\n**Strict:** besides, newcomers write through the form; their text is checked before it appears.\nWhat the rules say in detail: `/rules`.",
		checkFine: "I have every permission that I need for what is set up.",
		checkWhat: "This is still missing. When you have changed it, check again:",
		create: "Create both for me",
		pickLog: "Choose the channel for the log",
		pickReview: "Choose the channel for moderation",
		pickRole: "Choose a role",
		noRole: "Go on without a role",
		pickFeed: "Choose the channel for the articles",
		watch: "Only watch",
		normal: "Normal",
		strict: "Strict",
		again: "Check again",
		done: "Done. Try it:",
		try: "1. Open “Schreibe einen Kommentar” under the newest article and write something.\n2. Let somebody without moderation rights write something there that a rule hits, such as “Du bist so ein Idiot.” The comment disappears, and they learn why. (Whoever may moderate is exempt from the rules.)\n3. See in the log and in `/queue` what has happened.\n4. `/rules` shows the rules, `/statistics` the figures, `/help` everything else.",
	},
});

const MARK: Record<StepState, string> = { done: "✅", left: "➖", open: "❌" };

type Key = SetupStep["key"];

/** Where to go on: the first step behind this one that is to be done, else the first of all, else the last. */
export function nextStep(steps: readonly SetupStep[], after?: Key): Key {
	const from = steps.findIndex(({ key }) => key === after) + 1;
	const inOrder = [...steps.slice(from), ...steps.slice(0, from)];
	return (inOrder.find(({ state }) => state === "open") ?? steps.at(-1)!).key;
}

/** @param open the step whose controls are shown @param note what has just happened */
export function setupView(guild: Guild, steps: readonly SetupStep[], open: Key, t: Say, note = ""): View {
	const lines = steps.map(({ key, state, summary }, i) => `${MARK[state]} **${i + 1}. ${t(texts[key])}**: ${summary}`);
	const step = steps.find(({ key }) => key === open) ?? steps[0]!;
	const finished = steps.every(({ state }) => state !== "open");
	const number = steps.indexOf(step) + 1;
	const here = CONTROLS[step.key](guild, t);
	const sections: Section[] = [
		{ title: t(texts.title), body: [t(texts.intro), "", ...lines].join("\n") },
		{
			title: `${number}. ${t(texts[step.key])}`,
			body: [what(step, t), ...step.problems.map((problem) => `- ${problem}`)].join("\n"),
			tone: step.state === "open" ? "warning" : "good",
		},
		...(finished ? [{ title: t(texts.done), body: t(texts.try), tone: "good" as const }] : []),
	];
	const tabs = steps.map(
		({ key }, i): Button => ({
			id: `einrichten:schritt:${key}`,
			label: `${i + 1}. ${t(texts[key])}`,
			style: key === step.key ? "primary" : "secondary",
		}),
	);
	const buttons = here.buttons.length > 0 ? [tabs, here.buttons] : [tabs];
	return { ...(note ? { text: note } : {}), sections, buttons, selects: here.selects };
}

function what({ key, problems }: SetupStep, t: Say): string {
	if (key === "check") return t(problems.length > 0 ? texts.checkWhat : texts.checkFine);
	const said = { channels: texts.channelsWhat, role: texts.roleWhat, feed: texts.feedWhat, rules: texts.rulesWhat };
	return t(said[key]);
}

interface Controls {
	readonly buttons: readonly Button[];
	readonly selects: readonly Select[];
}

const CONTROLS: Readonly<Record<Key, (guild: Guild, t: Say) => Controls>> = {
	channels: (_, t) => ({
		buttons: [{ id: "einrichten:anlegen", label: t(texts.create), style: "success" }],
		selects: [
			{ id: "einrichten:team:log", of: "channels", placeholder: t(texts.pickLog) },
			{ id: "einrichten:team:review", of: "channels", placeholder: t(texts.pickReview) },
		],
	}),
	role: (_, t) => ({
		buttons: [{ id: "einrichten:ohne", label: t(texts.noRole) }],
		selects: [{ id: "einrichten:rolle", of: "roles", placeholder: t(texts.pickRole) }],
	}),
	feed: (_, t) => ({
		buttons: [],
		selects: [{ id: "einrichten:kanal", of: "channels", placeholder: t(texts.pickFeed) }],
	}),
	rules: (guild, t) => ({
		buttons: (["watch", "normal", "strict"] as const).map((level) => ({
			id: `einrichten:stufe:${level}`,
			label: t(texts[level]),
			disabled: levelOf(guild) === level,
		})),
		selects: [],
	}),
	check: (_, t) => ({
		buttons: [{ id: "einrichten:prüfen", label: t(texts.again), style: "success" }],
		selects: [],
	}),
};
