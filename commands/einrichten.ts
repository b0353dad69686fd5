// /einrichten: from an empty server to the first article with its discussion, in one panel. What is done is seen from what
// holds; the panel itself is not stored anywhere.
import { type Answer, type ButtonAction, type Context, defineCommand, type Form } from "../src/discord/command.ts";
import { UserError } from "../src/errors.ts";
import { findFeed } from "../src/guild/feed-admin.ts";
import { acceptOffer, offered, offerFeeds } from "../src/guild/feed-offer.ts";
import { offerPreview } from "../src/guild/feed-view.ts";
import { plain, shorten } from "../src/guild/markdown.ts";
import { Refusal } from "../src/guild/platform.ts";
import { type Level, type SetupStep, setupSteps, teamProblems } from "../src/guild/setup.ts";
import { changeSettings } from "../src/guild/setup-changes.ts";
import { nextStep, setupView } from "../src/guild/setup-view.ts";
import { defineTexts, type Text, text } from "../src/texts.ts";

const texts = defineTexts({
	de: {
		note: "/einrichten",
		saved: "Gespeichert.",
		created: "Angelegt: <#{log}> und <#{review}>. Nur wer moderieren darf, sieht sie.",
		noRight:
			"Dafür fehlt mir das Recht „Kanäle verwalten“. Gib es mir unter Servereinstellungen → Rollen → meine Rolle (danach kannst du es wieder nehmen), oder lege die beiden Kanäle selbst an und wähle sie hier aus.",
		refused: "Discord lässt mich die Kanäle nicht anlegen: {why}. Lege sie selbst an und wähle sie hier aus.",
		logTopic: "Was Wortmeldung getan hat; nur fürs Team",
		reviewTopic: "Was auf eine Entscheidung wartet; nur fürs Team",
		unfit: "Dieser Kanal geht noch nicht:\n{problems}",
		everyone: "Diese Rolle haben alle. Wähle eine, die nur das Team hat.",
		wrongChannel:
			"In <#{channel}> kann ich keine Artikel veröffentlichen. Wähle einen Text-, Forums- oder Ankündigungskanal.",
		missing:
			"In <#{channel}> fehlen mir Rechte: {rights}. Gib sie mir in den Kanaleinstellungen unter „Berechtigungen“, dann wähle ihn noch einmal.",
		form: "Der erste Feed",
		address: "Adresse der Website oder des Feeds",
		addressHint: "Zum Beispiel zeitung.example; den Feed finde ich meist selbst.",
		choice: "Diese Seite bietet mehrere Feeds an. Welchen möchtest du?",
		add: "Feed hinzufügen",
		other: "Anderer Feed",
		added: "Feed hinzugefügt: **{title}** → <#{channel}>. Der neueste Artikel erscheint in den nächsten Sekunden.",
		watch: "Die Regeln beobachten ab sofort nur.",
		normal: "Die Regeln gelten ab sofort.",
		strict: "Die Regeln gelten ab sofort, und Neue schreiben über das Formular.",
	},
	en: {
		note: "/setup",
		saved: "Saved.",
		created: "Created: <#{log}> and <#{review}>. Only those who may moderate see them.",
		noRight:
			"For that I lack the permission “Manage Channels”. Give it to me under Server Settings → Roles → my role (you can take it back afterwards), or create both channels yourself and choose them here.",
		refused: "Discord does not let me create the channels: {why}. Create them yourself and choose them here.",
		logTopic: "What Wortmeldung has done; for the team only",
		reviewTopic: "What waits for a decision; for the team only",
		unfit: "This channel will not do yet:\n{problems}",
		everyone: "Everybody has this role. Choose one that only the team has.",
		wrongChannel: "I cannot post articles in <#{channel}>. Choose a text, forum or announcement channel.",
		missing:
			"I lack permissions in <#{channel}>: {rights}. Give them to me in the channel's settings under “Permissions”, then choose it again.",
		form: "The first feed",
		address: "Address of the website or feed",
		addressHint: "For example paper.example; I mostly find the feed myself.",
		choice: "This page offers several feeds. Which one would you like?",
		add: "Add feed",
		other: "Another feed",
		added: "Feed added: **{title}** → <#{channel}>. The newest article will appear within seconds.",
		watch: "From now on the rules only watch.",
		normal: "The rules hold from now on.",
		strict: "The rules hold from now on, and newcomers write through the form.",
	},
});

type Key = SetupStep["key"];
const button = (run: (context: Context) => Promise<Answer>): ButtonAction => ({ role: "admin", update: true, run });
const description = text(
	"In fünf Minuten: Kanäle, Rolle, erster Feed, Regeln, Rechte",
	"In five minutes: channels, role, first feed, rules, permissions",
);

export default defineCommand({
	english: "setup",
	description,
	role: "admin",
	action: { english: "setup", description, run: (context) => panel(context) },
	buttons: {
		schritt: button((context) => panel(context, { open: context.args[0] as Key })),
		prüfen: button((context) => panel(context, { open: "check" })),
		anlegen: button(create),
		team: button(chooseTeam),
		rolle: button(chooseRole),
		ohne: button(async (context) => {
			await change(context, { alertRole: undefined });
			return panel(context, { after: "role" });
		}),
		kanal: { role: "admin", form: askAddress },
		wahl: button(async (context) => {
			const [id = "", index = ""] = context.args;
			const { url, channel } = await offered(context.guild, id, Number(index));
			return preview(context, { url, channel, id, index: Number(index) });
		}),
		ja: button(async (context) => {
			const [id = "", index = ""] = context.args;
			const { guild, actor, t } = context;
			const { title, url, channel } = await acceptOffer(guild, id, Number(index), actor.id);
			return panel(context, { after: "feed", note: t(texts.added, { title: plain(title || url), channel }) });
		}),
		stufe: button(setLevel),
	},
	forms: { feed: { role: "admin", update: true, run: findIt } },
});

/** @param shown.open this step @param shown.after the next one to be done behind this one */
async function panel(
	{ guild, t }: Context,
	shown: { readonly open?: Key; readonly after?: Key; readonly note?: string } = {},
): Promise<Answer> {
	const steps = await setupSteps(guild, t);
	const known = steps.some(({ key }) => key === shown.open);
	return { view: setupView(guild, steps, known ? shown.open! : nextStep(steps, shown.after), t, shown.note) };
}

/** Sets channels and the role that is called; what is not named stays as it is. */
async function change(
	{ guild, actor, t }: Context,
	changed: { readonly log?: string; readonly review?: string; readonly alertRole?: string | undefined },
): Promise<void> {
	const { log, review, alertRole } = guild.config.channels;
	const all = Object.entries({ log, review, alertRole, ...changed });
	const changes = all.map(([key, value]) => ({ path: ["channels", key], value: value ?? undefined }));
	await changeSettings(guild, changes, actor, t(texts.note));
}

async function create(context: Context): Promise<Answer> {
	const { guild, t } = context;
	const { setup } = guild.platform;
	if (setup.lacks(["ManageChannels"]).length > 0) throw new UserError(texts.noRight);
	try {
		const log = await setup.createTeamChannel("protokoll", t(texts.logTopic));
		const review = await setup.createTeamChannel("moderation", t(texts.reviewTopic));
		await change(context, { log, review });
		return panel(context, { after: "channels", note: t(texts.created, { log, review }) });
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		throw new UserError(texts.refused, { why: plain(shorten(error.message, 200)) });
	}
}

async function chooseTeam(context: Context): Promise<Answer> {
	const { guild, args, values, t } = context;
	const [channel = ""] = values;
	const problems = teamProblems(guild, channel, t);
	if (problems.length > 0) throw new UserError(texts.unfit, { problems: problems.map((one) => `- ${one}`).join("\n") });
	await change(context, args[0] === "log" ? { log: channel } : { review: channel });
	const { log, review } = guild.channels();
	return panel(context, { ...(log && review ? { after: "channels" } : { open: "channels" }), note: t(texts.saved) });
}

async function chooseRole(context: Context): Promise<Answer> {
	const [alertRole = ""] = context.values;
	// Discord gives the role that everybody has the server's own id.
	if (alertRole === context.guild.id) throw new UserError(texts.everyone);
	await change(context, { alertRole });
	return panel(context, { after: "role", note: context.t(texts.saved) });
}

/** The window that asks for the website, where articles can go into the channel that was chosen. */
async function askAddress({ guild, values, t }: Context): Promise<Form> {
	const [channel = ""] = values;
	checkChannel(guild, channel, t);
	return {
		id: `einrichten:feed:${channel}`,
		title: t(texts.form),
		fields: [
			{
				type: "text",
				id: "adresse",
				label: t(texts.address),
				description: t(texts.addressHint),
				required: true,
				min: 4,
				max: 2_000,
			},
		],
	};
}

function checkChannel(guild: Context["guild"], wanted: string, t: Context["t"]): void {
	const channel = guild.platform.channel(wanted);
	if (!channel || channel.kind === "thread" || channel.kind === "other")
		throw new UserError(texts.wrongChannel, { channel: wanted });
	if (channel.missing.length === 0) return;
	const rights = channel.missing.map((right) => `„${t(right as Text<never>)}“`).join(", ");
	throw new UserError(texts.missing, { channel: channel.id, rights });
}

async function findIt(context: Context): Promise<Answer> {
	const { guild, args, fields, actor, t } = context;
	const [channel = ""] = args;
	checkChannel(guild, channel, t);
	const given = (fields.adresse ?? "").trim();
	const found = await findFeed(guild.desk, /^[a-z]+:\/\//i.test(given) ? given : `https://${given}`);
	const candidates =
		found.type === "feed" ? [{ url: found.url, title: found.feed.title }] : found.candidates.slice(0, 15);
	const feeds = candidates.map(({ url, title }) => ({ url, title }));
	const id = await offerFeeds(guild, { channel, by: actor.id, feeds });
	if (found.type === "feed") return preview(context, { url: found.url, channel, id, index: 0 });
	const buttons = feeds.map(({ title, url }, index) => ({
		id: `einrichten:wahl:${id}:${index}`,
		label: shorten(`${index + 1}. ${title || url}`, 80),
	}));
	const lines = feeds.map(({ url, title }, i) => `${i + 1}. ${plain(title)}\n\`${url.replaceAll("`", "%60")}\``);
	const rows = [0, 5, 10].map((from) => buttons.slice(from, from + 5));
	return {
		view: {
			sections: [{ body: [t(texts.choice), ...lines].join("\n") }],
			buttons: [...rows, [{ id: "einrichten:schritt:feed", label: t(texts.other) }]],
		},
	};
}

async function preview(
	{ guild, t }: Context,
	offer: { url: string; channel: string; id: string; index: number },
): Promise<Answer> {
	return {
		view: {
			...(await offerPreview(guild, offer, t)),
			buttons: [
				[
					{ id: `einrichten:ja:${offer.id}:${offer.index}`, label: t(texts.add), style: "success" },
					{ id: "einrichten:schritt:feed", label: t(texts.other) },
				],
			],
		},
	};
}

const LEVELS: Readonly<Record<Level, { readonly rules: "watch" | undefined; readonly comments: string }>> = {
	watch: { rules: "watch", comments: "open" },
	normal: { rules: undefined, comments: "open" },
	strict: { rules: undefined, comments: "newcomers" },
};

async function setLevel(context: Context): Promise<Answer> {
	const { guild, args, actor, t } = context;
	const level = args[0] as Level;
	if (!Object.hasOwn(LEVELS, level)) return panel(context);
	const { rules, comments } = LEVELS[level];
	const changes = [
		...guild.config.rules.map((_, i) => ({ path: ["rules", i, "mode"], value: rules })),
		{ path: ["discussion", "comments", "mode"], value: comments },
	];
	await changeSettings(guild, changes, actor, t(texts.note));
	return panel(context, { after: "rules", note: t(texts[level]) });
}
